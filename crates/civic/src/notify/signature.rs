//! Signatures of webhooks, as Standard Webhooks 1.0 describes them: HMAC-SHA256 over `id.timestamp.body`.

use base::{Code, Kind, Problem};
use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

pub static BAD_SECRET: Code = Code::new(
    Kind::Invalid,
    "channel.bad_secret",
    "签名密钥须为 whsec_ 加 24 至 64 字节的 base64。",
    "A signing key is whsec_ followed by 24 to 64 bytes in base64.",
);

/// The bytes of a signing key.
pub fn key(secret: &str) -> Result<Vec<u8>, Problem> {
    let bytes = secret.strip_prefix("whsec_").and_then(|text| BASE64.decode(text.as_bytes()).ok());
    bytes.filter(|bytes| (24..=64).contains(&bytes.len())).ok_or_else(|| BAD_SECRET.problem())
}

/// The value of `webhook-signature`.
pub fn sign(key: &[u8], id: &str, timestamp: i64, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any key length will do");
    mac.update(format!("{id}.{timestamp}.").as_bytes());
    mac.update(body);
    format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_the_one_of_the_standard() {
        // The example of the Standard Webhooks specification.
        let key = key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed = sign(&key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, br#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn weak_keys_are_refused() {
        for secret in ["", "whsec_", "whsec_AAAA", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_???"] {
            assert!(key(secret).is_err(), "{secret}");
        }
    }
}
