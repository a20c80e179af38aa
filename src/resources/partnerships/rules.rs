//! What a partnership is to the registry, and its rules.

use serde_json::{Value, json};
use utoipa::PartialSchema;
use utoipa::openapi::{RefOr, Schema};

use super::model::{Partnership, PartnershipInput, PartnershipTerms, PartnershipView, Related};
use super::store;
use crate::actions;
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::{Op, code_values};
use crate::platform::resource::{
    Actions, Decisions, Imported, Reference, Resource, Seen, WithKeys, decided, related, service,
};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::{AnyId, PartnershipId};
use crate::platform::values::text::nfc;
use crate::platform::wire::query::Shape;
use crate::resources::enterprises::{self, Enterprise};
use crate::resources::occupations::{self, Occupation};
use crate::resources::schools::service::given;
use crate::resources::schools::{self, School};

impl Resource for Partnership {
    const NAME: &'static str = "partnerships";
    const ACTIONS: Actions = actions!("partnership": PartnershipRead, PartnershipWrite);
    type Input = PartnershipInput;
    type View = PartnershipView;
    type Related = Related;

    fn blank(
        op: &mut Op,
        reach: &Reach,
        input: &PartnershipInput,
        problems: &mut Problems,
    ) -> ApiResult<Self> {
        let school = given(input.terms.school_id);
        let school = schools::service::acting(op, reach, school, problems)?;
        Ok(Self {
            id: PartnershipId::new(),
            terms: PartnershipTerms {
                school_id: school.id,
                ..input.terms.clone()
            },
            decided: None,
            version: 0,
            created_at: op.now,
            updated_at: op.now,
        })
    }

    fn apply(&mut self, input: &PartnershipInput, problems: &mut Problems) {
        let terms = &input.terms;
        let in_order = terms.expiry_date.is_none_or(|end| terms.signed_date <= end);
        problems.expect(in_order, ErrorCode::DatesReversed, "/expiryDate");
        self.terms = PartnershipTerms {
            school_id: self.terms.school_id,
            scope: terms.scope.as_deref().map(nfc),
            contact_name: terms
                .contact_name
                .as_deref()
                .map(|name| problems.name_at(name, "/contactName")),
            contact_phone: problems.phone_at(terms.contact_phone.as_deref(), "/contactPhone"),
            ..terms.clone()
        };
    }

    fn to_input(&self, external_ids: Vec<ExternalId>) -> PartnershipInput {
        WithKeys {
            terms: self.terms.clone(),
            external_ids,
        }
    }

    fn into_view(self, external_ids: Vec<ExternalId>, related: Related) -> PartnershipView {
        Seen::of(&self, self.to_input(external_ids), related)
    }

    fn decided(&mut self) -> Option<&mut Decisions> {
        Some(&mut self.decided)
    }

    fn natural_keys(&self) -> Value {
        let terms = &self.terms;
        json!({
            "schoolId": terms.school_id, "enterpriseId": terms.enterprise_id,
            "occupationId": terms.occupation_id, "level": terms.level,
            "signedDate": terms.signed_date,
        })
    }

    fn check_fixed(&self, reach: &Reach, input: &PartnershipInput, problems: &mut Problems) {
        let (own, named) = (self.terms.school_id, given(input.terms.school_id));
        schools::service::expect_same(reach, own, named, problems);
    }

    fn check(&mut self, op: &mut Op, old: Option<&Self>, mut problems: Problems) -> ApiResult<()> {
        let terms = &self.terms;
        problems.expect(
            terms.signed_date <= op.today(),
            ErrorCode::DateInFuture,
            "/signedDate",
        );
        let levels = (old.map(|row| row.terms.level.as_str()), Some(&*terms.level));
        code_values::expect_chosen(op, &mut problems, "training-levels", levels, "/level")?;
        let occupation = terms.occupation_id;
        occupations::service::expect_level(op, occupation, &terms.level, &mut problems)?;
        let enterprise = service::within::<Enterprise>(op, &Reach::All, terms.enterprise_id);
        problems.refer(enterprise, "/enterpriseId")?;
        problems.check()
    }

    fn same_key(op: &mut Op, reach: &Reach, input: &PartnershipInput) -> ApiResult<Option<AnyId>> {
        for school in schools::service::searched(reach, given(input.terms.school_id)) {
            let found = store::same_as(op.conn(), school, &input.terms)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn related(op: &mut Op, rows: &[Self], shape: &Shape) -> ApiResult<Vec<Related>> {
        let terms = || rows.iter().map(|row| &row.terms);
        let ids = terms().map(|terms| terms.school_id.any());
        let schools = related::<School>(op, shape, "school", ids)?;
        let ids = terms().map(|terms| terms.enterprise_id.any());
        let enterprises = related::<Enterprise>(op, shape, "enterprise", ids)?;
        let ids = terms().map(|terms| terms.occupation_id.any());
        let occupations = related::<Occupation>(op, shape, "occupation", ids)?;
        let related = |row: &Self| Related {
            decided: decided::members(&row.decided),
            school: schools.get(&row.terms.school_id.any()).cloned(),
            enterprise: enterprises.get(&row.terms.enterprise_id.any()).cloned(),
            occupation: occupations.get(&row.terms.occupation_id.any()).cloned(),
        };
        Ok(rows.iter().map(related).collect())
    }
}

impl Imported for Partnership {
    const TITLE: &'static str = "Hợp tác với doanh nghiệp";
    const PASS: u8 = 7;
    const REFERENCES: &'static [Reference] = &[enterprises::REFERENCE, occupations::REFERENCE];

    fn terms() -> RefOr<Schema> {
        PartnershipTerms::schema()
    }
}
