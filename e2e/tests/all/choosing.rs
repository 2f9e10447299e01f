//! Choosing the two councils, by keyboard and by pointer.

use anyhow::{Result, ensure};
use e2e::page::{Key, Page};
use e2e::read::Side;
use e2e::run;

const START: &str = "/calderdale/kirklees/";

/// Comes to a field by Tab alone, and types.
async fn ask(page: &Page, side: Side, text: &str) -> Result<()> {
    page.tab_to(side.field()).await?;
    page.type_text(text).await?;
    let field = side.field();
    page.wait_until("the list is open", &format!("document.querySelector('{field}').ariaExpanded === 'true'"))
        .await
}

/// Waits until the option with this number, counted from none, is the active one.
async fn wait_for_active(page: &Page, side: Side, position: Option<usize>) -> Result<()> {
    let (field, list) = (side.field(), side.list());
    let active = format!("document.querySelector('{field}').getAttribute('aria-activedescendant')");
    let wanted = match position {
        Some(i) => format!("document.querySelectorAll('{list} [role=option]')[{i}]?.id"),
        None => "null".to_owned(),
    };
    page.wait_until(&format!("option {position:?} is active"), &format!("{active} === {wanted}")).await
}

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
        let told = page.texts("[role=status]").await?;
        let count = format!("{} councils match", field.options.len());
        ensure!(told.contains(&count), "“{count}” is not told: {told:?}");
        Ok(())
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
        let told = page.texts("[role=status]").await?;
        ensure!(told.iter().any(|text| text.starts_with(heading) && text.contains("Calderdale")), "{told:?}");

        page.press(Key::Escape).await?;
        let restored = "document.querySelector('#cc-first-council').value === 'Leeds'";
        page.wait_until("the field shows the council again", restored).await?;
        let field = page.combobox(Side::First).await?;
        ensure!(!field.is_expanded && field.has_focus, "{field:?}");
        assert_eq!(page.address().await?, "/leeds/kirklees/");
        Ok(())
    })
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
fn leaving_a_field_restores_it() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        ask(&page, Side::First, "lee").await?;
        page.press(Key::Tab).await?;
        let restored = "document.querySelector('#cc-first-council').value === 'Calderdale'";
        page.wait_until("the field shows the council again", restored).await?;
        let field = page.combobox(Side::First).await?;
        ensure!(!field.is_expanded && !field.is_list_visible && !field.has_focus, "{field:?}");
        assert_eq!(page.address().await?, START);
        Ok(())
    })
}

#[test]
fn the_two_are_swapped() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/?area=care-leavers").await?;
        page.click(".cc-swap").await?;
        page.wait_for_address("/kirklees/calderdale/?area=care-leavers").await?;
        page.wait_for_councils("Kirklees", "Calderdale").await?;
        let grades = page.grades().await?;
        let lines = grades.lines();
        ensure!(lines.contains(&"Care leavers: Requires improvement | Good".to_owned()), "{lines:?}");

        assert_eq!(page.accessible(".cc-swap").await?.name, "Swap the two councils");
        page.tab_to(".cc-swap").await?;
        page.press(Key::Enter).await?;
        page.wait_for_councils("Calderdale", "Kirklees").await
    })
}

#[test]
fn choosing_the_other_council_swaps_the_two() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        ask(&page, Side::First, "kirklees").await?;
        wait_for_active(&page, Side::First, Some(0)).await?;
        page.press(Key::Enter).await?;
        page.wait_for_address("/kirklees/calderdale/").await?;
        page.wait_for_councils("Kirklees", "Calderdale").await?;
        ensure!(page.count(".cc-notice").await? == 0, "there is a notice");
        Ok(())
    })
}

#[test]
fn choosing_the_same_council_again_changes_nothing() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        let entries: usize = page.eval("history.length").await?;
        ask(&page, Side::First, "calderdale").await?;
        wait_for_active(&page, Side::First, Some(0)).await?;
        page.press(Key::Enter).await?;
        page.wait_until(
            "the list is closed",
            "document.querySelector('#cc-first-council').ariaExpanded === 'false'",
        )
        .await?;
        assert_eq!(page.address().await?, START);
        assert_eq!(page.eval::<usize>("history.length").await?, entries, "a step in the history");
        assert_eq!(page.combobox(Side::First).await?.value, "Calderdale");
        Ok(())
    })
}

#[test]
fn suggestions_are_links() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        let offers = ".cc-pick:first-child .cc-offers, .cc-hint + .cc-pick .cc-offers";
        let shown = page.text(offers).await?;
        ensure!(shown.contains("Similar: ") && shown.contains("Same region: "), "{shown}");

        // The address of a link is that of the comparison, for a new tab, and its name says which.
        let link = ".cc-offers a";
        let name = page.text(link).await?;
        let accessible = page.accessible(link).await?;
        assert_eq!(
            (accessible.role.as_str(), accessible.name),
            ("link", format!("Compare Calderdale with {name}"))
        );
        let address = page.attribute(link, "href").await?.unwrap_or_default();
        ensure!(address.starts_with("/calderdale/") && address != START, "{address}");

        page.eval::<()>("void (window.stays = true)").await?;
        page.click(link).await?;
        page.wait_for_address(&address).await?;
        page.wait_for_councils("Calderdale", &name).await?;
        ensure!(page.eval::<bool>("window.stays === true").await?, "the page was loaded again");
        page.back().await?;
        page.wait_for_councils("Calderdale", "Kirklees").await
    })
}

#[test]
fn an_abolished_council_has_no_empty_suggestions() -> Result<()> {
    run(async |page| {
        page.open_comparison("/northamptonshire/leeds/").await?;
        for line in page.texts(".cc-offers p").await? {
            ensure!(!line.ends_with(':'), "“{line}” offers nothing");
        }
        Ok(())
    })
}

#[test]
fn assistive_technology_is_told_what_the_fields_are() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        for (side, label) in [(Side::First, "Compare"), (Side::Second, "with")] {
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

            // The list marks the chosen council, in every group that has it.
            page.press(Key::Down).await?;
            page.wait_for(&option).await?;
            let chosen = if side == Side::First { "Calderdale" } else { "Kirklees" };
            let selected = page.texts(&format!("{option}[aria-selected=true]")).await?;
            ensure!(
                !selected.is_empty() && selected.iter().all(|text| text.starts_with(chosen)),
                "{selected:?}"
            );
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
