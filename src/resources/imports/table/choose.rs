//! Which sheets of a file are read.

use std::fs::File;

use super::look::head;
use super::record::SheetLeftOut;
use super::sheets::Head;
use super::unread::{self, NoTable};
use super::{TableOptions, Wanted, faults};
use crate::platform::error::{ApiError, ErrorCode};
use crate::platform::office::book::{Book, BookKind};
use crate::platform::office::form::{self, Form, FormFault, Likeness, Role, Why};
use crate::platform::values::text::fold;

/// How sheets are called, without accents, that say how the others are filled in. `Hướng dẫn viên du
/// lịch` is a trade.
const GUIDES: [&str; 6] = [
    "huong dan",
    "vi du",
    "guide",
    "instructions",
    "readme",
    "read me",
];
const GUIDES_TO: [&str; 5] = [
    "huong dan nhap",
    "huong dan dien",
    "huong dan ghi",
    "huong dan lap",
    "huong dan su dung",
];

/// A sheet that is not read, and why.
struct Unread {
    name: String,
    /// The form that it seems to have.
    draft: Option<Form>,
    faults: Vec<FormFault>,
}

/// The sheets that are read, each with its form, and those that are not.
pub struct Choice {
    pub taken: Vec<(Head, Form)>,
    pub left_out: Vec<SheetLeftOut>,
}

/// # Errors
/// When none can be read, one has to be named, or columns are not known that have to be.
pub fn choose(
    book: &mut Book<File>,
    wanted: &Wanted,
    options: &TableOptions,
    has_code_page: bool,
) -> Result<Choice, NoTable> {
    let sheets = book.sheets().to_vec();
    if let Some(name) = &options.sheet
        && sheets.iter().all(|sheet| sheet.name != *name)
    {
        let names: Vec<&str> = sheets.iter().map(|sheet| &*sheet.name).collect();
        return Err(faults::choose(ErrorCode::SheetUnknown, &names).into());
    }
    let mut looked = Looked::default();
    for (index, info) in sheets.iter().enumerate() {
        let is_asked = options.sheet.as_ref().map(|name| *name == info.name);
        match (info.is_worksheet, is_asked) {
            (false, _) => looked.leave(&info.name, "NO_CELLS"),
            (true, Some(false)) => looked.leave(&info.name, "NOT_ASKED_FOR"),
            (true, None) if !info.visible => looked.leave(&info.name, "HIDDEN"),
            _ => {
                let head = head(book, index, &info.name, has_code_page)?;
                looked.take(head, wanted, options);
            }
        }
    }
    if options.sheet.is_none() {
        looked.leave_guides();
    }
    looked.choice(book.kind(), options)
}

/// What the first rows of the sheets say of each.
#[derive(Default)]
struct Looked {
    taken: Vec<(Head, Form)>,
    /// Sheets that hold rows of the kind, as far as one can tell, and cannot be read as they are.
    broken: Vec<Unread>,
    others: Vec<Unread>,
    left_out: Vec<SheetLeftOut>,
}

impl Looked {
    fn leave(&mut self, name: &str, reason: &str) {
        self.left_out.push(SheetLeftOut::new(name, reason));
    }

    fn take(&mut self, mut head: Head, wanted: &Wanted, options: &TableOptions) {
        if head.rows.is_empty() {
            self.leave(&head.name, "EMPTY");
            return;
        }
        let (layout, rows) = (&head.layout, &head.rows);
        let own = wanted.own.as_ref();
        let own = own.and_then(|own| own.sheet(rows, &options.columns));
        let known = wanted.known(own.as_ref());
        let mapping = own.as_ref().map_or(&options.columns, |own| &own.mapping);
        let faults = match form::find(layout, rows, known, mapping) {
            Ok(mut form) => {
                if let Some(own) = &own {
                    own.tell(&mut form);
                }
                head.own = own;
                self.taken.push((head, form));
                return;
            }
            Err(faults) => faults,
        };
        let unread = Unread {
            name: head.name.clone(),
            draft: form::draft(layout, rows, known, mapping),
            faults,
        };
        let reason = match form::likeness(layout, rows, known, mapping) {
            Likeness::Whole => return self.broken.push(unread),
            Likeness::Half => SheetLeftOut::HALF,
            Likeness::None => "NO_TABLE",
        };
        self.leave(&head.name, reason);
        self.others.push(unread);
    }

    /// A guide shows how a table is filled in, with rows that are nobody's.
    fn leave_guides(&mut self) {
        if self.taken.iter().all(|(head, _)| is_guide(&head.name)) {
            return;
        }
        let guides = self.taken.extract_if(.., |(head, _)| is_guide(&head.name));
        let guides = guides.map(|(head, _)| head.name);
        let broken = self.broken.extract_if(.., |other| is_guide(&other.name));
        for name in guides.chain(broken.map(|other| other.name)) {
            self.left_out.push(SheetLeftOut::new(&name, "GUIDE"));
        }
        for left_out in &mut self.left_out {
            if left_out.reason == SheetLeftOut::HALF && is_guide(&left_out.name) {
                "GUIDE".clone_into(&mut left_out.reason);
            }
        }
    }

    fn choice(self, kind: BookKind, options: &TableOptions) -> Result<Choice, NoTable> {
        let Self {
            taken,
            broken,
            others,
            left_out,
        } = self;
        let is_one_form = taken
            .iter()
            .all(|(_, form)| form::same_form(form, &taken[0].1));
        if !taken.is_empty() && broken.is_empty() && is_one_form {
            let Err(error) = expect_known_columns(&taken, options) else {
                return Ok(Choice { taken, left_out });
            };
            let forms = taken.iter().map(|(head, form)| (&*head.name, form));
            return Err(unread::told(kind, forms, left_out, error));
        }
        let error = match (taken.is_empty(), broken.as_slice(), others.as_slice()) {
            (true, [one], _) | (true, [], [one]) => one.error(),
            (true, [], []) => ApiError::new(ErrorCode::FileEmpty),
            (true, [], several) => {
                let names: Vec<&str> = several.iter().map(|other| &*other.name).collect();
                faults::choose(ErrorCode::HeaderNotFound, &names)
            }
            _ => {
                let taken = taken.iter().map(|(head, _)| &*head.name);
                let names = taken.chain(broken.iter().map(|other| &*other.name));
                faults::choose(ErrorCode::SheetChoiceNeeded, &names.collect::<Vec<_>>())
            }
        };
        let forms = taken.iter().map(|(head, form)| (&*head.name, form));
        let unread = if taken.is_empty() && broken.is_empty() {
            &others
        } else {
            &broken
        };
        let drafts = unread
            .iter()
            .filter_map(|one| Some((&*one.name, one.draft.as_ref()?)));
        let forms = forms.chain(drafts);
        Err(unread::told(kind, forms, left_out, error))
    }
}

impl Unread {
    fn error(&self) -> ApiError {
        // Of a header that nobody knows there is no place.
        let is_found = !self.faults.contains(&FormFault::NoHeader);
        let draft = self.draft.as_ref().filter(|_| is_found);
        let header = draft.map(|form| form.header.1);
        faults::of_form(&self.name, header, &self.faults)
    }
}

/// Whether a sheet is called a guide to the others.
fn is_guide(name: &str) -> bool {
    let name = fold(name);
    GUIDES.contains(&&*name) || GUIDES_TO.iter().any(|guide| name.starts_with(guide))
}

/// Where columns that mean no member are refused.
fn expect_known_columns(taken: &[(Head, Form)], options: &TableOptions) -> Result<(), ApiError> {
    if !options.strict {
        return Ok(());
    }
    let mut unknown = Vec::new();
    for (head, form) in taken {
        for column in &form.columns {
            if matches!(
                column.role,
                Role::LeftOut {
                    why: Why::Unknown | Why::NoHeading
                }
            ) {
                let fault = faults::unknown_column(
                    &head.name,
                    form.header.1,
                    column.index,
                    &column.heading,
                );
                unknown.push(fault);
            }
        }
    }
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(ApiError::fields(ErrorCode::HeaderRowInvalid, unknown))
    }
}
