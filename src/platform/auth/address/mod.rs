//! Where a request comes from, also through proxies.
//!
//! Anybody can write a header. So an address in one is believed only where a trusted proxy wrote it:
//! beginning at the connection, from the last address to the first, up to the first one that is no
//! trusted proxy. What cannot be read ends the search at the last proxy.

mod forwarded;

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use actix_web::HttpRequest;
use actix_web::http::header::{FORWARDED, HeaderMap, HeaderName, X_FORWARDED_FOR};
use ipnet::{IpNet, Ipv6Net};

/// The part of an IPv6 address that one household or machine gets.
const IPV6_PREFIX: u8 = 64;

/// One or more addresses: `10.1.0.0/16`, `192.0.2.7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network(IpNet);

impl FromStr for Network {
    type Err = ipnet::AddrParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let address = text.parse::<IpAddr>().map(IpNet::from);
        address.or_else(|_| text.parse()).map(Self)
    }
}

/// Proxies that say truly where a request comes from.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Vec<Network>);

impl From<Vec<Network>> for TrustedProxies {
    fn from(networks: Vec<Network>) -> Self {
        Self(networks)
    }
}

impl TrustedProxies {
    fn trust(&self, address: IpAddr) -> bool {
        self.0.iter().any(|Network(net)| net.contains(&address))
    }

    /// The address that a request comes from; of IPv6 that of its network.
    #[must_use]
    pub fn client_address(&self, request: &HttpRequest) -> IpAddr {
        let peer = request.peer_addr().map(|peer| peer.ip());
        let peer = peer.unwrap_or(Ipv6Addr::UNSPECIFIED.into());
        network_of(self.origin(peer.to_canonical(), request.headers()))
    }

    /// Where a request comes from that came over a connection from `peer`.
    fn origin(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        if !self.trust(peer) {
            return peer;
        }
        let by = |name: HeaderName, read: fn(&str) -> Vec<Option<IpAddr>>| {
            let lines: Vec<_> = headers.get_all(name).collect();
            // A line that is no text is an address that nobody can read.
            let hops = lines.iter().rev().flat_map(|line| match line.to_str() {
                Ok(line) => read(line),
                Err(_) => vec![None],
            });
            (!lines.is_empty()).then(|| self.last_untrusted(peer, hops))
        };
        let forwarded = by(FORWARDED, forwarded::of_forwarded);
        let x_forwarded = by(X_FORWARDED_FOR, forwarded::of_x_forwarded_for);
        match (forwarded, x_forwarded) {
            // Most proxies write one and pass the other on, as anybody may have sent it.
            (Some(one), Some(other)) if one != other => peer,
            (one, other) => one.or(other).unwrap_or(peer),
        }
    }

    fn last_untrusted(&self, peer: IpAddr, hops: impl Iterator<Item = Option<IpAddr>>) -> IpAddr {
        let mut last = peer;
        for hop in hops {
            match hop {
                Some(address) if self.trust(last) => last = address.to_canonical(),
                _ => break,
            }
        }
        last
    }
}

fn network_of(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => Ipv6Net::new_assert(v6, IPV6_PREFIX).network().into(),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn proxies() -> TrustedProxies {
        let networks = ["10.0.0.0/8", "192.0.2.7", "2001:db8:1::/48"];
        let networks = networks.map(|text| text.parse().unwrap());
        TrustedProxies(networks.to_vec())
    }

    /// Where a request over a connection from `peer` with these headers comes from.
    fn origin(peer: &str, headers: &[(&str, &str)]) -> String {
        let mut request =
            TestRequest::default().peer_addr((peer.parse::<IpAddr>().unwrap(), 4711).into());
        for header in headers {
            request = request.append_header(*header);
        }
        let request = request.to_http_request();
        proxies().client_address(&request).to_string()
    }

    fn x_forwarded(peer: &str, header: &str) -> String {
        origin(peer, &[("x-forwarded-for", header)])
    }

    fn forwarded(peer: &str, header: &str) -> String {
        origin(peer, &[("forwarded", header)])
    }

    #[test]
    fn a_header_is_believed_from_a_trusted_proxy_alone() {
        assert_eq!(x_forwarded("203.0.113.9", "198.51.100.1"), "203.0.113.9");
        assert_eq!(x_forwarded("10.1.2.3", "198.51.100.1"), "198.51.100.1");
        assert_eq!(forwarded("192.0.2.8", "for=198.51.100.1"), "192.0.2.8");
        assert_eq!(forwarded("192.0.2.7", "for=198.51.100.1"), "198.51.100.1");
        assert_eq!(origin("10.1.2.3", &[]), "10.1.2.3");
    }

    #[test]
    fn the_last_address_that_is_no_trusted_proxy_counts() {
        let sent = "127.0.0.1, 198.51.100.1, 203.0.113.5, 192.0.2.7";
        assert_eq!(x_forwarded("10.1.2.3", sent), "203.0.113.5");
        let sent = "for=127.0.0.1, for=203.0.113.5;by=10.0.0.1;proto=https,for=10.9.9.9";
        assert_eq!(forwarded("10.1.2.3", sent), "203.0.113.5");
        assert_eq!(
            x_forwarded("10.1.2.3", "10.0.0.5, 10.0.0.6"),
            "10.0.0.5",
            "all trusted"
        );
        let lines = [
            ("x-forwarded-for", "198.51.100.1"),
            ("x-forwarded-for", "203.0.113.5, 10.0.0.1"),
        ];
        assert_eq!(
            origin("10.1.2.3", &lines),
            "203.0.113.5",
            "several lines are one"
        );
    }

    #[test]
    fn what_cannot_be_read_leaves_the_last_proxy() {
        for sent in [
            "unknown",
            "198.51.100.1, _hidden",
            "198.51.100.1, 10.0.0.300",
            "a b",
        ] {
            assert_eq!(x_forwarded("10.1.2.3", sent), "10.1.2.3", "{sent}");
        }
        assert_eq!(
            x_forwarded("10.1.2.3", "203.0.113.5, what, 10.0.0.9"),
            "10.0.0.9"
        );
        for sent in [
            "for=unknown",
            "for=198.51.100.1, for=_hidden",
            "for=198.51.100.1, proto=https",
            "for=\"198.51.100.1",
            // A client left a quote open: what the proxy added is inside of it.
            "for=\"evil, for=198.51.100.1",
            "for=[2001:db8:2::1]",
            "for=198.51.100.1;for=203.0.113.5",
            "for 198.51.100.1",
        ] {
            assert_eq!(forwarded("10.1.2.3", sent), "10.1.2.3", "{sent}");
        }
        let lines = [
            ("forwarded", "for=\"evil"),
            ("forwarded", "for=198.51.100.1"),
        ];
        assert_eq!(
            origin("10.1.2.3", &lines),
            "198.51.100.1",
            "a line of its own"
        );
    }

    #[test]
    fn headers_that_differ_are_not_believed() {
        let both = |one, other| {
            origin(
                "10.1.2.3",
                &[("forwarded", one), ("x-forwarded-for", other)],
            )
        };
        assert_eq!(both("for=198.51.100.1", "203.0.113.5"), "10.1.2.3");
        assert_eq!(
            both("for=203.0.113.5", "1.1.1.1, 203.0.113.5"),
            "203.0.113.5"
        );
    }

    #[test]
    fn an_ipv6_address_counts_with_its_network() {
        let network = "2001:db8:2:3::";
        assert_eq!(origin("2001:db8:2:3:4:5:6:7", &[]), network);
        assert_eq!(origin("::ffff:203.0.113.9", &[]), "203.0.113.9");
        assert_eq!(x_forwarded("2001:db8:1::1", "2001:db8:2:3::9"), network);
        assert_eq!(
            x_forwarded("::ffff:10.1.2.3", "[2001:db8:2:3::9]:443"),
            network
        );
        assert_eq!(
            forwarded("10.1.2.3", "for=\"[2001:db8:2:3::9]:443\""),
            network
        );
        assert_eq!(x_forwarded("10.1.2.3", "::ffff:203.0.113.5"), "203.0.113.5");
    }

    #[test]
    fn a_network_is_written_with_its_length_or_as_one_address() {
        for wrong in [
            "",
            "home",
            "10.0.0.0/33",
            "10.0.0",
            "::1/129",
            "10.0.0.1:80",
        ] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
        assert_eq!(
            "::1".parse::<Network>().unwrap(),
            "::1/128".parse().unwrap()
        );
    }
}
