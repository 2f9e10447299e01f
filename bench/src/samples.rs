//! What was measured, as it is kept in `bench/results.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::stats::{Summary, percentile};

/// Measurements by conditions, subject and what was measured.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub(crate) struct Samples(BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<f64>>>>);

impl Samples {
    /// Adds a measurement.
    pub(crate) fn add(&mut self, conditions: &str, subject: &str, what: &str, value: f64) {
        let subjects = self.0.entry(conditions.to_owned()).or_default();
        let metrics = subjects.entry(subject.to_owned()).or_default();
        // A hundredth of a millisecond is finer than any clock in a page.
        metrics.entry(what.to_owned()).or_default().push((value * 100.0).round() / 100.0);
    }

    /// All measurements of one thing.
    pub(crate) fn values(&self, conditions: &str, subject: &str, what: &str) -> &[f64] {
        let metrics = self.0.get(conditions).and_then(|subjects| subjects.get(subject));
        metrics.and_then(|metrics| metrics.get(what)).map_or(&[], Vec::as_slice)
    }

    /// The median and the quartiles.
    pub(crate) fn summary(&self, conditions: &str, subject: &str, what: &str) -> Option<Summary> {
        Summary::of(self.values(conditions, subject, what))
    }

    /// The median.
    pub(crate) fn median(&self, conditions: &str, subject: &str, what: &str) -> Option<f64> {
        self.summary(conditions, subject, what).map(|summary| summary.median)
    }

    /// A percentile, by its per cent: see [`percentile`].
    pub(crate) fn percentile(
        &self,
        conditions: &str,
        subject: &str,
        what: &str,
        percent: f64,
    ) -> Option<f64> {
        percentile(self.values(conditions, subject, what), percent)
    }
}

/// A whole run of the benchmark.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub(crate) struct Results {
    /// The command that measured this.
    pub(crate) command: String,
    /// What it was measured on and with: a line for each thing.
    pub(crate) machine: Vec<(String, String)>,
    /// How many councils the dataset had.
    pub(crate) councils: usize,
    /// Loading, changing and memory.
    pub(crate) samples: Samples,
    /// By how many times the councils.
    pub(crate) scale: Samples,
    /// The exporter and the browser's pictures.
    pub(crate) exporter: Samples,
}
