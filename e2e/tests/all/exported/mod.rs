//! Exported pages: what they show before the program starts, without it, and that nothing moves when it does.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use e2e::hosts::Hosts;
use e2e::page::{DESKTOP, Key, Viewport};
use e2e::read::Side;
use e2e::site::Fault;
use e2e::{Page, run_exported};

pub(super) const PAIR: &str = "/calderdale/kirklees/";
pub(super) const HEADLINE: &str = "Calderdale and Kirklees have the same grades except for care leavers: good in Calderdale, \
     requires improvement in Kirklees";

/// Sums up layout shifts, as browsers count them, from the first.
const COUNT_SHIFTS: &str = "window.shifted = 0; new PerformanceObserver((list) => { for (const shift of list.getEntries()) \
     window.shifted += shift.value }).observe({ type: 'layout-shift', buffered: true });";

/// Where everything stands, by its place among its kind: x, y, width and height in whole pixels, on the whole page.
const BOXES: &str = "Object.fromEntries([...document.querySelectorAll('#council-compare :is(h1, h2, h3, h4, p, li, section, \
     table, tr, th, td, details, summary, figure, figcaption, button, input, a, .cc-chart, .cc-field)')].map((it, i) => { \
     const box = it.getBoundingClientRect(); \
     return [`${i} ${it.tagName}`, [box.x, box.y + (box.width && scrollY), box.width, \
     box.height].map(Math.round)]; }).filter(([, box]) => box[2] > 0))";

type Boxes = BTreeMap<String, [i32; 4]>;

/// Opens a page whose program comes when it is let through.
pub(super) async fn open_still(page: &Page, path: &str) -> Result<()> {
    page.site().fault(&page.site().program(), Fault::Late);
    page.open(path).await?;
    page.wait_for("#cc-stage").await
}

/// Lets the program through, and waits until it has taken the page over.
pub(super) async fn let_start(page: &Page) -> Result<()> {
    page.site().heal();
    taken_over(page).await
}

/// Waits until the program has taken the page over.
async fn taken_over(page: &Page) -> Result<()> {
    page.wait_until("the program has taken over", "!document.querySelector('#cc-stage')").await
}

/// Opens a window in which the chart is as wide as in `tests/snapshots/scene_calderdale_kirklees_320.snap`, which says where its
/// marks are.
async fn let_chart_be_320_wide(page: &Page) -> Result<()> {
    let chart: u32 = page.eval("document.querySelector('#cc-chart').clientWidth").await?;
    page.use_viewport(Viewport::wide(360 + 320 - chart)).await
}

/// Waits until what stands below the grades answers.
pub(super) async fn wait_for_panels(page: &Page) -> Result<()> {
    page.eval::<()>("void scrollTo(0, 900)").await?;
    page.wait_until("the chart is drawn", "document.querySelector('canvas#cc-chart')?.style.height").await?;
    page.wait_until("the other too", "document.querySelector('canvas#cc-standing-chart')?.style.height").await
}

/// Checks that the same things stand in the same places, but for rounding.
fn check_places(before: &Boxes, after: &Boxes, of: &str) -> Result<()> {
    ensure!(before.len() > 100, "{of}: only {} boxes", before.len());
    for (name, place) in before {
        let now = after.get(name);
        let is_there =
            now.is_some_and(|now| now.iter().zip(place).all(|(now, then)| (now - then).abs() <= 1));
        ensure!(is_there, "{of}: `{name}` was at {place:?} and is at {now:?}");
    }
    ensure!(before.len() == after.len(), "{of}: {} boxes, then {}", before.len(), after.len());
    Ok(())
}

#[test]
fn nothing_moves_when_the_program_takes_over() -> Result<()> {
    run_exported(async |page| {
        page.before_load(COUNT_SHIFTS).await?;
        for path in [PAIR, "/cheshire-east/north-yorkshire/"] {
            for width in [320, 390, 600, 1200] {
                page.use_viewport(Viewport::wide(width)).await?;
                open_still(&page, path).await?;
                ensure!(page.count(".cc-years details:not([open])").await? == 1, "the years are open");
                let before: Boxes = page.eval(BOXES).await?;
                let_start(&page).await?;
                let between: Boxes = page.eval(BOXES).await?;
                let of = format!("{path} at {width} px");
                check_places(&before, &between, &format!("{of}, taken over"))?;
                wait_for_panels(&page).await?;
                let after: Boxes = page.eval(BOXES).await?;
                check_places(&between, &after, &format!("{of}, with its charts"))?;
                let shifted: f64 = page.eval("window.shifted").await?;
                ensure!(shifted < 0.01, "{of}: a layout shift of {shifted}");
            }
        }
        Ok(())
    })
}

/// What comes in parts is short at first, and its scrollbar would move it aside later.
#[test]
fn a_page_is_as_wide_when_it_is_short() -> Result<()> {
    run_exported(async |page| {
        let width = "document.querySelector('.cc').getBoundingClientRect().width";
        for path in [PAIR, "/calderdale/", "/embed/calderdale/kirklees/"] {
            page.use_viewport(Viewport::wide(1000)).await?;
            page.open(path).await?;
            page.wait_for("main").await?;
            let whole: f64 = page.eval(width).await?;
            // For what stands there now, and for what the program may put in its place at any time.
            page.eval::<()>(
                "void (window.hide = new CSSStyleSheet(), hide.replaceSync('main { display: none !important }'), \
                 document.adoptedStyleSheets = [hide])",
            )
            .await?;
            page.wait_until("the page is short", "document.querySelector('.cc').offsetHeight < 400").await?;
            let short: f64 = page.eval(width).await?;
            ensure!(short == whole, "{path}: {short} px of width, then {whole}");
        }
        Ok(())
    })
}

#[test]
fn a_place_on_the_page_is_kept() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(390)).await?;
        open_still(&page, PAIR).await?;
        page.eval::<()>("void (document.querySelector('.cc-meanings').open = true)").await?;
        page.eval::<()>("void document.querySelector('#cc-findings summary').focus()").await?;
        page.eval::<()>("void document.querySelector('#cc-findings').scrollIntoView()").await?;
        let place =
            "[scrollY, document.querySelector('#cc-findings').getBoundingClientRect().y].map(Math.round)";
        let before: [i32; 2] = page.eval(place).await?;
        ensure!(before[0] > 1500, "the page is short: {before:?}");
        let_start(&page).await?;
        assert_eq!(page.eval::<[i32; 2]>(place).await?, before);
        let focus = "document.activeElement.closest('#cc-findings') && document.activeElement.tagName";
        // It may be on its way from what was exported to what takes its place.
        page.wait_until("the focus is kept", &format!("{focus} === 'SUMMARY'")).await?;
        ensure!(
            page.eval::<bool>("document.querySelector('.cc-meanings').open").await?,
            "what was opened closed"
        );
        // The panels are near, so that they are replaced now, and the focus stays at the same summary.
        page.wait_until("the chart is drawn", "document.querySelector('canvas#cc-chart')?.style.height")
            .await?;
        page.wait_until("the focus stays", &format!("{focus} === 'SUMMARY'")).await?;
        let after: [i32; 2] = page.eval(place).await?;
        ensure!((after[1] - before[1]).abs() <= 1, "{before:?} became {after:?}");
        Ok(())
    })
}

#[test]
fn what_was_typed_before_the_program_came_is_looked_for() -> Result<()> {
    run_exported(async |page| {
        open_still(&page, PAIR).await?;
        page.click("#cc-second-council").await?;
        page.press_with_control('a').await?;
        page.type_text("Lee").await?;
        let_start(&page).await?;
        page.wait_for_text("#cc-second-council-list", "Leeds").await?;
        page.press(Key::Enter).await?;
        page.wait_for_text("h1", "Leeds").await?;
        page.wait_for_address("/compare/calderdale/leeds/").await
    })
}

/// The name of the chart that the program has drawn.
const DRAWN: &str = "document.querySelector('canvas#cc-chart')?.getAttribute('aria-label') ?? ''";

#[test]
fn an_area_chosen_before_the_program_came_is_shown() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(390)).await?;
        open_still(&page, PAIR).await?;
        page.eval::<()>(
            "(() => { const area = document.querySelector('#cc-area'); area.value = 'care-leavers'; \
             area.dispatchEvent(new Event('change', { bubbles: true })); area.scrollIntoView(); })()",
        )
        .await?;
        let_start(&page).await?;
        page.wait_until("the area is drawn", &format!("({DRAWN}).startsWith('Care leavers')")).await?;
        ensure!(page.eval::<String>("document.querySelector('#cc-area').value").await? == "care-leavers");
        page.wait_until("the address says so", "location.search === '?area=care-leavers'").await
    })
}

#[test]
fn an_area_that_a_link_asks_for_is_drawn_before_the_reader_gets_there() -> Result<()> {
    run_exported(async |page| {
        // So low that the chart is not seen.
        page.use_viewport(Viewport { height: 400, ..Viewport::wide(390) }).await?;
        page.open(&format!("{PAIR}?area=care-leavers")).await?;
        page.wait_until("the area is drawn", &format!("({DRAWN}).startsWith('Care leavers')")).await?;
        ensure!(page.eval::<f64>("scrollY").await? == 0.0);
        page.open(PAIR).await?;
        taken_over(&page).await?;
        // Else it would be drawn for nobody.
        ensure!(page.count("canvas").await? == 0, "a chart is drawn before anybody sees it");
        Ok(())
    })
}

#[test]
fn a_mark_that_was_pressed_before_the_program_came_is_read_out() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(360)).await?;
        open_still(&page, PAIR).await?;
        let_chart_be_320_wide(&page).await?;
        let width: f64 = page.eval(PRESS_THE_STAR).await?;
        ensure!(width == 320.0, "{width}");
        let_start(&page).await?;
        page.wait_until("the mark is read out", IS_THE_STAR_READ).await
    })
}

/// Presses where the chart of 320 px has the star of 2018 (`tests/snapshots/scene_calderdale_kirklees_320.snap`), and tells how
/// wide it is.
const PRESS_THE_STAR: &str = "(() => { const chart = document.querySelector('#cc-chart'); \
     chart.scrollIntoView({ block: 'center' }); const { left, top, width } = chart.getBoundingClientRect(); \
     const where = { bubbles: true, clientX: left + 138, clientY: top + 65 }; \
     chart.querySelector('svg').dispatchEvent(new MouseEvent('click', where)); return width; })()";
const IS_THE_STAR_READ: &str =
    "/Outstanding .*2018/s.test(document.querySelector('.cc-held')?.textContent ?? '')";

/// The panels that were exported stand in the program's page until it can draw its own.
#[test]
fn what_is_pressed_in_panels_before_their_part_came_answers_when_it_has() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(360)).await?;
        page.site().fault(&page.site().later_part(), Fault::Late);
        page.open(PAIR).await?;
        taken_over(&page).await?;
        let_chart_be_320_wide(&page).await?;
        let width: f64 = page.eval(PRESS_THE_STAR).await?;
        ensure!(width == 320.0, "{width}");
        page.site().heal();
        page.wait_until("the mark is read out", IS_THE_STAR_READ).await?;

        page.use_viewport(DESKTOP).await?;
        page.site().fault(&page.site().later_part(), Fault::Late);
        page.open(PAIR).await?;
        taken_over(&page).await?;
        page.click_text(".cc-tabs button", "Care leavers").await?;
        page.site().heal();
        page.wait_until("the area is drawn", &format!("({DRAWN}).startsWith('Care leavers')")).await
    })
}

/// The styles may have failed before the script that waits for them came.
#[test]
fn without_its_styles_the_page_says_so_soon() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("404");
        page.announce_error("Refused to apply style");
        page.site().fault(&page.site().styles(), Fault::Status(404));
        page.open(PAIR).await?;
        let said = "The interactive part of this page did not load. Everything below is complete";
        page.wait_for_text("main > .cc-notice", said).await?;
        ensure!(page.count("main > .cc-notice").await? == 1, "it is said twice");
        Ok(())
    })
}

/// A share picture shows the newest grades, and stands only in codes that show those too, of a pair that has one here.
#[test]
fn a_code_has_the_picture_that_the_site_has() -> Result<()> {
    run_exported(async |page| {
        // No embed of the two chosen in the end was exported, of which the preview is.
        page.announce_error("embed/calderdale/leeds/");
        let open = async || -> Result<()> {
            page.click_text(".cc-actions button", "Embed").await?;
            page.wait_for(".cc-embedding[open] textarea").await?;
            page.click_text(".cc-embedding label", "Picture").await
        };
        let code = "document.querySelector('.cc-embedding textarea').value";
        page.open_comparison(PAIR).await?;
        open().await?;
        page.wait_until("the code has a picture", &format!("{code}.includes('<img')")).await?;
        let loads = format!(
            "(async () => {{ const [, address] = /<img src=\"([^\"]+)/.exec({code}); \
             const here = Object.assign(new Image(), {{ src: new URL(address).pathname }}); \
             await here.decode(); return [here.naturalWidth, here.naturalHeight]; }})()"
        );
        assert_eq!(page.eval::<[u32; 2]>(&loads).await?, [1200, 630]);
        page.click_text(".cc-embedding label", "Pinned: as known on 20 August 2026").await?;
        page.wait_until("a pinned code has none", &format!("!{code}.includes('<img')")).await?;
        page.wait_for_text("#cc-code-note", "There is no picture of this").await?;
        page.click_text(".cc-embedding label", "Live: always the newest").await?;
        page.wait_until("the code has a picture", &format!("{code}.includes('<img')")).await?;
        page.press(Key::Escape).await?;
        // The page was exported for one pair, and knows of no other picture.
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        open().await?;
        page.wait_for_text("#cc-code-note", "There is no picture of this").await?;
        ensure!(!page.eval::<String>(code).await?.contains("<img"));
        Ok(())
    })
}

#[test]
fn without_the_program_the_page_is_complete_and_says_what_does_not_work() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("500");
        page.site().fault(&page.site().program(), Fault::Status(500));
        page.open(PAIR).await?;
        page.wait_for_text("[role=status].cc-notice", "The interactive part of this page did not load.")
            .await?;
        assert_eq!(page.text("h1").await?, HEADLINE);
        assert_eq!(page.count("[aria-label='Grades by area'] tbody tr").await?, 5);
        let charts = "[...document.querySelectorAll('.cc-still svg')].filter((it) => it.getClientRects().length).length";
        assert_eq!(page.eval::<u32>(charts).await?, 2);
        ensure!(page.count("#cc-stage").await? == 0, "the stage stays");
        // What only the program can do is not offered.
        let offered = "[...document.querySelectorAll('.cc-swap, .cc-theme, .cc-actions button')]\
             .filter((it) => it.getClientRects().length).length";
        assert_eq!(page.eval::<u32>(offered).await?, 0);
        Ok(())
    })
}

#[test]
fn without_the_later_part_the_charts_stay_as_they_are() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("500");
        page.site().fault(&page.site().later_part(), Fault::Status(500));
        page.open(PAIR).await?;
        taken_over(&page).await?;
        page.scroll_to("#cc-panels").await?;
        page.wait_for_text("[role=alert]", "The interactive part of the charts below did not load.").await?;
        ensure!(page.count(".cc-still svg").await? == 4, "the charts are gone");
        page.site().heal();
        page.click("[role=alert] button").await?;
        page.wait_until("the chart is drawn", "document.querySelector('canvas#cc-chart')?.style.height")
            .await?;
        ensure!(page.count(".cc-still").await? == 0, "the exported charts stay");
        Ok(())
    })
}

#[test]
fn a_pinned_link_shows_no_other_day_meanwhile() -> Result<()> {
    run_exported(async |page| {
        open_still(&page, &format!("{PAIR}?as-of=2019-01-01")).await?;
        let is_seen = "getComputedStyle(document.querySelector('h1')).visibility";
        assert_eq!(page.eval::<String>(is_seen).await?, "hidden");
        let_start(&page).await?;
        page.wait_for_text("h1", "As of 1 January 2019").await?;
        assert_eq!(page.eval::<String>(is_seen).await?, "visible");
        ensure!(page.count(".cc-still").await? == 0, "the charts of today stay");
        Ok(())
    })
}

#[test]
fn a_pinned_link_without_the_program_says_what_is_shown_instead() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("500");
        page.site().fault(&page.site().program(), Fault::Status(500));
        page.open(&format!("{PAIR}?as-of=2019-01-01")).await?;
        page.wait_for_text(".cc-notice", "This link asks for the comparison as of a day").await?;
        let is_seen = "getComputedStyle(document.querySelector('h1')).visibility";
        assert_eq!(page.eval::<String>(is_seen).await?, "visible");
        Ok(())
    })
}

#[test]
fn the_theme_of_the_address_is_there_from_the_first_paint() -> Result<()> {
    run_exported(async |page| {
        open_still(&page, &format!("{PAIR}?theme=dark")).await?;
        let ground = "getComputedStyle(document.querySelector('.cc')).backgroundColor";
        assert_eq!(page.eval::<String>(ground).await?, "rgb(21, 24, 28)");
        let_start(&page).await?;
        assert_eq!(page.eval::<String>(ground).await?, "rgb(21, 24, 28)");
        Ok(())
    })
}

/// Notes what the policy of a page forbids, in it and in each of its frames.
const NOTE_VIOLATIONS: &str = "window.violations = []; addEventListener('securitypolicyviolation', \
     ({ effectiveDirective, blockedURI, sourceFile }) => violations.push(`${effectiveDirective} ${blockedURI} ${sourceFile}`));";

/// What was noted so far.
const VIOLATIONS: &str = "[window, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)]\
     .flatMap(({ violations }) => violations)";

/// The policy is that of the real file of headers, so what it forbids fails everywhere in this module: browsers write it
/// to the console. Here everything is done that could need more than it allows.
#[test]
fn nothing_needs_more_than_the_policy_allows() -> Result<()> {
    run_exported(async |page| {
        page.before_load(&format!("{NOTE_VIOLATIONS} {NOTE_FILES}")).await?;
        for path in [PAIR, "/embed/calderdale/kirklees/"] {
            page.open(path).await?;
            // An embed has its program when somebody comes to a control.
            page.tab_to("input").await?;
            page.wait_until(
                "the program has taken over",
                "!document.querySelector('[data-when], #cc-stage')",
            )
            .await?;
            wait_for_panels(&page).await?;
            page.read_down().await?;
            for kind in ["Picture (PNG)", "Drawing (SVG)", "Table (CSV)"] {
                page.click_text(".cc-actions button", "Download").await?;
                page.wait_for("dialog.cc-keeping[open]").await?;
                let before: usize = page.eval("saved.length").await?;
                page.click_text("dialog.cc-keeping button", kind).await?;
                page.wait_until(&format!("{kind} is saved"), &format!("saved.length > {before}")).await?;
                page.press(Key::Escape).await?;
            }
            if path == PAIR {
                page.click_text(".cc-actions button", "Embed").await?;
                let shown = "[...document.querySelectorAll('.cc-embedding iframe')].filter((frame) => \
                     frame.contentDocument?.querySelector('.cc-grades') && !frame.contentDocument.querySelector('#cc-stage')).length === 8";
                page.wait_until("the previews are there", shown).await?;
                page.press(Key::Escape).await?;
            }
            page.prefer("prefers-color-scheme", "dark").await?;
            page.choose(Side::First, "leeds").await?;
            page.wait_for_councils("Leeds", "Kirklees").await?;
            assert_eq!(page.eval::<Vec<String>>(VIOLATIONS).await?, [""; 0], "{path}");
            // What it forbids is noted: a script in the markup everywhere, and where the page brings its styles along, others.
            page.announce_error("Content Security Policy");
            let script =
                "void document.body.append(Object.assign(document.createElement('script'), { text: '1' }))";
            page.eval::<()>(script).await?;
            // Each policy that holds for a page tells of it.
            let told = format!("{VIOLATIONS}.some((what) => what.startsWith('script-src'))");
            page.wait_until("a script in the markup is refused", &told).await?;
            if path == PAIR {
                page.eval::<()>("void document.querySelector('h1').setAttribute('style', 'color: red')")
                    .await?;
                let told = format!("{VIOLATIONS}.some((what) => what.startsWith('style-src'))");
                page.wait_until("a style in the markup is refused", &told).await?;
            }
        }
        Ok(())
    })
}

/// The page has buttons that others could make readers press unawares; an embed is there to be framed.
#[test]
fn others_may_frame_an_embed_and_nothing_else() -> Result<()> {
    run_exported(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        page.announce_error("frame-ancestors");
        for (path, is_shown) in [("calderdale/kirklees/", false), ("embed/calderdale/kirklees/", true)] {
            let address = hosts.site(path);
            let body = format!(
                "<iframe src='{address}' width='600' height='900' onload='document.title = \"loaded\"'></iframe>"
            );
            page.go(&hosts.write("framing.html", &body)).await?;
            page.wait_until("the frame has answered", "document.title === 'loaded'").await?;
            page.enter_frame("iframe").await?;
            ensure!((page.count(".cc-grades").await? == 1) == is_shown, "{path}");
            page.leave_frame().await?;
        }
        Ok(())
    })
}

/// Notes the names of the files that the page saves, and lets the browser save none of them.
const NOTE_FILES: &str = "window.saved = []; \
     HTMLAnchorElement.prototype.click = function () { if (this.download) saved.push(this.download); };";
