//! The page in the browser: acting as a reader does, and waiting for what has to come.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::support::base64_decode;
use thirtyfour::{By, WebDriver, WebElement};
use tokio::time::sleep;

pub use thirtyfour::Key;

use crate::browser::Kind;
use crate::firefox::{self, Computed};
use crate::site::Site;
use crate::webkit;

/// How long anything that has to come may take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long to wait before looking again.
pub(crate) const PAUSE: Duration = Duration::from_millis(25);

/// How often Tab may be pressed on the way to an element.
const MOST_TABS: usize = 200;

/// The part of a device that a page depends on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Viewport {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Device pixels to a CSS pixel.
    pub ratio: f64,
    /// Whether it is touched rather than pointed at.
    pub is_touched: bool,
}

/// A window on a desk, with which every test begins.
pub const DESKTOP: Viewport = Viewport { width: 1200, height: 900, ratio: 1.0, is_touched: false };

/// A small telephone.
pub const PHONE: Viewport = Viewport { width: 320, height: 568, ratio: 2.0, is_touched: true };

impl Viewport {
    /// A window of this width, otherwise as on a desk.
    pub const fn wide(width: u32) -> Self {
        Self { width, ..DESKTOP }
    }

    /// The same with another ratio of pixels.
    #[must_use]
    pub const fn at_ratio(self, ratio: f64) -> Self {
        Self { ratio, ..self }
    }
}

/// The page under test. Clones are the same page.
#[derive(Clone)]
pub struct Page {
    driver: WebDriver,
    kind: Kind,
    site: Site,
    /// Errors in the console that the test announced, by a part of their text.
    announced: Rc<RefCell<Vec<String>>>,
}

/// How an element stands in the accessibility tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Accessible {
    /// Its role.
    pub role: String,
    /// Its name.
    pub name: String,
}

/// What a page holds, once nothing is kept that could be thrown away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Footprint {
    /// Nodes, in the document or held by something.
    pub nodes: u64,
    /// Listeners of JavaScript's.
    pub listeners: u64,
    /// Canvases in the document, and in the trees of its elements.
    pub canvases: u64,
    /// JavaScript's heap, in bytes.
    pub heap: u64,
    /// The memory of the program, in bytes, where the page keeps it as `programMemory`.
    pub program: u64,
}

impl Page {
    pub(crate) fn new(driver: WebDriver, kind: Kind, site: Site) -> Self {
        Self { driver, kind, site, announced: Rc::default() }
    }

    /// The browser that the page is in.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The server that the page comes from.
    pub fn site(&self) -> &Site {
        &self.site
    }

    // Going somewhere.

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
        let chart = format!("{table} && document.querySelector('canvas[role=img]')?.style.height");
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

    // Acting.

    /// Clicks the first element that fits.
    ///
    /// # Errors
    ///
    /// If there is none, or something lies over it.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.find(css).await?.click().await.with_context(|| format!("clicking `{css}`"))
    }

    /// Clicks the first element that fits and has exactly this text.
    ///
    /// # Errors
    ///
    /// If there is none, or something lies over it.
    pub async fn click_text(&self, css: &str, text: &str) -> Result<()> {
        let what = format!("clicking `{css}` with “{text}”");
        for element in self.driver.find_all(By::Css(css)).await.with_context(|| what.clone())? {
            if element.text().await.with_context(|| what.clone())?.trim() == text {
                return element.click().await.context(what);
            }
        }
        bail!("{what}: there is none")
    }

    /// Moves the focus to an element by pressing Tab, from wherever it is.
    ///
    /// # Errors
    ///
    /// If Tab does not come to it.
    pub async fn tab_to(&self, css: &str) -> Result<()> {
        let is_there = format!("Boolean(document.activeElement?.matches({}))", json!(css));
        for _ in 0..MOST_TABS {
            if self.eval(&is_there).await? {
                return Ok(());
            }
            self.press(Key::Tab).await?;
        }
        bail!("Tab does not come to `{css}`")
    }

    /// Presses a key.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn press(&self, key: Key) -> Result<()> {
        let what = format!("pressing {key:?}");
        self.driver.action_chain().key_down(key.clone()).key_up(key).perform().await.context(what)
    }

    /// Presses a letter with Control, as for “select all”.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn press_with_control(&self, letter: char) -> Result<()> {
        let keys = self.driver.action_chain().key_down(Key::Control).key_down(letter).key_up(letter);
        keys.key_up(Key::Control).perform().await.with_context(|| format!("pressing Control and {letter}"))
    }

    /// Types a text where the focus is.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        let typing = self.driver.action_chain().send_keys(text).perform().await;
        typing.with_context(|| format!("typing “{text}”"))
    }

    /// Moves the mouse to a place in the window.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn point_at(&self, x: f64, y: f64) -> Result<()> {
        self.mouse("mouseMoved", x, y).await
    }

    /// Clicks at a place in the window.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn click_at(&self, x: f64, y: f64) -> Result<()> {
        self.mouse("mouseMoved", x, y).await?;
        self.mouse("mousePressed", x, y).await?;
        self.mouse("mouseReleased", x, y).await
    }

    async fn mouse(&self, kind: &str, x: f64, y: f64) -> Result<()> {
        if self.kind != Kind::Chromium {
            let (x, y) = (x.round() as i64, y.round() as i64);
            // WebKit tells a page nothing of a pointer that is there already, whatever has come under it.
            let pointer = self.driver.action_chain().move_to(x + 1, y).move_to(x, y);
            let pointer = if kind == "mouseReleased" { pointer.click() } else { pointer };
            return pointer.perform().await.with_context(|| kind.to_owned());
        }
        let button = if kind == "mouseMoved" { "none" } else { "left" };
        let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
        self.cdp("Input.dispatchMouseEvent", event).await.map(drop)
    }

    /// Taps with a finger at a place in the window.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn tap_at(&self, x: f64, y: f64) -> Result<()> {
        let start = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
        self.cdp("Input.dispatchTouchEvent", start).await?;
        self.cdp("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await.map(drop)
    }

    // The device and the reader's wishes.

    /// Scrolls until the first element that fits is at the top of the window.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn scroll_to(&self, css: &str) -> Result<()> {
        let css = json!(css);
        self.eval::<()>(&format!("void document.querySelector({css}).scrollIntoView()")).await
    }

    /// Gives the window another size, ratio of pixels or way of input.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn use_viewport(&self, viewport: Viewport) -> Result<()> {
        if self.kind == Kind::Firefox {
            self.in_firefox(&firefox::viewport(viewport)).await?;
            // It is done before the page knows. A frame of another site does not see how wide the window is.
            let width = viewport.width;
            let is_known = format!(
                "(() => {{ try {{ return Math.abs(top.innerWidth - {width}) <= 1 }} catch {{ return true }} }})()"
            );
            return self.wait_until("the page is as wide as the window", &is_known).await;
        }
        if self.kind == Kind::WebKit {
            return webkit::use_viewport(&self.driver, viewport).await;
        }
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

    /// Gives media features these values, such as `prefers-color-scheme` and `dark`.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn prefer(&self, feature: &str, value: &str) -> Result<()> {
        if self.kind == Kind::Firefox {
            return self.in_firefox(&firefox::preference(feature, value)?).await;
        }
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.cdp("Emulation.setEmulatedMedia", features).await.map(drop)
    }

    /// Shows the page as it would be printed, until the next wish, in a browser that prefers this colour scheme.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn show_as_printed(&self, scheme: &str) -> Result<()> {
        if self.kind == Kind::Firefox {
            return self.in_firefox(&firefox::printed(scheme)).await;
        }
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let media = json!({ "media": "print", "features": features });
        self.cdp("Emulation.setEmulatedMedia", media).await.map(drop)
    }

    /// Lets the page use the clipboard without asking.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn allow_clipboard(&self) -> Result<()> {
        if self.kind != Kind::Chromium {
            // It is started so.
            return Ok(());
        }
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        let grant = json!({ "origin": self.site.origin(), "permissions": permissions });
        self.cdp("Browser.grantPermissions", grant).await.map(drop)
    }

    /// Runs a script in every document from the next one on, before any of its own.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn before_load(&self, script: &str) -> Result<()> {
        if self.kind == Kind::Firefox {
            return self.in_firefox(&firefox::before_load(script)).await;
        }
        if self.kind == Kind::WebKit {
            self.site.scripts().add(script);
            return Ok(());
        }
        let source = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source).await.map(drop)
    }

    /// What the page holds.
    ///
    /// # Errors
    ///
    /// If the browser does not tell.
    pub async fn footprint(&self) -> Result<Footprint> {
        // What was just let go of may be held by a task that is still to come.
        sleep(Duration::from_millis(200)).await;
        self.cdp("HeapProfiler.enable", json!({})).await?;
        for _ in 0..3 {
            self.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let counters = self.cdp("Memory.getDOMCounters", json!({})).await?;
        let heap = self.cdp("Runtime.getHeapUsage", json!({})).await?;
        let of = |from: &Value, name: &str| from.get(name).and_then(Value::as_f64).unwrap_or_default() as u64;
        let canvases = "[document, ...[...document.querySelectorAll('*')].map((it) => it.shadowRoot)]\
             .reduce((sum, root) => sum + (root?.querySelectorAll('canvas').length ?? 0), 0)";
        Ok(Footprint {
            nodes: of(&counters, "nodes"),
            listeners: of(&counters, "jsEventListeners"),
            canvases: self.eval(canvases).await?,
            heap: of(&heap, "usedSize"),
            program: self.eval("window.programMemory?.buffer.byteLength ?? 0").await?,
        })
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

    /// Takes the browser off the line, or puts it back.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn be_offline(&self, is_offline: bool) -> Result<()> {
        if self.kind == Kind::Firefox {
            return self.in_firefox(&firefox::offline(is_offline)).await;
        }
        let line =
            json!({ "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.enable", json!({})).await?;
        self.cdp("Network.emulateNetworkConditions", line).await.map(drop)
    }

    /// Runs no scripts of pages from the next one on.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn forbid_scripts(&self) -> Result<()> {
        if self.kind == Kind::Firefox {
            return self
                .in_firefox("gBrowser.selectedBrowser.browsingContext.top.allowJavascript = false;")
                .await;
        }
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await.map(drop)
    }

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

    /// Lays the page out without scrollbars, as on a telephone.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn hide_scrollbars(&self) -> Result<()> {
        if self.kind == Kind::Firefox {
            return self.in_firefox(&firefox::scrollbars(true)).await;
        }
        self.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await.map(drop)
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

    /// Runs a script in the browser's own page, where it may change what the page under test is shown on.
    async fn in_firefox(&self, script: &str) -> Result<()> {
        let done = firefox::in_browser(&self.driver, script).await;
        done.with_context(|| format!("running `{}` in Firefox", shortened(script)))
    }

    async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        ensure!(self.kind == Kind::Chromium, "{method} is for Chromium only");
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }

    // Looking.

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

    /// Waits until an expression in the page is true.
    ///
    /// # Errors
    ///
    /// If it does not become true.
    pub async fn wait_until(&self, what: &str, expression: &str) -> Result<()> {
        let started = Instant::now();
        let test = format!("Boolean({expression})");
        while !self.eval::<bool>(&test).await? {
            ensure!(started.elapsed() < PATIENCE, "waited in vain until {what}");
            sleep(PAUSE).await;
        }
        Ok(())
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
        if self.kind != Kind::Chromium {
            let (element, handle) = (self.find(css).await?, self.driver.handle());
            let role = handle.cmd(Computed(element.element_id(), "role")).await?.value()?;
            let name = handle.cmd(Computed(element.element_id(), "label")).await?.value()?;
            return Ok(Accessible { role, name });
        }
        let node = self.find(css).await?.cdp_backend_node_id().await?;
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

    async fn find(&self, css: &str) -> Result<WebElement> {
        self.driver.find(By::Css(css)).await.with_context(|| format!("looking for `{css}`"))
    }

    // The console.

    /// Announces errors in the console whose text holds this, which otherwise fail the test. Browsers write one
    /// for every request that fails.
    pub fn announce_error(&self, part: &str) {
        self.announced.borrow_mut().push(part.to_owned());
    }

    /// What the console says since it was last asked, except what was announced.
    pub(crate) async fn console(&self) -> Result<Vec<String>> {
        if self.kind != Kind::Chromium {
            // WebDriver has no command for it.
            return Ok(Vec::new());
        }
        let entries = self.driver.browser_log().await.context("reading the console")?;
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

/// A function of the page: what an element shows, with all white space as single blanks.
const ONE_LINE: &str = r"element => element ? element.innerText.replace(/\s+/g, ' ').trim() : null";

/// The beginning of a script, for messages.
fn shortened(script: &str) -> String {
    let mut text: String = script.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = text.char_indices().nth(100) {
        text.truncate(end);
        text.push('…');
    }
    text
}
