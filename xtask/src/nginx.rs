//! Finding the web server on which the exported site is tested.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::apt;
use crate::run;

const ADVICE: &str = "Install nginx:
  Debian            apt-get install nginx-light
  Fedora            dnf install nginx
  macOS             brew install nginx
or name the program in NGINX_PROGRAM.";

/// Where packages put it without putting it on everybody's PATH.
const FILE: &str = "/usr/sbin/nginx";

/// Finds it; where apt-get may be used, installs a missing one.
pub(crate) fn find_or_install() -> Result<PathBuf> {
    let find = || -> Result<Option<PathBuf>> {
        let installed = || Some(PathBuf::from(FILE)).filter(|file| file.is_file());
        Ok(run::named_by("NGINX_PROGRAM")?.or_else(|| run::on_path("nginx")).or_else(installed))
    };
    if find()?.is_none() {
        apt::install_if_allowed("nginx", &["nginx-light"], ADVICE)?;
    }
    find()?.with_context(|| format!("no nginx was found. {ADVICE}"))
}
