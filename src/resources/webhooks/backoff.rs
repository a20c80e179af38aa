//! When a message that was not taken is sent again.

use rand::Rng;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// Seconds after each failed try: close together first, because most failures pass soon, then
/// ever wider. Together nearly three days: a weekend.
const WAITS: &[i64] = &[
    30,
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    24 * HOUR,
    24 * HOUR,
];
const LONGEST: i64 = 24 * HOUR;

/// Seconds to wait after that many failed tries, longer if the receiver asks for it; none when
/// it is time to give up. Up to a tenth is added by chance, so that the messages of one outage do
/// not come back all at once.
pub fn wait_after(tries: i32, asked: Option<i64>) -> Option<i64> {
    let step = usize::try_from(tries).ok()?.checked_sub(1)?;
    let wait = *WAITS.get(step)?;
    let jitter = rand::rng().random_range(0..=wait / 10);
    Some((wait + jitter).max(asked.unwrap_or_default().min(LONGEST)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_from_half_a_minute_to_a_day_and_end_after_about_three_days() {
        let mut total = 0;
        let mut last = 0;
        for tries in 1..=10 {
            let wait = wait_after(tries, None).unwrap();
            let step = WAITS[usize::try_from(tries - 1).unwrap()];
            assert!((step..=step + step / 10).contains(&wait), "{tries}: {wait}");
            assert!(step >= last);
            last = step;
            total += step;
        }
        assert!((60 * HOUR..=80 * HOUR).contains(&total), "{total}");
        assert_eq!((WAITS[0], last), (30, 24 * HOUR));
        assert_eq!(wait_after(11, None), None);
        assert_eq!(wait_after(0, None), None);
    }

    #[test]
    fn a_receiver_may_ask_for_more_time_and_not_for_less() {
        assert_eq!(wait_after(1, Some(600)), Some(600));
        assert!(wait_after(3, Some(1)).unwrap() >= 5 * MINUTE);
        assert_eq!(wait_after(1, Some(i64::MAX)), Some(LONGEST));
    }
}
