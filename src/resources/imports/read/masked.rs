//! Numbers of people as an export masks them: they say nothing of the person.

use serde_json::{Value, json};

use super::Line;
use crate::platform::error::{ErrorCode, FieldError, Place};
use crate::platform::values::personal::is_masked;

/// Members that hold numbers of people.
pub const PERSONAL: [&str; 5] = [
    "citizenId",
    "passportNumber",
    "formerIds",
    "phone",
    "contactPhone",
];
/// The one that may hold several.
const SEVERAL: &str = "formerIds";
/// A passport is one of a country, and its number is masked.
const PASSPORT: (&str, &str) = ("passportNumber", "passportCountry");

/// A masked cell of a personal member as it stands; none where it is plain.
pub fn masked(member: &str, text: &str) -> Option<Value> {
    if !PERSONAL.contains(&member) {
        return None;
    }
    let parts: Vec<&str> = match member {
        SEVERAL => text.split(';').map(str::trim).collect(),
        _ => vec![text],
    };
    let is_any = parts.iter().any(|part| is_masked(part));
    is_any.then(|| match member {
        SEVERAL => json!(parts),
        _ => json!(text),
    })
}

/// Leave out what is masked, with a warning for each member.
pub fn leave_masked_out(line: &mut Line) {
    let Some(members) = line.members.as_object_mut() else {
        return;
    };
    let is_masked = |value: &Value| value.as_str().is_some_and(is_masked);
    for name in PERSONAL {
        let Some(value) = members.get_mut(name) else {
            continue;
        };
        let left = match value {
            Value::Array(items) => {
                let before = items.len();
                items.retain(|item| !is_masked(item));
                (items.len() < before).then_some(items.len())
            }
            value => is_masked(value).then_some(0),
        };
        let Some(left) = left else { continue };
        if left == 0 {
            members.remove(name);
        }
        note(&mut line.remarks, name);
        if name == PASSPORT.0 {
            members.remove(PASSPORT.1);
        }
    }
}

/// Warn of a member that is masked.
fn note(remarks: &mut Vec<FieldError>, name: &str) {
    let place = Place::Pointer(format!("/{name}"));
    remarks.push(FieldError::new(ErrorCode::MaskedLeftOut, place));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_masked_says_nothing() {
        let members = json!({
            "citizenId": "•••••••••234", "passportCountry": "LA", "passportNumber": "•••••456",
            "formerIds": ["••••••678", "123456789"], "phone": "0912345678", "note": "• Lò"
        });
        let members = members.as_object().cloned().expect("an object");
        let mut line = Line::new(1, members);
        leave_masked_out(&mut line);
        let left = json!({"formerIds": ["123456789"], "phone": "0912345678", "note": "• Lò"});
        assert_eq!(line.members, left);
        assert_eq!(line.remarks.len(), 3);
    }

    #[test]
    fn a_cell_may_hold_both() {
        assert_eq!(masked("phone", "0912345678"), None);
        assert_eq!(masked("note", "• a"), None);
        assert_eq!(masked("phone", "• 0912345678"), None);
        assert_eq!(masked("phone", "•••••••••678"), Some(json!("•••••••••678")));
        let both = masked("formerIds", "••••••678; 123456789");
        assert_eq!(both, Some(json!(["••••••678", "123456789"])));
    }
}
