//! Where a stranger wants to be called, and whether that may be.

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;
use url::{Host, Url};

use super::address::is_public;

/// Ports below this belong to services that no receiver of messages is.
const FIRST_FREE_PORT: u16 = 1024;
const WEB_PORTS: &[u16] = &[80, 443];
const LONGEST_URL: usize = 2000;

/// What the operator allows beside the public internet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutboundPolicy {
    pub allow_http: bool,
    pub allow_networks: Vec<IpNet>,
}

/// Why a target is not called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("not a URL of a web server, or one with credentials or a fragment")]
    Url,
    #[error("not https")]
    Scheme,
    #[error("a port of another service")]
    Port,
    /// Also when there is no such host. The answer must not reveal names of the operator's own
    /// network.
    #[error("the host has no public address")]
    Host,
}

/// A URL whose form, scheme and port are allowed. Its host is checked at every call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target(pub(super) Url);

impl Target {
    /// The URL as it is called.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl OutboundPolicy {
    /// Read the URL of a target. An address that is written out is checked too, in whatever
    /// spelling: the parser knows decimal, octal and hexadecimal ones for what they are.
    ///
    /// # Errors
    /// When the target must not be called.
    pub fn target(&self, text: &str) -> Result<Target, Refused> {
        let unclean = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
        if text.len() > LONGEST_URL || text.contains(unclean) {
            return Err(Refused::Url);
        }
        let url = Url::parse(text).map_err(|_| Refused::Url)?;
        match url.scheme() {
            "https" => {}
            "http" if self.allow_http => {}
            _ => return Err(Refused::Scheme),
        }
        let has_credentials = !url.username().is_empty() || url.password().is_some();
        if has_credentials || url.fragment().is_some() {
            return Err(Refused::Url);
        }
        let port = url.port_or_known_default().ok_or(Refused::Port)?;
        if port < FIRST_FREE_PORT && !WEB_PORTS.contains(&port) {
            return Err(Refused::Port);
        }
        let address = match url.host() {
            Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
            Some(Host::Domain(_)) => None,
            None => return Err(Refused::Url),
        };
        match address {
            Some(address) if !self.allows(address) => Err(Refused::Host),
            _ => Ok(Target(url)),
        }
    }

    /// Every address of `host`, if all of them may be called: a name with one forbidden address
    /// among its good ones is not to be trusted.
    ///
    /// # Errors
    /// When the host is unknown or has a forbidden address.
    pub(super) async fn resolve(&self, host: &str) -> Result<Vec<SocketAddr>, Refused> {
        let found = tokio::net::lookup_host((host, 0)).await;
        let found: Vec<SocketAddr> = found.map_err(|_| Refused::Host)?.collect();
        self.allow_all(found)
    }

    fn allow_all(&self, found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, Refused> {
        if found.is_empty() || !found.iter().all(|address| self.allows(address.ip())) {
            return Err(Refused::Host);
        }
        Ok(found)
    }

    fn allows(&self, address: IpAddr) -> bool {
        is_public(address) || self.allow_networks.iter().any(|net| net.contains(&address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> Option<Refused> {
        OutboundPolicy::default().target(text).err()
    }

    #[test]
    fn a_web_server_on_the_internet_may_be_called() {
        for text in [
            "https://hooks.example.vn/registry?key=1",
            "https://hooks.example.vn:8443/",
            "https://hooks.example.vn./",
            "https://học-nghề.vn/",
            "https://8.8.8.8/",
            "https://[2606:4700::1111]/",
        ] {
            assert_eq!(refusal(text), None, "{text}");
        }
    }

    #[test]
    fn only_https_is_called_unless_the_operator_allows_http() {
        for text in [
            "http://a.example.vn/",
            "ftp://a.example.vn/",
            "file:///etc/passwd",
            "gopher://a.example.vn/",
        ] {
            assert_eq!(refusal(text), Some(Refused::Scheme), "{text}");
        }
        let policy = OutboundPolicy {
            allow_http: true,
            ..OutboundPolicy::default()
        };
        assert!(policy.target("http://a.example.vn/").is_ok());
        assert_eq!(policy.target("ftp://a.example.vn/"), Err(Refused::Scheme));
    }

    #[test]
    fn a_url_with_credentials_a_fragment_or_a_broken_form_is_refused() {
        let long = format!("https://a.example.vn/{}", "a".repeat(LONGEST_URL));
        for text in [
            "",
            "hooks.example.vn",
            "https://",
            "https://user@a.example.vn/",
            "https://user:secret@a.example.vn/",
            "https://8.8.8.8@127.0.0.1/",
            "https://a.example.vn/#part",
            "https://a.example.vn\\@127.0.0.1/",
            "https://a.exam\tple.vn/",
            "https://a.example.vn/\r\nHost: b",
            " https://a.example.vn/",
            "https://[fe80::1%25eth0]/",
            "https://[::1/",
            "https://a.example.vn:99999/",
            "https://999.1.1.1/",
            &long,
        ] {
            assert!(
                matches!(refusal(text), Some(Refused::Url | Refused::Host)),
                "{text}: {:?}",
                refusal(text)
            );
        }
    }

    #[test]
    fn ports_of_other_services_are_refused() {
        for port in [1, 22, 25, 53, 110, 389, 445, 636, 993] {
            let text = format!("https://a.example.vn:{port}/");
            assert_eq!(refusal(&text), Some(Refused::Port), "{text}");
        }
        for port in [80, 443, 1024, 8443] {
            assert_eq!(refusal(&format!("https://a.example.vn:{port}/")), None);
        }
    }

    #[test]
    fn no_spelling_of_an_inner_address_passes() {
        for host in [
            "127.0.0.1",
            "127.0.0.1.",
            "127.1",
            "0",
            "0.0.0.0",
            "2130706433",
            "0x7f000001",
            "0x7f.0.0.1",
            "0X7F.1",
            "017700000001",
            "0177.0.0.01",
            "%31%32%37.0.0.1",
            "①②⑦.⓪.⓪.①",
            "127。0。0。1",
            "169.254.169.254",
            "0xa9fea9fe",
            "2852039166",
            "10.0.0.1",
            "192.168.0.1",
            "[::1]",
            "[::]",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[64:ff9b::127.0.0.1]",
            "[2002:7f00:1::]",
            "[fd00:ec2::254]",
            "[fe80::1]",
        ] {
            assert_eq!(
                refusal(&format!("https://{host}/")),
                Some(Refused::Host),
                "{host}"
            );
        }
    }

    #[test]
    fn the_operator_allows_networks_and_nothing_beside_them() {
        let policy = OutboundPolicy {
            allow_http: false,
            allow_networks: vec!["10.1.0.0/16".parse().unwrap(), "fd12::/16".parse().unwrap()],
        };
        for host in ["10.1.2.3", "[fd12::1]", "8.8.8.8"] {
            assert!(policy.target(&format!("https://{host}/")).is_ok(), "{host}");
        }
        for host in ["10.2.0.1", "127.0.0.1", "[fd13::1]", "[::ffff:10.1.2.3]"] {
            assert_eq!(
                policy.target(&format!("https://{host}/")),
                Err(Refused::Host),
                "{host}"
            );
        }
    }

    #[test]
    fn one_inner_address_among_good_ones_is_enough_to_refuse_a_name() {
        let address = |text: &str| SocketAddr::new(text.parse().unwrap(), 443);
        let (good, inner) = (address("93.184.216.34"), address("10.0.0.7"));
        let policy = OutboundPolicy::default();
        assert_eq!(policy.allow_all(vec![good]), Ok(vec![good]));
        for found in [vec![], vec![good, inner], vec![inner, good]] {
            assert_eq!(policy.allow_all(found), Err(Refused::Host));
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_refused_when_it_is_resolved() {
        let strict = OutboundPolicy::default();
        for host in ["localhost", "no-such-host.invalid", ""] {
            assert_eq!(strict.resolve(host).await, Err(Refused::Host), "{host}");
        }
        let open = OutboundPolicy {
            allow_networks: vec!["127.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()],
            ..strict
        };
        assert!(open.resolve("localhost").await.is_ok());
    }
}
