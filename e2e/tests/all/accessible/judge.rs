//! The judge of a page: what it looks at, and that it finds what is wrong.

use anyhow::{Result, ensure};
use e2e::axe::{Finding, Rules};
use e2e::page::{DESKTOP, Viewport};
use e2e::{Page, run};

use super::{START, open};

/// Rules whose open questions have been answered: by another measurement, or once and for all.
const REVIEWED: [&str; 3] = [
    // Contrast is worked out from the colours in use, for every text and shape and not only where axe-core gives up.
    "color-contrast",
    // In the tables of facts a council's name has a row to itself, as the heading of the group of rows below it.
    // axe-core only knows headings with cells beside them or in the same column.
    "th-has-data-cells",
    // The previews of an embed are pages of their own, which are judged by themselves.
    "frame-tested",
];

/// Widths at which every state is judged.
const SCREENS: [Viewport; 2] = [Viewport::wide(320), DESKTOP];

/// Judges a page in one state after the other, and tells in the end what was wrong in which.
pub(super) struct Judge {
    page: Page,
    wrong: Vec<String>,
}

impl Judge {
    pub(super) fn new(page: &Page) -> Self {
        Self { page: page.clone(), wrong: Vec::new() }
    }

    /// Judges the page as it stands, on every screen, in every theme and in forced colours.
    pub(super) async fn look(&mut self, state: &str) -> Result<()> {
        for screen in SCREENS {
            self.page.use_viewport(screen).await?;
            for (theme, rules) in [("light", Rules::All), ("dark", Rules::Colours)] {
                self.page.prefer("prefers-color-scheme", theme).await?;
                self.note(&format!("{state}, {} px, {theme}", screen.width), rules).await?;
            }
        }
        self.page.prefer("prefers-color-scheme", "light").await?;
        self.look_forced(state).await
    }

    /// Judges the page in forced colours, which change what is painted, in a window as high as all of it.
    async fn look_forced(&mut self, state: &str) -> Result<()> {
        self.page.prefer("forced-colors", "active").await?;
        let height: u32 = self.page.eval("document.documentElement.scrollHeight").await?;
        self.page.use_viewport(Viewport { height: height.clamp(DESKTOP.height, 6000), ..DESKTOP }).await?;
        let look = format!("{state}, forced colours");
        self.note(&look, Rules::All).await?;
        let unseen = self.page.unseen().await?;
        self.wrong.extend(unseen.into_iter().map(|what| format!("{look}: not to be seen: {what}")));
        self.page.use_viewport(DESKTOP).await?;
        self.page.prefer("forced-colors", "none").await
    }

    async fn note(&mut self, look: &str, rules: Rules) -> Result<()> {
        let faults = faults(&self.page, rules).await?;
        self.wrong.extend(faults.into_iter().map(|fault| format!("{look}: {fault}")));
        Ok(())
    }

    pub(super) fn finish(self) -> Result<()> {
        ensure!(self.wrong.is_empty(), "{} faults:\n  {}", self.wrong.len(), self.wrong.join("\n  "));
        Ok(())
    }
}

/// What is wrong with the page as it stands.
async fn faults(page: &Page, rules: Rules) -> Result<Vec<String>> {
    let judgement = page.axe(rules).await?;
    let is_open = |finding: &Finding| !REVIEWED.contains(&finding.rule.as_str());
    let open = judgement.incomplete.into_iter().filter(is_open);
    let mut faults: Vec<String> = judgement
        .violations
        .into_iter()
        .chain(open)
        .map(|finding| format!("{}: {}: {}", finding.rule, finding.target, finding.why))
        .collect();
    faults.extend(page.faint().await?.into_iter().map(|text| format!("contrast: {text}")));
    faults.extend(page.sticking_out().await?.into_iter().map(|out| format!("sticks out: {out}")));
    Ok(faults)
}

/// Without this, every look at another width or in other colours could be a look at the same.
#[test]
fn the_page_gets_the_device_and_wishes_that_are_asked_for() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        for screen in SCREENS {
            page.use_viewport(screen).await?;
            page.wait_until(
                "the window is as wide as asked for",
                &format!("innerWidth === {} && innerHeight === {}", screen.width, screen.height),
            )
            .await?;
        }
        for (feature, wish, usual) in
            [("prefers-color-scheme", "dark", "light"), ("forced-colors", "active", "none")]
        {
            for value in [wish, usual] {
                page.prefer(feature, value).await?;
                page.wait_until(
                    &format!("{feature} is {value}"),
                    &format!("matchMedia('({feature}: {value})').matches"),
                )
                .await?;
            }
        }
        Ok(())
    })
}

/// Faults of each kind that the tests above rely on seeing, planted one after the other.
#[test]
fn planted_faults_are_found() -> Result<()> {
    run(async |page| {
        open(&page, START).await?;
        let sound = faults(&page, Rules::All).await?;
        ensure!(sound.is_empty(), "before anything is planted: {sound:?}");
        for (planted, rule) in [
            ("document.querySelector('.cc-swap').removeAttribute('aria-label')", "button-name"),
            ("document.documentElement.lang = ''", "html-has-lang"),
            ("document.querySelector('h2').outerHTML = '<h5>Grades</h5>'", "heading-order"),
            ("document.querySelector('.cc-swap').style.width = '9px'", "target-size"),
            ("document.querySelector('.cc-rail-note').style.color = '#aaa'", "color-contrast"),
            // axe-core cannot judge what lies behind a picture; this can.
            ("document.querySelector('.cc-verdict').style.color = '#bbb'", "contrast: "),
            (
                "document.querySelector('.cc-glyph').style.cssText = 'fill: #eee; color: #eee'",
                "contrast: a shape",
            ),
            ("document.querySelector('.cc-dates').style.width = '2000px'", "sticks out"),
        ] {
            // Without what was planted before.
            open(&page, START).await?;
            page.eval::<()>(&format!("void ({planted})")).await?;
            let found = faults(&page, Rules::All).await?;
            ensure!(found.iter().any(|fault| fault.starts_with(rule)), "{planted}: {found:?}");
        }
        Ok(())
    })
}
