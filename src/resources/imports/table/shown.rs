//! How a table is understood, as clients see it.

use serde::Serialize;
use utoipa::ToSchema;

use super::record::{Record, SheetLeftOut, SheetUnderstood};
use super::words;
use crate::platform::error::{FieldProblem, Language};
use crate::platform::values::ids::ImportMappingId;
use crate::resources::imports::model::ImportFormat;

/// How the table of an import is understood.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportUnderstood {
    /// What `understood` of a commit names, so that the file is taken in exactly this way or not at all.
    /// Empty where a header is at fault, so that the file is not taken.
    pub digest: String,
    pub format: ImportFormat,
    /// The sheets that are read.
    pub sheets: Vec<SheetUnderstood>,
    /// The sheets that are not read.
    pub sheets_left_out: Vec<SheetLeftOut>,
    /// What somebody has to look at before rows are stored, or to say.
    pub questions: Vec<FieldProblem>,
    /// Stored mappings whose headings are all in a sheet of the file, the one that was changed last
    /// first.
    pub mappings: Vec<OfferedMapping>,
}

/// A stored mapping that fits a file.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OfferedMapping {
    pub id: ImportMappingId,
    pub name: String,
}

impl Record {
    /// What the reader may see of it, in their language.
    #[must_use]
    pub fn shown(
        self,
        language: Language,
        reads_people: bool,
        mappings: Vec<OfferedMapping>,
    ) -> ImportUnderstood {
        let mut record = if reads_people {
            self
        } else {
            self.without_samples()
        };
        words::tell(&mut record, language);
        let questions = record.questions.iter();
        ImportUnderstood {
            questions: questions
                .map(|question| question.render(language))
                .collect(),
            digest: record.digest,
            format: record.format,
            sheets: record.sheets,
            sheets_left_out: record.sheets_left_out,
            mappings,
        }
    }

    /// The headings of the columns of each sheet, as they stand; once of sheets of one form.
    #[must_use]
    pub fn headings(&self) -> Vec<Vec<&str>> {
        let sheets = self.sheets.iter().map(|sheet| sheet.columns.iter());
        let headings = sheets.map(|columns| columns.map(|column| &*column.heading).collect());
        let mut headings: Vec<Vec<&str>> = headings.collect();
        headings.sort_unstable();
        headings.dedup();
        headings
    }
}
