//! Elements that need no program: whole, light, asked for once, and at home on any page.

use std::io::Write as _;

use anyhow::{Result, ensure};
use e2e::hosts::Hosts;
use e2e::page::Viewport;
use e2e::run_exported;
use tokio::time::{Duration, sleep};

use crate::elements::OF_OTHERS;

use super::{bring_into_view, element, has_program, heads, show, starts, tree, wait_for_shown};

#[test]
fn an_element_is_whole_without_the_program() -> Result<()> {
    run_exported(async |page| {
        for (attributes, expected) in [
            ("", "Grades,How each got here,Where they stand,What inspectors found,Source"),
            ("show='headline grades'", "Grades,Source"),
            (&*format!("show='headline grades' {OF_OTHERS}"), "Grades,Source"),
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
const MOST: [usize; 2] = [17_800, 37_750];

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
            bring_into_view(&page, place).await?;
            wait_for_shown(&page, place, "Used under the Open Government Licence").await?;
        }
        let mut requests = page.site().requests();
        ensure!(!has_program(&page), "{requests:?}");
        // Two of them are needed.
        for place in [0, 7] {
            bring_into_view(&page, place).await?;
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
