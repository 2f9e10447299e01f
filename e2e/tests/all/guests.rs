//! What fails in pages of others: an element keeps what stands inside it or says so, and a frame is never an empty box.

use anyhow::{Result, ensure};
use e2e::hosts::Hosts;
use e2e::site::Fault;
use e2e::{Page, run, run_exported};

use crate::blocked::{HASTE, NO_WASM, WITHOUT_PROGRAM, hash, is_awaited, take_program_away};

#[test]
fn an_element_without_the_program_keeps_its_fallback_or_says_so() -> Result<()> {
    run(async |page| {
        page.before_load(HASTE).await?;
        let hosts = Hosts::start(page.site()).await?;
        let body = format!(
            "{}\
             <council-compare first='leeds' second='kent'><a href='/fallback'>The fallback</a></council-compare>\
             <council-compare first='leeds' second='kent'></council-compare>",
            hosts.loader()
        );
        for (how, fault) in WITHOUT_PROGRAM {
            take_program_away(&page, how, fault).await?;
            // Around an element it is the page's own policy that counts.
            let policy = NO_WASM.replace("'self'", &page.site().origin());
            let policy = (how == "forbidden by a policy").then_some(policy.as_str());
            let address = hosts.write_with_policy("without.html", &body, policy);
            page.go(&format!("{address}{}", hash(how, fault))).await?;
            let second = "document.querySelectorAll('council-compare')[1].shadowRoot";
            let said = "This comparison did not load. See it on a page of its own.";
            let says_so = format!(
                "{second}.textContent === '{said}' && {second}.querySelector('a').href === '{}'",
                hosts.site("leeds/kent/")
            );
            page.wait_until("the second says so", &says_so).await.map_err(|error| error.context(how))?;
            let fallback = "document.querySelector('council-compare a').checkVisibility()";
            ensure!(page.eval::<bool>(fallback).await?, "{how}: the fallback is gone");
        }
        Ok(())
    })
}

/// Opens a page with an embed in a frame, which is as high as its code makes it, and goes into the frame.
async fn enter_embed(page: &Page, hosts: &Hosts, hash: &str) -> Result<()> {
    let address = hosts.site("embed/calderdale/kirklees/?show=grades");
    let frame = format!("<h1>A story</h1><iframe src='{address}{hash}' width='600' height='700'></iframe>");
    page.go(&hosts.write("framed.html", &frame)).await?;
    page.enter_frame("iframe").await
}

/// Waits until something in the frame says this where it is seen without scrolling.
async fn wait_for_words(page: &Page, css: &str, said: &str) -> Result<()> {
    page.wait_for_text(css, said).await?;
    let seen = format!(
        "(it => it.checkVisibility({{ visibilityProperty: true }}) && it.getBoundingClientRect().height > 10 \
          && it.getBoundingClientRect().top >= 0 && it.getBoundingClientRect().bottom <= innerHeight)\
         (document.querySelector('{css}'))"
    );
    page.wait_until(&format!("“{said}” is seen"), &seen).await
}

#[test]
fn a_frame_without_the_program_says_so_and_can_be_loaded_again() -> Result<()> {
    run(async |page| {
        page.before_load(HASTE).await?;
        let hosts = Hosts::start(page.site()).await?;
        for (how, fault) in WITHOUT_PROGRAM {
            take_program_away(&page, how, fault).await?;
            enter_embed(&page, &hosts, hash(how, fault)).await?;
            let said = "The program of this page did not load, or this browser cannot run it. Load it again.";
            let says_so = wait_for_words(&page, "[role=alert]", said).await;
            says_so.map_err(|error| error.context(how))?;
            page.site().heal();
            if !is_awaited(fault) {
                page.click("[role=alert] a").await?;
                let is_shown = page.wait_for("[aria-label='Grades by area'] tbody .cc-word").await;
                is_shown.map_err(|error| error.context(how))?;
            }
            page.leave_frame().await?;
        }
        Ok(())
    })
}

#[test]
fn an_exported_frame_without_the_program_shows_its_grades_and_says_so() -> Result<()> {
    run_exported(async |page| {
        page.before_load(HASTE).await?;
        let hosts = Hosts::start(page.site()).await?;
        for (how, fault) in WITHOUT_PROGRAM {
            take_program_away(&page, how, fault).await?;
            enter_embed(&page, &hosts, hash(how, fault)).await?;
            // It asks for the program once somebody needs it.
            page.wait_for("[data-cc-framed]").await?;
            page.click(".cc-swap").await?;
            let said = if is_awaited(fault) { "has not loaded" } else { "did not load" };
            let said = format!("The interactive part of this page {said}. Everything below is complete");
            let says_so = wait_for_words(&page, "main > .cc-notice", &said).await;
            says_so.map_err(|error| error.context(how))?;
            let words = "[aria-label='Grades by area'] tbody .cc-word";
            ensure!(page.count(words).await? == 10, "{how}: no grades");
            ensure!(
                page.eval::<bool>(&format!("document.querySelector(\"{words}\").checkVisibility()")).await?,
                "{how}: the grades are not seen"
            );
            page.leave_frame().await?;
        }
        Ok(())
    })
}

#[test]
fn a_frame_without_its_dataset_says_so_and_asks_again() -> Result<()> {
    run(async |page| {
        for error in ["404", "500", "ERR_"] {
            page.announce_error(error);
        }
        let hosts = Hosts::start(page.site()).await?;
        let (index, kirklees) = ("data/index.json", "data/councils/kirklees.json");
        for (file, what) in [(index, "The list of councils"), (kirklees, "The record of Kirklees")] {
            for (fault, why) in [
                (Fault::Status(404), "the server answered with error 404"),
                (Fault::Status(500), "the server answered with error 500"),
                (Fault::Html, "the answer was not valid data"),
                (Fault::Truncated, "the answer was not valid data"),
                (Fault::BrokenOff, "no answer from the server"),
            ] {
                page.site().fault(file, fault);
                enter_embed(&page, &hosts, "").await?;
                let said = format!("{what} did not load. Reason: {why}. Try again");
                let says_so = wait_for_words(&page, "[role=alert]", &said).await;
                says_so.map_err(|error| error.context(format!("{file}: {fault:?}")))?;
                page.site().heal();
                page.click("[role=alert] button").await?;
                page.wait_for_councils("Calderdale", "Kirklees").await?;
                ensure!(page.count("[role=alert]").await? == 0, "{file}: {fault:?}: the message stays");
                page.leave_frame().await?;
            }
        }
        Ok(())
    })
}

#[test]
fn a_panel_that_does_not_come_is_told_by_its_name() -> Result<()> {
    run(async |page| {
        page.announce_error("503");
        for (panel, heading, said) in [
            ("journey", "How each got here", "The chart did not load."),
            ("standing", "Where they stand", "The chart did not load."),
            ("findings", "What inspectors found", "What inspectors found did not load."),
        ] {
            page.site().fault(&page.site().later_part(), Fault::Status(503));
            page.open(&format!("/embed/calderdale/kirklees/?show={panel}")).await?;
            page.wait_for_text("#cc-later .cc-failure", said).await?;
            ensure!(
                page.text("#cc-later h2").await? == heading,
                "{panel}: {}",
                page.text("#cc-later h2").await?
            );
            page.site().heal();
            page.click_text(".cc-failure button", "Try again").await?;
            page.wait_for_text("main h2", heading).await?;
            page.wait_until("it has come", "!document.querySelector('#cc-later')").await?;
        }
        Ok(())
    })
}
