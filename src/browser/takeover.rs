//! Taking over a page that was exported: its markup is what the same components render, so that the program can put
//! itself in its place without anything moving.
//!
//! The program renders beside the page, unseen, and takes its place before the browser paints. What the reader has done
//! meanwhile (a place on the page that has the focus, a list that was opened, a name half typed) is found again by its
//! place in the tree, which is the same in both.

use super::fetch::read;
use crate::dataset::{Index, Record, Slug, parse};
use crate::state::Action;
use js_sys::{Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, Event, EventInit, HtmlElement, HtmlInputElement};

/// The element with what an exported page knows.
const KNOWN: &str = "cc-known";

/// What `static/early.js` gives the document while the page must not be seen, because its address asks for another
/// comparison than the one that was exported.
const WAITS: &str = "data-cc-waits";

/// The element of an exported page in which everything stands that comes after the grades.
pub const PANELS: &str = "cc-panels";

/// What an exported page knows of the dataset.
pub struct Known {
    /// The councils that the page refers to.
    pub index: Index,
    /// The records of the two.
    pub records: Vec<(Slug, Record)>,
}

impl Known {
    /// The same as what has happened, for a state to start from.
    pub fn actions(self) -> impl Iterator<Item = Action> {
        let index = Action::Index(Ok(Rc::new(self.index)));
        let record = |(slug, record)| Action::Record(slug, Ok(Rc::new(record)));
        std::iter::once(index).chain(self.records.into_iter().map(record))
    }
}

/// What the page knows, if it was exported and is sound. Without it everything is fetched.
pub fn known() -> Option<Known> {
    let text = super::page::element(KNOWN)?.text_content()?;
    let json = js_sys::JSON::parse(&text).ok()?;
    let part = |name: &str| Reflect::get(&json, &name.into()).ok();
    let (index, _) = parse::index(&read(&part("index")?)).ok()?;
    let mut records = Vec::new();
    for slug in Object::keys(part("records")?.dyn_ref::<Object>()?).iter() {
        let slug = Slug::new(&slug.as_string()?)?;
        let json = Reflect::get(&part("records")?, &slug.as_str().into()).ok()?;
        records.push((slug.clone(), parse::record(&read(&json), &slug).ok()?));
    }
    Some(Known { index, records })
}

/// A page that the program is about to take over.
#[derive(Clone, PartialEq, Debug)]
pub struct Exported {
    /// What was exported, which is seen until then.
    page: Element,
    /// Where the program renders meanwhile, unseen.
    stage: Element,
    /// What stands below the grades. The program keeps it until it can draw the same.
    pub panels: Option<Element>,
    /// What the reader has done so far.
    left: Left,
}

impl Exported {
    /// Makes room beside the page.
    pub fn new(page: &Element) -> Option<Self> {
        let stage = document()?.create_element("div").ok()?;
        stage.set_attribute("hidden", "").ok()?;
        page.insert_adjacent_element("afterend", &stage).ok()??;
        let panels = page.query_selector(&format!("#{PANELS}")).ok()?;
        let left = Left::in_all_but(page, panels.as_ref());
        Some(Self { page: page.clone(), stage, panels, left })
    }

    /// Where the program is to render.
    pub fn stage(&self) -> Element {
        self.stage.clone()
    }

    /// Puts what the program has rendered in the place of the page. Nothing is painted between.
    pub fn take(&self) {
        let id = self.page.id();
        self.page.remove();
        self.stage.set_id(&id);
        // An attribute that is not there cannot fail to go.
        let _ = self.stage.remove_attribute("hidden");
        if let Some(root) = document().and_then(|document| document.document_element()) {
            let _ = root.remove_attribute(WAITS);
        }
        self.left.restore(&self.stage);
    }
}

/// What the reader has done in an element that is about to be replaced by another like it.
#[derive(Clone, PartialEq, Debug)]
pub struct Left {
    /// What opens and closes, by its place, and whether it stands open.
    opened: Vec<(Vec<u32>, bool)>,
    /// What has the focus.
    focus: Option<Focus>,
    /// What stands in the field that has it, where that was typed.
    typed: Option<String>,
}

#[derive(Clone, PartialEq, Debug)]
enum Focus {
    /// An element of what stays.
    Kept(Element),
    /// An element by its place.
    At(Vec<u32>),
}

impl Left {
    /// What the reader has done in an element.
    pub fn within(root: &Element) -> Self {
        Self::in_all_but(root, None)
    }

    /// The same without a part of it, which stays as it is.
    fn in_all_but(root: &Element, kept: Option<&Element>) -> Self {
        let is_kept = |element: &Element| kept.is_some_and(|kept| kept.contains(Some(element)));
        let mut opened = Vec::new();
        let details = root.get_elements_by_tag_name("details");
        for position in 0..details.length() {
            let Some(element) = details.item(position).filter(|element| !is_kept(element)) else { continue };
            opened.push((place(root, &element), element.has_attribute("open")));
        }
        let focus = document().and_then(|document| document.active_element());
        let focus = focus.filter(|element| element != root && root.contains(Some(element)));
        let typed = focus.as_ref().and_then(|element| element.dyn_ref::<HtmlInputElement>());
        let typed = typed.filter(|input| input.value() != input.default_value()).map(HtmlInputElement::value);
        let focus = focus.map(|element| match is_kept(&element) {
            true => Focus::Kept(element),
            false => Focus::At(place(root, &element)),
        });
        Self { opened, focus, typed }
    }

    /// Does the same in the element that has taken the other's place.
    pub fn restore(&self, root: &Element) {
        for (place, is_open) in &self.opened {
            if let Some(details) = at(root, place) {
                let _ = details.toggle_attribute_with_force("open", *is_open);
            }
        }
        let element = self.focus.as_ref().and_then(|focus| match focus {
            Focus::Kept(element) => Some(element.clone()),
            Focus::At(place) => at(root, place),
        });
        let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        super::page::focus_in_place(&element);
        if let (Some(typed), Some(input)) = (&self.typed, element.dyn_ref::<HtmlInputElement>()) {
            input.set_value(typed);
            let bubbling = EventInit::new();
            bubbling.set_bubbles(true);
            if let Ok(event) = Event::new_with_event_init_dict("input", &bubbling) {
                let _ = input.dispatch_event(&event);
            }
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Where an element stands below another: at each step down, how many elements come before.
fn place(root: &Element, element: &Element) -> Vec<u32> {
    let mut place = Vec::new();
    let mut element = element.clone();
    while element != *root {
        let mut before = 0;
        let mut sibling = element.previous_element_sibling();
        while let Some(other) = sibling {
            before += 1;
            sibling = other.previous_element_sibling();
        }
        place.push(before);
        match element.parent_element() {
            Some(parent) => element = parent,
            None => break,
        }
    }
    place.reverse();
    place
}

/// The element at a place below another, if there is one.
fn at(root: &Element, place: &[u32]) -> Option<Element> {
    place.iter().try_fold(root.clone(), |element, position| element.children().item(*position))
}
