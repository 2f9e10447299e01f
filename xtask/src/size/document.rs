//! The table of sizes in ARCHITECTURE.md, which stands between two comments and says what was recorded.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::{Fetched, IsPart, Measured, grouped, is_data, limit, verdicts};

/// Between which comments the table stands.
const BEGINS: &str = "<!-- sizes -->\n";
const ENDS: &str = "<!-- /sizes -->";

/// The document with the table of these files in the place of the one that it has.
///
/// # Errors
///
/// If it has no place for one.
pub(super) fn with_table(document: &str, files: &[Measured]) -> Result<String> {
    let place = || {
        let (before, rest) = document.split_once(BEGINS)?;
        let (_, after) = rest.split_once(ENDS)?;
        Some((before, after))
    };
    let (before, after) = place().with_context(|| format!("no `{}` and `{ENDS}`", BEGINS.trim_end()))?;
    Ok(format!("{before}{BEGINS}\n{}\n{ENDS}{after}", table(files)))
}

fn table(files: &[Measured]) -> String {
    let mut table = "| file | raw | brotli | target |\n|---|---:|---:|---:|\n".to_owned();
    let mut row = |what: &str, raw: u64, brotli: u64, target: Option<u64>| {
        // Writing into a string never fails.
        let _ = writeln!(table, "| {what} | {} | {} | {} |", grouped(raw), grouped(brotli), limit(target));
    };
    let [wasm, code, data, all, after, _] = verdicts(files);
    let of = |fetched: Fetched| {
        let mut of: Vec<_> = files.iter().filter(|file| file.fetched() == fetched).collect();
        of.sort_by_key(|file| &file.name);
        of
    };
    let first = of(Fetched::First);
    for file in &first {
        let target = wasm.budget.target.filter(|_| file.name.ends_with(".wasm"));
        row(&format!("`{}`", file.name), file.raw, file.brotli, target);
    }
    let parts: [_; 3] = [(code, (|name| !is_data(name)) as IsPart), (data, is_data), (all, |_| true)];
    for (sum, is_part) in parts {
        let raw = first.iter().filter(|file| is_part(&file.name)).map(|file| file.raw).sum();
        row(sum.what, raw, sum.brotli, sum.budget.target);
    }
    for file in of(Fetched::Later) {
        row(&format!("then: `{}`", file.name), file.raw, file.brotli, after.budget.target);
    }
    table.replace("|  |", "| |")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use serde_json::Value;

    use super::*;

    /// The sizes in `bench/sizes.json`.
    fn recorded(root: &Path) -> Result<Vec<Measured>> {
        let sizes: Value = serde_json::from_str(&fs::read_to_string(root.join("bench/sizes.json"))?)?;
        let files = sizes.as_object().into_iter().flatten().filter_map(|(name, size)| {
            let (raw, brotli) = (size.get("raw")?.as_u64()?, size.get("brotli")?.as_u64()?);
            Some(Measured { name: name.clone(), raw, brotli })
        });
        Ok(files.collect())
    }

    #[test]
    fn the_document_has_the_sizes_that_were_recorded() -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let document = fs::read_to_string(root.join("ARCHITECTURE.md"))?;
        let expected = with_table(&document, &recorded(&root)?)?;
        assert!(expected == document, "write it anew: cargo xtask size --record");
        Ok(())
    }

    #[test]
    fn a_document_without_a_place_stays_as_it_is() {
        assert!(with_table("# Sizes\n", &[]).is_err());
    }
}
