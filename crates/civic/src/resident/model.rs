//! Telephone numbers and codes. Pure.

use base::{Code, Id, Kind, Problem, Random, Time, time::Span};

use crate::platform::nouns;
use crate::platform::vault::Vault;

pub type ResidentId = Id<nouns::Resident>;

/// How long a code is good.
pub const CODE_LIFE: Span = Span::minutes(5);
/// Between two codes to one number.
pub const PAUSE: Span = Span::minutes(1);
/// How many codes a number gets in a day.
pub const DAILY: u32 = 10;
/// Wrong tries after which a code is no longer good.
pub const TRIES: u32 = 5;
/// How long somebody stays signed in.
pub const SESSION: Span = Span::days(90);

pub static BAD_PHONE: Code = Code::new(
    Kind::Invalid,
    "resident.bad_phone",
    "这不像电话号码。",
    "That does not look like a telephone number.",
);
/// One answer for a wrong code, an old one, a used one and none at all.
pub static BAD_CODE: Code = Code::new(
    Kind::Invalid,
    "resident.bad_code",
    "验证码不对或已失效，请核对，或重新获取。",
    "That code is wrong or no longer good; check it, or ask for a new one.",
);

/// A number in one spelling: digits, with `+` before a foreign country's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    pub fn read(text: &str) -> Result<Phone, Problem> {
        let plain: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')')).collect();
        let plain = plain.strip_prefix("+86").or_else(|| plain.strip_prefix("0086")).unwrap_or(&plain);
        let digits = plain.strip_prefix('+').unwrap_or(plain);
        if (6..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(Phone(plain.to_owned()));
        }
        Err(BAD_PHONE.problem().field("/phone", base::Text::new(BAD_PHONE.zh, BAD_PHONE.en)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// To find it again without keeping it.
    pub fn hash(&self, vault: &Vault) -> [u8; 32] {
        vault.mac(&format!("resident/phone/{}", self.0))
    }

    /// As it is shown to its owner: enough to know it again.
    pub fn masked(&self) -> String {
        let (first, last) = (self.0.len().min(3), self.0.len() - 2);
        format!("{}****{}", &self.0[..first], &self.0[last..])
    }

    pub fn opened(plain: Vec<u8>) -> Option<Phone> {
        String::from_utf8(plain).ok().map(Phone)
    }
}

/// Six digits, each value as likely as any other.
pub fn fresh_code(random: &dyn Random) -> String {
    loop {
        let mut bytes = [0u8; 4];
        random.fill(&mut bytes);
        let number = u32::from_be_bytes(bytes);
        // Above this the rest would favour small numbers.
        if number < u32::MAX / 1_000_000 * 1_000_000 {
            return format!("{:06}", number % 1_000_000);
        }
    }
}

pub fn code_hash(vault: &Vault, phone: &Phone, code: &str) -> [u8; 32] {
    vault.mac(&format!("resident/code/{}/{code}", phone.as_str()))
}

/// What is known of the code that was last sent to a number.
#[derive(Clone, Debug)]
pub struct Sent {
    pub code_hash: Vec<u8>,
    pub sent_at: Time,
    pub expires_at: Time,
    pub since: Time,
    pub sent: u32,
}

impl Sent {
    /// How long to wait before another one may be sent; nothing means now.
    pub fn wait(&self, now: Time) -> Option<Span> {
        let pause = self.sent_at + PAUSE - now;
        let day = self.since + Span::days(1) - now;
        let daily = if self.sent >= DAILY { day } else { Span::ZERO };
        Some(pause.max(daily)).filter(|wait| *wait > Span::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::clock::SeededRandom;

    #[test]
    fn a_number_has_one_spelling() {
        for text in ["13800000000", "138-0000-0000", "+86 138 0000 0000", "0086 13800000000"] {
            assert_eq!(Phone::read(text).unwrap().as_str(), "13800000000", "{text}");
        }
        assert_eq!(Phone::read("+44 20 7946 0000").unwrap().as_str(), "+442079460000");
        assert_eq!(Phone::read("13800000000").unwrap().masked(), "138****00");
        for text in [
            "",
            "12345",
            "1380000000x",
            "../../etc/passwd",
            "1380000000013800",
            "+",
            "１３８００００００００",
        ] {
            assert!(Phone::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn codes_are_six_digits_and_differ() {
        let random = SeededRandom::new(1);
        let codes: Vec<_> = (0..200).map(|_| fresh_code(&random)).collect();
        assert!(codes.iter().all(|code| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())));
        let distinct: std::collections::BTreeSet<_> = codes.iter().collect();
        assert!(distinct.len() > 190);
    }

    #[test]
    fn the_pause_grows_to_the_end_of_the_day() {
        let now = Time(0) + Span::hours(5);
        let sent = |sent, ago| Sent {
            code_hash: Vec::new(),
            sent_at: now - ago,
            expires_at: now,
            since: Time(0),
            sent,
        };
        assert_eq!(sent(1, Span::seconds(10)).wait(now), Some(Span::seconds(50)));
        assert_eq!(sent(1, Span::seconds(60)).wait(now), None);
        assert_eq!(sent(DAILY, Span::seconds(60)).wait(now), Some(Span::hours(19)));
    }
}
