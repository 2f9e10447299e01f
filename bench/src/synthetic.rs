//! A dataset many times as large, to see what grows with it.
//!
//! Every council is there several times: once as it is, and then under names that are made up. The names of the copies
//! are of no place, and the files go only where this benchmark builds. They are not facts and are never shown as such.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

const QUALIFIERS: [&str; 8] = ["", "Upper ", "Lower ", "Great ", "Little ", "Old ", "New ", "Far "];
const BEGINNINGS: [&str; 50] = [
    "Abber", "Ald", "Amber", "Ash", "Badger", "Bal", "Barrow", "Birch", "Bram", "Brindle", "Cald", "Carn",
    "Chal", "Clap", "Copper", "Dagger", "Dun", "Elder", "Fal", "Fenni", "Garth", "Gil", "Gorse", "Hal",
    "Hazel", "Helm", "Holl", "Ings", "Ivy", "Keld", "Larch", "Lind", "Mal", "Marl", "Mosse", "Nettle", "Nor",
    "Oaken", "Otter", "Pell", "Quarn", "Raven", "Rook", "Sallow", "Scar", "Thistle", "Ulver", "Wad", "Whin",
    "Yarrow",
];
const ENDINGS: [&str; 50] = [
    "acre", "bank", "bay", "beck", "berg", "borne", "bottom", "bridge", "brook", "bury", "by", "chester",
    "cliffe", "combe", "cote", "dale", "den", "edge", "end", "fell", "field", "ford", "gate", "grove", "ham",
    "haven", "head", "holt", "hurst", "ing", "land", "leigh", "ley", "mere", "mill", "moor", "mouth", "ness",
    "nook", "pool", "port", "ridge", "sea", "shaw", "stead", "stow", "thorpe", "toft", "wick", "worth",
];

/// The made-up name with this number: no two are the same.
pub(crate) fn name(number: usize) -> String {
    let part =
        |list: &[&'static str], place: usize| list.get(place % list.len()).copied().unwrap_or_default();
    // Neighbours in number differ in their beginnings, as names in a list of councils do.
    let (beginning, ending) = (part(&BEGINNINGS, number), part(&ENDINGS, number / BEGINNINGS.len()));
    let qualifier = part(&QUALIFIERS, number / (BEGINNINGS.len() * ENDINGS.len()));
    format!("{qualifier}{beginning}{ending}")
}

fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

/// Writes into `to` the dataset in `from`, with every council so many times.
pub(crate) fn write(from: &Path, to: &Path, times: usize) -> Result<()> {
    let read = |file: &str| -> Result<Value> {
        let text = std::fs::read_to_string(from.join(file)).with_context(|| format!("cannot read {file}"))?;
        Ok(serde_json::from_str(&text)?)
    };
    std::fs::create_dir_all(to.join("councils"))?;
    let (mut index, mut grades, mut records) =
        (read("index.json")?, read("grades.json")?, read("records.json")?);
    let councils = index.get("councils").and_then(Value::as_array).cloned().context("no councils")?;
    let slugs: Vec<String> =
        councils.iter().filter_map(|council| Some(council.get("slug")?.as_str()?.to_owned())).collect();

    let mut all = councils.clone();
    for copy in 1..times {
        // As the councils stand in the index, so do the names of their copies.
        let names: BTreeMap<&str, String> = slugs
            .iter()
            .enumerate()
            .map(|(i, slug)| (slug.as_str(), name((copy - 1) * slugs.len() + i)))
            .collect();
        for (council, original) in councils.iter().zip(&slugs) {
            let name = names.get(original.as_str()).cloned().unwrap_or_default();
            let region = council.get("region").cloned().unwrap_or_default();
            all.push(json!({ "slug": slug(&name), "name": name, "region": region }));
        }
        let copied = |original: &str| names.get(original).map(|name| slug(name));
        copy_keys(records.get_mut("records"), &slugs, &copied, |record, slug| adapt(record, slug, &copied));
        copy_keys(grades.get_mut("councils"), &slugs, &copied, |_, _| ());
        for years in ["created", "abolished"] {
            copy_keys(grades.get_mut(years), &slugs, &copied, |_, _| ());
        }
        for region in
            grades.get_mut("regions").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut)
        {
            let Some(list) = region.as_array_mut() else { continue };
            let copies: Vec<Value> =
                list.iter().filter_map(Value::as_str).filter_map(&copied).map(Value::from).collect();
            list.extend(copies);
        }
    }
    all.sort_by_key(|council| council.get("slug").and_then(Value::as_str).unwrap_or_default().to_owned());
    for region in
        grades.get_mut("regions").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut)
    {
        region.as_array_mut().into_iter().for_each(|list| list.sort_by_key(ToString::to_string));
    }
    if let Some(list) = index.get_mut("councils") {
        *list = Value::Array(all);
    }
    for (slug, record) in records.get("records").and_then(Value::as_object).into_iter().flatten() {
        std::fs::write(to.join("councils").join(format!("{slug}.json")), record.to_string())?;
    }
    for (file, value) in [("index.json", index), ("grades.json", grades), ("records.json", records)] {
        std::fs::write(to.join(file), value.to_string())?;
    }
    std::fs::copy(from.join("themes.json"), to.join("themes.json"))?;
    Ok(())
}

/// Adds to a table by slug a copy of each original's value under its copy's slug.
fn copy_keys(
    table: Option<&mut Value>,
    originals: &[String],
    copied: &impl Fn(&str) -> Option<String>,
    adapt: impl Fn(&mut Value, &str),
) {
    let Some(table) = table.and_then(Value::as_object_mut) else { return };
    for original in originals {
        if let (Some(mut value), Some(slug)) = (table.get(original).cloned(), copied(original)) {
            adapt(&mut value, &slug);
            table.insert(slug, value);
        }
    }
}

/// Makes a record that of a copy: its neighbours are copies too, and nobody has summarised its reports.
fn adapt(record: &mut Value, slug: &str, copied: &impl Fn(&str) -> Option<String>) {
    if let Some(own) = record.get_mut("slug") {
        *own = slug.into();
    }
    for neighbour in record.get_mut("neighbours").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(copy) = neighbour.as_str().and_then(copied) {
            *neighbour = copy.into();
        }
    }
    for inspection in record.get_mut("inspections").and_then(Value::as_array_mut).into_iter().flatten() {
        inspection.as_object_mut().map(|inspection| inspection.remove("findings"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_do_not_come_twice() {
        let names: BTreeSet<String> = (0..15_800).map(name).collect();
        assert_eq!(names.len(), 15_800);
        assert_eq!(names.iter().map(|name| slug(name)).collect::<BTreeSet<_>>().len(), 15_800);
    }

    #[test]
    fn everything_is_there_so_many_times() -> Result<()> {
        let to = std::env::temp_dir().join(format!("council-compare-synthetic-{}", std::process::id()));
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../static/data");
        write(&from, &to, 3)?;
        let read = |folder: &Path, file: &str| -> Result<Value> {
            Ok(serde_json::from_str(&std::fs::read_to_string(folder.join(file))?)?)
        };
        for (file, key) in
            [("index.json", "councils"), ("records.json", "records"), ("grades.json", "councils")]
        {
            let size = |value: &Value| {
                value.get(key).map(|list| {
                    list.as_array().map_or_else(|| list.as_object().map_or(0, Map::len), Vec::len)
                })
            };
            let (before, after) = (read(&from, file)?, read(&to, file)?);
            assert_eq!(size(&after), size(&before).map(|size| size * 3), "{file}");
        }
        // What the widget reads has everything it wants, and each neighbour is a council.
        let text = |file: &str| std::fs::read_to_string(to.join(file));
        let real = BTreeSet::from_iter(
            read(&from, "records.json")?
                .get("records")
                .and_then(Value::as_object)
                .into_iter()
                .flat_map(Map::keys)
                .cloned(),
        );
        let records = read(&to, "records.json")?;
        for (slug, record) in records.get("records").and_then(Value::as_object).into_iter().flatten() {
            for neighbour in record.get("neighbours").and_then(Value::as_array).into_iter().flatten() {
                let neighbour = neighbour.as_str().unwrap_or_default();
                assert_eq!(real.contains(slug), real.contains(neighbour), "{slug}: {neighbour}");
            }
        }
        assert!(text("index.json")?.contains("Abberacre"));
        std::fs::remove_dir_all(&to)?;
        Ok(())
    }
}
