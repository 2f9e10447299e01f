//! The lines above the headline: what of an address was not understood, and what councils became.

use crate::dataset::Date;

/// “‘Kirkles’ is not a council in this dataset.”
pub fn not_a_council(typed: &str) -> String {
    fill!("“{typed}” is not a council in this dataset.", typed)
}

/// “ Showing Kirklees, the nearest name.”
pub fn showing_nearest(council: &str) -> String {
    fill!(" Showing {council}, the nearest name.", council)
}

/// “ Showing Kirklees instead.”
pub fn showing_instead(council: &str) -> String {
    fill!(" Showing {council} instead.", council)
}

/// Before links to other councils.
pub const DID_YOU_MEAN: &str = text!(" Did you mean ");
/// After them.
pub const QUESTION_MARK: &str = text!("?");

/// “Kirklees cannot be compared with itself.”
pub fn same_council(council: &str) -> String {
    fill!("{council} cannot be compared with itself.", council)
}

/// Where an address names one council.
pub const ONE_COUNCIL: &str = text!("The address names one council.");

/// “ Showing Calderdale beside it. Choose any other council below.”
pub fn showing_beside(council: &str) -> String {
    fill!(" Showing {council} beside it. Choose any other council below.", council)
}

/// “‘/more’ at the end of the address was not understood.”
pub fn extra_path(rest: &str) -> String {
    fill!("“{rest}” at the end of the address was not understood.", rest)
}

/// “‘area=roads’ in the address was not understood.” An element of another's page has attributes and no address.
pub fn parameter(name: &str, value: &str, is_element: bool) -> String {
    if is_element {
        fill!("“{name}={value}” was not understood.", name, value)
    } else {
        fill!("“{name}={value}” in the address was not understood.", name, value)
    }
}

/// “‘frist’ is not an attribute of this element.”
pub fn attribute(name: &str) -> String {
    fill!("“{name}” is not an attribute of this element.", name)
}

/// Of what was not understood.
pub const LEFT_OUT: &str = text!(" It was left out.");
/// Of a day that was not understood.
pub const HOW_A_DAY_IS_WRITTEN: &str =
    text!(" A day is written as 2019-01-31. Showing the newest comparison.");

/// “The data ends before 1 January 2030.”
pub fn future(day: Date) -> String {
    fill!("The data ends before {day}.", day = day.long())
}

/// “ Showing the newest comparison, of 10 July 2026.”
pub fn showing_newest(day: Date) -> String {
    fill!(" Showing the newest comparison, of {day}.", day = day.long())
}

/// “Bournemouth was replaced in 2019.”
pub fn replaced(council: &str, year: u16) -> String {
    fill!("{council} was replaced in {year}.", council, year)
}

/// Before links to the councils that replaced it.
pub const PASSED_TO: &str = text!(" Its area passed to ");
/// After them.
pub const NOTHING_CARRIED_OVER: &str = text!(". No grades are carried over.");

/// “This page was made from data of 31 July 2026. Newer data, of 20 August 2026, has loaded and is shown instead.” If a server has
/// data that are older than the page, it says that instead.
pub fn other_data(made_of: Date, come: Date) -> String {
    if come > made_of {
        fill!(
            "This page was made from data of {made_of}. Newer data, of {come}, has loaded and is shown instead.",
            made_of = made_of.long(),
            come = come.long()
        )
    } else {
        fill!(
            "This page was made from data of {made_of}. Only older data, of {come}, could be loaded, and is shown.",
            made_of = made_of.long(),
            come = come.long()
        )
    }
}

/// What the line about a pinned view is.
pub const PINNED_VIEW: &str = text!("Pinned view");

/// “Pinned to 1 January 2019.”
pub fn pinned_to(day: Date) -> String {
    fill!("Pinned to {day}.", day = day.long())
}

/// The way back to today.
pub const TODAY: &str = text!("See the comparison today");

/// Between a sentence that has no full stop and the way back.
pub const FULL_STOP_AND: &str = text!(". ");
