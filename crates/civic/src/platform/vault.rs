//! The secrets of this installation, derived from one key file: receipts (HMAC-SHA256) and sealed personal data (AES-256-GCM).
//!
//! The key never enters the database; a backup without it cannot be read.

use std::path::Path;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base::Random;
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// Suite id written in front of each sealed value, so that other suites can be added beside it.
const SUITE_AES_GCM: u8 = 1;

/// Holder of the installation's key.
pub struct Vault {
    mac_key: [u8; 32],
    cipher: Aes256Gcm,
}

impl Vault {
    /// Derives the working keys from the 32 bytes of the key file.
    pub fn new(master: &[u8; 32]) -> Vault {
        let derive = |label: &str| -> [u8; 32] {
            let mut mac =
                <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(master).expect("any key length will do");
            mac.update(label.as_bytes());
            mac.finalize().into_bytes().into()
        };
        Vault { mac_key: derive("mac"), cipher: Aes256Gcm::new(&derive("seal").into()) }
    }

    /// Reads `instance.key` in the data folder; makes it, readable by its owner only, at the first start.
    pub fn open(folder: &Path, random: &dyn Random) -> std::io::Result<Vault> {
        let path = folder.join("instance.key");
        let mut key = [0u8; 32];
        match std::fs::read(&path) {
            Ok(bytes) => {
                key = bytes.try_into().map_err(|_| {
                    std::io::Error::new(
                        std::io::ErrorKind::InvalidData,
                        "instance.key must hold exactly 32 bytes",
                    )
                })?;
            }
            Err(missing) if missing.kind() == std::io::ErrorKind::NotFound => {
                random.fill(&mut key);
                write_private(&path, &key)?;
            }
            Err(other) => return Err(other),
        }
        Ok(Vault::new(&key))
    }

    /// 26 characters that only this installation can make for `what` (130 of the 256 bits of the HMAC).
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
        let mut mac =
            <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.mac_key).expect("any key length will do");
        mac.update(what.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// Seals personal data; `context` (table and row) is bound to it, so that it cannot be moved to another row.
    pub fn seal(&self, random: &dyn Random, context: &str, plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0u8; 12];
        random.fill(&mut nonce);
        let payload = Payload { msg: plain, aad: context.as_bytes() };
        let sealed =
            self.cipher.encrypt(&Nonce::from(nonce), payload).expect("AES-GCM takes messages of this size");
        [&[SUITE_AES_GCM], nonce.as_slice(), sealed.as_slice()].concat()
    }

    /// `None` when the value was made with another key or for another context, or was changed.
    pub fn open_sealed(&self, context: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (&suite, rest) = sealed.split_first()?;
        if suite != SUITE_AES_GCM {
            return None;
        }
        let (nonce, body) = rest.split_first_chunk::<12>()?;
        self.cipher.decrypt(&Nonce::from(*nonce), Payload { msg: body, aad: context.as_bytes() }).ok()
    }
}

/// SHA-256 of a bearer token: what the database keeps instead of the token.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SystemRandom;

    #[test]
    fn sealed_data_opens_only_in_its_place() {
        let vault = Vault::new(&[7; 32]);
        let sealed = vault.seal(&SystemRandom, "case_reporters/1", "13800000000".as_bytes());
        assert_eq!(vault.open_sealed("case_reporters/1", &sealed).unwrap(), b"13800000000");
        assert_eq!(vault.open_sealed("case_reporters/2", &sealed), None);
        assert_eq!(Vault::new(&[8; 32]).open_sealed("case_reporters/1", &sealed), None);
        assert_eq!(vault.open_sealed("case_reporters/1", &[]), None);
    }

    #[test]
    fn secrets_are_made_again_not_stored() {
        let vault = Vault::new(&[7; 32]);
        let secret = vault.secret("receipt/1");
        assert_eq!(secret.len(), 26);
        assert!(vault.is_secret("receipt/1", &secret));
        assert!(!vault.is_secret("receipt/2", &secret));
        assert!(!vault.is_secret("receipt/1", ""));
    }
}
