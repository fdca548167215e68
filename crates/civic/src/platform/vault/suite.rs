//! Suites of algorithms: what an installation seals, fingerprints and digests with (docs/adr/0011).
//!
//! | suite | mark | digest | fingerprint | sealing |
//! |---|---|---|---|---|
//! | `intl` | 1 | SHA-256 (FIPS 180-4) | HMAC-SHA256 (RFC 2104) | AES-256-GCM (NIST SP 800-38D) |
//! | `gm` (国密) | 2 | SM3 (GB/T 32905-2016) | HMAC-SM3 (RFC 2104) | SM4-GCM (GB/T 32907-2016, RFC 8998) |
//!
//! Both have digests of 32 bytes, nonces of 12 and tags of 16, so that what is kept has one shape. The mark stands with each
//! value that is kept: in front of what is sealed, beside each link of the audit chain, in front of the key.

use std::fmt;
use std::marker::PhantomData;

use aes_gcm::aead::consts::{U12, U16, U32};
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::aes::Aes256;
use aes_gcm::aes::cipher::{BlockCipherEncrypt, BlockSizeUser};
use aes_gcm::{AesGcm, Nonce};
use hmac::digest::{Digest, OutputSizeUser};
use hmac::{EagerHash, Hmac, Mac};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use sm3::Sm3;
use sm4::Sm4;

/// Which algorithms an installation uses; chosen at its first start, with its key, for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Suite {
    /// SHA-256 and AES-256-GCM.
    Intl,
    /// SM3 and SM4-GCM, as a commercial-cryptography assessment asks for (密码法, GB/T 39786).
    Gm,
}

impl Suite {
    pub const ALL: [Suite; 2] = [Suite::Intl, Suite::Gm];

    /// What stands with a value that this suite made.
    pub const fn mark(self) -> u8 {
        match self {
            Suite::Intl => 1,
            Suite::Gm => 2,
        }
    }

    /// The suite with this mark.
    pub fn marked(mark: u8) -> Option<Suite> {
        Suite::ALL.into_iter().find(|suite| suite.mark() == mark)
    }

    /// Its algorithms.
    pub fn provider(self) -> &'static dyn Provider {
        match self {
            Suite::Intl => &Of::<Sha256, Aes256>(PhantomData),
            Suite::Gm => &Of::<Sm3, Sm4>(PhantomData),
        }
    }
}

impl fmt::Display for Suite {
    /// As it is written in the configuration.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Suite::Intl => "intl",
            Suite::Gm => "gm",
        })
    }
}

/// What every suite can do. Whoever calls it draws the nonces.
pub trait Provider: Send + Sync {
    /// The digest of these pieces, one after the other.
    fn digest(&self, pieces: &[&[u8]]) -> [u8; 32];

    /// The keyed fingerprint (HMAC) of a text.
    fn mac(&self, key: &[u8; 32], text: &[u8]) -> [u8; 32];

    /// Seals `plain` and binds `context` to it: ciphertext and tag. A cipher with shorter keys takes the first bytes of `key`. No
    /// nonce is used twice under one key.
    fn seal(&self, key: &[u8; 32], nonce: [u8; 12], context: &[u8], plain: &[u8]) -> Vec<u8>;

    /// `None` when key, nonce, context or a single bit is another.
    fn open(&self, key: &[u8; 32], nonce: [u8; 12], context: &[u8], sealed: &[u8]) -> Option<Vec<u8>>;
}

/// A suite made of a hash and a block cipher.
struct Of<D, C>(PhantomData<fn() -> (D, C)>);

impl<D, C> Of<D, C>
where
    C: BlockCipherEncrypt + BlockSizeUser<BlockSize = U16> + KeyInit,
{
    fn cipher(key: &[u8; 32]) -> AesGcm<C, U12> {
        AesGcm::new_from_slice(&key[..C::key_size()]).expect("it is as long as the cipher's key")
    }
}

impl<D, C> Provider for Of<D, C>
where
    D: EagerHash + Digest + OutputSizeUser<OutputSize = U32>,
    D::Core: OutputSizeUser<OutputSize = U32>,
    C: BlockCipherEncrypt + BlockSizeUser<BlockSize = U16> + KeyInit,
{
    fn digest(&self, pieces: &[&[u8]]) -> [u8; 32] {
        let mut hash = D::new();
        pieces.iter().for_each(|piece| Digest::update(&mut hash, piece));
        hash.finalize().into()
    }

    fn mac(&self, key: &[u8; 32], text: &[u8]) -> [u8; 32] {
        let mut mac = <Hmac<D> as KeyInit>::new_from_slice(key).expect("any key length will do");
        mac.update(text);
        mac.finalize().into_bytes().into()
    }

    fn seal(&self, key: &[u8; 32], nonce: [u8; 12], context: &[u8], plain: &[u8]) -> Vec<u8> {
        let payload = Payload { msg: plain, aad: context };
        Self::cipher(key).encrypt(&Nonce::from(nonce), payload).expect("GCM takes messages of this size")
    }

    fn open(&self, key: &[u8; 32], nonce: [u8; 12], context: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        Self::cipher(key).decrypt(&Nonce::from(nonce), Payload { msg: sealed, aad: context }).ok()
    }
}
