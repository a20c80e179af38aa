//! Imports that would change who many people are: from when they stop, what was foreseen, and who
//! lets them go on.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::auth::authz::{Actor, ActorKind};
use crate::platform::error::ApiResult;
use crate::platform::resource::import::Touched;
use crate::platform::values::ids::{AnyId, ImportId};
use crate::platform::values::time::Timestamp;
use crate::platform::work::jobs::{Job, JobState};
use crate::text_enum;

/// How long an import waits to be confirmed, in days.
pub const WAITS_DAYS: i64 = 7;

/// From when an import has to be confirmed: when it changes who people are, of at least so many,
/// and of more than that share of the people on file whom it touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// In percent.
    pub share: u32,
    pub count: u32,
}

impl Default for Threshold {
    fn default() -> Self {
        Self { share: 5, count: 3 }
    }
}

impl Threshold {
    #[must_use]
    pub fn is_exceeded(self, touched: Touched) -> bool {
        let share = i64::from(self.share) * touched.people;
        touched.changed >= i64::from(self.count) && touched.changed * 100 > share
    }

    /// Whether a survey that asks no rule leaves room for it: rows that a rule refuses touch nobody,
    /// and up to half of them may be such.
    #[must_use]
    pub fn may_be_exceeded(self, surveyed: Touched) -> bool {
        self.is_exceeded(Touched {
            people: surveyed.people / 2,
            ..surveyed
        })
    }
}

/// What the checkpoint of an import holds of its waiting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// A survey has found many changes: the rows are to be rehearsed before one is stored.
    pub suspect: bool,
    /// How the table is understood has to be looked at first.
    #[serde(default)]
    pub asks: bool,
    /// Report and counts tell what would become of the rows; nothing is stored.
    pub predicted: bool,
    pub foreseen: Option<Foreseen>,
    pub confirmed: Option<Confirmed>,
}

/// What an import would change of who people are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreseen {
    pub people: i64,
    pub changed: i64,
    /// Of whom it would change, and how.
    pub digest: String,
    /// How often the import has stopped; none of one that only validates.
    pub stops: i64,
    pub since: Timestamp,
}

/// Who has let an import go on, and to do what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    pub digest: String,
    pub by_kind: ActorKind,
    pub by: Option<AnyId>,
    pub at: Timestamp,
}

impl Confirmed {
    #[must_use]
    pub fn by(actor: &Actor, digest: String, at: Timestamp) -> Self {
        Self {
            digest,
            by_kind: actor.kind,
            by: actor.id,
            at,
        }
    }
}

impl Wait {
    /// That of a job, whatever else its checkpoint holds.
    ///
    /// # Errors
    /// When it is of another version of the program, which is a defect.
    pub fn of(job: &Job) -> ApiResult<Self> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Held {
            wait: Wait,
        }
        let held: Option<Held> = job.checkpoint()?;
        Ok(held.unwrap_or_default().wait)
    }
}

text_enum! {
    /// Why somebody has to look at an import before its rows are stored.
    pub enum ConfirmationReason {
        /// How the table is understood: `understood.questions` say what to look at.
        Understanding = "UNDERSTANDING",
        /// It would change who many people are.
        IdentityChanges = "IDENTITY_CHANGES",
    }
}

/// Why an import has to be confirmed, or had to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "reasons": ["IDENTITY_CHANGES"], "people": 30, "changed": 29, "version": 1, "since": "2026-03-02T19:00:02Z",
    "expiresAt": "2026-03-09T19:00:02Z", "confirmedAt": null, "confirmedByKind": null,
    "confirmedBy": null,
    "rows": "/v1/imports/0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21/report?identityChanged=true"
}))]
pub struct ImportConfirmation {
    /// Why somebody has to look at it.
    pub reasons: Vec<ConfirmationReason>,
    /// People on file whom the rows touch.
    pub people: i64,
    /// Of whom name, sex, birth date or a document would be another.
    pub changed: i64,
    /// What `If-Match` of the confirmation has to name. Null after `validate`: there is nothing to
    /// confirm, but `commit` would wait.
    pub version: Option<i64>,
    /// When it was foreseen.
    pub since: Timestamp,
    /// Until when the import waits; null unless it does.
    pub expires_at: Option<Timestamp>,
    pub confirmed_at: Option<Timestamp>,
    /// Who has confirmed it.
    pub confirmed_by_kind: Option<ActorKind>,
    pub confirmed_by: Option<AnyId>,
    /// Where those people are listed, with what they were and would be; null unless it waits.
    pub rows: Option<String>,
}

impl ImportConfirmation {
    #[must_use]
    pub fn of(wait: Wait, job: &Job) -> Option<Self> {
        let Foreseen {
            people,
            changed,
            stops,
            since,
            ..
        } = wait.foreseen?;
        let waits = job.state == JobState::AwaitingConfirmation;
        let reasons = [
            (wait.asks, ConfirmationReason::Understanding),
            (changed > 0, ConfirmationReason::IdentityChanges),
        ];
        let confirmed = wait.confirmed;
        let id = ImportId::from(job.id.uuid());
        Some(Self {
            reasons: reasons
                .iter()
                .filter_map(|(is_one, reason)| is_one.then_some(*reason))
                .collect(),
            people,
            changed,
            version: (stops > 0).then_some(stops),
            since,
            expires_at: waits.then(|| since.plus_seconds(WAITS_DAYS * 24 * 3600)),
            confirmed_at: confirmed.as_ref().map(|confirmed| confirmed.at),
            confirmed_by_kind: confirmed.as_ref().map(|confirmed| confirmed.by_kind),
            confirmed_by: confirmed.and_then(|confirmed| confirmed.by),
            rows: waits.then(|| format!("/v1/imports/{id}/report?identityChanged=true")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_the_share_and_the_count_have_to_be_exceeded() {
        let exceeded =
            |people, changed| Threshold::default().is_exceeded(Touched { people, changed });
        assert!(exceeded(30, 29) && exceeded(3, 3) && exceeded(59, 3));
        assert!(
            !exceeded(60, 3),
            "five per cent is not more than five per cent"
        );
        assert!(!exceeded(2, 2), "two are not three");
        let whole = Threshold {
            share: 100,
            count: 1,
        };
        assert!(!whole.is_exceeded(Touched {
            people: 9,
            changed: 9
        }));
    }
}
