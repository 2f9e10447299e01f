//! Judging markup.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::Project;
use crate::run::Run;
use crate::tools::Toolbox;

/// What html-validate is to judge by.
const CONFIG: &str = "site/html-validate.json";

/// Fails if the markup of one of these pages is not valid.
pub(crate) fn validate(project: &Project, tools: &mut Toolbox, pages: &[PathBuf]) -> Result<()> {
    tools.html_validate()?;
    Run::new("html-validate")
        .arg("--config")
        .arg(project.root().join(CONFIG))
        .args(pages)
        .env("PATH", tools.path()?)
        .advice("Each line above names a page, a line and column in it, and what is wrong there.")
        .run()
}

/// Some pages of an exported site: those straight in it, and every `step`th of the others.
pub(crate) fn some_pages(site: &Path, step: usize) -> Result<Vec<PathBuf>> {
    let (mut straight, mut below) = (Vec::new(), Vec::new());
    let mut open = vec![site.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in
            std::fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?
        {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                if folder == site { &mut straight } else { &mut below }.push(path);
            }
        }
    }
    below.sort();
    straight.extend(below.into_iter().step_by(step));
    Ok(straight)
}
