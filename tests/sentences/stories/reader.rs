//! The grammar of a story: sentences, of predicates, of times with what stands in brackets behind them.

use crate::common::calendar::MONTHS;
use crate::journey::WORDS;
use council_compare::dataset::EventKind;

/// How a story tells each kind of event: the verb, which two may share, and the rest of one and of several.
pub const PHRASES: [(EventKind, &str, &str, &str); 9] = [
    (
        EventKind::ImprovementNotice,
        "was given ",
        "a government improvement notice",
        "government improvement notices",
    ),
    (EventKind::StatutoryDirection, "was given ", "a government direction", "government directions"),
    (EventKind::Commissioner, "had ", "a government commissioner", "a government commissioner"),
    (EventKind::InterventionEnded, "came out of ", "government intervention", "government intervention"),
    (
        EventKind::TrustEstablished,
        "passed ",
        "services to a trust or company",
        "services to trusts or companies",
    ),
    (EventKind::ServicesReturned, "took ", "services back", "services back"),
    (EventKind::FocusedVisit, "had ", "a focused visit", "focused visits"),
    (EventKind::MonitoringVisit, "had ", "a monitoring visit", "monitoring visits"),
    (EventKind::JointInspection, "had ", "a joint inspection", "joint inspections"),
];

/// How a story tells of a trust that is only planned.
pub const PLAN: &str = "planned to pass services to a trust or company";
/// How it tells of a second trust or company.
pub const ANOTHER: &str = "passed services to another trust or company";
const RETURNED: &str = "had taken services back by ";

/// A time that a story names, with what stands in brackets behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item<'a> {
    pub when: &'a str,
    pub note: Option<&'a str>,
}

impl Item<'_> {
    pub fn year(&self) -> u16 {
        self.when[self.when.len() - 4..].parse().unwrap()
    }
}

/// What one predicate says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Said<'a> {
    /// A grade, with the verb before it, and whether it shares that with the one before.
    Grade { verb: &'static str, is_shared: bool, word: &'static str, items: Vec<Item<'a>> },
    /// That the grade before was kept.
    Kept(Vec<Item<'a>>),
    /// No grade given.
    NoneGiven(u16),
    /// No grade known at all.
    NoGrade,
    /// Not there yet: since this year.
    NotYet(u16),
    /// Something happened, or was planned; several of a kind from a time on, if told as one.
    Happened { what: String, items: Vec<Item<'a>>, is_from: bool },
    /// Services came back, by a month and at a time that nobody tells.
    Returned(Item<'a>),
}

/// A story, sentence by sentence, each in its predicates.
pub fn read(story: &str) -> Option<Vec<Vec<Said<'_>>>> {
    story.split(". It ").map(sentence).collect()
}

fn sentence(text: &str) -> Option<Vec<Said<'_>>> {
    let mut said: Vec<Said<'_>> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if !said.is_empty() {
            rest = [", and ", " and ", ", "].iter().find_map(|between| rest.strip_prefix(between))?;
        }
        let (one, after) = predicate(rest).or_else(|| sharing(rest, said.last()?))?;
        said.push(one);
        rest = after;
    }
    Some(said)
}

fn predicate(text: &str) -> Option<(Said<'_>, &str)> {
    for none in [
        "has no grade for this area from a full inspection in this dataset",
        "had no grade for this area from a full inspection in this dataset by that day",
    ] {
        if let Some(rest) = text.strip_prefix(none) {
            return Some((Said::NoGrade, rest));
        }
    }
    if let Some(rest) = text.strip_prefix("did not exist until ") {
        let (since, rest) = item(rest)?;
        return Some((Said::NotYet(since.year()), rest));
    }
    if let Some(rest) = text.strip_prefix(RETURNED) {
        let (by, rest) = item(rest)?;
        return Some((Said::Returned(by), rest));
    }
    if let Some(rest) = text.strip_prefix("was given no grade in ") {
        let (items, rest) = items(rest)?;
        return Some((Said::NoneGiven(items.first()?.year()), rest));
    }
    if let Some(rest) = text.strip_prefix("stayed there in ") {
        let (items, rest) = items(rest)?;
        return Some((Said::Kept(items), rest));
    }
    let phrases =
        PHRASES.into_iter().flat_map(|(_, verb, one, many)| [one, many].map(|it| format!("{verb}{it}")));
    let phrases = phrases.chain([PLAN.to_owned(), ANOTHER.to_owned()]);
    phrases.into_iter().find_map(|phrase| happened(text, &phrase, phrase.clone())).or_else(|| {
        let verb = VERBS.into_iter().find(|verb| text.starts_with(verb))?;
        grade(text.strip_prefix(verb)?, verb, false)
    })
}

const VERBS: [&str; 4] = ["was graded ", "rose to ", "fell to ", "stayed at "];

/// What shares the verb of the one before.
fn sharing<'a>(text: &'a str, before: &Said<'_>) -> Option<(Said<'a>, &'a str)> {
    match before {
        Said::Grade { verb: verb @ "was graded ", .. } => grade(text, verb, true),
        Said::Grade { verb: verb @ ("rose to " | "fell to "), .. } => {
            grade(text.strip_prefix("to ")?, verb, true)
        }
        Said::Happened { what, .. } => PHRASES.into_iter().find_map(|(_, verb, one, many)| {
            let is_shared = what.starts_with(verb);
            let find = |it: &str| happened(text, it, format!("{verb}{it}"));
            is_shared.then(|| find(one).or_else(|| find(many))).flatten()
        }),
        _ => None,
    }
}

/// “a focused visit in May 2023”, by what is said there and what that means with its verb.
fn happened<'a>(text: &'a str, said: &str, what: String) -> Option<(Said<'a>, &'a str)> {
    let rest = text.strip_prefix(said)?;
    if let Some(rest) = rest.strip_prefix(" from ") {
        let (first, rest) = item(rest)?;
        return Some((Said::Happened { what, items: vec![first], is_from: true }, rest));
    }
    let (items, rest) = items(rest.strip_prefix(" in ")?)?;
    Some((Said::Happened { what, items, is_from: false }, rest))
}

/// “good in 2015 and 2018”. What rose or fell did so once.
fn grade<'a>(text: &'a str, verb: &'static str, is_shared: bool) -> Option<(Said<'a>, &'a str)> {
    let word = WORDS.into_iter().find(|word| text.starts_with(word))?;
    let (items, rest) = items(text.strip_prefix(word)?.strip_prefix(" in ")?)?;
    let can_be_several = ["was graded ", "stayed at "].contains(&verb);
    (can_be_several || items.len() == 1).then_some((Said::Grade { verb, is_shared, word, items }, rest))
}

/// The times at the start of a text. Where what stands behind the last could be taken to be of them all and is not, each but the
/// first has its own “in”.
fn items(text: &str) -> Option<(Vec<Item<'_>>, &str)> {
    let (first, mut rest) = item(text)?;
    let mut items = vec![first];
    let mut have_in = None;
    loop {
        let next = [", and ", " and ", ", "].iter().find_map(|between| rest.strip_prefix(between));
        let has_in = next.is_some_and(|next| next.starts_with("in "));
        let next = next.and_then(|next| item(next.strip_prefix("in ").unwrap_or(next)));
        let Some((next, after)) = next else { break };
        if have_in.is_some_and(|known| known != has_in) {
            return None;
        }
        have_in = Some(has_in);
        items.push(next);
        rest = after;
    }
    let last = items.last()?.note.filter(|note| !note.contains("press"));
    let is_of_last = last.is_some() && items.iter().any(|item| item.note != last);
    have_in.is_none_or(|have_in| have_in == is_of_last).then_some((items, rest))
}

fn item(text: &str) -> Option<(Item<'_>, &str)> {
    let month =
        MONTHS.map(|(month, _)| month).into_iter().find(|month| text.starts_with(&format!("{month} ")));
    let length = month.map_or(0, |month| month.len() + 1) + 4;
    let when = text.get(..length).filter(|when| when[length - 4..].parse::<u16>().is_ok())?;
    let rest = &text[length..];
    match rest.strip_prefix(" (").and_then(|rest| rest.split_once(')')) {
        Some((note, rest)) => Some((Item { when, note: Some(note) }, rest)),
        None => Some((Item { when, note: None }, rest)),
    }
}
