//! Choosing a council in a field with a list: what the list offers, and what keys do. Pure; follows the editable
//! combobox with list autocomplete of the ARIA Authoring Practices Guide.

use crate::dataset::{Index, Slug};
use crate::search::{self, Found, Matched};
use crate::words::choose as words;
use std::rc::Rc;

/// The most options that a list has. Every council fits; a longer list would have to be narrowed down by typing.
const MOST_OPTIONS: usize = 200;

/// How many options are rendered beyond those that the reader has come to by key or by scrolling. With all of them in the
/// page, every key would take longer the more councils there are.
const AHEAD: usize = 20;

/// How many near names are offered where none matches.
const NEAR_NAMES: usize = 4;

/// A field, and the state of its list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Field {
    /// What has been typed; none while the field shows the chosen council.
    pub typed: Option<String>,
    /// Whether the list is open.
    pub is_open: bool,
    /// The option that Enter would choose, counted over all groups.
    pub active: Option<usize>,
    /// How many options the reader has come past, by scrolling or by key.
    pub passed: usize,
    /// Whether the reader has paused since typing. What matches is said aloud only then, and not at each letter.
    pub is_paused: bool,
}

/// Options under a heading.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The heading, if there is one.
    pub heading: Option<String>,
    /// The options.
    pub options: Vec<Found>,
}

/// What a key does to a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum KeyEffect {
    /// The field changes.
    Becomes(Field),
    /// A council is chosen.
    Chooses(Slug),
}

impl Field {
    /// The field after somebody typed. The best match is ready for Enter as soon as something is asked for.
    pub fn typed(text: String) -> Self {
        let active = (!text.trim().is_empty()).then_some(0);
        Self { typed: Some(text), is_open: true, active, passed: 0, is_paused: false }
    }

    /// The field with its list open.
    #[must_use]
    pub fn opened(&self) -> Self {
        Self { is_open: true, ..self.clone() }
    }

    /// Leaves no option ready for Enter, where what is asked for is no council's name and not nearly: whoever presses Enter
    /// without looking would see another council.
    pub fn check(&mut self, index: &Index) {
        let Some(asked) = self.asked() else { return };
        if search::find(index, asked, 1).is_empty() && search::close(index, asked, 1).is_empty() {
            self.active = None;
        }
    }

    /// What is asked for, if anything is.
    pub fn asked(&self) -> Option<&str> {
        self.typed.as_deref().map(str::trim).filter(|typed| !typed.is_empty())
    }

    /// How many options need to be rendered: those the reader has come to by key or by scrolling, and some more. They
    /// do not get fewer while the list is open, so that it never gets shorter under a reader who has scrolled it.
    pub fn ready(&self) -> usize {
        self.active.unwrap_or(0).max(self.passed) + AHEAD
    }

    /// Whether the reader, having scrolled past so many options, is near the end of those that are rendered.
    pub const fn needs_more(&self, passed: usize) -> bool {
        passed > self.passed + AHEAD / 2
    }

    /// Whether a key is for the list, and not for the browser.
    pub fn takes(&self, key: &str) -> bool {
        self.on_key(key, &[]).is_some()
    }

    /// What a key does while these options are offered; nothing if it is left to the browser.
    pub fn on_key(&self, key: &str, options: &[Slug]) -> Option<KeyEffect> {
        let last = options.len().checked_sub(1);
        let active = match (key, self.is_open) {
            ("ArrowDown" | "ArrowUp", false) => return Some(KeyEffect::Becomes(self.opened())),
            ("Escape", open) if open || self.typed.is_some() => {
                return Some(KeyEffect::Becomes(Self::default()));
            }
            (_, false) => return None,
            ("Enter", true) => {
                let chosen = self.active.and_then(|i| options.get(i)).cloned();
                return Some(chosen.map_or_else(|| KeyEffect::Becomes(self.clone()), KeyEffect::Chooses));
            }
            ("ArrowDown", true) => match self.active {
                Some(i) if Some(i) != last => Some(i + 1),
                _ => Some(0),
            },
            ("ArrowUp", true) => self.active.and_then(|i| i.checked_sub(1)).or(last),
            ("Home", true) if self.active.is_some() => Some(0),
            ("End", true) if self.active.is_some() => last,
            _ => return None,
        };
        let passed = self.passed.max(self.active.unwrap_or(0));
        Some(KeyEffect::Becomes(Self { active: active.filter(|_| last.is_some()), passed, ..self.clone() }))
    }
}

/// What a list offers: what matches, or the nearest names; and where nothing is asked for, suggestions before
/// all councils.
pub fn groups(index: &Index, field: &Field, mut suggestions: Vec<Group>) -> Vec<Group> {
    let found = search::find(index, field.asked().unwrap_or_default(), MOST_OPTIONS);
    let Some(asked) = field.asked() else {
        suggestions.push(Group { heading: Some(words::ALL_COUNCILS.to_owned()), options: found });
        suggestions.retain(|group| !group.options.is_empty());
        return suggestions;
    };
    if found.is_empty() {
        let asked: String = asked.chars().take(40).collect();
        let heading = words::no_such_council(&asked);
        return vec![Group { heading: Some(heading), options: search::nearest(index, &asked, NEAR_NAMES) }];
    }
    vec![Group { heading: None, options: found }]
}

/// The councils of all groups, in the order in which they are counted.
pub fn options(groups: &[Group]) -> Rc<[Slug]> {
    let mut options = Vec::new();
    for group in groups {
        for option in &group.options {
            options.push(option.slug.clone());
        }
    }
    options.into()
}

/// What a list says while the councils are on their way, or why they did not come.
pub fn without_councils(why: Option<&str>) -> Group {
    let heading = match why {
        None => words::LOADING_COUNCILS.to_owned(),
        Some(why) => words::no_councils(why),
    };
    Group { heading: Some(heading), options: Vec::new() }
}

/// Councils offered under a heading, those left out that the index does not know.
pub fn suggestion<'a>(index: &Index, heading: String, councils: impl Iterator<Item = &'a Slug>) -> Group {
    let options = councils
        .filter_map(|slug| index.council(slug))
        .map(|council| Found::of(council, Matched::Nothing))
        .collect();
    Group { heading: Some(heading), options }
}

/// What a screen reader is told of a list in which something is asked for.
pub fn status(groups: &[Group]) -> String {
    let Some(group) = groups.first() else { return String::new() };
    match (&group.heading, group.options.as_slice()) {
        (Some(heading), options) => {
            let names: Vec<&str> = options.iter().map(|option| option.name.as_ref()).collect();
            words::heading_and_names(heading, &names)
        }
        (None, [only]) => words::one_matches(&only.name),
        (None, options) => words::many_match(options.len()),
    }
}
