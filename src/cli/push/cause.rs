//! Why a server cannot be reached, in words.

use std::error::Error;
use std::io::{self, ErrorKind};
use std::net::IpAddr;

use url::{Host, Url};

use super::words::Words;

/// What stood in the way of a request.
#[derive(Debug, PartialEq, Eq)]
pub struct Cause {
    pub text: String,
    /// Whether the same request may get through a little later.
    pub passes: bool,
}

impl Cause {
    /// `proxy` is the one of the environment through which the request went.
    pub fn of(error: &reqwest::Error, base: &str, proxy: Option<&Proxy>, words: Words) -> Self {
        let (kind, said) = (kind_of(error), innermost(error));
        let server = proxy.map_or(base, |proxy| proxy.url.as_str());
        let text = match kind {
            Kind::Refused => words.refused(server),
            Kind::UnknownHost => words.unknown_host(server, &said),
            Kind::Certificate => words.certificate(base, &said),
            Kind::TimedOut => words.timed_out(server),
            Kind::Other => words.unreachable(server, &said),
        };
        let text = match proxy {
            Some(proxy) => format!("{text} {}", words.through(&proxy.url, proxy.variable)),
            None => text,
        };
        let passes = match kind {
            Kind::Certificate => false,
            Kind::UnknownHost => said.contains("emporary failure"),
            Kind::Refused | Kind::TimedOut => true,
            Kind::Other => {
                // A server that speaks no TLS, or another one, does so the next time too.
                let is_tls = said.to_lowercase().contains("ssl");
                !error.is_builder() && !error.is_redirect() && !is_tls
            }
        };
        Self { text, passes }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Refused,
    UnknownHost,
    Certificate,
    TimedOut,
    Other,
}

fn kind_of(error: &reqwest::Error) -> Kind {
    if error.is_timeout() {
        return Kind::TimedOut;
    }
    for cause in causes(error) {
        let text = cause.to_string();
        if text.contains("dns error") || text.contains("failed to lookup address") {
            return Kind::UnknownHost;
        }
        if text.contains("certificate") {
            return Kind::Certificate;
        }
        let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        if kind == Some(ErrorKind::ConnectionRefused) {
            return Kind::Refused;
        }
    }
    Kind::Other
}

/// The error and what is behind it, from the outside in.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| error.source())
}

fn innermost(error: &reqwest::Error) -> String {
    causes(error)
        .last()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// A proxy that the environment names.
#[derive(Debug, PartialEq, Eq)]
pub struct Proxy {
    pub variable: &'static str,
    /// Without user name and password.
    pub url: String,
}

/// Whether the server is this machine: no proxy stands before it.
pub fn is_loopback(base: &str) -> bool {
    let Ok(url) = Url::parse(base) else {
        return false;
    };
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        None => false,
    }
}

/// The proxy through which requests to the server go, as the HTTP library reads the variables of
/// the environment.
pub fn proxy_of(base: &str, variable: impl Fn(&str) -> Option<String>) -> Option<Proxy> {
    let url = Url::parse(base).ok()?;
    let host = url.host_str()?;
    if is_loopback(base) || is_excepted(host, &variable) {
        return None;
    }
    let names: &[&'static str] = if url.scheme() == "https" {
        &["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
    } else {
        &["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"]
    };
    names.iter().find_map(|name| {
        let value = variable(name).filter(|value| !value.is_empty())?;
        Some(Proxy {
            variable: name,
            url: without_login(&value),
        })
    })
}

fn is_excepted(host: &str, variable: impl Fn(&str) -> Option<String>) -> bool {
    let names = ["NO_PROXY", "no_proxy"];
    let list = names.iter().find_map(|name| variable(name));
    let list = list.unwrap_or_default();
    list.split(',').map(str::trim).any(|entry| {
        let domain = entry.trim_start_matches('.');
        let inside = host
            .strip_suffix(domain)
            .is_some_and(|rest| rest.ends_with('.'));
        !domain.is_empty() && (domain == "*" || host == domain || inside)
    })
}

fn without_login(proxy: &str) -> String {
    let (scheme, rest) = proxy.split_once("://").unwrap_or(("http", proxy));
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    format!("{scheme}://{}", host.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxy(base: &str, set: &[(&str, &str)]) -> Option<String> {
        let variable = |name: &str| {
            let found = set.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        proxy_of(base, variable).map(|proxy| format!("{} {}", proxy.variable, proxy.url))
    }

    #[test]
    fn a_proxy_of_the_environment_is_named_without_its_password() {
        let set = [("HTTPS_PROXY", "http://an:secret@proxy.vn:3128/")];
        let named = Some("HTTPS_PROXY http://proxy.vn:3128".to_owned());
        assert_eq!(proxy("https://registry.vn", &set), named);
        assert_eq!(proxy("http://registry.vn", &set), None);
        let bare = [("all_proxy", "proxy.vn:3128")];
        let named = Some("all_proxy http://proxy.vn:3128".to_owned());
        assert_eq!(proxy("http://registry.vn", &bare), named);
    }

    #[test]
    fn no_proxy_stands_before_this_machine_or_an_excepted_one() {
        let set = [
            ("ALL_PROXY", "http://proxy.vn:3128"),
            ("NO_PROXY", "intra.vn, .example.vn"),
        ];
        for base in [
            "http://127.0.0.1:8080",
            "http://localhost:8080",
            "http://[::1]:8080",
            "https://intra.vn",
            "https://registry.example.vn",
        ] {
            assert_eq!(proxy(base, &set), None, "{base}");
        }
        assert!(proxy("https://registry.vn", &set).is_some());
    }
}
