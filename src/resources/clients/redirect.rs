//! Where an app is led back to.

use serde::{Deserialize, Serialize};
use url::{Host, Url};
use utoipa::ToSchema;

/// An address that an app is led back to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, min_length = 4, max_length = 500, pattern = "^[!-~]+$",
    example = "https://app.example.vn/back")]
pub struct RedirectUri(pub String);

impl RedirectUri {
    /// Whether an app may register it: https; http on the same device; or a scheme that is a domain name
    /// backwards, as only its owner would choose it (RFC 8252, section 7.1). No fragment, no credentials.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let Ok(url) = Url::parse(&self.0) else {
            return false;
        };
        let plain =
            url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
        let leads = match url.scheme() {
            "https" => url.has_host(),
            "http" => is_loopback(&url),
            scheme => scheme.contains('.') && (url.has_host() || !url.path().is_empty()),
        };
        plain && leads
    }

    /// Whether the app that registered this may be led to `wanted`: exactly there, or on the same device at
    /// any port, since an app takes the one that it gets (RFC 8252, section 7.3).
    #[must_use]
    pub fn admits(&self, wanted: &str) -> bool {
        self.0 == wanted || self.is_same_but_for_the_port(wanted)
    }

    fn is_same_but_for_the_port(&self, wanted: &str) -> bool {
        let (Ok(mut own), Ok(mut wanted)) = (Url::parse(&self.0), Url::parse(wanted)) else {
            return false;
        };
        let local = |url: &Url| url.scheme() == "http" && is_loopback(url);
        local(&own)
            && local(&wanted)
            && own.set_port(None).is_ok()
            && wanted.set_port(None).is_ok()
            && own == wanted
    }

    /// Whether another program may answer there as well as the app: on the same device any may take the
    /// port, or the scheme.
    #[must_use]
    pub fn is_shared(uri: &str) -> bool {
        Url::parse(uri).map_or(true, |url| url.scheme() != "https")
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_of_web_servers_the_same_device_or_an_apps_own_scheme() {
        let sound = |text: &str| RedirectUri(text.to_owned()).is_sound();
        for good in [
            "https://app.example.vn/back?from=registry",
            "http://127.0.0.1/back",
            "http://[::1]:8000/back",
            "http://localhost:3000/",
            "vn.example.app:/back",
            "vn.example.app://back",
        ] {
            assert!(sound(good), "{good}");
        }
        for bad in [
            "http://app.example.vn/back",
            "https://app.example.vn/back#part",
            "https://an@app.example.vn/back",
            "myapp:/back",
            "javascript:alert(1)",
            "data:text/html,x",
            "/back",
            "https:",
            "",
        ] {
            assert!(!sound(bad), "{bad}");
        }
    }

    #[test]
    fn an_app_is_led_back_exactly_where_it_said_or_to_any_port_of_its_device() {
        let web = RedirectUri("https://app.example.vn/back".to_owned());
        assert!(web.admits("https://app.example.vn/back"));
        for other in [
            "https://app.example.vn/back/",
            "https://app.example.vn/back?x=1",
            "https://app.example.vn:444/back",
            "http://app.example.vn/back",
            "https://app.example.vn.evil.example/back",
            "HTTPS://app.example.vn/back",
        ] {
            assert!(!web.admits(other), "{other}");
        }
        let device = RedirectUri("http://127.0.0.1/back".to_owned());
        assert!(device.admits("http://127.0.0.1:51004/back"));
        for other in [
            "http://127.0.0.1:51004/other",
            "http://127.0.0.2:51004/back",
            "http://localhost:51004/back",
            "http://127.0.0.1:51004/back#x",
            "http://an@127.0.0.1:51004/back",
            "https://127.0.0.1:51004/back",
        ] {
            assert!(!device.admits(other), "{other}");
        }
    }
}
