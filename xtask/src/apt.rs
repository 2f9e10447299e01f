//! Installing what only a package manager has: browsers, a web server, a C++ compiler.

use anyhow::Result;

use crate::run::{self, Run};

/// Installs packages where that may be done, with what to do by hand where it fails. Elsewhere it does nothing:
/// whoever misses the program then says so.
pub(crate) fn install_if_allowed(what: &str, packages: &[&str], advice: &str) -> Result<()> {
    if !is_allowed() {
        return Ok(());
    }
    println!("\nInstalling {what} by apt-get (about a minute, once). What it says:");
    let apt = || Run::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").advice(advice);
    apt().arg("update").run()?;
    apt().args(["install", "--yes", "--no-install-recommends"]).args(packages).run()
}

/// On Debian or the like, as root.
fn is_allowed() -> bool {
    let is_root = || Run::new("id").arg("-u").read().is_ok_and(|id| id.trim() == "0");
    run::on_path("apt-get").is_some() && is_root()
}
