//! Going somewhere: addresses, frames, the history, and down the page.

use anyhow::{Context as _, Result};
use serde_json::json;

use super::Page;

impl Page {
    /// Opens a path and query below the base.
    ///
    /// # Errors
    ///
    /// If the browser does not get there.
    pub async fn open(&self, path: &str) -> Result<()> {
        let url = self.site.url(path);
        self.driver.goto(url.as_str()).await.with_context(|| format!("opening {path}"))
    }

    /// Opens any address.
    ///
    /// # Errors
    ///
    /// If the browser does not get there.
    pub async fn go(&self, url: &str) -> Result<()> {
        self.driver.goto(url).await.with_context(|| format!("opening {url}"))
    }

    /// Goes into a frame of the page: what is done and looked at from then on is in there.
    ///
    /// # Errors
    ///
    /// If there is none that fits.
    pub async fn enter_frame(&self, css: &str) -> Result<()> {
        self.find(css).await?.enter_frame().await.with_context(|| format!("going into `{css}`"))
    }

    /// Goes back to the page itself.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn leave_frame(&self) -> Result<()> {
        self.driver.enter_default_frame().await.context("going back to the page")
    }

    /// Opens a path and query below the base, and waits for the grades and the chart.
    ///
    /// # Errors
    ///
    /// If they do not come.
    pub async fn open_comparison(&self, path: &str) -> Result<()> {
        self.open(path).await?;
        self.wait_for_comparison().await.with_context(|| format!("having opened {path}"))
    }

    /// Waits until the grades and the chart are there. Where the chart is so far down that it would not come by itself,
    /// this goes there as a reader would, and back to the top.
    ///
    /// # Errors
    ///
    /// If they do not come.
    pub async fn wait_for_comparison(&self) -> Result<()> {
        let table = "document.querySelector('[role=table][aria-label=\"Grades by area\"]')";
        self.wait_until("the grades are shown", table).await?;
        let is_far = "document.querySelector('#cc-later')?.getBoundingClientRect().top > innerHeight + 500";
        let goes_there: bool = self.eval(&format!("Boolean({is_far})")).await?;
        if goes_there {
            self.eval::<()>("void document.querySelector('#cc-later')?.scrollIntoView()").await?;
        }
        let chart = format!("{table} && document.querySelector('canvas[role=application]')?.style.height");
        self.wait_until("the grades and the chart are shown", &chart).await?;
        if goes_there {
            self.eval::<()>("void scrollTo(0, 0)").await?;
        }
        Ok(())
    }

    /// Goes down the page as a reader would, waits at each section until nothing in it is on its way, and goes back to
    /// the top. A section that is only scrolled past is never near, so it must not be left before it has come.
    ///
    /// # Errors
    ///
    /// If a section is not there, or something in it neither comes nor fails.
    pub async fn read_down(&self) -> Result<()> {
        for section in ["#cc-standing", "#cc-findings"] {
            self.wait_for(section).await?;
            self.scroll_to(section).await?;
            let is_still = format!("!document.querySelector('{section} [aria-busy]')");
            self.wait_until(&format!("{section} has come"), &is_still).await?;
        }
        self.wait_until("everything has come", "!document.querySelector('[aria-busy]')").await?;
        self.eval::<()>("void scrollTo(0, 0)").await
    }

    /// Loads the page again, and waits for the grades and the chart.
    ///
    /// # Errors
    ///
    /// If they do not come.
    pub async fn reload(&self) -> Result<()> {
        self.driver.refresh().await.context("loading again")?;
        self.wait_for_comparison().await
    }

    /// Goes back in the browser's history.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn back(&self) -> Result<()> {
        self.driver.back().await.context("going back")
    }

    /// Goes forward in the browser's history.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn forward(&self) -> Result<()> {
        self.driver.forward().await.context("going forward")
    }

    /// What the address bar shows after the host.
    ///
    /// # Errors
    ///
    /// If the browser does not tell.
    pub async fn address(&self) -> Result<String> {
        let url = self.driver.current_url().await.context("reading the address")?;
        let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
        Ok(format!("{}{query}", url.path()))
    }

    /// Waits until the address bar shows this after the host.
    ///
    /// # Errors
    ///
    /// If it does not.
    pub async fn wait_for_address(&self, address: &str) -> Result<()> {
        let address = json!(address);
        self.wait_until(
            &format!("the address is {address}"),
            &format!("location.pathname + location.search === {address}"),
        )
        .await
    }
}
