//! Addresses: any path and query gives a view of two councils there are, which its own address gives again.
#![no_main]

use council_compare::comparison::Pair;
use council_compare::dataset::Index;
use council_compare::link;
use libfuzzer_sys::fuzz_target;
use std::cell::LazyCell;

/// A council of each kind. With all of them, looking for names near to what was typed would take most of the time.
const COUNCILS: [&str; 9] = [
    "calderdale",
    "kirklees",
    "kingston-upon-hull",
    "leeds",
    "bournemouth",
    "poole",
    "dorset-county-council",
    "bournemouth-christchurch-and-poole",
    "st-helens",
];

thread_local! {
    static INDEX: LazyCell<Index> = LazyCell::new(|| fuzz::published_index(|slug| COUNCILS.contains(&slug)));
}

fuzz_target!(|address: &str| {
    INDEX.with(|index| {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let (view, notices) = link::parse(path, query, index);
        let Pair { first, second } = &view.councils;
        assert!(index.council(first).is_some() && index.council(second).is_some() && first != second);
        assert!(view.as_of.is_none_or(|day| day <= index.data_date));
        assert!(notices.len() <= 64, "{} notices", notices.len());
        let said = format!("{notices:?}");
        assert!(said.len() <= 64 * 1_024, "a notice of {} bytes", said.len());
        let again = link::format(&view);
        let (path, query) = again.split_once('?').unwrap_or((&again, ""));
        assert_eq!(link::parse(path, query, index), (view, vec![]), "{again}");
    });
});
