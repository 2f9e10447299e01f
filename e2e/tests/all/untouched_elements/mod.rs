//! Elements of an exported site that nobody has touched: whole without the program, live, and light.

use std::io::Write as _;

use anyhow::{Context as _, Result, ensure};
use e2e::hosts::Hosts;
use e2e::page::Viewport;
use e2e::site::Fault;
use e2e::{Page, run_exported};
use serde_json::json;
use tokio::time::{Duration, sleep};

/// An element with a fallback in it.
pub(crate) fn element(attributes: &str) -> String {
    format!("<council-compare {attributes}><a href='/fallback'>The fallback</a></council-compare>")
}

/// The element's tree.
pub(crate) fn tree(place: usize) -> String {
    format!("document.querySelectorAll('council-compare')[{place}].shadowRoot")
}

/// Shows a page of another with these elements, in a window so high that all of them are near.
pub(crate) async fn show(page: &Page, elements: &str) -> Result<Hosts> {
    let hosts = Hosts::start(page.site()).await?;
    page.go(&hosts.write("element.html", &format!("{}{elements}", hosts.loader()))).await?;
    Ok(hosts)
}

/// Whether the program has been asked for.
pub(crate) fn has_program(page: &Page) -> bool {
    page.site().requests().iter().any(|path| path.ends_with(".wasm"))
}

/// Waits until an element shows a text, and only once.
pub(crate) async fn wait_for_shown(page: &Page, place: usize, text: &str) -> Result<()> {
    let shown =
        format!("[...{}.querySelectorAll('div:not([hidden]) > .cc')].map((it) => it.innerText)", tree(place));
    page.wait_until(
        &format!("element {place} says “{text}”"),
        &format!(
            "((all) => all.length === 1 && all[0].replace(/\\s+/g, ' ').includes({}))({shown})",
            json!(text)
        ),
    )
    .await
}

/// Waits until the program is what an element shows.
pub(crate) async fn starts(page: &Page, place: usize) -> Result<()> {
    let program = format!(
        "[...{}.children].some((it) => it.matches('div:not([style])') && it.querySelector('.cc'))",
        tree(place)
    );
    page.wait_until(&format!("the program has taken over element {place}"), &program).await
}

/// The heads of the panels that an element shows.
fn heads(place: usize) -> String {
    format!(
        "[...{}.querySelectorAll('.cc-body h2')].filter((it) => it.offsetHeight).map((it) => it.textContent).join()",
        tree(place)
    )
}

#[test]
fn an_element_is_whole_without_the_program() -> Result<()> {
    run_exported(async |page| {
        for (attributes, expected) in [
            ("", "Grades,How each got here,Where they stand,What inspectors found,Source"),
            ("show='headline grades'", "Grades,Source"),
            ("show='journey' theme='dark' accent='teal'", "How each got here,Source"),
            (
                "show='findings, standing' theme='auto' class='a' data-b='c' title='d'",
                "Where they stand,What inspectors found,Source",
            ),
        ] {
            let hosts =
                show(&page, &element(&format!("first='calderdale' second='kirklees' {attributes}"))).await?;
            page.wait_until(
                &format!("{attributes}: its panels are there"),
                &format!("{} === '{expected}'", heads(0)),
            )
            .await?;
            wait_for_shown(&page, 0, "Calderdale was inspected in February 2024 and Kirklees in July 2024")
                .await?;
            let charts = format!(
                "[...{}.querySelectorAll('.cc-still-box svg')].filter((it) => it.clientHeight).length",
                tree(0)
            );
            let charts: usize = page.eval(&charts).await?;
            ensure!(
                charts == expected.matches("How each").count() + expected.matches("Where they").count(),
                "{attributes}: {charts} charts"
            );
            let left = format!(
                "{}.querySelectorAll('.cc-years, #cc-later, slot, script, style, [style*=color]').length",
                tree(0)
            );
            ensure!(page.eval::<usize>(&left).await? == 0, "{attributes}");
            // Each figure has its reports, and every link leads to the site or to a source.
            let links = format!("[...{}.querySelectorAll('a')].map((it) => it.href)", tree(0));
            let links: Vec<String> = page.eval(&links).await?;
            ensure!(
                links.iter().filter(|it| it.starts_with("https://files.ofsted.gov.uk/")).count() >= 2,
                "{links:?}"
            );
            ensure!(
                links.iter().all(|it| it.starts_with("https://") || it.starts_with(&hosts.site(""))),
                "{links:?}"
            );
        }
        sleep(Duration::from_secs(1)).await;
        ensure!(!has_program(&page), "{:?}", page.site().requests());
        Ok(())
    })
}

/// The most bytes of brotli that elements may load before somebody needs the program: with headline and grades, and with
/// every panel. The target is 100,000.
const MOST: [usize; 2] = [17_650, 37_100];

#[test]
fn an_element_is_light() -> Result<()> {
    run_exported(async |page| {
        for (show_, most) in [("show='headline grades'", MOST[0]), ("", MOST[1])] {
            let asked = page.site().requests().len();
            let _hosts =
                show(&page, &element(&format!("first='calderdale' second='kirklees' {show_}"))).await?;
            wait_for_shown(&page, 0, "Used under the Open Government Licence").await?;
            sleep(Duration::from_secs(1)).await;
            let requests = page.site().requests().split_off(asked);
            let mut bytes = 0;
            for path in &requests {
                let file = if path.ends_with('/') { format!("{path}index.html") } else { path.clone() };
                let contents = page.site().contents(&file)?;
                let mut packed = Vec::new();
                brotli::CompressorWriter::new(&mut packed, 4096, 11, 22).write_all(contents.as_bytes())?;
                bytes += packed.len();
            }
            println!("an element with {show_:?} loads {bytes} bytes of brotli");
            ensure!(bytes <= most, "{show_}: {bytes} bytes of {requests:?}");
        }
        Ok(())
    })
}

#[test]
fn ten_elements_ask_for_everything_once() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport { height: 2000, ..Viewport::wide(700) }).await?;
        let two =
            ["first='calderdale' second='kirklees'", "first='kirklees' second='calderdale' show='grades'"];
        let _hosts = show(&page, &two.map(element).concat().repeat(5)).await?;
        for place in 0..10 {
            page.eval::<()>(&format!(
                "void document.querySelectorAll('council-compare')[{place}].scrollIntoView()"
            ))
            .await?;
            wait_for_shown(&page, place, "Used under the Open Government Licence").await?;
        }
        let mut requests = page.site().requests();
        ensure!(!has_program(&page), "{requests:?}");
        // Two of them are needed.
        for place in [0, 7] {
            page.eval::<()>(&format!(
                "void document.querySelectorAll('council-compare')[{place}].scrollIntoView()"
            ))
            .await?;
            page.eval::<()>(&format!("void {}.querySelector('.cc-swap').click()", tree(place))).await?;
            starts(&page, place).await?;
            let name = format!("{}.querySelector('.cc-column-name').textContent", tree(place));
            let swapped = if place == 0 { "Kirklees" } else { "Calderdale" };
            page.wait_until("it is swapped", &format!("{name} === '{swapped}'")).await?;
        }
        let exported = "[...document.querySelectorAll('council-compare')].map((it) => it.shadowRoot.querySelectorAll('.cc-still-box, .cc-chart').length ? it.shadowRoot.querySelectorAll('canvas').length : 'none').join()";
        ensure!(
            page.eval::<String>(exported).await? == "2,none,0,none,0,none,0,none,0,none",
            "others were replaced"
        );
        requests = page.site().requests();
        let all = requests.len();
        requests.sort();
        requests.dedup();
        ensure!(requests.len() == all, "something was asked for twice: {:?}", page.site().requests());
        Ok(())
    })
}

#[test]
fn what_is_far_from_the_window_asks_for_nothing() -> Result<()> {
    run_exported(async |page| {
        let _hosts = show(
            &page,
            &format!("<div style='height:4000px'></div>{}", element("first='calderdale' second='kirklees'")),
        )
        .await?;
        sleep(Duration::from_secs(1)).await;
        ensure!(page.site().requests() == ["embed.js"], "{:?}", page.site().requests());
        page.eval::<()>("void document.querySelector('council-compare').setAttribute('show', 'grades')")
            .await?;
        page.eval::<()>("void scrollTo(0, 3000)").await?;
        wait_for_shown(&page, 0, "Care leavers").await?;
        ensure!(!has_program(&page), "{:?}", page.site().requests());
        Ok(())
    })
}

#[test]
fn attributes_are_live_without_the_program() -> Result<()> {
    run_exported(async |page| {
        let listening = "<script>window.heard = []; addEventListener('council-compare:change', ({ detail }) => heard.push(detail));</script>";
        let hosts = show(
            &page,
            &format!("{listening}{}", element("first='calderdale' second='kirklees' show='headline grades'")),
        )
        .await?;
        wait_for_shown(&page, 0, "Calderdale and Kirklees have the same grades").await?;
        let set = async |name: &str, value: &str| {
            page.eval::<()>(&format!(
                "void document.querySelector('council-compare').setAttribute('{name}', '{value}')"
            ))
            .await
        };
        let ground = format!("getComputedStyle({}.querySelector('.cc')).backgroundColor", tree(0));
        set("theme", "dark").await?;
        page.wait_until("it is dark", &format!("{ground} === 'rgb(21, 24, 28)'")).await?;
        set("theme", "light").await?;
        page.wait_until("it is light", &format!("{ground} === 'rgb(255, 255, 255)'")).await?;
        set("accent", "claret").await?;
        let accent =
            format!("getComputedStyle({}.querySelector('.cc')).getPropertyValue('--cc-link')", tree(0));
        page.wait_until("the accent is there", &format!("{accent} === '#9b1c3d'")).await?;
        set("show", "journey").await?;
        page.wait_until("the panels are there", &format!("{} === 'How each got here,Source'", heads(0)))
            .await?;
        set("second", "devon").await?;
        set("show", "grades").await?;
        wait_for_shown(&page, 0, "Devon").await?;
        page.wait_until("the panels are there", &format!("{} === 'Grades,Source'", heads(0))).await?;
        ensure!(!has_program(&page), "{:?}", page.site().requests());
        // Only the program knows this day.
        set("as-of", "2019-01-01").await?;
        wait_for_shown(&page, 0, "1 January 2019").await?;
        ensure!(page.eval::<usize>("heard.length").await? == 0, "the page heard of its own changes");
        page.eval::<()>(&format!("void {}.querySelector('.cc-swap').click()", tree(0))).await?;
        page.wait_until("the page hears", "heard.length === 1").await?;
        let address: String = page.eval("heard[0].address").await?;
        ensure!(
            address
                == hosts
                    .site("embed/devon/calderdale/?as-of=2019-01-01&theme=light&show=grades&accent=claret"),
            "{address}"
        );
        Ok(())
    })
}

#[test]
fn what_only_the_program_understands_brings_it_at_once() -> Result<()> {
    run_exported(async |page| {
        for error in ["404", "500"] {
            page.announce_error(error);
        }
        for (attributes, says) in [
            ("first='calderdale' second='kirklees' as-of='2019-01-01' show='grades'", "1 January 2019"),
            ("first='calderdale' second='kirklees' area='overall' show='journey'", "How each got here"),
            ("first='calderdale' second='kirklees' show='chart'", "“show=chart” was not understood"),
            (
                "first='calderdale' second='kirklees' show='' accent='pink'",
                "“accent=pink” was not understood",
            ),
            (
                "first='calderdale' second='kirklees' nonsense='a' show='grades'",
                "“nonsense” is not an attribute",
            ),
            ("first='calderdale' second='calderdale' show='grades'", "Calderdale"),
            ("first='Halifax' second='kirklees' show='grades'", "Calderdale"),
            ("first='calderdale' second='kent' show='grades'", "Kent"),
            ("first='calderdale' second='kirkles' show='grades'", "“kirkles” is not a council"),
            ("second='kirklees' show='grades'", "Kirklees"),
            ("", "Calderdale"),
        ] {
            let _hosts = show(&page, &element(attributes)).await?;
            starts(&page, 0).await.with_context(|| attributes.to_owned())?;
            wait_for_shown(&page, 0, says).await?;
        }
        Ok(())
    })
}

#[test]
fn where_what_was_exported_is_not_to_be_had_the_program_comes() -> Result<()> {
    run_exported(async |page| {
        for error in ["404", "500", "ERR_", "Failed to load module script"] {
            page.announce_error(error);
        }
        let (embed, pair) = ("embed/calderdale/kirklees/", "calderdale/kirklees/");
        let script = page.site().beside_program("element.js");
        for (path, fault) in [
            (embed, Fault::Status(500)),
            (embed, Fault::Html),
            (pair, Fault::Status(404)),
            (pair, Fault::Html),
            (&script, Fault::Status(404)),
            (&script, Fault::Html),
            (&script, Fault::BrokenOff),
        ] {
            page.site().fault(path, fault);
            let _hosts =
                show(&page, &element("first='calderdale' second='kirklees' show='grades journey'")).await?;
            starts(&page, 0).await.with_context(|| format!("{path}: {fault:?}"))?;
            wait_for_shown(&page, 0, "How each got here").await?;
            page.site().heal();
        }
        // Nor where a page is of another day than the other, of another pair, or cut short.
        let [embed, pair] = [embed, pair].map(|path| format!("{path}index.html"));
        let of_pair = page.site().contents(&pair)?;
        let half: String = of_pair.chars().take(of_pair.chars().count() / 2).collect();
        for (path, contents) in [
            (&pair, of_pair.replace("\"data-date\":\"2026", "\"data-date\":\"2025")),
            (&pair, half),
            (&embed, page.site().contents("embed/calderdale/devon/index.html")?),
        ] {
            page.site().replace(path, contents);
            let _hosts =
                show(&page, &element("first='calderdale' second='kirklees' show='grades journey'")).await?;
            starts(&page, 0).await.with_context(|| path.to_owned())?;
            wait_for_shown(&page, 0, "Calderdale and Kirklees have the same grades").await?;
            page.site().heal();
        }
        Ok(())
    })
}

#[test]
fn an_element_is_english_on_a_page_in_another_language() -> Result<()> {
    run_exported(async |page| {
        let pair = element("first='calderdale' second='kirklees' show='grades'");
        // The second is not exported, so that the program shows it.
        let kent = element("first='calderdale' second='kent' show='grades'");
        page.announce_error("404");
        let _hosts = show(&page, &format!("<div lang='ar' dir='rtl'>{pair}{kent}</div>")).await?;
        wait_for_shown(&page, 0, "Care leavers").await?;
        wait_for_shown(&page, 1, "Kent").await?;
        for place in 0..2 {
            let read: (String, String) = page
                .eval(&format!(
                    "((it) => [getComputedStyle(it).direction, it.closest('[lang]')?.lang ?? ''])({}.querySelector('h1'))",
                    tree(place)
                ))
                .await?;
            assert_eq!(read, ("ltr".to_owned(), "en-GB".to_owned()), "element {place}");
        }
        Ok(())
    })
}

/// Browsers remember of an address that its script could not be had, so it is asked for by another one.
#[test]
fn after_a_failure_the_next_element_shows() -> Result<()> {
    run_exported(async |page| {
        for error in ["ERR_", "Failed to load", "Failed to fetch", "NetworkError", "error loading"] {
            page.announce_error(error);
        }
        let broken =
            [page.site().beside_program("element.js"), page.site().program().replace("_bg.wasm", ".js")];
        for script in &broken {
            page.site().fault(script, Fault::BrokenOff);
        }
        let attributes = "first='calderdale' second='kirklees' show='grades'";
        let _hosts = show(&page, &format!("<council-compare {attributes}></council-compare>")).await?;
        page.wait_until(
            "the element says that it did not load",
            &format!("{}.textContent.includes('did not load')", tree(0)),
        )
        .await?;
        page.site().heal();
        page.eval::<()>(&format!(
            "void document.body.insertAdjacentHTML('beforeend', {})",
            json!(element(attributes))
        ))
        .await?;
        wait_for_shown(&page, 1, "Care leavers").await
    })
}

#[test]
fn a_strict_policy_and_no_origin_are_no_hindrance() -> Result<()> {
    run_exported(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let site = page.site().origin();
        // As README.md states it. What a sandbox may not do is the page's to say.
        for sandbox in ["", "; sandbox allow-scripts"] {
            let policy = format!(
                "default-src 'none'; script-src {site} 'wasm-unsafe-eval'; connect-src {site}; style-src 'none'; img-src 'none'{sandbox}"
            );
            let body = format!(
                "{}{}",
                hosts.loader(),
                element("first='calderdale' second='kirklees' show='headline grades journey'")
            );
            let asked = page.site().requests().len();
            page.go(&hosts.write_with_policy("strict.html", &body, Some(&policy))).await?;
            wait_for_shown(&page, 0, "How each got here").await?;
            let weight = format!("getComputedStyle({}.querySelector('.cc-column-name')).fontWeight", tree(0));
            ensure!(page.eval::<String>(&weight).await? == "700", "the styles did not come");
            let requests = page.site().requests().split_off(asked);
            ensure!(!requests.iter().any(|path| path.ends_with(".wasm")), "{requests:?}");
            page.eval::<()>(&format!("void {}.querySelector('.cc-swap').click()", tree(0))).await?;
            starts(&page, 0).await?;
            wait_for_shown(&page, 0, "Kirklees and Calderdale have the same grades").await?;
        }
        Ok(())
    })
}

#[test]
fn an_element_survives_being_moved_removed_and_put_back() -> Result<()> {
    run_exported(async |page| {
        let body = format!(
            "<div id='one'>{}</div><div id='two'></div>",
            element("first='calderdale' second='kirklees' show='grades'")
        );
        let _hosts = show(&page, &body).await?;
        wait_for_shown(&page, 0, "Care leavers").await?;
        page.eval::<()>(&format!("void ({}.querySelector('.cc-meanings').open = true, document.querySelector('#two').append(document.querySelector('council-compare')))", tree(0))).await?;
        sleep(Duration::from_millis(300)).await;
        ensure!(
            page.eval::<bool>(&format!("{}.querySelector('.cc-meanings').open", tree(0))).await?,
            "a move has begun it anew"
        );
        for round in 0..3 {
            page.eval::<()>("void (window.kept = document.querySelector('council-compare'), kept.remove())")
                .await?;
            sleep(Duration::from_millis(200)).await;
            ensure!(page.eval::<String>("kept.shadowRoot.innerHTML").await? == "<slot></slot>", "it went on");
            page.eval::<()>("void document.querySelector('#one').append(kept)").await?;
            wait_for_shown(&page, 0, "Care leavers").await?;
            ensure!(round > 0 || !has_program(&page), "{:?}", page.site().requests());
            page.eval::<()>(&format!("void {}.querySelector('.cc-swap').click()", tree(0))).await?;
            let name = format!("{}.querySelector('.cc-column-name').textContent", tree(0));
            page.wait_until("it answers once", &format!("{name} === 'Kirklees'")).await?;
        }
        let pages = page.site().requests();
        ensure!(pages.iter().filter(|path| path.ends_with("kirklees/")).count() == 1, "{pages:?}");
        Ok(())
    })
}
