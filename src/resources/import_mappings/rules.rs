//! What a mapping is to the registry, and its rules.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::model::{ImportMapping, ImportMappingInput, ImportMappingView, Related};
use super::service;
use crate::platform::auth::authz::Reach;
use crate::platform::db::types::Json;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::office::form::exclude_each_other;
use crate::platform::op::Op;
use crate::platform::resource::{Actions, Resource, Seen};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::ImportMappingId;
use crate::platform::values::text::{fold, nfc, sort_key};
use crate::resources::imports;
use crate::{actions, copied};

impl Resource for ImportMapping {
    const NAME: &'static str = "import-mappings";
    const ACTIONS: Actions = actions!("import-mapping": ImportRun, ImportRun);
    type Input = ImportMappingInput;
    type View = ImportMappingView;
    type Related = Related;

    // Files belong to organisations, not to places.
    fn readable(op: &Op) -> ApiResult<Reach> {
        service::managed(op)
    }

    fn blank(op: &mut Op, _: &Reach, _: &Self::Input, _: &mut Problems) -> ApiResult<Self> {
        let organisation_id = service::own_organisation(op)?;
        Ok(Self {
            id: ImportMappingId::new(),
            organisation_id,
            name: String::new(),
            sort_key: String::new(),
            kind: String::new(),
            columns: Json(Vec::new()),
            constants: Json(Vec::new()),
            version: 0,
            created_at: op.now,
            updated_at: op.now,
        })
    }

    fn apply(&mut self, input: &Self::Input, problems: &mut Problems) {
        self.name = problems.name_at(&input.name, "/name");
        self.sort_key = sort_key(&self.name);
        self.kind.clone_from(&input.kind);
        let mut columns = input.columns.clone();
        for column in &mut columns {
            column.heading = nfc(&column.heading);
        }
        let mut constants = input.constants.clone();
        for (index, constant) in constants.iter_mut().enumerate() {
            let pointer = format!("/constants/{index}/value");
            constant.value = problems.name_at(&constant.value, &pointer);
        }
        self.columns = Json(columns);
        self.constants = Json(constants);
        check_headings(self, problems);
    }

    fn to_input(&self, _: Vec<ExternalId>) -> Self::Input {
        copied!(ImportMappingInput from &self { name, kind } and {
            columns: self.columns.0.clone(), constants: self.constants.0.clone(),
        })
    }

    fn into_view(self, keys: Vec<ExternalId>, _: Related) -> Self::View {
        let related = Related {
            organisation_id: self.organisation_id,
        };
        Seen::of(&self, self.to_input(keys), related)
    }

    fn natural_keys(&self) -> Value {
        json!({"name": self.name})
    }

    fn check(&mut self, _: &mut Op, _: Option<&Self>, mut problems: Problems) -> ApiResult<()> {
        check_members(self, &mut problems)?;
        problems.check()
    }
}

/// A heading names one column.
fn check_headings(mapping: &ImportMapping, problems: &mut Problems) {
    let mut seen = HashSet::new();
    for (index, column) in mapping.columns.0.iter().enumerate() {
        let pointer = format!("/columns/{index}/heading");
        let folded = fold(&column.heading);
        if folded.is_empty() {
            problems.add(ErrorCode::HeadingInvalid, &pointer);
        } else {
            let first = seen.insert(folded);
            problems.expect(first, ErrorCode::HeadingRepeated, &pointer);
        }
    }
}

/// Every member is one that rows of the kind have, and none gets its value twice: neither from two
/// columns nor from a column and a constant.
fn check_members(mapping: &ImportMapping, problems: &mut Problems) -> ApiResult<()> {
    let names = imports::service::names_of_columns(&mapping.kind)?;
    let members: Vec<String> = names
        .iter()
        .filter(|name| !name.contains('.'))
        .cloned()
        .collect();
    let columns = mapping.columns.0.iter().enumerate();
    let columns = columns.filter_map(|(index, column)| {
        let pointer = format!("/columns/{index}/member");
        Some((column.member.as_deref()?, pointer, &names))
    });
    let constants = mapping.constants.0.iter().enumerate();
    // A constant is a whole member.
    let constants = constants.map(|(index, constant)| {
        let pointer = format!("/constants/{index}/member");
        (&*constant.member, pointer, &members)
    });
    let mut given: Vec<&str> = Vec::new();
    for (member, pointer, allowed) in columns.chain(constants) {
        if !allowed.iter().any(|known| known == member) {
            problems
                .add(ErrorCode::MemberUnknown, &pointer)
                .param("member", member)
                .param("allowed", allowed.join(", "));
        }
        let is_given = given.iter().any(|other| exclude_each_other(member, other));
        problems.expect(!is_given, ErrorCode::MemberRepeated, &pointer);
        given.push(member);
    }
    Ok(())
}
