//! The life cycle of an enrolment: which status may follow which, and what each means for the
//! seat in the class.

use crate::platform::error::{ApiError, ErrorCode};
use crate::text_enum;
use EnrolmentStatus::{
    Admitted, Applied, Completed, Dropped, Eligible, Expelled, Rejected, Studying, Transferred,
};

text_enum! {
    /// Where an enrolment stands.
    pub enum EnrolmentStatus {
        /// Asked for a seat; holds one from now on.
        Applied = "APPLIED",
        /// The commune or the school has confirmed that the trainee may be trained.
        Eligible = "ELIGIBLE",
        Admitted = "ADMITTED",
        Studying = "STUDYING",
        Completed = "COMPLETED",
        Dropped = "DROPPED",
        Expelled = "EXPELLED",
        /// Went on in another class.
        Transferred = "TRANSFERRED",
        Rejected = "REJECTED",
    }
}

text_enum! {
    /// How the training ended.
    pub enum EnrolmentResult {
        Passed = "PASSED",
        Failed = "FAILED",
    }
}

/// The whole state machine: a status, and those that may follow it.
const TRANSITIONS: &[(EnrolmentStatus, &[EnrolmentStatus])] = &[
    (Applied, &[Eligible, Rejected]),
    (Eligible, &[Admitted, Rejected]),
    (Admitted, &[Studying, Dropped]),
    (Studying, &[Completed, Dropped, Expelled, Transferred]),
];

impl EnrolmentStatus {
    /// Statuses in which the trainee is bound to the days of the class.
    pub const ACTIVE: [Self; 4] = [Applied, Eligible, Admitted, Studying];

    /// Statuses that may follow this one; none after the last.
    #[must_use]
    pub fn next(self) -> &'static [Self] {
        TRANSITIONS
            .iter()
            .find(|(from, _)| *from == self)
            .map_or(&[], |(_, next)| next)
    }

    /// # Errors
    /// 409 with what is allowed, when `to` may not follow.
    pub fn check(self, to: Self) -> Result<(), ApiError> {
        if self.next().contains(&to) {
            return Ok(());
        }
        let allowed: Vec<&str> = self.next().iter().map(|next| next.as_str()).collect();
        Err(ApiError::new(ErrorCode::StateForbids)
            .with("from", self.as_str())
            .with("to", to.as_str())
            .with("allowed", allowed))
    }

    #[must_use]
    pub fn is_active(self) -> bool {
        Self::ACTIVE.contains(&self)
    }

    /// Whether studying has not begun, so that the enrolment itself may still be changed.
    #[must_use]
    pub fn is_before_study(self) -> bool {
        matches!(self, Applied | Eligible | Admitted)
    }

    /// Whether the trainee is out of the class without having completed it, and may apply again.
    #[must_use]
    pub fn has_left(self) -> bool {
        matches!(self, Dropped | Expelled | Transferred | Rejected)
    }

    /// Whether a step to this status says why.
    #[must_use]
    pub fn needs_reason(self) -> bool {
        matches!(self, Dropped | Expelled | Rejected | Transferred)
    }

    /// Whether the seat becomes free on the way to `to`, in a class that has `begun` by then. In
    /// one that has, the seat is kept to the end, because the school has spent its quota, whether
    /// the trainee is known to have studied or not; who transfers takes the quota along.
    #[must_use]
    pub fn frees_seat(self, to: Self, begun: bool) -> bool {
        match to {
            Rejected | Transferred => true,
            Dropped => self.is_before_study() && !begun,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_follows_the_last_statuses_and_nothing_leads_back() {
        for last in [Completed, Dropped, Expelled, Transferred, Rejected] {
            assert!(last.next().is_empty(), "{last}");
        }
        for (from, next) in TRANSITIONS {
            for to in *next {
                assert!(from < to, "{from} to {to}");
            }
        }
    }

    #[test]
    fn a_refusal_names_what_is_allowed() {
        let refused = Applied.check(Admitted).unwrap_err().to_string();
        assert!(
            refused.contains("ELIGIBLE") && refused.contains("REJECTED"),
            "{refused}"
        );
    }

    #[test]
    fn a_seat_is_kept_once_the_class_has_begun() {
        assert!(Admitted.frees_seat(Dropped, false) && Eligible.frees_seat(Rejected, true));
        assert!(!Admitted.frees_seat(Dropped, true) && !Studying.frees_seat(Dropped, false));
        assert!(!Studying.frees_seat(Expelled, true) && !Studying.frees_seat(Completed, true));
        assert!(Studying.frees_seat(Transferred, true));
    }
}
