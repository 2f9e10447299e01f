//! Installing what only a package manager has: browsers, a web server, a C++ compiler.

use anyhow::Result;

use crate::run::Run;

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

/// On Debian, as root. Ubuntu has apt-get too, but of browsers only what leads to its other packages, under other names.
fn is_allowed() -> bool {
    let is_root = || Run::new("id").arg("-u").read().is_ok_and(|id| id.trim() == "0");
    std::fs::read_to_string(OS_RELEASE).is_ok_and(|text| is_debian(&text)) && is_root()
}

/// The file in which a Linux tells what it is.
const OS_RELEASE: &str = "/etc/os-release";

fn is_debian(os_release: &str) -> bool {
    os_release.lines().any(|line| matches!(line, "ID=debian" | "ID=\"debian\""))
}

#[cfg(test)]
mod tests {
    use super::is_debian;

    #[test]
    fn debian_is_told_from_what_is_made_of_it() {
        assert!(is_debian("NAME=\"Debian GNU/Linux\"\nID=debian\n"));
        assert!(!is_debian("NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n"));
    }
}
