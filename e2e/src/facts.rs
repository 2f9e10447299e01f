//! What the dataset says, read from its files as JSON and with no code of the widget's, so that a test can hold the page
//! against the facts of today without having them written in.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The columns of a count, in the order of the page; the councils without a grade come after them.
const GRADES: [&str; 4] = ["outstanding", "good", "requires-improvement", "inadequate"];

/// Fewer councils than these would mean that the files were not read, or not understood.
const FEWEST_COUNCILS: usize = 150;

/// A day, as files and sentences write it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Day {
    /// “2026-08-20”, as addresses and files have it.
    pub iso: String,
    /// “2026-08”, as names of files have it.
    pub iso_month: String,
    /// “20 August 2026”.
    pub long: String,
    /// “August 2026”.
    pub month: String,
}

impl Day {
    /// A day of the year after, of another month than most.
    ///
    /// # Errors
    ///
    /// If this is no day.
    pub fn in_the_next_year(&self) -> Result<Self> {
        let (year, _) = self.iso.split_once('-').context("a day has a year")?;
        Self::of(&format!("{}-05-31", year.parse::<u16>()? + 1))
    }

    fn of(iso: &str) -> Result<Self> {
        let (iso_month, day) = iso.rsplit_once('-').with_context(|| format!("`{iso}` is no day"))?;
        let (year, month) = iso_month.split_once('-').with_context(|| format!("`{iso}` is no day"))?;
        let name = month.parse::<usize>()?.checked_sub(1).and_then(|month| MONTHS.get(month));
        let month = format!("{} {year}", name.with_context(|| format!("`{iso}` has no month"))?);
        let long = format!("{} {month}", day.parse::<u8>()?);
        Ok(Self { iso: iso.to_owned(), iso_month: iso_month.to_owned(), long, month })
    }
}

/// How many councils there are, and what the newest report of each says.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The current councils that have a report.
    pub councils: usize,
    newest: Vec<Value>,
}

impl Counted {
    /// How many hold each of the four grades in an area, from outstanding to inadequate, and how many none of their own.
    pub fn in_area(&self, area: &str) -> [usize; 5] {
        let mut counts = [0; 5];
        for report in &self.newest {
            let grade = report.pointer(&format!("/grades/{area}"));
            let column = GRADES.iter().position(|it| grade.is_some_and(|grade| grade == it));
            if let Some(count) = counts.get_mut(column.unwrap_or(GRADES.len())) {
                *count += 1;
            }
        }
        counts
    }
}

/// A theme of what must improve, and whose newest reports name it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Theme {
    /// How many newest reports name it.
    pub named_by: usize,
    /// How many newest reports list what must improve.
    pub reports: usize,
}

/// The day up to which the dataset has reports.
///
/// # Errors
///
/// If the index cannot be read.
pub fn data_date() -> Result<Day> {
    let index = json("index.json")?;
    Day::of(index.get("data-date").and_then(Value::as_str).context("index.json has no data-date")?)
}

/// The newest reports of all councils that there are today.
///
/// # Errors
///
/// If the files cannot be read.
pub fn counted() -> Result<Counted> {
    let (index, records) = (json("index.json")?, json("records.json")?);
    let councils = index.get("councils").and_then(Value::as_array).context("index.json has no councils")?;
    let is_current = |council: &&Value| council.get("end-year").is_none();
    let mut newest = Vec::new();
    for council in councils.iter().filter(is_current) {
        let slug = council.get("slug").and_then(Value::as_str).context("a council has no slug")?;
        let inspections = records.pointer(&format!("/records/{slug}/inspections")).and_then(Value::as_array);
        let of_services = inspections.into_iter().flatten().filter(|report| {
            let framework = report.get("framework").and_then(Value::as_str);
            framework.is_some_and(|framework| ["sif", "ilacs"].contains(&framework))
        });
        let published = |report: &&Value| report.get("published").and_then(Value::as_str).map(str::to_owned);
        newest.extend(of_services.max_by_key(published).cloned());
    }
    ensure!(newest.len() >= FEWEST_COUNCILS, "only {} councils have a report", newest.len());
    Ok(Counted { councils: newest.len(), newest })
}

/// A theme, by what the page calls it.
///
/// # Errors
///
/// If there is none of that name, or the file cannot be read.
pub fn theme(label: &str) -> Result<Theme> {
    let themes = json("themes.json")?;
    let all = themes.get("themes").and_then(Value::as_array).context("themes.json has no themes")?;
    let theme = all.iter().find(|theme| theme.get("label").is_some_and(|it| it == label));
    let named_by = theme.and_then(|theme| theme.get("told-to-improve")?.as_array());
    let named_by = named_by.with_context(|| format!("no theme is called “{label}”"))?.len();
    let reports = themes.get("reports").and_then(Value::as_u64).context("themes.json has no number")?;
    let reports = usize::try_from(reports)?;
    ensure!(0 < named_by && named_by < reports, "{named_by} of {reports}");
    Ok(Theme { named_by, reports })
}

fn json(name: &str) -> Result<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../static/data").join(name);
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}
