//! What is said aloud at each change, and what is not.

use anyhow::{Result, bail, ensure};
use e2e::page::Key;
use e2e::read::{CHART, Side};
use e2e::{Page, run};
use serde_json::Value;

use super::open;

/// What was said aloud since this was last asked: the regions that changed, each with what it says then.
async fn said(page: &Page) -> Result<Vec<(String, String)>> {
    let said: Value =
        page.eval("new Promise(done => setTimeout(() => done(window.said.splice(0)), 300))").await?;
    Ok(serde_json::from_value(said)?)
}

#[test]
fn each_change_is_said_once_and_typing_says_only_what_is_offered() -> Result<()> {
    run(async |page| {
        open(&page).await?;
        page.eval::<()>(&format!("void ({LISTEN})()")).await?;

        page.tab_to(Side::First.field()).await?;
        page.press(Key::Down).await?;
        page.wait_until(
            "the records have come",
            "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('/records.json') && entry.responseEnd)",
        )
        .await?;
        assert_eq!(said(&page).await?, [], "opening a list");
        page.type_text("lee").await?;
        page.wait_for(".cc-active").await?;
        for (region, text) in said(&page).await? {
            ensure!(region == "status of cc-field cc-field-first", "typing: {region}: {text}");
            ensure!(text.is_empty() || text.contains("council"), "typing: {region}: {text}");
        }

        page.press(Key::Enter).await?;
        page.wait_for_councils("Leeds", "Kirklees").await?;
        let [(region, text)]: [(String, String); 1] =
            heard(&page).await?.try_into().map_err(|said| anyhow::anyhow!("choosing a council: {said:?}"))?;
        assert_eq!(region, "polite of cc-headline");
        let headline = page.text("h1").await?;
        ensure!(text.starts_with(&headline), "“{text}” is not “{headline}”");
        // All of it is said, not only the words that are new.
        assert_eq!(page.attribute(".cc-said", "aria-atomic").await?.as_deref(), Some("true"));

        page.click(".cc-swap").await?;
        page.wait_for_councils("Kirklees", "Leeds").await?;
        let swapped = heard(&page).await?;
        ensure!(swapped.len() == 1, "swapping: {swapped:?}");

        page.tab_to(CHART).await?;
        said(&page).await?;
        page.press(Key::Right).await?;
        let read = heard(&page).await?;
        let [(region, _)] = read.as_slice() else { bail!("a mark: {read:?}") };
        assert_eq!(region, "status of cc-reading cc-held");
        Ok(())
    })
}

/// It stands above the headline, where nobody is who chooses further down.
#[test]
fn what_became_of_a_council_is_said() -> Result<()> {
    run(async |page| {
        open(&page).await?;
        // What is filled only later is said only if it was there before.
        page.eval::<()>("void (document.querySelector('main > [role=status]').wasThere = true)").await?;
        page.tab_to(Side::First.field()).await?;
        page.type_text("cumbria").await?;
        page.press(Key::Enter).await?;
        page.wait_for_text("main > [role=status]", "Cumbria was replaced in 2023.").await?;
        ensure!(page.eval::<bool>("document.querySelector('main > [role=status]').wasThere === true").await?);
        Ok(())
    })
}

/// How to read a mark is no answer, and would be said over one.
#[test]
fn a_chart_without_a_mark_says_nothing() -> Result<()> {
    run(async |page| {
        open(&page).await?;
        page.eval::<()>(&format!("void ({LISTEN})()")).await?;
        page.tab_to(CHART).await?;
        page.press(Key::Right).await?;
        ensure!(!heard(&page).await?.is_empty(), "a mark is not said");
        page.press(Key::Escape).await?;
        page.wait_until("the prompt is back", "document.querySelector('.cc-readout .cc-muted')").await?;
        assert_eq!(heard(&page).await?, []);
        Ok(())
    })
}

/// What was said aloud, but for regions that have fallen silent.
async fn heard(page: &Page) -> Result<Vec<(String, String)>> {
    Ok(said(page).await?.into_iter().filter(|(_, text)| !text.is_empty()).collect())
}

/// Notes in `window.said` which live region changes, once for each change of the page, and what it says then.
const LISTEN: &str = r#"() => {
  window.said = [];
  const live = ":is([role=status], [role=alert], [aria-live]):not([aria-live=off])";
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement).closest(live)).filter(Boolean));
    for (const region of regions) {
      const kind = region.getAttribute("role") ?? region.getAttribute("aria-live");
      const place = region.id || region.parentElement.className || region.parentElement.id;
      window.said.push([`${kind} of ${place}`, region.textContent.replace(/\s+/g, " ").trim()]);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"#;
