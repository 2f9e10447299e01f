//! Reads a headline as a person would, into what it claims. What does not follow the grammar of these sentences
//! to the last letter is refused, so that no list stays unfinished and no word stands twice.

use council_compare::comparison::{Comparison, Which};
use council_compare::dataset::{Area, Grade};
use council_compare::describe::{Piece, Sentence};

/// Something that a headline says.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Claim {
    Higher(Which, Vec<Area>),
    HigherIn(Which, Scope),
    Same(Vec<Area>),
    SameIn(Scope, Option<&'static str>),
    SameExcept(Vec<Area>, bool),
    Grade(Which, Vec<Area>, &'static str),
    Inadequate(Which, Vec<Area>),
    HigherExcept(Which, Vec<Area>, bool),
    HigherOverall(Which),
    InadequateOverall(Which),
    InadequateInEach(Which),
    InadequateInAll(Which, Option<usize>),
    InadequateInAllBut(Which, Vec<Area>),
    Overall(&'static str, &'static str),
    OverallAlike(&'static str),
    NothingInCommon,
    BothInadequate,
}

/// “all three areas that can be compared”.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Scope {
    pub count: usize,
    pub is_limited: bool,
}

const COUNTS: [&str; 7] = [
    "",
    "the one area",
    "both areas",
    "all three areas",
    "all four areas",
    "all five areas",
    "all six areas",
];
const GRADES: [Grade; 4] = [Grade::Outstanding, Grade::Good, Grade::RequiresImprovement, Grade::Inadequate];

/// The areas as sentences name them, the longest name first.
const NAMES: [(&str, &[Area]); 8] = [
    ("children in care with care leavers", &[Area::ChildrenInCare, Area::CareLeavers]),
    ("the safeguarding board", &[Area::SafeguardingBoard]),
    ("overall effectiveness", &[Area::Overall]),
    ("help and protection", &[Area::HelpAndProtection]),
    ("children in care", &[Area::ChildrenInCare]),
    ("care leavers", &[Area::CareLeavers]),
    ("leadership", &[Area::Leaders]),
    ("adoption", &[Area::Adoption]),
];

/// The sentence with ① and ② for the councils' names.
pub fn without_names(sentence: &Sentence) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.to_string(),
        Piece::Fact(fact) => fact.clone(),
        Piece::Name(Which::First) => "①".to_owned(),
        Piece::Name(Which::Second) => "②".to_owned(),
    };
    sentence.pieces().iter().map(piece).collect()
}

/// What a headline claims of two councils that both have a report; none if it cannot be read.
pub fn read(sentence: &Sentence, comparison: &Comparison) -> Option<Vec<Claim>> {
    let text = without_names(sentence);
    let tense = if comparison.pinned.is_some() { ["was", "had", "were"] } else { ["is", "have", "are"] };
    let rest = match comparison.pinned {
        Some(day) => text.strip_prefix("As of ")?.strip_prefix(&day.long())?.strip_prefix(", ")?,
        None => &text,
    };
    let mut claims = Vec::new();
    // “Both are judged inadequate for leadership: ①; ②”.
    let rest = match names_have_and(comparison) && rest.contains(": ①; ②") {
        true => rest.replace(": ①; ②", ": ① and ②"),
        false => rest.to_owned(),
    };
    let (main, further) = match each(&rest, names_have_and(comparison), tense, &mut claims)? {
        Some(further) => (None, further),
        None => match rest.split_once("; ") {
            Some((main, further)) => (Some(main), further),
            None => (Some(&*rest), ""),
        },
    };
    if let Some(main) = main {
        main_clause(main, names_have_and(comparison), tense, &mut claims)?;
    }
    for clause in further.split("; ").filter(|_| !further.is_empty()) {
        further_clause(clause, tense, &mut claims)?;
    }
    Some(claims)
}

/// Whether a name has an “and” of its own, so that “A and B” would read as three.
fn names_have_and(comparison: &Comparison) -> bool {
    comparison.sides.iter().any(|(_, side)| side.name().contains(" and "))
}

/// “① is graded higher for leadership, ② for care leavers”, “① is judged inadequate for leadership, ② in all four areas”: what
/// follows these. After a list there is a semicolon, and the verb once more. No text if it is another sentence.
fn each<'a>(
    text: &'a str,
    names_have_and: bool,
    [is, ..]: [&str; 3],
    claims: &mut Vec<Claim>,
) -> Option<Option<&'a str>> {
    for verb in ["graded higher", "judged inadequate"].map(|verb| format!(" {is} {verb} ")) {
        let Some(rest) = text.strip_prefix(&format!("①{verb}")) else { continue };
        let between = format!("; ②{verb}");
        let (first, rest) = match rest.split_once(&between) {
            Some((first, rest)) if names_have_and || first.contains(", ") => (first, rest),
            Some(_) => return None,
            None => match rest.split_once(", ② ") {
                Some((first, rest)) if !names_have_and && !first.contains(", ") => (first, rest),
                _ => continue,
            },
        };
        let (second, further) = rest.split_once("; ").unwrap_or((rest, ""));
        if verb.contains("inadequate") {
            claims.push(Claim::BothInadequate);
        }
        for (which, said) in Which::BOTH.into_iter().zip([first, second]) {
            if verb.contains("higher") {
                let (areas, has_overall) = areas_and_overall(said)?;
                claims.push(Claim::Higher(which, areas));
                claims.extend(has_overall.then_some(Claim::HigherOverall(which)));
            } else if let Some(area) = said.strip_prefix("in all areas but ") {
                claims.push(Claim::InadequateInAllBut(which, name(area)?.to_vec()));
            } else if let Some(count) = said.strip_prefix("in ") {
                let count = COUNTS.iter().position(|words| *words == count)?;
                claims.push(Claim::InadequateInAll(which, Some(count)));
            } else {
                claims.push(Claim::Inadequate(which, for_list(said)?));
            }
        }
        return Some(Some(further));
    }
    Some(None)
}

fn main_clause(
    text: &str,
    names_have_and: bool,
    [is, have, are]: [&str; 3],
    claims: &mut Vec<Claim>,
) -> Option<()> {
    let both = if is == "was" { "both" } else { "Both" };
    if let Some(rest) = text.strip_prefix(&format!("{both} {are} judged inadequate ")) {
        let areas = for_list(rest.strip_suffix(": ① and ②")?)?;
        claims.push(Claim::BothInadequate);
        claims.extend(Which::BOTH.map(|which| Claim::Inadequate(which, areas.clone())));
        return Some(());
    }
    if let Some(rest) = text.strip_prefix(&format!("① and ② {have} ")) {
        let is_plain = !names_have_and || rest == "no area that both reports judge";
        return is_plain.then(|| alike(rest, claims)).flatten();
    }
    let has = if is == "was" { "had" } else { "has" };
    if names_have_and && let Some(rest) = text.strip_prefix(&format!("① {has} ")) {
        // “① has the same grades as ② in all four areas”.
        let (what, rest) = rest.split_once(" as ②")?;
        return alike(&format!("{what}{rest}"), claims);
    }
    let (which, rest) = council(text)?;
    let rest = rest.strip_prefix(&format!(" {is} graded higher "))?;
    let (own, other) = if which == Which::First { ('①', '②') } else { ('②', '①') };
    let rest = rest.strip_prefix("than ")?.strip_prefix(other)?;
    debug_assert!(!rest.contains(own), "the clause names each council once");
    if let Some(text) = rest.strip_prefix(" in every area") {
        let limited = text.strip_prefix(" that can be compared");
        let rest = limited.unwrap_or(text).strip_prefix(" but ")?;
        let (area, word) = rest.split_once(&format!(", where both {are} graded "))?;
        let (areas, word) = (name(area)?.to_vec(), grade(word)?);
        claims.extend(Which::BOTH.map(|which| Claim::Grade(which, areas.clone(), word)));
        claims.push(Claim::HigherExcept(which, areas, limited.is_some()));
        return Some(());
    }
    if let Some(text) = rest.strip_prefix(" in ") {
        claims.push(Claim::HigherIn(which, scope(text)?));
        return Some(());
    }
    let rest = rest.strip_prefix(' ')?;
    let (higher, same) = match rest.split_once(", and the same ") {
        Some((higher, same)) => (higher, Some(same)),
        None => (rest, None),
    };
    claims.push(Claim::Higher(which, for_list(higher)?));
    if let Some(same) = same {
        claims.push(Claim::Same(for_list(same)?));
    }
    Some(())
}

/// “the same grades except for …”.
fn alike(text: &str, claims: &mut Vec<Claim>) -> Option<()> {
    if text == "no area that both reports judge" {
        claims.push(Claim::NothingInCommon);
        return Some(());
    }
    let rest = text.strip_prefix("the same grade")?;
    if let Some(rest) = rest.strip_prefix(" in ") {
        let (scope_text, word) = rest.split_once(": ")?;
        claims.push(Claim::SameIn(scope(scope_text)?, Some(grade(word)?)));
        return Some(());
    }
    let rest = rest.strip_prefix('s')?;
    if let Some(rest) = rest.strip_prefix(" in ") {
        claims.push(Claim::SameIn(scope(rest)?, None));
        return Some(());
    }
    let limited = rest.strip_prefix(" where they can be compared");
    let rest = limited.unwrap_or(rest).strip_prefix(" except ")?;
    let areas = exception(rest, claims)?;
    claims.push(Claim::SameExcept(areas, limited.is_some()));
    Some(())
}

/// “for care leavers: good in ①, requires improvement in ②”. Returns the areas.
fn exception(text: &str, claims: &mut Vec<Claim>) -> Option<Vec<Area>> {
    let (listed, text) = text.split_once(": ")?;
    let (first, second) = grades(text)?;
    let (areas, has_overall) = areas_and_overall(listed)?;
    if has_overall {
        claims.push(Claim::Overall(first, second));
    }
    claims.push(Claim::Grade(Which::First, areas.clone(), first));
    claims.push(Claim::Grade(Which::Second, areas.clone(), second));
    Some(areas)
}

/// “for care leavers”, “for care leavers and overall”, “for help and protection, care leavers, and overall”: the areas, and
/// whether overall too.
fn areas_and_overall(text: &str) -> Option<(Vec<Area>, bool)> {
    let Some(others) = text.strip_suffix(" and overall") else { return Some((for_list(text)?, false)) };
    let others = others.strip_prefix("for ")?;
    let others = match others.strip_suffix(',') {
        Some(others) if others.contains(", ") && others.contains("help and protection") => others,
        None if !others.contains("help and protection") || name(others).is_some() => others,
        _ => return None,
    };
    Some((each_once(enumeration(others)?)?, true))
}

/// “good in ①, requires improvement in ②”.
fn grades(text: &str) -> Option<(&'static str, &'static str)> {
    let (first, second) = text.split_once(" in ①, ")?;
    Some((grade(first)?, grade(second.strip_suffix(" in ②")?)?))
}

fn further_clause(text: &str, [is, _, are]: [&str; 3], claims: &mut Vec<Claim>) -> Option<()> {
    if text == format!("both {are} inadequate overall") {
        claims.extend(Which::BOTH.map(Claim::InadequateOverall));
        return Some(());
    }
    if text == "overall: requires improvement in both" {
        claims.push(Claim::OverallAlike("requires improvement"));
        return Some(());
    }
    let alike = ["good", "outstanding"].into_iter().find(|word| text == format!("both {are} {word} overall"));
    if let Some(word) = alike {
        claims.push(Claim::OverallAlike(word));
        return Some(());
    }
    if let Some(rest) = text.strip_prefix("and ") {
        let more = exception(rest, claims)?;
        let excepted = claims.iter_mut().find_map(|claim| match claim {
            Claim::SameExcept(areas, _) => Some(areas),
            _ => None,
        });
        excepted?.extend(more);
        return Some(());
    }
    if let Some(rest) = text.strip_prefix("overall: ") {
        let (first, second) = grades(rest)?;
        claims.push(Claim::Overall(first, second));
        return Some(());
    }
    let (which, rest) = council(text)?;
    let rest = rest.strip_prefix(&format!(" {is} inadequate "))?;
    if let Some(rest) = rest.strip_prefix("in each") {
        claims.push(Claim::InadequateInEach(which));
        if !rest.is_empty() {
            claims.push(Claim::Inadequate(which, for_list(rest.strip_prefix(", and ")?)?));
        }
    } else if rest == "overall" {
        claims.push(Claim::InadequateOverall(which));
    } else if rest == "in every area" {
        claims.push(Claim::InadequateInAll(which, None));
    } else {
        let (areas, has_overall) = areas_and_overall(rest)?;
        claims.push(Claim::Inadequate(which, areas));
        claims.extend(has_overall.then_some(Claim::InadequateOverall(which)));
    }
    Some(())
}

fn council(text: &str) -> Option<(Which, &str)> {
    let first = text.strip_prefix('①').map(|rest| (Which::First, rest));
    first.or_else(|| text.strip_prefix('②').map(|rest| (Which::Second, rest)))
}

fn scope(text: &str) -> Option<Scope> {
    let (text, is_limited) = match text.strip_suffix(" that can be compared") {
        Some(text) => (text, true),
        None => (text.strip_suffix(" both reports judge").unwrap_or(text), false),
    };
    Some(Scope { count: COUNTS.iter().position(|words| *words == text)?, is_limited })
}

fn grade(text: &str) -> Option<&'static str> {
    GRADES.into_iter().map(Grade::word).find(|word| *word == text)
}

fn name(text: &str) -> Option<&'static [Area]> {
    NAMES.into_iter().find(|(name, _)| *name == text).map(|(_, areas)| areas)
}

/// “for a”, “for a and b”, “for a, b and c”; where one of two has an “and” of its own, “for a and for b”, and of more
/// “for a, b, and c”.
fn for_list(text: &str) -> Option<Vec<Area>> {
    let items = text.strip_prefix("for ")?;
    match items.split_once(" and for ") {
        Some((one, other)) if items.contains("help and protection") => {
            each_once([name(one)?, name(other)?].concat())
        }
        _ => {
            let areas = list(items)?;
            let is_two = items.contains("help and protection") && items.matches(", ").count() == 1;
            (!is_two).then_some(areas)
        }
    }
}

/// “a”, “a and b”, “a, b and c”; and “a, and b” where one of them has an “and” of its own.
fn list(text: &str) -> Option<Vec<Area>> {
    let and = if text.contains("help and protection") { ", and " } else { " and " };
    each_once(match name(text) {
        Some(areas) => areas.to_vec(),
        None => NAMES.into_iter().find_map(|(last, areas)| {
            let head = text.strip_suffix(last)?.strip_suffix(and)?;
            let mut head: Vec<Area> = enumeration(head)?;
            head.extend(areas);
            Some(head)
        })?,
    })
}

/// These, if none of them is there twice.
fn each_once(mut areas: Vec<Area>) -> Option<Vec<Area>> {
    let stated = areas.len();
    areas.sort();
    areas.dedup();
    (areas.len() == stated).then_some(areas)
}

/// “a”, “a, b”.
fn enumeration(text: &str) -> Option<Vec<Area>> {
    let items: Option<Vec<_>> = text.split(", ").map(name).collect();
    Some(items?.concat())
}
