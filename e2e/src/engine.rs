//! The engines that the page is tested in, each with its driver.

use std::env;

use anyhow::{Result, bail};

/// An engine, by the browser that it is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chromium or Chrome, by chromedriver, with the DevTools protocol for devices and wishes.
    Chromium,
    /// Firefox, by geckodriver, with scripts in the browser's own pages for the same.
    Firefox,
    /// WebKitGTK's MiniBrowser, by WebKitWebDriver.
    WebKit,
}

impl Engine {
    /// The browser that `E2E_BROWSER` asks for: `chromium`, as where it is not set, `firefox` or `webkit`.
    ///
    /// # Errors
    ///
    /// If it asks for another.
    pub fn asked_for() -> Result<Self> {
        match env::var("E2E_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::WebKit),
            Ok(other) => bail!("E2E_BROWSER asks for `{other}`; there are chromium, firefox and webkit"),
        }
    }

    /// The program of its driver.
    pub(crate) const fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    /// The environment variable that can name another driver.
    pub(crate) const fn driver_variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
            Self::WebKit => "WEBKITDRIVER",
        }
    }

    /// What the driver writes before the port that it chose, if it does either.
    pub(crate) const fn before_port(self) -> Option<&'static str> {
        match self {
            Self::Chromium => Some("started successfully on port "),
            Self::Firefox => Some("Listening on 127.0.0.1:"),
            Self::WebKit => None,
        }
    }
}
