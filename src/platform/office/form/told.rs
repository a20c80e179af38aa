//! What the rows of a sheet are told to be.

use std::iter;

use serde::{Deserialize, Serialize};

use super::model::Part;
use crate::platform::office::{Cell, Struck};

/// What a row of the sheet is.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    Row(FoundRow),
    LeftOut {
        number: u32,
        reason: LeftOutReason,
        /// Its texts.
        text: String,
    },
    /// A header of other columns: no row beneath it is told any more.
    OtherTable {
        number: u32,
        text: String,
    },
}

/// A row of the kind.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundRow {
    pub number: u32,
    pub hidden: bool,
    pub struck: Struck,
    /// Without empty ones.
    pub values: Vec<Value>,
    /// Members whose value was merged downward from a row above.
    pub merged: Vec<usize>,
    /// Members of which one of several columns is empty.
    pub incomplete: Vec<usize>,
    /// Columns without heading that hold something.
    pub nameless: Vec<usize>,
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Counts in [`Form::members`].
    pub member: usize,
    /// Of a place; parts of all else are joined.
    pub part: Option<Part>,
    pub cell: Cell,
    /// Counts in [`Form::columns`]; of joined parts the first that is filled.
    pub column: usize,
    /// The other columns of joined parts that are filled.
    pub beside: Vec<usize>,
}

impl Value {
    /// All columns that hold a part of it.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        iter::once(self.column).chain(self.beside.iter().copied())
    }
}

/// Why a row of the sheet is none of the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LeftOutReason {
    Title,
    Header,
    RepeatedHeader,
    Numbering,
    /// Marked as one where its running number would stand.
    Example,
    Blank,
    /// A running number without anything.
    NumberAlone,
    GroupHead,
    Total,
    Note,
    Signature,
    /// Beneath a header of other columns.
    OtherTable,
}
