//! The tax code (mã số thuế, MST) of an enterprise, cooperative or household business.

use std::fmt;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::Pg;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::Text;
use diesel::sqlite::Sqlite;
use thiserror::Error;

use crate::platform::db::DbBackend;
use crate::resources::trainees::citizen_id::CitizenId;
use crate::text_enum;

const ROOT_LENGTH: usize = 10;
const BRANCH_LENGTH: usize = 13;
const PERSONAL_LENGTH: usize = 12;

/// Weights of the first nine digits in the check digit.
const WEIGHTS: [u16; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];

text_enum! {
    /// The legal form of an enterprise, which decides the shape of its tax code.
    pub enum LegalForm {
        /// Doanh nghiệp: 10 digits.
        Enterprise = "ENTERPRISE",
        /// Chi nhánh, văn phòng đại diện: 13 digits, the first ten those of the parent.
        Branch = "BRANCH",
        /// Hợp tác xã: 10 digits.
        Cooperative = "COOPERATIVE",
        /// Hộ kinh doanh: the owner's 12-digit citizen ID, or 10 digits when issued before
        /// July 2025.
        HouseholdBusiness = "HOUSEHOLD_BUSINESS",
    }
}

/// A tax code in its stored form: `0100109106`, `0100109106-001`, or twelve digits.
///
/// That of a household business may be its owner's citizen ID. So `Debug` masks it and there
/// is neither `Display` nor `Serialize`: an answer shows [`TaxCode::masked`], or
/// [`TaxCode::as_str`] to callers who may see citizen IDs.
#[derive(Clone, Default, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct TaxCode(String);

/// Why a text is no tax code. It never repeats the text, which may be a citizen ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InvalidTaxCode {
    #[error("a tax code has digits only, and a dash before the 3 digits of a branch")]
    NotDigits,
    /// `expected` names the lengths that the legal form allows.
    #[error("the tax code of this legal form has {expected} digits")]
    WrongLength { expected: &'static str },
    /// `expected` is what the first nine digits demand.
    #[error("the tenth digit of the tax code should be {expected}")]
    CheckDigit { expected: u16 },
    #[error("no tax code starts with these nine digits")]
    NoCheckDigit,
    #[error("the citizen ID of the owner begins with the number of a province or country")]
    Owner,
    #[error("the branch number of a tax code is 001 to 999")]
    BranchNumber,
}

impl TaxCode {
    /// Read a code as the legal form demands; blanks around it are ignored, and the dash of a
    /// branch may be missing.
    ///
    /// # Errors
    /// The first rule of [`InvalidTaxCode`] that the text breaks.
    pub fn parse(code: &str, form: LegalForm) -> Result<Self, InvalidTaxCode> {
        let digits = without_dash(code.trim());
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(InvalidTaxCode::NotDigits);
        }
        match (form, digits.len()) {
            (LegalForm::Branch, BRANCH_LENGTH) => branch(&digits),
            (LegalForm::Branch, _) => Err(InvalidTaxCode::WrongLength { expected: "13" }),
            // A citizen ID has no check digit, but begins with the number of a place.
            (LegalForm::HouseholdBusiness, PERSONAL_LENGTH) => match CitizenId::parse(&digits) {
                Ok(id) if id.possible_prefix() => Ok(Self(digits)),
                _ => Err(InvalidTaxCode::Owner),
            },
            (_, ROOT_LENGTH) => verify_check_digit(&digits).map(|()| Self(digits)),
            (LegalForm::HouseholdBusiness, _) => Err(InvalidTaxCode::WrongLength {
                expected: "12 or 10",
            }),
            (LegalForm::Enterprise | LegalForm::Cooperative, _) => {
                Err(InvalidTaxCode::WrongLength { expected: "10" })
            }
        }
    }

    /// The stored form. It may be a citizen ID; see [`TaxCode::is_personal_id`].
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the code is the citizen ID of the owner, to be protected like any other.
    #[must_use]
    pub fn is_personal_id(&self) -> bool {
        self.0.len() == PERSONAL_LENGTH
    }

    /// What anyone may see: the code, or nine bullets and three digits of a citizen ID.
    #[must_use]
    pub fn masked(&self) -> String {
        if self.is_personal_id() {
            let hidden = PERSONAL_LENGTH - 3;
            return format!("{}{}", "•".repeat(hidden), &self.0[hidden..]);
        }
        self.0.clone()
    }
}

impl fmt::Debug for TaxCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TaxCode({})", self.masked())
    }
}

// The column holds the stored form.
impl ToSql<Text, Pg> for TaxCode {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <str as ToSql<Text, Pg>>::to_sql(&self.0, out)
    }
}
impl ToSql<Text, Sqlite> for TaxCode {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        <str as ToSql<Text, Sqlite>>::to_sql(&self.0, out)
    }
}
impl ToSql<Text, DbBackend> for TaxCode {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DbBackend>) -> serialize::Result {
        out.set_value((Text, self));
        Ok(IsNull::No)
    }
}
impl<DB: Backend> FromSql<Text, DB> for TaxCode
where
    String: FromSql<Text, DB>,
{
    fn from_sql(value: DB::RawValue<'_>) -> deserialize::Result<Self> {
        String::from_sql(value).map(Self)
    }
}

/// The code in an image of its enterprise, which is sealed.
pub mod sealed {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::TaxCode;

    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(code: &TaxCode, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&code.0)
    }

    /// # Errors
    /// When it is no text.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TaxCode, D::Error> {
        String::deserialize(deserializer).map(TaxCode)
    }
}

/// The text without the dash between parent and branch. A dash anywhere else stays, and is
/// then no digit.
fn without_dash(code: &str) -> String {
    match code.split_once('-') {
        Some((root, branch)) if root.len() == ROOT_LENGTH => format!("{root}{branch}"),
        _ => code.to_owned(),
    }
}

/// The normal form of thirteen digits.
fn branch(digits: &str) -> Result<TaxCode, InvalidTaxCode> {
    let (root, number) = digits.split_at(ROOT_LENGTH);
    verify_check_digit(root)?;
    if number == "000" {
        return Err(InvalidTaxCode::BranchNumber);
    }
    Ok(TaxCode(format!("{root}-{number}")))
}

/// The tenth digit is 10 − (Σ mod 11) over the weighted first nine. `root` is ten digits.
fn verify_check_digit(root: &str) -> Result<(), InvalidTaxCode> {
    let digits = || root.bytes().map(|byte| u16::from(byte - b'0'));
    let sum: u16 = WEIGHTS.into_iter().zip(digits()).map(|(w, d)| w * d).sum();
    let expected = 10 - sum % 11;
    match digits().nth(WEIGHTS.len()) {
        _ if expected == 10 => Err(InvalidTaxCode::NoCheckDigit),
        Some(check) if check == expected => Ok(()),
        _ => Err(InvalidTaxCode::CheckDigit { expected }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(code: &str, form: LegalForm) -> Result<String, InvalidTaxCode> {
        TaxCode::parse(code, form).map(|code| code.as_str().to_owned())
    }

    #[test]
    fn codes_of_well_known_enterprises_pass() {
        for code in [
            "0100109106", // Viettel
            "0100112437", // Vietcombank
            "0300588569", // Vinamilk
            "0100107518", // Vietnam Airlines
            "0100100079", // EVN
            "0101248141", // FPT
        ] {
            assert_eq!(parsed(code, LegalForm::Enterprise).as_deref(), Ok(code));
            assert!(parsed(code, LegalForm::Cooperative).is_ok());
        }
    }

    #[test]
    fn every_other_tenth_digit_is_refused() {
        for wrong in (0..=9).filter(|&digit| digit != 6) {
            let code = format!("010010910{wrong}");
            let refusal = Err(InvalidTaxCode::CheckDigit { expected: 6 });
            assert_eq!(parsed(&code, LegalForm::Enterprise), refusal);
        }
    }

    #[test]
    fn nine_digits_whose_check_would_be_ten_start_no_code() {
        // 13 × 1 + 3 × 3 = 22, a multiple of 11.
        for last in 0..=9 {
            let code = format!("000001003{last}");
            assert_eq!(
                parsed(&code, LegalForm::Enterprise),
                Err(InvalidTaxCode::NoCheckDigit)
            );
        }
    }

    #[test]
    fn a_branch_is_stored_with_the_dash() {
        for text in ["0100109106-001", "0100109106001", " 0100109106-001 "] {
            assert_eq!(
                parsed(text, LegalForm::Branch).as_deref(),
                Ok("0100109106-001")
            );
        }
    }

    #[test]
    fn a_branch_needs_a_valid_parent_and_a_number() {
        let refused = |code| parsed(code, LegalForm::Branch).unwrap_err();
        assert_eq!(
            refused("0100109107-001"),
            InvalidTaxCode::CheckDigit { expected: 6 }
        );
        assert_eq!(refused("0100109106-000"), InvalidTaxCode::BranchNumber);
        assert_eq!(
            refused("0100109106"),
            InvalidTaxCode::WrongLength { expected: "13" }
        );
        assert_eq!(
            refused("0100109106-01"),
            InvalidTaxCode::WrongLength { expected: "13" }
        );
    }

    #[test]
    fn an_enterprise_has_ten_digits() {
        let refusal = Err(InvalidTaxCode::WrongLength { expected: "10" });
        for code in ["", "010010910", "0100109106-001", "014199000123"] {
            assert_eq!(parsed(code, LegalForm::Enterprise), refusal, "{code}");
            assert_eq!(parsed(code, LegalForm::Cooperative), refusal, "{code}");
        }
    }

    #[test]
    fn a_household_business_has_a_citizen_id_or_an_old_code() {
        let form = LegalForm::HouseholdBusiness;
        assert_eq!(parsed("014199000123", form).as_deref(), Ok("014199000123"));
        assert_eq!(parsed("0100109106", form).as_deref(), Ok("0100109106"));
        assert_eq!(
            parsed("0100109107", form),
            Err(InvalidTaxCode::CheckDigit { expected: 6 })
        );
        let refusal = Err(InvalidTaxCode::WrongLength {
            expected: "12 or 10",
        });
        assert_eq!(parsed("0100109106-001", form), refusal);
    }

    #[test]
    fn anything_but_digits_is_refused() {
        for code in [
            "010010910x",
            "0100 109 106",
            "01001-09106",
            "0100109106-0-1",
            "٠١٠٠١",
        ] {
            assert_eq!(
                parsed(code, LegalForm::Enterprise),
                Err(InvalidTaxCode::NotDigits)
            );
        }
    }

    #[test]
    fn the_citizen_id_of_an_owner_is_masked() {
        let owner = TaxCode::parse("014199000123", LegalForm::HouseholdBusiness).unwrap();
        assert!(owner.is_personal_id());
        assert_eq!(format!("{owner:?}"), "TaxCode(•••••••••123)");
        let firm = TaxCode::parse("0100109106", LegalForm::Enterprise).unwrap();
        assert_eq!(firm.masked(), "0100109106");
    }
}
