//! What a browser answers to a ceremony, as requests carry it: the members of the same sense in WebAuthn (level 3, §5.2),
//! in base64url. Members that are not needed are not taken, so that nothing unread is ever sent.

use base::Id;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use webauthn_rs::prelude::{PublicKeyCredential, RegisterPublicKeyCredential};

use super::ceremony::Ceremony;

/// The answer of `navigator.credentials.create()`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCredential {
    /// The authenticator's own id of the passkey (`rawId`).
    pub credential: String,
    /// `response.clientDataJSON`
    pub client_data: String,
    /// `response.attestationObject`
    pub attestation: String,
    /// `response.getTransports()`: how the authenticator is reached.
    #[serde(default)]
    pub transports: Vec<String>,
}

/// The answer of `navigator.credentials.get()`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    /// Which ceremony it answers: as `auth.passkey_wanted` gave it.
    pub ceremony: Id<Ceremony>,
    /// The authenticator's own id of the passkey (`rawId`).
    pub credential: String,
    /// `response.clientDataJSON`
    pub client_data: String,
    /// `response.authenticatorData`
    pub authenticator_data: String,
    /// `response.signature`
    pub signature: String,
    /// `response.userHandle`
    pub user_handle: Option<String>,
}

impl NewCredential {
    /// As the library reads it; `None` for what is no base64url.
    pub fn read(&self) -> Option<RegisterPublicKeyCredential> {
        let response = json!({
            "clientDataJSON": self.client_data, "attestationObject": self.attestation, "transports": self.transports,
        });
        let id = &self.credential;
        let whole = json!({ "id": id, "rawId": id, "type": "public-key", "response": response });
        serde_json::from_value(whole).ok()
    }
}

impl PasskeyAnswer {
    /// As the library reads it; `None` for what is no base64url.
    pub fn read(&self) -> Option<PublicKeyCredential> {
        let response = json!({
            "clientDataJSON": self.client_data, "authenticatorData": self.authenticator_data,
            "signature": self.signature, "userHandle": self.user_handle,
        });
        let id = &self.credential;
        let whole = json!({ "id": id, "rawId": id, "type": "public-key", "response": response });
        serde_json::from_value(whole).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_base64url_is_not_read() {
        let with = |signature: &str| PasskeyAnswer {
            ceremony: Id::named("ceremony", "a"),
            credential: "AQID".into(),
            client_data: "e30".into(),
            authenticator_data: "AA".into(),
            signature: signature.into(),
            user_handle: None,
        };
        assert_eq!(with("AQID").read().unwrap().raw_id, [1, 2, 3]);
        assert!(with("not base64!").read().is_none());
        let new = |attestation: &str| NewCredential {
            credential: "AQID".into(),
            client_data: "e30".into(),
            attestation: attestation.into(),
            transports: vec!["internal".into(), "something new".into()],
        };
        assert!(new("o2M").read().is_some(), "a way of reaching it that nobody knows yet is no error");
        assert!(new("=").read().is_none());
    }
}
