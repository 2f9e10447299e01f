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
    let mut dataset = Dataset::read(from)?;
    let originals = dataset.originals()?;
    for copy in 1..times {
        // As the councils stand in the index, so do the names of their copies.
        let names = ((copy - 1) * originals.len()..).map(name);
        let names = originals.iter().map(|original| original.slug.clone()).zip(names).collect();
        dataset.add(&originals, &Copies(names));
    }
    dataset.sort();
    dataset.write(to)?;
    std::fs::copy(from.join("themes.json"), to.join("themes.json"))?;
    Ok(())
}

/// The files in which there is something of every council.
struct Dataset {
    index: Value,
    grades: Value,
    records: Value,
}

/// A council as it is in the index.
struct Original {
    slug: String,
    region: Value,
}

/// The names of one copy of every council, by the slug of the original.
struct Copies(BTreeMap<String, String>);

impl Copies {
    /// The slug of a council's copy.
    fn slug(&self, original: &str) -> Option<String> {
        self.0.get(original).map(|name| slug(name))
    }
}

impl Dataset {
    fn read(from: &Path) -> Result<Self> {
        let read = |file: &str| -> Result<Value> {
            let text =
                std::fs::read_to_string(from.join(file)).with_context(|| format!("cannot read {file}"))?;
            Ok(serde_json::from_str(&text)?)
        };
        Ok(Self { index: read("index.json")?, grades: read("grades.json")?, records: read("records.json")? })
    }

    fn originals(&self) -> Result<Vec<Original>> {
        let councils = self.index.get("councils").and_then(Value::as_array).context("no councils")?;
        let originals = councils.iter().filter_map(|council| {
            let region = council.get("region").cloned().unwrap_or_default();
            Some(Original { slug: council.get("slug")?.as_str()?.to_owned(), region })
        });
        Ok(originals.collect())
    }

    /// Adds a copy of each council, with all that is told of it.
    fn add(&mut self, originals: &[Original], copies: &Copies) {
        if let Some(index) = self.index.get_mut("councils").and_then(Value::as_array_mut) {
            for Original { slug: original, region } in originals {
                let name = copies.0.get(original).map_or("", String::as_str);
                index.push(json!({ "slug": slug(name), "name": name, "region": region }));
            }
        }
        copy_keys(self.records.get_mut("records"), originals, copies, |record, slug| {
            adapt(record, slug, copies);
        });
        for table in ["councils", "created", "abolished"] {
            copy_keys(self.grades.get_mut(table), originals, copies, |_, _| ());
        }
        for region in self.regions() {
            let slugs = region.iter().filter_map(Value::as_str);
            let copied: Vec<Value> = slugs.filter_map(|slug| copies.slug(slug)).map(Value::from).collect();
            region.extend(copied);
        }
    }

    /// Puts the councils in the order of their slugs, as in the original.
    fn sort(&mut self) {
        let slug =
            |council: &Value| council.get("slug").and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(index) = self.index.get_mut("councils").and_then(Value::as_array_mut) {
            index.sort_by_key(slug);
        }
        self.regions().for_each(|region| region.sort_by_key(ToString::to_string));
    }

    /// The councils of each region.
    fn regions(&mut self) -> impl Iterator<Item = &mut Vec<Value>> {
        let regions = self.grades.get_mut("regions").and_then(Value::as_object_mut);
        regions.into_iter().flat_map(Map::values_mut).filter_map(Value::as_array_mut)
    }

    fn write(&self, to: &Path) -> Result<()> {
        let councils = to.join("councils");
        std::fs::create_dir_all(&councils)?;
        for (slug, record) in self.records.get("records").and_then(Value::as_object).into_iter().flatten() {
            std::fs::write(councils.join(format!("{slug}.json")), record.to_string())?;
        }
        let Self { index, grades, records } = self;
        for (file, value) in [("index.json", index), ("grades.json", grades), ("records.json", records)] {
            std::fs::write(to.join(file), value.to_string())?;
        }
        Ok(())
    }
}

/// Adds to a table by slug a copy of each original's value under its copy's slug.
fn copy_keys(
    table: Option<&mut Value>,
    originals: &[Original],
    copies: &Copies,
    adapt: impl Fn(&mut Value, &str),
) {
    let Some(table) = table.and_then(Value::as_object_mut) else { return };
    for Original { slug: original, .. } in originals {
        if let (Some(mut value), Some(slug)) = (table.get(original).cloned(), copies.slug(original)) {
            adapt(&mut value, &slug);
            table.insert(slug, value);
        }
    }
}

/// Makes a record that of a copy: its neighbours are copies too, and nobody has summarised its reports.
fn adapt(record: &mut Value, slug: &str, copies: &Copies) {
    if let Some(own) = record.get_mut("slug") {
        *own = slug.into();
    }
    for neighbour in record.get_mut("neighbours").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(copy) = neighbour.as_str().and_then(|slug| copies.slug(slug)) {
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
