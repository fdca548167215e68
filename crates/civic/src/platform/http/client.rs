//! Where a request comes from: address and program.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use aide::OperationInput;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::{HeaderName, USER_AGENT};
use axum::http::request::Parts;

use crate::platform::Ctx;
use crate::platform::config::Config;

/// The client as far as it can be known.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// IP address; empty if unknown.
    pub address: String,
    /// `User-Agent`, empty if none.
    pub agent: String,
}

impl FromRequestParts<Ctx> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, ctx: &Ctx) -> Result<Client, Infallible> {
        let address = address(parts, ctx.config()).map(|ip| ip.to_string()).unwrap_or_default();
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Client { address, agent: agent.to_owned() })
    }
}

/// The address that a request comes from.
pub fn address(parts: &Parts, config: &Config) -> Option<IpAddr> {
    // Only the operator's own proxy, which he has told us of, may say whom it speaks for.
    let behind_proxy = config.server.tls.then(|| forwarded(&parts.headers)).flatten();
    let peer = || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    behind_proxy.or_else(peer).map(|ip| ip.to_canonical())
}

/// The last entry: the one that our own proxy has added. What stands before it, anybody can write.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let lines = headers.get_all(HeaderName::from_static("x-forwarded-for"));
    lines.iter().next_back()?.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

impl OperationInput for Client {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_proxys_own_entry_counts() {
        let mut headers = HeaderMap::new();
        assert_eq!(forwarded(&headers), None);
        headers.insert("x-forwarded-for", "10.0.0.1, 192.0.2.7".parse().unwrap());
        assert_eq!(forwarded(&headers), "192.0.2.7".parse().ok());
        headers.insert("x-forwarded-for", "192.0.2.7, <script>".parse().unwrap());
        assert_eq!(forwarded(&headers), None);
    }
}
