//! Numbers for people, and receipts. A receipt's secret is made from the installation's key whenever it is asked for;
//! nothing secret is stored.

use base::{Id, Problem, Time};
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::city::Rules;
use super::model::CaseId;
use crate::platform::vault::Vault;
use crate::platform::{Ctx, nouns};

/// Prefix, day and serial number: `CH20260302-000123`.
pub fn number(prefix: &str, zone: &TimeZone, now: Time, serial: i64) -> String {
    let day = zone.to_datetime(now.timestamp()).date();
    format!("{prefix}{}{:02}{:02}-{serial:06}", day.year(), day.month(), day.day())
}

/// How the title of every exercise begins, so that nobody takes it for real wherever it is told.
pub const DRILL_TITLE: &str = concat!("【演练 ", "DRILL", "】");

/// The next number. Exercises have a series of their own, marked by an X after the prefix: they leave no gap among real ones.
pub async fn next_number(ctx: &Ctx, rules: &Rules, drill: bool) -> Result<String, Problem> {
    let pack = &rules.pack;
    let (prefix, series) =
        if drill { (format!("{}X", pack.prefix), "drills") } else { (pack.prefix.clone(), "cases") };
    Ok(number(&prefix, pack.calendar.zone(), ctx.now(), ctx.serial(series).await?))
}

/// What the reporter keeps: with it, and without an account, he follows his case.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    /// The case's number.
    pub code: String,
    pub secret: String,
    /// `/r/<code>.<secret>`
    pub link: String,
}

impl Receipt {
    pub fn new(vault: &Vault, number: &str) -> Receipt {
        let secret = vault.secret(&subject(number));
        Receipt { code: number.to_owned(), link: format!("/r/{number}.{secret}"), secret }
    }

    /// The number in `<code>.<secret>`, if the secret is right.
    pub fn open<'a>(vault: &Vault, given: &'a str) -> Option<&'a str> {
        let (number, secret) = given.trim().split_once('.')?;
        vault.is_secret(&subject(number), secret).then_some(number)
    }
}

fn subject(number: &str) -> String {
    format!("receipt/{number}")
}

/// What the handler sees instead of the reporter. The same for one case always, different for each case.
pub fn pseudonym(vault: &Vault, case: CaseId) -> String {
    let mac = vault.mac(&format!("pseudonym/{case}"));
    format!("R-{:04}", u16::from_be_bytes([mac[0], mac[1]]) % 10_000)
}

/// What the desk sees instead of a neighbour who has the same.
pub fn neighbour_pseudonym(vault: &Vault, join: Id<nouns::Join>) -> String {
    let mac = vault.mac(&format!("pseudonym/join/{join}"));
    format!("N-{:04}", u16::from_be_bytes([mac[0], mac[1]]) % 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::vault::Suite;

    #[test]
    fn only_the_right_secret_opens() {
        let vault = Vault::new(Suite::Intl, &[3; 32]);
        let number = number("CH", &TimeZone::UTC, Time(1_772_416_800_000_000), 7);
        assert_eq!(number, "CH20260302-000007");
        let receipt = Receipt::new(&vault, &number);
        assert_eq!(
            Receipt::open(&vault, &format!("{}.{}", receipt.code, receipt.secret)),
            Some("CH20260302-000007")
        );
        assert_eq!(Receipt::open(&vault, &format!("CH20260302-000008.{}", receipt.secret)), None);
        assert_eq!(Receipt::open(&vault, "nonsense"), None);
    }
}
