//! What inspectors found: when it comes, what it says of two reports, and where it cannot.

use anyhow::{Result, bail, ensure};
use e2e::facts::{self, Theme};
use e2e::page::{Key, PHONE, Viewport};
use e2e::read::Side;
use e2e::site::Fault;
use e2e::{Page, run};

const SECTION: &str = "#cc-findings";
const THEMES: &str = "data/themes.json";
/// The first theme in Calderdale’s list alone.
const ALONE: &str = "Help for homeless 16- and 17-year-olds";
const OF_KIRKLEES: &str = "data/findings/kirklees/2024-08-28.json";

/// Goes down to the findings, as a reader does.
async fn go_down(page: &Page) -> Result<()> {
    page.scroll_to(SECTION).await
}

/// Opens a comparison and waits for what inspectors found.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.open_comparison(path).await?;
    go_down(page).await?;
    page.wait_until(
        "what inspectors found has come",
        "!document.querySelector('#cc-findings [aria-busy]') && document.querySelector('#cc-findings details')",
    )
    .await
}

/// The texts of one area, one council: titles and findings.
async fn found(page: &Page, area: &str, side: Side) -> Result<Vec<String>> {
    let nth = match side {
        Side::First => 1,
        Side::Second => 2,
    };
    page.eval(&format!(
        "(() => {{ const fold = [...document.querySelectorAll('#cc-findings details')]
            .find(it => it.querySelector('h3').textContent === '{area}');
        return [...fold.querySelectorAll('.cc-found:nth-child({nth}) :is(h5, li, .cc-nothing)')]
            .map(it => it.textContent.replace(/\\s+/g, ' ').trim()); }})()"
    ))
    .await
}

#[test]
fn nothing_of_it_comes_before_the_reader_does() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/").await?;
        let first = ["councils/calderdale.json", "councils/kirklees.json", "index.json"];
        assert_eq!(page.site().data_requests(), first);
        go_down(&page).await?;
        page.wait_for("#cc-findings details").await?;
        let asked = page.site().data_requests();
        for file in
            ["findings/calderdale/2024-05-15.json", "findings/kirklees/2024-08-28.json", "themes.json"]
        {
            ensure!(asked.iter().filter(|it| *it == file).count() == 1, "{file} in {asked:?}");
        }
        ensure!(!asked.contains(&"records.json".to_owned()), "all records for counts: {asked:?}");
        Ok(())
    })
}

#[test]
fn calderdale_and_kirklees_side_by_side() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/kirklees/").await?;
        page.wait_for_text(SECTION, "This project’s own short summaries").await?;
        page.wait_for_text(SECTION, "The report is the authority.").await?;
        let titles = page.texts(".cc-shared h3").await?;
        assert_eq!(
            titles,
            [
                "Main themes of Calderdale’s list only",
                "Main themes of Kirklees’s list only",
                "A worry in both",
                "Praised in both",
                "Praised in one, a worry in the other",
            ]
        );
        // What both were told comes first, and here there is nothing.
        page.wait_for_text(".cc-shared", "The two lists of what must improve have no main theme in common.")
            .await?;
        let Theme { named_by, reports } = facts::theme(ALONE)?;
        page.wait_for_text(".cc-shared .cc-noted", &format!("{named_by} of {reports} lists")).await?;
        let meaning = format!("how many of {reports} councils’ newest lists of what must improve");
        page.wait_for_text(".cc-shared .cc-note", &meaning).await?;

        let care_leavers = found(&page, "Care leavers", Side::Second).await?;
        assert_eq!(
            care_leavers,
            [
                "Praised",
                "Care leavers up to 25 can get therapy and support with no waiting time para 44",
                "Care leavers have lasting relationships with kind, persistent advisers who visit as often as needed para 43",
                "Worried about",
                "A small but significant group of care leavers live in bed and breakfast accommodation, harming their sense of stability para 55",
                "Care leavers told inspectors their pathway plans are ineffective and meaningless para 53",
            ]
        );
        // The report is one click away from each column.
        let reports = page
            .eval::<Vec<String>>(
                "[...document.querySelectorAll('#cc-findings .cc-found a')].map(link => link.href)",
            )
            .await?;
        assert_eq!(reports.len(), 10, "four areas and what must improve, two councils");
        ensure!(reports.iter().all(|it| it.starts_with("https://files.ofsted.gov.uk/")), "{reports:?}");
        Ok(())
    })
}

#[test]
fn a_theme_lists_whose_reports_name_it_and_each_leads_to_a_comparison() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/kirklees/").await?;
        // By key: the first theme in Calderdale’s list alone.
        let theme = ".cc-shared > div:nth-child(2) button";
        page.tab_to(theme).await?;
        assert_eq!(page.attribute(theme, "aria-expanded").await?.as_deref(), Some("false"));
        page.press(Key::Enter).await?;
        page.wait_for(".cc-councils a").await?;
        assert_eq!(page.attribute(theme, "aria-expanded").await?.as_deref(), Some("true"));
        let Theme { named_by, reports } = facts::theme(ALONE)?;
        let told =
            format!("in {named_by} of {reports} latest lists of what must improve. Compare Calderdale with:");
        page.wait_for_text(".cc-councils", &told).await?;
        // All of them, and the one that is shown already is no link.
        let links = page.texts(".cc-councils a").await?;
        assert_eq!(links.len() + page.count(".cc-councils b").await?, named_by);
        assert_eq!(page.texts(".cc-councils b").await?, ["Calderdale"]);
        let [other, ..] = &links[..] else { bail!("no links") };
        let name = page.accessible(".cc-councils a").await?.name;
        assert_eq!(name, format!("Compare Calderdale with {other}"));

        page.press(Key::Tab).await?;
        page.press(Key::Enter).await?;
        page.wait_for_councils("Calderdale", other).await?;
        ensure!(page.count(".cc-councils").await? == 0, "the list belongs to the comparison before");
        // The link is gone. The headline of what is new has the focus, and is seen.
        let seen = "(() => { const headline = document.activeElement, box = headline.getBoundingClientRect(); \
                    return headline.id === 'cc-headline' && box.top >= 0 && box.bottom <= innerHeight; })()";
        page.wait_until("the headline is seen", seen).await?;
        page.back().await?;
        page.wait_for_councils("Calderdale", "Kirklees").await?;

        // What only Kirklees was told leads to comparisons with Kirklees.
        page.wait_for(".cc-shared > div:nth-child(3) button").await?;
        page.click(".cc-shared > div:nth-child(3) button").await?;
        page.wait_for_text(".cc-councils", "Compare Kirklees with:").await?;
        let link = page.attribute(".cc-councils a", "href").await?.unwrap_or_default();
        ensure!(link.ends_with("/kirklees/"), "{link}");
        Ok(())
    })
}

/// Where the names stand over the columns, those who hear the page come from one council's part to the other's.
#[test]
fn each_council_s_part_says_whose_it_is() -> Result<()> {
    run(async |page| {
        for width in [320, 1200] {
            page.use_viewport(Viewport::wide(width)).await?;
            open(&page, "/trafford/cheshire-east/").await?;
            page.click(".cc-fold:not([open]) summary, .cc-fold[open] summary").await?;
            let parts = "[...document.querySelectorAll('.cc-fold[open] .cc-found')].map((part) => part.innerText.trim().split('\\n')[0])";
            let parts: Vec<String> = page.eval(parts).await?;
            ensure!(parts.len() >= 4, "{parts:?}");
            for [first, second] in parts.as_chunks().0 {
                assert_eq!((first.as_str(), second.as_str()), ("Trafford", "Cheshire East"), "at {width} px");
            }
            let name = page.accessible(".cc-fold summary").await?.name;
            let said = if width == 320 {
                "Trafford Inadequate Cheshire East"
            } else {
                "Trafford: Inadequate Cheshire East: "
            };
            ensure!(name.contains(said), "at {width} px: {name}");
        }
        Ok(())
    })
}

#[test]
fn themes_that_both_were_told_come_first() -> Result<()> {
    run(async |page| {
        open(&page, "/kirklees/leeds/").await?;
        let both = page.texts(".cc-shared > div:first-child .cc-theme-name").await?;
        let only = page.texts(".cc-shared > div:nth-child(3) .cc-theme-name").await?;
        ensure!(!both.is_empty(), "nothing in common");
        ensure!(both.iter().all(|theme| !only.contains(theme)), "{both:?} {only:?}");
        let counts = page.texts(".cc-shared > div:first-child .cc-noted").await?;
        assert_eq!(counts.len(), both.len(), "each says how many reports name it");
        Ok(())
    })
}

#[test]
fn a_theme_both_praised_and_a_worry_says_so_and_stands_once() -> Result<()> {
    run(async |page| {
        open(&page, "/barking-and-dagenham/bedford/").await?;
        let items = page.texts(".cc-shared li").await?;
        let visits = "Visits and building trust with young people";
        let visits: Vec<&String> = items.iter().filter(|item| item.starts_with(visits)).collect();
        ensure!(
            matches!(&visits[..], [one] if one.ends_with("also a worry in Barking and Dagenham")),
            "{visits:?}"
        );
        assert_eq!(page.texts(".cc-noted .cc-first").await?, ["Barking and Dagenham"]);

        open(&page, "/thurrock/tameside/").await?;
        let titles = page.texts(".cc-shared h3").await?;
        ensure!(titles.iter().any(|title| title == "A worry in both, and praised in both"), "{titles:?}");
        ensure!(!titles.iter().any(|title| title == "A worry in both"), "{titles:?}");
        Ok(())
    })
}

#[test]
fn in_2019_care_in_calderdale_was_outstanding() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/kirklees/?as-of=2019-01-01").await?;
        page.wait_for_text(SECTION, "newest report on that day").await?;
        let heads = page.texts("#cc-findings summary").await?;
        ensure!(
            heads.contains(
                &"Children in care Calderdale Outstanding (one grade with care leavers) Kirklees Inadequate"
                    .to_owned()
            ),
            "{heads:?}"
        );
        let in_care = found(&page, "Children in care", Side::First).await?;
        ensure!(in_care.first().map(String::as_str) == Some("Praised") && in_care.len() > 2, "{in_care:?}");
        // Counts are of today's reports, so a pinned view has none.
        ensure!(page.count(".cc-shared .cc-noted, .cc-shared button").await? == 0, "a pinned view counts");
        page.wait_for_text("#cc-findings", "Report of 19 December 2018").await?;
        let asked = page.site().data_requests();
        ensure!(!asked.iter().any(|it| it.contains("2024")), "{asked:?}");
        // Where one grade covers both, the summaries stand under the one.
        page.wait_for_text(
            SECTION,
            "Under children in care, with which this report judges care leavers together.",
        )
        .await
    })
}

#[test]
fn a_report_without_summaries_says_so_and_links_to_it() -> Result<()> {
    run(async |page| {
        open(&page, "/leeds/kirklees/?as-of=2019-01-01").await?;
        page.wait_for_text(
            ".cc-report:nth-of-type(1)",
            "This project has no summary of the report of 18 December 2018, only its grades.",
        )
        .await?;
        let link = page.attribute(".cc-report:nth-of-type(1) a", "href").await?.unwrap_or_default();
        ensure!(link.starts_with("https://files.ofsted.gov.uk/"), "{link}");
        // What is known of the other stands.
        ensure!(found(&page, "Leadership", Side::Second).await?.len() > 2, "Kirklees is gone");
        assert_eq!(found(&page, "Leadership", Side::First).await?, ["Not summarised here."]);

        open(&page, "/northamptonshire/leeds/").await?;
        page.wait_for_text(".cc-report:nth-of-type(1)", "This dataset has no full report on this council.")
            .await?;
        assert_eq!(found(&page, "Leadership", Side::First).await?, ["No report to summarise."]);
        Ok(())
    })
}

#[test]
fn summaries_that_do_not_come_say_so_and_lose_nothing_else() -> Result<()> {
    run(async |page| {
        page.announce_error("500");
        page.site().fault(OF_KIRKLEES, Fault::Status(500));
        page.open_comparison("/calderdale/kirklees/").await?;
        go_down(&page).await?;
        page.wait_for("#cc-findings [role=alert]").await?;
        assert_eq!(
            page.text("#cc-findings [role=alert]").await?,
            "What inspectors found in Kirklees did not load. Reason: the server answered with error 500. Try again"
        );
        page.wait_for_text(".cc-report:nth-of-type(1)", "Services remain good").await?;
        ensure!(found(&page, "Leadership", Side::First).await?.len() > 2, "Calderdale is gone");
        ensure!(page.count(".cc-grades tbody tr").await? == 5, "the grades are gone");
        // An empty column would seem to say that nothing was found.
        for part in ["Leadership", "Care leavers", "What must improve"] {
            let said = found(&page, part, Side::Second).await?;
            ensure!(
                said.iter().any(|line| line == "What inspectors found in Kirklees did not load."),
                "{part}: {said:?}"
            );
        }

        page.site().heal();
        page.click_text("#cc-findings [role=alert] button", "Try again").await?;
        page.wait_for_text(".cc-report:nth-of-type(2)", "Services have improved").await?;
        ensure!(page.count("[role=alert]").await? == 0, "the message stays");
        Ok(())
    })
}

#[test]
fn without_the_themes_the_summaries_stand() -> Result<()> {
    run(async |page| {
        page.site().fault(THEMES, Fault::Truncated);
        open(&page, "/calderdale/kirklees/").await?;
        page.wait_for_text(
            "#cc-findings [role=alert]",
            "What the reports have in common did not load. Reason: the answer was not valid data.",
        )
        .await?;
        ensure!(found(&page, "Leadership", Side::Second).await?.len() > 2, "the summaries are gone");
        page.site().heal();
        page.click("#cc-findings [role=alert] button").await?;
        page.wait_for(".cc-shared .cc-theme-name").await
    })
}

#[test]
fn while_summaries_are_on_their_way_the_page_says_so() -> Result<()> {
    run(async |page| {
        page.site().fault(OF_KIRKLEES, Fault::Silent);
        page.open_comparison("/calderdale/kirklees/").await?;
        // Before the reader comes there, nothing is said of it.
        ensure!(page.text("#cc-findings [aria-busy] p").await?.is_empty(), "said too early");
        go_down(&page).await?;
        page.wait_for_text("#cc-findings [aria-busy] p", "Loading what inspectors found").await?;
        page.wait_for_text(".cc-report:nth-of-type(1)", "Services remain good").await
    })
}

#[test]
fn on_a_telephone_the_areas_that_differ_stand_open() -> Result<()> {
    run(async |page| {
        page.use_viewport(PHONE).await?;
        open(&page, "/calderdale/kirklees/").await?;
        let open =
            "[...document.querySelectorAll('#cc-findings details[open] h3')].map(it => it.textContent)";
        page.wait_until(
            "only what differs stands open",
            &format!("({open}).join() === 'Care leavers,What must improve'"),
        )
        .await?;
        // One council under the other.
        let tops: [f64; 2] = page
            .eval("[...document.querySelectorAll('details[open] .cc-found')].slice(0, 2).map(it => it.getBoundingClientRect().top)")
            .await?;
        let [upper, lower] = tops;
        ensure!(lower > upper + 100.0, "{tops:?}");
        // The others are one press away.
        page.tab_to("#cc-findings details:not([open]) summary").await?;
        page.press(Key::Enter).await?;
        page.wait_until("leadership is open", &format!("({open})[0] === 'Leadership'")).await?;
        let wide: bool = page.eval("document.documentElement.scrollWidth <= 320").await?;
        ensure!(wide, "the page scrolls sideways");
        Ok(())
    })
}

/// The grade of a council is read from its shape and its word, so they are not parted where lines are short.
#[test]
fn shapes_stand_before_the_words_of_their_grades() -> Result<()> {
    run(async |page| {
        for path in ["/hammersmith-and-fulham/kensington-and-chelsea/", "/trafford/cheshire-east/"] {
            open(&page, path).await?;
            for screen in [PHONE, Viewport::wide(600), Viewport::wide(900)] {
                page.use_viewport(screen).await?;
                let parted: Vec<String> = page.eval(PARTED).await?;
                ensure!(parted.is_empty(), "{path} at {}: {parted:?}", screen.width);
            }
        }
        Ok(())
    })
}

/// The grades in the heads of the findings whose first line is not beside their shape, or whose others go on below that.
const PARTED: &str = r#"(() => {
  const glyphs = [...document.querySelectorAll(".cc-fold-head .cc-glyph")];
  if (glyphs.length < 8) return [`${glyphs.length} shapes`];
  return glyphs.filter((glyph) => {
    const shape = glyph.getBoundingClientRect();
    const range = document.createRange();
    range.setStartAfter(glyph);
    range.setEndAfter(glyph.parentElement.lastChild);
    const lines = [...range.getClientRects()].filter(({ width }) => width > 1);
    const middle = (shape.top + shape.bottom) / 2;
    return lines.length === 0 || lines[0].top > middle || lines[0].bottom < middle || lines.some(({ left }) => left < shape.right);
  }).map((glyph) => glyph.parentElement.textContent);
})()"#;
