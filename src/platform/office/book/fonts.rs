//! Names of fonts, kept once, and which of them the columns of a sheet are written in.

use std::collections::HashMap;

/// Stands for a name in [`Fonts`]; zero is a font that is not known.
pub type FontId = u16;

/// Workbooks have dozens; one with more was not made by people.
const MOST_FONTS: usize = 4096;

/// The names of the fonts of a workbook.
#[derive(Debug, Default)]
pub struct Fonts {
    names: Vec<String>,
    ids: HashMap<String, FontId>,
}

impl Fonts {
    pub fn id(&mut self, name: &str) -> FontId {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        if self.names.len() >= MOST_FONTS || name.is_empty() || name.len() > 256 {
            return 0;
        }
        self.names.push(name.to_owned());
        let id = FontId::try_from(self.names.len()).unwrap_or(0);
        self.ids.insert(name.to_owned(), id);
        id
    }

    pub fn name(&self, id: FontId) -> Option<&str> {
        let index = usize::from(id).checked_sub(1)?;
        self.names.get(index).map(String::as_str)
    }
}

/// Counts the texts of each column by their fonts.
#[derive(Debug, Default)]
pub struct FontCounts(Vec<HashMap<FontId, u32>>);

impl FontCounts {
    pub fn add(&mut self, column: usize, font: FontId) {
        if column >= self.0.len() {
            self.0.resize_with(column + 1, HashMap::new);
        }
        *self.0[column].entry(font).or_default() += 1;
    }

    /// Of each column the font of most of its texts.
    pub fn most(&self, fonts: &Fonts) -> Vec<Option<String>> {
        let most = |counts: &HashMap<FontId, u32>| {
            // Of two that are used alike the one that came first, so that the answer is always the same.
            let (id, _) = counts.iter().max_by_key(|(id, n)| (**n, u16::MAX - **id))?;
            fonts.name(*id).map(str::to_owned)
        };
        self.0.iter().map(most).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_has_the_font_of_most_of_its_texts() {
        let mut fonts = Fonts::default();
        let (old, new) = (fonts.id(".VnTime"), fonts.id("Arial"));
        let mut counts = FontCounts::default();
        for font in [new, old, old] {
            counts.add(0, font);
        }
        counts.add(2, new);
        assert_eq!(
            counts.most(&fonts),
            [Some(".VnTime".to_owned()), None, Some("Arial".to_owned())]
        );
        assert_eq!(fonts.id(".VnTime"), old);
    }
}
