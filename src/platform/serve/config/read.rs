//! One setting: its text read, or what was expected noted.

use std::fmt;
use std::str::FromStr;

pub(super) fn expected(name: &str, given: &str, wanted: &str) -> String {
    format!("{name}: expected {wanted}, got {given:?}")
}

pub(super) fn read<T: FromStr>(
    wrong: &mut Vec<String>,
    name: &str,
    text: &str,
    wanted: &str,
) -> Option<T> {
    let value = text.parse().ok();
    if value.is_none() {
        wrong.push(expected(name, text, wanted));
    }
    value
}

/// A number; zero where a wrong one was noted.
pub(super) fn read_within<T: FromStr + PartialOrd + Default + fmt::Display>(
    wrong: &mut Vec<String>,
    name: &str,
    text: &str,
    least: T,
    most: T,
) -> T {
    let value = text
        .parse()
        .ok()
        .filter(|value| (&least..=&most).contains(&value));
    if value.is_none() {
        wrong.push(expected(
            name,
            text,
            &format!("a number from {least} to {most}"),
        ));
    }
    value.unwrap_or_default()
}

/// The items of a setting that lists some, separated by commas.
pub(super) fn listed(text: Option<&str>) -> impl Iterator<Item = &str> + Clone {
    let items = text.unwrap_or_default().split(',').map(str::trim);
    items.filter(|item| !item.is_empty())
}

pub(super) fn is_web_origin(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(['/', '?', '#', ' ', '*']))
}
