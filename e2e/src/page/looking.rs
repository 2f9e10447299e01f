//! Looking: what the page shows and tells, and waiting until it does.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WebElement;
use tokio::time::sleep;

use super::{Page, shortened};
use crate::engine::Engine;
use crate::firefox::{Computed, GetComputed};

/// How long anything that has to come may take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long to wait before looking again.
pub(crate) const PAUSE: Duration = Duration::from_millis(25);

/// How an element stands in the accessibility tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Accessible {
    /// Its role.
    pub role: String,
    /// Its name.
    pub name: String,
}

impl Page {
    /// The value of an expression in the page; of a promise, what it comes to.
    ///
    /// # Errors
    ///
    /// If it throws or is of another type.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let answer = self.driver.execute(format!("return ({expression});"), Vec::new()).await;
        answer
            .and_then(|answer| answer.convert())
            .with_context(|| format!("evaluating `{}`", shortened(expression)))
    }

    /// Waits until two frames have been painted: by then, observers have been told of what was laid out in the first.
    ///
    /// # Errors
    ///
    /// If the page does not paint.
    pub async fn wait_for_frames(&self) -> Result<()> {
        let two =
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";
        self.eval(two).await
    }

    /// Waits until an expression in the page is true. While it throws, because what it looks at is not there yet, it counts as
    /// false. `what` describes it in the message of a failure.
    ///
    /// # Errors
    ///
    /// If it does not become true, with what it threw last.
    pub async fn wait_until(&self, what: &str, expression: &str) -> Result<()> {
        let started = Instant::now();
        let test = format!(
            "(() => {{ try {{ return Boolean({expression}) }} catch (why) {{ return String(why) }} }})()"
        );
        loop {
            // Firefox answers nothing if the document goes away while the script runs.
            let thrown = match self.eval::<Option<Value>>(&test).await? {
                Some(Value::Bool(true)) => return Ok(()),
                Some(Value::String(why)) => format!(": {why}"),
                _ => String::new(),
            };
            ensure!(started.elapsed() < PATIENCE, "waited in vain until {what}{thrown}");
            sleep(PAUSE).await;
        }
    }

    /// Waits until the paths that have been asked for fulfil a condition, which `what` describes in the message of a failure.
    ///
    /// # Errors
    ///
    /// If they do not in time.
    pub async fn wait_until_asked(&self, what: &str, is_such: impl Fn(&[String]) -> bool) -> Result<()> {
        let started = Instant::now();
        loop {
            let asked = self.site().requests();
            if is_such(&asked) {
                return Ok(());
            }
            ensure!(started.elapsed() < PATIENCE, "waited in vain for {what} to be asked for: {asked:?}");
            sleep(PAUSE).await;
        }
    }

    /// Waits until an element is there and shows this text, among other text or alone.
    ///
    /// # Errors
    ///
    /// If it does not.
    pub async fn wait_for_text(&self, css: &str, text: &str) -> Result<()> {
        let shown = format!("({ONE_LINE})(document.querySelector({}))", json!(css));
        let (what, says) = (format!("`{css}` says “{text}”"), format!("{shown}?.includes({})", json!(text)));
        let Err(error) = self.wait_until(&what, &says).await else { return Ok(()) };
        let instead: Option<String> = self.eval(&shown).await?;
        Err(error.context(format!("`{css}` says {instead:?}")))
    }

    /// Waits until something fits.
    ///
    /// # Errors
    ///
    /// If nothing does.
    pub async fn wait_for(&self, css: &str) -> Result<()> {
        self.wait_until(&format!("`{css}` is there"), &format!("document.querySelector({})", json!(css)))
            .await
    }

    /// The text that the first element that fits shows, on one line.
    ///
    /// # Errors
    ///
    /// If none fits.
    pub async fn text(&self, css: &str) -> Result<String> {
        let text: Option<String> =
            self.eval(&format!("({ONE_LINE})(document.querySelector({}))", json!(css))).await?;
        text.with_context(|| format!("there is no `{css}`"))
    }

    /// The texts that all elements that fit show, each on one line.
    ///
    /// # Errors
    ///
    /// If the page does not answer.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        self.eval(&format!("[...document.querySelectorAll({})].map({ONE_LINE})", json!(css))).await
    }

    /// How many elements fit.
    ///
    /// # Errors
    ///
    /// If the page does not answer.
    pub async fn count(&self, css: &str) -> Result<usize> {
        self.eval(&format!("document.querySelectorAll({}).length", json!(css))).await
    }

    /// An attribute of the first element that fits.
    ///
    /// # Errors
    ///
    /// If none fits.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        // WebKit's driver makes whole addresses of parts of them.
        self.eval(&format!("document.querySelector({}).getAttribute({})", json!(css), json!(name))).await
    }

    /// The role and the name of the first element that fits, as assistive technology gets them.
    ///
    /// # Errors
    ///
    /// If none fits, or it is hidden from assistive technology.
    pub async fn accessible(&self, css: &str) -> Result<Accessible> {
        let element = self.find(css).await?;
        match self.engine {
            Engine::Chromium => self.accessible_in_chromium(css, &element).await,
            Engine::Firefox | Engine::WebKit => {
                let handle = self.driver.handle();
                let asked = |what| GetComputed { element: element.element_id(), what };
                let role = handle.cmd(asked(Computed::Role)).await?.value()?;
                let name = handle.cmd(asked(Computed::Name)).await?.value()?;
                Ok(Accessible { role, name })
            }
        }
    }

    /// The same by the DevTools protocol.
    async fn accessible_in_chromium(&self, css: &str, element: &WebElement) -> Result<Accessible> {
        let node = element.cdp_backend_node_id().await?;
        let asked = json!({ "backendNodeId": node, "fetchRelatives": false });
        let tree = self.cdp("Accessibility.getPartialAXTree", asked).await?;
        let value = |what: &str| {
            let value = tree.pointer(&format!("/nodes/0/{what}/value"))?.as_str()?;
            Some(value.to_owned())
        };
        let role = value("role").filter(|role| role != "none");
        let role = role.with_context(|| format!("`{css}` is hidden from assistive technology"))?;
        Ok(Accessible { role, name: value("name").unwrap_or_default() })
    }
}

/// A function of the page: what an element shows, with all white space as single blanks.
const ONE_LINE: &str = r"element => element ? element.innerText.replace(/\s+/g, ' ').trim() : null";
