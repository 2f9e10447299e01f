//! The device, and the reader's wishes: window, media features, line, and what scripts may do. What WebKit's driver cannot be told
//! to do is asked of it by the DevTools protocol too, and so fails with an error that names the command.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::json;
use tokio::time::sleep;

use super::{Page, Viewport};
use crate::engine::Engine;
use crate::{firefox, webkit};

/// Whether the browser can reach the network.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Line {
    /// It can.
    Up,
    /// It cannot.
    Down,
}

impl Page {
    /// Gives the window another size, ratio of pixels or way of input.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn use_viewport(&self, viewport: Viewport) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let metrics = json!({
                    "width": viewport.width,
                    "height": viewport.height,
                    "deviceScaleFactor": viewport.ratio,
                    "mobile": viewport.is_touched,
                });
                self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
                let touch = json!({ "enabled": viewport.is_touched });
                self.cdp("Emulation.setTouchEmulationEnabled", touch).await.map(drop)
            }
            Engine::Firefox => {
                self.in_firefox(&firefox::viewport(viewport)).await?;
                // It is done before the page knows. A frame of another site does not see how wide the window is.
                let width = viewport.width;
                let is_known = format!(
                    "(() => {{ try {{ return Math.abs(top.innerWidth - {width}) <= 1 }} catch {{ return true }} }})()"
                );
                self.wait_until("the page is as wide as the window", &is_known).await
            }
            Engine::WebKit => webkit::use_viewport(&self.driver, viewport).await,
        }
    }

    /// Gives media features these values, such as `prefers-color-scheme` and `dark`.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn prefer(&self, feature: &str, value: &str) -> Result<()> {
        match self.engine {
            Engine::Firefox => self.in_firefox(&firefox::preference(feature, value)?).await,
            Engine::Chromium | Engine::WebKit => {
                let features = json!({ "features": [{ "name": feature, "value": value }] });
                self.cdp("Emulation.setEmulatedMedia", features).await.map(drop)
            }
        }
    }

    /// Shows the page as it would be printed, until the next wish, in a browser that prefers this colour scheme.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn show_as_printed(&self, scheme: &str) -> Result<()> {
        match self.engine {
            Engine::Firefox => self.in_firefox(&firefox::printed(scheme)).await,
            Engine::Chromium | Engine::WebKit => {
                let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
                let media = json!({ "media": "print", "features": features });
                self.cdp("Emulation.setEmulatedMedia", media).await.map(drop)
            }
        }
    }

    /// Lays the page out without scrollbars, as on a telephone.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn hide_scrollbars(&self) -> Result<()> {
        match self.engine {
            Engine::Firefox => self.in_firefox(&firefox::scrollbars(true)).await,
            Engine::Chromium | Engine::WebKit => {
                self.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await.map(drop)
            }
        }
    }

    /// Lets the page use the clipboard without asking.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn allow_clipboard(&self) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
                let grant = json!({ "origin": self.site.origin(), "permissions": permissions });
                self.cdp("Browser.grantPermissions", grant).await.map(drop)
            }
            // Firefox is started so, and WebKit lets a press write to it.
            Engine::Firefox | Engine::WebKit => Ok(()),
        }
    }

    /// Runs a script in every document from the next one on, before any of its own.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn before_load(&self, script: &str) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let source = json!({ "source": script });
                self.cdp("Page.addScriptToEvaluateOnNewDocument", source).await.map(drop)
            }
            Engine::Firefox => self.in_firefox(&firefox::before_load(script)).await,
            Engine::WebKit => {
                self.site.scripts().add(script);
                Ok(())
            }
        }
    }

    /// Hides the page behind another tab for a while.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn be_hidden(&self, time: Duration) -> Result<()> {
        let here = self.driver.window().await?;
        let other = self.driver.new_tab().await.context("opening a tab")?;
        self.driver.switch_to_window(other).await?;
        sleep(time).await;
        self.driver.close_window().await.context("closing a tab")?;
        self.driver.switch_to_window(here).await.context("going back to the page")
    }

    /// Takes the browser off the line.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn go_offline(&self) -> Result<()> {
        self.use_line(Line::Down).await
    }

    /// Puts the browser back on the line.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn go_online(&self) -> Result<()> {
        self.use_line(Line::Up).await
    }

    async fn use_line(&self, line: Line) -> Result<()> {
        match self.engine {
            Engine::Firefox => self.in_firefox(&firefox::use_line(line)).await,
            Engine::Chromium | Engine::WebKit => {
                let conditions = json!({
                    "offline": line == Line::Down,
                    "latency": 0,
                    "downloadThroughput": -1,
                    "uploadThroughput": -1,
                });
                self.cdp("Network.enable", json!({})).await?;
                self.cdp("Network.emulateNetworkConditions", conditions).await.map(drop)
            }
        }
    }

    /// Runs no scripts of pages from the next one on.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn forbid_scripts(&self) -> Result<()> {
        match self.engine {
            Engine::Firefox => {
                self.in_firefox("gBrowser.selectedBrowser.browsingContext.top.allowJavascript = false;").await
            }
            Engine::Chromium | Engine::WebKit => {
                self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await.map(drop)
            }
        }
    }
}
