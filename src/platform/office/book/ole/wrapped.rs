//! Writing a compound file of one stream.

use super::{END_OF_CHAIN, FAT_SECTOR, FREE, MINI_LIMIT, OLE_SIGNATURE};

/// A compound file of nothing but this stream. The library that reads old workbooks wants one, and
/// follows chains that run in a circle.
pub fn wrapped(name: &str, mut stream: Vec<u8>) -> Option<Vec<u8>> {
    const SECTOR: usize = 512;
    const PER_SECTOR: usize = SECTOR / 4;
    let length = stream.len().max(MINI_LIMIT);
    stream.resize(length.next_multiple_of(SECTOR), 0);
    let sectors = stream.len() / SECTOR;
    // Of the stream, one of the directory, those of the table, and those that say where these are.
    let (mut tables, mut lists) = (0, 0);
    while tables * PER_SECTOR < sectors + 1 + tables + lists {
        tables += 1;
        lists = tables.saturating_sub(109).div_ceil(PER_SECTOR - 1);
    }
    let number = |n: usize| u32::try_from(n).ok();
    let (directory, first_table) = (number(sectors)?, sectors + 1);
    let first_list = first_table + tables;
    let mut fat = Vec::with_capacity(tables * PER_SECTOR);
    for n in 1..sectors {
        fat.push(number(n)?);
    }
    fat.extend([END_OF_CHAIN, END_OF_CHAIN]);
    fat.resize(first_list, FAT_SECTOR);
    fat.resize(first_list + lists, FAT_SECTOR - 1);
    fat.resize(tables * PER_SECTOR, FREE);
    let places = (first_table..first_list).map(|n| number(n).unwrap_or(FREE));
    let places: Vec<u32> = places.collect();

    let mut file = Vec::with_capacity(SECTOR * (1 + first_list + lists));
    let put = |file: &mut Vec<u8>, at: usize, bytes: &[u8]| {
        file[at..at + bytes.len()].copy_from_slice(bytes);
    };
    file.resize(SECTOR, 0);
    put(&mut file, 0, OLE_SIGNATURE);
    put(&mut file, 24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    let list_start = if lists > 0 {
        number(first_list)?
    } else {
        END_OF_CHAIN
    };
    for (at, value) in [
        (44, number(tables)?),
        (48, directory),
        (56, number(MINI_LIMIT)?),
        (60, END_OF_CHAIN),
        (68, list_start),
        (72, number(lists)?),
    ] {
        put(&mut file, at, &value.to_le_bytes());
    }
    for slot in 0..109 {
        let place = places.get(slot).copied().unwrap_or(FREE);
        put(&mut file, 76 + slot * 4, &place.to_le_bytes());
    }
    file.append(&mut stream);
    let at = file.len();
    file.resize(at + SECTOR, 0);
    let root = ("Root Entry", 5, 1, END_OF_CHAIN, 0);
    let own = (name, 2, FREE, 0, number(length)?);
    for (index, (name, kind, child, start, length)) in [root, own].into_iter().enumerate() {
        let at = at + index * 128;
        let units: Vec<u8> = name
            .encode_utf16()
            .take(31)
            .flat_map(u16::to_le_bytes)
            .collect();
        put(&mut file, at, &units);
        put(
            &mut file,
            at + 64,
            &[u8::try_from(units.len() + 2).ok()?, 0, kind, 1],
        );
        for (place, value) in [
            (68, FREE),
            (72, FREE),
            (76, child),
            (116, start),
            (120, length),
        ] {
            put(&mut file, at + place, &value.to_le_bytes());
        }
    }
    file.extend(fat.into_iter().flat_map(u32::to_le_bytes));
    let mut rest = places
        .get(109..)
        .unwrap_or_default()
        .chunks(PER_SECTOR - 1)
        .peekable();
    let mut list = first_list;
    while let Some(part) = rest.next() {
        list += 1;
        let slots = part
            .iter()
            .copied()
            .chain(std::iter::repeat(FREE))
            .take(PER_SECTOR - 1);
        file.extend(slots.flat_map(u32::to_le_bytes));
        let next = if rest.peek().is_some() {
            number(list)?
        } else {
            END_OF_CHAIN
        };
        file.extend(next.to_le_bytes());
    }
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::super::Ole;
    use super::*;

    #[test]
    fn a_stream_is_found_again_where_it_was_put() {
        for length in [0, 100, 4096, 5000, 70_000, 9_000_000] {
            let stream: Vec<u8> = (0..length)
                .map(|n: u32| n.to_le_bytes()[0] ^ 0x5a)
                .collect();
            let file = wrapped("Workbook", stream.clone()).unwrap();
            let ole = Ole::open(&file).unwrap();
            assert!(ole.has("workbook") && !ole.has("Book"));
            let found = ole.stream("Workbook").unwrap();
            assert_eq!(found[..stream.len()], stream);
        }
    }

    #[test]
    fn a_chain_that_runs_in_a_circle_ends() {
        let mut file = wrapped("Workbook", vec![1; 5000]).unwrap();
        // The first sector of the table follows the stream and the directory.
        let table = 512 * (1 + 10 + 1);
        for n in 0..11 {
            file[table + n * 4..][..4].copy_from_slice(&0u32.to_le_bytes());
        }
        let circle = Ole::open(&file).map(|ole| ole.stream("Workbook").is_some());
        assert!(!matches!(circle, Ok(true)), "{circle:?}");
        for end in [0, 100, 511, 512, 600, 6000] {
            assert!(Ole::open(&file[..end]).is_err(), "{end}");
        }
    }
}
