//! What the corrections declare, and whether all that changed is declared.

use super::{Before, CurrentValues, Entry, Record, Values};
use crate::corrections::{Correction, Item};
use crate::fault::{Faults, Place};
use crate::problem::Problem;

/// What `corrections.csv` declares: values changed, records withdrawn or of another day, and slugs renamed.
pub(super) struct Changes<'a> {
    /// The oldest first, so that a later one can correct an earlier one.
    corrections: &'a [Correction],
}

impl<'a> Changes<'a> {
    pub(super) fn new(corrections: &'a [Correction]) -> Self {
        Self { corrections }
    }

    /// How a record that was published is called today.
    pub(super) fn now_called(&self, before: &Record) -> Record {
        let mut record = before.clone();
        for renamed in self.corrections.iter().filter(|it| it.item == Item::Slug) {
            if renamed.was.text == record.council {
                record.council.clone_from(&renamed.now.text);
            }
        }
        // They name councils as they are called today.
        for moved in self.corrections.iter().filter(|it| it.council.as_str() == record.council) {
            if moved.name_before().is_some_and(|name| name == record.name) {
                record.name.clone_from(&moved.record);
            }
        }
        record
    }

    /// Whether a correction says that it is no longer in the tables.
    pub(super) fn is_withdrawn(&self, record: &Record) -> bool {
        self.corrections.iter().any(|it| it.item == Item::Withdrawn && it.concerns(record))
    }

    /// Notes each value of a record that is not what it was `before`, or was not there before.
    pub(super) fn check_record(
        &self,
        record: &Record,
        before: &Before<'_>,
        now: &Values,
        faults: &mut Faults,
    ) {
        let mut compare = |item: &str, was: &str, now: &str, place: &Place| {
            if was == now || self.declare(record, item, was, now) {
                return;
            }
            match self.nearly_declares(record, item, now) {
                Some(correction) => {
                    let (item, published) = (item.to_owned(), was.to_owned());
                    let was = correction.was.text.clone();
                    correction.was.fault(Problem::NotAsPublished { item, published, was }, faults);
                }
                None => faults.add(place, record.changed(item, was, now)),
            }
        };
        for Entry { item, value, place, .. } in &before.entries {
            compare(item, value, now.get(item.as_str()).map_or("", String::as_str), place);
        }
        let is_new = |item: &str| before.entries.iter().all(|entry| entry.item != item);
        for (item, value) in now.iter().filter(|(item, _)| is_new(item)) {
            compare(item, "", value, before.place);
        }
    }

    fn declare(&self, record: &Record, item: &str, was: &str, now: &str) -> bool {
        self.corrections
            .iter()
            .any(|it| it.corrects(record, item) && it.was.text == was && it.now.text == now)
    }

    /// The correction that would declare what is so now, were it not for what it says that it was.
    fn nearly_declares(&self, record: &Record, item: &str, now: &str) -> Option<&Correction> {
        self.corrections.iter().find(|it| it.corrects(record, item) && it.now.text == now)
    }

    /// Notes each correction, but for those that a later one corrects again, which the tables do not have.
    pub(super) fn check(&self, told: &CurrentValues, faults: &mut Faults) {
        for (i, correction) in self.corrections.iter().enumerate() {
            let Correction { council, record, item, now, .. } = correction;
            let mut later = self.corrections.iter().skip(i + 1);
            let corrects_again = |it: &Correction| {
                let is_same = (&it.record, &it.item) == (record, item);
                let moves_again = *item == Item::Day && it.name_before().as_ref() == Some(record);
                it.council == *council && (is_same || moves_again)
            };
            if later.any(corrects_again) {
                continue;
            }
            let called = self.now_called(&Record::new(council.as_str(), record)).name;
            let values = told.get(&Record::new(council.as_str(), &called));
            let has = match item {
                Item::Slug => council.as_str(),
                Item::Withdrawn => values.map_or("", |_| "the record"),
                // A record's name ends with its day.
                Item::Day => values.and_then(|_| called.rsplit(' ').next()).unwrap_or_default(),
                Item::Value(item) => values.and_then(|values| values.get(item)).map_or("", String::as_str),
            };
            if has != now.text {
                let (has, corrected) = (has.to_owned(), now.text.clone());
                now.fault(Problem::NotAsCorrected { now: corrected, has }, faults);
            }
        }
    }
}

impl Correction {
    fn concerns(&self, record: &Record) -> bool {
        self.council.as_str() == record.council && self.record == record.name
    }

    /// What its record was called before, if it says that this has another day.
    fn name_before(&self) -> Option<String> {
        (self.item == Item::Day).then(|| self.record.replace(&self.now.text, &self.was.text))
    }

    fn corrects(&self, record: &Record, item: &str) -> bool {
        self.concerns(record) && matches!(self.item, Item::Value(it) if it == item)
    }
}
