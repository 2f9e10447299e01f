//! A folder written beside the one that it replaces, and swapped in as a whole.

use crate::error::{Error, at};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A folder in the making. What it is to replace stays as it is until [`Aside::swap_in`]; dropped before that, the new
/// folder is removed.
#[derive(Debug)]
pub struct Aside {
    out: PathBuf,
    new: PathBuf,
    old: PathBuf,
    /// Whether the new folder has taken the place of the old one, so that its name is another run's.
    is_swapped: bool,
    /// The new folder, locked as long as it is written, so that no other run takes it for what an interrupted one left.
    _lock: Option<File>,
}

impl Aside {
    /// Begins a folder that will replace `out`. What an interrupted run left beside `out` is cleared; if it was
    /// interrupted between the two steps of the swap, the old folder is put back first.
    ///
    /// # Errors
    ///
    /// If `out` has no name to write beside or cannot be replaced, what was left cannot be cleared, or another run is writing
    /// the same.
    pub fn begin(out: &Path) -> Result<Self, Error> {
        // A link to a folder stays a link: what it leads to is replaced.
        let out = if out.is_symlink() { fs::canonicalize(out).map_err(at(out))? } else { out.to_owned() };
        let (new, old) = (beside(&out, "new")?, beside(&out, "old")?);
        if is_mounted(&out) {
            return Err(Error::Mounted(out));
        }
        let busy = || Error::Busy(out.clone());
        if is_locked(&new) {
            return Err(busy());
        }
        if !out.exists() && old.is_dir() {
            fs::rename(&old, &out).map_err(at(&out))?;
        }
        remove(&new)?;
        remove(&old)?;
        if let Some(parent) = new.parent() {
            fs::create_dir_all(parent).map_err(at(parent))?;
        }
        match fs::create_dir(&new) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(busy()),
            made => made.map_err(at(&new))?,
        }
        // Where the system cannot open or lock a folder, runs are not kept apart.
        let lock = File::open(&new).ok();
        match lock.as_ref().map(File::try_lock) {
            Some(Err(TryLockError::WouldBlock)) => return Err(busy()),
            // Between making and locking it another run may have taken it for a leaving, and made its own.
            Some(Ok(())) if !lock.as_ref().is_some_and(|lock| is_at(lock, &new)) => return Err(busy()),
            _ => {}
        }
        Ok(Self { out, new, old, is_swapped: false, _lock: lock })
    }

    /// The folder in the making.
    pub fn path(&self) -> &Path {
        &self.new
    }

    /// Writes a file, by its path below the folder with forward slashes.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.new.join(path);
        let Err(error) = fs::write(&path, bytes) else { return Ok(()) };
        match path.parent() {
            // Most files are not the first of their folder, so that is made only when it was missed.
            Some(parent) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(parent).map_err(at(parent))?;
                fs::write(&path, bytes).map_err(at(&path))
            }
            _ => Err(at(&path)(error)),
        }
    }

    /// Takes the files of a folder over from the old one, by its path below both. Returns whether it is there.
    ///
    /// # Errors
    ///
    /// If one cannot be read or written.
    pub fn take_over(&self, path: &str) -> Result<bool, Error> {
        let from = self.out.join(path);
        let entries = match fs::read_dir(&from) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            read => read.map_err(at(&from))?,
        };
        for entry in entries {
            let file = entry.map_err(at(&from))?.path();
            if file.is_file()
                && let Some(name) = file.file_name()
            {
                let bytes = fs::read(&file).map_err(at(&file))?;
                self.write(&format!("{path}/{}", name.to_string_lossy()), &bytes)?;
            }
        }
        Ok(true)
    }

    /// Puts the folder in the place of the old one, which goes as a whole, and stays as a whole if that fails.
    ///
    /// # Errors
    ///
    /// If a folder cannot be renamed or the old one cannot be removed.
    pub fn swap_in(mut self) -> Result<(), Error> {
        if let Some(parent) = self.out.parent() {
            fs::create_dir_all(parent).map_err(at(parent))?;
        }
        if self.out.exists() {
            if exchange(&self.new, &self.out) {
                self.is_swapped = true;
                // Removing it may take long, and meanwhile the next run may begin.
                fs::rename(&self.new, &self.old).map_err(at(&self.new))?;
                return remove(&self.old);
            }
            fs::rename(&self.out, &self.old).map_err(at(&self.out))?;
        }
        if let Err(error) = fs::rename(&self.new, &self.out) {
            if self.old.exists() {
                fs::rename(&self.old, &self.out).map_err(at(&self.out))?;
            }
            return Err(at(&self.out)(error));
        }
        self.is_swapped = true;
        remove(&self.old)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        if !self.is_swapped {
            // The first failure is the one to tell; what cannot be removed now is cleared by the next run.
            let _ = remove(&self.new);
        }
    }
}

/// Gives each of two folders the other's name in one step, so that whoever serves them never finds neither. Where the
/// system cannot do that, nothing is changed.
fn exchange(one: &Path, other: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (one, other);
        false
    }
}

/// Whether another run holds a folder.
fn is_locked(folder: &Path) -> bool {
    let Ok(folder) = File::open(folder) else { return false };
    matches!(folder.try_lock(), Err(TryLockError::WouldBlock))
}

/// Whether an opened folder is still the one at a path.
fn is_at(folder: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let place = |it: fs::Metadata| (it.dev(), it.ino());
        let (Ok(folder), Ok(path)) = (folder.metadata(), fs::metadata(path)) else { return false };
        place(folder) == place(path)
    }
    #[cfg(not(unix))]
    {
        let _ = (folder, path);
        true
    }
}

/// Whether a directory is on another file system than the one that it is in. It could not be renamed, which would be noticed
/// only once everything is written.
fn is_mounted(directory: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let parent = directory.parent().filter(|parent| !parent.as_os_str().is_empty());
        let (Ok(own), Ok(parent)) = (fs::metadata(directory), fs::metadata(parent.unwrap_or(Path::new("."))))
        else {
            return false;
        };
        own.dev() != parent.dev()
    }
    #[cfg(not(unix))]
    {
        let _ = directory;
        false
    }
}

/// A hidden directory next to `out`, on the same file system, so that renaming is one step.
fn beside(out: &Path, suffix: &str) -> Result<PathBuf, Error> {
    let Some(name) = out.file_name() else { return Err(Error::NoName(out.to_owned())) };
    Ok(out.with_file_name(format!(".{}.{suffix}", name.to_string_lossy())))
}

/// Removes a folder with all that is in it, if it is there.
fn remove(directory: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(directory)(error)),
        _ => Ok(()),
    }
}
