//! The console. An error in it fails the test unless it was announced. Of errors Chromium tells all, Firefox those that no script
//! has caught, and WebKit those and what the page at the end of the test has written into its console.

use anyhow::{Context as _, Result, ensure};

use super::Page;
use crate::engine::Engine;
use crate::firefox;

/// The level of errors, as Chromium's driver has it.
const SEVERE: &str = "SEVERE";

/// Notes what goes wrong in a page, where no command tells it.
const NOTE_ERRORS: &str = "window.wentWrong = []; \
    for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, ({ error, reason, message }) => \
        wentWrong.push([kind, message, error ?? reason, (error ?? reason)?.stack].join(' '))); \
    const { error } = console; \
    console.error = (...all) => { wentWrong.push(all.join(' ')); error.apply(console, all); };";

impl Page {
    /// Begins to note what goes wrong in WebKit.
    pub(crate) fn note_errors(&self) {
        if self.engine == Engine::WebKit {
            self.site.scripts().add(NOTE_ERRORS);
        }
    }

    /// Announces errors in the console whose text holds this, which otherwise fail the test. Browsers write one
    /// for every request that fails.
    pub fn announce_error(&self, part: &str) {
        self.announced.borrow_mut().push(part.to_owned());
    }

    /// What the console says since the test began, or since it was last asked, except what was announced.
    pub(crate) async fn console(&self) -> Result<Vec<String>> {
        let entries: Vec<String> = match self.engine {
            Engine::Chromium => {
                let entries = self.driver.browser_log().await.context("reading the console")?;
                entries.into_iter().map(|entry| format!("{}: {}", entry.level, entry.message)).collect()
            }
            // WebDriver has no command for it.
            Engine::Firefox => severe(firefox::uncaught(&self.driver).await?),
            Engine::WebKit => severe(self.eval("window.wentWrong ?? []").await?),
        };
        let announced = self.announced.borrow();
        let is_announced = |text: &String| announced.iter().any(|part| text.contains(part));
        Ok(entries.into_iter().filter(|text| !is_announced(text)).collect())
    }

    pub(crate) async fn check_console(&self) -> Result<()> {
        let errors: Vec<String> =
            self.console().await?.into_iter().filter(|line| line.starts_with(SEVERE)).collect();
        ensure!(errors.is_empty(), "the console has errors: {}", errors.join("; "));
        Ok(())
    }
}

fn severe(errors: Vec<String>) -> Vec<String> {
    errors.into_iter().map(|error| format!("{SEVERE}: {error}")).collect()
}
