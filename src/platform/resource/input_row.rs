//! Rows of files that are the input of a resource: its own members, flat, under the sender's key.
//! A row may name what it refers to by another member than the id.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value, json};
use utoipa::openapi::schema::{
    AdditionalProperties, KnownFormat, ObjectBuilder, SchemaFormat, Type,
};
use utoipa::openapi::{Object, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::exported::{self, Exported};
use super::import::{ImportRow, joined, key, nobody};
use super::named::Named;
use super::taking_back::{self, TakenBack, Written};
use super::{Resource, service};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::sync::external_ids::Naming;
use crate::platform::values::ids::AnyId;
use crate::platform::wire::json::typed;
use crate::platform::wire::preconditions::Precondition;
use crate::platform::wire::upsert::Upserted;

/// A resource whose rows can be imported as they are sent by `PUT`.
pub trait Imported: Resource {
    /// The heading of a table of such rows.
    const TITLE: &'static str;
    /// Rows of a lower pass are carried out before those that may refer to them.
    const PASS: u8;
    /// What a row may name by another member than the id.
    const REFERENCES: &'static [Reference] = &[];

    /// The schema of what clients send, without `externalIds`; its comments say what the columns
    /// mean.
    fn terms() -> RefOr<Schema>;
}

/// A member of a row that stands for an id.
#[derive(Debug)]
pub struct Reference {
    /// The member that it stands for, such as `enterpriseId`.
    pub id: &'static str,
    /// Its own name, such as `enterprise`, and the pointer to it.
    pub name: &'static str,
    pub pointer: &'static str,
    /// What it is: in English, and after `vi:` to who fills in a table.
    pub about: &'static str,
    pub example: &'static str,
    /// The row that it names; keys are those of a system.
    pub find: fn(&mut Op, &str, &str) -> ApiResult<Named>,
}

/// A row of a file with the members of `R`.
#[derive(Debug)]
pub struct InputRow<R> {
    id: Option<AnyId>,
    external_id: Option<String>,
    members: Map<String, Value>,
    of: PhantomData<fn() -> R>,
}

const EXTERNAL_ID: &str = "externalId";

impl<'de, R: Imported> Deserialize<'de> for InputRow<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut members = Map::<String, Value>::deserialize(deserializer)?;
        let mut own = |name| members.remove(name).unwrap_or_default();
        let id = serde_json::from_value(own(exported::ID)).map_err(D::Error::custom)?;
        let external_id = serde_json::from_value(own(EXTERNAL_ID)).map_err(D::Error::custom)?;
        Ok(Self {
            id,
            external_id,
            members,
            of: PhantomData,
        })
    }
}

impl<R: Imported> ImportRow for InputRow<R> {
    const KIND: &'static str = R::NAME;
    const TITLE: &'static str = R::TITLE;
    const PASS: u8 = R::PASS;
    const RECORDS: Option<(&'static str, Action)> = Some((R::NAME, R::ACTIONS.change));
    const NEEDS_KEY: bool = true;
    const EXPORTED: Option<&'static Exported> = Some(&Exported::of(R::NAME));

    fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
        taking_back::take_back::<R>(op, written)
    }

    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let mut problems = Problems::new();
        let mut members = self.members.clone();
        let mut unknown = Vec::new();
        for reference in R::REFERENCES {
            if !resolve(op, system, reference, &mut members, &mut problems)? {
                members.insert(reference.id.to_owned(), json!(nobody::<R::Of>()));
                unknown.push(format!("/{}", reference.id));
            }
        }
        let said: Vec<String> = members.keys().cloned().collect();
        let input: R::Input = typed(Value::Object(members))?;
        let key = self.external_id.as_deref().map(|value| key(system, value));
        let naming = Naming::new(self.id, key.as_ref());
        let done = service::upsert::<R>(op, naming, (&input, &said), &Precondition::default());
        joined(problems, done, &unknown)
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        let mut references = R::REFERENCES.iter();
        let meant = references.find(|reference| {
            pointer.strip_prefix('/') == Some(reference.id)
                && self.members.contains_key(reference.name)
        });
        meant.map(|reference| reference.pointer)
    }
}

/// Put the id in the place of the member that stands for it; false where it is not known.
fn resolve(
    op: &mut Op,
    system: &str,
    reference: &Reference,
    members: &mut Map<String, Value>,
    problems: &mut Problems,
) -> ApiResult<bool> {
    let given = members.remove(reference.name);
    match (given, members.contains_key(reference.id)) {
        (Some(Value::String(text)), false) => {
            let found = (reference.find)(op, system, &text)?;
            let found = found.settle(reference.pointer, problems);
            if let Some(id) = found {
                members.insert(reference.id.to_owned(), json!(id));
            }
            Ok(found.is_some())
        }
        (None | Some(Value::Null), true) => Ok(true),
        _ => {
            problems.add(ErrorCode::ReferenceEither, reference.pointer);
            Ok(false)
        }
    }
}

fn text(about: &str, longest: usize) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(about))
        .min_length(Some(1))
        .max_length(Some(longest))
}

impl<R: Imported> PartialSchema for InputRow<R> {
    fn schema() -> RefOr<Schema> {
        let RefOr::T(Schema::Object(terms)) = R::terms() else {
            return R::terms();
        };
        let mut row = Object::new();
        row.description = Some(format!("A row of `{}`.", R::NAME));
        row.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
        let about = "The row's key in the sender's own system; or give `id`.\n\n\
                     vi: Mã của bản ghi trong phần mềm của đơn vị; giữ nguyên mỗi lần gửi";
        row.properties
            .insert(EXTERNAL_ID.to_owned(), text(about, 128).into());
        let about = "The row itself, as an export names it.\n\n\
                     vi: Định danh của bản ghi trong hệ thống, như tệp xuất ghi";
        let id = text(about, 36).format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)));
        row.properties.insert(exported::ID.to_owned(), id.into());
        let mut example = terms.example.unwrap_or_default();
        example[EXTERNAL_ID] = json!("HT-2026-001");
        let stands_for = |name: &str| R::REFERENCES.iter().find(|other| other.id == name);
        for (name, schema) in terms.properties {
            if let Some(reference) = stands_for(&name) {
                let member = text(reference.about, 128).into();
                row.properties.insert(reference.name.to_owned(), member);
                example[reference.name] = json!(reference.example);
                if let Some(members) = example.as_object_mut() {
                    members.remove(&name);
                }
            } else if terms.required.contains(&name) {
                row.required.push(name.clone());
            }
            row.properties.insert(name, schema);
        }
        row.example = Some(example);
        row.into()
    }
}

impl<R: Imported> ToSchema for InputRow<R> {
    fn name() -> Cow<'static, str> {
        let input = R::Input::name();
        format!("{}Row", input.trim_end_matches("Input")).into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        R::Input::schemas(schemas);
    }
}
