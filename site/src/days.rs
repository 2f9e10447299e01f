//! The days of an inspection: that each can be read, and that they follow one another.

use crate::cell::Cell;
use crate::fault::Faults;
use crate::problem::Problem;
use council_compare::dataset::{Date, ReportKind};

/// The days of an inspection, as far as they can be read.
pub struct Days {
    /// The first day.
    pub start: Option<Date>,
    /// The first day of a second visit; most have none.
    pub second_visit: Option<Date>,
    /// The last day.
    pub end: Option<Date>,
    /// The day on which the report was published.
    pub published: Option<Date>,
}

impl Days {
    /// Reads the days of a report of this kind, the day on which it was listed last, and notes those that are out of order.
    pub fn read(
        [start, second_visit, end, published, listed]: [&Cell; 5],
        report_kind: Option<ReportKind>,
        has_notes: bool,
        faults: &mut Faults,
    ) -> Self {
        let end_day = end.date(faults);
        // One report prints only one day. It is the last, and the first is left empty with a note that says so.
        let start_day = if start.is_empty() && has_notes { end_day } else { start.date(faults) };
        let second_visit_day = second_visit.optional(|cell| cell.date(faults)).flatten();
        if let (Some(ReportKind::BoardReview | ReportKind::LookedAfterChildren), Some(text)) =
            (report_kind, second_visit.given())
        {
            let problem = Problem::NotEmpty(text.to_owned(), "only sif and ilacs reports have it");
            second_visit.fault(problem, faults);
        }
        let published_day = published.date(faults);
        let listed_day = listed.date(faults);
        in_order((start_day, "inspection_start"), (end_day, end), faults);
        in_order((start_day, "inspection_start"), (second_visit_day, second_visit), faults);
        in_order((second_visit_day, "second_visit"), (end_day, end), faults);
        in_order((end_day, "inspection_end"), (published_day, published), faults);
        in_order((published_day, "published"), (listed_day, listed), faults);
        Self { start: start_day, second_visit: second_visit_day, end: end_day, published: published_day }
    }
}

/// Notes a second day that is before the first.
fn in_order(
    (first, name): (Option<Date>, &'static str),
    (second, cell): (Option<Date>, &Cell),
    faults: &mut Faults,
) {
    if let (Some(first), Some(second)) = (first, second)
        && second < first
    {
        cell.fault(Problem::Order { second, name, first }, faults);
    }
}
