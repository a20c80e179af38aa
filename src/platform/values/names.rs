//! Names of people, however they are spelled: those of ethnic minorities are written with an
//! apostrophe, a hyphen, a space or nothing between their parts.

use std::collections::BTreeSet;

use super::text::{APOSTROPHES, fold, nfc, search_terms};

/// What two names are compared by for one person: [`fold`] without its spaces. Apostrophes, hyphens
/// and spaces count for nothing, because names of ethnic minorities are written with and without:
/// `H'Hen Niê`, `H’Hen Niê`, `H Hen Niê` and `HHen Niê` are one.
#[must_use]
pub fn name_key(name: &str) -> String {
    fold(name).replace(' ', "")
}

/// The words that a name is found by, folded, a beginning of each being enough: those of [`fold`],
/// and those of other spellings. What an apostrophe, a hyphen or a capital inside a word parts is
/// joined, too, as is a single letter with the word after it. `H'Hen`, `H Hen` and `HHen` all give
/// `hhen` and `hen`.
#[must_use]
pub fn name_words(name: &str) -> BTreeSet<String> {
    let name = nfc(name);
    let tokens = name.split_whitespace().map(parts);
    let mut tokens = tokens.filter(|parts| !parts.is_empty()).peekable();
    let mut words = BTreeSet::new();
    while let Some(parts) = tokens.next() {
        // From each part to the end of the token: beginnings of these are the parts themselves.
        words.extend((0..parts.len()).map(|start| parts[start..].concat()));
        if let ([part], Some(next)) = (parts.as_slice(), tokens.peek())
            && part.chars().count() == 1
            && part.chars().all(char::is_alphabetic)
        {
            words.insert(format!("{part}{}", next.concat()));
        }
    }
    let after = words.iter().filter_map(|word| after_particle(word));
    let after: Vec<String> = after.map(str::to_owned).collect();
    words.extend(after);
    words
}

/// The folded parts of what stands between two spaces.
fn parts(token: &str) -> Vec<String> {
    let letters: Vec<char> = token.chars().collect();
    let begins = |at: usize| {
        let lower = |at: usize| letters.get(at).is_some_and(|c| c.is_lowercase());
        // `NiêKdăm`, and `HHen`, whose first letter is a particle.
        at > 0 && letters[at].is_uppercase() && (lower(at - 1) || (at == 1 && lower(2)))
    };
    let mut parted = String::with_capacity(token.len() + 2);
    for (at, letter) in letters.iter().enumerate() {
        if begins(at) {
            parted.push(' ');
        }
        parted.push(*letter);
    }
    fold(&parted)
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

/// `hen` of `hhen`, `ban` of `yban`, `brel` of `kbrel`: what follows the particle that names of the
/// Ê Đê, Mnông and Cơ Ho begin with, where no Vietnamese syllable begins so.
fn after_particle(word: &str) -> Option<&str> {
    let rest = word.strip_prefix(['h', 'k', 'y'])?;
    let next = rest.chars().next()?;
    let is_consonant = next.is_ascii_alphabetic() && !"aeiouy".contains(next);
    let is_syllable = word.starts_with("kh");
    (is_consonant && !is_syllable && rest.len() > 1).then_some(rest)
}

/// [`search_terms`] to be matched with [`name_words`]: an apostrophe joins what it stands between.
#[must_use]
pub fn name_terms(query: &str) -> Vec<String> {
    let joined: String = query.chars().filter(|c| !APOSTROPHES.contains(c)).collect();
    search_terms(&joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        for name in [
            "H'Hen Niê",
            "H’Hen Niê",
            "H´Hen Niê",
            "HꞌHen Niê",
            "H Hen Niê",
            "H-Hen Niê",
            "HHen Niê",
            "h' hen  NIÊ",
            "HHEN NIE",
        ] {
            assert_eq!(name_key(name), "hhennie", "{name}");
            let words = name_words(name);
            for query in ["hhen", "h'hen", "H’Hen", "h hen", "h-hen", "hen", "hen nie"] {
                let terms = name_terms(query);
                let found = |term: &String| words.iter().any(|word| word.starts_with(term));
                assert!(terms.iter().all(found), "{query} in {name}: {words:?}");
            }
        }
        assert_ne!(name_key("Lò Thị Hen"), name_key("Lò Thị Hẹn Hò"));
    }

    #[test]
    fn words_of_a_name_are_those_of_its_spellings() {
        let words = |name| name_words(name).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(words("Lò Thị Mai"), "lo mai thi");
        assert_eq!(words("Giàng A Pó"), "a apo giang po");
        assert_eq!(words("Y-Ban Niê-Kdăm"), "ban dam kdam niekdam yban");
        assert_eq!(words("YBan NiêKdăm"), "ban dam kdam niekdam yban");
        assert_eq!(words("K’Brêl, Khánh"), "brel kbrel khanh");
        assert_eq!(words("(số 2) – GDNN–GDTX"), "2 gdnngdtx gdtx so");
        assert_eq!(words(" - ’"), "");
    }
}
