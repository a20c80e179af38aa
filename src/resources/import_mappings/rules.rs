//! What a mapping is to the registry, and its rules.

use std::collections::{BTreeSet, HashSet};

use serde_json::{Value, json};

use super::model::{ImportMapping, ImportMappingInput, ImportMappingView, Related};
use super::service;
use crate::platform::auth::authz::Reach;
use crate::platform::db::types::Json;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
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

/// Every member is one that rows of the kind have, and a constant is of none that has a value
/// already.
fn check_members(mapping: &ImportMapping, problems: &mut Problems) -> ApiResult<()> {
    let members = imports::service::members_of(&mapping.kind)?;
    let mut expect_known = |member: &str, pointer: &str| {
        if !members.iter().any(|known| known == member) {
            problems
                .add(ErrorCode::MemberUnknown, pointer)
                .param("member", member)
                .param("allowed", members.join(", "));
        }
    };
    let mut given = BTreeSet::new();
    for (index, column) in mapping.columns.0.iter().enumerate() {
        if let Some(member) = &column.member {
            expect_known(member, &format!("/columns/{index}/member"));
            given.insert(member.as_str());
        }
    }
    for (index, constant) in mapping.constants.0.iter().enumerate() {
        expect_known(&constant.member, &format!("/constants/{index}/member"));
    }
    for (index, constant) in mapping.constants.0.iter().enumerate() {
        let first = given.insert(constant.member.as_str());
        let pointer = format!("/constants/{index}/member");
        problems.expect(first, ErrorCode::MemberRepeated, &pointer);
    }
    Ok(())
}
