//! Configuration: one file of defaults with every key explained, then the operator's file, then `LIANDONG_` variables.
//! Unknown keys are refused. What differs from city to city is pack data, not configuration.

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Toml};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::vault::Suite;

/// The defaults, as shipped.
pub const DEFAULTS: &str = include_str!("../../../../config.default.toml");

/// All settings.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub server: Server,
    pub storage: Storage,
    pub notify: Notify,
    pub limits: Limits,
    pub identity: Identity,
    pub privacy: Privacy,
    pub security: Security,
    pub publication: Publication,
    pub resident: Resident,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Address and port to listen on.
    pub listen: String,
    /// Address under which people reach the server, for links; empty means `http://` + listen.
    pub public_url: String,
    /// Whether people reach it over TLS (by a proxy in front): sets the Secure cookie with the `__Host-` prefix.
    pub tls: bool,
    /// Seconds that running requests get after SIGTERM.
    pub drain_seconds: u64,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// Folder of the key file, the embedded database and the stored files.
    pub data: PathBuf,
    /// `sqlite:` (in the data folder), `sqlite:PATH` or `postgres://user:password@host/name`.
    pub database: String,
    /// Connections to PostgreSQL; readers of SQLite.
    pub connections: usize,
    /// Photos and voice notes: empty for a folder in `data`, or `s3://bucket/prefix` (credentials from the AWS_ variables).
    pub files: String,
    /// Folder of the pack that is switched on at the start; empty keeps the current one.
    pub pack: PathBuf,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notify {
    /// `smtp://`, `smtps://` or `smtp+starttls` URL of the mail server; empty sends no mail.
    pub smtp_url: String,
    /// Sender of mail.
    pub mail_from: String,
    /// Hosts that webhooks may call, by name or as `*.example.cn`; private addresses only for a host named exactly.
    pub webhook_hosts: Vec<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Megabytes of one uploaded file.
    pub file_megabytes: u64,
    /// Megapixels of one photo.
    pub photo_megapixels: u64,
    /// Reports per minute from one address without sign-in.
    pub reports_per_minute: u32,
    /// Requests per minute for what is published, from one address.
    pub open_data_per_minute: u32,
    /// Rows of one exported table.
    pub export_rows: usize,
    /// Failed sign-ins per account before a pause.
    pub failed_sign_ins: u32,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Whether roles of staff count only after a second factor.
    pub second_factor: SecondFactor,
    /// Hours after which a session ends.
    pub session_hours: u32,
    /// Minutes without use after which a session ends.
    pub idle_minutes: u32,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Privacy {
    /// Days after the end of a case for which it is kept who reported it.
    pub contact_days: u32,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Security {
    /// Algorithms of what is sealed, fingerprinted and chained; chosen at the first start and never changed.
    pub suite: Suite,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Hours after the end of a month, and after a report came in, before anything of it is published; 24 at least.
    pub delay_hours: AtLeast<24>,
    /// Different reporters that every published number must come from; 10 at least.
    pub reporters: AtLeast<10>,
    /// Side of a square of the public map in metres; 250 at least.
    pub cell_metres: AtLeast<250>,
}

/// A number that must not be smaller: settings that protect people can be made stricter, never laxer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "u32", try_from = "u32")]
pub struct AtLeast<const LEAST: u32>(u32);

impl<const LEAST: u32> AtLeast<LEAST> {
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl<const LEAST: u32> TryFrom<u32> for AtLeast<LEAST> {
    type Error = String;

    fn try_from(number: u32) -> Result<Self, String> {
        if number < LEAST {
            return Err(format!("{number} is too small; at least {LEAST} is needed"));
        }
        Ok(AtLeast(number))
    }
}

impl<const LEAST: u32> From<AtLeast<LEAST>> for u32 {
    fn from(number: AtLeast<LEAST>) -> u32 {
        number.0
    }
}

impl<const LEAST: u32> JsonSchema for AtLeast<LEAST> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("AtLeast{LEAST}").into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "format": "uint32", "minimum": LEAST })
    }
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resident {
    /// How the codes of residents' accounts reach their telephones: empty offers no accounts, `file` is for development, an
    /// address is a service that sends them.
    pub codes: String,
    /// Key with which calls to that service are signed: `whsec_` and 24 to 64 bytes in base64.
    pub codes_key: String,
}

/// What becomes of a role that wants a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactor {
    /// It counts only in a session with a second factor.
    Required,
    /// Whoever has enrolled one must show it; nobody has to enrol one.
    Offered,
}

impl Config {
    /// Reads defaults, then `file` if given, then the environment.
    pub fn load(file: Option<&Path>) -> Result<Config, Box<figment::Error>> {
        let mut figment = Figment::from(Toml::string(DEFAULTS));
        if let Some(file) = file {
            figment = figment.merge(Toml::file_exact(file));
        }
        // Variables without a section belong to the tests and scripts.
        let variables = Env::prefixed("LIANDONG_").filter(|key| key.as_str().contains("__")).split("__");
        figment.merge(variables).extract().map_err(Box::new)
    }

    /// The address in links, without a slash at the end.
    pub fn public_url(&self) -> String {
        if self.server.public_url.is_empty() {
            return format!("http://{}", self.server.listen);
        }
        self.server.public_url.trim_end_matches('/').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_complete() {
        let config = Config::load(None).expect("the shipped defaults load");
        assert_eq!(config.server.listen, "127.0.0.1:8420");
        assert_eq!(config.public_url(), "http://127.0.0.1:8420");
    }

    #[test]
    fn what_protects_people_can_be_made_stricter_and_not_laxer() {
        let with = |line: &str| {
            let file = tempfile::NamedTempFile::new().expect("a temporary file");
            std::fs::write(file.path(), format!("[publication]\n{line}")).expect("written");
            Config::load(Some(file.path())).map(|config| config.publication)
        };
        assert_eq!(with("reporters = 25").expect("stricter").reporters.get(), 25);
        for lax in ["reporters = 9", "delay_hours = 23", "cell_metres = 100"] {
            let refused = with(lax).expect_err(lax).to_string();
            assert!(refused.contains("too small"), "{refused}");
        }
    }
}
