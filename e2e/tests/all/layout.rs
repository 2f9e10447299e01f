//! How it fits the screens it is read on.

use anyhow::{Result, ensure};
use e2e::page::{DESKTOP, PHONE, Viewport};
use e2e::read::Side;
use e2e::site::Fault;
use e2e::{Page, run};

/// Screens from the narrowest telephone to a desk.
const SCREENS: [Viewport; 4] = [Viewport { width: 280, ..PHONE }, PHONE, Viewport::wide(600), DESKTOP];

#[test]
fn nothing_makes_the_page_scroll_sideways() -> Result<()> {
    run(async |page| {
        for path in [
            "/calderdale/kirklees/",
            "/bcp/hammersmith-and-fulham/?as-of=2019-01-01",
            "/northamptonshire/atlantis/",
        ] {
            page.open_comparison(path).await?;
            for is_open in [false, true] {
                // The tables of facts are the widest thing there is.
                let set = format!(
                    "document.querySelectorAll('details').forEach(one => {{ one.open = {is_open}; }})"
                );
                page.eval::<()>(&set).await?;
                for screen in SCREENS {
                    page.use_viewport(screen).await?;
                    page.wait_for_sharp_chart().await?;
                    let out = page.sticking_out().await?;
                    ensure!(out.is_empty(), "{path} at {}, tables open: {is_open}: {out:?}", screen.width);
                }
            }
        }
        Ok(())
    })
}

/// It is the reader's setting of the text, and not the window alone, that leaves little room.
#[test]
fn text_of_twice_the_size_fits() -> Result<()> {
    run(async |page| {
        for path in ["/calderdale/kirklees/", "/trafford/bournemouth-christchurch-and-poole/"] {
            page.open_comparison(path).await?;
            for (width, text) in
                [(320, 120), (320, 130), (320, 200), (390, 200), (600, 200), (800, 150), (1280, 200)]
            {
                page.use_viewport(Viewport::wide(width)).await?;
                page.eval::<()>(&format!("void (document.documentElement.style.fontSize = '{text}%')"))
                    .await?;
                let at = format!("{path} at {width} px, text at {text} %");
                let out = page.sticking_out().await?;
                ensure!(out.is_empty(), "{at}: {out:?}");
                // A field is as high as its label and the name of a council, each on a line of its own.
                let covered: Vec<String> = page.eval(COVERED).await?;
                ensure!(covered.is_empty(), "{at}: {covered:?} stands over something else");
                let broken: Vec<String> = page.eval(BROKEN).await?;
                ensure!(text > 130 && width < 600 || broken.is_empty(), "{at}: {broken:?} are broken");
            }
        }
        Ok(())
    })
}

/// The labels of the choosers that run into what stands beside or below them.
const COVERED: &str = r#"[...document.querySelectorAll(".cc-field label")].filter((label) => {
  const field = label.parentElement;
  const box = label.getBoundingClientRect();
  const meets = (other) => {
    const { left, right, top, bottom } = other.getBoundingClientRect();
    return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
  };
  const lineHeight = parseFloat(getComputedStyle(label).lineHeight);
  return box.height > lineHeight * 1.5 || [field.querySelector(".cc-chevron"), document.querySelector(".cc-swap")].some(meets);
}).map((label) => label.textContent)"#;

/// The grades of which a word goes on in the next line.
const BROKEN: &str = r#"[...document.querySelectorAll(".cc-word")].filter((word) => {
  const text = word.firstChild;
  const range = document.createRange();
  return [...word.textContent.matchAll(/\S+/g)].some(({ 0: { length }, index }) => {
    range.setStart(text, index);
    range.setEnd(text, index + length);
    return range.getClientRects().length > 1;
  });
}).map((word) => word.textContent)"#;

/// A field cannot wrap what it has, so the name is shown beside it, except to those who may type.
#[test]
fn the_fields_show_whole_names() -> Result<()> {
    run(async |page| {
        for path in [
            "/kingston-upon-hull/kingston-upon-thames/",
            "/bath-and-north-east-somerset/bournemouth-christchurch-and-poole/",
            "/north-northamptonshire/buckinghamshire/",
        ] {
            for (screen, forced) in [
                (PHONE, "none"),
                (Viewport::wide(600), "none"),
                (Viewport::wide(900), "active"),
                (DESKTOP, "none"),
            ] {
                page.prefer("forced-colors", forced).await?;
                page.use_viewport(screen).await?;
                // Opened anew for each, since in Firefox the page has lost the focus after the first.
                page.open_comparison(path).await?;
                page.hide_scrollbars().await?;
                let at = format!("{path} at {} px", screen.width);
                let amiss: Vec<String> = page.eval(&format!("({NOT_WHOLE})(null)")).await?;
                ensure!(amiss.is_empty(), "{at}: {amiss:?}");
                for side in [Side::First, Side::Second] {
                    page.tab_to(side.field()).await?;
                    let amiss: Vec<String> = page.eval(&format!("({NOT_WHOLE})('{}')", side.field())).await?;
                    ensure!(amiss.is_empty(), "{at}, with the focus in the {side:?} field: {amiss:?}");
                }
            }
        }
        Ok(())
    })
}

/// What is amiss with the names shown in the fields, of which this one has the focus.
const NOT_WHOLE: &str = r#"(focused) => {
  const amiss = [];
  const heights = [...document.querySelectorAll(".cc-field")].map((field) => {
    const input = field.querySelector("input");
    const name = field.querySelector("[aria-hidden=true]:not(svg)");
    const isTyped = focused !== null && input.matches(focused);
    if (name?.textContent !== input.value) return amiss.push(`${input.value} is not shown`);
    const says = (is, what) => is || amiss.push(`${input.value}: ${what}`);
    const { opacity, webkitTextFillColor: fill } = getComputedStyle(input);
    says((opacity === "0" || fill === "rgba(0, 0, 0, 0)") !== isTyped, "what is in the field is seen, or is not");
    says(getComputedStyle(name).visibility === (isTyped ? "hidden" : "visible"), "the name is seen, or is not");
    const box = field.getBoundingClientRect();
    const range = document.createRange();
    for (const { 0: { length }, index } of name.textContent.matchAll(/[^\s-]+/g)) {
      range.setStart(name.firstChild, index);
      range.setEnd(name.firstChild, index + length);
      const rects = [...range.getClientRects()];
      says(rects.length === 1, "a word is broken");
      const isWithin = (it) => it.left >= box.left && it.right <= box.right && it.top >= box.top && it.bottom <= box.bottom;
      says(rects.every(isWithin), "a word stands outside the field");
    }
    return box.height;
  });
  if (new Set(heights).size !== 1) amiss.push(`the fields are ${heights} high`);
  if (focused === null) window.heights = heights;
  if (`${window.heights}` !== `${heights}`) amiss.push(`the fields were ${window.heights} high, and are ${heights}`);
  return amiss;
}"#;

#[test]
fn shapes_have_their_words_where_earlier_grades_have_none() -> Result<()> {
    run(async |page| {
        for (screen, are_words_seen) in [(PHONE, false), (Viewport::wide(600), true), (DESKTOP, true)] {
            page.use_viewport(screen).await?;
            page.open_comparison("/calderdale/kirklees/").await?;
            let seen = |selector: &str| {
                format!("document.querySelector('{selector}').getBoundingClientRect().width > 8")
            };
            ensure!(
                page.eval::<bool>(&seen(".cc-was-word")).await? == are_words_seen,
                "at {} px",
                screen.width
            );
            if !are_words_seen {
                ensure!(page.eval::<bool>(&seen(".cc-scale li:last-child")).await?, "at {} px", screen.width);
                let words = ["Outstanding", "Good", "Requires improvement", "Inadequate"];
                assert_eq!(page.texts(".cc-scale li").await?, words);
            }
        }
        Ok(())
    })
}

#[test]
fn a_page_that_takes_long_says_that_it_is_loading() -> Result<()> {
    run(async |page| {
        let program = page.site().program();
        page.site().fault(&program, Fault::Late);
        page.open("/calderdale/kirklees/").await?;
        page.wait_for(".cc-late").await?;
        let says = "getComputedStyle(document.querySelector('.cc-late')).visibility === 'visible'";
        ensure!(!page.eval::<bool>(says).await?, "it says so at once");
        page.wait_until("it says so", says).await?;
        page.site().heal();
        page.wait_for_councils("Calderdale", "Kirklees").await?;
        ensure!(page.count(".cc-late").await? == 0);
        // What will not come is not said to be loading.
        page.site().fault(&program, Fault::Status(404));
        page.announce_error("404");
        page.open("/calderdale/kirklees/").await?;
        page.wait_for("[role=alert]").await?;
        ensure!(page.count(".cc-late").await? == 0);
        Ok(())
    })
}

/// Makes every word longer by such a part of itself, as another language might.
const LENGTHEN: &str = r#"(part) => {
  const texts = document.createTreeWalker(document.querySelector(".cc"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    node.data = node.data.replace(/\p{L}{3,}/gu, (word) => word + word.slice(0, Math.ceil(word.length * part)));
  }
}"#;

#[test]
fn there_is_room_for_longer_words() -> Result<()> {
    run(async |page| {
        for screen in SCREENS {
            page.use_viewport(screen).await?;
            page.open_comparison("/calderdale/kirklees/").await?;
            page.read_down().await?;
            page.eval::<()>("document.querySelectorAll('details').forEach(one => { one.open = true; })")
                .await?;
            // On a desk the table of facts has nine columns side by side.
            let part = if screen.width < DESKTOP.width { "1 / 3" } else { "1 / 4" };
            page.eval::<()>(&format!("void ({LENGTHEN})({part})")).await?;
            let out = page.sticking_out().await?;
            ensure!(out.is_empty(), "at {} px: {out:?}", screen.width);
        }
        Ok(())
    })
}

#[test]
fn an_open_list_fits_a_telephone() -> Result<()> {
    run(async |page| {
        page.use_viewport(PHONE).await?;
        page.open_comparison("/calderdale/kirklees/").await?;
        for field in ["#cc-first-council", "#cc-second-council"] {
            page.click(field).await?;
            page.wait_for(&format!("{field}-list [role=option]")).await?;
            let (left, right): (f64, f64) = page
                .eval(&format!(
                    "(box => [box.left, box.right])(document.querySelector('{field}-list').getBoundingClientRect())"
                ))
                .await?;
            ensure!(
                left >= 0.0 && right <= f64::from(PHONE.width),
                "{field}: the list goes from {left} to {right}"
            );
            let out = page.sticking_out().await?;
            ensure!(out.is_empty(), "{field}: {out:?}");
        }
        Ok(())
    })
}

#[test]
fn the_first_screen_of_a_telephone_holds_all_five_grades() -> Result<()> {
    run(async |page| {
        page.use_viewport(PHONE).await?;
        page.open_comparison("/calderdale/kirklees/").await?;
        let words: Vec<(String, f64, f64)> = page
            .eval(
                "[...document.querySelectorAll('[role=cell] .cc-word')].map(word => {
                   const box = word.getBoundingClientRect();
                   return [word.innerText, box.right, box.bottom];
                 })",
            )
            .await?;
        assert_eq!(words.len(), 10, "{words:?}");
        for (word, right, bottom) in words {
            ensure!(right <= f64::from(PHONE.width), "{word} reaches to {right} px from the left");
            ensure!(bottom <= f64::from(PHONE.height), "{word} reaches to {bottom} px from the top");
        }
        Ok(())
    })
}

#[test]
fn the_answer_stands_above_the_fold_of_a_telephone() -> Result<()> {
    run(async |page| {
        page.use_viewport(PHONE).await?;
        // The longest headlines and names may push the last rows down, never the answer itself.
        for (path, rows) in [("/calderdale/kirklees/", 5), ("/trafford/cheshire-east/", 3)] {
            page.open_comparison(path).await?;
            for css in ["h1", ".cc-dates"] {
                let bottom: f64 = page
                    .eval(&format!("document.querySelector('{css}').getBoundingClientRect().bottom"))
                    .await?;
                ensure!(bottom <= 300.0, "{path}: `{css}` ends {bottom} px from the top");
            }
            let verdicts: Vec<f64> = page
                .eval("[...document.querySelectorAll('.cc-verdict')].map(it => it.getBoundingClientRect().bottom)")
                .await?;
            assert_eq!(verdicts.len(), 5, "{path}");
            let above = verdicts.iter().filter(|bottom| **bottom <= f64::from(PHONE.height)).count();
            ensure!(above >= rows, "{path}: the verdicts end at {verdicts:?}");
        }
        Ok(())
    })
}

/// Whether a shape of an earlier grade stands in the line of the first of its words.
const STANDS_BESIDE: &str = "(was) => {
  const range = document.createRange();
  range.selectNodeContents(was.querySelector('.cc-was-word'));
  const [line, shape] = [range.getClientRects()[0], was.querySelector('svg').getBoundingClientRect()];
  return shape.top < line.bottom && shape.bottom > line.top;
}";

#[test]
fn no_line_ends_in_a_shape() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/").await?;
        for width in (520..1200).step_by(40) {
            page.use_viewport(Viewport::wide(width)).await?;
            let stands: Vec<bool> = page
                .eval(&format!(
                    "[...document.querySelectorAll('.cc-was')].filter(was => was.checkVisibility()).map({STANDS_BESIDE})"
                ))
                .await?;
            ensure!(stands.len() >= 5 && stands.iter().all(|it| *it), "at {width} px: {stands:?}");
        }
        Ok(())
    })
}

/// Adds up what moves by itself, as browsers count it, from before the first paint.
const COUNT_SHIFTS: &str = "window.shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });";

/// How much of the window has moved by the time that the chart is drawn. Two frames later all of that has been counted.
async fn moved(page: &Page) -> Result<f64> {
    page.wait_until("the chart is drawn", "document.querySelector('#cc-chart')?.style.height").await?;
    page.wait_for_frames().await?;
    page.eval("shifts.reduce((sum, shift) => sum + shift.value, 0)").await
}

#[test]
fn nothing_moves_while_a_page_opens() -> Result<()> {
    run(async |page| {
        page.before_load(COUNT_SHIFTS).await?;
        for path in [
            "/",
            "/leeds/bradford/",
            "/leeds/bradford/?as-of=2019-01-01",
            "/embed/leeds/bradford/",
            "/hull/st.-helens/",
            "/BCP/Telford-&-Wrekin/",
        ] {
            for screen in [PHONE, Viewport::wide(600), DESKTOP] {
                page.use_viewport(screen).await?;
                page.open(path).await?;
                let moved = moved(&page).await?;
                ensure!(moved < 0.01, "{path} at {} px: {moved} of the window moved", screen.width);
            }
        }
        Ok(())
    })
}

#[test]
fn little_moves_when_grades_come_late() -> Result<()> {
    run(async |page| {
        page.before_load(COUNT_SHIFTS).await?;
        for (path, record) in [
            ("/leeds/bradford/", "data/councils/bradford.json"),
            ("/embed/wirral/hackney/", "data/councils/hackney.json"),
        ] {
            for screen in [PHONE, Viewport::wide(600), DESKTOP] {
                page.use_viewport(screen).await?;
                page.site().fault(record, Fault::Late);
                page.open(path).await?;
                page.wait_for(".cc-skeleton").await?;
                page.site().heal();
                let moved = moved(&page).await?;
                ensure!(moved < 0.1, "{path} at {} px: {moved} of the window moved", screen.width);
            }
        }
        Ok(())
    })
}

#[test]
fn what_moves_is_counted() -> Result<()> {
    run(async |page| {
        page.before_load(COUNT_SHIFTS).await?;
        page.open_comparison("/").await?;
        page.eval::<()>("void document.querySelector('h1').prepend(Object.assign(document.createElement('p'), { innerText: 'a line more' }))").await?;
        page.wait_until("it is counted", "shifts.reduce((sum, shift) => sum + shift.value, 0) > 0.01").await
    })
}
