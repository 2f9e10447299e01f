//! What a reader meets where the server or the line fails, and the way out of it.

use anyhow::{Result, ensure};
use e2e::hosts::Hosts;
use e2e::page::Key;
use e2e::read::Side;
use e2e::site::Fault;
use e2e::{Page, run};

const START: &str = "/calderdale/kirklees/";
const KIRKLEES: &str = "data/councils/kirklees.json";

/// What is said where the later part does not come.
const NO_PANELS: &str = "The charts and what inspectors found did not load. Reason: no answer from the server, or a newer version of this page has been \
     published since it was opened.";

/// Opens the comparison while something is broken, and checks what is said of it and to whom.
async fn meet_failure(page: &Page, said: &str) -> Result<()> {
    page.open(START).await?;
    page.wait_for("[role=alert]").await?;
    let alert = page.text("[role=alert]").await?;
    assert_eq!(alert, format!("{said} Try again"));
    ensure!(page.count("h1").await? == 1, "the page lost its heading");
    Ok(())
}

/// Opens the comparison while the server answers with an error in the place of one record.
async fn meet_failed_record(page: &Page, status: u16) -> Result<()> {
    page.announce_error(&status.to_string());
    page.site().fault(KIRKLEES, Fault::Status(status));
    let said =
        format!("The record of Kirklees did not load. Reason: the server answered with error {status}.");
    meet_failure(page, &said).await
}

/// Asks again, once the fault is lifted.
async fn recover(page: &Page) -> Result<()> {
    page.site().heal();
    page.tab_to("[role=alert] button").await?;
    page.press(Key::Enter).await?;
    page.wait_for_comparison().await?;
    page.wait_for_councils("Calderdale", "Kirklees").await?;
    assert_eq!(page.address().await?, START);
    ensure!(page.count("[role=alert]").await? == 0, "the message stays");
    Ok(())
}

/// Chooses the second council, and waits for its grades.
async fn choose_second(page: &Page, slug: &str, name: &str) -> Result<()> {
    page.choose(Side::Second, slug).await?;
    page.wait_for_councils("Calderdale", name).await
}

#[test]
fn without_the_index_the_page_says_so_and_asks_again() -> Result<()> {
    run(async |page| {
        page.announce_error("500");
        page.site().fault("data/index.json", Fault::Status(500));
        meet_failure(&page, "The list of councils did not load. Reason: the server answered with error 500.")
            .await?;
        // Asking again while it is still broken says the same again.
        let times = |asked: &[String]| asked.iter().filter(|path| *path == "data/index.json").count();
        let before = times(&page.site().requests());
        page.click_text("[role=alert] button", "Try again").await?;
        page.wait_until_asked("the index again", |asked| times(asked) > before).await?;
        page.wait_for_text("[role=alert]", "The list of councils did not load.").await?;
        recover(&page).await
    })
}

#[test]
fn an_index_that_is_a_web_page_or_cut_short_is_refused() -> Result<()> {
    run(async |page| {
        for fault in [Fault::Html, Fault::Truncated] {
            page.site().fault("data/index.json", fault);
            meet_failure(&page, "The list of councils did not load. Reason: the answer was not valid data.")
                .await?;
            recover(&page).await?;
        }
        Ok(())
    })
}

#[test]
fn without_one_record_the_rest_of_the_page_stays() -> Result<()> {
    run(async |page| {
        meet_failed_record(&page, 500).await?;
        page.wait_for_text("h1", "Calderdale and Kirklees").await?;
        for (side, name) in [(Side::First, "Calderdale"), (Side::Second, "Kirklees")] {
            assert_eq!(page.combobox(side).await?.value, name);
        }
        ensure!(page.count("#cc-source-title").await? == 1, "the source is gone");
        recover(&page).await
    })
}

#[test]
fn another_council_can_be_chosen_instead_of_one_that_failed() -> Result<()> {
    run(async |page| {
        meet_failed_record(&page, 404).await?;
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_comparison().await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        page.wait_for_address("/calderdale/leeds/").await
    })
}

#[test]
fn the_council_that_failed_can_be_chosen_again_once_every_record_is_here() -> Result<()> {
    run(async |page| {
        meet_failed_record(&page, 404).await?;
        page.click("#cc-second-council").await?;
        page.wait_until(
            "every record came",
            "performance.getEntriesByType('resource').some((it) => it.name.endsWith('/records.json') && it.responseEnd)",
        )
        .await?;
        choose_second(&page, "kirklees", "Kirklees").await?;
        ensure!(page.count("[role=alert]").await? == 0, "it is said to be missing still");
        Ok(())
    })
}

#[test]
fn a_record_that_is_not_json_is_refused() -> Result<()> {
    run(async |page| {
        for fault in [Fault::Html, Fault::Truncated] {
            page.site().fault(KIRKLEES, fault);
            meet_failure(
                &page,
                "The record of Kirklees did not load. Reason: the answer was not valid data.",
            )
            .await?;
            recover(&page).await?;
        }
        Ok(())
    })
}

#[test]
fn while_a_record_is_on_its_way_the_page_says_so_and_works() -> Result<()> {
    run(async |page| {
        page.site().fault(KIRKLEES, Fault::Silent);
        page.open(START).await?;
        page.wait_for("[aria-busy=true]").await?;
        page.wait_for_text("[aria-busy=true] [role=status]", "Loading the grades").await?;
        let rows = page.texts("[aria-busy=true] .cc-area").await?;
        assert_eq!(
            rows,
            ["Leadership", "Help and protection", "Children in care", "Care leavers", "Overall"]
        );

        page.choose(Side::Second, "leeds").await?;
        page.wait_for_comparison().await?;
        page.wait_for_councils("Calderdale", "Leeds").await
    })
}

#[test]
fn without_all_records_each_is_asked_for_by_itself() -> Result<()> {
    run(async |page| {
        page.announce_error("500");
        page.site().fault("data/records.json", Fault::Status(500));
        page.open_comparison(START).await?;
        choose_second(&page, "leeds", "Leeds").await?;
        ensure!(
            page.site().data_requests().contains(&"councils/leeds.json".to_owned()),
            "it was not asked for"
        );
        Ok(())
    })
}

#[test]
fn without_the_later_part_everything_else_works() -> Result<()> {
    run(async |page| {
        page.announce_error("500");
        page.site().fault(&page.site().later_part(), Fault::Status(500));
        meet_failure(&page, NO_PANELS).await?;
        page.wait_for_councils("Calderdale", "Kirklees").await?;
        choose_second(&page, "leeds", "Leeds").await?;
        choose_second(&page, "kirklees", "Kirklees").await?;
        ensure!(page.count("#cc-source-title").await? == 1, "the source is gone");
        // Choosing asks again for nothing that has failed; the reader does.
        let asked = page.site().requests().iter().filter(|path| path.ends_with("_later.wasm")).count();
        assert_eq!(asked, 1);
        recover(&page).await
    })
}

/// The files that a comparison waits for, each with what is said where no answer comes.
fn unanswered(later_part: &str) -> [(&str, &'static str); 3] {
    [
        ("data/index.json", "The list of councils did not load. Reason: no answer from the server."),
        (KIRKLEES, "The record of Kirklees did not load. Reason: no answer from the server."),
        (later_part, NO_PANELS),
    ]
}

/// Lets half a minute pass in two seconds, where a request waits for its end.
const HASTE: &str = "const timeout = AbortSignal.timeout; \
     AbortSignal.timeout = (wait) => { window.patience = wait; return timeout.call(AbortSignal, wait / 15); };";

#[test]
fn what_never_comes_is_given_up_after_half_a_minute() -> Result<()> {
    run(async |page| {
        page.before_load(HASTE).await?;
        let later = page.site().later_part();
        for (file, said) in unanswered(&later) {
            // Healed, it answers what nobody waits for any more: Chromium asks for nothing twice at a time.
            page.site().fault(file, Fault::Late);
            meet_failure(&page, said).await?;
            assert_eq!(page.eval::<u32>("window.patience").await?, 30_000);
            recover(&page).await.map_err(|error| error.context(said))?;
        }
        Ok(())
    })
}

#[test]
fn what_stops_halfway_is_given_up_and_asked_for_again() -> Result<()> {
    run(async |page| {
        page.before_load(HASTE).await?;
        page.announce_error("ERR_");
        let later = page.site().later_part();
        for (file, said) in unanswered(&later) {
            for fault in [Fault::BrokenOff, Fault::Stalled] {
                page.site().fault(file, fault);
                let of = format!("{file}: {fault:?}");
                let met = meet_failure(&page, said).await;
                met.map_err(|error| error.context(of.clone()))?;
                recover(&page).await.map_err(|error| error.context(of))?;
            }
        }
        Ok(())
    })
}

#[test]
fn what_stands_further_down_says_what_did_not_come_and_asks_again() -> Result<()> {
    run(async |page| {
        page.before_load(HASTE).await?;
        for error in ["404", "500"] {
            page.announce_error(error);
        }
        let report = "data/findings/kirklees/";
        page.open_comparison(START).await?;
        page.read_down().await?;
        let requests = page.site().requests();
        let report = requests.iter().find(|path| path.starts_with(report)).map_or(report, String::as_str);
        let (grades, found) = ("The grades of all councils", "What inspectors found in Kirklees");
        let (not_it, no_answer) = ("the answer was not valid data", "no answer from the server");
        let themes = vec![("data/themes.json", "#cc-findings", "What the reports have in common")];
        let others = vec![("data/grades.json", "#cc-standing", grades), (report, "#cc-findings", found)];
        for (fault, why, failing) in [
            (Fault::Status(404), "the server answered with error 404", &themes),
            (Fault::Status(500), "the server answered with error 500", &others),
            (Fault::Html, not_it, &others),
            (Fault::Truncated, not_it, &others),
            (Fault::Silent, no_answer, &others),
            (Fault::Stalled, no_answer, &others),
        ] {
            for (file, _, _) in failing {
                page.site().fault(file, fault);
            }
            page.open_comparison(START).await?;
            page.read_down().await?;
            for (_, section, what) in failing {
                let said = format!("{what} did not load. Reason: {why}. Try again");
                let alerts = page.texts(&format!("{section} [role=alert]")).await?;
                ensure!(alerts.contains(&said), "{fault:?}: {alerts:?} has no “{said}”");
            }
            page.site().heal();
            page.click("[role=alert] button").await?;
            page.wait_until(
                "nothing failed any more",
                "!document.querySelector('[role=alert], [aria-busy]')",
            )
            .await?;
            ensure!(page.text("#cc-findings").await?.contains("What must improve"), "no findings came");
        }
        Ok(())
    })
}

/// Something of a file of the dataset as it is, changed.
fn changed(page: &Page, file: &str, from: &str, to: &str) -> Result<String> {
    let text = page.site().contents(file)?;
    ensure!(text.contains(from), "{file} has no {from}");
    Ok(text.replacen(from, to, 1))
}

#[test]
fn a_dataset_of_another_format_is_refused() -> Result<()> {
    run(async |page| {
        let of_a_later_day = |file: &str| changed(&page, file, "\"format\":1", "\"format\":2");
        page.site().replace("data/index.json", of_a_later_day("data/index.json")?);
        let why = "the dataset has a fault at format: the file has format 2, this widget reads 1.";
        meet_failure(&page, &format!("The list of councils did not load. Reason: {why}")).await?;
        recover(&page).await?;
        page.site().replace(KIRKLEES, of_a_later_day(KIRKLEES)?);
        meet_failure(&page, &format!("The record of Kirklees did not load. Reason: {why}")).await?;
        recover(&page).await
    })
}

#[test]
fn a_council_with_a_fault_in_the_index_says_so_and_the_others_work() -> Result<()> {
    run(async |page| {
        let place = page.site().contents("data/index.json")?;
        let place = place.split("{\"slug\":\"kirklees\"").next().unwrap_or_default().len();
        let text = page.site().contents("data/index.json")?;
        let (before, after) = text.split_at(place);
        ensure!(after.contains("\"region\":\""), "there is no Kirklees");
        let broken = format!("{before}{}", after.replacen("\"region\":\"", "\"region\":7,\"was\":\"", 1));
        page.site().replace("data/index.json", broken);
        let said = "The record of kirklees did not load. Reason: the list of councils has a fault.";
        meet_failure(&page, said).await?;
        ensure!(page.text("h1").await?.contains("Calderdale"), "the other council is gone");
        // The start page features it, and says so too.
        page.open("/").await?;
        page.wait_for_text("[role=alert]", said).await?;
        // Another can be chosen, and pages without it have nothing to say.
        choose_second(&page, "leeds", "Leeds").await?;
        page.open_comparison("/leeds/kent/").await?;
        ensure!(page.count(".cc-notice, [role=alert]").await? == 0, "something is said of nothing");
        page.open(START).await?;
        page.wait_for("[role=alert]").await?;
        recover(&page).await
    })
}

#[test]
fn a_record_with_a_fault_is_refused_as_a_whole_wherever_it_stands() -> Result<()> {
    run(async |page| {
        let broken = changed(&page, KIRKLEES, "\"overall\":\"good\"", "\"overall\":\"splendid\"")?;
        page.site().replace(KIRKLEES, broken);
        page.open(START).await?;
        page.wait_for_text(
            "[role=alert]",
            "The record of Kirklees did not load. Reason: the dataset has a fault at inspections[",
        )
        .await?;
        page.wait_for_text("[role=alert]", "splendid").await?;
        recover(&page).await?;
        // In the file of all, it is asked for by itself.
        let all = page.site().contents("data/records.json")?;
        let place = all.find("\"leeds\":{").unwrap_or_default();
        let (before, after) = all.split_at(place);
        page.site()
            .replace("data/records.json", format!("{before}{}", after.replacen("\"ilacs\"", "\"sicla\"", 1)));
        page.open_comparison(START).await?;
        choose_second(&page, "leeds", "Leeds").await?;
        let asked = page.site().data_requests();
        ensure!(asked.contains(&"councils/leeds.json".to_owned()), "{asked:?}");
        choose_second(&page, "kent", "Kent").await?;
        ensure!(!page.site().data_requests().contains(&"councils/kent.json".to_owned()), "kent has no fault");
        Ok(())
    })
}

#[test]
fn an_element_without_its_dataset_keeps_its_fallback_or_says_so() -> Result<()> {
    run(async |page| {
        page.announce_error("500");
        page.site().fault("data/index.json", Fault::Status(500));
        let hosts = Hosts::start(page.site()).await?;
        let element = |inside: &str| {
            format!("<council-compare first='leeds' second='kent' show='grades'>{inside}</council-compare>")
        };
        let body =
            format!("{}{}{}", hosts.loader(), element("<a href='/fallback'>The fallback</a>"), element(""));
        page.go(&hosts.write("without.html", &body)).await?;
        let second =
            "document.querySelectorAll('council-compare')[1].shadowRoot.querySelector('[role=alert]')";
        page.wait_until("the second says so", &format!("{second}?.checkVisibility() && {second}.textContent.includes('The list of councils did not load.')"))
            .await?;
        ensure!(page.text("council-compare a").await? == "The fallback");
        ensure!(page.eval::<bool>("document.querySelector('council-compare a').checkVisibility()").await?);
        page.site().heal();
        page.eval::<()>(&format!("void {second}.querySelector('button').click()")).await?;
        page.wait_until(
            "the second shows grades",
            "document.querySelectorAll('council-compare')[1].shadowRoot.querySelector('.cc-column-name')",
        )
        .await
    })
}
