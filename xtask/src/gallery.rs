//! Pictures of the built page, for what only eyes can judge.

use anyhow::Result;

use crate::browser::Browser;
use crate::project::Project;
use crate::run::Run;

/// Takes them anew, into `docs/`.
pub(crate) fn take(project: &Project) -> Result<()> {
    let dist = project.built_dist()?;
    let browser = Browser::find_or_install()?;
    Run::cargo()
        .args(["run", "--package", "e2e", "--bin", "gallery", "--", "docs"])
        .dir(project.root())
        .env("COUNCIL_COMPARE_DIST", dist)
        .env("CHROME", browser.chrome)
        .env("CHROMEDRIVER", browser.driver)
        .run()
}
