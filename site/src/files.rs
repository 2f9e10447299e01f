//! The dataset as files, and the proof that the widget can read them.

use crate::dataset::Dataset;
use crate::error::Error;
use council_compare::dataset::{Json, Slug, parse, wire};
use serde_json::Value;
use std::collections::BTreeMap;

/// The content of every file, by its path below the directory, with forward slashes.
pub type Files = BTreeMap<String, Vec<u8>>;

const INDEX: &str = "index.json";
const RECORDS: &str = "records.json";
const COUNCILS: &str = "councils/";

/// Whether a path may be one of the dataset's files, of this or another day.
pub fn is_ours(path: &str) -> bool {
    let council = || path.strip_prefix(COUNCILS)?.strip_suffix(".json").and_then(Slug::new);
    path == INDEX || path == RECORDS || council().is_some()
}

/// Every file of the dataset, byte for byte the same for the same facts.
///
/// # Errors
///
/// If the JSON writer fails, which it cannot on these types.
pub fn of(dataset: &Dataset) -> Result<Files, Error> {
    let mut files = Files::new();
    files.insert(INDEX.to_owned(), json(INDEX, &dataset.index)?);
    for (slug, record) in &dataset.records {
        let path = format!("{COUNCILS}{slug}.json");
        let content = json(&path, record)?;
        files.insert(path, content);
    }
    let records = wire::Records { format: wire::FORMAT, records: dataset.records.clone() };
    files.insert(RECORDS.to_owned(), json(RECORDS, &records)?);
    Ok(files)
}

fn json(path: &str, value: &impl serde::Serialize) -> Result<Vec<u8>, Error> {
    let refused = |error: serde_json::Error| Error::Refused { file: path.to_owned(), why: error.to_string() };
    let mut bytes = serde_json::to_vec(value).map_err(refused)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a file with the widget's own parser.
///
/// # Errors
///
/// If the parser refuses it, or any council in it.
pub fn verify(path: &str, bytes: &[u8]) -> Result<(), Error> {
    let refused = |why: String| Error::Refused { file: path.to_owned(), why };
    let json: Value = serde_json::from_slice(bytes).map_err(|error| refused(error.to_string()))?;
    match path {
        INDEX => {
            let (_, faults) = parse::index(&Json::from(&json)).map_err(|fault| refused(fault.to_string()))?;
            faults.first().map_or(Ok(()), |fault| Err(refused(fault.to_string())))
        }
        RECORDS => {
            let records = json.get("records").and_then(Value::as_object);
            let records = records.ok_or_else(|| refused("records: an object is missing".to_owned()))?;
            records.iter().try_for_each(|(slug, record)| {
                verify_record(slug, record).map_err(|why| refused(format!("records.{slug}: {why}")))
            })
        }
        _ => {
            let slug = path.trim_start_matches(COUNCILS).trim_end_matches(".json");
            verify_record(slug, &json).map_err(refused)
        }
    }
}

fn verify_record(slug: &str, record: &Value) -> Result<(), String> {
    let slug = Slug::new(slug).ok_or_else(|| format!("“{slug}” is not a slug"))?;
    parse::record(&Json::from(record), &slug).map(|_| ()).map_err(|fault| fault.to_string())
}
