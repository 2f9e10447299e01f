//! The dataset as files, and the proof that the widget can read them.

use crate::dataset::Dataset;
use crate::error::Error;
use council_compare::dataset::{DatasetError, Date, Json, Slug, parse, wire};
use serde_json::Value;
use std::collections::BTreeMap;

/// The content of every file, by its path below the directory, with forward slashes.
pub type Files = BTreeMap<String, Vec<u8>>;

pub(crate) const INDEX: &str = "index.json";
pub(crate) const RECORDS: &str = "records.json";
pub(crate) const THEMES: &str = "themes.json";
pub(crate) const GRADES: &str = "grades.json";
pub(crate) const COUNCILS: &str = "councils/";
pub(crate) const FINDINGS: &str = "findings/";

/// The kinds of file of a dataset, with what their path says of them.
enum File {
    Index,
    Records,
    Record(Slug),
    Findings(Slug, Date),
    Themes,
    Grades,
}

impl File {
    fn at(path: &str) -> Option<Self> {
        let fixed = match path {
            INDEX => Some(Self::Index),
            RECORDS => Some(Self::Records),
            THEMES => Some(Self::Themes),
            GRADES => Some(Self::Grades),
            _ => None,
        };
        let record = || Some(Self::Record(Slug::new(path.strip_prefix(COUNCILS)?.strip_suffix(".json")?)?));
        let findings = || {
            let (slug, day) = path.strip_prefix(FINDINGS)?.strip_suffix(".json")?.split_once('/')?;
            Some(Self::Findings(Slug::new(slug)?, day.parse().ok()?))
        };
        fixed.or_else(record).or_else(findings)
    }
}

/// Whether a path may be one of the dataset's files, of this or another day.
pub fn is_ours(path: &str) -> bool {
    File::at(path).is_some()
}

/// Every file of the dataset, byte for byte the same for the same facts.
///
/// # Errors
///
/// If the JSON writer fails, which it cannot on these types.
pub fn of(dataset: &Dataset) -> Result<Files, Error> {
    let mut files = Files::new();
    let mut add = |path: String, content: Result<Vec<u8>, Error>| {
        files.insert(path, content?);
        Ok(())
    };
    add(INDEX.to_owned(), json(INDEX, &dataset.index))?;
    for (slug, record) in &dataset.records {
        let path = format!("{COUNCILS}{slug}.json");
        let content = json(&path, record);
        add(path, content)?;
    }
    for ((slug, published), findings) in &dataset.findings {
        let path = format!("{FINDINGS}{slug}/{published}.json");
        let content = json(&path, findings);
        add(path, content)?;
    }
    let records = wire::Records { format: wire::FORMAT, records: dataset.records.clone() };
    add(RECORDS.to_owned(), json(RECORDS, &records))?;
    add(THEMES.to_owned(), json(THEMES, &dataset.themes))?;
    add(GRADES.to_owned(), json(GRADES, &dataset.grades))?;
    Ok(files)
}

pub(crate) fn json(path: &str, value: &impl serde::Serialize) -> Result<Vec<u8>, Error> {
    let unwritable = |source| Error::Unwritable { file: path.to_owned(), source };
    let mut bytes = serde_json::to_vec(value).map_err(unwritable)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a file with the widget's own parser.
///
/// # Errors
///
/// If the parser refuses it, or any council in it.
pub fn verify(path: &str, bytes: &[u8]) -> Result<(), Error> {
    let value = value(path, bytes)?;
    let json = &Json::from(&value);
    let file = File::at(path).ok_or_else(|| Error::NoSuchFile(path.to_owned()))?;
    let parsed = match file {
        File::Index => {
            parse::index(json).and_then(|(_, faults)| faults.into_iter().next().map_or(Ok(()), Err))
        }
        File::Records => return verify_records(&value),
        File::Record(slug) => parse::record(json, &slug).map(drop),
        File::Findings(slug, published) => parse::findings(json, &slug, published).map(drop),
        File::Themes => parse::themes(json).map(drop),
        File::Grades => parse::grades_of_all(json).map(drop),
    };
    parsed.map_err(refused(path))
}

fn verify_records(json: &Value) -> Result<(), Error> {
    let records = json.get("records").and_then(Value::as_object);
    let records = records.ok_or_else(|| Error::Lacking(format!("the records of {RECORDS}")))?;
    records.iter().try_for_each(|(text, record)| {
        let slug = Slug::new(text).ok_or_else(|| Error::Lacking(format!("a council “{text}”")))?;
        let file = format!("{RECORDS} ({slug})");
        parse::record(&Json::from(record), &slug).map(drop).map_err(refused(&file))
    })
}

/// The JSON of a file.
pub(crate) fn value(path: &str, bytes: &[u8]) -> Result<Value, Error> {
    serde_json::from_slice(bytes).map_err(|source| Error::NotJson { file: path.to_owned(), source })
}

/// Puts the file at `path` to what the widget's parser says of it.
pub(crate) fn refused(path: &str) -> impl Fn(DatasetError) -> Error {
    move |source| Error::Refused { file: path.to_owned(), source }
}
