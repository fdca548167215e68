//! Where calls may go. The operator lists hosts; an exact name may lead into the operator's own network, a pattern
//! (`*.example.gov.cn`) never does. The address that was checked is the one that is called.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use base::{Code, Kind, Problem};
use reqwest::Url;

const DNS_PATIENCE: Duration = Duration::from_secs(5);

pub static BAD_URL: Code = Code::new(
    Kind::Invalid,
    "channel.bad_url",
    "网址须以 https:// 开头，不含用户名、密码和 # 部分。",
    "The address must begin with https:// and hold no user name, password or # part.",
);
pub static NOT_LISTED: Code = Code::new(
    Kind::Invalid,
    "channel.host_not_listed",
    "主机 {0} 不在允许外呼的名单(notify.webhook_hosts)中。",
    "The host {0} is not on the list of hosts that may be called (notify.webhook_hosts).",
);
pub static PRIVATE: Code = Code::new(
    Kind::Invalid,
    "channel.private_address",
    "主机 {0} 指向内部网络地址，须在 notify.webhook_hosts 中写明该主机。",
    "The host {0} leads to a private address; it must be named exactly in notify.webhook_hosts.",
);
pub static NO_ANSWER: Code =
    Code::new(Kind::Invalid, "channel.unknown_host", "找不到主机 {0}。", "The host {0} cannot be found.");

/// How a host got onto the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// By its own name: the operator knows where it leads.
    Exactly,
    /// By a pattern.
    ByPattern,
}

/// A host that may be called, with the addresses that were checked.
#[derive(Debug)]
pub struct Target {
    pub url: Url,
    pub host: String,
    pub addresses: Vec<SocketAddr>,
}

/// Whether the list names this host.
pub fn listed(hosts: &[String], host: &str) -> Option<Listed> {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    if hosts.iter().any(|listed| listed.eq_ignore_ascii_case(host)) {
        return Some(Listed::Exactly);
    }
    let host = host.to_ascii_lowercase();
    let fits = |listed: &String| {
        let tail = listed.strip_prefix('*').filter(|tail| tail.starts_with('.'));
        tail.is_some_and(|tail| host.ends_with(&tail.to_ascii_lowercase()) && host.len() > tail.len())
    };
    hosts.iter().any(fits).then_some(Listed::ByPattern)
}

/// An address in shape for a channel; the network is not asked yet.
pub fn parse(text: &str, hosts: &[String]) -> Result<(Url, String, Listed), Problem> {
    let url = Url::parse(text).map_err(|_| BAD_URL.problem())?;
    let host = url.host_str().unwrap_or_default().to_owned();
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if !["http", "https"].contains(&url.scheme()) || host.is_empty() || !plain || text.len() > 2000 {
        return Err(BAD_URL.problem());
    }
    let listed = listed(hosts, &host).ok_or_else(|| NOT_LISTED.with([&host]))?;
    // Without TLS only inside the operator's own network, and then by name.
    if url.scheme() == "http" && listed == Listed::ByPattern {
        return Err(BAD_URL.problem());
    }
    Ok((url, host, listed))
}

/// Looks the host up and checks every address that it may be reached at.
pub async fn resolve(text: &str, hosts: &[String]) -> Result<Target, Problem> {
    let (url, host, listed) = parse(text, hosts)?;
    let unknown = || NO_ANSWER.with([&host]);
    let port = url.port_or_known_default().ok_or_else(unknown)?;
    let name = host.trim_start_matches('[').trim_end_matches(']').to_owned();
    let answer = tokio::time::timeout(DNS_PATIENCE, tokio::net::lookup_host((name, port))).await;
    let addresses: Vec<SocketAddr> = answer.map_err(|_| unknown())?.map_err(|_| unknown())?.collect();
    if addresses.is_empty() {
        return Err(unknown());
    }
    if listed == Listed::ByPattern && addresses.iter().any(|address| is_private(address.ip())) {
        return Err(PRIVATE.with([&host]));
    }
    if url.scheme() == "http" && !addresses.iter().all(|address| is_private(address.ip())) {
        return Err(BAD_URL.problem());
    }
    Ok(Target { url, host, addresses })
}

/// Whether an address is anything but a public one (IANA special-purpose registries, RFC 6890).
pub fn is_private(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => is_private_v6(ip),
    }
}

fn is_private_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (18..20).contains(&b))
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    // Only global unicast (2000::/3) is public, without Teredo, 6to4 (both hide an IPv4 address) and documentation.
    // NAT64 (64:ff9b::/96) lies outside 2000::/3.
    a & 0xe000 != 0x2000 || a == 0x2002 || (a == 0x2001 && (b == 0 || b == 0x0db8)) || a == 0x3fff
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts() -> Vec<String> {
        vec!["hooks.example.cn".into(), "*.open.example".into(), "127.0.0.1".into()]
    }

    #[test]
    fn only_listed_hosts_in_plain_addresses() {
        assert_eq!(parse("https://Hooks.example.cn/x", &hosts()).unwrap().2, Listed::Exactly);
        assert_eq!(parse("https://a.open.example/", &hosts()).unwrap().2, Listed::ByPattern);
        for (url, code) in [
            ("https://evil.example/", "channel.host_not_listed"),
            ("https://open.example/", "channel.host_not_listed"),
            ("https://xopen.example/", "channel.host_not_listed"),
            ("https://hooks.example.cn.evil.example/", "channel.host_not_listed"),
            ("https://hooks.example.cn@evil.example/", "channel.bad_url"),
            ("https://evil.example#hooks.example.cn", "channel.bad_url"),
            ("http://a.open.example/", "channel.bad_url"),
            ("file:///etc/passwd", "channel.bad_url"),
            ("https://2130706433/", "channel.host_not_listed_or_exact"),
        ] {
            let answer = parse(url, &hosts());
            // The parser turns 2130706433 into 127.0.0.1, which is listed by its own name.
            if url.contains("2130706433") {
                assert_eq!(answer.unwrap().1, "127.0.0.1");
            } else {
                assert_eq!(answer.unwrap_err().code.code, code, "{url}");
            }
        }
    }

    #[test]
    fn special_addresses_are_private() {
        for ip in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "2002:0a00::1",
            "64:ff9b::a00:1",
            "2001:db8::1",
            "ff02::1",
        ] {
            assert!(is_private(ip.parse().unwrap()), "{ip}");
        }
        for ip in ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2001:4860:4860::8888"] {
            assert!(!is_private(ip.parse().unwrap()), "{ip}");
        }
    }

    #[tokio::test]
    async fn a_pattern_never_leads_inside() {
        let hosts = ["*.localhost".to_owned(), "*.0.0.1".to_owned()];
        assert_eq!(
            resolve("https://127.0.0.1/", &hosts).await.unwrap_err().code.code,
            "channel.private_address"
        );
        let named = ["127.0.0.1".to_owned()];
        assert_eq!(resolve("http://127.0.0.1:9/", &named).await.unwrap().addresses.len(), 1);
    }
}
