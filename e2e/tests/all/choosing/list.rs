//! The list under a field: going through it, choosing from it, leaving it, and what assistive technology is told.

use anyhow::{Result, ensure};
use e2e::page::{Key, PHONE, Page, Viewport};
use e2e::read::Side;
use e2e::run;

use super::{START, ask, wait_for_active};

/// Whether the active option can be seen in its list, which scrolls.
async fn active_is_in_view(page: &Page, side: Side) -> Result<()> {
    let (field, list) = (side.field(), side.list());
    page.wait_until(
        "the active option is in view",
        &format!(
            "(() => {{
               const id = document.querySelector('{field}').getAttribute('aria-activedescendant');
               const option = document.getElementById(id).getBoundingClientRect();
               const list = document.querySelector('{list}').getBoundingClientRect();
               return option.top >= list.top - 1 && option.bottom <= list.bottom + 1;
             }})()"
        ),
    )
    .await
}

/// What the first field's list offers before anything is typed, while Kirklees is the second council.
const HEADINGS: [&str; 3] = [
    "Similar to Kirklees in population and need, often far away",
    "Also in Yorkshire and The Humber",
    "All councils",
];

/// How many options a list has, as assistive technology is told, whether or not they stand in the page yet.
async fn offered(page: &Page, side: Side) -> Result<usize> {
    let sizes: Vec<String> = page
        .eval(&format!(
            "[...document.querySelectorAll('{} [role=option]')].map(it => it.ariaSetSize)",
            side.list()
        ))
        .await?;
    let size = sizes.first().map(|size| size.parse()).transpose()?;
    ensure!(sizes.iter().all(|other| Some(other) == sizes.first()), "{sizes:?}");
    size.ok_or_else(|| anyhow::anyhow!("the list is empty"))
}

#[test]
fn arrow_keys_go_through_the_list() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        page.tab_to(Side::First.field()).await?;
        page.press(Key::Down).await?;
        page.wait_for(&format!("{} [role=option]", Side::First.list())).await?;
        wait_for_active(&page, Side::First, None).await?;
        let field = page.combobox(Side::First).await?;
        ensure!(field.is_expanded && field.is_list_visible, "the list is not open");
        let headings = |number: usize| HEADINGS.into_iter().take(number).collect::<Vec<&str>>();
        assert_eq!(field.headings, headings(2));
        let last = offered(&page, Side::First).await? - 1;
        ensure!(last > 158, "only {last} options");

        page.press(Key::Down).await?;
        wait_for_active(&page, Side::First, Some(0)).await?;
        page.press(Key::Down).await?;
        wait_for_active(&page, Side::First, Some(1)).await?;
        page.press(Key::End).await?;
        wait_for_active(&page, Side::First, Some(last)).await?;
        active_is_in_view(&page, Side::First).await?;
        let field = page.combobox(Side::First).await?;
        assert_eq!(field.headings, headings(3));
        assert_eq!(field.options.len(), last + 1);
        page.press(Key::Down).await?;
        wait_for_active(&page, Side::First, Some(0)).await?;
        active_is_in_view(&page, Side::First).await?;
        page.press(Key::Up).await?;
        wait_for_active(&page, Side::First, Some(last)).await?;
        page.press(Key::Home).await?;
        wait_for_active(&page, Side::First, Some(0)).await?;
        active_is_in_view(&page, Side::First).await?;
        // Nothing is chosen on the way.
        assert_eq!(page.address().await?, START);
        ensure!(page.combobox(Side::First).await?.has_focus, "the focus went to the list");
        Ok(())
    })
}

/// Only what the reader comes to stands in the page; assistive technology is told how many are offered all the same.
#[test]
fn a_list_grows_as_it_is_scrolled() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        page.click(Side::First.field()).await?;
        let (list, option) = (Side::First.list(), format!("{} [role=option]", Side::First.list()));
        page.wait_for(&option).await?;
        let all = offered(&page, Side::First).await?;
        ensure!(all > 158, "only {all} are offered");
        let (mut here, mut steps) = (page.count(&option).await?, 0);
        ensure!(here < 40, "{here} options at once");
        while here < all {
            ensure!(steps < 40, "{here} of {all} after {steps} steps");
            page.eval::<()>(&format!("void document.querySelector('{list}').scrollBy(0, 1e6)")).await?;
            let more = format!("document.querySelectorAll('{option}').length > {here}");
            page.wait_until(&format!("more than {here} options"), &more).await?;
            (here, steps) = (page.count(&option).await?, steps + 1);
        }
        assert_eq!(here, all);
        let positions: Vec<String> = page
            .eval(&format!("[...document.querySelectorAll('{option}')].map(it => it.ariaPosInSet)"))
            .await?;
        assert_eq!(positions, (1..=all).map(|position| position.to_string()).collect::<Vec<_>>());
        assert_eq!(page.combobox(Side::First).await?.headings, HEADINGS);
        page.click(&format!("{list} > :last-child > :last-child")).await?;
        page.wait_for_address("/york/kirklees/").await
    })
}

#[test]
fn an_option_is_chosen_by_pointer() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        page.click(Side::Second.field()).await?;
        page.wait_for(&format!("{} [role=option]", Side::Second.list())).await?;
        page.type_text("leeds").await?;
        page.wait_until(
            "one council is offered",
            &format!("document.querySelectorAll('{} [role=option]').length === 1", Side::Second.list()),
        )
        .await?;
        page.click(&format!("{} [role=option]", Side::Second.list())).await?;
        page.wait_for_address("/calderdale/leeds/").await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        let field = page.combobox(Side::Second).await?;
        ensure!(field.has_focus && !field.is_expanded, "{field:?}");
        Ok(())
    })
}

#[test]
fn a_finger_that_chooses_sends_the_keyboard_away_and_shows_the_headline() -> Result<()> {
    run(async |page| {
        page.use_viewport(Viewport { is_touched: true, ..PHONE }).await?;
        page.open_comparison(START).await?;
        let option = format!("{} [role=option]", Side::Second.list());
        page.click(Side::Second.field()).await?;
        page.wait_for(&option).await?;
        page.type_text("leeds").await?;
        page.wait_until(
            "one council is offered",
            &format!("document.querySelectorAll('{option}').length === 1"),
        )
        .await?;
        // As a browser does that brings the field to the top of what the keyboard leaves.
        page.eval::<()>(&format!("void document.querySelector('{}').scrollIntoView()", Side::Second.field()))
            .await?;
        page.click(&option).await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        let field = page.combobox(Side::Second).await?;
        ensure!(!field.has_focus && !field.is_expanded, "{field:?}");
        let top: f64 = page.eval("document.querySelector('h1').getBoundingClientRect().top").await?;
        ensure!(top >= 0.0, "the headline begins {top} px above the window");
        ensure!(page.eval::<bool>("document.activeElement.contains(document.querySelector('h1'))").await?);
        Ok(())
    })
}

#[test]
fn a_finger_is_not_zoomed_in_and_finds_the_list_above_the_keyboard() -> Result<()> {
    // What is below 16 px when it gets the focus makes Safari enlarge the page on a phone.
    const TOO_SMALL: &str = "(() => {
        const fields = document.querySelectorAll(':is(input, select, textarea):not([type=radio], [type=checkbox])');
        const small = [...fields].filter(it => parseFloat(getComputedStyle(it).fontSize) < 16);
        return [fields.length, small.map(it => it.id || it.outerHTML)];
      })()";
    // The lowest that keyboards and the browser's own bars leave of a phone in use, less the field and its label.
    const LEFT: f64 = 250.0;
    run(async |page| {
        page.use_viewport(Viewport { is_touched: true, ..PHONE }).await?;
        page.open_comparison(START).await?;
        page.scroll_to(".cc-journey").await?;
        page.wait_for("#cc-area").await?;
        let (fields, small): (usize, Vec<String>) = page.eval(TOO_SMALL).await?;
        ensure!(fields >= 4 && small.is_empty(), "{small:?} of {fields} fields");
        page.click(Side::First.field()).await?;
        let list = Side::First.list();
        page.wait_for(&format!("{list} [role=option]")).await?;
        let height: f64 =
            page.eval(&format!("document.querySelector('{list}').getBoundingClientRect().height")).await?;
        ensure!(height <= LEFT, "the list is {height} px high");
        page.press(Key::Escape).await?;
        page.click_text(".cc-foot button", "Embed").await?;
        page.wait_for(".cc-code textarea").await?;
        let (with_code, small): (usize, Vec<String>) = page.eval(TOO_SMALL).await?;
        ensure!(with_code > fields && small.is_empty(), "{small:?} of {with_code} fields");
        Ok(())
    })
}

#[test]
fn leaving_a_field_restores_it() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        ask(&page, Side::First, "lee").await?;
        page.press(Key::Tab).await?;
        let restored = "document.querySelector('#cc-first-council').value === 'Calderdale'";
        page.wait_until("the field shows the council again", restored).await?;
        let field = page.combobox(Side::First).await?;
        ensure!(!field.is_expanded && !field.is_list_visible && !field.has_focus, "{field:?}");
        ensure!(page.eval::<bool>("document.activeElement !== document.body").await?, "the focus is lost");
        assert_eq!(page.address().await?, START);
        Ok(())
    })
}

/// The field keeps the focus after Escape, so that a click does not give it again what it has.
#[test]
fn a_click_selects_the_name_in_a_field_that_has_the_focus() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        page.click(Side::First.field()).await?;
        page.type_text("lee").await?;
        page.press(Key::Escape).await?;
        page.click(Side::First.field()).await?;
        page.type_text("york").await?;
        page.wait_until(
            "only what was typed last stands in the field",
            "document.querySelector('#cc-first-council').value === 'york'",
        )
        .await
    })
}

#[test]
fn what_is_typed_after_escape_replaces_the_name_that_came_back() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        page.click(Side::Second.field()).await?;
        page.type_text("zzqx").await?;
        page.press(Key::Escape).await?;
        let value = |value: &str| format!("document.querySelector('#cc-second-council').value === '{value}'");
        page.wait_until("the name is back", &value("Kirklees")).await?;
        page.type_text("york").await?;
        page.wait_until("only what was typed last stands in the field", &value("york")).await
    })
}

/// Where the window is low, the field may stand at its lower edge.
#[test]
fn a_list_that_opens_comes_into_view() -> Result<()> {
    run(async |page| {
        page.use_viewport(Viewport { height: 300, ..PHONE }).await?;
        page.open_comparison(START).await?;
        page.click(Side::First.field()).await?;
        page.wait_until(
            "the first option is in view",
            &format!(
                "(() => {{
                   const option = document.querySelector('{} [role=option]')?.getBoundingClientRect();
                   return option && option.top >= 0 && option.bottom <= innerHeight + 1;
                 }})()",
                Side::First.list()
            ),
        )
        .await
    })
}

#[test]
fn assistive_technology_is_told_what_the_fields_are() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        for (side, label) in [(Side::First, "Compare"), (Side::Second, "Compare with")] {
            let field = page.accessible(side.field()).await?;
            assert_eq!((field.role.as_str(), field.name.as_str()), ("combobox", label));
            let attribute = async |name: &str| page.attribute(side.field(), name).await;
            assert_eq!(attribute("aria-autocomplete").await?.as_deref(), Some("list"));
            assert_eq!(attribute("aria-expanded").await?.as_deref(), Some("false"));
            assert_eq!(attribute("aria-activedescendant").await?, None);
            let controls = attribute("aria-controls").await?.unwrap_or_default();
            assert_eq!(format!("#{controls}"), side.list());

            ask(&page, side, "l").await?;
            wait_for_active(&page, side, Some(0)).await?;
            let list = page.accessible(side.list()).await?;
            assert_eq!((list.role.as_str(), list.name.as_str()), ("listbox", "Councils"));
            let option = format!("{} [role=option]", side.list());
            assert_eq!(page.accessible(&option).await?.role, "option");
            page.press(Key::Escape).await?;

            // The list marks the council that is shown, in every group that has it, and that which Enter would choose.
            page.press(Key::Down).await?;
            page.wait_for(&option).await?;
            let shown = if side == Side::First { "Calderdale" } else { "Kirklees" };
            let current = page.texts(&format!("{option}[aria-current=true]")).await?;
            ensure!(!current.is_empty() && current.iter().all(|text| text.starts_with(shown)), "{current:?}");
            let selected = format!("{option}[aria-selected=true]");
            assert_eq!(page.count(&selected).await?, 0);
            page.press(Key::Down).await?;
            wait_for_active(&page, side, Some(0)).await?;
            let active = page.attribute(side.field(), "aria-activedescendant").await?;
            assert_eq!((page.count(&selected).await?, page.attribute(&selected, "id").await?), (1, active));
            let ids: Vec<String> = page
                .eval(&format!("[...document.querySelectorAll('{option}')].map(option => option.id)"))
                .await?;
            let different: std::collections::BTreeSet<&String> = ids.iter().collect();
            assert_eq!(different.len(), ids.len(), "some options have the same id");
            page.press(Key::Escape).await?;
        }
        Ok(())
    })
}
