//! Pictures of the page as it is, for what only eyes can judge: `cargo xtask gallery`.
//!
//! The one argument is the folder of the documents. Into it go `gallery/*.png`, `gallery.md`, which shows them, and
//! `screenshot.png`, which README.md shows.

mod picture;
mod scenes;

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};
use e2e::page::{DESKTOP, Extent, Key, PHONE, Viewport};
use e2e::run;
use scenes::{SCENES, Scene};

/// The widths of a telephone, of an article's column and of a desk.
const WIDTHS: [u32; 3] = [320, 600, 1200];

const THEMES: [&str; 2] = ["light", "dark"];

/// The size of an A4 page without its margins, in CSS pixels.
const PAPER: Viewport = Viewport { width: 703, height: 1062, ratio: 2.0, is_touched: false };

fn main() -> Result<()> {
    let docs = PathBuf::from(env::args_os().nth(1).context("the folder of the documents is wanted")?);
    let folder = docs.join("gallery");
    // What is no longer taken does not stay.
    if folder.exists() {
        fs::remove_dir_all(&folder).context("emptying the gallery")?;
    }
    fs::create_dir_all(&folder).context("making the folder of the gallery")?;
    for scene in SCENES {
        for width in WIDTHS {
            take(scene, width, &folder)?;
            println!("{}, {width} px", scene.name);
        }
    }
    paper(&folder)?;
    screenshot(&docs)?;
    fs::write(docs.join("gallery.md"), pages()).context("writing gallery.md")
}

/// The name of a picture's file.
fn file(scene: &Scene, width: u32, theme: &str) -> String {
    format!("{}-{width}-{theme}.png", scene.name)
}

fn viewport(width: u32) -> Viewport {
    if width < 500 { Viewport { width, ratio: 1.0, ..PHONE } } else { Viewport { width, ..DESKTOP } }
}

/// Takes a scene in both themes, the whole page in the light one.
fn take(scene: &'static Scene, width: u32, folder: &Path) -> Result<()> {
    let folder = folder.to_owned();
    run(async move |page| {
        page.use_viewport(viewport(width)).await?;
        page.hide_scrollbars().await?;
        for theme in THEMES {
            page.prefer("prefers-color-scheme", theme).await?;
            (scene.set)(&page, scene).await?;
            // One theme is enough to see the whole page in: the folder stays below 4 MB.
            let extent = if scene.is_whole && theme == "light" { Extent::Page } else { Extent::Window };
            let png = page.picture(extent).await?;
            fs::write(folder.join(file(scene, width, theme)), picture::reduced(&png)?)?;
        }
        Ok(())
    })
}

/// Takes the start page as it is printed.
fn paper(folder: &Path) -> Result<()> {
    let file = folder.join("print.png");
    run(async move |page| {
        page.use_viewport(PAPER).await?;
        page.hide_scrollbars().await?;
        page.open_comparison("/").await?;
        // With the key that prints, everything that is printed comes.
        page.press(Key::Control).await?;
        page.wait_for("#cc-standing canvas[style]").await?;
        // The port differs each time.
        page.eval::<()>(
            "void (document.querySelector('.cc-on-paper .cc-address').textContent = 'https://example.org/calderdale/kirklees/')",
        )
        .await?;
        page.show_as_printed("light").await?;
        page.wait_until(
            "the charts are drawn for paper",
            "[...document.querySelectorAll('canvas')].every(canvas => canvas.width === 3000)",
        )
        .await?;
        Ok(fs::write(&file, picture::reduced(&page.picture(Extent::Window).await?)?)?)
    })
}

/// Takes what README.md shows: the start page as far as the chart.
fn screenshot(docs: &Path) -> Result<()> {
    let file = docs.join("screenshot.png");
    run(async move |page| {
        page.use_viewport(Viewport { height: 1560, ..DESKTOP }).await?;
        page.hide_scrollbars().await?;
        page.open_comparison("/").await?;
        page.wait_for_sharp_chart().await?;
        Ok(fs::write(&file, picture::reduced(&page.picture(Extent::Window).await?)?)?)
    })
}

/// The page that shows them all.
fn pages() -> String {
    let mut text = String::from(
        "# Gallery\n\n\
         The page as it is, for what only eyes can judge. `cargo xtask gallery` takes these pictures of `dist/` as last\n\
         built and writes this file; both are committed, so that a change can be looked at. Widths are those of the\n\
         window, in CSS pixels.\n",
    );
    for scene in SCENES {
        text.push_str(&format!("\n## {}\n\n{} `{}`\n", scene.title, scene.caption, scene.path));
        for theme in THEMES {
            text.push_str(&format!("\n### {}, {theme}\n\n", scene.title));
            for width in WIDTHS {
                let name = file(scene, width, theme);
                text.push_str(&format!("![{}, {width} px, {theme}](gallery/{name})\n", scene.title));
            }
        }
    }
    text.push_str(
        "\n## On paper\n\nThe start page on A4, without its margins, as “print” and “save as PDF” give it.\n\n\
         ![The start page on paper](gallery/print.png)\n",
    );
    text
}
