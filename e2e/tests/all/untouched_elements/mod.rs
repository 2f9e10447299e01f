//! Elements of an exported site that nobody has touched: whole without the program, live, and light.

mod needed;
mod whole;

use anyhow::Result;
use e2e::Page;
use e2e::hosts::Hosts;
use serde_json::json;

/// An element with a fallback in it.
pub(crate) fn element(attributes: &str) -> String {
    format!("<council-compare {attributes}><a href='/fallback'>The fallback</a></council-compare>")
}

/// Brings an element into view.
pub(crate) async fn bring_into_view(page: &Page, place: usize) -> Result<()> {
    page.eval(&format!("void document.querySelectorAll('council-compare')[{place}].scrollIntoView()")).await
}

/// The element's tree.
pub(crate) fn tree(place: usize) -> String {
    format!("document.querySelectorAll('council-compare')[{place}].shadowRoot")
}

/// Shows a page of another with these elements, in a window so high that all of them are near.
pub(crate) async fn show(page: &Page, elements: &str) -> Result<Hosts> {
    let hosts = Hosts::start(page.site()).await?;
    page.go(&hosts.write("element.html", &format!("{}{elements}", hosts.loader()))).await?;
    Ok(hosts)
}

/// Whether the program has been asked for.
pub(crate) fn has_program(page: &Page) -> bool {
    page.site().requests().iter().any(|path| path.ends_with(".wasm"))
}

/// Waits until an element shows a text, and only once.
pub(crate) async fn wait_for_shown(page: &Page, place: usize, text: &str) -> Result<()> {
    let shown =
        format!("[...{}.querySelectorAll('div:not([hidden]) > .cc')].map((it) => it.innerText)", tree(place));
    page.wait_until(
        &format!("element {place} says “{text}”"),
        &format!(
            "((all) => all.length === 1 && all[0].replace(/\\s+/g, ' ').includes({}))({shown})",
            json!(text)
        ),
    )
    .await
}

/// Waits until the program is what an element shows.
pub(crate) async fn starts(page: &Page, place: usize) -> Result<()> {
    let program = format!(
        "[...{}.children].some((it) => it.matches('div:not([style])') && it.querySelector('.cc'))",
        tree(place)
    );
    page.wait_until(&format!("the program has taken over element {place}"), &program).await
}

/// The heads of the panels that an element shows.
fn heads(place: usize) -> String {
    format!(
        "[...{}.querySelectorAll('.cc-body h2')].filter((it) => it.offsetHeight).map((it) => it.textContent).join()",
        tree(place)
    )
}
