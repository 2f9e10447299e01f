//! Every text that the page shows or says and that is not data, by theme. To translate the page is to replace this
//! module.
//!
//! Other modules, mostly [`describe`](crate::describe), decide what is said and when; this one has how it is worded. A text is
//! a constant; one with slots is a function with an argument for each, so that a language can put them in another order.
//! The types of the dataset name themselves by methods (`Grade::label`, `Date::long`), which are implemented here too.
//!
//! A text that begins or ends with a blank or a mark is put beside its neighbours as it is: its function or constant says what
//! stands before and after it.
//!
//! Every text is written in `text!` or `fill!`, which are the literal and `format!`. With the feature `pseudo` they mark it
//! instead, `⟦Ĝôôôôđ⟧`, and each slot in it, `‹2024›`. What is then not marked on a page is data, or was written outside this
//! module and would stay English; the tests in site/tests/pseudo find it.
//!
//! Left out on purpose: what the console says, and what a fault in a file of the dataset is called
//! ([`Problem`](crate::dataset::Problem)), both for those who run or build the site.

#[cfg(feature = "pseudo")]
pub mod pseudo;

// The macros stand before the modules, which see them because of that.

/// A text without slots, as a constant.
#[cfg(not(feature = "pseudo"))]
macro_rules! text {
    ($text:literal) => {
        $text
    };
}

#[cfg(feature = "pseudo")]
macro_rules! text {
    ($text:literal) => {{
        const BYTES: [u8; $crate::words::pseudo::marked_length($text)] = $crate::words::pseudo::marked($text);
        const MARKED: &str = $crate::words::pseudo::utf8(&BYTES);
        MARKED
    }};
}

/// A text with slots: `fill!("{n} councils", n = all)`, or `fill!("{n} councils", n)` where the value is called so.
/// Every slot is listed.
#[cfg(not(feature = "pseudo"))]
macro_rules! fill {
    ($text:literal $(, $slot:ident $(= $value:expr)?)* $(,)?) => {
        format!($text, $($slot = value!($slot $(= $value)?)),*)
    };
}

#[cfg(feature = "pseudo")]
macro_rules! fill {
    ($text:literal $(, $slot:ident $(= $value:expr)?)* $(,)?) => {
        $crate::words::pseudo::filled(&format!(
            $text,
            $($slot = $crate::words::pseudo::slot(&value!($slot $(= $value)?))),*
        ))
    };
}

/// The value of a slot.
macro_rules! value {
    ($slot:ident) => {
        $slot
    };
    ($slot:ident = $value:expr) => {
        $value
    };
}

pub mod below;
pub mod card;
pub mod cells;
pub mod changes;
pub mod chart;
pub mod choose;
pub mod council;
mod dates;
pub mod embed;
pub mod export;
pub mod failures;
pub mod findings;
pub mod headline;
pub mod journey;
pub mod keep;
mod names;
pub mod notices;
pub mod numbers;
pub mod page;
pub mod sentence;
pub mod table;
pub mod tally;
pub mod when;
pub mod years;
