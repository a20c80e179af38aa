//! What a Vietnamese syllable may be: an initial, a rhyme, and a tone on the letter that carries it.
//! Both placements of the tone count (`hoà`, `hòa`), and so do the initials of other peoples' names
//! that follow the same spelling (`Pó`, `Kà`).

use std::sync::LazyLock;

use super::alphabet::{Letter, NANG, SAC, letter, packed};

/// Longer ones first, so that `ngh` is not taken for `ng`.
const INITIALS: &str = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x";

const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp \
    ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm \
    iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi \
    om on ong ooc oong op ot oăc oăm oăn oăng oăt ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc \
    ui um un ung up ut uy uya uych uynh uyt uyu uyên uyêt uân uâng uât uây uê uêch uênh uôc uôi \
    uôm uôn uông uôt uơ ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên \
    yêng yêt yêu";

/// Words that names, places and headings of the north-west are full of. Being one of them is
/// evidence between two readings that are both spelled well.
const COMMON: &str = "nguyễn trần lê phạm hoàng huỳnh vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn \
    trịnh đinh lâm phùng mai tô hà tạ cao lương lưu chu vương thái tống kiều lại quách lò cà quàng \
    tòng lường vì điêu đèo bạc cầm sùng giàng vàng mùa thào hạng vừ lầu chá ly sình cứ tráng cháng \
    hờ phàng bàn triệu chảo tẩn phàn lù giàng páo pó sính súa dở dế chư lìa nủ dua chứ sì mí sáy \
    thị văn hữu đức xuân ngọc minh thanh quang đình công bá mạnh hồng kim thu bích mỹ thúy thuý \
    hoa lan hương hường hằng hạnh hiền hòa hoà huệ huyền hương hùng hưng hải hậu hiếu hoàn huy lệ \
    linh loan long lợi luyến mến mơ nam nga ngân nghĩa nguyên nguyệt nhung nhàn oanh phong phúc \
    phương phượng quân quý quyên quyết quỳnh sáng sơn tâm tân thành thảo thắng thiện thoa thơm thủy \
    thuỷ thùy thuỳ tiến tiên toàn toán trang trung trường tú tuấn tuyết tùng tươi vân việt vinh \
    yên yến ánh ý dũng duyên dung diệp điệp đại đạt đông đồng giang ân anh bình cường chiến chung \
    bản xã huyện tỉnh phố phường thôn tổ đội số nhà khu thị trấn mường điện biên tủa chùa nậm pồ \
    nhé chà pu nhi thanh luân noong hẹt sam mứn tuần giáo ảng nưa lay đông chăn nuôi trồng trọt \
    họ và tên ngày tháng năm sinh giới tính nam nữ dân tộc địa chỉ nơi ở trú thường tạm đơn vị \
    lớp nghề khóa khoá học trình độ văn hóa hoá tôn đối tượng hộ nghèo cận điện thoại số căn cước \
    bế hứa cù khổng lử pờ lỳ cút cụt mè giáp doãn ứng nghiêm lục nông mạc thạch từ tăng chử khuất \
    lữ ốc rìm chẻo vừ sồng sừng tráng lềnh ghi chú kinh thái mông khơ mú người ký của được các là có cho tại với không đã";

fn keys(words: &str) -> Vec<u64> {
    let mut keys: Vec<u64> = words.split_whitespace().map(packed).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

static RHYME_KEYS: LazyLock<Vec<u64>> = LazyLock::new(|| keys(RHYMES));

static COMMON_KEYS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut keys: Vec<u64> = COMMON.split_whitespace().map(toned_key).collect();
    keys.sort_unstable();
    keys
});

/// The letters' codes and the tone of the word; 0 of one that is too long to be Vietnamese.
fn toned_key(word: &str) -> u64 {
    let tone = word
        .chars()
        .filter_map(letter)
        .map(|letter| letter.tone)
        .max();
    packed(word) << 3 | u64::from(tone.unwrap_or(0))
}

struct Initial {
    codes: Vec<u8>,
    before: Before,
}

/// What may follow an initial.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Any,
    /// `c`, `g`, `ng`: no e, ê or i, and no y either.
    Back,
    /// `gh`, `ngh`: these only.
    Front,
}

struct Codes {
    /// By the code of their first letter.
    initials: [Vec<Initial>; 30],
    e: u8,
    e_hat: u8,
    i: u8,
    y: u8,
    a: u8,
    o: u8,
    u: u8,
    /// c, p, t: what only sắc and nặng stand before; ch ends in h.
    stops: [u8; 3],
    h: u8,
    c: u8,
    q: u8,
    g: u8,
    /// ă â ê ô ơ ư
    marked: [u8; 6],
}

static CODES: LazyLock<Codes> = LazyLock::new(|| {
    let code = |of| letter(of).map_or(0, |letter| letter.code);
    let initial = |text: &str| Initial {
        codes: text.chars().map(code).collect(),
        before: match text {
            "c" | "g" | "ng" => Before::Back,
            "gh" | "ngh" => Before::Front,
            _ => Before::Any,
        },
    };
    let mut initials = [const { Vec::new() }; 30];
    for initial in INITIALS.split(' ').map(initial) {
        initials[usize::from(initial.codes[0])].push(initial);
    }
    Codes {
        initials,
        e: code('e'),
        e_hat: code('ê'),
        i: code('i'),
        y: code('y'),
        a: code('a'),
        o: code('o'),
        u: code('u'),
        stops: ['c', 'p', 't'].map(code),
        h: code('h'),
        c: code('c'),
        q: code('q'),
        g: code('g'),
        marked: ['ă', 'â', 'ê', 'ô', 'ơ', 'ư'].map(code),
    }
});

/// How good a word is as a Vietnamese one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// One that names, places and headings are full of.
    Common,
    Syllable,
    /// With oo, which few have: windows-1258 has `oò` for ọ.
    Rare,
    /// Not Vietnamese, but of one syllable: names of the Ê Đê and the Cơ Ho (`Bkrông`, `Niê`).
    Cluster,
    None,
}

const LONGEST: usize = 7;

/// Of a word without anything but letters, composed.
pub fn fit(word: &str) -> Fit {
    let mut letters = [Letter {
        code: 0,
        tone: 0,
        capital: false,
    }; LONGEST];
    let mut length = 0;
    for c in word.chars() {
        match (letter(c), letters.get_mut(length)) {
            (Some(letter), Some(place)) => *place = letter,
            _ => return Fit::None,
        }
        length += 1;
    }
    let letters = &letters[..length];
    if !is_one_size(letters) {
        return Fit::None;
    }
    if !is_syllable(letters) {
        return if is_cluster(letters) {
            Fit::Cluster
        } else {
            Fit::None
        };
    }
    let (mut key, mut tone) = (0, 0);
    for letter in letters {
        key = key << 5 | u64::from(letter.code);
        tone = tone.max(letter.tone);
    }
    if COMMON_KEYS
        .binary_search(&(key << 3 | u64::from(tone)))
        .is_ok()
    {
        Fit::Common
    } else if letters
        .windows(2)
        .any(|pair| pair[0].code == CODES.o && pair[1].code == CODES.o)
    {
        Fit::Rare
    } else {
        Fit::Syllable
    }
}

/// Small, with a capital first, or all capitals.
fn is_one_size(letters: &[Letter]) -> bool {
    match letters {
        [] => true,
        [first, rest @ ..] => {
            let capitals = rest.iter().filter(|letter| letter.capital).count();
            capitals == 0 || (first.capital && capitals == rest.len())
        }
    }
}

fn is_syllable(letters: &[Letter]) -> bool {
    let toned = letters.iter().position(|letter| letter.tone > 0);
    let (at, tone) = toned.map_or((0, 0), |at| (at, letters[at].tone));
    if toned.is_some_and(|at| letters[at + 1..].iter().any(|letter| letter.tone > 0)) {
        return false;
    }
    let Some(first) = letters.first() else {
        return false;
    };
    if first.is_vowel() {
        return is_rhyme(letters, None, at, tone);
    }
    CODES.initials[usize::from(first.code)]
        .iter()
        .any(|initial| {
            let length = initial.codes.len();
            length < letters.len()
                && (tone == 0 || at >= length)
                && letters
                    .iter()
                    .zip(&initial.codes)
                    .all(|(letter, code)| letter.code == *code)
                && is_rhyme(
                    &letters[length..],
                    Some(initial),
                    at.saturating_sub(length),
                    tone,
                )
        })
}

/// Consonants, vowels, consonants; these languages have no tones.
fn is_cluster(letters: &[Letter]) -> bool {
    let vowels = letters.iter().skip_while(|letter| !letter.is_vowel());
    let ends = vowels.clone().skip_while(|letter| letter.is_vowel());
    let (from_vowels, end) = (vowels.clone().count(), ends.clone().count());
    letters.len() - from_vowels <= 3
        && (1..=3).contains(&(from_vowels - end))
        && end <= 2
        && ends.into_iter().all(|letter| !letter.is_vowel())
        && letters.iter().all(|letter| letter.tone == 0)
}

/// Whether the letters after an initial are a rhyme, with `tone` on the letter at `at`.
fn is_rhyme(rhyme: &[Letter], initial: Option<&Initial>, at: usize, tone: u8) -> bool {
    let codes = &*CODES;
    let Some(first) = rhyme.first() else {
        return false;
    };
    let front = [codes.e, codes.e_hat, codes.i, codes.y].contains(&first.code);
    match initial.map(|initial| initial.before) {
        // What `g` and `i` begin is `gi`, whose i is part of a rhyme as well (`gì`, `giếng`).
        Some(Before::Back) => {
            let is_gi = first.code == codes.i && initial.is_some_and(|one| one.codes == [codes.g]);
            if front && !is_gi {
                return false;
            }
        }
        Some(Before::Front) if !front => return false,
        _ => {}
    }
    let mut key = 0;
    for letter in rhyme {
        key = key << 5 | u64::from(letter.code);
    }
    let is_known = RHYME_KEYS.binary_search(&key).is_ok();
    // `quyên`, `quỳnh`: the u of qu is part of the rhyme.
    let after_q = || {
        initial.is_some_and(|initial| initial.codes[0] == codes.q) && first.code == codes.y && {
            let key = u64::from(codes.u) << (5 * rhyme.len()) | key;
            RHYME_KEYS.binary_search(&key).is_ok()
        }
    };
    (is_known || after_q()) && suits_end(rhyme, tone) && (tone == 0 || may_carry(rhyme, at))
}

fn suits_end(rhyme: &[Letter], tone: u8) -> bool {
    let stopped = match rhyme {
        [.., before, last] if last.code == CODES.h => before.code == CODES.c,
        [.., last] => CODES.stops.contains(&last.code),
        [] => false,
    };
    !stopped || tone == SAC || tone == NANG
}

fn may_carry(rhyme: &[Letter], at: usize) -> bool {
    let codes = &*CODES;
    let vowels = rhyme.iter().take_while(|letter| letter.is_vowel()).count();
    let marked = |letter: &Letter| codes.marked.contains(&letter.code);
    if let Some(carrier) = rhyme[..vowels].iter().rposition(marked) {
        return at == carrier;
    }
    let rounded = |first: u8, second: u8| {
        (first == codes.o && (second == codes.a || second == codes.e))
            || (first == codes.u && second == codes.y)
    };
    match &rhyme[..vowels] {
        [first, second] if rounded(first.code, second.code) => {
            at == 1 || (at == 0 && rhyme.len() == 2)
        }
        [first, second] if first.code == second.code => at == 1,
        [_] | [_, _] => at == 0,
        _ => at == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_spelled_as_vietnamese_fit() {
        for word in "Nguyễn Lò Quàng Tòng Cà Giàng Sùng Vàng A Páo Pó Dế Moong Thuý Thúy Hoà Hòa \
            Hoàn Quỳnh Quyên Quý Quí gì giếng già Ý Yến Mùa Cửa Đường Khuỷu Thuở Ngoằn Nghĩa Ghê \
            Kía Ốc Điện Biên THỊ ĐẶNG xoè xòe Hoạch Huỳnh Kà Loong Rượu khuya Xoáy"
            .split_whitespace()
        {
            assert_ne!(fit(word), Fit::None, "{word}");
        }
    }

    #[test]
    fn words_that_are_not_do_not() {
        for word in "Müller José Nuñez Lógt Thìch Nguyên̂ hòan Hoan̉ thÌ ThỊ Cê Ghà ngê tị́ Jan Wọn \
            Zà Hoac kat iũ Loứ Thiị Hernandez uạo ừơ"
            .split_whitespace()
        {
            assert!(matches!(fit(word), Fit::None | Fit::Cluster), "{word}");
        }
        assert_eq!(fit(""), Fit::None);
        assert_eq!(fit(&"ạ".repeat(10_000)), Fit::None);
    }
}
