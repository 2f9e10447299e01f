//! What helps to understand the page: its headings, language and explanations, and that nothing moves.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};
use e2e::page::{DESKTOP, Key, PHONE};
use e2e::read::Side;
use e2e::run;

use super::{START, open, open_all_details};

#[test]
fn headings_go_down_one_level_at_a_time() -> Result<()> {
    run(async |page| {
        for screen in [PHONE, DESKTOP] {
            page.use_viewport(screen).await?;
            open(&page).await?;
            open_all_details(&page).await?;
            let headings: Vec<(u8, String)> = page
                .eval(
                    "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(it => it.checkVisibility())
                       .map(it => [Number(it.tagName[1]), it.textContent])",
                )
                .await?;
            assert_eq!(headings.iter().filter(|(level, _)| *level == 1).count(), 1, "{headings:?}");
            let mut before = 0;
            for (level, text) in &headings {
                ensure!(*level <= before + 1, "at {}: {level} after {before}: {text}", screen.width);
                before = *level;
            }
            let sections = headings.iter().filter(|(level, _)| *level == 2).map(|(_, text)| text.as_str());
            assert_eq!(
                sections.collect::<Vec<_>>(),
                [
                    "Grades",
                    "How each got here",
                    "Year by year",
                    "Where they stand",
                    "What inspectors found",
                    "Source"
                ]
            );
        }
        Ok(())
    })
}

/// Whoever goes from heading to heading, or through a list of links, is not told what stands beside.
#[test]
fn findings_and_reports_name_their_council() -> Result<()> {
    run(async |page| {
        // Two reports of one day.
        page.open_comparison("/kirklees/cheshire-west-and-chester/").await?;
        page.read_down().await?;
        open_all_details(&page).await?;
        let mut links: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let told: Vec<(String, String)> = page
            .eval(
                "[...document.querySelectorAll('.cc-grades a, #cc-findings .cc-note a')]
                   .map(it => [it.textContent, it.href])",
            )
            .await?;
        for (name, target) in told {
            links.entry(name).or_default().insert(target);
        }
        ensure!(links.len() == 4 && links.values().all(|targets| targets.len() == 1), "{links:?}");
        let headings: Vec<String> = page
            .eval("[...document.querySelectorAll('.cc-found')].map(it => it.querySelector('h4, h5').textContent)")
            .await?;
        let names = ["Kirklees", "Cheshire West"].into_iter().cycle();
        ensure!(headings.len() == 10, "{headings:?}");
        assert!(headings.iter().zip(names).all(|(heading, name)| heading == name), "{headings:?}");
        Ok(())
    })
}

#[test]
fn a_dash_among_grades_has_words() -> Result<()> {
    run(async |page| {
        open(&page).await?;
        open_all_details(&page).await?;
        let nil: BTreeSet<String> = page
            .eval("[...document.querySelectorAll('.cc-nil > :not([aria-hidden])')].map(it => it.textContent)")
            .await?;
        assert_eq!(nil, BTreeSet::from(["no grade known".to_owned()]));
        page.wait_for_text(".cc-facts .cc-note", "A dash: no grade known.").await
    })
}

#[test]
fn nothing_moves_by_itself() -> Result<()> {
    run(async |page| {
        open(&page).await?;
        let moving = "[...document.querySelectorAll('*')].filter(it => {
            const style = getComputedStyle(it);
            return style.animationName !== 'none' || style.scrollBehavior !== 'auto'
              || style.transitionDuration.split(', ').some(time => time !== '0s');
          }).map(it => it.className)";
        assert_eq!(page.eval::<Vec<String>>(moving).await?, [""; 0]);
        page.click(Side::First.field()).await?;
        page.wait_for(&format!("{} [role=option]", Side::First.list())).await?;
        assert_eq!(page.eval::<usize>("document.getAnimations().length").await?, 0);
        Ok(())
    })
}

#[test]
fn every_grade_area_and_framework_is_explained_by_one_press() -> Result<()> {
    run(async |page| {
        // Of one there is no overall grade, and of the older framework two more areas.
        for path in ["/trafford/cheshire-east/", "/calderdale/kirklees/?as-of=2017-01-01"] {
            page.open_comparison(path).await?;
            page.tab_to(".cc-meanings summary").await?;
            page.press(Key::Enter).await?;
            page.wait_for(".cc-meanings[open] dd").await?;
            let explained: Vec<(String, String)> = page
                .eval(
                    "[...document.querySelectorAll('.cc-meanings dl > div')].filter(it => it.checkVisibility())
                       .map(it => [...it.children].map(part => part.textContent.trim()))",
                )
                .await?;
            let mut used = page.texts("[role=rowheader] .cc-area-name").await?;
            used.extend(page.texts(".cc-scale li").await?);
            used.push(if path.contains("2017") { "SIF" } else { "ILACS" }.to_owned());
            ensure!(used.len() >= 10, "{path}: {used:?}");
            for term in used {
                let meaning =
                    explained.iter().find(|(name, _)| *name == term).map(|(_, meaning)| meaning.as_str());
                ensure!(meaning.is_some_and(|meaning| meaning.len() > 15), "{path}: {term}: {meaning:?}");
            }
        }
        Ok(())
    })
}

#[test]
fn the_page_is_in_british_english() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        assert_eq!(page.eval::<String>("document.documentElement.lang").await?, "en-GB");
        let others: Vec<String> =
            page.eval("[...document.querySelectorAll('body [lang]')].map(it => it.lang)").await?;
        assert_eq!(others, [""; 0], "all of it is");
        Ok(())
    })
}
