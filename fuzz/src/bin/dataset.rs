//! Files of the dataset: what the parser takes can be compared, said and drawn; what it refuses, it refuses in words.
#![no_main]

use council_compare::dataset::{DatasetError, Date, Index, Json, Slug, parse};
use libfuzzer_sys::fuzz_target;
use std::cell::LazyCell;
use std::rc::Rc;

thread_local! {
    static INDEX: LazyCell<Index> = LazyCell::new(|| fuzz::published_index(|_| true));
}

fuzz_target!(|bytes: &[u8]| {
    // The first byte says which file this is, and as of which of its inspections it is looked at.
    let Some((&kind, text)) = bytes.split_first() else { return };
    let Some(json) = fuzz::json(text) else { return };
    INDEX.with(|index| match kind % 8 {
        0 => told(parse::index(&json).map(drop)),
        1 => told(parse::themes(&json).map(drop)),
        2 => told(parse::grades_of_all(&json).map(drop)),
        3 => {
            if let (Some(slug), Ok(day)) = (Slug::new("calderdale"), "2024-05-15".parse::<Date>()) {
                told(parse::findings(&json, &slug, day).map(drop));
            }
        }
        _ => record(index, &json, kind),
    });
});

fn record(index: &Index, json: &Json, kind: u8) {
    let councils = ["calderdale", "northamptonshire"].map(|slug| fuzz::council(index, slug));
    let [Some(first), Some(second)] = councils else { panic!("two councils are missing") };
    match parse::record(json, &first.slug) {
        Ok(record) => {
            let mut other = record.clone();
            other.slug = second.slug.clone();
            other.inspections.pop();
            let pinned = (kind >= 128).then(|| usize::from(kind >> 3) % 4);
            fuzz::compare(index, [first, second], [Rc::new(record), Rc::new(other)], pinned);
        }
        Err(error) => told(Err(error)),
    }
}

/// A refusal says something, and not the whole file back.
fn told(read: Result<(), DatasetError>) {
    if let Err(error) = read {
        let said = error.to_string();
        assert!(!said.is_empty() && said.len() < 64 * 1_024, "{} bytes of words", said.len());
    }
}
