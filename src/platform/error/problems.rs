//! What is wrong with a request, all of it at once.

use serde_json::Value;

use super::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::values::phone::{InvalidPhone, Phone};
use crate::platform::values::text::nfc;

/// Collects what is wrong with a request, so that the client learns all of it at once.
#[derive(Debug, Default)]
pub struct Problems(Vec<FieldError>);

impl Problems {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Note `code` at a JSON pointer of the body.
    pub fn add(&mut self, code: ErrorCode, pointer: &str) -> &mut FieldError {
        self.0.push(FieldError::at(code, pointer));
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    /// Note `code` unless `holds`.
    pub fn expect(&mut self, holds: bool, code: ErrorCode, pointer: &str) {
        if !holds {
            self.add(code, pointer);
        }
    }

    /// The phone number of a person in its stored form; one that is none is noted at `pointer`.
    pub fn phone_at(&mut self, text: Option<&str>, pointer: &str) -> Option<String> {
        self.read_phone(text, Phone::parse, pointer)
    }

    /// As [`Problems::phone_at`], of an institution: it may be a service number (1900, 1800).
    pub fn institution_phone(&mut self, text: Option<&str>) -> Option<String> {
        self.read_phone(text, Phone::parse_of_institution, "/phone")
    }

    fn read_phone(
        &mut self,
        text: Option<&str>,
        read: fn(&str) -> Result<Phone, InvalidPhone>,
        pointer: &str,
    ) -> Option<String> {
        match text.map(read)? {
            Ok(phone) => Some(phone.as_str().to_owned()),
            Err(_) => {
                self.add(ErrorCode::PhoneInvalid, pointer);
                None
            }
        }
    }

    /// A text that must not be blank, in its stored form.
    pub fn name_at(&mut self, text: &str, pointer: &str) -> String {
        let name = nfc(text);
        self.expect(!name.is_empty(), ErrorCode::NameInvalid, pointer);
        name
    }

    /// Why something is done, in its stored form; it must not be blank.
    pub fn reason_at(&mut self, text: &str, pointer: &str) -> String {
        let reason = nfc(text);
        self.expect(!reason.is_empty(), ErrorCode::ReasonRequired, pointer);
        reason
    }

    /// Note `code` with explaining values.
    pub fn add_with(&mut self, code: ErrorCode, pointer: &str, params: Value) {
        let field = self.add(code, pointer);
        if let Value::Object(params) = params {
            field.params = params;
        }
    }

    /// Keep the value of `result`, or note its error's fields.
    pub fn take<T>(&mut self, result: ApiResult<T>) -> ApiResult<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(error) if !error.0.fields.is_empty() => {
                self.0.extend(error.0.fields);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Note the fields of `error`, but for those at `pointers`, of which enough was said.
    ///
    /// # Errors
    /// `error`, when it is about no field.
    pub fn join(&mut self, error: ApiError, pointers: &[impl AsRef<str>]) -> ApiResult<()> {
        if error.0.fields.is_empty() {
            return Err(error);
        }
        let said = |at: &str| pointers.iter().any(|pointer| pointer.as_ref() == at);
        let other = |field: &FieldError| !matches!(&field.place, Place::Pointer(at) if said(at));
        self.0.extend(error.0.fields.into_iter().filter(other));
        Ok(())
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether nothing was noted at a pointer that begins so.
    #[must_use]
    pub fn is_free(&self, pointer: &str) -> bool {
        let begins = |field: &FieldError| matches!(&field.place, Place::Pointer(at) if at.starts_with(pointer));
        !self.0.iter().any(begins)
    }

    /// Keep the row that the body refers to at `pointer`; note that there is none when it is
    /// absent or out of reach.
    ///
    /// # Errors
    /// Any other than 404.
    pub fn refer<T>(&mut self, row: ApiResult<T>, pointer: &str) -> ApiResult<Option<T>> {
        match row {
            Ok(row) => Ok(Some(row)),
            Err(error) if error.code() == ErrorCode::NotFound => {
                self.add(ErrorCode::ReferenceUnknown, pointer);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// # Errors
    /// 422 with everything noted so far, if anything was.
    pub fn check(self) -> ApiResult<()> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(ApiError::fields(ErrorCode::RulesBroken, self.0))
        }
    }
}
