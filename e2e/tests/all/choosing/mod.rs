//! Choosing the two councils, by keyboard and by pointer.

mod asking;
mod list;
mod pair;

use anyhow::Result;
use e2e::page::Page;
use e2e::read::Side;

const START: &str = "/calderdale/kirklees/";

/// Comes to a field by Tab alone, and types.
async fn ask(page: &Page, side: Side, text: &str) -> Result<()> {
    page.tab_to(side.field()).await?;
    page.type_text(text).await?;
    let field = side.field();
    page.wait_until("the list is open", &format!("document.querySelector('{field}').ariaExpanded === 'true'"))
        .await
}

/// Waits until the option with this number, counted from none, is the active one.
async fn wait_for_active(page: &Page, side: Side, position: Option<usize>) -> Result<()> {
    let (field, list) = (side.field(), side.list());
    let active = format!("document.querySelector('{field}').getAttribute('aria-activedescendant')");
    let wanted = match position {
        Some(i) => format!("document.querySelectorAll('{list} [role=option]')[{i}]?.id"),
        None => "null".to_owned(),
    };
    page.wait_until(&format!("option {position:?} is active"), &format!("{active} === {wanted}")).await
}
