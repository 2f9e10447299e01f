//! The grammar of a story: sentences, of predicates, of times with what stands in brackets behind them.

use crate::common::calendar::MONTHS;
use crate::journey::WORDS;
use council_compare::dataset::EventKind;

/// How a story tells each kind of event: of one, and of several.
pub const PHRASES: [(EventKind, &str, &str); 9] = [
    (
        EventKind::ImprovementNotice,
        "was given a government improvement notice",
        "was given government improvement notices",
    ),
    (EventKind::StatutoryDirection, "was given a government direction", "was given government directions"),
    (
        EventKind::Commissioner,
        "was given a government commissioner",
        "was given a government commissioner or advice from one",
    ),
    (
        EventKind::InterventionEnded,
        "came out of government intervention",
        "came out of government intervention",
    ),
    (
        EventKind::TrustEstablished,
        "passed services to a trust or company",
        "passed services to trusts or companies",
    ),
    (EventKind::ServicesReturned, "took services back", "took services back"),
    (EventKind::FocusedVisit, "had a focused visit", "had focused visits"),
    (EventKind::MonitoringVisit, "had a monitoring visit", "had monitoring visits"),
    (EventKind::JointInspection, "had a joint inspection", "had joint inspections"),
];

/// How a story tells of a trust that is only planned.
pub const PLAN: &str = "was to pass services to a trust or company";
const RETURNED: &str = "had taken services back by ";
const VERBS: [&str; 5] = ["was graded ", "rose to ", "fell to ", "stayed at ", "to "];

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
    /// A grade, with the verb before it, if it has one of its own.
    Grade { verb: &'a str, word: &'static str, items: Vec<Item<'a>> },
    /// No grade given.
    NoneGiven(u16),
    /// No grade known at all.
    NoGrade,
    /// Not there yet: since this year.
    NotYet(u16),
    /// Something happened, or was planned; several of a kind from a time on, if told as one.
    Happened { what: &'a str, items: Vec<Item<'a>>, is_from: bool },
    /// Services came back, by a month and at a time that nobody tells.
    Returned(Item<'a>),
}

/// A story, sentence by sentence, each in its predicates.
pub fn read(story: &str) -> Option<Vec<Vec<Said<'_>>>> {
    story.split(". It ").map(sentence).collect()
}

fn sentence(text: &str) -> Option<Vec<Said<'_>>> {
    let mut said = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if !said.is_empty() {
            rest = [", and ", " and ", ", "].iter().find_map(|between| rest.strip_prefix(between))?;
        }
        let (one, after) = predicate(rest)?;
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
    let phrases = PHRASES.into_iter().flat_map(|(_, one, many)| [one, many]).chain([PLAN]);
    // Of two that begin alike, the longer one.
    let is_said =
        |phrase: &&str| [" in ", " from "].iter().any(|after| text.starts_with(&format!("{phrase}{after}")));
    if let Some(phrase) = phrases.filter(is_said).max_by_key(|it| it.len()) {
        let (what, rest) = text.split_at(phrase.len());
        if let Some(rest) = rest.strip_prefix(" from ") {
            let (first, rest) = item(rest)?;
            return Some((Said::Happened { what, items: vec![first], is_from: true }, rest));
        }
        let (items, rest) = items(rest.strip_prefix(" in ")?)?;
        return Some((Said::Happened { what, items, is_from: false }, rest));
    }
    let verb = VERBS.into_iter().find(|verb| text.starts_with(verb)).unwrap_or_default();
    let (verb, rest) = text.split_at(verb.len());
    let word = WORDS.into_iter().find(|word| rest.starts_with(word))?;
    let (mut items, mut rest) = items(rest.strip_prefix(word)?.strip_prefix(" in ")?)?;
    // What rose or fell did so once, and is said to have been kept.
    if ["rose to ", "fell to ", "to "].contains(&verb) {
        if items.len() > 1 {
            return None;
        }
        if let Some(kept) = rest.strip_prefix(" and kept it in ") {
            let (more, after) = self::items(kept)?;
            items.extend(more);
            rest = after;
        }
    }
    Some((Said::Grade { verb, word, items }, rest))
}

/// The times at the start of a text.
fn items(text: &str) -> Option<(Vec<Item<'_>>, &str)> {
    let (first, mut rest) = item(text)?;
    let mut items = vec![first];
    loop {
        let next =
            [", and ", " and ", ", "].iter().find_map(|between| rest.strip_prefix(between)).and_then(item);
        let Some((next, after)) = next else { return Some((items, rest)) };
        items.push(next);
        rest = after;
    }
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
