//! How an export writes the rows of a kind that can be imported.

use crate::platform::error::{ErrorCode, FieldError};
use serde_json::Value;

/// The member by which an exported row is known.
pub const ID: &str = "id";
/// The column of keys that others use for the row, and the member that holds the sender's.
pub const KEYS: (&str, &str) = ("externalIds", "externalId");

/// The id by which a row says that it is known.
#[must_use]
pub fn id_in(row: &Value) -> Option<&str> {
    row[ID].as_str()
}

/// An export whose rows can be sent back as rows of a kind.
#[derive(Debug)]
pub struct Exported {
    /// The resource that is exported.
    pub resource: &'static str,
    /// Its columns that hold members of another name.
    pub named: &'static [(&'static str, &'static str)],
    /// Members that exports and programs know, and offices do not fill in.
    pub beside: &'static [&'static str],
    /// A row of the export that says none of these has nothing to say in this kind.
    pub says: &'static [&'static str],
}

impl Exported {
    /// An export whose rows are known by their id, and whose columns are called as members are.
    #[must_use]
    pub const fn of(resource: &'static str) -> Self {
        Self {
            resource,
            named: &[],
            beside: &[ID],
            says: &[],
        }
    }

    /// The member among `members` that a column of the export holds: `passport.number` holds
    /// `passportNumber`, `costCap.amount` holds `costCap`.
    #[must_use]
    pub fn member_of(&self, column: &str, members: &[&str]) -> Option<String> {
        let named = self.named.iter().find(|(name, _)| *name == column);
        let named = named.map(|(_, member)| (*member).to_owned());
        let keys = (column == KEYS.0).then(|| KEYS.1.to_owned());
        let amount = column.strip_suffix(".amount").map(str::to_owned);
        let ways = [named, keys, amount, Some(joined(column))];
        let is_known = |member: &String| members.contains(&&**member);
        ways.into_iter().flatten().find(is_known)
    }
}

/// `passportNumber` of `passport.number`.
fn joined(column: &str) -> String {
    let mut parts = column.split('.');
    let mut joined = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        joined.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        joined.push_str(letters.as_str());
    }
    joined
}

/// What is missing of a row that has to be known by a key or by its id.
#[must_use]
pub fn unnamed(members: &Value) -> Option<FieldError> {
    let is_said = |name: &str| !members[name].is_null();
    let is_named = is_said(KEYS.1) || is_said(ID);
    (!is_named).then(|| FieldError::at(ErrorCode::FieldRequired, "/externalId"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_an_export_holds_a_member() {
        let export = Exported {
            named: &[("kind", "outcomeKind")],
            ..Exported::of("outcomes")
        };
        let members = [
            "id",
            "outcomeKind",
            "passportNumber",
            "incomeAfter",
            "externalId",
        ];
        for (column, member) in [
            ("id", Some("id")),
            ("kind", Some("outcomeKind")),
            ("passport.number", Some("passportNumber")),
            ("incomeAfter.amount", Some("incomeAfter")),
            ("incomeAfter.currency", None),
            ("externalIds", Some("externalId")),
            ("version", None),
        ] {
            let found = export.member_of(column, &members);
            assert_eq!(found.as_deref(), member, "{column}");
        }
    }
}
