//! What axe-core cannot tell: the way of the keyboard, its focus, targets, room for larger text, and what is said aloud.

mod focus;
mod room;
mod said;
mod understood;

use anyhow::Result;
use e2e::Page;
use e2e::page::Key;

const START: &str = "/calderdale/kirklees/";

/// Opens the comparison and waits until everything that comes later has come.
async fn open(page: &Page) -> Result<()> {
    page.open_comparison(START).await?;
    page.read_down().await
}

async fn open_all_details(page: &Page) -> Result<()> {
    page.eval("document.querySelectorAll('details').forEach(one => { one.open = true; })").await
}

/// The dialogs, in the order of their buttons: what the button says, and the dialog.
const DIALOGS: [(&str, &str); 2] = [("Download", ".cc-keeping"), ("Embed", ".cc-embedding")];

/// Goes to the button of a dialog by keys, and opens it.
async fn open_dialog(page: &Page, button: &str, dialog: &str) -> Result<()> {
    let mark = format!(
        "document.querySelectorAll('.cc-actions button').forEach(it => it.toggleAttribute('data-opens', it.textContent === '{button}'))"
    );
    page.eval::<()>(&mark).await?;
    page.tab_to("[data-opens]").await?;
    page.press(Key::Enter).await?;
    page.wait_for(&format!("{dialog}[open] .cc-close")).await
}
