//! Finding the browsers for the tests, and the driver that belongs to Chromium.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::apt;
use crate::files;
use crate::project::Project;
use crate::run::{self, named_by};
use crate::version;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Where installers put a browser without putting it on PATH.
const BROWSER_FILES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

const FIREFOX_FILES: [&str; 2] =
    ["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"];

const ADVICE: &str = "Install Chromium or Chrome, and the chromedriver of the same version:
  Debian            apt-get install chromium chromium-driver fonts-liberation
  Ubuntu            see the last line: its package is kept from the files of tests
  Fedora            dnf install chromium chromedriver
  macOS             brew install --cask google-chrome chromedriver
  anywhere          https://googlechromelabs.github.io/chrome-for-testing/
or name the two files in CHROME and CHROMEDRIVER.";

/// A browser and the driver that speaks WebDriver for it.
#[derive(Debug)]
pub(crate) struct Browser {
    /// Chromium or Chrome.
    pub(crate) chrome: PathBuf,
    /// Its chromedriver.
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Finds both; where apt-get may be used, installs what is missing.
    pub(crate) fn find_or_install() -> Result<Self> {
        if chrome()?.is_none() || driver()?.is_none() {
            // The font makes text as wide here as on the machine that wrote the expected results.
            let packages = ["chromium", "chromium-driver", "fonts-liberation"];
            apt::install_if_allowed("Chromium and its driver", &packages, ADVICE)?;
        }
        let chrome = chrome()?.with_context(|| format!("no browser to test in was found. {ADVICE}"))?;
        let driver = driver()?.with_context(|| format!("no chromedriver was found. {ADVICE}"))?;
        // Chrome on Windows does not print its version, and then the driver has to say so itself.
        let majors = |file: &Path| version::of_program(file).as_deref().and_then(version::major);
        if let (Some(of_chrome), Some(of_driver)) = (majors(&chrome), majors(&driver))
            && of_chrome != of_driver
        {
            bail!(
                "{} is version {of_chrome} but {} is for version {of_driver}. {ADVICE}",
                chrome.display(),
                driver.display()
            );
        }
        Ok(Self { chrome, driver })
    }

    /// Writes a copy of webdriver.json that names this browser, for wasm-bindgen-test-runner. The
    /// committed one cannot name it, because it is somewhere else on every machine.
    pub(crate) fn webdriver_json(&self, project: &Project) -> Result<PathBuf> {
        let original = project.root().join("webdriver.json");
        let text = files::read_text(&original)?;
        let text = naming_browser(&text, &self.chrome).context("webdriver.json is not as expected")?;
        let copy = project.target().join("webdriver.json");
        files::make_folder(project.target())?;
        files::write(&copy, text)?;
        Ok(copy)
    }
}

fn naming_browser(text: &str, chrome: &Path) -> Result<String> {
    let mut capabilities: Value = serde_json::from_str(text)?;
    capabilities
        .get_mut("goog:chromeOptions")
        .and_then(Value::as_object_mut)
        .context("it has no object `goog:chromeOptions`")?
        .insert("binary".to_owned(), json!(chrome.to_string_lossy()));
    Ok(capabilities.to_string())
}

fn chrome() -> Result<Option<PathBuf>> {
    let found = || BROWSERS.iter().find_map(|name| run::on_path(name));
    let installed = || BROWSER_FILES.iter().map(PathBuf::from).find(|file| file.is_file());
    Ok(named_by("CHROME")?.or_else(found).or_else(installed))
}

fn driver() -> Result<Option<PathBuf>> {
    Ok(named_by("CHROMEDRIVER")?.or_else(|| run::on_path("chromedriver")))
}

const FIREFOX_ADVICE: &str = "Install Firefox:
  Debian            apt-get install firefox-esr fonts-liberation
  Fedora            dnf install firefox
  macOS             brew install --cask firefox
or name the program in FIREFOX.";

/// Finds a Firefox; where apt-get may be used, installs a missing one. Its driver is a tool, since geckodriver is not
/// in every package archive.
pub(crate) fn firefox() -> Result<PathBuf> {
    let find = || -> Result<Option<PathBuf>> {
        let found = || ["firefox-esr", "firefox"].iter().find_map(|name| run::on_path(name));
        let installed = || FIREFOX_FILES.iter().map(PathBuf::from).find(|file| file.is_file());
        Ok(named_by("FIREFOX")?.or_else(found).or_else(installed))
    };
    if find()?.is_none() {
        apt::install_if_allowed("Firefox", &["firefox-esr", "fonts-liberation"], FIREFOX_ADVICE)?;
    }
    find()?.with_context(|| format!("no Firefox was found. {FIREFOX_ADVICE}"))
}

/// Where Linux distributions put the small browser of WebKitGTK, which is not for PATH.
const WEBKIT_FOLDERS: [&str; 4] =
    ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec", "/usr/lib"];

const WEBKIT_ADVICE: &str = "Install WebKitGTK's driver and browser, and a display that needs no screen:
  Debian            apt-get install webkit2gtk-driver xvfb fonts-liberation
or name the driver and MiniBrowser in WEBKITDRIVER and WEBKIT. There is none for macOS and Windows.";

/// WebKitGTK's browser, and the driver that speaks WebDriver for it.
#[derive(Debug)]
pub(crate) struct WebKit {
    /// MiniBrowser.
    pub(crate) browser: PathBuf,
    /// WebKitWebDriver.
    pub(crate) driver: PathBuf,
}

impl WebKit {
    /// Finds both, and Xvfb; where apt-get may be used, installs what is missing.
    pub(crate) fn find_or_install() -> Result<Self> {
        let xvfb = || run::on_path("Xvfb");
        if webkit()?.is_none() || webkit_driver()?.is_none() || xvfb().is_none() {
            let packages = ["webkit2gtk-driver", "xvfb", "fonts-liberation"];
            apt::install_if_allowed("WebKitGTK", &packages, WEBKIT_ADVICE)?;
        }
        xvfb().with_context(|| format!("no Xvfb was found. {WEBKIT_ADVICE}"))?;
        let browser = webkit()?.with_context(|| format!("no MiniBrowser was found. {WEBKIT_ADVICE}"))?;
        let driver =
            webkit_driver()?.with_context(|| format!("no WebKitWebDriver was found. {WEBKIT_ADVICE}"))?;
        Ok(Self { browser, driver })
    }
}

fn webkit() -> Result<Option<PathBuf>> {
    let installed = || {
        let versions = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
        let files =
            WEBKIT_FOLDERS.iter().flat_map(|folder| versions.map(|name| Path::new(folder).join(name)));
        files.map(|folder| folder.join("MiniBrowser")).find(|file| file.is_file())
    };
    Ok(named_by("WEBKIT")?.or_else(installed))
}

fn webkit_driver() -> Result<Option<PathBuf>> {
    Ok(named_by("WEBKITDRIVER")?.or_else(|| run::on_path("WebKitWebDriver")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_added_and_the_flags_are_kept() {
        let text = r#"{"goog:chromeOptions": {"args": ["--headless=new"]}}"#;
        let named = naming_browser(text, Path::new("/opt/chrome")).ok();
        let expected = r#"{"goog:chromeOptions":{"args":["--headless=new"],"binary":"/opt/chrome"}}"#;
        assert_eq!(named.as_deref(), Some(expected));
    }

    #[test]
    fn a_file_without_chrome_options_is_refused() {
        assert!(naming_browser("{}", Path::new("/opt/chrome")).is_err());
        assert!(naming_browser("flags", Path::new("/opt/chrome")).is_err());
    }
}
