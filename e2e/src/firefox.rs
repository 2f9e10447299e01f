//! Giving Firefox a device and a reader's wishes, where Chromium has the DevTools protocol: by geckodriver's command
//! that takes scripts to the browser's own pages, and the same switches that Firefox's own tools for developers use.

use anyhow::{Context as _, Result, bail};
use axum::http::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::print::{PrintMargins, PrintPage, PrintParameters};
use thirtyfour::{ElementId, RequestData, SessionId, WebDriver};

use crate::page::{Line, Viewport};

/// Where scripts run from now on.
#[derive(Clone, Copy, Debug)]
struct Place(&'static str);

/// In the page under test, as at first.
const IN_THE_PAGE: Place = Place("content");

/// In the window that the page is shown in.
const IN_THE_BROWSER: Place = Place("chrome");

impl FormatRequestData for Place {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let url = format!("/session/{session}/moz/context");
        RequestData::new(Method::POST, url).add_body(json!({ "context": self.0 }))
    }
}

/// What a script returns that runs in the browser's own page, where it may change what the page under test is shown on.
async fn ask_browser<T: DeserializeOwned>(driver: &WebDriver, script: &str) -> Result<T> {
    driver.handle().cmd(IN_THE_BROWSER).await.context("leaving the page")?;
    let told = driver.execute(script, Vec::new()).await;
    driver.handle().cmd(IN_THE_PAGE).await.context("going back to the page")?;
    Ok(told?.convert()?)
}

/// Runs a script in the browser's own page.
pub(crate) async fn in_browser(driver: &WebDriver, script: &str) -> Result<()> {
    ask_browser::<Value>(driver, script).await.map(drop)
}

/// What no script of a page has caught since the test began. What pages write into the console themselves stays with them.
pub(crate) async fn uncaught(driver: &WebDriver) -> Result<Vec<String>> {
    let script = "return Services.console.getMessageArray()
        .filter(it => it instanceof Ci.nsIScriptError && it.category === 'content javascript')
        .filter(it => !(it.flags & Ci.nsIScriptError.warningFlag))
        .map(it => `${it.errorMessage} (${it.sourceName}:${it.lineNumber})`)";
    ask_browser(driver, script).await.context("reading the console")
}

/// A script that takes back what was asked of the whole browser, and forgets what was said.
pub(crate) const UNDO: &str = "Services.console.reset(); Services.prefs.setIntPref('network.proxy.type', 0); \
     Services.prefs.clearUserPref('ui.useOverlayScrollbars');";

/// A script that takes the browser offline, or back online. It does so by a proxy that does not exist, since Firefox reaches
/// its own machine even when it is told to be offline.
pub(crate) fn use_line(line: Line) -> String {
    let proxy = match line {
        Line::Up => 0,
        Line::Down => 1,
    };
    format!(
        "const {{ prefs }} = Services;
         prefs.setStringPref('network.proxy.http', '127.0.0.1');
         prefs.setIntPref('network.proxy.http_port', 9);
         prefs.setBoolPref('network.proxy.allow_hijacking_localhost', true);
         prefs.setIntPref('network.proxy.type', {proxy});"
    )
}

/// A script that lays pages out without scrollbars, as on a telephone, or with them.
pub(crate) fn scrollbars(are_hidden: bool) -> String {
    format!("Services.prefs.setIntPref('ui.useOverlayScrollbars', {});", u8::from(are_hidden))
}

/// A script that gives the page this much room. The window stays as it is, since it cannot be as narrow as a telephone.
/// Where it is touched there are no scrollbars, but Firefox is always pointed at.
pub(crate) fn viewport(viewport: Viewport) -> String {
    let Viewport { width, height, ratio, is_touched } = viewport;
    format!(
        "{}
         const shown = gBrowser.selectedBrowser;
         window.resizeTo({}, {});
         for (const side of ['minWidth', 'maxWidth']) shown.style[side] = '{width}px';
         for (const side of ['minHeight', 'maxHeight']) shown.style[side] = '{height}px';
         shown.browsingContext.overrideDPPX = {ratio};",
        scrollbars(is_touched),
        width + 100,
        height + 200,
    )
}

/// The command for what assistive technology gets of an element.
#[derive(Debug)]
pub(crate) struct GetComputed {
    pub(crate) element: ElementId,
    pub(crate) what: Computed,
}

/// What assistive technology gets of an element.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Computed {
    Role,
    Name,
}

impl FormatRequestData for GetComputed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let Self { element, what } = self;
        let what = match what {
            Computed::Role => "computedrole",
            Computed::Name => "computedlabel",
        };
        RequestData::new(Method::GET, format!("/session/{session}/element/{element}/{what}"))
    }
}

/// A script that has another one run in every document from the next one on, before any of its own.
pub(crate) fn before_load(script: &str) -> String {
    let script = json!(script).to_string();
    let in_each = format!(
        "addEventListener('DOMWindowCreated', ({{ target }}) => {{
           const window = target.defaultView;
           Cu.evalInSandbox({script}, Cu.Sandbox(window, {{ sandboxPrototype: window, wantXrays: false }}));
         }}, true);"
    );
    format!(
        "window.messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent({}), true);",
        json!(in_each)
    )
}

/// A script that gives a media feature a value.
pub(crate) fn preference(feature: &str, value: &str) -> Result<String> {
    let property = match feature {
        "prefers-color-scheme" => "prefersColorSchemeOverride",
        "forced-colors" => "forcedColorsOverride",
        _ => bail!("no way is known to give Firefox the wish `{feature}`"),
    };
    Ok(format!(
        "const shown = gBrowser.selectedBrowser.browsingContext.top; shown.mediumOverride = ''; shown.{property} = {};",
        json!(value)
    ))
}

/// A script that shows the page as it would be printed, with this colour scheme.
pub(crate) fn printed(scheme: &str) -> String {
    format!(
        "const shown = gBrowser.selectedBrowser.browsingContext.top; shown.mediumOverride = 'print';
         shown.prefersColorSchemeOverride = {};",
        json!(scheme)
    )
}

/// An A4 page, with which Firefox begins in Europe. The margins are for the styles to say.
pub(crate) fn paper() -> PrintParameters {
    PrintParameters {
        page: PrintPage { width: 21.0, height: 29.7 },
        margin: PrintMargins { top: 0.0, bottom: 0.0, left: 0.0, right: 0.0 },
        ..PrintParameters::default()
    }
}
