//! Every state of the page, judged by axe-core: on a desk and on a telephone, in the light and in the dark.
//!
//! No rule of the tags asked for is left out. What axe-core leaves open fails too, except for what [`REVIEWED`] names.

use anyhow::{Result, ensure};
use e2e::axe::{Finding, Rules};
use e2e::page::{DESKTOP, Key, Viewport};
use e2e::read::CHART;
use e2e::site::Fault;
use e2e::{Page, run};

const START: &str = "/calderdale/kirklees/";

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

/// Opens a comparison and waits until everything that comes later has come.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.open_comparison(path).await?;
    page.read_down().await
}

/// Judges a page in one state after the other, and tells in the end what was wrong in which.
struct Judge {
    page: Page,
    wrong: Vec<String>,
}

impl Judge {
    fn new(page: &Page) -> Self {
        Self { page: page.clone(), wrong: Vec::new() }
    }

    /// Judges the page as it stands, on every screen, in every theme and in forced colours.
    async fn look(&mut self, state: &str) -> Result<()> {
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

    fn finish(self) -> Result<()> {
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

#[test]
fn what_is_compared() -> Result<()> {
    run(async |page| {
        let mut judge = Judge::new(&page);
        open(&page, "/").await?;
        judge.look("the start page").await?;
        page.eval::<()>("document.querySelectorAll('details').forEach(one => { one.open = true; })").await?;
        judge.look("everything open").await?;
        judge.finish()
    })
}

#[test]
fn what_is_chosen_in_charts_and_lists() -> Result<()> {
    run(async |page| {
        let mut judge = Judge::new(&page);
        open(&page, START).await?;
        page.tab_to(CHART).await?;
        page.press(Key::Right).await?;
        page.wait_for(".cc-find button").await?;
        judge.look("a mark read out").await?;
        page.click(".cc-find button").await?;
        page.wait_for(".cc-is-chosen").await?;
        judge.look("an entry of the years chosen").await?;
        page.click(".cc-theme-name").await?;
        page.wait_for(".cc-councils").await?;
        judge.look("a theme opened").await?;
        judge.finish()
    })
}

#[test]
fn choosing_and_sharing() -> Result<()> {
    run(async |page| {
        let mut judge = Judge::new(&page);
        open(&page, START).await?;
        page.click("#cc-first-council").await?;
        page.wait_for("#cc-first-council-list [role=option]").await?;
        page.press(Key::Down).await?;
        judge.look("the chooser open").await?;
        page.type_text("calderale").await?;
        page.wait_for_text("#cc-first-council-list", "No council is called").await?;
        judge.look("nothing found").await?;
        page.press(Key::Escape).await?;
        page.eval::<()>("void Object.defineProperty(navigator, 'clipboard', { value: undefined })").await?;
        page.click_text("button", "Copy link").await?;
        page.wait_until("the link is shown", "document.activeElement.matches('#cc-link')").await?;
        judge.look("the link shown").await?;
        judge.finish()
    })
}

#[test]
fn dialogs() -> Result<()> {
    run(async |page| {
        let mut judge = Judge::new(&page);
        open(&page, START).await?;
        page.click_text(".cc-actions button", "Embed").await?;
        page.wait_for(".cc-embedding[open] textarea").await?;
        judge.look("the dialog for embeds").await?;
        page.click(".cc-embedding .cc-close").await?;
        page.wait_until("it is closed", "!document.querySelector('dialog[open]')").await?;

        // The browser would save the file, and nothing here needs it.
        page.eval::<()>("void (HTMLAnchorElement.prototype.click = () => {})").await?;
        page.click_text(".cc-actions button", "Download").await?;
        page.wait_for(".cc-keeping[open] button").await?;
        judge.look("the dialog for downloads").await?;
        page.click_text(".cc-keeping button", "Table (CSV)").await?;
        page.wait_for_text(".cc-keeping [role=status]", "Saved as calderdale-kirklees-ofsted").await?;
        judge.look("a file saved").await?;
        judge.finish()
    })
}

#[test]
fn addresses_of_every_kind() -> Result<()> {
    run(async |page| {
        let mut judge = Judge::new(&page);
        for (path, state) in [
            ("/calderdale/kirklees/?as-of=2019-01-01", "a pinned day, when no report was summarised"),
            ("/calderdle/kirklees/?as-of=soon", "an address misspelt"),
            ("/northamptonshire/leeds/", "a council replaced"),
            ("/embed/calderdale/kirklees/", "an embed"),
            ("/embed/calderdale/kirklees/?accent=claret&as-of=2019-01-01", "an embed with an accent, pinned"),
        ] {
            open(&page, path).await?;
            judge.look(state).await?;
        }
        judge.finish()
    })
}

#[test]
fn what_is_on_its_way() -> Result<()> {
    run(async |page| {
        let mut judge = Judge::new(&page);
        page.site().fault("data/index.json", Fault::Silent);
        page.open(START).await?;
        page.wait_for("[aria-busy=true]").await?;
        judge.look("the list of councils on its way").await?;
        page.site().heal();

        page.site().fault("data/councils/kirklees.json", Fault::Silent);
        page.open(START).await?;
        page.wait_for("main form").await?;
        page.wait_for("[aria-busy=true]").await?;
        judge.look("a record on its way").await?;
        page.site().heal();

        page.site().fault("data/grades.json", Fault::Silent);
        page.site().fault("data/themes.json", Fault::Silent);
        page.site().fault("data/findings/kirklees/2024-08-28.json", Fault::Silent);
        page.open_comparison(START).await?;
        page.scroll_to("#cc-findings").await?;
        page.wait_for("#cc-findings [aria-busy=true]").await?;
        judge.look("findings on their way").await?;
        judge.finish()
    })
}

#[test]
fn what_did_not_come() -> Result<()> {
    run(async |page| {
        let mut judge = Judge::new(&page);
        page.announce_error("500");
        let failed = Fault::Status(500);
        page.site().fault("data/index.json", failed);
        page.open(START).await?;
        page.wait_for("[role=alert]").await?;
        judge.look("the list of councils did not come").await?;
        page.site().heal();

        page.site().fault("data/councils/kirklees.json", failed);
        page.open(START).await?;
        page.wait_for("[role=alert]").await?;
        judge.look("a record did not come").await?;
        page.site().heal();

        page.site().fault(&page.site().later_part(), failed);
        page.open(START).await?;
        page.wait_for("#cc-later [role=alert]").await?;
        judge.look("the later part did not come").await?;
        page.site().heal();

        page.site().fault("data/themes.json", failed);
        page.site().fault("data/findings/kirklees/2024-08-28.json", failed);
        open(&page, START).await?;
        page.wait_for("#cc-findings [role=alert]").await?;
        judge.look("findings did not come").await?;
        judge.finish()
    })
}

/// What is painted, rather than what the styles say: text on every kind of ground.
#[test]
fn text_can_be_read_on_every_ground() -> Result<()> {
    run(async |page| {
        page.use_viewport(DESKTOP.at_ratio(3.0)).await?;
        // The higher of the two has its tint, once the first's and once the second's.
        for path in ["/calderdle/kirklees/", "/kirklees/calderdle/"] {
            open(&page, path).await?;
            page.click(".cc-mark").await?;
            page.wait_for(".cc-is-chosen").await?;
            for theme in ["light", "dark"] {
                page.prefer("prefers-color-scheme", theme).await?;
                for text in [
                    ".cc-notice span",
                    ".cc-higher .cc-word",
                    ".cc-higher .cc-change",
                    ".cc-verdict",
                    ".cc-is-chosen .cc-when",
                    ".cc-is-chosen .cc-source a",
                    ".cc-shared .cc-count",
                    ".cc-shared .cc-theme-name",
                    ".cc-button",
                ] {
                    let ratio = page.painted_contrast(text).await?;
                    ensure!(ratio >= 4.5, "{path}, {text} in the {theme}: {ratio:.2}");
                }
            }
        }
        page.prefer("prefers-color-scheme", "light").await?;
        let plant = "document.querySelector('.cc-button').style.cssText = 'border: 0; color: #999'";
        page.eval::<()>(&format!("void ({plant})")).await?;
        let faint = page.painted_contrast(".cc-button").await?;
        ensure!(faint < 4.5, "faint text is not found: {faint:.2}");
        Ok(())
    })
}

/// The charts paint in these colours, which are nowhere else to be found on the page.
#[test]
fn marks_and_lines_of_the_charts_stand_out() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        for theme in ["light", "dark"] {
            page.prefer("prefers-color-scheme", theme).await?;
            for (colour, least) in [
                ("ink", 4.5),
                ("muted", 4.5),
                ("first", 4.5),
                ("second", 4.5),
                ("first-line", 3.0),
                ("second-line", 3.0),
                ("dot", 3.0),
                ("outstanding", 3.0),
                ("good", 3.0),
                ("requires-improvement", 3.0),
                ("inadequate", 3.0),
            ] {
                page.eval::<()>(&format!(
                        "(sample => {{
                           sample.style.cssText = 'position: fixed; z-index: 9; top: 0; width: 40px; height: 40px; background: linear-gradient(var(--cc-{colour}) 40%, var(--cc-ground) 40%)';
                           sample.id = 'sample';
                           document.body.append(sample);
                         }})(document.querySelector('#sample') ?? document.createElement('i'))"
                    ))
                    .await?;
                let ratio = page.painted_contrast("#sample").await?;
                ensure!(ratio >= least, "{colour} in the {theme}: {ratio:.2}");
            }
        }
        Ok(())
    })
}

/// In forced colours only shape and word are left of a grade.
#[test]
fn grades_keep_their_shapes_in_forced_colours() -> Result<()> {
    run(async |page| {
        page.use_viewport(DESKTOP.at_ratio(3.0)).await?;
        open(&page, START).await?;
        page.prefer("forced-colors", "active").await?;
        page.eval::<()>("void (document.querySelector('.cc-meanings').open = true)").await?;
        let pairs = page.unlikeness(".cc-meanings dt .cc-glyph").await?;
        assert_eq!(pairs.len(), 6, "four grades, two by two: {pairs:?}");
        for (grades, unlike) in pairs {
            // The least, 0.15, is that of a circle and a diamond.
            ensure!(unlike >= 0.12, "{grades}: {unlike:.2}");
        }
        Ok(())
    })
}

/// What would hide something where colours are forced, planted one after the other.
#[test]
fn what_cannot_be_seen_in_forced_colours_is_found() -> Result<()> {
    run(async |page| {
        open(&page, START).await?;
        page.prefer("forced-colors", "active").await?;
        assert_eq!(page.unseen().await?, [""; 0]);
        for (planted, found) in [
            (
                "querySelector('h1').style.cssText = 'forced-color-adjust: none; color: #fff; background: #fff'",
                "”",
            ),
            (
                "querySelector('.cc-cell .cc-glyph').style.cssText = 'fill: Canvas; stroke: Canvas; color: Canvas'",
                "a shape",
            ),
            (
                "querySelector('.cc-swap').style.cssText = 'border-color: Canvas; background: Canvas'",
                "the edge of button",
            ),
        ] {
            page.eval::<()>(&format!("void (document.{planted})")).await?;
            let unseen = page.unseen().await?;
            ensure!(unseen.iter().any(|what| what.contains(found)), "{planted}: {unseen:?}");
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
            page.eval::<()>(&format!("void ({planted})")).await?;
            let found = faults(&page, Rules::All).await?;
            ensure!(found.iter().any(|fault| fault.starts_with(rule)), "{planted}: {found:?}");
        }
        Ok(())
    })
}
