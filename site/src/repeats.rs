//! Rows that may stand only once.

use std::collections::HashMap;
use std::hash::Hash;

/// The line on which each key of a table stands first.
#[derive(Clone, Debug)]
pub struct FirstLines<K>(HashMap<K, u64>);

impl<K: Eq + Hash> FirstLines<K> {
    /// Before the first row.
    pub fn new() -> Self {
        Self(HashMap::new())
    }

    /// Notes that a key stands on a line. If it has stood before, this gives the first line on which it did, so that
    /// the third row with a key names the same line as the second.
    ///
    /// ```
    /// let mut lines = site::repeats::FirstLines::new();
    /// assert_eq!([2, 5, 7].map(|line| lines.repeats("leeds", line)), [None, Some(2), Some(2)]);
    /// ```
    pub fn repeats(&mut self, key: K, line: u64) -> Option<u64> {
        let first = *self.0.entry(key).or_insert(line);
        (first != line).then_some(first)
    }

    /// Whether a key has stood on any line so far.
    pub fn has(&self, key: &K) -> bool {
        self.0.contains_key(key)
    }
}

impl<K: Eq + Hash> Default for FirstLines<K> {
    fn default() -> Self {
        Self::new()
    }
}
