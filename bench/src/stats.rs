//! Medians, their spread, and percentiles.

/// Some measurements of one thing, in a few numbers, each in the unit that was measured in.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Summary {
    /// The middle one.
    pub(crate) median: f64,
    /// The middle half lies between these two.
    pub(crate) quartiles: (f64, f64),
}

impl Summary {
    /// Of these measurements; nothing if there are none.
    pub(crate) fn of(values: &[f64]) -> Option<Self> {
        let quartiles = (percentile(values, 25.0)?, percentile(values, 75.0)?);
        Some(Self { median: percentile(values, 50.0)?, quartiles })
    }

    /// Half the range between the quartiles: how far the middle half reaches to either side, on average.
    pub(crate) fn spread(self) -> f64 {
        (self.quartiles.1 - self.quartiles.0) / 2.0
    }
}

/// The value below which so many per cent (0 to 100) of the measurements lie, interpolated between the two nearest;
/// nothing if there are none.
pub(crate) fn percentile(values: &[f64], percent: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    #[allow(clippy::cast_precision_loss, reason = "there are not that many measurements")]
    let place = percent.clamp(0.0, 100.0) / 100.0 * last as f64;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
    let (below, above) = (place.floor() as usize, place.ceil() as usize);
    let (low, high) = (*sorted.get(below)?, *sorted.get(above)?);
    Some(low + (high - low) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_lie_between_measurements() {
        let values = [40.0, 10.0, 30.0, 20.0];
        assert_eq!(percentile(&values, 0.0), Some(10.0));
        assert_eq!(percentile(&values, 50.0), Some(25.0));
        assert_eq!(percentile(&values, 100.0), Some(40.0));
        assert_eq!(percentile(&[7.0], 98.0), Some(7.0));
        assert_eq!(percentile(&[], 50.0), None);
    }

    #[test]
    fn one_slow_run_does_not_move_the_median() {
        let calm = Summary::of(&[10.0, 11.0, 12.0, 13.0, 14.0]);
        let slow = Summary::of(&[10.0, 11.0, 12.0, 13.0, 900.0]);
        assert_eq!(calm, Some(Summary { median: 12.0, quartiles: (11.0, 13.0) }));
        assert_eq!(calm, slow);
        assert_eq!(calm.map(Summary::spread), Some(1.0));
        assert_eq!(Summary::of(&[]), None);
    }
}
