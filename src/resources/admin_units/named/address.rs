//! An address on one line, taken apart from its end.

use std::sync::Arc;

use super::index::{self, Index};
use super::spelled::{Front, Spelled};
use super::{Meant, Names, Pointers, meant, within};
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;

/// The place in which a whole address lies, and what stands before it. What is wrong with it is noted at
/// `pointer`.
///
/// # Errors
/// When the database fails.
pub fn split(
    op: &mut Op,
    address: &str,
    pointer: &'static str,
    problems: &mut Problems,
) -> ApiResult<Option<(Meant, Option<String>)>> {
    let index: Arc<Index> = index::index(op)?;
    let parts = parts(address);
    let (names, rest) = take_apart(&index, &parts);
    if names.commune.is_none() && names.province.is_none() {
        problems.add(ErrorCode::PlaceUnknown, pointer);
        return Ok(None);
    }
    let joined = |parts: &[&str]| (!parts.is_empty()).then(|| parts.join(", "));
    let meant = meant(&index, &names, &Pointers::all_in(pointer), problems);
    Ok(meant.map(|meant| match meant {
        // What the communes of another province are called, nobody knows here.
        Meant::Elsewhere { province, .. } => {
            let end = parts.len() - 1;
            let place = joined(&parts[..end]);
            (Meant::Elsewhere { province, place }, None)
        }
        here @ Meant::Here(_) => (here, joined(rest)),
    }))
}

/// What stands between commas, semicolons, and dashes with spaces around them.
fn parts(address: &str) -> Vec<&str> {
    let parts = address.split([',', ';']);
    let parts = parts.flat_map(|part| part.split(" - "));
    let parts = parts.flat_map(|part| part.split(" – "));
    parts
        .map(|part| part.trim().trim_end_matches('.'))
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .collect()
}

/// The names of the place at the end, and the parts before them.
fn take_apart<'a, 'p>(index: &Index, parts: &'p [&'a str]) -> (Names<'a>, &'p [&'a str]) {
    let mut names = Names::default();
    let mut rest = parts;
    if let Some((last, before)) = rest.split_last()
        && is_province(index, last)
    {
        (names.province, rest) = (Some(*last), before);
        let code = index.province(&Spelled::new(last));
        if code.is_some_and(|code| code != super::PROVINCE_CODE) {
            return (names, rest);
        }
    }
    if let Some((last, before)) = rest.split_last()
        && let Some(commune) = before.last()
        && is_district(index, last, commune)
    {
        (names.district, rest) = (Some(*last), before);
    }
    if let Some((last, before)) = rest.split_last() {
        (names.commune, rest) = (Some(*last), before);
    }
    (names, rest)
}

/// A city of the name of the province is one of its districts.
fn is_province(index: &Index, text: &str) -> bool {
    let name = Spelled::new(text);
    match name.front {
        Some(Front::Province) => true,
        Some(Front::City) => index.province(&name).is_some() && index.districts(&name).is_empty(),
        None => index.province(&name).is_some(),
        Some(_) => false,
    }
}

/// A district is said to be one, or has a commune of the name that stands before it: several communes are
/// called as a district is.
fn is_district(index: &Index, text: &str, before: &str) -> bool {
    let name = Spelled::new(text);
    match name.front {
        Some(Front::District | Front::City) => true,
        Some(_) => false,
        None => {
            let districts = index.districts(&name);
            let commune = Spelled::new(before);
            !districts.is_empty() && !within(index, &commune, Some(&districts)).is_empty()
        }
    }
}
