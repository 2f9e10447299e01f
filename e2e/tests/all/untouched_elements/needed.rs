//! What an element can do without the program, and what brings it: what it alone understands, and what cannot be had otherwise.

use anyhow::{Context as _, Result, ensure};
use e2e::facts;
use e2e::run_exported;
use e2e::site::Fault;
use serde_json::json;

use super::{element, has_program, heads, show, starts, tree, wait_for_shown};

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
            ("first='calderdale' second='kirklees' secnd='a' show='grades'", "“secnd” is not an attribute"),
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
        let day = facts::data_date()?;
        let of_another_day = of_pair.replace(
            &format!("\"data-date\":\"{}\"", day.iso),
            &format!("\"data-date\":\"{}\"", day.in_the_next_year()?.iso),
        );
        ensure!(of_another_day != of_pair, "the page says no day");
        for (path, contents) in [
            (&pair, of_another_day),
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
        wait_for_shown(&page, 1, "Care leavers").await?;
        // What could not show anything does so once it is told something else.
        page.eval::<()>("void document.querySelector('council-compare').setAttribute('second', 'devon')")
            .await?;
        wait_for_shown(&page, 0, "Devon").await
    })
}
