//! The element `<council-compare>` in pages of others: its life, its attributes, and what it costs.

use anyhow::{Result, ensure};
use e2e::hosts::Hosts;
use e2e::page::{Key, Viewport};
use e2e::site::Fault;
use e2e::{Page, run};
use serde_json::{Value, json};
use tokio::time::{Duration, sleep};

use crate::untouched_elements::{bring_into_view, element, tree};

/// What the widget of an element shows, on one line; empty before it shows anything.
fn shown(place: usize) -> String {
    format!(
        "({}.querySelector('div:not([hidden]) > .cc')?.innerText ?? '').replace(/\\s+/g, ' ')",
        tree(place)
    )
}

async fn wait_for_shown(page: &Page, place: usize, text: &str) -> Result<()> {
    page.wait_until(
        &format!("element {place} says “{text}”"),
        &format!("{}.includes({})", shown(place), json!(text)),
    )
    .await
}

#[test]
fn an_element_shows_a_comparison_in_place_of_its_fallback() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let address = hosts.write(
            "element.html",
            &format!(
                "{}{}",
                hosts.loader(),
                element("first='calderdale' second='kirklees' show='headline grades'")
            ),
        );
        page.go(&address).await?;
        ensure!(page.text("council-compare a").await? == "The fallback");
        wait_for_shown(&page, 0, "have the same grades except for care leavers").await?;
        let is_hidden: bool = page.eval("document.querySelector('council-compare a').checkVisibility() === false || document.querySelector('council-compare a').getClientRects().length === 0").await?;
        ensure!(is_hidden, "the fallback is still seen");
        ensure!(page.eval::<String>("location.href + document.title").await? == format!("{address}A page"));
        ensure!(page.eval::<usize>("history.length").await? <= 2);
        ensure!(!page.eval::<bool>("document.documentElement.hasAttribute('data-cc-theme')").await?);
        Ok(())
    })
}

#[test]
fn attributes_are_live_and_readers_are_heard() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let listening = "<script>window.heard = []; addEventListener('council-compare:change', ({ detail, target }) => heard.push([detail, target.localName]));</script>";
        page.go(&hosts.write(
            "live.html",
            &format!(
                "{listening}{}{}",
                hosts.loader(),
                element("first='calderdale' second='kirklees' theme='auto'")
            ),
        ))
        .await?;
        wait_for_shown(&page, 0, "have the same grades except for care leavers").await?;
        page.eval::<()>("void document.querySelector('council-compare').setAttribute('second', 'leeds')")
            .await?;
        wait_for_shown(&page, 0, "Leeds").await?;
        let ground = "getComputedStyle(document.querySelector('council-compare').shadowRoot.querySelector('.cc')).backgroundColor";
        ensure!(page.eval::<String>(ground).await? == "rgb(255, 255, 255)");
        page.eval::<()>(
            "void ['theme=dark', 'show=headline', 'accent=teal'].forEach((pair) => document.querySelector('council-compare').setAttribute(...pair.split('=')))",
        )
        .await?;
        page.wait_until(
            "the panels are gone",
            "!document.querySelector('council-compare').shadowRoot.querySelector('.cc-grades')",
        )
        .await?;
        ensure!(page.eval::<String>(ground).await? == "rgb(21, 24, 28)");
        ensure!(page.eval::<Vec<Value>>("heard").await?.is_empty(), "the page heard of its own changes");
        page.eval::<()>("void document.querySelector('council-compare').setAttribute('show', 'grades')")
            .await?;
        page.wait_until(
            "the swap is there",
            "document.querySelector('council-compare').shadowRoot.querySelector('.cc-swap')",
        )
        .await?;
        page.eval::<()>(
            "void document.querySelector('council-compare').shadowRoot.querySelector('.cc-swap').click()",
        )
        .await?;
        page.wait_until("the page hears", "heard.length === 1").await?;
        let heard: Vec<Value> = page.eval("heard[0]").await?;
        let expected = json!({
            "first": "leeds", "second": "calderdale",
            "address": hosts.site("embed/leeds/calderdale/?theme=dark&show=grades&accent=teal"),
        });
        ensure!(heard == [expected, json!("council-compare")], "{heard:?}");
        Ok(())
    })
}

/// The link to today, which has the focus, is gone once today is shown.
#[test]
fn going_to_today_leaves_the_focus_in_the_element() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let pinned = element("first='calderdale' second='kirklees' as-of='2019-01-01'");
        page.go(&hosts.write("pinned.html", &format!("{}{pinned}", hosts.loader()))).await?;
        wait_for_shown(&page, 0, "Pinned to 1 January 2019").await?;
        let root = "document.querySelector('council-compare').shadowRoot";
        // The last link of the notice; those before it lead to reports.
        page.eval::<()>(&format!("void [...{root}.querySelectorAll('.cc-pin a')].at(-1).focus()")).await?;
        page.press(Key::Enter).await?;
        page.wait_until("today is shown", &format!("!{root}.querySelector('.cc-pin')")).await?;
        page.wait_for_frames().await?;
        ensure!(page.eval::<bool>(&format!("{root}.activeElement !== null")).await?, "the focus is lost");
        Ok(())
    })
}

#[test]
fn an_element_survives_being_moved_removed_and_put_back() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let body = format!(
            "{}<div id='one'>{}</div><div id='two'></div>",
            hosts.loader(),
            element("first='calderdale' second='kirklees' show='grades'")
        );
        page.go(&hosts.write("moved.html", &body)).await?;
        wait_for_shown(&page, 0, "Care leavers").await?;
        let widget = "document.querySelector('council-compare').shadowRoot";
        // What a reader has chosen stays where the element is only moved.
        page.eval::<()>(&format!("void {widget}.querySelector('.cc-swap').click()")).await?;
        let column = format!("{widget}.querySelector('.cc-column-name').textContent");
        page.wait_until("the two are swapped", &format!("{column} === 'Kirklees'")).await?;
        page.eval::<()>(
            "void document.querySelector('#two').append(document.querySelector('council-compare'))",
        )
        .await?;
        sleep(Duration::from_millis(300)).await;
        ensure!(page.eval::<String>(&column).await? == "Kirklees", "a move has begun it anew");
        for _ in 0..3 {
            page.eval::<()>("void (window.kept = document.querySelector('council-compare'), kept.remove())")
                .await?;
            sleep(Duration::from_millis(200)).await;
            ensure!(
                page.eval::<usize>("kept.shadowRoot.querySelectorAll('.cc').length").await? == 0,
                "it went on"
            );
            page.eval::<()>("void document.querySelector('#one').append(kept)").await?;
            wait_for_shown(&page, 0, "Care leavers").await?;
            ensure!(page.eval::<String>(&column).await? == "Calderdale");
            ensure!(page.eval::<usize>(&format!("{widget}.querySelectorAll('.cc').length")).await? == 1);
            page.eval::<()>(&format!("void {widget}.querySelector('.cc-swap').click()")).await?;
            page.wait_until("it answers once", &format!("{column} === 'Kirklees'")).await?;
        }
        Ok(())
    })
}

#[test]
fn ten_elements_cost_one_download() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let two = ["first='calderdale' second='kirklees'", "first='leeds' second='calderdale'"];
        let ten = two
            .map(|pair| element(&format!("{pair} show='grades journey standing findings'")))
            .concat()
            .repeat(5);
        page.go(&hosts.write("ten.html", &format!("{}{ten}", hosts.loader()))).await?;
        for place in 0..10 {
            bring_into_view(&page, place).await?;
            wait_for_shown(&page, place, "What must improve").await?;
        }
        let mut requests = page.site().requests();
        let all = requests.len();
        requests.sort();
        requests.dedup();
        ensure!(requests.len() == all, "something was asked for twice: {:?}", page.site().requests());
        ensure!(requests.iter().filter(|path| path.ends_with("_bg.wasm")).count() == 1, "{requests:?}");
        Ok(())
    })
}

#[test]
fn ten_frames_cost_one_download() -> Result<()> {
    run(async |page| {
        page.site().allow_keeping();
        let hosts = Hosts::start(page.site()).await?;
        let address = hosts.site("embed/calderdale/kirklees/?show=grades");
        let ten = format!("<iframe src='{address}' width='600' height='1000'></iframe>").repeat(10);
        page.go(&hosts.write("frames.html", &ten)).await?;
        for place in 1..=10 {
            let css = format!("iframe:nth-of-type({place})");
            page.scroll_to(&css).await?;
            page.enter_frame(&css).await?;
            page.wait_for(".cc-grades").await?;
            page.leave_frame().await?;
        }
        let requests = page.site().requests();
        let count = |ending: &str| requests.iter().filter(|path| path.ends_with(ending)).count();
        for file in ["_bg.wasm", "index.json", "calderdale.json", "kirklees.json"] {
            ensure!(count(file) == 1, "{file} was asked for {} times: {requests:?}", count(file));
        }
        Ok(())
    })
}

#[test]
fn what_is_far_from_the_window_does_nothing() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let body = format!(
            "{}<div style='height:4000px'></div>{}",
            hosts.loader(),
            element("first='leeds' second='kent'")
        );
        page.go(&hosts.write("far.html", &body)).await?;
        sleep(Duration::from_secs(1)).await;
        let requests = page.site().requests();
        ensure!(requests == ["embed.js"], "{requests:?}");
        page.eval::<()>("void scrollTo(0, 3000)").await?;
        wait_for_shown(&page, 0, "Leeds").await
    })
}

#[test]
fn what_is_not_understood_is_said_in_the_widget_and_to_developers() -> Result<()> {
    run(async |page| {
        page.before_load("window.warned = []; const warn = console.warn; console.warn = (...what) => { warned.push(what.join(' ')); warn(...what); };").await?;
        let hosts = Hosts::start(page.site()).await?;
        let bad = "first='calderdale' secund='x' second='kirkles' show='grades,chart' theme='pink' accent='#f00' as-of='2019' class='a' data-x='1'";
        page.go(&hosts.write("bad.html", &format!("{}{}", hosts.loader(), element(bad)))).await?;
        wait_for_shown(&page, 0, "Care leavers").await?;
        for said in [
            "“secund” is not an attribute of this element",
            "“kirkles” is not a council",
            "“show=chart” was not understood",
            "“theme=pink” was not understood",
            "“accent=#f00” was not understood",
            "“as-of=2019” was not understood",
        ] {
            wait_for_shown(&page, 0, said).await?;
            let is_warned = format!(
                "warned.some((line) => line.startsWith('Council Compare: ') && line.includes({}))",
                json!(said)
            );
            ensure!(page.eval::<bool>(&is_warned).await?, "no warning says {said}");
        }
        ensure!(page.eval::<usize>("warned.length").await? == 6);
        // Nothing at all is two councils with a notice, or the featured two.
        page.eval::<()>("void document.body.append(document.createElement('council-compare'))").await?;
        wait_for_shown(&page, 1, "Calderdale").await
    })
}

/// What frameworks, templates and editors put on every element of a page.
pub(crate) const OF_OTHERS: &str = "_ngcontent-abc b-x1y2 @event='a' x-on:click='a' :key='a' v-cloak bis_skin_checked='1' key='a' width='600' \
     height='400' loading='lazy' itemprop='about' contenteditable='false' aria-label='a' jsaction='a' accesskey='a' is='a' shape='a'";

#[test]
fn what_others_put_on_an_element_is_no_matter_of_its_readers() -> Result<()> {
    run(async |page| {
        page.before_load("window.warned = []; console.warn = (...what) => warned.push(what.join(' '));")
            .await?;
        let hosts = Hosts::start(page.site()).await?;
        let attributes = format!("first='calderdale' second='kirklees' show='grades' {OF_OTHERS}");
        page.go(&hosts.write("others.html", &format!("{}{}", hosts.loader(), element(&attributes)))).await?;
        wait_for_shown(&page, 0, "Care leavers").await?;
        let notices = format!("{}.querySelectorAll('.cc-notice').length", tree(0));
        ensure!(page.eval::<usize>(&notices).await? == 0, "its reader hears of the page's attributes");
        ensure!(page.eval::<Vec<String>>("warned").await?.is_empty());
        // What is misspelt is another matter.
        for name in ["secnd", "secound", "firts", "shwo", "aera", "thme", "accents", "asof"] {
            let pair = "first='calderdale' second='kirklees' show='grades'";
            let address = hosts.write(
                "misspelt.html",
                &format!("{}{}", hosts.loader(), element(&format!("{pair} {name}='a'"))),
            );
            page.go(&address).await?;
            wait_for_shown(&page, 0, &format!("“{name}” is not an attribute of this element")).await?;
        }
        Ok(())
    })
}

#[test]
fn an_element_has_room_where_boxes_are_as_wide_as_their_contents() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let pair = element("first='calderdale' second='kirklees' show='grades'");
        for (around, least) in [
            ("<div style='display:flex;flex-direction:column;align-items:center'>", 690.0),
            ("<div style='float:left'>", 690.0),
            ("<div style='display:inline-block'>", 690.0),
            ("<table><td>", 600.0),
            ("<div style='display:flex'><p>Beside it</p>", 500.0),
            ("<div style='display:grid;grid-template-columns:1fr 1fr'><p>Beside it</p>", 340.0),
        ] {
            let body = format!("<style>body {{ margin: 0 }}</style>{}{around}{pair}", hosts.loader());
            for width in [700, 320] {
                page.use_viewport(Viewport::wide(width)).await?;
                page.go(&hosts.write("narrow.html", &body)).await?;
                wait_for_shown(&page, 0, "Care leavers").await?;
                let wide: f64 = page.eval("document.querySelector('council-compare').clientWidth").await?;
                ensure!(width < 700 || wide >= least, "{around}: {wide}");
                let over: f64 = page.eval("document.documentElement.scrollWidth - innerWidth").await?;
                ensure!(wide > 100.0 && over <= 0.0, "{around}: {wide} of {width}, and {over} too much");
            }
        }
        Ok(())
    })
}

#[test]
fn a_hidden_element_is_hidden() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let pair = element("first='calderdale' second='kirklees' show='grades'");
        page.go(&hosts.write("hidden.html", &format!("{}{pair}", hosts.loader()))).await?;
        wait_for_shown(&page, 0, "Care leavers").await?;
        for (value, display) in [("''", "none"), ("'until-found'", "block")] {
            page.eval::<()>(&format!(
                "void document.querySelector('council-compare').setAttribute('hidden', {value})"
            ))
            .await?;
            let now: String =
                page.eval("getComputedStyle(document.querySelector('council-compare')).display").await?;
            ensure!(now == display, "hidden={value}: {now}");
        }
        Ok(())
    })
}

#[test]
fn after_a_failure_an_element_shows_what_it_is_told_next() -> Result<()> {
    run(async |page| {
        for error in ["503", "Failed to"] {
            page.announce_error(error);
        }
        page.site().fault(&page.site().program(), Fault::Status(503));
        let hosts = Hosts::start(page.site()).await?;
        let pair = "first='calderdale' second='kirklees' show='grades' area='leaders' as-of='2019-01-01'";
        let two = format!("<council-compare {pair}></council-compare>{}", element(pair));
        page.go(&hosts.write("told.html", &format!("{}{two}", hosts.loader()))).await?;
        page.wait_until("it is said", &format!("{}.querySelector('p > a')", tree(0))).await?;
        let link: String = page.eval(&format!("{}.querySelector('a').href", tree(0))).await?;
        // To the same day, and nothing that only embeds have.
        ensure!(link == hosts.site("calderdale/kirklees/?area=leaders&as-of=2019-01-01"), "{link}");
        page.site().heal();
        page.eval::<()>(
            "void document.querySelectorAll('council-compare').forEach((it) => { it.removeAttribute('as-of'); it.setAttribute('second', 'leeds'); })",
        )
        .await?;
        for place in 0..2 {
            wait_for_shown(&page, place, "Leeds").await?;
        }
        Ok(())
    })
}

/// A script can give an attribute half of a character, which no address can hold.
#[test]
fn half_a_character_is_no_trouble() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let body = format!(
            "{}<council-compare second='leeds'></council-compare><script>document.querySelector('council-compare').setAttribute('first', '\\ud800')</script>",
            hosts.loader()
        );
        page.go(&hosts.write("half.html", &body)).await?;
        wait_for_shown(&page, 0, "is not a council").await?;
        page.eval::<()>("void document.querySelector('council-compare').setAttribute('first', 'a\\udc00b')")
            .await?;
        page.eval::<()>("void document.querySelector('council-compare').setAttribute('first', 'kent')")
            .await?;
        wait_for_shown(&page, 0, "Kent").await
    })
}

#[test]
fn an_element_keeps_its_styles_in_another_document() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let body = format!(
            "{}{}<iframe srcdoc='<!doctype html><p>A document'></iframe>",
            hosts.loader(),
            element("first='calderdale' second='kirklees' show='grades'")
        );
        page.go(&hosts.write("adopted.html", &body)).await?;
        wait_for_shown(&page, 0, "Care leavers").await?;
        page.eval::<()>(
            "void (window.kept = document.querySelector('council-compare'), document.querySelector('iframe').contentDocument.body.append(kept))",
        )
        .await?;
        let is_dressed = "document.querySelector('iframe').contentWindow.getComputedStyle(kept.shadowRoot.querySelector('.cc')).containerType === 'inline-size'";
        page.wait_until("it is dressed again", is_dressed).await?;
        // It begins anew where it is.
        page.eval::<()>("void kept.remove()").await?;
        sleep(Duration::from_millis(200)).await;
        page.eval::<()>("void document.querySelector('iframe').contentDocument.body.append(kept)").await?;
        page.wait_until(
            "it is dressed once more",
            &format!("kept.shadowRoot.querySelector('.cc-grades') && {is_dressed}"),
        )
        .await
    })
}

#[test]
fn the_fallback_stays_where_the_program_cannot_come() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let program = std::fs::read_dir(page.site().dist())?
            .flatten()
            .map(|file| file.file_name().to_string_lossy().into_owned())
            .find(|name| name.ends_with("_bg.wasm"))
            .unwrap_or_default();
        page.site().fault(&program, Fault::Status(503));
        page.announce_error("503");
        let address = hosts
            .write("blocked.html", &format!("{}{}", hosts.loader(), element("first='leeds' second='kent'")));
        page.go(&address).await?;
        sleep(Duration::from_secs(2)).await;
        ensure!(
            page.eval::<bool>("document.querySelector('council-compare a').getClientRects().length === 1")
                .await?
        );
        // The next element tries again.
        page.site().heal();
        page.eval::<()>(
            "void document.body.append(document.querySelector('council-compare').cloneNode(true))",
        )
        .await?;
        wait_for_shown(&page, 1, "Leeds").await
    })
}

#[test]
fn a_strict_policy_of_the_page_is_kept() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let site = page.site().origin();
        let policy = format!(
            "default-src 'none'; script-src {site} 'wasm-unsafe-eval'; connect-src {site}; style-src 'none'; img-src 'none'"
        );
        let body = format!(
            "{}{}",
            hosts.loader(),
            element("first='calderdale' second='kirklees' show='grades journey'")
        );
        page.go(&hosts.write_with_policy("strict.html", &body, Some(&policy))).await?;
        wait_for_shown(&page, 0, "How each got here").await?;
        let drawn =
            "document.querySelector('council-compare').shadowRoot.querySelector('canvas')?.style.height";
        page.wait_until("the chart is drawn", drawn).await?;
        let ground = "getComputedStyle(document.querySelector('council-compare').shadowRoot.querySelector('.cc-column-name')).fontWeight";
        ensure!(page.eval::<String>(ground).await? == "700", "the styles did not come");
        Ok(())
    })
}

#[test]
fn two_widgets_answer_each_for_itself() -> Result<()> {
    run(async |page| {
        page.use_viewport(Viewport { height: 3000, ..Viewport::wide(700) }).await?;
        let hosts = Hosts::start(page.site()).await?;
        let two = element("first='calderdale' second='kirklees' show='grades'").repeat(2);
        page.go(&hosts.write("two.html", &format!("{}{two}", hosts.loader()))).await?;
        for place in 0..2 {
            wait_for_shown(&page, place, "Care leavers").await?;
        }
        let second = "document.querySelectorAll('council-compare')[1].shadowRoot";
        // Choosing by keys in the second widget brings its own list, and leaves the first alone.
        page.eval::<()>(&format!("void {second}.querySelector('#cc-second-council').focus()")).await?;
        page.type_text("leed").await?;
        page.wait_until("the list is open", &format!("{second}.querySelector('[role=option]')")).await?;
        page.press(e2e::page::Key::Down).await?;
        page.press(e2e::page::Key::Enter).await?;
        let names = format!("[...{second}.querySelectorAll('thead .cc-column-name')]");
        page.wait_until("Leeds is compared", &format!("{names}.at(-1)?.textContent === 'Leeds'")).await?;
        let first: String = page.eval(&shown(0)).await?;
        ensure!(!first.contains("Leeds"), "{first}");
        let focus: String = page.eval(&format!("{second}.activeElement?.id ?? ''")).await?;
        ensure!(focus == "cc-second-council", "{focus}");
        Ok(())
    })
}
