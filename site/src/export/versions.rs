//! Folders of files that never change, each named by what is in it: the program with all that goes with it, and the records of
//! the councils. Pages that readers have open, or that a cache still holds, go on loading the folders that they name, so
//! an export keeps some earlier ones.

use super::error::ExportError;
use super::marker;
use super::site::Site;
use super::{ASSETS, DATA};
use crate::aside::Aside;
use std::path::Path;

/// How many earlier versions of each stay.
pub const KEPT: usize = 3;

/// Takes over what the pages of earlier exports load, as far as the site in `out` has it. Returns the folders, below the site:
/// of each kind the new one first, and then those before it, the newest first.
///
/// # Errors
///
/// If the old site cannot be read or the new one cannot be written to.
pub fn keep(site: &Site, out: &Path, aside: &Aside) -> Result<Vec<String>, ExportError> {
    let before = marker::versions(out)?;
    let mut all = Vec::new();
    for (parent, version) in [(ASSETS, &site.assets.version), (DATA, &site.records_version)] {
        let is_one = |folder: &&String| folder.split_once('/').is_some_and(|(its, _)| its == parent);
        let mut folders = vec![format!("{parent}/{version}")];
        for folder in before.iter().filter(is_one) {
            // Whoever publishes the site may have removed some.
            if folders.len() <= KEPT && !folders.contains(folder) && aside.take_over(folder)? {
                folders.push(folder.clone());
            }
        }
        all.append(&mut folders);
    }
    Ok(all)
}
