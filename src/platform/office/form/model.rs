//! What a form is, as it is stored and shown to a person.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A member that rows of the kind may hold.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub name: String,
    pub required: bool,
    pub nature: Nature,
    /// What people write above it; accents, case, punctuation and notes in brackets do not count.
    pub headings: Vec<String>,
    /// Headings that mean it only where no column has a better one.
    pub weak: Vec<String>,
    /// Headings of groups beneath which it may stand, beside its own headings.
    pub under: Vec<String>,
    pub parts: Vec<KnownPart>,
}

/// What a member holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Nature {
    #[default]
    Text,
    /// A day, which may stand in three columns.
    Day,
    /// A quantity, which may be added up beneath the rows.
    Figure,
    /// One of some codes, of which there may be a list on another sheet.
    Code,
}

/// How a part of a member is headed.
#[derive(Debug, Clone)]
pub struct KnownPart {
    pub part: Part,
    /// Wherever it stands.
    pub headings: Vec<String>,
    /// Only beneath a heading of the member.
    pub beneath: Vec<String>,
}

/// What a column holds of a member that several columns make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    Day,
    Month,
    Year,
    /// All names but the last.
    FamilyNames,
    GivenName,
    /// A mark stands in one of two columns.
    MarkMale,
    MarkFemale,
    MarkPassed,
    MarkFailed,
    /// The value stands in the column of the sex, which it tells.
    OfMale,
    OfFemale,
    /// A place written out, down to the village.
    Place,
    District,
    Province,
}

impl Known {
    /// Whether a column may hold that part of it.
    #[must_use]
    pub fn has_part(&self, part: Part) -> bool {
        self.parts.iter().any(|known| known.part == part)
            || (self.nature == Nature::Day && matches!(part, Part::Day | Part::Month | Part::Year))
    }

    /// What callers may say that a column is: the member, and its parts as `birthDate.day`.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let parts = Part::ALL.iter().filter(|part| self.has_part(**part));
        let parts = parts.map(|part| format!("{}.{}", self.name, part.name()));
        std::iter::once(self.name.clone()).chain(parts)
    }
}

impl Part {
    pub const ALL: [Self; 14] = [
        Self::Day,
        Self::Month,
        Self::Year,
        Self::FamilyNames,
        Self::GivenName,
        Self::MarkMale,
        Self::MarkFemale,
        Self::MarkPassed,
        Self::MarkFailed,
        Self::OfMale,
        Self::OfFemale,
        Self::Place,
        Self::District,
        Self::Province,
    ];

    /// How callers name it behind its member. Of a sex there are marks, of a birth the days themselves.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::FamilyNames => "familyNames",
            Self::GivenName => "givenName",
            Self::MarkMale | Self::OfMale => "male",
            Self::MarkFemale | Self::OfFemale => "female",
            Self::MarkPassed => "passed",
            Self::MarkFailed => "failed",
            Self::Place => "place",
            Self::District => "district",
            Self::Province => "province",
        }
    }

    /// What a mark in the column says.
    #[must_use]
    pub fn marks(self) -> Option<&'static str> {
        match self {
            Self::MarkMale => Some("Nam"),
            Self::MarkFemale => Some("Nữ"),
            Self::MarkPassed => Some("Đạt"),
            Self::MarkFailed => Some("Không đạt"),
            _ => None,
        }
    }

    /// Whether the reader joins it with others to the whole member.
    #[must_use]
    pub fn is_joined(self) -> bool {
        !matches!(self, Self::Place | Self::District | Self::Province)
    }
}

/// What a caller says about a heading, before any table of headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Target {
    /// A member, or a part of one: `birthDate.day`.
    Member(String),
    LeaveOut,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    Member { name: String },
    Part { member: String, part: Part },
    LeftOut { why: Why },
}

/// Why a column is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Why {
    /// STT.
    RunningNumber,
    /// Ghi chú.
    Remark,
    /// Ký nhận.
    Signature,
    /// Its heading means no member of the kind.
    Unknown,
    /// It has values and no heading.
    NoHeading,
    Blank,
    Hidden,
    /// The caller has said so.
    Asked,
    /// It says what no row of the kind changes.
    ReadOnly,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundColumn {
    /// From 0.
    pub index: usize,
    /// As it stands, its lines of header parted by ` / `.
    pub heading: String,
    pub role: Role,
}

/// How a sheet is laid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Form {
    /// Texts of each row above the header.
    pub title: Vec<String>,
    /// First and last row of the header.
    pub header: (u32, u32),
    /// The cells of the header rows, as they stand.
    pub header_cells: Vec<Vec<String>>,
    pub columns: Vec<FoundColumn>,
    /// Members that some column holds, in the order of the columns. [`Value::member`] counts in it.
    ///
    /// [`Value::member`]: super::Value::member
    pub members: Vec<String>,
    /// Running numbers are written in digits.
    pub counts_in_digits: bool,
    /// Headings that the caller has named and no column has.
    pub unused: Vec<String>,
}

/// Why a sheet has no form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "fault")]
pub enum FormFault {
    /// No row looks like a header of the kind.
    NoHeader,
    /// Several columns claim one member, or one part of it.
    Twice {
        member: String,
        part: Option<Part>,
        columns: Vec<(usize, String)>,
    },
    /// No column holds a member that every row needs.
    Missing { member: String },
    /// Other columns hold the rest of the member.
    PartMissing { member: String, part: Part },
    /// A heading stands over several columns, and it is not said what each of them is.
    Spans {
        member: String,
        heading: String,
        columns: Vec<usize>,
    },
    /// A column without heading stands beside the names, and may hold the rest of them.
    BesideNames { heading: String, column: usize },
    /// The caller names a member or a part that the kind does not have.
    TargetUnknown { heading: String, member: String },
    /// The caller says two things about one heading.
    TargetTwice { heading: String },
    /// A row above the header looks like one that belongs beneath it.
    RowAboveHeader { row: u32 },
}

impl fmt::Display for FormFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHeader => write!(f, "no row looks like a header"),
            Self::Twice {
                member, columns, ..
            } => {
                let headings: Vec<&str> = columns.iter().map(|(_, heading)| &**heading).collect();
                write!(f, "{member} is claimed by {}", headings.join(", "))
            }
            Self::Missing { member } => write!(f, "no column holds {member}"),
            Self::PartMissing { member, part } => write!(f, "{member} lacks its {part:?}"),
            Self::Spans { heading, .. } => write!(f, "{heading} stands over several columns"),
            Self::BesideNames { heading, .. } => {
                write!(f, "a column without heading stands beside {heading}")
            }
            Self::TargetUnknown { heading, member } => {
                write!(f, "{member}, named for {heading}, is no member")
            }
            Self::TargetTwice { heading } => write!(f, "{heading} is mapped twice"),
            Self::RowAboveHeader { row } => write!(f, "row {row} stands above the header"),
        }
    }
}

impl Form {
    /// Whether the sheets hold the same members, wherever their columns stand.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.roles() == other.roles()
    }

    fn roles(&self) -> Vec<&Role> {
        let roles = self.columns.iter().map(|column| &column.role);
        let mut roles: Vec<&Role> = roles
            .filter(|role| !matches!(role, Role::LeftOut { .. }))
            .collect();
        roles.sort_unstable();
        roles
    }
}
