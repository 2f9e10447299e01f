//! A field with a list: type part of a name, another name or a region, and choose a council.
//!
//! Follows the editable combobox with list autocomplete of the ARIA Authoring Practices Guide.

use super::Shared;
use crate::browser::page;
use crate::dataset::{Index, Slug};
use crate::search::{self, Found, Matched};
use core::ops::Range;
use std::rc::Rc;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// The most options shown at once; typing brings the others.
const MOST_OPTIONS: usize = 200;

/// How many near names are offered where none matches.
const NEAR_NAMES: usize = 4;

/// A field for one of the two councils.
#[derive(Properties, PartialEq)]
pub(super) struct ComboboxProps {
    /// The id of the input; other ids begin with it.
    pub(super) id: AttrValue,
    /// The visible label.
    pub(super) label: AttrValue,
    /// Which council's colour underlines it.
    pub(super) class: AttrValue,
    /// Every council.
    pub(super) index: Shared<Index>,
    /// The council chosen now.
    pub(super) selected: Slug,
    /// What is offered before anything is typed, above all councils.
    pub(super) suggestions: Vec<Suggestions>,
    /// Called when the list opens for the first time.
    pub(super) on_open: Callback<()>,
    /// Called with the council chosen.
    pub(super) on_choose: Callback<Slug>,
}

/// Councils offered under a heading.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Suggestions {
    /// The heading.
    pub(super) heading: String,
    /// The councils.
    pub(super) councils: Vec<Slug>,
}

/// Options under a heading, as the list shows them.
struct Group {
    heading: Option<String>,
    options: Vec<Found>,
}

/// See [`ComboboxProps`].
#[component]
pub(super) fn Combobox(props: &ComboboxProps) -> Html {
    let input = use_node_ref();
    let active_option = use_node_ref();
    // What has been typed; none while the field shows the chosen council.
    let typed = use_state(|| None::<String>);
    let is_open = use_state(|| false);
    let active = use_state(|| None::<usize>);

    let name =
        props.index.council(&props.selected).map(|council| council.name.to_string()).unwrap_or_default();
    let groups = if *is_open { groups(props, typed.as_deref()) } else { Vec::new() };
    let options: Rc<Vec<Slug>> =
        Rc::new(groups.iter().flat_map(|group| &group.options).map(|option| option.slug.clone()).collect());

    use_effect_with((*active, *is_open), {
        let active_option = active_option.clone();
        move |_| {
            if let Some(option) = active_option.cast::<Element>() {
                page::reveal(&option);
            }
        }
    });

    let close = {
        let (typed, is_open, active) = (typed.clone(), is_open.clone(), active.clone());
        Callback::from(move |()| {
            typed.set(None);
            is_open.set(false);
            active.set(None);
        })
    };
    let open = {
        let (is_open, on_open) = (is_open.clone(), props.on_open.clone());
        Callback::from(move |()| {
            if !*is_open {
                on_open.emit(());
                is_open.set(true);
            }
        })
    };
    let choose = {
        let (close, on_choose) = (close.clone(), props.on_choose.clone());
        Callback::from(move |slug: Slug| {
            close.emit(());
            on_choose.emit(slug);
        })
    };

    let oninput = {
        let (typed, open, active) = (typed.clone(), open.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            // The best match is ready for Enter as soon as something is asked for.
            active.set((!value.trim().is_empty()).then_some(0));
            typed.set(Some(value));
            open.emit(());
        })
    };
    let onkeydown = {
        let (typed, is_open, active, options) =
            (typed.clone(), is_open.clone(), active.clone(), options.clone());
        let (open, close, choose) = (open.clone(), close.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let last = options.len().checked_sub(1);
            let step = match (event.key().as_str(), *is_open) {
                ("ArrowDown" | "ArrowUp", false) => {
                    open.emit(());
                    event.prevent_default();
                    return;
                }
                ("ArrowDown", true) => {
                    active.map_or(Some(0), |i| if Some(i) == last { Some(0) } else { Some(i + 1) })
                }
                ("ArrowUp", true) => active.map_or(last, |i| i.checked_sub(1).or(last)),
                ("Home", true) if active.is_some() => Some(0),
                ("End", true) if active.is_some() => last,
                ("Enter", true) => {
                    event.prevent_default();
                    if let Some(slug) = active.and_then(|i| options.get(i)) {
                        choose.emit(slug.clone());
                    }
                    return;
                }
                ("Escape", true) => {
                    event.prevent_default();
                    event.stop_propagation();
                    close.emit(());
                    return;
                }
                ("Escape", false) if typed.is_some() => {
                    close.emit(());
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            active.set(step.filter(|_| last.is_some()));
        })
    };
    let onfocus = {
        let input = input.clone();
        Callback::from(move |_: FocusEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                page::select_all(&input);
            }
        })
    };
    let onclick = open.reform(|_: MouseEvent| ());
    let onblur = close.reform(|_: FocusEvent| ());

    let list_id = format!("{}-list", props.id);
    let option_id = |i: usize| format!("{}-option-{i}", props.id);
    let active_id = active.filter(|i| *is_open && *i < options.len()).map(option_id);
    let mut position = 0;
    let group_views = groups.iter().enumerate().map(|(g, group)| {
        let heading_id = format!("{list_id}-heading-{g}");
        let labelled_by = group.heading.as_ref().map(|_| heading_id.clone());
        let heading = group.heading.as_ref().map(|heading| {
            html! { <div class="cc-option-heading" role="presentation" id={heading_id.clone()}>{ heading.clone() }</div> }
        });
        let views: Vec<Html> = group
            .options
            .iter()
            .map(|option| {
                let i = position;
                position += 1;
                let is_active = *active == Some(i);
                let slug = option.slug.clone();
                let onclick = choose.reform(move |_: MouseEvent| slug.clone());
                let class = classes!("cc-option", is_active.then_some("cc-active"));
                let node = if is_active { active_option.clone() } else { NodeRef::default() };
                html! {
                    <div {class} role="option" id={option_id(i)} key={option.slug.to_string()} ref={node}
                        aria-selected={(option.slug == props.selected).to_string()} {onclick}>
                        { option_name(option) }
                        <span class="cc-option-region">{ option_region(option) }</span>
                    </div>
                }
            })
            .collect();
        html! {
            <div role="group" aria-labelledby={labelled_by} key={g}>{ heading }{ for views }</div>
        }
    });
    let group_views: Vec<Html> = group_views.collect();
    // Without this, pressing on the list would take the focus from the field and close it before the click.
    let keep_focus = Callback::from(|event: MouseEvent| event.prevent_default());
    let status = if *is_open { status(typed.as_deref(), &groups) } else { String::new() };

    html! {
        <div class={classes!("cc-field", props.class.to_string())}>
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            <input ref={input} id={props.id.clone()} type="text" role="combobox" autocomplete="off"
                autocapitalize="off" spellcheck="false" aria-autocomplete="list"
                aria-expanded={is_open.to_string()} aria-controls={list_id.clone()}
                aria-activedescendant={active_id}
                value={typed.as_ref().cloned().unwrap_or(name)}
                {oninput} {onkeydown} {onfocus} {onblur} {onclick} />
            <svg class="cc-chevron" viewBox="0 0 10 6" aria-hidden="true"><path d="M1 1l4 4 4-4" /></svg>
            <div class="cc-options" id={list_id} role="listbox" aria-label={format!("{}: councils", props.label)}
                hidden={!*is_open} onmousedown={keep_focus}>
                { for group_views }
            </div>
            <p class="cc-hidden" role="status">{ status }</p>
        </div>
    }
}

/// What the list offers for what has been typed.
fn groups(props: &ComboboxProps, typed: Option<&str>) -> Vec<Group> {
    let asked = typed.map(str::trim).filter(|typed| !typed.is_empty());
    let Some(asked) = asked else {
        let suggested = props.suggestions.iter().map(|suggestions| Group {
            heading: Some(suggestions.heading.clone()),
            options: suggestions
                .councils
                .iter()
                .filter_map(|slug| props.index.council(slug))
                .map(|council| Found::of(council, Matched::Nothing))
                .collect(),
        });
        let mut all = search::find(&props.index, "");
        all.truncate(MOST_OPTIONS);
        let all = Group { heading: Some("All councils".to_owned()), options: all };
        return suggested.chain([all]).filter(|group| !group.options.is_empty()).collect();
    };
    let mut found = search::find(&props.index, asked);
    if found.is_empty() {
        let heading = format!("No council is called “{}”. Nearest names:", shortened(asked));
        return vec![Group {
            heading: Some(heading),
            options: search::nearest(&props.index, asked, NEAR_NAMES),
        }];
    }
    found.truncate(MOST_OPTIONS);
    vec![Group { heading: None, options: found }]
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

/// What a screen reader is told of the list.
fn status(typed: Option<&str>, groups: &[Group]) -> String {
    let Some(group) = groups.first().filter(|_| typed.is_some_and(|typed| !typed.trim().is_empty())) else {
        return String::new();
    };
    match (&group.heading, group.options.as_slice()) {
        (Some(heading), options) => {
            let names: Vec<&str> = options.iter().map(|option| option.name.as_ref()).collect();
            format!("{heading} {}", names.join(", "))
        }
        (None, [only]) => format!("One council matches: {}", only.name),
        (None, options) => format!("{} councils match", options.len()),
    }
}

/// The name with what matches marked, and the other name that was found instead.
fn option_name(option: &Found) -> Html {
    match &option.matched {
        Matched::Name(range) => html! { <span>{ marked(&option.name, range) }</span> },
        Matched::Alias(alias, range) => html! {
            <span>{ option.name.clone() }<span class="cc-option-alias">{ " (" }{ marked(alias, range) }{ ")" }</span></span>
        },
        Matched::Nothing | Matched::Region(_) => html! { <span>{ option.name.clone() }</span> },
    }
}

fn option_region(option: &Found) -> Html {
    match &option.matched {
        Matched::Region(range) => marked(&option.region, range),
        _ => html! { { option.region.clone() } },
    }
}

fn marked(text: &str, range: &Range<usize>) -> Html {
    let before = text.get(..range.start).unwrap_or(text).to_owned();
    let matched = text.get(range.clone()).unwrap_or_default().to_owned();
    let after = text.get(range.end..).unwrap_or_default().to_owned();
    html! { <>{ before }<mark>{ matched }</mark>{ after }</> }
}
