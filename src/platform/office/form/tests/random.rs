//! Sheets of the same people, written in many ways.

use std::collections::BTreeMap;

pub(super) const PEOPLE: &[[&str; 7]] = &[
    ["Lò Thị", "Mai", "17", "5", "2004", "Nữ", "014304001234"],
    ["Cà Văn", "Minh", "1", "12", "1990", "Nam", "014090001235"],
    ["Tống", "Công", "3", "3", "1985", "Nam", "014085001236"],
    ["Lường Thị", "Nữ", "30", "11", "1999", "Nữ", "014199001237"],
    [
        "Quàng Văn",
        "Tổng",
        "12",
        "1",
        "2001",
        "Nam",
        "014201001238",
    ],
    ["Vàng A", "Pó", "2", "9", "1978", "Nam", "014078001239"],
    ["Hoàng", "Cộng", "9", "9", "1988", "Nam", "014088001240"],
];
pub(super) const ETHNIC: &[&str] = &["Thái", "Thái", "Kinh", "Thái", "Thái", "Mông", "Kinh"];

/// Random numbers that are the same each time.
pub(super) struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    pub fn one_in(&mut self, most: usize) -> bool {
        self.below(most) == 0
    }

    pub fn of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts[self.below(texts.len())]
    }
}

/// Neighbouring columns: a heading, perhaps divided, and the value of each person.
pub(super) struct Block {
    pub top: String,
    pub leaves: Vec<String>,
    values: Vec<Vec<String>>,
}

impl Block {
    fn single(top: &str, value: impl Fn(usize) -> String) -> Self {
        Self::divided(top, &[], |person| vec![value(person)])
    }

    fn divided(top: &str, leaves: &[&str], values: impl Fn(usize) -> Vec<String>) -> Self {
        Self {
            top: top.to_owned(),
            leaves: leaves.iter().map(|leaf| (*leaf).to_owned()).collect(),
            values: (0..PEOPLE.len()).map(values).collect(),
        }
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The columns of a table that says the same of the people in another way.
pub(super) fn blocks(dice: &mut Dice) -> Vec<Block> {
    let at = |person: usize, column: usize| PEOPLE[person][column];
    let mut blocks = Vec::new();
    let whole = [
        "Họ và tên",
        "HỌ TÊN",
        "Họ và tên\\nhọc viên",
        "Họ, chữ đệm và tên (*)",
    ];
    blocks.push(match dice.below(3) {
        0 => Block::single(dice.of(&whole), |p| format!("{} {}", at(p, 0), at(p, 1))),
        1 => Block::divided(dice.of(&whole), &["", ""], |p| owned(&PEOPLE[p][..2])),
        _ => Block::divided("Họ và tên", &["Họ đệm", "Tên"], |p| {
            owned(&PEOPLE[p][..2])
        }),
    });
    let born = [
        "Ngày sinh",
        "Ngày, tháng,\\nnăm sinh",
        "NGÀY SINH (dd/mm/yyyy)",
    ];
    let marked = |p: usize, sex: &str| if at(p, 5) == sex { "x" } else { "" }.to_owned();
    let mut sexes = true;
    blocks.push(match dice.below(4) {
        0 => Block::single(dice.of(&born), |p| {
            format!("{}-{:0>2}-{:0>2}", at(p, 4), at(p, 3), at(p, 2))
        }),
        1 | 2 => Block::divided(dice.of(&born), &["Ngày", "Tháng", "Năm"], |p| {
            owned(&PEOPLE[p][2..5])
        }),
        _ => {
            sexes = false;
            Block::divided("Năm sinh", &["Nam", "Nữ"], |p| {
                let day = format!("{}-{:0>2}-{:0>2}", at(p, 4), at(p, 3), at(p, 2));
                let of = |sex: &str| {
                    if at(p, 5) == sex {
                        day.clone()
                    } else {
                        String::new()
                    }
                };
                vec![of("Nam"), of("Nữ")]
            })
        }
    });
    if sexes {
        blocks.push(match dice.below(2) {
            0 => Block::single(dice.of(&["Giới tính", "Nam/Nữ"]), |p| {
                at(p, 5).to_owned()
            }),
            _ => Block::divided("Giới tính", &["Nam", "Nữ"], |p| {
                vec![marked(p, "Nam"), marked(p, "Nữ")]
            }),
        });
    }
    blocks.push(Block::single(
        dice.of(&["Số CCCD", "CMND/CCCD", "Số định danh cá nhân"]),
        |p| at(p, 6).to_owned(),
    ));
    blocks.push(Block::single("Dân tộc", |p| ETHNIC[p].to_owned()));
    for _ in 0..dice.below(3) {
        blocks.push(match dice.below(4) {
            0 => Block::single("", |_| String::new()),
            1 => Block::single("Sở thích", |_| "hát".to_owned()),
            2 => Block::divided("Phụ huynh", &["Họ tên", "Số CCCD"], |_| {
                owned(&["Lò Văn Cha", "014000000001"])
            }),
            _ => Block::single("Ghi chú", |_| String::new()),
        });
    }
    for from in (1..blocks.len()).rev() {
        let to = dice.below(from + 1);
        blocks.swap(from, to);
    }
    if dice.below(3) > 0 {
        blocks.insert(
            0,
            Block::single(dice.of(&["STT", "TT", "Số TT"]), |p| (p + 1).to_string()),
        );
    }
    blocks
}

/// The sheet in the notation of these tests, and whose row each line is.
pub(super) fn write(blocks: &[Block], dice: &mut Dice) -> (String, BTreeMap<u32, usize>) {
    let has_leaves = blocks
        .iter()
        .any(|block| block.leaves.iter().any(|leaf| !leaf.is_empty()));
    let is_merged = dice.below(3) > 0;
    let width: usize = blocks.iter().map(|block| block.values[0].len()).sum();
    let mut lines: Vec<String> = Vec::new();
    let across = |text: &str| format!("{text}{}", ";<".repeat(width - 1));
    for _ in 0..dice.below(4) {
        lines.push(match dice.below(4) {
            0 => across("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            1 => "TRƯỜNG CAO ĐẲNG SƠN LA".to_owned(),
            2 => across("DANH SÁCH HỌC VIÊN LỚP MAY"),
            _ => ";".to_owned(),
        });
    }
    let (mut top, mut leaves) = (Vec::new(), Vec::new());
    for block in blocks {
        let is_divided = block.leaves.iter().any(|leaf| !leaf.is_empty());
        for column in 0..block.values[0].len() {
            // A name in two columns beneath one heading is merged, or nobody could tell.
            let is_spanned = block.values[0].len() > 1 && !is_divided;
            top.push(match column {
                0 => block.top.clone(),
                _ if is_merged || is_spanned => "<".to_owned(),
                _ => String::new(),
            });
            leaves.push(match block.leaves.get(column) {
                Some(leaf) if !leaf.is_empty() => leaf.clone(),
                _ if is_merged && column == 0 && !is_spanned && !block.top.is_empty() => {
                    "^".to_owned()
                }
                _ => String::new(),
            });
        }
    }
    let header: Vec<String> = if has_leaves {
        vec![top.join(";"), leaves.join(";")]
    } else {
        vec![top.join(";")]
    };
    lines.extend(header.clone());
    if dice.one_in(3) {
        let numbers: Vec<String> = (1..=width).map(|number| format!("({number})")).collect();
        lines.push(numbers.join(";"));
    }
    let mut whose = BTreeMap::new();
    for person in 0..PEOPLE.len() {
        match dice.below(9) {
            0 => lines.push(across("I. Lớp may")),
            1 => lines.push(across("Xã Chiềng Mung")),
            2 => lines.push(";".to_owned()),
            3 if person > 0 => lines.extend(header.clone()),
            4 if person > 0 => lines.push(across("Cộng: 3 học viên")),
            _ => {}
        }
        let cells = blocks.iter().flat_map(|block| block.values[person].clone());
        lines.push(cells.collect::<Vec<_>>().join(";"));
        whose.insert(u32::try_from(lines.len()).unwrap(), person);
    }
    if dice.one_in(2) {
        lines.push(across("Tổng cộng: 7 học viên"));
        lines.push("Sơn La, ngày 12 tháng 3 năm 2026".to_owned());
        lines.push("NGƯỜI LẬP BIỂU;;HIỆU TRƯỞNG".to_owned());
        lines.push(";".to_owned());
        lines.push("Quàng Thị Hoa;;Trần Văn Sơn".to_owned());
    }
    (lines.join("\n"), whose)
}

/// Take a heading away, or write another one in its place.
pub(super) fn damage(blocks: &mut [Block], dice: &mut Dice) {
    let at = dice.below(blocks.len());
    let other = blocks[dice.below(blocks.len())].top.clone();
    match dice.below(4) {
        0 => blocks[at].top = String::new(),
        1 => {
            let headings = ["Họ và tên cha", "Nơi sinh", "Ngày cấp", "abc"];
            dice.of(&headings).clone_into(&mut blocks[at].top);
        }
        2 if other.is_empty() || blocks[at].top == other => {}
        // Two columns of one heading; one of them is not what it says.
        2 => blocks[at].top = other,
        _ => {
            let leaves = blocks[at].leaves.len();
            if leaves > 0 {
                let leaf = dice.below(leaves);
                blocks[at].leaves[leaf] = String::new();
            }
        }
    }
}
