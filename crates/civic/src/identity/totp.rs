//! The authenticator as a second factor: time-based one-time codes (RFC 6238: SHA-1, 6 digits, 30 s, one step of grace) and recovery codes.

use base::{Id, Problem, Random, Time, problem};
use data_encoding::{BASE32, BASE32_NOPAD};
use totp_rs::{Builder, Totp};

use crate::platform::nouns::Account;
use crate::platform::vault::Vault;

/// 160 bits, as RFC 4226 §4 recommends.
const SECRET_BYTES: usize = 20;
const RECOVERY_CODES: usize = 10;
const ISSUER: &str = "Liandong";

/// A fresh secret.
pub fn fresh(random: &dyn Random) -> Vec<u8> {
    let mut secret = vec![0; SECRET_BYTES];
    random.fill(&mut secret);
    secret
}

/// The secret as people type it into an authenticator.
pub fn as_text(secret: &[u8]) -> String {
    BASE32_NOPAD.encode(secret)
}

/// The `otpauth://` address that an authenticator reads from a picture.
pub fn url(secret: &[u8], name: &str) -> Result<String, Problem> {
    let otp =
        Builder::new().with_secret(secret.to_vec()).with_account_name(name).with_issuer(Some(ISSUER)).build();
    otp.and_then(|otp| otp.to_url()).map_err(|error| {
        tracing::error!(%error, "no otpauth address");
        problem::INTERNAL.problem()
    })
}

/// The time step whose code this is, if it is one of now. The caller refuses a step that was used before.
pub fn step(secret: &[u8], code: &str, now: Time) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let seconds = u64::try_from(now.millis() / 1000).ok()?;
    let digits = code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| otp(secret)?.check(&code, seconds)).flatten().and_then(|step| i64::try_from(step).ok())
}

fn otp(secret: &[u8]) -> Option<Totp> {
    Builder::new().with_secret(secret.to_vec()).build().ok()
}

/// Seals a secret for its account.
pub fn seal(vault: &Vault, random: &dyn Random, account: Id<Account>, secret: &[u8]) -> Vec<u8> {
    vault.seal(random, &context(account), secret)
}

pub fn open(vault: &Vault, account: Id<Account>, sealed: &[u8]) -> Option<Vec<u8>> {
    vault.open_sealed(&context(account), sealed)
}

fn context(account: Id<Account>) -> String {
    format!("accounts/{account}/totp")
}

/// Codes for the day when the authenticator is lost, each good once: 80 random bits in groups of four.
pub fn recovery_codes(random: &dyn Random) -> Vec<String> {
    let one = || {
        let mut bytes = [0u8; 10];
        random.fill(&mut bytes);
        let text = BASE32.encode(&bytes).to_ascii_lowercase();
        text.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
    };
    (0..RECOVERY_CODES).map(|_| one()).collect()
}

/// What is kept of recovery codes.
pub fn recovery_hashes(vault: &Vault, codes: &[String]) -> Vec<Vec<u8>> {
    codes.iter().map(|code| recovery_hash(vault, code)).collect()
}

/// What is kept of a recovery code, however it was typed.
pub fn recovery_hash(vault: &Vault, code: &str) -> Vec<u8> {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    vault.token_hash(&plain.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::vault::Suite;

    /// RFC 6238 appendix B, the last six of its eight digits.
    #[test]
    fn known_answers() {
        let secret = b"12345678901234567890";
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(step(secret, code, Time(seconds * 1_000_000)), Some(seconds / 30), "{code}");
        }
        assert_eq!(step(secret, "287 082", Time(59_000_000)), Some(1), "spaces are for the eye");
        assert_eq!(step(secret, "287082", Time(200_000_000)), None);
        assert_eq!(step(secret, "94287082", Time(59_000_000)), None);
    }

    #[test]
    fn recovery_codes_are_known_however_typed() {
        let codes = recovery_codes(&base::SystemRandom);
        assert_eq!((codes.len(), codes[0].len()), (10, 19));
        let vault = Vault::new(Suite::Intl, &[7; 32]);
        let typed = codes[0].replace('-', " ").to_uppercase();
        assert_eq!(recovery_hash(&vault, &codes[0]), recovery_hash(&vault, &typed));
    }
}
