//! The states that the page can be in, each judged.

use anyhow::{Result, ensure};
use e2e::page::{Key, Viewport};
use e2e::read::CHART;
use e2e::site::Fault;
use e2e::{run, run_exported};

use super::judge::Judge;
use super::{START, open};
use crate::untouched_elements::{element, show, starts, tree, wait_for_shown};

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

/// No program comes to the page of one council, so it is as it was exported.
#[test]
fn pages_of_one_council() -> Result<()> {
    run_exported(async |page| {
        let mut judge = Judge::new(&page);
        for (path, state) in [
            ("/calderdale/", "a council"),
            ("/slough/", "a council whose report may not be the newest"),
            ("/trafford/", "a council without an overall grade"),
            ("/northamptonshire/", "an abolished council"),
            ("/north-northamptonshire/", "a new council"),
        ] {
            page.open(path).await?;
            page.wait_for(".cc-its-years, .cc-notice").await?;
            page.eval::<()>("void document.querySelectorAll('details').forEach((it) => (it.open = true))")
                .await?;
            judge.look(state).await?;
            for width in [305, 320, 360, 390, 412, 600, 1200] {
                page.use_viewport(Viewport::wide(width)).await?;
                let too_wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
                ensure!(!page.eval::<bool>(too_wide).await?, "{state} runs out of {width} px");
                let beside = "[...document.querySelectorAll('.cc-its-grades td:nth-child(2)')].every((cell) => { \
                              const shape = cell.querySelector('.cc-glyph').getBoundingClientRect(); \
                              const [word] = cell.querySelector('b').getClientRects(); \
                              return shape.top < word.bottom && shape.bottom > word.top && shape.right <= word.left; })";
                ensure!(page.eval::<bool>(beside).await?, "{state}: a shape leaves its word at {width} px");
            }
        }
        judge.finish()
    })
}

/// An article has a title and a main part of its own, and headings after an element still belong to it.
#[test]
fn elements_in_an_article() -> Result<()> {
    run_exported(async |page| {
        let mut judge = Judge::new(&page);
        let elements = [
            "first='calderdale' second='kirklees'",
            "first='kirklees' second='calderdale' show='headline grades'",
        ];
        let [first, second] = elements.map(element);
        let article = format!("<main><h1>Two reports</h1>{first}<h2>Next door</h2>{second}</main>");
        let _hosts = show(&page, &article).await?;
        let wait = async || {
            wait_for_shown(&page, 0, "What inspectors found").await?;
            wait_for_shown(&page, 1, "same grades except").await
        };
        wait().await?;
        judge.look("elements as they were exported").await?;
        let levels = |place| {
            format!(
                "[...{}.querySelectorAll('h1, h2, h3, h4')].every((it) => it.ariaLevel == Number(it.tagName[1]) + 1)",
                tree(place)
            )
        };
        for place in [0, 1] {
            ensure!(page.eval::<bool>(&levels(place)).await?, "element {place} as it was exported");
            page.eval::<()>(&format!("{}.querySelector('.cc-swap').click()", tree(place))).await?;
            starts(&page, place).await?;
            page.wait_until("the headings are as low as those of an article", &levels(place)).await?;
        }
        wait().await?;
        judge.look("elements whose program has come").await?;
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
