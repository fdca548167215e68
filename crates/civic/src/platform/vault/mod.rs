//! The secrets of this installation, derived from one key file: receipts and fingerprints (HMAC), sealed personal data (GCM), digests.
//!
//! Which algorithms stand behind these words is the [`Suite`] that was chosen with the key. The key never enters the database; a
//! backup without it cannot be read.

mod key;
#[cfg(test)]
mod known_answers;
mod suite;

use std::path::Path;

use base::Random;
use data_encoding::BASE32_NOPAD;

use key::Key;
pub use key::{FILE, KeyError};
pub use suite::{Provider, Suite};

/// Holder of the installation's key.
pub struct Vault {
    suite: Suite,
    mac_key: [u8; 32],
    seal_key: [u8; 32],
}

impl Vault {
    /// Derives the working keys from the 32 bytes of the key file.
    pub fn new(suite: Suite, master: &[u8; 32]) -> Vault {
        let derive = |label: &str| suite.provider().mac(master, label.as_bytes());
        Vault { suite, mac_key: derive("mac"), seal_key: derive("seal") }
    }

    /// The vault of the key in this folder, `None` where there is none yet; changes nothing. Refuses a key of another suite.
    pub fn find(folder: &Path, suite: Suite) -> Result<Option<Vault>, KeyError> {
        let Some(key) = Key::read(folder)? else { return Ok(None) };
        if key.suite != suite {
            return Err(KeyError::OtherSuite { made_for: key.suite, asked: suite });
        }
        Ok(Some(Vault::new(suite, &key.bytes)))
    }

    /// The same; makes the key, readable by its owner only, at the first start.
    pub fn open(folder: &Path, suite: Suite, random: &dyn Random) -> Result<Vault, KeyError> {
        match Vault::find(folder, suite)? {
            Some(vault) => Ok(vault),
            None => Ok(Vault::new(suite, &Key::make(folder, suite, random)?.bytes)),
        }
    }

    /// The suite of this installation.
    pub fn suite(&self) -> Suite {
        self.suite
    }

    /// 26 characters that only this installation can make for `what` (130 of the 256 bits of the fingerprint).
    pub fn secret(&self, what: &str) -> String {
        let mut text = BASE32_NOPAD.encode(&self.mac(what)).to_ascii_lowercase();
        text.truncate(26);
        text
    }

    /// Compares in constant time.
    pub fn is_secret(&self, what: &str, given: &str) -> bool {
        let want = self.secret(what);
        want.len() == given.len()
            && want.bytes().zip(given.bytes()).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0
    }

    /// A keyed fingerprint: equal inputs are recognised, the input cannot be guessed without the key.
    pub fn mac(&self, what: &str) -> [u8; 32] {
        self.suite.provider().mac(&self.mac_key, what.as_bytes())
    }

    /// Seals personal data; `context` (table and row) is bound to it, so that it cannot be moved to another row.
    pub fn seal(&self, random: &dyn Random, context: &str, plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0u8; 12];
        random.fill(&mut nonce);
        let sealed = self.suite.provider().seal(&self.seal_key, nonce, context.as_bytes(), plain);
        [&[self.suite.mark()], nonce.as_slice(), sealed.as_slice()].concat()
    }

    /// `None` when the value was made with another key or suite or for another context, or was changed.
    pub fn open_sealed(&self, context: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (&mark, rest) = sealed.split_first()?;
        if mark != self.suite.mark() {
            return None;
        }
        let (nonce, body) = rest.split_first_chunk::<12>()?;
        self.suite.provider().open(&self.seal_key, *nonce, context.as_bytes(), body)
    }

    /// The digest of a bearer token: what the database keeps instead of the token. It needs no key, the token is long and random.
    pub fn token_hash(&self, token: &str) -> Vec<u8> {
        self.suite.provider().digest(&[token.as_bytes()]).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SystemRandom;

    #[test]
    fn sealed_data_opens_only_in_its_place() {
        for (suite, other) in [(Suite::Intl, Suite::Gm), (Suite::Gm, Suite::Intl)] {
            let vault = Vault::new(suite, &[7; 32]);
            let sealed = vault.seal(&SystemRandom, "case_reporters/1", "13800000000".as_bytes());
            assert_eq!(sealed[0], suite.mark());
            assert_eq!(sealed.len(), 1 + 12 + 11 + 16);
            assert_eq!(vault.open_sealed("case_reporters/1", &sealed).unwrap(), b"13800000000");
            assert_eq!(vault.open_sealed("case_reporters/2", &sealed), None);
            assert_eq!(Vault::new(suite, &[8; 32]).open_sealed("case_reporters/1", &sealed), None);
            assert_eq!(Vault::new(other, &[7; 32]).open_sealed("case_reporters/1", &sealed), None);
            assert_eq!(vault.open_sealed("case_reporters/1", &[]), None);
            for at in 0..sealed.len() {
                let mut changed = sealed.clone();
                changed[at] ^= 1;
                assert_eq!(vault.open_sealed("case_reporters/1", &changed), None, "byte {at}");
            }
        }
    }

    #[test]
    fn secrets_are_made_again_not_stored() {
        for suite in Suite::ALL {
            let vault = Vault::new(suite, &[7; 32]);
            let secret = vault.secret("receipt/1");
            assert_eq!(secret.len(), 26);
            assert!(vault.is_secret("receipt/1", &secret));
            assert!(!vault.is_secret("receipt/2", &secret));
            assert!(!vault.is_secret("receipt/1", ""));
        }
    }

    #[test]
    fn nothing_of_one_suite_fits_the_other() {
        let [intl, gm] = Suite::ALL.map(|suite| Vault::new(suite, &[7; 32]));
        assert_ne!(intl.secret("receipt/1"), gm.secret("receipt/1"));
        assert_ne!(intl.mac("sign_in/li"), gm.mac("sign_in/li"));
        assert_ne!(intl.token_hash("a token"), gm.token_hash("a token"));
    }

    /// Made by the version that knew one suite only: what such an installation sealed opens, and its receipts are good.
    #[test]
    fn a_key_file_from_before_there_was_a_choice_goes_on_working() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), [7; 32]).unwrap();
        let vault = Vault::find(folder.path(), Suite::Intl).unwrap().unwrap();
        assert_eq!(vault.secret("receipt/1"), "qwexfjzvmwfa2xur6s2sg2zfvf");
        let sealed = data_encoding::HEXLOWER
            .decode(b"01000102030405060708090a0b03daac6f17e6bfcf0474953cacb17cfe19c347e874112e334fc8f8")
            .unwrap();
        assert_eq!(vault.open_sealed("case_reporters/1", &sealed).unwrap(), b"13800000000");
        assert_eq!(std::fs::read(folder.path().join(FILE)).unwrap(), [7; 32]);
    }

    #[test]
    fn a_key_of_one_suite_refuses_the_other() {
        for (suite, other) in [(Suite::Intl, Suite::Gm), (Suite::Gm, Suite::Intl)] {
            let folder = tempfile::tempdir().unwrap();
            let secret = Vault::open(folder.path(), suite, &SystemRandom).unwrap().secret("receipt/1");
            let file = std::fs::read(folder.path().join(FILE)).unwrap();
            let refused = Vault::open(folder.path(), other, &SystemRandom).err().unwrap();
            assert!(
                matches!(refused, KeyError::OtherSuite { made_for, asked } if (made_for, asked) == (suite, other))
            );
            let said = refused.to_string();
            assert!(
                said.contains(&format!("设为 \"{suite}\""))
                    && said.contains(&format!("set security.suite to \"{suite}\""))
            );
            assert_eq!(std::fs::read(folder.path().join(FILE)).unwrap(), file);
            assert_eq!(Vault::find(folder.path(), suite).unwrap().unwrap().secret("receipt/1"), secret);
        }
    }
}
