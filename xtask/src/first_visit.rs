//! Which files of `dist/` the first visit to the start page downloads.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::finish::LOADER;
use crate::split::LATER_FILE;

/// The files that the start page needs, relative to `dist/`.
pub(crate) fn first_visit(dist: &Path) -> Result<Vec<String>> {
    let mut files = vec!["index.html".to_owned()];
    let mut code = names(dist)?;
    code.retain(|name| {
        let is_code = [".js", ".css", "_bg.wasm"].iter().any(|ending| name.ends_with(ending));
        is_code && name != LOADER
    });
    for kind in [".js", "_bg.wasm"] {
        if !code.iter().any(|name| name.ends_with(kind)) {
            bail!("dist/ has no file *{kind}; run `cargo xtask build` first");
        }
    }
    files.extend(code);
    let index = dist.join("data").join("index.json");
    let index = std::fs::read_to_string(index).context("dist/data/index.json cannot be read")?;
    files.push("data/index.json".to_owned());
    files.extend(featured(&index)?.iter().map(|slug| format!("data/councils/{slug}.json")));
    Ok(files)
}

/// The files that are fetched once a reader goes on from there: the later part of the program.
pub(crate) fn later(dist: &Path) -> Result<Vec<String>> {
    let mut files = names(dist)?;
    files.retain(|name| name.ends_with(LATER_FILE));
    Ok(files)
}

/// The names of the files straight in a folder, in order.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// The councils that the start page shows.
fn featured(index: &str) -> Result<Vec<String>> {
    let index: Value = serde_json::from_str(index).context("data/index.json is not JSON")?;
    let slugs = index.get("featured").and_then(Value::as_array);
    let slugs: Option<Vec<_>> = slugs.and_then(|s| s.iter().map(|s| Some(s.as_str()?.to_owned())).collect());
    slugs.filter(|slugs| slugs.len() == 2).context("data/index.json has no `featured` with two councils")
}

/// `council-compare-0f1e2d3c4b5a6978_bg.wasm` without the part that trunk makes from the contents.
pub(crate) fn without_hash(name: &str) -> String {
    hash_in(name).map_or_else(|| name.to_owned(), |hash| name.replacen(&format!("-{hash}"), "", 1))
}

/// That part, if there is one.
pub(crate) fn hash_in(name: &str) -> Option<&str> {
    let (_, rest) = name.rsplit_once('-')?;
    let (hash, _) = rest.split_at(rest.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(rest.len()));
    // Trunk leaves out leading noughts, so a hash may be shorter than its 16 digits.
    (12..=16).contains(&hash.len()).then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_build_is_left_out() {
        for (name, plain) in [
            ("council-compare-0f1e2d3c4b5a6978_bg.wasm", "council-compare_bg.wasm"),
            ("council-compare-f1e2d3c4b5a6978.js", "council-compare.js"),
            ("council-compare-00e2d3c4b5a69780_later.wasm", "council-compare_later.wasm"),
            (
                "data/councils/bath-and-north-east-somerset.json",
                "data/councils/bath-and-north-east-somerset.json",
            ),
            ("council-compare.js", "council-compare.js"),
            ("index.html", "index.html"),
        ] {
            assert_eq!(without_hash(name), plain);
        }
    }

    #[test]
    fn the_featured_pair_is_two_slugs() {
        let pair = featured(r#"{"featured": ["calderdale", "kirklees"]}"#).unwrap_or_default();
        assert_eq!(pair, ["calderdale", "kirklees"]);
        for index in ["", "{}", r#"{"featured": ["leeds"]}"#, r#"{"featured": [1, 2]}"#] {
            assert!(featured(index).is_err(), "{index}");
        }
    }
}
