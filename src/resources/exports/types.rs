//! What can be exported, and how each of it is read: by the list's own service.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::platform::authz::{Action, Actor, Reach};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::page::{Filter, ListQuery, MOST_ROWS, Page};
use crate::platform::sheet::Columns;
use crate::resources::{
    admin_units, beneficiary_statuses, campuses, certificates, classes, code_lists, courses,
    employment_outcomes, enrolments, enterprises, licence_lines, occupations, schools, trainees,
};
use crate::text_enum;

text_enum! {
    /// A resource that can be exported, by its name in paths.
    pub enum ExportType {
        AdminUnits = "admin-units",
        CodeLists = "code-lists",
        Occupations = "occupations",
        Schools = "schools",
        Campuses = "campuses",
        LicenceLines = "licence-lines",
        Courses = "courses",
        Classes = "classes",
        Trainees = "trainees",
        BeneficiaryStatuses = "beneficiary-statuses",
        Enrolments = "enrolments",
        Certificates = "certificates",
        Enterprises = "enterprises",
        EmploymentOutcomes = "employment-outcomes",
    }
}

/// Parameters of a list, as a query string has them.
pub type Pairs = Vec<(String, String)>;

/// A page of a list, as far as an export needs it.
pub struct Chunk {
    pub rows: Vec<Value>,
    /// Where the list goes on; none at its end.
    pub next: Option<String>,
}

/// Signs the cursors of a job's own pages, which no client ever sees.
const KEY: &[u8] = b"exports";

/// Do something with the list of the type: its filter, its view, its service, its first columns.
macro_rules! with_list {
    ($kind:expr, $do:ident $(, $argument:expr)*) => {
        match $kind {
            ExportType::AdminUnits => $do::<admin_units::UnitFilter, admin_units::UnitView>(
                admin_units::service::list, &["id", "level", "code", "name"] $(, $argument)*),
            ExportType::CodeLists => $do::<code_lists::AnyItemFilter, code_lists::CodeListItemView>(
                code_lists::service::list_all, &["list", "code", "labelVi"] $(, $argument)*),
            ExportType::Occupations => $do::<occupations::OccupationFilter, occupations::OccupationView>(
                occupations::service::list, &["id", "list", "code", "nameVi"] $(, $argument)*),
            ExportType::Schools => $do::<schools::SchoolFilter, schools::SchoolView>(
                schools::service::list, &["id", "code", "nameVi"] $(, $argument)*),
            ExportType::Campuses => $do::<campuses::AnyCampusFilter, campuses::CampusView>(
                campuses::service::list_all, &["id", "schoolId", "name"] $(, $argument)*),
            ExportType::LicenceLines => $do::<licence_lines::LicenceLineFilter, licence_lines::LicenceLineView>(
                licence_lines::service::list, &["id", "schoolId", "occupationId", "level"] $(, $argument)*),
            ExportType::Courses => $do::<courses::CourseFilter, courses::CourseView>(
                courses::service::list, &["id", "schoolId", "code", "name", "level"] $(, $argument)*),
            ExportType::Classes => $do::<classes::ClassFilter, classes::ClassView>(
                classes::service::list, &["id", "schoolId", "code", "name", "status"] $(, $argument)*),
            ExportType::Trainees => $do::<trainees::TraineeFilter, trainees::TraineeView>(
                trainees::service::list, &["id", "citizenId", "fullName", "sex", "birthDate"] $(, $argument)*),
            ExportType::BeneficiaryStatuses => $do::<beneficiary_statuses::AnyStatusFilter, beneficiary_statuses::BeneficiaryStatusView>(
                beneficiary_statuses::service::list_all, &["id", "traineeId", "group", "status"] $(, $argument)*),
            ExportType::Enrolments => $do::<enrolments::EnrolmentFilter, enrolments::EnrolmentView>(
                enrolments::service::list, &["id", "traineeId", "classId", "status", "statusDate"] $(, $argument)*),
            ExportType::Certificates => $do::<certificates::CertificateFilter, certificates::CertificateView>(
                certificates::service::list, &["id", "number", "registerNumber", "holderName"] $(, $argument)*),
            ExportType::Enterprises => $do::<enterprises::EnterpriseFilter, enterprises::EnterpriseView>(
                enterprises::service::list, &["id", "taxCode", "name"] $(, $argument)*),
            ExportType::EmploymentOutcomes => $do::<employment_outcomes::OutcomeFilter, employment_outcomes::OutcomeView>(
                employment_outcomes::service::list, &["id", "enrolmentId", "traineeId", "checkpointMonths", "kind"] $(, $argument)*),
        }
    };
}

type List<F, V> = fn(&mut Op, &ListQuery<F>) -> ApiResult<Page<V>>;

impl ExportType {
    /// The action that reads the list; none for catalogues, which everybody may read.
    fn read_action(self) -> Option<Action> {
        Some(match self {
            Self::AdminUnits | Self::CodeLists | Self::Occupations => return None,
            Self::Schools | Self::Campuses | Self::LicenceLines => Action::SchoolRead,
            Self::Courses => Action::CourseRead,
            Self::Classes => Action::ClassRead,
            Self::Trainees => Action::TraineeRead,
            Self::BeneficiaryStatuses => Action::BeneficiaryRead,
            Self::Enrolments => Action::EnrolmentRead,
            Self::Certificates => Action::CertificateRead,
            Self::Enterprises => Action::EnterpriseRead,
            Self::EmploymentOutcomes => Action::OutcomeRead,
        })
    }

    /// The members by which a row is known: items of code lists have no id of their own.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Self::CodeLists => &["list", "code"],
            _ => &["id"],
        }
    }

    /// The rows that `actor` may read now.
    ///
    /// # Errors
    /// 403 when there are none.
    pub fn reach(self, actor: &Actor) -> ApiResult<Reach> {
        self.read_action()
            .map_or(Ok(Reach::All), |action| actor.require(action))
    }

    /// Whether a list with these parameters shows what is masked otherwise.
    ///
    /// # Errors
    /// 400 that names each parameter that is unknown or wrong.
    pub fn check(self, pairs: Pairs) -> ApiResult<bool> {
        fn check<F: Filter, V>(_: List<F, V>, _: &[&str], pairs: Pairs) -> ApiResult<()> {
            ListQuery::<F>::parse(pairs, "", KEY).map(drop)
        }
        if self == Self::Trainees {
            let query = ListQuery::<trainees::TraineeFilter>::parse(pairs, "", KEY)?;
            return Ok(query.filter.reveal || query.filter.is_sensitive());
        }
        with_list!(self, check, pairs).map(|()| false)
    }

    /// The columns of a table of such rows.
    ///
    /// # Errors
    /// Never in practice: the schema of a row can be written as JSON.
    pub fn columns(self) -> ApiResult<Columns> {
        fn columns<F: Filter, V: ToSchema>(_: List<F, V>, first: &[&str]) -> ApiResult<Columns> {
            let expanded = F::LIST.expand.iter();
            let without: Vec<&str> = expanded
                .filter(|path| !path.contains('.'))
                .copied()
                .collect();
            Columns::of::<V>(first, &without)
        }
        with_list!(self, columns)
    }

    /// The page of the list that begins at `cursor`, of at most `limit` rows, as the actor of `op`
    /// sees it.
    ///
    /// # Errors
    /// Those of the list.
    pub fn page(
        self,
        op: &mut Op,
        mut pairs: Pairs,
        cursor: Option<String>,
        limit: usize,
    ) -> ApiResult<Chunk> {
        fn page<F: Filter, V: Serialize>(
            list: List<F, V>,
            _: &[&str],
            op: &mut Op,
            mut pairs: Pairs,
        ) -> ApiResult<Chunk> {
            if let Some(sort) = steady_sort::<F>(&pairs) {
                pairs.push(("sort".to_owned(), sort.to_owned()));
            }
            let query = ListQuery::<F>::parse(pairs, "", KEY)?;
            let page = list(op, &query)?;
            let shape = &query.listing.shape;
            let rows = page.data.iter().map(|row| {
                let row = serde_json::to_value(row)?;
                Ok(shape.select(row))
            });
            Ok(Chunk {
                rows: rows.collect::<ApiResult<_>>()?,
                next: page.page.next_cursor,
            })
        }
        let limit = limit.min(usize::try_from(MOST_ROWS).unwrap_or(usize::MAX));
        pairs.push(("limit".to_owned(), limit.to_string()));
        pairs.extend(cursor.map(|cursor| ("cursor".to_owned(), cursor)));
        with_list!(self, page, op, pairs)
    }
}

/// An order that no change of a row alters, so that none moves past the job's page: that of their
/// making, where the list has it. A search has an order of its own.
fn steady_sort<F: Filter>(pairs: &Pairs) -> Option<&'static str> {
    let sorts: HashMap<_, _> = F::LIST.sorts.iter().copied().collect();
    let searched = pairs.iter().any(|(name, _)| name == "q") && F::LIST.searchable;
    (sorts.contains_key("createdAt") && !searched).then_some("createdAt")
}
