//! What is taken: where the page is, and what a reader has done there.

use std::pin::Pin;

use anyhow::Result;
use e2e::Page;
use e2e::page::Key;
use e2e::read::Side;

/// Something to take a picture of.
pub(crate) struct Scene {
    /// How its files begin.
    pub(crate) name: &'static str,
    /// What it is, as a heading.
    pub(crate) title: &'static str,
    /// What to look at.
    pub(crate) caption: &'static str,
    /// The address, below the base path.
    pub(crate) path: &'static str,
    /// Whether the whole page is taken in the light theme, or only what a window shows first.
    pub(crate) is_whole: bool,
    /// Brings the page there.
    pub(crate) set: Set,
}

type Set = for<'a> fn(&'a Page, &'a Scene) -> Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// Everything that is taken, in the order of the gallery.
pub(crate) const SCENES: &[Scene] = &[
    Scene {
        name: "start",
        title: "Start page",
        caption: "Two councils alike but for one area.",
        path: "/",
        is_whole: true,
        set: |page, scene| Box::pin(whole(page, scene)),
    },
    Scene {
        name: "awkward",
        title: "Every area differs",
        caption: "All four areas differ, and one council has no overall grade.",
        path: "/trafford/cheshire-east/",
        is_whole: true,
        set: |page, scene| Box::pin(whole(page, scene)),
    },
    Scene {
        name: "pinned",
        title: "Pinned to a day",
        caption: "As published reports had it on 1 January 2019.",
        path: "/calderdale/kirklees/?as-of=2019-01-01",
        is_whole: false,
        set: |page, scene| Box::pin(first(page, scene)),
    },
    Scene {
        name: "chooser",
        title: "Chooser open",
        caption: "Choosing the first council, with the first option active.",
        path: "/calderdale/kirklees/",
        is_whole: false,
        set: |page, scene| Box::pin(chooser(page, scene)),
    },
    Scene {
        name: "embed",
        title: "Embed",
        caption: "Without the masthead, in somebody else’s page.",
        path: "/embed/calderdale/kirklees/",
        is_whole: false,
        set: |page, scene| Box::pin(first(page, scene)),
    },
];

/// What a window shows first.
async fn first(page: &Page, scene: &Scene) -> Result<()> {
    page.open_comparison(scene.path).await?;
    page.wait_for_sharp_chart().await.map(drop)
}

/// Everything, once the reader has been down to the end and is back at the top.
async fn whole(page: &Page, scene: &Scene) -> Result<()> {
    first(page, scene).await?;
    page.scroll_to("#cc-standing").await?;
    page.wait_for("#cc-standing canvas[style]").await?;
    page.scroll_to("#cc-findings").await?;
    page.wait_until(
        "what inspectors found has come",
        "!document.querySelector('#cc-findings [aria-busy]') && document.querySelector('#cc-findings details')",
    )
    .await?;
    page.eval::<()>("void scrollTo(0, 0)").await
}

async fn chooser(page: &Page, scene: &Scene) -> Result<()> {
    first(page, scene).await?;
    page.tab_to(Side::First.field()).await?;
    page.press(Key::Down).await?;
    page.press(Key::Down).await?;
    page.wait_for("[role=option][aria-selected=true]").await
}
