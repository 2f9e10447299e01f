//! Asking for a council by what is typed, and what is found.

use anyhow::{Result, ensure};
use e2e::page::Key;
use e2e::read::Side;
use e2e::run;

use super::{START, ask, wait_for_active};

/// What is said aloud of the first field's list.
const TOLD_OF_FIRST: &str = ".cc-field-first [role=status]";

#[test]
fn a_council_is_chosen_by_keyboard_alone() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        ask(&page, Side::First, "hull").await?;
        wait_for_active(&page, Side::First, Some(0)).await?;
        let field = page.combobox(Side::First).await?;
        ensure!(field.is_list_visible, "the list is not shown");
        // A word that begins so comes before one that only ends so.
        assert_eq!(field.options, ["Kingston upon Hull Yorkshire and The Humber", "Solihull West Midlands"]);
        assert_eq!(field.marked, ["Hull", "hull"]);
        assert_eq!(field.active.as_deref(), Some("Kingston upon Hull Yorkshire and The Humber"));

        page.press(Key::Enter).await?;
        page.wait_for_address("/kingston-upon-hull/kirklees/").await?;
        page.wait_for_councils("Kingston upon Hull", "Kirklees").await?;
        let field = page.combobox(Side::First).await?;
        ensure!(field.has_focus, "the focus is not in the field any more");
        ensure!(!field.is_expanded && !field.is_list_visible, "the list is still open");
        assert_eq!(field.value, "Kingston upon Hull");
        assert_eq!(field.active, None);

        // From here the other one is a Tab away, past what is offered beside the first.
        ask(&page, Side::Second, "city of lon").await?;
        wait_for_active(&page, Side::Second, Some(0)).await?;
        page.press(Key::Enter).await?;
        page.wait_for_address("/kingston-upon-hull/city-of-london/").await?;
        page.wait_for_councils("Kingston upon Hull", "City of London").await
    })
}

/// A screen reader would say each of what is said at every letter, one after the other.
#[test]
fn what_matches_is_said_once_the_reader_pauses() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        page.eval::<()>(&format!(
            "void (window.told = [], new MutationObserver(() => told.push(document.querySelector('{TOLD_OF_FIRST}').textContent))             .observe(document.querySelector('{TOLD_OF_FIRST}'), {{ childList: true, characterData: true, subtree: true }}))"
        ))
        .await?;
        ask(&page, Side::First, "leeds").await?;
        page.wait_for_text(TOLD_OF_FIRST, "One council matches: Leeds").await?;
        assert_eq!(page.eval::<Vec<String>>("told").await?, ["One council matches: Leeds"]);
        Ok(())
    })
}

#[test]
fn typing_after_a_choice_asks_for_another() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        for (typed, name) in [("leeds", "Leeds"), ("camden", "Camden"), ("devon", "Devon")] {
            ask(&page, Side::First, typed).await?;
            assert_eq!(page.combobox(Side::First).await?.value, typed, "what was typed is added to the name");
            page.press(Key::Enter).await?;
            page.wait_for_councils(name, "Kirklees").await?;
        }
        Ok(())
    })
}

#[test]
fn who_types_faster_than_the_list_follows_gets_what_was_typed() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        // In one go, so that nothing can be rendered meanwhile.
        page.eval::<()>(
            "(() => { const field = document.querySelector('#cc-second-council'); field.focus(); \
               for (const typed of ['d', 'de', 'dev', 'devo', 'devon']) { \
                 field.value = typed; field.dispatchEvent(new InputEvent('input', { bubbles: true })); } \
               const key = { key: 'Enter', bubbles: true, cancelable: true }; \
               field.dispatchEvent(new KeyboardEvent('keydown', key)); })() ?? null",
        )
        .await?;
        page.wait_for_councils("Calderdale", "Devon").await
    })
}

#[test]
fn other_names_find_a_council() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        ask(&page, Side::Second, "bcp").await?;
        wait_for_active(&page, Side::Second, Some(0)).await?;
        let field = page.combobox(Side::Second).await?;
        assert_eq!(field.options, ["Bournemouth, Christchurch and Poole (BCP) South West"]);
        assert_eq!(field.marked, ["BCP"]);
        page.press(Key::Enter).await?;
        page.wait_for_address("/calderdale/bournemouth-christchurch-and-poole/").await?;
        page.wait_for_councils("Calderdale", "Bournemouth, Christchurch and Poole").await
    })
}

#[test]
fn a_region_finds_its_councils() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        ask(&page, Side::First, "yorkshire and").await?;
        let field = page.combobox(Side::First).await?;
        ensure!(field.options.len() >= 15, "only {} options", field.options.len());
        for option in &field.options {
            ensure!(option.ends_with(" Yorkshire and The Humber"), "{option}");
        }
        ensure!(field.marked.iter().all(|mark| mark == "Yorkshire and"), "{:?}", field.marked);
        ensure!(field.marked.len() == field.options.len(), "some options have no mark");
        page.wait_for_text(TOLD_OF_FIRST, &format!("{} councils match", field.options.len())).await
    })
}

#[test]
fn where_none_matches_the_nearest_are_offered() -> Result<()> {
    run(async |page| {
        page.open_comparison("/leeds/kirklees/").await?;
        ask(&page, Side::First, "calderale").await?;
        let heading = "No council is called “calderale”. Nearest names:";
        let field = page.combobox(Side::First).await?;
        assert_eq!(field.headings, [heading]);
        assert_eq!(field.options.first().map(String::as_str), Some("Calderdale Yorkshire and The Humber"));
        page.wait_for_text(TOLD_OF_FIRST, &format!("{heading} Calderdale")).await?;

        page.press(Key::Escape).await?;
        let restored = "document.querySelector('#cc-first-council').value === 'Leeds'";
        page.wait_until("the field shows the council again", restored).await?;
        let field = page.combobox(Side::First).await?;
        ensure!(!field.is_expanded && field.has_focus, "{field:?}");
        assert_eq!(page.address().await?, "/leeds/kirklees/");
        Ok(())
    })
}

/// Whoever presses Enter without looking would see another council than was asked for.
#[test]
fn what_is_like_no_name_chooses_nothing() -> Result<()> {
    run(async |page| {
        page.open_comparison("/leeds/kirklees/").await?;
        ask(&page, Side::First, "zzzz").await?;
        let field = page.combobox(Side::First).await?;
        ensure!(field.options.len() == 4, "{field:?}");
        let active = async || page.attribute(Side::First.field(), "aria-activedescendant").await;
        assert_eq!(active().await?, None);
        page.press(Key::Enter).await?;
        assert_eq!(page.address().await?, "/leeds/kirklees/");
        // By an arrow the first of the nearest is reached.
        page.press(Key::Down).await?;
        page.wait_until("one is active", "document.activeElement.getAttribute('aria-activedescendant')")
            .await?;
        ensure!(active().await?.is_some_and(|id| id.ends_with("-0")), "not the first is active");
        Ok(())
    })
}

/// A slow device takes keys before it has rendered the letters before them.
#[test]
fn enter_chooses_by_all_that_is_typed_rendered_or_not() -> Result<()> {
    run(async |page| {
        page.open_comparison("/").await?;
        page.tab_to(Side::Second.field()).await?;
        page.press_with_control('a').await?;
        page.type_text("l").await?;
        page.wait_for_text("#cc-second-council-list", "Lambeth").await?;
        page.eval::<()>(
            "((field) => {
               field.value = 'leeds';
               field.dispatchEvent(new InputEvent('input', { bubbles: true }));
               field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
             })(document.activeElement)",
        )
        .await?;
        page.wait_for_councils("Calderdale", "Leeds").await
    })
}
