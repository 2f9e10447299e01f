//! The grammar of a story: sentences, of predicates, of times with what stands in brackets behind them.

use crate::common::calendar::MONTHS;
use crate::journey::WORDS;
use council_compare::dataset::{Area, EventKind};

/// How a story tells each kind of event: the verb, which two may share, and the rest of one and of several.
pub const PHRASES: [(EventKind, &str, &str, &str); 10] = [
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
    (EventKind::ImprovementPartner, "had ", "an improvement partner", "improvement partners"),
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
    /// A grade, with the verb before it, whether it shares that with the one before, and what it is for, if that is said.
    Grade {
        verb: &'static str,
        is_shared: bool,
        word: &'static str,
        what: Option<String>,
        items: Vec<Item<'a>>,
    },
    /// That the grade before was kept.
    Kept(Vec<Item<'a>>),
    /// No grade given for something.
    NoneGiven(String, u16),
    /// No grade known at all for something.
    NoGrade(String),
    /// Not there yet: since this year.
    NotYet(u16),
    /// Something happened, or was planned; several of a kind from a time on, if told as one. Areas are told if they are not that
    /// of the story.
    Happened { what: String, about: Option<Vec<Area>>, items: Vec<Item<'a>>, is_from: bool },
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
    for (verb, source) in [
        ("has ", " from a full inspection in this dataset"),
        ("had ", " from a full inspection in this dataset by that day"),
    ] {
        let none = text.strip_prefix(verb).and_then(no_grade);
        let none = none.and_then(|(what, rest)| Some((what, rest.strip_prefix(source)?)));
        if let Some((what, rest)) = none.filter(|(_, rest)| rest.is_empty()) {
            return Some((Said::NoGrade(what), rest));
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
    if let Some((what, rest)) = text.strip_prefix("was given ").and_then(no_grade) {
        let (items, rest) = items(rest.strip_prefix(" in ")?)?;
        return Some((Said::NoneGiven(what, items.first()?.year()), rest));
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

/// “no grade for leadership”, “no overall grade”: what it would be for.
fn no_grade(text: &str) -> Option<(String, &str)> {
    if let Some(rest) = text.strip_prefix("no overall grade") {
        return Some((" overall".to_owned(), rest));
    }
    let rest = text.strip_prefix("no grade")?;
    let what = subjects().into_iter().find(|what| what.starts_with(" for ") && rest.starts_with(what))?;
    Some((what.clone(), &rest[what.len()..]))
}

/// Everything that a grade may be for, as it stands after it, each before any that it begins with.
fn subjects() -> Vec<String> {
    let areas = Area::LANES.into_iter().filter(|area| *area != Area::Overall);
    let services = [
        "safeguarding and looked-after children",
        "safeguarding and protection",
        "safeguarding",
        "protection of children",
        "looked-after children",
    ];
    let all = areas.map(|area| format!(" for {}", area.word()));
    all.chain(services.map(|service| format!(" for {service}"))).chain([" overall".to_owned()]).collect()
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
    let (about, rest) = about(text.strip_prefix(said)?, is_visit(&what));
    if let Some(rest) = rest.strip_prefix(" from ") {
        let (first, rest) = item(rest)?;
        return Some((Said::Happened { what, about, items: vec![first], is_from: true }, rest));
    }
    let (items, rest) = items(rest.strip_prefix(" in ")?)?;
    Some((Said::Happened { what, about, items, is_from: false }, rest))
}

fn is_visit(what: &str) -> bool {
    what.contains("visit") || what.contains("joint inspection")
}

/// “ about care leavers” of a visit, “ over care leavers” of what the government did.
fn about(text: &str, is_visit: bool) -> (Option<Vec<Area>>, &str) {
    let lead = if is_visit { " about " } else { " over " };
    let Some(mut rest) = text.strip_prefix(lead) else { return (None, text) };
    let mut areas = Vec::new();
    while let Some(area) = Area::ALL.into_iter().find(|area| rest.starts_with(area.word())) {
        areas.push(area);
        rest = &rest[area.word().len()..];
        let between = [", and ", " and ", ", "].iter().find_map(|between| rest.strip_prefix(between));
        rest = between.unwrap_or(rest);
    }
    (Some(areas), rest)
}

/// “good in 2015 and 2018”. What rose or fell did so once.
fn grade<'a>(text: &'a str, verb: &'static str, is_shared: bool) -> Option<(Said<'a>, &'a str)> {
    let word = WORDS.into_iter().find(|word| text.starts_with(word))?;
    let rest = text.strip_prefix(word)?;
    let what = subjects().into_iter().find(|what| rest.starts_with(what));
    let rest = &rest[what.as_ref().map_or(0, String::len)..];
    let (items, rest) = items(rest.strip_prefix(" in ")?)?;
    let can_be_several = ["was graded ", "stayed at "].contains(&verb);
    (can_be_several || items.len() == 1).then_some((Said::Grade { verb, is_shared, word, what, items }, rest))
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
