//! A device with one passkey, in software: what `navigator.credentials` of a browser and an authenticator do together.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::text;

/// Where the test server's passkeys work.
pub const HOME: &str = "http://localhost:8420";

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const HAS_KEY: u8 = 1 << 6;

pub struct Device {
    pub key: SigningKey,
    pub id: Vec<u8>,
    /// Signatures so far.
    pub counter: u32,
    /// What the browser says where the page is open.
    pub origin: &'static str,
    /// Whether the device looked who holds it (finger, face, PIN).
    pub verifies: bool,
}

impl Device {
    /// Another number is another device.
    pub fn new(number: u8) -> Device {
        let key = SigningKey::from_slice(&[number; 32]).expect("a lawful key");
        Device { key, id: vec![number; 16], counter: 0, origin: HOME, verifies: true }
    }

    /// Makes a passkey: the `credential` of `POST /me/passkeys`.
    pub fn create(&self, options: &Value) -> Value {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().expect("not the identity"), point.y().expect("not compressed"));
        // COSE key (RFC 9053): EC2, ES256, P-256.
        let cose = [b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", &x[..], b"\x22\x58\x20", &y[..]].concat();
        let length = u16::try_from(self.id.len()).expect("short").to_be_bytes();
        let attested = [&[0; 16], &length[..], &self.id, &cose].concat();
        let data = self.data(text(&options["rp"], "id"), HAS_KEY, &attested);
        let size = u8::try_from(data.len()).expect("short");
        // CBOR of { fmt: "none", attStmt: {}, authData }.
        let attestation =
            [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58", &[size][..], &data[..]].concat();
        json!({
            "credential": encode(&self.id),
            "client_data": encode(&self.client("webauthn.create", options)),
            "attestation": encode(&attestation),
            "transports": ["internal"],
        })
    }

    /// Signs: the `passkey` that answers `auth.passkey_wanted`.
    pub fn sign(&mut self, wanted: &Value) -> Value {
        self.counter += 1;
        self.sign_uncounted(wanted)
    }

    /// The same, as devices do that keep a passkey in common and so cannot count.
    pub fn sign_uncounted(&self, wanted: &Value) -> Value {
        let options = &wanted["options"];
        let data = self.data(text(options, "rpId"), 0, &[]);
        let client = self.client("webauthn.get", options);
        let signature: Signature = self.key.sign(&[&data[..], &Sha256::digest(&client)].concat());
        json!({
            "ceremony": wanted["ceremony"],
            "credential": encode(&self.id),
            "client_data": encode(&client),
            "authenticator_data": encode(&data),
            "signature": encode(signature.to_der().as_bytes()),
        })
    }

    /// Authenticator data (WebAuthn §6.1).
    fn data(&self, party: &str, flags: u8, attested: &[u8]) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let flags = [PRESENT | verified | flags];
        [&Sha256::digest(party)[..], &flags, &self.counter.to_be_bytes(), attested].concat()
    }

    fn client(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = text(options, "challenge");
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }
}

fn encode(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}
