//! What an organisation is to the registry, and its rules.

use serde_json::{Value, json};

use super::model::{Organisation, OrganisationInput, OrganisationKind, OrganisationView, Related};
use super::{service, store};
use crate::actions;
use crate::platform::auth::authz::{Action, Grant, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::{Actions, Resource, Seen};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::OrganisationId;
use crate::platform::values::text::{fold, nfc, sort_key};

impl Resource for Organisation {
    const NAME: &'static str = "organisations";
    const ACTIONS: Actions = actions!("organisation": OrganisationRead, OrganisationWrite);
    type Input = OrganisationInput;
    type View = OrganisationView;
    type Related = Related;

    // Own means the caller's own organisation here, whatever it reaches elsewhere.
    fn readable(op: &Op) -> ApiResult<Reach> {
        let action = Action::OrganisationRead;
        op.require(action)?;
        if op.actor.grant(action) == Grant::All {
            return Ok(Reach::All);
        }
        let own = op.actor.bound.organisation;
        own.map(Reach::Organisation)
            .ok_or_else(|| ApiError::new(ErrorCode::ActionForbidden))
    }

    fn blank(op: &mut Op, _: &Reach, input: &Self::Input, _: &mut Problems) -> ApiResult<Self> {
        Ok(Self {
            id: OrganisationId::new(),
            terms: input.clone(),
            folded_name: String::new(),
            sort_key: String::new(),
            version: 0,
            created_at: op.now,
            updated_at: op.now,
        })
    }

    fn apply(&mut self, input: &Self::Input, problems: &mut Problems) {
        let name = nfc(&input.name);
        problems.expect(name.chars().count() > 1, ErrorCode::NameInvalid, "/name");
        self.folded_name = fold(&name);
        self.sort_key = sort_key(&name);
        self.terms = OrganisationInput {
            name,
            ..input.clone()
        };
        check_links(input, problems);
    }

    fn to_input(&self, _: Vec<ExternalId>) -> Self::Input {
        self.terms.clone()
    }

    fn into_view(self, _: Vec<ExternalId>, related: Related) -> Self::View {
        Seen::of(&self, self.terms.clone(), related)
    }

    fn natural_keys(&self) -> Value {
        json!({"name": self.terms.name})
    }

    fn check(&mut self, op: &mut Op, old: Option<&Self>, mut problems: Problems) -> ApiResult<()> {
        check_linked(op, &self.terms, &mut problems)?;
        problems.check()?;
        match old {
            Some(_) => service::check_roles_given(op, self),
            None => Ok(()),
        }
    }
}

/// Each kind has its own link and no other: a second one would widen its people's reach.
fn check_links(input: &OrganisationInput, problems: &mut Problems) {
    use OrganisationKind as Kind;
    let (unit, school) = (input.unit_id.is_some(), input.school_id.is_some());
    let enterprise = input.enterprise_id.is_some();
    for (kind, linked, required, pointer) in [
        (
            Kind::Agency,
            unit,
            ErrorCode::OrganisationUnitRequired,
            "/unitId",
        ),
        (
            Kind::School,
            school,
            ErrorCode::OrganisationSchoolRequired,
            "/schoolId",
        ),
        (
            Kind::Enterprise,
            enterprise,
            ErrorCode::OrganisationEnterpriseRequired,
            "/enterpriseId",
        ),
    ] {
        match (kind == input.kind, linked) {
            (true, false) => drop(problems.add(required, pointer)),
            (false, true) => {
                problems
                    .add(ErrorCode::OrganisationLinkForbidden, pointer)
                    .param("kind", input.kind.as_str());
            }
            _ => {}
        }
    }
}

/// Note a link to what there is not.
fn check_linked(op: &mut Op, terms: &OrganisationInput, problems: &mut Problems) -> ApiResult<()> {
    match terms.kind {
        OrganisationKind::Agency => {
            let Some(unit) = terms.unit_id else {
                return Ok(());
            };
            match store::level_of(op.conn(), unit)?.as_deref() {
                None => drop(problems.add(ErrorCode::ReferenceUnknown, "/unitId")),
                Some("PROVINCE" | "DISTRICT" | "COMMUNE") => {}
                Some(_) => drop(problems.add(ErrorCode::OrganisationUnitLevel, "/unitId")),
            }
        }
        OrganisationKind::School => {
            if let Some(school) = terms.school_id {
                let known = store::has_school(op.conn(), school)?;
                problems.expect(known, ErrorCode::ReferenceUnknown, "/schoolId");
            }
        }
        OrganisationKind::Enterprise => {
            if let Some(enterprise) = terms.enterprise_id {
                let known = store::has_enterprise(op.conn(), enterprise)?;
                problems.expect(known, ErrorCode::ReferenceUnknown, "/enterpriseId");
            }
        }
        OrganisationKind::AppOwner => {}
    }
    Ok(())
}
