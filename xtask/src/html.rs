//! Judging markup.

use anyhow::Result;

use crate::project::Project;
use crate::run::Run;
use crate::tools::Toolbox;

/// What html-validate is to judge by.
const CONFIG: &str = "site/html-validate.json";

/// Fails if the markup of a page that one of these patterns names is not valid.
pub(crate) fn validate(project: &Project, tools: &mut Toolbox, pages: &[String]) -> Result<()> {
    tools.html_validate()?;
    Run::new("html-validate")
        .arg("--config")
        .arg(project.root().join(CONFIG))
        .args(pages)
        .env("PATH", tools.path()?)
        .advice("Each line above names a page, a line and column in it, and what is wrong there.")
        .run()
}
