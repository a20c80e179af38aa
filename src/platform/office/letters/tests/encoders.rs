//! The way into each encoding, written for the tests from the encodings' published charts and apart
//! from the tables that lead out of them. `None` of what an encoding has no letters for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

pub type Encoder = fn(&str) -> Option<String>;

/// Chart of VN3: small letters with the tones sắc, huyền, hỏi, ngã, nặng.
const TCVN3: [(char, &str); 12] = [
    ('a', "¸µ¶·¹"),
    ('â', "ÊÇÈÉË"),
    ('ă', "¾»¼½Æ"),
    ('e', "ÐÌÎÏÑ"),
    ('ê', "ÕÒÓÔÖ"),
    ('i', "Ý×ØÜÞ"),
    ('o', "ãßáâä"),
    ('ô', "èåæçé"),
    ('ơ', "íêëìî"),
    ('u', "óïñòô"),
    ('ư', "øõö÷ù"),
    ('y', "ýúûüþ"),
];
const TCVN3_PLAIN: (&str, &str) = ("đĐâÂăĂêÊôÔơƠưƯ", "®§©¢¨¡ª£«¤¬¥\u{AD}¦");

const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];

/// The letter without its tone, and the tone's place in [`TONES`].
fn parted(letter: char) -> (char, Option<usize>) {
    let mut bare = String::new();
    let mut tone = None;
    decompose_canonical(letter, |part| {
        match TONES.iter().position(|&tone| tone == part) {
            Some(place) => tone = Some(place),
            None => bare.push(part),
        }
    });
    (bare.nfc().next().unwrap_or(letter), tone)
}

pub fn tcvn3(text: &str) -> Option<String> {
    text.chars()
        .map(|letter| {
            if letter.is_ascii() || letter == '’' {
                return Some(letter);
            }
            let plain = TCVN3_PLAIN.0.chars().position(|plain| plain == letter);
            if let Some(place) = plain {
                return TCVN3_PLAIN.1.chars().nth(place);
            }
            let (bare, tone) = parted(letter);
            let bare = bare.to_lowercase().next()?;
            let (_, toned) = TCVN3.iter().find(|(vowel, _)| *vowel == bare)?;
            toned.chars().nth(tone?)
        })
        .collect()
}

/// Under a font of capitals everything is typed small.
pub fn tcvn3_capitals(text: &str) -> Option<String> {
    tcvn3(&text.to_lowercase())
}

pub fn vni(text: &str) -> Option<String> {
    let mut encoded = String::new();
    for letter in text.chars() {
        let (bare, tone) = parted(letter);
        let small = bare.to_lowercase().next()?;
        let is_capital = small != bare;
        let shown = match (small, tone) {
            _ if letter.is_ascii() || letter == '’' => {
                encoded.push(letter);
                continue;
            }
            ('đ', _) => "ñ".to_owned(),
            ('i', Some(tone)) => ["í", "ì", "æ", "ó", "ò"][tone].to_owned(),
            ('y', Some(4)) => "î".to_owned(),
            ('ơ', None) => "ô".to_owned(),
            ('ư', None) => "ö".to_owned(),
            ('ơ', Some(tone)) => format!("ô{}", ["ù", "ø", "û", "õ", "ï"][tone]),
            ('ư', Some(tone)) => format!("ö{}", ["ù", "ø", "û", "õ", "ï"][tone]),
            ('a' | 'e' | 'o' | 'u' | 'y', Some(tone)) => {
                format!("{small}{}", ["ù", "ø", "û", "õ", "ï"][tone])
            }
            ('â' | 'ê' | 'ô', tone) => {
                let vowel = match small {
                    'â' => 'a',
                    'ê' => 'e',
                    _ => 'o',
                };
                format!(
                    "{vowel}{}",
                    tone.map_or("â", |tone| ["á", "à", "å", "ã", "ä"][tone])
                )
            }
            ('ă', tone) => format!(
                "a{}",
                tone.map_or("ê", |tone| ["é", "è", "ú", "ü", "ë"][tone])
            ),
            _ => return None,
        };
        encoded.push_str(&if is_capital {
            shown.to_uppercase()
        } else {
            shown
        });
    }
    Some(encoded)
}

/// As converters write it: with the letters that windows-1258 has composed.
pub fn windows_1258(text: &str) -> Option<String> {
    in_1258(text, true)
}

/// As keyboards write it: each tone by itself.
pub fn windows_1258_apart(text: &str) -> Option<String> {
    in_1258(text, false)
}

fn in_1258(text: &str, composed: bool) -> Option<String> {
    const OWN: (&str, &str) = ("ĂăĐđƠơƯư", "ÃãÐðÕõÝý");
    const COMPOSED: &str = "ÀÁÈÉÍÓÙÚàáèéíóùú";
    const LATIN: &str = "ÂÄÅÆÇÊËÎÏÑÔÖØÛÜßâäåæçêëîïñôöøûüÿŒœŸ’";
    let mut encoded = String::new();
    for letter in text.chars() {
        if letter.is_ascii() || LATIN.contains(letter) || (composed && COMPOSED.contains(letter)) {
            encoded.push(letter);
            continue;
        }
        let (bare, tone) = parted(letter);
        if bare.is_ascii() || LATIN.contains(bare) {
            encoded.push(bare);
        } else {
            let place = OWN.0.chars().position(|own| own == bare)?;
            encoded.extend(OWN.1.chars().nth(place));
        }
        if let Some(tone) = tone {
            encoded.push(['ì', 'Ì', 'Ò', 'Þ', 'ò'][tone]);
        } else if bare != letter {
            return None;
        }
    }
    Some(encoded)
}

const HIGH_1252: [&str; 2] = [
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}",
    "\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ",
];

fn shown_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => {
            let row = HIGH_1252[usize::from(byte >> 4 & 1)];
            row.chars().nth(usize::from(byte & 15)).unwrap()
        }
        _ => char::from(byte),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "an encoder as the others are")]
pub fn doubled_1252(text: &str) -> Option<String> {
    Some(text.bytes().map(shown_1252).collect())
}

#[expect(clippy::unnecessary_wraps, reason = "an encoder as the others are")]
pub fn doubled_latin_1(text: &str) -> Option<String> {
    Some(text.bytes().map(char::from).collect())
}

/// Of the bytes of Vietnamese letters one is another letter there.
pub fn doubled_1258(text: &str) -> Option<String> {
    Some(doubled_1252(text)?.replace('Ã', "Ă").replace('ã', "ă"))
}

pub fn doubled_twice(text: &str) -> Option<String> {
    doubled_1252(&doubled_1252(text)?)
}
