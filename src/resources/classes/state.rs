//! The life of a class: planned → open → running → completed, or cancelled.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::time::Date;
use crate::text_enum;

text_enum! {
    /// Life cycle of a class. A planned one is seen by its school and the province alone.
    pub enum ClassStatus {
        Planned = "PLANNED",
        Open = "OPEN",
        Running = "RUNNING",
        Completed = "COMPLETED",
        Cancelled = "CANCELLED",
    }
}

impl ClassStatus {
    /// Where a class may go from here.
    #[must_use]
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Planned => &[Self::Open, Self::Cancelled],
            Self::Open => &[Self::Planned, Self::Running, Self::Cancelled],
            Self::Running => &[Self::Completed, Self::Cancelled],
            Self::Completed | Self::Cancelled => &[],
        }
    }

    /// Whether trainees are taken into the class.
    #[must_use]
    pub fn takes_seats(self) -> bool {
        matches!(self, Self::Open | Self::Running)
    }

    /// Whether teaching has begun, or never will: what was announced stays as it is.
    #[must_use]
    pub fn is_underway(self) -> bool {
        !matches!(self, Self::Planned | Self::Open)
    }

    /// # Errors
    /// 409 unless a class may go from here to `to`.
    pub fn expect_step(self, to: Self) -> ApiResult<()> {
        if self.next().contains(&to) {
            return Ok(());
        }
        Err(ApiError::at(ErrorCode::StateForbids, "/to")
            .with("from", self.as_str())
            .with("to", to.as_str())
            .with("allowed", json!(self.next())))
    }
}

/// A step in the life of a class.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"to": "CANCELLED", "reason": "Không đủ người đăng ký"}))]
pub struct ClassTransition {
    pub to: ClassStatus,
    /// The day on which it was true. When left out, a class runs from its first day and is completed
    /// on its last, but not before its last step; anything else is today.
    pub date: Option<Date>,
    /// Required to cancel.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: Option<String>,
}

impl ClassTransition {
    /// The step to a state, on the day on which it usually comes.
    #[must_use]
    pub fn to(to: ClassStatus) -> Self {
        Self {
            to,
            date: None,
            reason: None,
        }
    }
}
