//! Elements of an exported site that somebody needs: the program takes the place of what was exported, and nothing moves.

use anyhow::{Context as _, Result, ensure};
use e2e::hosts::Hosts;
use e2e::page::{Key, Viewport};
use e2e::site::Fault;
use e2e::{Page, run_exported};
use tokio::time::{Duration, sleep};

use crate::blocked::{HASTE, WITHOUT_PROGRAM, hash, is_awaited, take_program_away};
use crate::untouched_elements::{element, has_program, show, starts, tree, wait_for_shown};

const PAIR: &str = "first='calderdale' second='kirklees'";

/// Where everything with a text or a press in an element stands, and what it says.
const PLACES: &str = r#"(tree) => {
  const all = [...tree.querySelector(".cc").querySelectorAll("h1, h2, p, section, tr, th, td, time, button, input, select, a, summary, li, label, dt, figure, figcaption, .cc-chart")];
  return all.map((it) => {
    const { left, top, width, height } = it.getBoundingClientRect();
    const words = it.matches(".cc-chart, figure, section") ? "" : it.textContent.trim().slice(0, 24);
    return [`${it.localName} ${words}`, ...[left, top + scrollY, width, height].map((length) => Math.round(length))];
  }).filter(([, , , width, height]) => width > 1 && height > 1);
}"#;

async fn places(page: &Page) -> Result<Vec<(String, i32, i32, i32, i32)>> {
    page.eval(&format!("({PLACES})({})", tree(0))).await
}

/// Presses a control of the first element as a script would, since no driver points into its tree.
async fn click(page: &Page, css: &str) -> Result<()> {
    page.eval::<()>(&format!("void {}.querySelector('{css}').click()", tree(0))).await
}

/// The middle of what a selector finds in the first element, brought into view.
async fn middle(page: &Page, css: &str) -> Result<[f64; 2]> {
    page.eval(&format!(
        "((it) => {{ it.scrollIntoView({{ block: 'center', behavior: 'instant' }}); \
           const {{ left, top, width, height }} = it.getBoundingClientRect(); return [left + width / 2, top + height / 2]; }})\
         ({}.querySelector('{css}'))",
        tree(0)
    ))
    .await
}

#[test]
fn nothing_moves_when_the_program_takes_over() -> Result<()> {
    run_exported(async |page| {
        let around = "<p>Before.</p><div style='height:300px'></div>";
        for width in [320, 600, 1200] {
            for attributes in [
                "",
                "show='headline grades' theme='dark'",
                "show='journey' accent='teal'",
                "show='findings standing'",
            ] {
                let what = format!("{attributes} at {width} px");
                page.use_viewport(Viewport::wide(width)).await?;
                let _hosts =
                    show(&page, &format!("{around}{}{around}", element(&format!("{PAIR} {attributes}"))))
                        .await?;
                wait_for_shown(&page, 0, "Used under the Open Government Licence").await?;
                // Where the reader is, which may be far down.
                let [x, y] = middle(&page, ".cc-foot .cc-button").await?;
                let still = places(&page).await?;
                let scrolled: f64 = page.eval("scrollY").await?;
                page.point_at(x, y).await?;
                starts(&page, 0).await.with_context(|| what.clone())?;
                let alive = places(&page).await?;
                let gone: Vec<_> = still.iter().filter(|place| !alive.contains(place)).collect();
                let new: Vec<_> = alive.iter().filter(|place| !still.contains(place)).collect();
                ensure!(gone.is_empty() && new.is_empty(), "{what}: {gone:#?} became {new:#?}");
                let now: f64 = page.eval("scrollY").await?;
                ensure!(now == scrolled, "{what}: the page was scrolled from {scrolled} to {now}");
                sleep(Duration::from_millis(300)).await;
                let later = places(&page).await?;
                let moved: Vec<_> =
                    alive.iter().zip(&later).filter(|(then, now)| then != now).take(6).collect();
                ensure!(later == alive, "{what}: it moved later: {moved:#?}");
            }
        }
        Ok(())
    })
}

#[test]
fn nothing_moves_in_a_font_of_the_page() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(600)).await?;
        let _hosts = show(&page, &element(&format!("{PAIR} style='--cc-font: Georgia'"))).await?;
        wait_for_shown(&page, 0, "What inspectors found").await?;
        let place = format!(
            "[{0}.querySelector('.cc-foot .cc-button').getBoundingClientRect().top, {0}.querySelector('.cc').offsetHeight]",
            tree(0)
        );
        let [x, y] = middle(&page, ".cc-foot .cc-button").await?;
        let still: [f64; 2] = page.eval(&place).await?;
        page.point_at(x, y).await?;
        starts(&page, 0).await?;
        let alive: [f64; 2] = page.eval(&place).await?;
        ensure!((still[0] - alive[0]).abs() <= 1.0, "{still:?} became {alive:?}");
        ensure!((still[1] - alive[1]).abs() <= 1.0, "{still:?} became {alive:?}");
        Ok(())
    })
}

#[test]
fn what_was_done_before_the_program_is_there_is_done_again() -> Result<()> {
    run_exported(async |page| {
        let _hosts = show(&page, &element(PAIR)).await?;
        wait_for_shown(&page, 0, "What inspectors found").await?;
        page.site().fault(&page.site().program(), Fault::Late);
        page.eval::<()>(&format!("void ({}.querySelector('.cc-meanings').open = true)", tree(0))).await?;
        page.eval::<()>(&format!(
            "void {}.querySelector('#cc-findings details')?.toggleAttribute('open')",
            tree(0)
        ))
        .await?;
        let opened = format!("[...{}.querySelectorAll('details')].map((it) => it.open).join()", tree(0));
        let before: String = page.eval(&opened).await?;
        let [x, y] = middle(&page, "#cc-second-council").await?;
        page.click_at(x, y).await?;
        page.press_with_control('a').await?;
        page.type_text("lee").await?;
        page.site().heal();
        starts(&page, 0).await?;
        let options =
            format!("{}.querySelector('#cc-second-council-list').textContent.includes('Leeds')", tree(0));
        page.wait_until("the list is open", &options).await?;
        ensure!(
            page.eval::<String>(&opened).await? == before && before.contains("true"),
            "{before} was open"
        );
        page.press(Key::Enter).await?;
        wait_for_shown(&page, 0, "Leeds").await
    })
}

#[test]
fn what_was_pressed_answers_and_the_page_hears_of_it() -> Result<()> {
    run_exported(async |page| {
        let listening = "<script>window.heard = []; addEventListener('council-compare:change', ({ detail, target }) => heard.push([detail.first, detail.second, target.localName]));</script>";
        // A link to another pair, which an embed does not show, leads nowhere but in the element.
        for (css, pair) in [
            (".cc-swap", ["kirklees", "calderdale"]),
            (".cc-offers a:not([target])", ["calderdale", "bournemouth-christchurch-and-poole"]),
        ] {
            page.site().fault(&page.site().program(), Fault::Late);
            let _hosts =
                show(&page, &format!("{listening}{}", element(&format!("{PAIR} show='headline grades'"))))
                    .await?;
            wait_for_shown(&page, 0, "Care leavers").await?;
            let address: String = page.eval("location.href").await?;
            if css == ".cc-swap" {
                let [x, y] = middle(&page, css).await?;
                page.click_at(x, y).await?;
            } else {
                click(&page, css).await?;
            }
            sleep(Duration::from_millis(200)).await;
            ensure!(page.eval::<usize>("heard.length").await? == 0);
            page.site().heal();
            page.wait_until("the page hears", "heard.length === 1").await.with_context(|| css.to_owned())?;
            let heard: [String; 3] = page.eval("heard[0]").await?;
            ensure!(heard[..2] == pair && heard[2] == "council-compare", "{heard:?}");
            ensure!(page.eval::<String>("location.href").await? == address, "the page was left");
        }
        Ok(())
    })
}

#[test]
fn tabbing_to_a_control_keeps_the_focus_there() -> Result<()> {
    run_exported(async |page| {
        let _hosts = show(
            &page,
            &format!("<a href='#'>Before</a>{}", element(&format!("{PAIR} show='grades journey'"))),
        )
        .await?;
        wait_for_shown(&page, 0, "How each got here").await?;
        ensure!(!has_program(&page), "{:?}", page.site().requests());
        page.press(Key::Tab).await?;
        page.press(Key::Tab).await?;
        starts(&page, 0).await?;
        let focus: String = page.eval(&format!("{}.activeElement?.id ?? ''", tree(0))).await?;
        ensure!(focus == "cc-first-council", "{focus:?}");
        page.type_text("Lee").await?;
        page.wait_until(
            "it answers",
            &format!("{}.querySelector('#cc-first-council-list').textContent.includes('Leeds')", tree(0)),
        )
        .await
    })
}

#[test]
fn attributes_that_change_while_the_program_comes_are_what_it_shows() -> Result<()> {
    run_exported(async |page| {
        page.site().fault(&page.site().program(), Fault::Late);
        let _hosts = show(&page, &element(&format!("{PAIR} show='grades'"))).await?;
        wait_for_shown(&page, 0, "Care leavers").await?;
        click(&page, ".cc-meanings summary").await?;
        ensure!(!has_program(&page), "opening what is folded needs no program");
        let [x, y] = middle(&page, ".cc-swap").await?;
        page.point_at(x, y).await?;
        let set = |name: &str, value: &str| {
            format!("document.querySelector('council-compare').setAttribute('{name}', '{value}')")
        };
        page.eval::<()>(&format!("void ({}, {})", set("second", "devon"), set("show", "grades findings")))
            .await?;
        wait_for_shown(&page, 0, "What inspectors found").await?;
        page.site().heal();
        starts(&page, 0).await?;
        wait_for_shown(&page, 0, "Devon").await?;
        wait_for_shown(&page, 0, "What inspectors found").await?;
        // What only the program can say takes away what was exported at once: nothing is better than the wrong grades.
        page.site().fault(&page.site().program(), Fault::Late);
        let _hosts = show(&page, &element(&format!("{PAIR} show='grades'"))).await?;
        wait_for_shown(&page, 0, "Care leavers").await?;
        page.eval::<()>(&format!("void {}", set("as-of", "2019-01-01"))).await?;
        page.wait_until(
            "the fallback is seen",
            "document.querySelector('council-compare a').checkVisibility()",
        )
        .await?;
        page.site().heal();
        wait_for_shown(&page, 0, "1 January 2019").await
    })
}

#[test]
fn without_the_program_an_element_stays_whole_and_says_so() -> Result<()> {
    run_exported(async |page| {
        page.before_load(HASTE).await?;
        let hosts = Hosts::start(page.site()).await?;
        let body = format!("{}{}", hosts.loader(), element(&format!("{PAIR} show='grades journey'")));
        for (how, fault) in WITHOUT_PROGRAM {
            take_program_away(&page, how, fault).await?;
            let policy = format!("script-src {} 'unsafe-inline'", page.site().origin());
            let policy = (how == "forbidden by a policy").then_some(policy.as_str());
            page.go(&format!(
                "{}{}",
                hosts.write_with_policy("without.html", &body, policy),
                hash(how, fault)
            ))
            .await?;
            wait_for_shown(&page, 0, "How each got here").await.with_context(|| how.to_owned())?;
            click(&page, ".cc-swap").await?;
            let said = if is_awaited(fault) { "has not loaded" } else { "did not load" };
            let said =
                format!("The interactive part of this comparison {said}. Everything below is complete");
            wait_for_shown(&page, 0, &said).await.with_context(|| how.to_owned())?;
            wait_for_shown(&page, 0, "How each got here").await?;
            let swap = format!("{}.querySelector('.cc-swap').checkVisibility()", tree(0));
            ensure!(!page.eval::<bool>(&swap).await?, "{how}: what answers nothing looks as if it did");
            let inside = format!("{}.querySelectorAll('.cc-offers a:not([target=_blank])').length", tree(0));
            ensure!(page.eval::<usize>(&inside).await? == 0, "{how}: links lead away from the page");
            page.site().heal();
        }
        Ok(())
    })
}

#[test]
fn a_program_that_comes_late_takes_over_all_the_same() -> Result<()> {
    run_exported(async |page| {
        page.before_load(HASTE).await?;
        page.site().fault(&page.site().program(), Fault::Late);
        let hosts = show(&page, &element(&format!("{PAIR} show='headline grades'"))).await?;
        page.go("about:blank").await?;
        page.go(&format!("{}#hasty", hosts.url("element.html"))).await?;
        wait_for_shown(&page, 0, "Care leavers").await?;
        let come = "it.focus(), it.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))";
        page.eval::<()>(&format!("void (it => ({come}))({}.querySelector('#cc-first-council'))", tree(0)))
            .await?;
        wait_for_shown(&page, 0, "The interactive part of this comparison has not loaded").await?;
        page.site().heal();
        starts(&page, 0).await?;
        ensure!(
            page.eval::<bool>(&format!("{}.querySelector('.cc-notice') === null", tree(0))).await?,
            "what was said stays"
        );
        let focus: String = page.eval(&format!("{}.activeElement?.id ?? ''", tree(0))).await?;
        ensure!(focus == "cc-first-council", "{focus:?}");
        Ok(())
    })
}

#[test]
fn without_its_data_the_program_does_not_take_over() -> Result<()> {
    run_exported(async |page| {
        for error in ["404", "500"] {
            page.announce_error(error);
        }
        let later = page.site().later_part();
        for file in ["data/index.json", "data/councils/kirklees.json", "data/grades.json", &later] {
            let fault = Fault::Status(500);
            page.site().fault(file, fault);
            let _hosts = show(&page, &element(PAIR)).await?;
            wait_for_shown(&page, 0, "What inspectors found").await?;
            let before: usize = page.eval(&format!("{}.querySelectorAll('li').length", tree(0))).await?;
            click(&page, ".cc-swap").await?;
            wait_for_shown(&page, 0, "The interactive part of this comparison did not load")
                .await
                .with_context(|| file.to_owned())?;
            let after: usize = page.eval(&format!("{}.querySelectorAll('li').length", tree(0))).await?;
            ensure!(before == after, "{file}: {before} entries became {after}");
            page.site().heal();
        }
        Ok(())
    })
}

#[test]
fn a_program_that_stops_gives_back_what_was_exported_unless_something_else_was_chosen() -> Result<()> {
    run_exported(async |page| {
        // The last is all that WebKit tells of a script of another origin.
        for error in ["taken away", "unreachable", "panicked", "failed to", "Script error"] {
            page.announce_error(error);
        }
        let one = element(&format!("{PAIR} show='grades'"));
        let _hosts = show(&page, &one.repeat(3)).await?;
        for place in 0..2 {
            wait_for_shown(&page, place, "Care leavers").await?;
            let swap = if place == 0 { ".cc-swap" } else { ".cc-foot .cc-button" };
            let enter = "new PointerEvent('pointerover', { bubbles: true })";
            page.eval::<()>(&format!("void {}.querySelector('{swap}').dispatchEvent({enter})", tree(place)))
                .await?;
            starts(&page, place).await?;
        }
        click(&page, ".cc-swap").await?;
        wait_for_shown(&page, 0, "Kirklees").await?;
        page.wait_until(
            "it is swapped",
            &format!("{}.querySelector('.cc-column-name').textContent === 'Kirklees'", tree(0)),
        )
        .await?;
        page.eval::<()>("void (() => { const was = Node.prototype.insertBefore, set = Element.prototype.setAttribute; \
             Element.prototype.setAttribute = function () { Element.prototype.setAttribute = set; throw new Error('taken away'); }; \
             Node.prototype.insertBefore = function () { Node.prototype.insertBefore = was; throw new Error('taken away'); }; })()").await?;
        click(&page, ".cc-swap").await?;
        let fallback = format!("Boolean({}.querySelector('slot'))", tree(0));
        page.wait_until("the first shows its fallback", &fallback).await?;
        wait_for_shown(
            &page,
            1,
            "The interactive part of this comparison stopped. Everything below is complete",
        )
        .await?;
        wait_for_shown(&page, 1, "Care leavers").await?;
        // One that never needed it is as it was, until somebody does.
        wait_for_shown(&page, 2, "Care leavers").await?;
        let says = format!("{}.querySelector('.cc-notice') === null", tree(2));
        ensure!(page.eval::<bool>(&says).await?);
        page.eval::<()>(&format!("void {}.querySelector('.cc-swap').click()", tree(2))).await?;
        wait_for_shown(&page, 2, "The interactive part of this comparison stopped").await?;
        Ok(())
    })
}
