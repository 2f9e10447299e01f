//! Results as they are shown: printed, in bench/README.md, as a picture and as they are.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::picture;
use crate::samples::Results;
use crate::tables;

/// Prints everything.
pub(crate) fn show(results: &Results) {
    println!("\n{}", tables::all(results));
}

/// The results that were written last, in the checkout at `root`.
pub(crate) fn kept(root: &Path) -> Result<Results> {
    let text = fs::read_to_string(root.join("bench").join("results.json"))
        .context("there is no bench/results.json yet; `cargo xtask bench` without --report writes one")?;
    serde_json::from_str(&text).context("bench/results.json is not as it was written")
}

/// Writes the results, the tables between their marks, and the picture.
pub(crate) fn write(root: &Path, results: &Results) -> Result<()> {
    let folder = root.join("bench");
    let readme = fs::read_to_string(folder.join("README.md")).context("cannot read bench/README.md")?;
    fs::write(folder.join("results.json"), format!("{}\n", serde_json::to_string(results)?))?;
    fs::write(folder.join("results.svg"), picture::draw(results))?;
    fs::write(folder.join("README.md"), between(&readme, &tables::all(results))?)?;
    Ok(())
}

const MARKS: (&str, &str) = ("<!-- results -->", "<!-- /results -->");

/// The text with something else between the marks.
fn between(text: &str, new: &str) -> Result<String> {
    let (before, rest) = text.split_once(MARKS.0).context("bench/README.md has no mark for the results")?;
    let (_, after) = rest.split_once(MARKS.1).context("bench/README.md has no mark for the results' end")?;
    Ok(format!("{before}{}\n\n{}\n\n{}{after}", MARKS.0, new.trim(), MARKS.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() -> Result<()> {
        let text = "a\n<!-- results -->\nold\n<!-- /results -->\nb\n";
        assert_eq!(between(text, "new\n")?, "a\n<!-- results -->\n\nnew\n\n<!-- /results -->\nb\n");
        assert_eq!(between(&between(text, "x")?, "new")?, between(text, "new")?);
        assert!(between("no marks", "new").is_err());
        Ok(())
    }
}
