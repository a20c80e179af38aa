//! What people write above the members of a kind.

use super::TableOptions;
use crate::platform::office::form::{Known, Meanings, Nature, Part, headings};
use crate::resources::imports::kind::{ImportKind, Rows};
use crate::resources::imports::read::{Column, ColumnType};

/// Kinds whose rows name people and enrolments, where a kind has no headings of its own for a member.
const ALSO: [&str; 2] = ["trainees", "enrolments"];

/// Whose headings tell the parts of a place.
pub const COMMUNE: &str = "residenceCode";
/// What the name of a commune, rather than its code, is read as.
pub const COMMUNE_NAME: &str = "residenceCommune";
/// The members that hold these parts.
pub const OF_PLACE: [(Part, &str); 3] = [
    (Part::Place, "residence"),
    (Part::District, "residenceDistrict"),
    (Part::Province, "residenceProvince"),
];

/// The members of a kind that people fill in, with their headings. What every row has by `options` needs no
/// column.
pub fn of(kind: ImportKind, columns: &[Column], options: &TableOptions) -> Vec<Known> {
    let exported = match kind {
        ImportKind::Rows(rows) => rows.kind().exported,
        ImportKind::Mixed => None,
    };
    let beside = exported.map_or(&[][..], |own| own.beside);
    let mut known = of_all(kind, columns, options);
    known.retain(|known| !beside.contains(&&*known.name));
    known
}

/// [`of`], and the members that exports alone have.
pub fn of_all(kind: ImportKind, columns: &[Column], options: &TableOptions) -> Vec<Known> {
    columns
        .iter()
        .map(|column| Known {
            required: column.required && !options.constants.contains_key(&column.name),
            nature: nature_of(column),
            ..headed(kind, &column.name)
        })
        .collect()
}

fn nature_of(column: &Column) -> Nature {
    match column.kind {
        _ if column.code_list.is_some() || !column.values.is_empty() => Nature::Code,
        ColumnType::Day | ColumnType::PartialDay => Nature::Day,
        ColumnType::Integer | ColumnType::Number => Nature::Figure,
        ColumnType::Text | ColumnType::Texts | ColumnType::Bool => Nature::Text,
    }
}

/// For each column the first shipped heading that means its member in this kind, and nothing else. None
/// where people have no heading for it.
pub fn first_headings(kind: Rows, columns: &[Column]) -> Vec<Option<String>> {
    let known = of(ImportKind::Rows(kind), columns, &TableOptions::default());
    let meanings = Meanings::new(&known);
    let first = |column: &Column| {
        let mut parts = OF_PLACE.iter();
        let part = parts.find(|(_, member)| *member == column.name);
        let part = part.map(|(part, _)| *part);
        let member = part.map_or(&*column.name, |_| COMMUNE);
        let known = known.iter().find(|known| known.name == member)?;
        let headings = match part {
            None => &known.headings,
            Some(part) => {
                &known
                    .parts
                    .iter()
                    .find(|known| known.part == part)?
                    .headings
            }
        };
        let mut headings = headings.iter();
        headings
            .find(|heading| meanings.of(heading) == Some((member, part)))
            .cloned()
    };
    columns.iter().map(first).collect()
}

fn headed(kind: ImportKind, member: &str) -> Known {
    let ImportKind::Rows(rows) = kind else {
        // Of several kinds a heading may mean several members.
        return Known {
            name: member.to_owned(),
            ..Known::default()
        };
    };
    let own = headings::known(rows.as_str(), member);
    let is_headed = |known: &Known| !known.headings.is_empty() || !known.parts.is_empty();
    if is_headed(&own) {
        return own;
    }
    let others = ALSO.iter().map(|kind| headings::known(kind, member));
    others.into_iter().find(is_headed).unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resources::imports::read::columns_of;

    #[test]
    fn every_member_that_people_write_down_has_headings() {
        for rows in Rows::all() {
            let columns = columns_of(rows).expect("columns");
            let known = of(ImportKind::Rows(rows), &columns, &TableOptions::default());
            for (column, known) in columns.iter().zip(known) {
                let is_id = column.name.ends_with("Id") && column.name != "citizenId";
                let is_headed = !known.headings.is_empty() || !known.weak.is_empty();
                // Told by what stands under the headings of `residenceCode`.
                let is_place = column.name.starts_with("residence");
                assert!(
                    is_headed || is_id || is_place,
                    "{} of {rows:?}",
                    column.name
                );
            }
        }
    }
}
