//! Taking the page as a file: printed, and as a picture.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use thirtyfour::support::base64_decode;

use super::Page;
use crate::engine::Engine;
use crate::firefox;

/// How much of a page is on a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// What the window shows.
    Window,
    /// The whole page.
    Page,
}

impl Page {
    /// The page as a PDF, on the paper that its styles ask for.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn pdf(&self) -> Result<Vec<u8>> {
        match self.engine {
            Engine::Firefox => self.driver.print_page(firefox::paper()).await.context("printing"),
            Engine::Chromium | Engine::WebKit => {
                let printed = self.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
                let pdf = printed.get("data").and_then(Value::as_str).context("no PDF came")?;
                base64_decode(pdf).context("no PDF")
            }
        }
    }

    /// A picture as a PNG.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn picture(&self, of: Extent) -> Result<Vec<u8>> {
        let asked = json!({ "format": "png", "captureBeyondViewport": of == Extent::Page });
        let taken = self.cdp("Page.captureScreenshot", asked).await?;
        base64_decode(taken.get("data").and_then(Value::as_str).context("no picture came")?)
            .context("no picture")
    }
}
