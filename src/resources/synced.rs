//! The resources that other systems keep copies of, and what the change feed, snapshots, exports
//! and reconciliation need of each: who may read it, whom its changes are for, and its rows as the
//! caller sees them in an ordinary read.

use std::collections::HashMap;
use std::hash::Hash;

use serde::Serialize;
use serde_json::Value;

use crate::platform::authz::{Action, Actor, Reach};
use crate::platform::error::ApiResult;
use crate::platform::feed::Audience;
use crate::platform::ids::{AnyId, Id};
use crate::platform::op::Op;
use crate::resources::{
    admin_units, beneficiary_statuses, campuses, certificates, classes, code_lists, courses,
    employment_outcomes, enrolments, enterprises, licence_lines, occupations, schools, trainees,
};
use crate::text_enum;

text_enum! {
    /// A resource that other systems keep copies of, by its name in paths.
    pub enum Synced {
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

impl Synced {
    /// The action that reads the resource; none for catalogues, which everybody may read.
    #[must_use]
    pub fn read_action(self) -> Option<Action> {
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

    /// Whose entries of the change log tell `actor` of the rows of this resource, before and after
    /// a change; none without the permission. As far as `visible` of each store goes.
    #[must_use]
    pub fn audiences(self, actor: &Actor) -> Option<Vec<Audience>> {
        let reach = match self.read_action() {
            None => Reach::All,
            Some(action) => actor.reach_for(action)?,
        };
        Some(match self {
            Self::AdminUnits
            | Self::CodeLists
            | Self::Occupations
            | Self::Schools
            | Self::Campuses
            | Self::LicenceLines
            | Self::Enterprises => vec![Audience::Everybody],
            Self::Courses | Self::Classes => published(&reach),
            Self::Trainees | Self::BeneficiaryStatuses | Self::Enrolments => people(&reach),
            Self::Certificates | Self::EmploymentOutcomes => completions(&reach),
        })
    }

    /// Those of the rows `ids` that the caller may see, as an ordinary read shows them.
    ///
    /// # Errors
    /// When the database fails.
    pub fn views(self, op: &mut Op, ids: &[AnyId]) -> ApiResult<HashMap<AnyId, Value>> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        match self {
            Self::AdminUnits => of(admin_units::service::views_by_id(op, &typed(ids))?),
            Self::CodeLists => of(code_lists::service::views_by_id(op, ids)?),
            Self::Occupations => of(occupations::service::views_by_id(op, &typed(ids))?),
            Self::Schools => of(schools::service::views_by_id(op, &typed(ids))?),
            Self::Campuses => of(campuses::service::views_by_id(op, &typed(ids))?),
            Self::LicenceLines => of(licence_lines::service::views_by_id(op, &typed(ids))?),
            Self::Courses => of(courses::service::views_by_id(op, &typed(ids))?),
            Self::Classes => of(classes::service::views_by_id(op, &typed(ids))?),
            Self::Trainees => of(trainees::service::views_by_id(op, &typed(ids))?),
            Self::BeneficiaryStatuses => {
                of(beneficiary_statuses::service::views_by_id(op, &typed(ids))?)
            }
            Self::Enrolments => of(enrolments::service::views_by_id(op, &typed(ids))?),
            Self::Certificates => of(certificates::service::views_by_id(op, &typed(ids))?),
            Self::Enterprises => of(enterprises::service::views_by_id(op, &typed(ids))?),
            Self::EmploymentOutcomes => {
                of(employment_outcomes::service::views_by_id(op, &typed(ids))?)
            }
        }
    }

    /// Ids and versions of the rows that the caller may see, in the order of their ids and after
    /// `after`; at most `limit`.
    ///
    /// # Errors
    /// 403 when the caller may not read the resource.
    pub fn versions(
        self,
        op: &mut Op,
        after: Option<AnyId>,
        limit: i64,
    ) -> ApiResult<Vec<(AnyId, i64)>> {
        let versions = match self {
            Self::AdminUnits => admin_units::service::versions,
            Self::CodeLists => code_lists::service::versions,
            Self::Occupations => occupations::service::versions,
            Self::Schools => schools::service::versions,
            Self::Campuses => campuses::service::versions,
            Self::LicenceLines => licence_lines::service::versions,
            Self::Courses => courses::service::versions,
            Self::Classes => classes::service::versions,
            Self::Trainees => trainees::service::versions,
            Self::BeneficiaryStatuses => beneficiary_statuses::service::versions,
            Self::Enrolments => enrolments::service::versions,
            Self::Certificates => certificates::service::versions,
            Self::Enterprises => enterprises::service::versions,
            Self::EmploymentOutcomes => employment_outcomes::service::versions,
        };
        versions(op, after, limit)
    }
}

/// Courses and classes: a school's own, and those that are published.
fn published(reach: &Reach) -> Vec<Audience> {
    match reach {
        Reach::All => vec![Audience::Everybody],
        Reach::School(own) => vec![Audience::School(*own), Audience::Open],
        _ => vec![Audience::Open],
    }
}

/// What hangs on a person: for the person's schools, commune and employment centre.
fn people(reach: &Reach) -> Vec<Audience> {
    match reach {
        Reach::All => vec![Audience::Everybody],
        Reach::School(own) => vec![Audience::School(*own)],
        Reach::Communes(own) => own.iter().map(|id| Audience::Commune(*id)).collect(),
        Reach::Served(None) => vec![Audience::Served],
        Reach::Served(Some(own)) => own.iter().map(|id| Audience::ServedIn(*id)).collect(),
        Reach::Open | Reach::Enterprise(_) | Reach::Organisation(_) => Vec::new(),
    }
}

/// What there is only of completed training.
fn completions(reach: &Reach) -> Vec<Audience> {
    match reach {
        Reach::All | Reach::Served(None) => vec![Audience::Everybody],
        Reach::School(own) => vec![Audience::School(*own)],
        Reach::Communes(own) | Reach::Served(Some(own)) => {
            own.iter().map(|id| Audience::Commune(*id)).collect()
        }
        Reach::Enterprise(own) => vec![Audience::Enterprise(*own)],
        Reach::Open | Reach::Organisation(_) => Vec::new(),
    }
}

fn typed<R>(ids: &[AnyId]) -> Vec<Id<R>> {
    ids.iter().map(|id| id.uuid().into()).collect()
}

fn of<R, V: Serialize>(views: HashMap<Id<R>, V>) -> ApiResult<HashMap<AnyId, Value>>
where
    Id<R>: Hash + Eq,
{
    let views = views.into_iter();
    views
        .map(|(id, view)| Ok((id.any(), serde_json::to_value(view)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_resource_is_known_by_its_own_name() {
        let names = [
            admin_units::RESOURCE,
            code_lists::RESOURCE,
            occupations::RESOURCE,
            schools::RESOURCE,
            campuses::RESOURCE,
            licence_lines::RESOURCE,
            courses::RESOURCE,
            classes::RESOURCE,
            trainees::RESOURCE,
            beneficiary_statuses::RESOURCE,
            enrolments::RESOURCE,
            certificates::RESOURCE,
            enterprises::RESOURCE,
            employment_outcomes::RESOURCE,
        ];
        let synced: Vec<&str> = Synced::ALL.iter().map(|synced| synced.as_str()).collect();
        assert_eq!(synced, names);
    }
}
