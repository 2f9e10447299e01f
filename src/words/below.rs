//! The sections below the grades: how each got here, the years, where they stand, what inspectors found. Here are their titles,
//! notes and buttons; their sentences are in the modules named after them.

/// The section with the journey chart.
pub const HOW_EACH_GOT_HERE: &str = text!("How each got here");
/// The choice of an area.
pub const AREA: &str = text!("Area");
/// The same choice, as buttons.
pub const AREA_SHOWN_LARGE: &str = text!("Area shown large");
/// A button: from a mark to its entry.
pub const FIND_IN_YEARS: &str = text!("Find it year by year");
/// What a chart is that keys can be used in, said in place of its role.
pub const CHART: &str = text!("chart");
/// What keys do in the journey chart.
pub const JOURNEY_KEYS: &str = text!(
    "Arrow left and right go along a council’s grades, Home and End to its first and last, up and down to the other council, Page Up and Page Down to other areas. Enter shows an area large, Escape leaves the mark. The same facts stand in a table below."
);
/// Where the chart of all councils reads out one of the two, before one is chosen.
pub const POINT_AT_A_COUNCIL: &str =
    text!("Tap or point at either council’s mark, or use the arrow keys, to read it here.");
/// Where the chart reads out a mark, before there is one.
pub const POINT_AT_A_MARK: &str = text!("Tap or point at a mark, or use the arrow keys, to read it here.");

/// How to read the chart, before a hollow shape.
pub const A_LINE_HOLDS: &str =
    text!("A line shows how long a grade stood; lines side by side are at the same grade. ");
/// After the shape.
pub const HOLLOW: &str = text!(" Hollow:");
/// What it means, before a dashed line.
pub const HOLLOW_MEANS: &str = text!(" an older scale, or one grade for two areas. ");
/// After the line.
pub const DASHED: &str = text!(" Dashed:");
/// What it means, what the frameworks are called, and how much is known of what is no inspection.
pub const DASHED_MEANS: &str = text!(
    " the two inspections followed different frameworks or judged different things. SIF: single inspection framework, 2013 to 2018. ILACS: inspecting local authority children’s services, since 2018. Visits and action are those mentioned in reports or the press; there may be others. A long mark: only the year is known."
);

/// In the column of a council of whose report nothing is told; why, the section says first.
pub const NOT_SUMMARISED: &str = text!("Not summarised here.");
/// In that of a council without a report.
pub const NO_REPORT: &str = text!("No report to summarise.");

/// The section with the years.
pub const YEAR_BY_YEAR: &str = text!("Year by year");
/// What it lists.
pub const YEARS_NOTE: &str = text!(
    "Inspections, visits and government action, each with its source. Visits and notices are events, never grades. Dates are as precise as the source."
);
/// Where the press tells of any of it.
pub const PRESS_IS_UNDATED: &str =
    text!(" Press articles are undated: what they say of a report has the date of that report.");
/// A button: from an entry to its mark.
pub const SHOW_IN_CHART: &str = text!("Show in the chart");

/// The section with the standing chart.
pub const WHERE_THEY_STAND: &str = text!("Where they stand");
/// How to read it.
pub const STANDING_NOTE: &str =
    text!("Each dot is a council; the larger ones are these two. Position within a group has no meaning.");
/// The choice between England and a region.
pub const COUNCILS_COUNTED: &str = text!("Councils counted");
/// What keys do in the standing chart.
pub const STANDING_KEYS: &str = text!(
    "Arrow up and down go from area to area, left and right to the other council. The same counts stand in a table below."
);
/// The table of counts.
pub const COUNTS: &str = text!("The same counts as a table");

/// “Councils that hold each grade: England”.
pub fn counts_in(place: &str) -> String {
    fill!("Councils that hold each grade: {place}", place)
}

/// Of one of the two that is not counted.
pub const NOT_COUNTED: &str = text!("Not counted");

/// The section with the findings.
pub const WHAT_INSPECTORS_FOUND: &str = text!("What inspectors found");
/// Each report in a sentence.
pub const IN_SHORT: &str = text!("In short");
/// What was praised in an area.
pub const PRAISED: &str = text!("Praised");
/// What worried inspectors in an area.
pub const WORRIED_ABOUT: &str = text!("Worried about");
/// What the reports say must improve.
pub const MUST_IMPROVE: &str = text!("What must improve");

/// “para 12”, after what rests on it.
pub fn paragraph(number: u16) -> String {
    fill!("para\u{a0}{number}", number)
}

/// Over the themes that both reports name as something to improve.
pub const TOLD_BOTH: &str = text!("Both were told to improve");
/// Over the themes that worried inspectors in both, and were not praised in both.
pub const WORRIED_BOTH: &str = text!("A worry in both");
/// Over the themes that were praised in both, and did not worry inspectors in both.
pub const PRAISED_BOTH: &str = text!("Praised in both");
/// Over the themes that worried inspectors in both, and were praised in both.
pub const MIXED_BOTH: &str = text!("A worry in both, and praised in both");
/// Over the themes that were praised in one and a worry in the other.
pub const CROSSED: &str = text!("Praised in one, a worry in the other");
