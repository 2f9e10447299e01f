//! A field with a list of councils: the view of a [`Field`].

use super::app::Message;
use super::chooser::HINT;
use super::element::{aria, drawing};
use super::page::Page;
use super::selection::{prevent_default, select_on_focus};
use crate::browser::input::{after, is_the_browsers, select_all};
use crate::browser::scroll::scrolled;
use crate::choosing::{self, Field, Group};
use crate::comparison::Which;
use crate::dataset::Slug;
use crate::search::{Found, Matched};
use crate::state::Action;
use crate::words::choose as words;
use core::ops::Range;
use macros::html;
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// The field of one council, with what its list offers before anything is typed.
pub(super) fn combobox(page: &Page<'_>, which: Which, suggestions: Vec<Group>) -> Html {
    let id = field_id(which);
    let (label, class, list_id) = match which {
        Which::First => (words::FIRST, "cc-field cc-field-first", "cc-first-council-list"),
        Which::Second => (words::SECOND, "cc-field cc-field-second", "cc-second-council-list"),
    };
    let field = page.state.fields.get(which);
    let groups = match (field.is_open, page.index.is_whole) {
        (false, _) => Vec::new(),
        (true, true) => choosing::groups(page.index, field, suggestions),
        (true, false) => vec![choosing::without_councils(page.state.known.without_councils.as_deref())],
    };
    let options = choosing::options(&groups);
    let count = AttrValue::from(options.len().to_string());
    let active = field.active.filter(|i| field.is_open && *i < options.len());
    let active_id = active.map(|i| option_id(id, i));
    let name = page.name(page.view.councils.get(which));
    let shown = field.typed.clone().unwrap_or_else(|| name.clone());
    let list = group_views(page, which, &groups, active, count);
    let is_asked = field.is_paused && field.asked().is_some();
    let status = if field.is_open && (is_asked || !page.index.is_whole) {
        choosing::status(&groups)
    } else {
        String::new()
    };

    let list_element = NodeRef::default();
    let handlers = Handlers { page, which, field };
    // Without this, pressing on the list would take the focus from the field and close it before the click.
    let keep_focus = prevent_default();
    let keep_selected = (!field.is_open).then(|| keep_focus.clone());
    html! {
        <div {class}>
            <label for={id}>{ label }</label>
            <input {id} type="text" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false"
                aria-autocomplete="list" aria-expanded={aria(field.is_open)}
                aria-describedby={HINT} aria-controls={list_id} aria-activedescendant={active_id}
                value={shown.clone()} oninput={handlers.on_input()}
                onkeydown={handlers.on_key(name.clone(), shown.clone(), options, list_element.clone())} onfocus={select_on_focus()}
                onblur={handlers.on_blur()} onclick={handlers.on_click(shown)} onmouseup={keep_selected} />
            // What is seen of the field unless it has the focus, since a name may need two lines.
            <span aria-hidden="true">{ name }</span>
            { drawing(CHEVRON) }
            <div class="cc-options" id={list_id} role="listbox" aria-label={words::COUNCILS} ref={list_element}
                hidden={!field.is_open} onmousedown={keep_focus} onscroll={handlers.on_scroll()}>{ list }</div>
            <p class="cc-hidden" role="status">{ status }</p>
        </div>
    }
}

/// How long a reader types nothing before what matches is said, in milliseconds.
const PAUSE: i32 = 700;

/// What answers to the reader in a field.
struct Handlers<'a> {
    page: &'a Page<'a>,
    which: Which,
    field: &'a Field,
}

impl Handlers<'_> {
    /// Tells what the field becomes.
    fn becomes(&self) -> impl Fn(Field) + 'static {
        let (tell, which) = (self.page.teller(), self.which);
        move |field| tell(Action::Field(which, field))
    }

    fn on_input(&self) -> Callback<InputEvent> {
        let (becomes, tell, which) = (self.becomes(), self.page.teller(), self.which);
        Callback::from(move |event: InputEvent| {
            let (input, tell): (HtmlInputElement, _) = (event.target_unchecked_into(), tell.clone());
            let text = input.value();
            becomes(Field::typed(text.clone()));
            // Who has gone on typing is told once, after the last letter.
            after(PAUSE, move || {
                if input.value() == text {
                    tell(Action::Paused(which, text));
                }
            });
        })
    }

    /// Keys that are for the list while the field of the council of this name shows this and the list has these options.
    fn on_key(
        &self,
        name: String,
        shown: String,
        options: Rc<[Slug]>,
        list: NodeRef,
    ) -> Callback<KeyboardEvent> {
        let (scope, which, field) = (self.page.scope.clone(), self.which, self.field.clone());
        Callback::from(move |event: KeyboardEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let (key, value) = (event.key(), input.value());
            // What scrolls is a tab stop in some browsers. The list closes as the field loses the focus, so it is hidden first.
            if key == "Tab"
                && let Some(list) = list.cast::<HtmlElement>()
            {
                list.set_hidden(true);
            }
            let field = as_it_stands(&field, &shown, value);
            if field.takes(&key) && !is_the_browsers(&event) {
                event.prevent_default();
                event.stop_propagation();
                // The name comes back, for what is typed next to replace.
                if key == "Escape" {
                    input.set_value(&name);
                    select_all(&input);
                }
                scope.send_message(Message::Pressed(which, key, options.clone()));
            }
        })
    }

    /// Opens the list of the field while it shows this.
    fn on_click(&self, shown: String) -> Callback<MouseEvent> {
        let (becomes, field) = (self.becomes(), self.field.clone());
        Callback::from(move |event: MouseEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let field = as_it_stands(&field, &shown, input.value());
            // What is typed next replaces the name also where the field has the focus already.
            if !field.is_open {
                select_all(&input);
            }
            becomes(field.opened());
        })
    }

    fn on_blur(&self) -> Callback<FocusEvent> {
        let becomes = self.becomes();
        Callback::from(move |_: FocusEvent| becomes(Field::default()))
    }

    fn on_scroll(&self) -> Callback<Event> {
        let (tell, which, field) = (self.page.teller(), self.which, self.field.clone());
        Callback::from(move |event: Event| {
            #[allow(clippy::cast_sign_loss, reason = "no list is scrolled above its start")]
            let passed = (scrolled(&event.target_unchecked_into()).max(0) / LOWEST_OPTION) as usize;
            if field.needs_more(passed) {
                tell(Action::Passed(which, passed));
            }
        })
    }
}

/// A field that was rendered as `shown` and has this value in the page. On a slow device an event may come before what was typed
/// last is rendered; then what the page has counts.
fn as_it_stands(rendered: &Field, shown: &str, value: String) -> Field {
    if value == shown { rendered.clone() } else { Field::typed(value) }
}

/// The groups of a list, as far as options need to be rendered. `active` is the position of the active option, and `count` is
/// how many there are in all groups.
fn group_views(
    page: &Page<'_>,
    which: Which,
    groups: &[Group],
    active: Option<usize>,
    count: AttrValue,
) -> Vec<Html> {
    let (mut position, ready) = (0, page.state.fields.get(which).ready());
    let mut group_views = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        if position >= ready {
            break;
        }
        let heading_id = format!("{}-list-heading-{g}", field_id(which));
        let labelled_by = group.heading.as_ref().map(|_| heading_id.clone());
        let mut views = Vec::new();
        if let Some(heading) = &group.heading {
            views.push(html! {
                <div class="cc-option-heading" role="presentation" id={heading_id} key="heading">{ heading.clone() }</div>
            });
        }
        for option in group.options.iter().take(ready - position) {
            let place = Place { position, count: count.clone(), is_active: active == Some(position) };
            views.push(option_view(page, which, option, place));
            position += 1;
        }
        group_views.push(html! { <div role="group" aria-labelledby={labelled_by} key={g}>{ views }</div> });
    }
    group_views
}

/// The least height of an option in CSS pixels, which no target is smaller than (unless the reader's text is smaller than ten
/// pixels). Divided by it, what is scrolled gives at least as many options as the reader has scrolled past.
const LOWEST_OPTION: i32 = 24;

const CHEVRON: &str =
    r#"<svg class="cc-chevron" viewBox="0 0 10 6" aria-hidden="true"><path d="M1 1l4 4 4-4"/></svg>"#;

/// The id of a council's field.
pub(super) const fn field_id(which: Which) -> &'static str {
    match which {
        Which::First => "cc-first-council",
        Which::Second => "cc-second-council",
    }
}

/// The id of an option, by which the field names the active one.
pub(super) fn option_id(field_id: &str, position: usize) -> String {
    format!("{field_id}-option-{position}")
}

/// Where an option stands among all that are offered, of which only those near the reader are in the page.
struct Place {
    position: usize,
    /// How many are offered.
    count: AttrValue,
    is_active: bool,
}

fn option_view(page: &Page<'_>, which: Which, option: &Found, place: Place) -> Html {
    let (choose, slug) = (page.chooser(), option.slug.clone());
    let onclick = Callback::from(move |_: MouseEvent| choose(which, slug.clone()));
    let Place { position, count, is_active } = place;
    let class = if is_active { "cc-option cc-active" } else { "cc-option" };
    let is_shown = option.slug == *page.view.councils.get(which);
    let (name, region) = match &option.matched {
        Matched::Name(range) => (marked(&option.name, range), text(&option.region)),
        Matched::Alias(alias, range) => (
            html! { <>{ text(&option.name) }<span class="cc-option-alias">{ " (" }{ marked(alias, range) }{ ")" }</span></> },
            text(&option.region),
        ),
        Matched::Region(range) => (text(&option.name), marked(&option.region, range)),
        Matched::Nothing => (text(&option.name), text(&option.region)),
    };
    html! {
        <div {class} role="option" id={option_id(field_id(which), position)} key={option.slug.as_str()}
            aria-selected={aria(is_active)} aria-current={is_shown.then_some("true")} aria-posinset={(position + 1).to_string()} aria-setsize={count} {onclick}>
            <span>{ name }</span><span class="cc-option-region">{ region }</span>
        </div>
    }
}

fn text(text: &Rc<str>) -> Html {
    Html::VText(yew::virtual_dom::VText::new(text.clone()))
}

fn marked(text: &str, range: &Range<usize>) -> Html {
    let before = text.get(..range.start).unwrap_or(text).to_owned();
    let matched = text.get(range.clone()).unwrap_or_default().to_owned();
    let after = text.get(range.end..).unwrap_or_default().to_owned();
    html! { <>{ before }<mark>{ matched }</mark>{ after }</> }
}
