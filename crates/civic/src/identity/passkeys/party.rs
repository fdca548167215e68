//! The relying party: the one origin at which browsers may make and use passkeys of this installation. Pure.
//!
//! A passkey is bound to a domain for good. Browsers take no IP address for one, and want TLS everywhere but at `localhost`.

use std::net::SocketAddr;

use base::{Problem, problem};
use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::platform::config::Server;

const NAME: &str = "Liandong";
const LOCALHOST: &str = "localhost";

/// The relying party, where there can be one; a part of the context.
#[derive(Debug)]
pub struct Parties(pub Option<Party>);

/// One origin and what checks its ceremonies.
#[derive(Debug)]
pub struct Party {
    /// As browsers write it: `https://liandong.example`, `http://localhost:8420`.
    pub origin: String,
    pub webauthn: Webauthn,
}

impl Parties {
    /// As the configured address allows.
    pub fn of(server: &Server) -> Parties {
        Parties(origin(server).and_then(|url| {
            let webauthn =
                WebauthnBuilder::new(url.domain()?, &url).and_then(|party| party.rp_name(NAME).build());
            let webauthn =
                webauthn.inspect_err(|error| tracing::warn!(%error, %url, "no passkeys at this address"));
            Some(Party { origin: url.origin().ascii_serialization(), webauthn: webauthn.ok()? })
        }))
    }
}

/// Where pages have to be opened for passkeys.
fn origin(server: &Server) -> Option<Url> {
    if server.public_url.is_empty() {
        let listens: SocketAddr = server.listen.replacen(LOCALHOST, "127.0.0.1", 1).parse().ok()?;
        // Whoever sits at the machine itself reaches a loopback address under this name too.
        return listens
            .ip()
            .is_loopback()
            .then(|| Url::parse(&format!("http://{LOCALHOST}:{}", listens.port())).ok())?;
    }
    let url = Url::parse(&server.public_url).ok()?;
    let domain = url.domain()?;
    let local = domain == LOCALHOST || domain.ends_with(".localhost");
    (url.scheme() == "https" || (url.scheme() == "http" && local)).then_some(url)
}

/// What only a mistake of ours can cause.
pub fn broken(error: impl std::fmt::Display) -> Problem {
    tracing::error!(%error, "a ceremony of a passkey could not be made");
    problem::INTERNAL.problem()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::config::Config;

    fn at(listen: &str, public_url: &str) -> Option<String> {
        let mut server = Config::load(None).expect("the shipped defaults").server;
        (server.listen, server.public_url) = (listen.to_owned(), public_url.to_owned());
        Parties::of(&server).0.map(|party| party.origin)
    }

    #[test]
    fn the_origin_is_the_public_address_or_localhost() {
        let cases = [
            ("0.0.0.0:8420", "https://liandong.example/", Some("https://liandong.example")),
            ("0.0.0.0:8420", "https://liandong.example:8443/desk", Some("https://liandong.example:8443")),
            ("127.0.0.1:8420", "", Some("http://localhost:8420")),
            ("[::1]:9000", "", Some("http://localhost:9000")),
            ("localhost:80", "", Some("http://localhost")),
            ("127.0.0.1:8420", "http://localhost:3000", Some("http://localhost:3000")),
            ("0.0.0.0:8420", "", None),
            ("192.0.2.7:8420", "", None),
            ("0.0.0.0:8420", "https://192.0.2.7", None),
            ("0.0.0.0:8420", "https://[2001:db8::7]", None),
            ("0.0.0.0:8420", "http://liandong.example", None),
            ("0.0.0.0:8420", "not an address", None),
        ];
        for (listen, public_url, origin) in cases {
            assert_eq!(at(listen, public_url).as_deref(), origin, "{listen} {public_url}");
        }
    }
}
