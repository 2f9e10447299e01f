//! What can be wrong with a table, in words that say what to do.

use crate::suggest::Meant;
use council_compare::dataset::{Area, Date, InvalidDate, PartialDate};

/// What is wrong at a place. All of it is one list, since faults of one column are told as alike by their variant
/// ([`Error::Faults`](crate::error::Error::Faults)).
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Problem {
    // The file and its columns.
    /// The file could not be opened.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// There is no header.
    #[error("the file is empty; its first line should name the columns: {0}")]
    NoHeader(String),
    /// A column that the file should have.
    #[error("the column is missing from the header")]
    MissingColumn,
    /// A column that the file should not have.
    #[error("is not a column of this file{0}")]
    UnknownColumn(Meant),
    /// A column that is named twice.
    #[error("the column stands twice in the header")]
    RepeatedColumn,
    /// A column in another column's place.
    #[error("the column stands where “{0}” should stand; put the columns back in order")]
    MovedColumn(&'static str),
    /// Bytes of another encoding, in which every second one is nought.
    #[error("the file is in UTF-16, which spreadsheets call Unicode text; save it as CSV in UTF-8")]
    Utf16,
    /// A spreadsheet's own format.
    #[error(
        "the file is a spreadsheet’s workbook under the name of a table; open it there and save it as CSV in UTF-8"
    )]
    Workbook,
    /// A line that tells Excel what stands between the columns.
    #[error(
        "the line “sep=” is one that Excel alone reads; delete it, so that the first line names the columns"
    )]
    SeparatorLine,
    /// A title or an empty row above the header.
    #[error("the names of the columns stand on line {0}, and should on the first; delete what is above them")]
    AboveHeader(u64),
    /// A row where the header should be.
    #[error("the first line does not name the columns; put the header back above it: {0}")]
    MissingHeader(String),
    /// A header and nothing below it.
    #[error("no row stands below the header; put the rows back, with git if nothing was entered since")]
    NoRows,
    /// A record with too few fields.
    #[error(
        "the record has {found} fields, the header has {expected}; is a comma or a quotation mark missing?"
    )]
    TooFewFields {
        /// How many columns there are.
        expected: usize,
        /// How many fields the record has.
        found: usize,
    },
    /// A record with too many fields.
    #[error(
        "the record has {found} fields, the header has {expected}; a cell with a comma needs quotation marks around it, \
         and a quotation mark inside such a cell is written twice{}",
        if *is_empty { "; if only empty cells follow the last column, delete them" } else { "" }
    )]
    TooManyFields {
        /// How many columns there are.
        expected: usize,
        /// How many fields the record has.
        found: usize,
        /// Whether nothing stands in those after the last column.
        is_empty: bool,
    },

    // Any cell.
    /// Another character between the columns.
    #[error("the columns are separated by {0}; save the file as CSV with commas")]
    Separator(&'static str),
    /// A column without a name, as spreadsheets leave them.
    #[error("the header has a column without a name; delete the empty columns")]
    NamelessColumn,
    /// Empty cells after the last column, as spreadsheets leave them.
    #[error("empty cells follow the last column; delete the empty columns")]
    EmptyFields,
    /// A record of empty cells alone.
    #[error("every cell of the record is empty; delete the line")]
    EmptyRecord,
    /// Bytes that are not UTF-8.
    #[error("the text is not UTF-8; save the file as UTF-8")]
    NotUtf8,
    /// Nothing where there should be something.
    #[error("the cell is empty; it needs a value")]
    Empty,
    /// Something where there should be nothing.
    #[error("“{0}” should not stand here; {1}")]
    NotEmpty(String, &'static str),
    /// Space around the text.
    #[error("“{0}” has a space before or after it; remove it")]
    Untrimmed(String),
    /// A letter that cannot be seen.
    #[error("the text has the invisible character U+{:04X}; remove it", u32::from(*.0))]
    Invisible(char),
    /// The character that stands for bytes which could not be read.
    #[error(
        "the text has U+FFFD, which stands where a letter was lost between two encodings; write the letter"
    )]
    LostLetter,
    /// Letters that were read in another encoding than they were written in.
    #[error(
        "the text has “{0}”, as where UTF-8 was read in another encoding; write the letter that was there, and open the file as UTF-8"
    )]
    Misread(&'static str),
    /// A space of another kind, as web pages and PDFs have it.
    #[error("the text has the space U+{:04X}, copied from a page; write a plain space", u32::from(*.0))]
    OddSpace(char),
    /// Two spaces.
    #[error("the text has two spaces side by side; remove one")]
    DoubleSpace,
    /// What a spreadsheet works out.
    #[error("“{0}” is a spreadsheet’s formula; write what it should show, as text")]
    Formula(String),
    /// What a spreadsheet shows where it could not.
    #[error(
        "“{0}” is what a spreadsheet shows of a formula that failed; write what should stand here, as text"
    )]
    FailedFormula(String),
    /// Tags or entities of a web page.
    #[error("the text has the markup “{0}”; write plain text")]
    Markup(String),
    /// A line break within a cell.
    #[error("the text has a line break; remove it, or close the quotation mark before it")]
    LineBreak,
    /// A text over the limit.
    #[error("the text has {found} characters; shorten it to {limit} or fewer")]
    TooLong {
        /// How many it may have.
        limit: usize,
        /// How many it has.
        found: usize,
    },
    /// A full stop where the page puts what it needs.
    #[error("the text ends with a full stop; remove it")]
    FinalStop,
    /// Two separators with nothing between them.
    #[error("an item of the list is empty; remove the semicolon too many")]
    EmptyItem,
    /// An item that stands twice in a list.
    #[error("“{0}” stands twice in the list; remove one")]
    RepeatedItem(String),
    /// A word that is none of those the column knows.
    #[error("“{word}” is not {vocabulary}{meant}")]
    Unknown {
        /// The word.
        word: String,
        /// What it should have been.
        vocabulary: &'static str,
        /// What was probably meant.
        meant: Meant,
    },
    /// A word for no grade.
    #[error("“{0}” is not a grade; leave the cell empty where the report gives none")]
    NoGrade(String),
    /// Something else than “yes”, which is what a cell says or not.
    #[error("“{0}” is not “yes” or empty; write “yes” if it is so, else leave the cell empty")]
    NotYes(String),
    /// Not a number, or one out of bounds.
    #[error("“{text}” is not a number from {least} to {most}")]
    NotANumber {
        /// What stands there.
        text: String,
        /// The least that it may be.
        least: u32,
        /// The most that it may be.
        most: u32,
    },
    /// Not a code of the form it should have.
    #[error("“{0}” is not {1}")]
    Form(String, &'static str),
    /// Not a day.
    #[error(transparent)]
    Date(#[from] InvalidDate),
    /// A day of the right form that there never was.
    #[error("there is no day {0}")]
    NoSuchDay(String),
    /// A day as spreadsheets write it.
    #[error(
        "“{text}” is not a date written {form}; a spreadsheet may have changed the column, so make it text there{meant}"
    )]
    SpreadsheetDate {
        /// What stands there.
        text: String,
        /// How dates are written in this column.
        form: &'static str,
        /// What was probably meant.
        meant: Meant,
    },
    /// Not a date as exact as its source.
    #[error("“{0}” is not a date written YYYY, YYYY-MM or YYYY-MM-DD")]
    PartialDate(String),
    /// The precision and the date do not fit.
    #[error("“{0}” does not fit the date, which is exact to the {1}; write “{1}” or change the date")]
    Precision(String, &'static str),
    /// An address that is not a report.
    #[error(
        "“{0}” is not the address of a report; it should be https://files.ofsted.gov.uk/v1/file/ and seven or eight digits"
    )]
    Address(String),
    /// Two rows that may not both stand.
    #[error("{what} stands on line {first} already; remove one of the two")]
    Duplicate {
        /// What both say, in words.
        what: String,
        /// The line of the first.
        first: u64,
    },

    // Councils.
    /// A key that is not one.
    #[error("“{0}” is not a slug; use lower-case letters, digits and single hyphens")]
    MalformedSlug(String),
    /// A council that `councils.csv` does not have.
    #[error("no council in councils.csv has the slug “{0}”{1}")]
    UnknownCouncil(String, Meant),
    /// A council among its own neighbours, predecessors or successors.
    #[error("the council names itself; remove it")]
    Itself,
    /// A council that no longer exists where a current one is needed.
    #[error("“{0}” was abolished; name a current council")]
    Abolished(String),
    /// One council names another as predecessor or successor, and the other does not agree.
    #[error(
        "“{other}” (line {line}) does not name “{this}” among its {list}; add it there or remove it here"
    )]
    NotMutual {
        /// The council named.
        other: String,
        /// Its line.
        line: u64,
        /// The council of this row.
        this: String,
        /// The other council's list.
        list: &'static str,
    },
    /// A council with successors and no end, or the like.
    #[error("the cell is empty, but {0} is given; enter it or remove that")]
    NeededBy(&'static str),
    /// More or fewer neighbours than the model gives.
    #[error(
        "the council has {found} statistical neighbours; the Department for Education’s model gives {needed}"
    )]
    Neighbours {
        /// How many there should be.
        needed: usize,
        /// How many there are.
        found: usize,
    },
    /// A year in which a council is told to have begun or ended, and whose 1 April is after the day of the data.
    #[error(
        "the change is on 1 April {year}, after data_date in about.csv, which is {data_date}; enter it when that has come, \
         since readers are told of it as past"
    )]
    NotYet {
        /// The year.
        year: u16,
        /// The day up to which reports are in the dataset.
        data_date: Date,
    },
    /// A council that ended in another year than the one that took over began.
    #[error(
        "“{other}” (line {line}) began in “{began}”, and this council ended in “{ended}”; make it the same year"
    )]
    YearsDiffer {
        /// The council that took over.
        other: String,
        /// Its line.
        line: u64,
        /// Its `start_year`.
        began: String,
        /// The `end_year` of this council.
        ended: String,
    },
    /// An alias or short name that means another council too.
    #[error("“{name}” is {what} of “{council}” too; nobody could tell which is meant")]
    NameTaken {
        /// The name.
        name: String,
        /// What it is to the other council.
        what: &'static str,
        /// The other council.
        council: String,
    },
    /// A name that is not the one that the slug writes.
    #[error("“{name}” is “{made}” in addresses, and the slug is “{slug}”; correct one of them")]
    OtherSlug {
        /// The name.
        name: String,
        /// What it makes in addresses.
        made: String,
        /// The slug of the row.
        slug: String,
    },
    /// A name that does not begin as names do.
    #[error("“{0}” begins with a small letter; write the name as the council does")]
    SmallLetter(String),
    /// An alias that says nothing new.
    #[error("“{0}” is the council’s own name; remove it")]
    OwnName(String),
    /// A long name without a short one.
    #[error("the name has more than {0} characters; add a short one to short_names.csv")]
    NeedsShortName(usize),

    // Inspections.
    /// Two dates the wrong way round.
    #[error("{second} is before {name}, which is {first}")]
    Order {
        /// The day that should be the later one.
        second: Date,
        /// The column of the other.
        name: &'static str,
        /// The day that should be the earlier one.
        first: Date,
    },
    /// An inspection that is longer than any of its kind.
    #[error(
        "the inspection lasted {days} days, where one of the kind “{kind}” lasts {most} at most; correct its days, or say in \
         notes why it did"
    )]
    LongInspection {
        /// How many days from the first day to the last.
        days: i32,
        /// Its kind.
        kind: &'static str,
        /// The most days of that kind.
        most: i32,
    },
    /// An inspection that is shorter than any of its kind.
    #[error(
        "the inspection lasted {days} days, where one of the kind “{kind}” lasts {least} at least; correct its days or its \
         kind, or say in notes why it did"
    )]
    ShortInspection {
        /// How many days from the first day to the last.
        days: i32,
        /// Its kind.
        kind: &'static str,
        /// The least days of that kind.
        least: i32,
    },
    /// A day on site at a weekend.
    #[error("{day} is a {name}; correct the day, or say in notes that inspectors were there then")]
    Weekend {
        /// The day.
        day: Date,
        /// Its name.
        name: &'static str,
    },
    /// An inspection without a first day.
    #[error("the cell is empty; enter the first day on site, or say in notes why there is none")]
    NoStart,
    /// A report that came out sooner than any.
    #[error(
        "{published} is {days} days after inspection_end; correct one of them, or say in notes why it was so quick"
    )]
    EarlyPublication {
        /// The day of publication.
        published: Date,
        /// How many days after `inspection_end` that is.
        days: i32,
    },
    /// A `data_date` far ahead of every report.
    #[error(
        "{data_date} is more than {most} days after the newest report, {newest}; enter the last day on which you looked \
         for reports"
    )]
    DataDateAhead {
        /// The day in `about.csv`.
        data_date: Date,
        /// How many days it may be.
        most: i32,
        /// The day of the newest report.
        newest: Date,
    },
    /// A report that came out later than any.
    #[error(
        "{published} is {days} days after inspection_end; correct one of them, or say in notes why it took so long"
    )]
    LatePublication {
        /// The day of publication.
        published: Date,
        /// How many days after `inspection_end` that is.
        days: i32,
    },
    /// A file that is no report's.
    #[error("“{0}” is not the name of a PDF; it should end with .pdf, as all reports do")]
    NotPdf(String),
    /// A file that is named after another day.
    #[error("the file is named after {named}, and published_listed is {listed}; correct one of them")]
    FileDate {
        /// The day in the name.
        named: Date,
        /// The day in the table.
        listed: Date,
    },
    /// An inspection of a council that did not exist then.
    #[error(
        "“{council}” {what}, and this inspection began on {start}; name the council that there was, or correct the date"
    )]
    OutsideLifetime {
        /// The council.
        council: String,
        /// When it began or ended, in words.
        what: String,
        /// The first day.
        start: Date,
    },
    /// An inspection before the report of the one before.
    #[error(
        "{start} is before the report of the inspection on line {line} came out, on {published}; is the council of one of \
         them another, or a date wrong? If not, say so in notes"
    )]
    BeforeReport {
        /// The first day.
        start: Date,
        /// The line of the inspection before.
        line: u64,
        /// When its report came out.
        published: Date,
    },
    /// A day far from all others.
    #[error("{date} is more than a year after {what}, {of}; is the year right?")]
    FarAfter {
        /// The date as it stands in the table.
        date: String,
        /// What it should be nearer to, in words.
        what: &'static str,
        /// The day of that.
        of: Date,
    },
    /// A date after the day up to which reports are in the dataset.
    #[error("{date} is after data_date in about.csv, which is {data_date}; move data_date on")]
    AfterDataDate {
        /// The date, as exact as it is told.
        date: String,
        /// The day up to which reports are in the dataset.
        data_date: Date,
    },
    /// An inspection under a framework that did not yet or no longer apply.
    #[error("no {framework} inspection began {when}; this one began on {start}")]
    OutsideFramework {
        /// The framework.
        framework: &'static str,
        /// The time in which there was none, in words.
        when: &'static str,
        /// The first day.
        start: String,
    },
    /// A kind of inspection that the framework does not have.
    #[error("{framework} inspections are not “{kind}”; they are {allowed}")]
    KindOfInspection {
        /// The framework.
        framework: &'static str,
        /// The kind given.
        kind: String,
        /// The kinds there are, in words.
        allowed: &'static str,
    },
    /// A grade for an area that the framework does not judge.
    #[error("{0} inspections do not grade this; leave the cell empty")]
    AreaNotJudged(&'static str),
    /// An overall grade that Ofsted cannot have given.
    #[error("inspections begun from April 2026 have no overall grade; leave the cell empty")]
    OverallEnded,
    /// A grade of another scale.
    #[error("“{grade}” is no grade of {framework} inspections; they have {allowed}")]
    OtherScale {
        /// The grade.
        grade: &'static str,
        /// The framework.
        framework: &'static str,
        /// The grades there are, in words.
        allowed: &'static str,
    },
    /// No grade where there should be one.
    #[error("there is no grade; enter it, or say in not_judged.csv why there is none")]
    MissingGrade,
    /// No grade where there always is one.
    #[error("there is no grade; enter it: every such report has one")]
    MissingMainGrade,
    /// A care-leavers grade where it is shared.
    #[error(
        "care leavers share the grade for children in care in {0} inspections begun before 2023; leave the cell empty"
    )]
    SharedGrade(&'static str),
    /// `care_leavers_merged` against the framework.
    #[error("should be {0}: {1}")]
    Merged(&'static str, &'static str),
    /// A reason for an area that has a grade.
    #[error("inspections.csv line {line} has a grade for {}; remove one of the two", area.word())]
    Judged {
        /// The area.
        area: Area,
        /// The line of the inspection.
        line: u64,
    },
    /// A reason for an area that has no grade anyway.
    #[error("the inspection on line {line} of inspections.csv does not leave out {}; remove the row", area.word())]
    NeedsNoReason {
        /// The area.
        area: Area,
        /// The line of the inspection.
        line: u64,
    },
    /// A report that is none of a council's.
    #[error("inspections.csv has no report on “{council}” published on that day; it has those of {listed}")]
    NoSuchInspection {
        /// The council.
        council: String,
        /// The days of which there are reports, in words.
        listed: String,
    },

    // What reports tell.
    /// A source that is not in `inspections.csv`.
    #[error(
        "no row of inspections.csv has this report_url; correct the address, or add the report there if it is an \
         inspection’s (a letter on a visit is none)"
    )]
    UnknownSource,
    /// A source with another date.
    #[error("{given} is not when this report was published; inspections.csv line {line} has {listed}")]
    SourceDate {
        /// The date given.
        given: Date,
        /// The line of the report.
        line: u64,
        /// The day of publication there.
        listed: Date,
    },
    /// A date with a year that is probably mistaken.
    #[error("{date} is before {year}, longer ago than anything told here; is the year right?")]
    TooEarly {
        /// The date.
        date: PartialDate,
        /// The first year that is accepted.
        year: u16,
    },
    /// A grade that inspections of the kind and time did not have.
    #[error("“{0}” was no grade of such inspections then; correct it, or say in notes that it is as printed")]
    UnusualGrade(&'static str),
    /// An inspection after the report that tells of it.
    #[error("{date} is after the report that tells of it, published on {published}")]
    AfterSource {
        /// The date of the inspection, as exactly as it is told.
        date: PartialDate,
        /// When the report was published.
        published: Date,
    },

    // Findings and their themes.
    /// A finding of a report on one service or on a board.
    #[error(
        "the report published on that day is of the kind {0}; findings are of sif and ilacs reports only"
    )]
    NotOfTheWhole(&'static str),
    /// A finding on an area that its inspection does not judge.
    #[error("the inspection on line {line} of inspections.csv does not judge {}; name another area", area.word())]
    OutsideReport {
        /// The area.
        area: Area,
        /// The line of the inspection.
        line: u64,
    },
    /// A finding on care leavers where the report judges them together with children in care.
    #[error(
        "care leavers share the grade for children in care in the inspection on line {0} of inspections.csv; \
         write “children-in-care”"
    )]
    SharedArea(u64),
    /// Findings of a report that there is not.
    #[error(
        "inspections.csv has no report on “{council}” published on {published}, of which these {rows} rows are; it has \
         those of {listed}; if the day was changed there, change it here too, or put it back"
    )]
    NoReportOfFindings {
        /// The council.
        council: String,
        /// The day given.
        published: String,
        /// How many rows are of it.
        rows: usize,
        /// The days of which there are reports, in words.
        listed: String,
    },
    /// A report with findings and without a summary.
    #[error("this report has findings and no summary; add a row of the kind “summary”")]
    NoSummary,
    /// More things to improve than are kept.
    #[error("this report has more than {0} rows of the kind “improve”; keep the first {0} of its list")]
    TooManyToImprove(usize),
    /// Things to improve of a report whose list has not been counted.
    #[error(
        "this report has rows of the kind “improve”, and inspections.csv line {0} does not say how many its list has; enter it in areas_to_improve_count"
    )]
    NotCounted(u64),
    /// Fewer or more things to improve than the report lists.
    #[error(
        "this report needs {needed} rows of the kind “improve” and has {found}: \
         inspections.csv line {line} says that its list has {listed}"
    )]
    ToImprove {
        /// How many rows there should be.
        needed: usize,
        /// How many there are.
        found: usize,
        /// How many the report lists.
        listed: u16,
        /// The line of the inspection.
        line: u64,
    },
    /// A theme that no finding has.
    #[error("no row of findings.csv has this theme; remove it or correct its slug")]
    UnusedTheme,

    // Disagreements.
    /// A source that is about another council.
    #[error(
        "this report is on “{report}”, and the row on “{row}”; name a report on that council or on one that took over"
    )]
    OtherCouncil {
        /// The council of the report.
        report: String,
        /// The council of the row.
        row: String,
    },

    // What was published before, and corrections.
    /// A correction that changes nothing.
    #[error("is the same as `was`; write what the tables have since, or remove the row")]
    NothingCorrected,
    /// A record that is not in the tables any more.
    #[error(
        "the record {record} of “{council}” was published, and the tables no longer have it; put it back, or declare \
         in corrections.csv that it is withdrawn or has another day; if it was never published, put published.csv back with git"
    )]
    Dropped {
        /// The record.
        record: String,
        /// The council.
        council: String,
    },
    /// A grade or date that is not what it was.
    #[error(
        "{item} of the record {record} of “{council}” was published as {}, and the tables now have {}; put it back, \
         or declare the change in corrections.csv; if it was never published, put published.csv back with git",
        quoted(was),
        quoted(now)
    )]
    Changed {
        /// The council.
        council: String,
        /// The record.
        record: String,
        /// Which grade or date of it, by its name in `published.csv`.
        item: String,
        /// The value in `published.csv`.
        was: String,
        /// What the tables have.
        now: String,
    },
    /// A correction that was not carried out, or has been undone since.
    #[error(
        "the tables have {}, not {}; change them, or add a correction of this correction",
        quoted(has),
        quoted(now)
    )]
    NotAsCorrected {
        /// What the correction says.
        now: String,
        /// What the tables have.
        has: String,
    },
    /// A correction of a value that was not the one published.
    #[error(
        "{item} of this record was published as {}, not {}; correct this cell",
        quoted(published),
        quoted(was)
    )]
    NotAsPublished {
        /// Which grade or date of the record.
        item: String,
        /// The value in `published.csv`.
        published: String,
        /// What the correction says.
        was: String,
    },
    /// A slug that was published and is no council's any more.
    #[error(
        "links with “{0}” were published, and no council has this slug; put it back, or declare in corrections.csv \
         what it became"
    )]
    SlugGone(String),
    /// A slug that was published and is no name of the council that it became.
    #[error(
        "links with “{slug}” were published; add the council's former name to its aliases in councils.csv (“{now}”), \
         so that they lead there"
    )]
    SlugUnnamed {
        /// The slug that was published.
        slug: String,
        /// The slug of the council that it became.
        now: String,
    },

    // `about.csv`.
    /// A key without a row.
    #[error("the row “{0}” is missing")]
    MissingKey(&'static str),
    /// A council on the start page of which there is nothing to show.
    #[error("inspections.csv has no report on the services of “{0}”; name a council that has one")]
    NoReport(String),
    /// One council featured with itself.
    #[error("the two featured councils are the same; name another")]
    SameFeatured,
}

/// A value within a message.
fn quoted(value: &str) -> String {
    if value.is_empty() { "nothing".to_owned() } else { format!("“{value}”") }
}
