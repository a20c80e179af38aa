//! Reading `Forwarded` (RFC 7239) and `X-Forwarded-For`: the addresses of one line, the last first.
//! None stands for one that cannot be read or is not told.

use std::net::{IpAddr, Ipv6Addr};

pub(super) fn of_x_forwarded_for(line: &str) -> Vec<Option<IpAddr>> {
    let nodes = line.rsplit(',').map(str::trim);
    nodes.filter(|node| !node.is_empty()).map(address).collect()
}

/// A line with one fault is not believed at all.
pub(super) fn of_forwarded(line: &str) -> Vec<Option<IpAddr>> {
    let Some(mut elements) = elements(line) else {
        return vec![None];
    };
    elements.reverse();
    elements
}

/// The address of a node: with a port or without; IPv6 in brackets, or bare without a port.
fn address(node: &str) -> Option<IpAddr> {
    if let Some(rest) = node.strip_prefix('[') {
        let (v6, rest) = rest.split_once(']')?;
        let v6: Ipv6Addr = v6.parse().ok()?;
        return (rest.is_empty() || is_port(rest.strip_prefix(':')?)).then_some(v6.into());
    }
    if let Ok(address) = node.parse() {
        return Some(address);
    }
    let (v4, port) = node.split_once(':')?;
    let v4 = v4.parse().ok().filter(|_| is_port(port))?;
    Some(IpAddr::V4(v4))
}

/// A port, or one that is obfuscated.
fn is_port(text: &str) -> bool {
    let number = text.bytes().all(|b| b.is_ascii_digit());
    let hidden = text
        .strip_prefix('_')
        .is_some_and(|name| name.bytes().all(is_token));
    (number && (1..=5).contains(&text.len())) || (hidden && text.len() > 1)
}

/// A character of a token, RFC 9110.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The `for` of each element; None for a line that is malformed.
fn elements(line: &str) -> Option<Vec<Option<IpAddr>>> {
    let mut elements = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        // Elements of a list may be empty.
        if let Some(next) = rest.strip_prefix(',') {
            rest = next.trim_start();
            continue;
        }
        let (node, next) = element(rest)?;
        elements.push(node.as_deref().and_then(address));
        rest = next.trim_start();
        if !rest.is_empty() && !rest.starts_with(',') {
            return None;
        }
    }
    Some(elements)
}

/// The `for` of the first element, and what stands behind the element.
fn element(mut rest: &str) -> Option<(Option<String>, &str)> {
    let mut node = None;
    loop {
        let end = rest
            .bytes()
            .position(|b| !is_token(b))
            .unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        if name.is_empty() {
            return None;
        }
        let (value, behind) = value(behind.strip_prefix('=')?)?;
        if name.eq_ignore_ascii_case("for") && node.replace(value).is_some() {
            return None;
        }
        match behind.trim_start().strip_prefix(';') {
            Some(next) => rest = next.trim_start(),
            None => return Some((node, behind)),
        }
        if rest.is_empty() || rest.starts_with(',') {
            return Some((node, rest));
        }
    }
}

/// A token or a quoted string, and what stands behind it.
fn value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text
            .bytes()
            .position(|b| !is_token(b))
            .unwrap_or(text.len());
        return (end > 0).then(|| (text[..end].to_owned(), &text[end..]));
    };
    let (mut value, mut letters) = (String::new(), quoted.char_indices());
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((value, &quoted[at + 1..])),
            '\\' => value.push(letters.next()?.1),
            _ => value.push(letter),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(addresses: Vec<Option<IpAddr>>) -> String {
        let shown = addresses.into_iter().map(|address| match address {
            Some(address) => address.to_string(),
            None => "?".to_owned(),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_examples_of_the_rfc_are_read() {
        for (line, expected) in [
            ("for=\"_gazonk\"", "?"),
            ("For=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17"),
            ("for=192.0.2.60;proto=http;by=203.0.113.43", "192.0.2.60"),
            (
                "for=192.0.2.43, for=198.51.100.17",
                "198.51.100.17 192.0.2.43",
            ),
            ("for=_hidden, for=_SEVKISEK", "? ?"),
            ("for=\"192.0.2.43:47011\", for=unknown", "? 192.0.2.43"),
            (
                "for=192.0.2.43,for=\"[2001:db8:cafe::17]\",for=unknown",
                "? 2001:db8:cafe::17 192.0.2.43",
            ),
            (
                "by=203.0.113.43;secret=\"a,b;for=1.2.3.4\\\"\";for=192.0.2.60",
                "192.0.2.60",
            ),
        ] {
            assert_eq!(shown(of_forwarded(line)), expected, "{line}");
        }
    }

    #[test]
    fn a_line_with_a_fault_says_nothing() {
        for line in [
            "for=192.0.2.60 proto=http",
            "for=192.0.2.60, =x",
            "for=192.0.2.60, for=",
            "192.0.2.60",
            "for = 192.0.2.60",
            "for=2001:db8::1",
            "for=192.0.2.60, for=\"1.2.3.4\"x",
            "for=\"192.0.2.60\\",
        ] {
            assert_eq!(of_forwarded(line), [None], "{line}");
        }
    }

    #[test]
    fn nodes_have_addresses_with_ports_or_without() {
        for (node, expected) in [
            ("192.0.2.1", Some("192.0.2.1")),
            ("192.0.2.1:80", Some("192.0.2.1")),
            ("192.0.2.1:_x", Some("192.0.2.1")),
            ("2001:db8::1", Some("2001:db8::1")),
            ("[2001:db8::1]", Some("2001:db8::1")),
            ("[2001:db8::1]:80", Some("2001:db8::1")),
            ("192.0.2.1:", None),
            ("192.0.2.1:http", None),
            ("192.0.2.1:123456", None),
            ("[2001:db8::1]80", None),
            ("[192.0.2.1]", None),
            ("[2001:db8::1", None),
            ("fe80::1%eth0", None),
            ("", None),
        ] {
            let address = address(node).map(|address| address.to_string());
            assert_eq!(address.as_deref(), expected, "{node}");
        }
        assert_eq!(
            shown(of_x_forwarded_for("a, ,192.0.2.1 ,, 192.0.2.2")),
            "192.0.2.2 192.0.2.1 ?"
        );
        assert_eq!(shown(of_x_forwarded_for("")), "");
    }
}
