//! The days of an inspection: that each can be read, and that they follow one another.

use crate::cell::Cell;
use crate::fault::Faults;
use crate::problem::Problem;
use crate::report_kinds::InspectionKind;
use council_compare::dataset::{Date, Month, ReportKind};

/// The most days from the last on site to publication; a later date is taken for a mistake unless the row has a note. The longest
/// so far is 203.
const LATEST_PUBLICATION: i32 = 365;

/// The fewest; the shortest so far is 18.
const EARLIEST_PUBLICATION: i32 = 14;

/// The cells that hold days of an inspection.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "the fields are the columns, which data/README.md explains")]
pub struct DayCells<'a> {
    pub start: &'a Cell,
    pub end: &'a Cell,
    pub second_visit: &'a Cell,
    pub published: &'a Cell,
    /// The day on which the report was listed last.
    pub listed: &'a Cell,
}

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
    /// Reads the days of a report of this kind, and notes those that are out of order.
    pub fn read(
        cells: DayCells<'_>,
        report_kind: Option<ReportKind>,
        has_notes: bool,
        faults: &mut Faults,
    ) -> Self {
        let DayCells { start, end, second_visit, published, listed } = cells;
        let end_day = end.date(faults);
        // One report prints only one day. It is the last, and the first is left empty with a note that says so.
        let start_day = match (start.is_empty(), has_notes) {
            (true, true) => end_day,
            (true, false) => {
                start.fault(Problem::NoStart, faults);
                None
            }
            (false, _) => start.date(faults),
        };
        let second_visit_day = second_visit.optional(|cell| cell.date(faults)).ok().flatten();
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
        if let (Some(end_day), Some(published_day)) = (end_day, published_day) {
            let days = published_day.day_number() - end_day.day_number();
            if days > LATEST_PUBLICATION && !has_notes {
                published.fault(Problem::LatePublication { published: published_day, days }, faults);
            }
            // A negative number is out of order, which has been noted.
            if (0..EARLIEST_PUBLICATION).contains(&days) && !has_notes {
                published.fault(Problem::EarlyPublication { published: published_day, days }, faults);
            }
        }
        let on_site = [(start_day, start), (second_visit_day, second_visit), (end_day, end)];
        // A first day that is not printed is the last, which says it.
        for (day, cell) in on_site.into_iter().filter(|(_, cell)| !has_notes && !cell.is_empty()) {
            if let Some((day, name)) = day.and_then(|day| Some((day, weekend(day)?))) {
                cell.fault(Problem::Weekend { day, name }, faults);
            }
        }
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

/// Whether a day is more than a year after another, which is probably a year mistaken.
pub fn is_far_after(date: Date, of: Date) -> bool {
    /// The days of a year, with a leap day.
    const A_YEAR: i32 = 366;
    date.day_number() - of.day_number() > A_YEAR
}

/// The name of a day at a weekend, when no inspector has been on site so far.
fn weekend(date: Date) -> Option<&'static str> {
    // 1 January 1970 was a Thursday.
    match date.day_number().rem_euclid(7) {
        2 => Some("Saturday"),
        3 => Some("Sunday"),
        _ => None,
    }
}

/// Notes an inspection that lasted longer or shorter than any of its kind, whichever of its days is the mistake. One with a
/// second visit lasts to the end of that, and may take half a year; the longest so far took 108 days.
pub fn check_length(
    report_kind: ReportKind,
    kind: InspectionKind,
    days: &Days,
    end: &Cell,
    faults: &mut Faults,
) {
    let (least, most) = match (days.second_visit, kind) {
        (Some(_), _) => (0, 183),
        // The shortest and longest of each so far took 4 and 4, 11 and 16, 17 and 28 days, but for three that their notes
        // explain. A bank holiday may take one off.
        (None, InspectionKind::Short) => (3, 7),
        (None, InspectionKind::Standard) => (10, 21),
        (None, InspectionKind::ReInspection) => (10, 35),
        (None, InspectionKind::Full) if report_kind == ReportKind::LookedAfterChildren => (3, 35),
        (None, InspectionKind::Full) => (14, 35),
        // The one review of a board took 2.
        (None, InspectionKind::BoardReview) => (0, 14),
    };
    // Days that are out of order have a fault already.
    let in_order = days.published >= days.end && days.end >= days.start;
    if let (Some(start_day), Some(end_day)) = (days.start, days.end.filter(|_| in_order)) {
        let (days, kind) = (end_day.day_number() - start_day.day_number(), kind.id());
        if days > most {
            end.fault(Problem::LongInspection { days, kind, most }, faults);
        }
        if days < least {
            end.fault(Problem::ShortInspection { days, kind, least }, faults);
        }
    }
}

/// Notes a file that is named after another day than the one on which it was listed: “… - 28 august 2024.pdf”.
pub fn check_file(file: &Cell, listed: &Cell, faults: &mut Faults) {
    if let (Some(named), Some(listed_day)) = (file.given().and_then(named_day), listed.known_date())
        && named != listed_day
        && !faults.has(&listed.place)
    {
        file.fault(Problem::FileDate { named, listed: listed_day }, faults);
    }
}

/// The day at the end of a file's name.
fn named_day(file: &str) -> Option<Date> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut words = stem.rsplitn(4, ' ');
    let (year, month, day) = (words.next()?, words.next()?, words.next()?);
    let month = (1..=12).filter_map(Month::new).find(|known| known.name().eq_ignore_ascii_case(month))?;
    Date::new(year.parse().ok()?, month.number(), day.parse().ok()?)
}
