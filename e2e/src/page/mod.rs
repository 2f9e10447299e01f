//! The page in the browser: acting as a reader does, and waiting for what has to come.

mod acting;
mod console;
mod device;
mod footprint;
mod going;
mod looking;
mod taking;
mod viewport;

use std::cell::RefCell;
use std::rc::Rc;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use thirtyfour::{By, WebDriver, WebElement};

pub(crate) use device::Line;
pub use footprint::Footprint;
pub use looking::Accessible;
pub(crate) use looking::PAUSE;
pub use taking::Extent;
pub use thirtyfour::Key;
pub use viewport::{DESKTOP, PHONE, Viewport};

use crate::engine::Engine;
use crate::firefox;
use crate::site::Site;

/// The page under test. Clones are the same page.
#[derive(Clone)]
pub struct Page {
    driver: WebDriver,
    engine: Engine,
    site: Site,
    /// Errors in the console that the test announced, by a part of their text.
    announced: Rc<RefCell<Vec<String>>>,
}

impl Page {
    pub(crate) fn new(driver: WebDriver, engine: Engine, site: Site) -> Self {
        Self { driver, engine, site, announced: Rc::default() }
    }

    /// The browser that the page is in.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    pub(crate) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The server that the page comes from.
    pub fn site(&self) -> &Site {
        &self.site
    }

    async fn find(&self, css: &str) -> Result<WebElement> {
        self.driver.find(By::Css(css)).await.with_context(|| format!("looking for `{css}`"))
    }

    /// Runs a script in the browser's own page, where it may change what the page under test is shown on.
    async fn in_firefox(&self, script: &str) -> Result<()> {
        let done = firefox::in_browser(&self.driver, script).await;
        done.with_context(|| format!("running `{}` in Firefox", shortened(script)))
    }

    /// Sends a command of the DevTools protocol, which is for Chromium only: in another browser it is an error that says so.
    async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        ensure!(self.engine == Engine::Chromium, "{method} is for Chromium only");
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }
}

/// The beginning of a script, for messages.
fn shortened(script: &str) -> String {
    let mut text: String = script.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = text.char_indices().nth(100) {
        text.truncate(end);
        text.push('…');
    }
    text
}
