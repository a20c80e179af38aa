//! From counts and days to the figures that clients see.

use super::model::{Ages, Lag, Missing};
use crate::platform::values::time::Date;

/// The middle and the longest of these lags; one recorded in advance is none.
pub fn lag(learnt: impl IntoIterator<Item = (Date, Date)>) -> Lag {
    let days = |(happened, learnt): (Date, Date)| {
        (learnt.days_since_1970() - happened.days_since_1970()).max(0)
    };
    let mut days: Vec<i32> = learnt.into_iter().map(days).collect();
    days.sort_unstable();
    let middle = days.len() / 2;
    let at = |index: usize| days.get(index).map(|days| f64::from(*days));
    let median = match (days.len() % 2, at(middle)) {
        (0, Some(upper)) => at(middle - 1).map(|lower| f64::midpoint(lower, upper)),
        (_, upper) => upper,
    };
    Lag {
        count: days.len(),
        median_days: median,
        worst_days: days.last().copied(),
    }
}

/// A share to four decimals.
pub fn missing(missing: i64, of: i64) -> Missing {
    #[allow(
        clippy::cast_precision_loss,
        reason = "counts of rows lie far below 2^53"
    )]
    let share = (of > 0).then(|| (missing as f64 / of as f64 * 10_000.0).round() / 10_000.0);
    Missing {
        count: missing,
        of,
        share,
    }
}

/// Count one more row that is so many days old.
pub fn count_age(ages: &mut Ages, days: i32) {
    *match days {
        ..=1 => &mut ages.up_to_1,
        2..=7 => &mut ages.up_to_7,
        8..=30 => &mut ages.up_to_30,
        _ => &mut ages.over_30,
    } += 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(lags: &[i32]) -> Lag {
        let end = Date::constant(2026, 6, 30);
        lag(lags.iter().map(|days| (end.plus_days(-days), end)))
    }

    #[test]
    fn the_median_is_the_middle_or_between_the_two_in_the_middle() {
        let figures = |lag: Lag| (lag.count, lag.median_days, lag.worst_days);
        assert_eq!(figures(days(&[])), (0, None, None));
        assert_eq!(figures(days(&[7])), (1, Some(7.0), Some(7)));
        assert_eq!(figures(days(&[9, 1, 4, 2])), (4, Some(3.0), Some(9)));
        assert_eq!(figures(days(&[9, 2, 1])), (3, Some(2.0), Some(9)));
        assert_eq!(figures(days(&[-5, 0])), (2, Some(0.0), Some(0)));
    }

    #[test]
    fn a_share_of_nothing_is_none() {
        assert_eq!(missing(0, 0).share, None);
        assert_eq!(missing(1, 3).share, Some(0.3333));
    }

    #[test]
    fn ages_fall_into_the_bucket_that_holds_their_day() {
        let mut ages = Ages::default();
        for days in [0, 1, 2, 7, 8, 30, 31, 400] {
            count_age(&mut ages, days);
        }
        let all = [ages.up_to_1, ages.up_to_7, ages.up_to_30, ages.over_30];
        assert_eq!(all, [2, 2, 2, 2]);
    }
}
