//! Who a person is: name, sex, birth date and documents; and what a row says otherwise.

use serde::Deserialize;
use serde_json::Value;

use super::citizen_id::Sex;
use super::model::Trainee;
use crate::platform::office::letters::same_tone_placement;
use crate::platform::resource::import::{Identified, told_by};
use crate::platform::values::partial_date::{PartialDate, Precision};
use crate::platform::values::personal::mask;
use crate::platform::values::text::{name_sort_key, nfc};
use crate::platform::wire::upsert::IdentityChange;

impl Trainee {
    /// What this version says otherwise of who the person of `before` is. A name in another case or
    /// spacing is the same one; other letters or tones make another. A document that was not
    /// recorded is none that changes.
    #[must_use]
    pub fn identity_changes(&self, before: &Self) -> Vec<IdentityChange> {
        let mut changes = Vec::new();
        let mut note = |member: &str, same: bool, before: Option<String>, after: Option<String>| {
            if !same {
                changes.push(IdentityChange {
                    member: member.to_owned(),
                    before,
                    after,
                });
            }
        };
        let name = |row: &Self| Some(row.full_name.clone());
        let same_name = name_sort_key(&self.full_name) == name_sort_key(&before.full_name)
            || letters(self) == letters(before);
        note("fullName", same_name, name(before), name(self));
        let sex = |row: &Self| Some(row.sex.as_str().to_owned());
        note("sex", self.sex == before.sex, sex(before), sex(self));
        let birth = |row: &Self| Some(row.born().to_string());
        // A day that becomes known makes nobody another person.
        let same_birth = self.born().agrees(before.born());
        note("birthDate", same_birth, birth(before), birth(self));
        let citizen = |row: &Self| row.citizen_id.as_deref().map(mask);
        let same = before.citizen_id.is_none() || self.citizen_id == before.citizen_id;
        note("citizenId", same, citizen(before), citizen(self));
        let passport = |row: &Self| {
            let passport = row.passport()?;
            Some(format!("{} {}", passport.country, mask(&passport.number)))
        };
        let same = before.passport().is_none() || self.passport() == before.passport();
        note("passport", same, passport(before), passport(self));
        changes
    }

    /// The next version of this row as far as it says who the person is, by the members of a row of
    /// a file. None where they cannot be read: such a row is refused.
    #[must_use]
    pub fn identified_by(&self, row: &Value) -> Option<Self> {
        let mut after = self.clone();
        after.full_name = nfc(row["fullName"].as_str()?);
        after.sex = Sex::deserialize(&row["sex"]).ok()?;
        after.set_born(born(row)?);
        match row.get("citizenId") {
            Some(Value::String(given)) => after.citizen_id = Some(given.clone()),
            Some(_) => after.citizen_id = None,
            None => {}
        }
        match (row.get("passportCountry"), row.get("passportNumber")) {
            (Some(Value::String(country)), Some(Value::String(number))) => {
                after.passport_country = Some(country.clone());
                after.passport_number = Some(number.clone());
            }
            (_, Some(_)) => {
                after.passport_country = None;
                after.passport_number = None;
            }
            _ => {}
        }
        Some(after)
    }
}

/// The letters of the name with their marks: apostrophes, hyphens, spaces and the vowel that carries a
/// tone count for nothing, as where two people are compared.
fn letters(row: &Trainee) -> String {
    let name = same_tone_placement(&row.full_name);
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The day of birth of a row, as closely as it says.
pub fn born(row: &Value) -> Option<PartialDate> {
    let born = PartialDate::deserialize(&row["birthDate"]).ok()?;
    let marked = row.get("birthDatePrecision");
    let marked = marked.and_then(|precision| Precision::deserialize(precision).ok());
    Some(born.within(marked.unwrap_or_default()))
}

/// Who a row of a file says a person is. A name in another spelling is another fact: two rows that
/// spell it differently would change it back and forth. `Hoà` and `Hòa` are one spelling.
pub fn identify(row: &Value) -> Option<Identified> {
    let text = |member: &str| row[member].as_str();
    let name = same_tone_placement(&nfc(text("fullName")?));
    let facts = format!("{name} {} {}", text("sex")?, born(row)?);
    let passport = text("passportCountry").zip(text("passportNumber"));
    Some(Identified {
        documents: [
            ("/citizenId", text("citizenId").map(str::to_owned)),
            (
                "/passportNumber",
                passport.map(|(country, number)| format!("{country} {number}")),
            ),
        ],
        facts,
    })
}

/// What a row without a key is told by: its document, or else name and day of birth.
pub fn tell(row: &Value) -> Option<String> {
    let ways: [&[&str]; 3] = [
        &["citizenId"],
        &["passportCountry", "passportNumber"],
        &["fullName", "birthDate"],
    ];
    ways.into_iter().find_map(|members| told_by(row, members))
}
