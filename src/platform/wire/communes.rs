//! Filters by commune: one that has ended stands for the present commune that it went into, and what
//! is no commune is refused.
//!
//! All communes are kept in memory, so that a request asks the database nothing more. They change
//! with the catalogue alone: whoever loads a reform has them read again, and every server reads them
//! again and again.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use actix_web::{HttpRequest, web};
use tokio::sync::Notify;

use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::values::ids::UnitId;
use crate::platform::values::time::{Date, Timestamp};
use crate::platform::wire::told;

/// The parameter of every list and statistic that is narrowed by commune.
pub const PARAMETER: &str = "communeId";

/// Communes that follow each other, at most; more would be a circle.
const LONGEST_SUCCESSION: usize = 16;

/// A commune, its last day and what it went into.
pub type Succeeded = (UnitId, Option<Date>, Option<UnitId>);
/// The last day of a commune, and what it went into.
type End = (Option<Date>, Option<UnitId>);

/// All communes, present and former.
#[derive(Debug, Default)]
pub struct Communes {
    ends: RwLock<HashMap<UnitId, End>>,
    stale: Notify,
}

/// Decoded pairs of a query, with present communes alone, and what was changed about them.
#[derive(Debug)]
pub struct Resolved {
    pub pairs: Vec<(String, String)>,
    pub warnings: Vec<FieldError>,
}

impl Communes {
    /// From each commune, its last day and its successor.
    #[must_use]
    pub fn new(units: impl IntoIterator<Item = Succeeded>) -> Self {
        let communes = Self::default();
        communes.replace(units);
        communes
    }

    /// Know these communes from now on.
    pub fn replace(&self, units: impl IntoIterator<Item = Succeeded>) {
        let ends = units.into_iter();
        let ends = ends.map(|(unit, last, next)| (unit, (last, next)));
        *self.ends.write().unwrap_or_else(PoisonError::into_inner) = ends.collect();
    }

    /// Others have loaded a reform: wake who waits in [`Communes::outdated`].
    pub fn outdate(&self) {
        self.stale.notify_one();
    }

    /// Returns when somebody says that a reform was loaded.
    pub async fn outdated(&self) {
        self.stale.notified().await;
    }

    /// The commune that stands today where this one stood; one that has no successor is itself.
    /// None for what is no commune.
    #[must_use]
    pub fn present(&self, unit: UnitId) -> Option<UnitId> {
        let ends = self.ends.read().unwrap_or_else(PoisonError::into_inner);
        present_on(&ends, unit, Timestamp::now().date())
    }

    /// Each commune that has ended before that day, with the one that stands in its place then.
    #[must_use]
    pub fn succeeded(&self, day: Date) -> Vec<(UnitId, UnitId)> {
        let ends = self.ends.read().unwrap_or_else(PoisonError::into_inner);
        let pairs = ends.keys().filter_map(|unit| {
            let present = present_on(&ends, *unit, day)?;
            (present != *unit).then_some((*unit, present))
        });
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_unstable();
        pairs
    }

    /// These communes as they are today, each once; every one that has ended is told at `place`.
    ///
    /// # Errors
    /// 400 for the first that is no commune.
    pub fn present_all(
        &self,
        units: &[UnitId],
        place: &Place,
    ) -> ApiResult<(Vec<UnitId>, Vec<FieldError>)> {
        let (mut found, mut warnings) = (Vec::new(), Vec::new());
        for unit in units {
            let at = |code| FieldError::new(code, place.clone());
            let Some(present) = self.present(*unit) else {
                let unknown = at(ErrorCode::CommuneUnknown);
                return Err(unknown.with("id", unit.to_string()).into());
            };
            if present != *unit {
                let former = at(ErrorCode::CommuneFormer).with("former", unit.to_string());
                warnings.push(former.with("present", present.to_string()));
            }
            if !found.contains(&present) {
                found.push(present);
            }
        }
        Ok((found, warnings))
    }

    /// The pairs of a query as they are today. A value that is no list of ids stays, to be refused
    /// as one.
    ///
    /// # Errors
    /// As [`Communes::present_all`].
    pub fn resolve(&self, mut pairs: Vec<(String, String)>, place: &Place) -> ApiResult<Resolved> {
        let mut warnings = Vec::new();
        for (_, value) in pairs.iter_mut().filter(|(name, _)| name == PARAMETER) {
            let ids = value.split(',').map(|id| id.trim().parse());
            let Ok(ids) = ids.collect::<Result<Vec<UnitId>, _>>() else {
                continue;
            };
            let (present, told) = self.present_all(&ids, place)?;
            let present: Vec<String> = present.iter().map(ToString::to_string).collect();
            *value = present.join(",");
            warnings.extend(told);
        }
        Ok(Resolved { pairs, warnings })
    }
}

fn present_on(ends: &HashMap<UnitId, End>, mut unit: UnitId, day: Date) -> Option<UnitId> {
    let (mut last, mut next) = *ends.get(&unit)?;
    for _ in 0..LONGEST_SUCCESSION {
        match next {
            Some(successor) if last.is_some_and(|last| last < day) => {
                unit = successor;
                (last, next) = *ends.get(&unit)?;
            }
            _ => break,
        }
    }
    Some(unit)
}

/// Read a query by `parse`, with the communes of today in it.
///
/// # Errors
/// Those of `parse`; 400 for what is no commune.
pub fn reading<T>(
    request: &HttpRequest,
    pairs: Vec<(String, String)>,
    parse: impl Fn(Vec<(String, String)>) -> ApiResult<T>,
) -> ApiResult<T> {
    if pairs.iter().all(|(name, _)| name != PARAMETER) {
        return parse(pairs);
    }
    let Some(communes) = request.app_data::<web::Data<Communes>>() else {
        let error = ApiError::new(ErrorCode::Internal);
        return Err(error.caused_by("the server knows no communes"));
    };
    let place = Place::Parameter(PARAMETER.to_owned());
    match communes.resolve(pairs.clone(), &place) {
        Ok(resolved) => {
            let read = parse(resolved.pairs)?;
            told::tell(request, resolved.warnings);
            Ok(read)
        }
        // What else is wrong with the query comes first: perhaps it has no such parameter.
        Err(unknown) => parse(pairs).and(Err(unknown)),
    }
}
