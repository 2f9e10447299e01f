//! Every state of the page, judged by axe-core: on a desk and on a telephone, in the light and in the dark.
//!
//! No rule of the tags asked for is left out. What axe-core leaves open fails too, except for what [`judge::REVIEWED`] names.

mod judge;
mod painted;
mod states;

use anyhow::Result;
use e2e::Page;

const START: &str = "/calderdale/kirklees/";

/// Opens a comparison and waits until everything that comes later has come.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.open_comparison(path).await?;
    page.read_down().await
}
