//! Taking the page as a file: printed, and as a picture.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use thirtyfour::support::base64_decode;

use super::Page;
use crate::browser::Kind;
use crate::firefox;

impl Page {
    /// The page as a PDF, on the paper that its styles ask for.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn pdf(&self) -> Result<Vec<u8>> {
        if self.kind == Kind::Firefox {
            return self.driver.print_page(firefox::paper()).await.context("printing");
        }
        let printed = self.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
        base64_decode(printed.get("data").and_then(Value::as_str).context("no PDF came")?).context("no PDF")
    }

    /// A picture of the window, or of the whole page, as a PNG.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn picture(&self, is_whole: bool) -> Result<Vec<u8>> {
        let asked = json!({ "format": "png", "captureBeyondViewport": is_whole });
        let taken = self.cdp("Page.captureScreenshot", asked).await?;
        base64_decode(taken.get("data").and_then(Value::as_str).context("no picture came")?)
            .context("no picture")
    }
}
