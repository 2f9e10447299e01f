//! What is asked of the server, and when.

use anyhow::{Result, ensure};
use e2e::page::Key;
use e2e::read::Side;
use e2e::run;

#[test]
fn the_start_page_asks_for_little_and_choosing_for_nothing() -> Result<()> {
    run(async |page| {
        page.open_comparison("/").await?;
        let first = ["councils/calderdale.json", "councils/kirklees.json", "index.json"];
        assert_eq!(page.site().data_requests(), first);

        // Whoever opens a list is about to choose, so every record comes, once.
        page.tab_to(Side::First.field()).await?;
        page.press(Key::Down).await?;
        let everything = [first.as_slice(), &["records.json"]].concat();
        page.wait_until_asked("every record", |asked| {
            asked.iter().any(|path| path.ends_with("records.json"))
        })
        .await?;
        assert_eq!(page.site().data_requests(), everything);
        page.wait_until(
            "the records have come",
            "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('/records.json') && entry.responseEnd)",
        )
        .await?;

        // From here on, choosing needs nobody.
        let asked = page.site().requests().len();
        for (typed, name) in [("leeds", "Leeds"), ("camden", "Camden"), ("devon", "Devon")] {
            page.choose(Side::First, typed).await?;
            page.wait_for_councils(name, "Kirklees").await?;
        }
        page.back().await?;
        page.wait_for_councils("Camden", "Kirklees").await?;
        let mut since = page.site().requests().split_off(asked);
        // Selecting all with Control may be the beginning of printing, for which the page makes ready.
        since.retain(|path| path != "data/grades.json");
        ensure!(since.is_empty(), "asked for {since:?}");
        Ok(())
    })
}

#[test]
fn the_chart_is_fetched_after_the_grades_and_once() -> Result<()> {
    run(async |page| {
        let later = page.site().later_part();
        ensure!(!later.is_empty(), "the program is in one part");
        page.open_comparison("/").await?;
        let requests = page.site().requests();
        let place = |path: &str| requests.iter().position(|asked| asked == path);
        ensure!(
            place(&later) > place("data/councils/kirklees.json"),
            "it came before the grades: {requests:?}"
        );
        page.choose(Side::First, "leeds").await?;
        page.wait_for_councils("Leeds", "Kirklees").await?;
        assert_eq!(page.site().requests().iter().filter(|path| **path == later).count(), 1);
        Ok(())
    })
}
