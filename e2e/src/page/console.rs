//! The console. In Chromium an error in it fails the test unless it was announced; Firefox's driver tells nothing of it, and
//! what goes wrong in WebKit is noted for the evidence of a test that fails.

use anyhow::{Context as _, Result, ensure};

use super::Page;
use crate::engine::Engine;

/// Notes what goes wrong in a page, where no command tells it.
const NOTE_ERRORS: &str = "window.wentWrong = []; \
    for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, ({ error, reason, message }) => \
        wentWrong.push([kind, message, error ?? reason, (error ?? reason)?.stack].join(' '))); \
    const { error } = console; \
    console.error = (...all) => { wentWrong.push(all.join(' ')); error.apply(console, all); };";

impl Page {
    /// Begins to note what goes wrong in WebKit, for the evidence of a test that fails.
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

    /// What the console says since it was last asked, except what was announced; in WebKit, what went wrong in this page.
    pub(crate) async fn console(&self) -> Result<Vec<String>> {
        let entries = match self.engine {
            Engine::Chromium => self.driver.browser_log().await.context("reading the console")?,
            // WebDriver has no command for it.
            Engine::Firefox => Vec::new(),
            Engine::WebKit => return self.eval("window.wentWrong ?? []").await,
        };
        let announced = self.announced.borrow();
        let unexpected = |text: &String| !announced.iter().any(|part| text.contains(part));
        Ok(entries
            .into_iter()
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .filter(unexpected)
            .collect())
    }

    pub(crate) async fn check_console(&self) -> Result<()> {
        let errors: Vec<String> =
            self.console().await?.into_iter().filter(|line| line.starts_with("SEVERE")).collect();
        ensure!(errors.is_empty(), "the console has errors: {}", errors.join("; "));
        Ok(())
    }
}
