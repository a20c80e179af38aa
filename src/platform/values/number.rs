//! Numbers that people print and type: of certificates and of the register.

use super::text::nfc;

/// The capitals of Vietnamese beyond ASCII. Migration 0030 has the same ones.
const CAPITALS: &str = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ";

/// What two numbers share that are one to whoever reads them: neither case nor spaces count.
///
/// Letters of other languages keep their case, because a migration on SQLite has to get the same
/// keys without knowing them.
#[must_use]
pub fn number_key(number: &str) -> String {
    let small = |letter: char| match letter {
        _ if CAPITALS.contains(letter) => letter.to_lowercase().next().unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    };
    let number = nfc(number);
    let letters = number.chars().filter(|letter| !letter.is_whitespace());
    letters.map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_spaces_do_not_tell_numbers_apart() {
        assert_eq!(number_key(" 12 /QĐ- SC.Ữ\u{A0}1"), "12/qđ-sc.ữ1");
        assert_eq!(number_key("E\u{302}\u{301} 01"), "ế01");
        assert_ne!(number_key("SC-01"), number_key("SC01"));
        assert_ne!(number_key("QĐ-01"), number_key("QD-01"));
    }

    #[test]
    fn the_migration_folds_the_same_letters() {
        let small: String = CAPITALS.to_lowercase();
        assert_eq!(small.chars().count(), CAPITALS.chars().count());
        for migration in [
            include_str!("../../../migrations/sqlite/0030_imprints/up.sql"),
            include_str!("../../../migrations/postgres/0030_imprints/up.sql"),
        ] {
            let letters = |text: &str| migration.contains(&format!("'{text}'"));
            assert!(letters(CAPITALS) && letters(&small));
        }
    }
}
