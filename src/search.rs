//! Finding councils by what people type: name, other name or region, in part or misspelt.

use crate::dataset::fold::{folded, unfolded};
use crate::dataset::{Council, Index, Slug};
use crate::order;
use core::ops::Range;
use std::rc::Rc;

/// A council found, and why.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// The council.
    pub slug: Slug,
    /// Its name.
    pub name: Rc<str>,
    /// Its region.
    pub region: Rc<str>,
    /// What of it matches the query.
    pub matched: Matched,
}

/// What of a council matches a query, with the bytes that do.
#[derive(Clone, PartialEq, Debug)]
pub enum Matched {
    /// Nothing was asked for.
    Nothing,
    /// Its name.
    Name(Range<usize>),
    /// Another name of it.
    Alias(Rc<str>, Range<usize>),
    /// Its region.
    Region(Range<usize>),
}

/// Where in a text a match stands, the closest match first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum MatchKind {
    Whole,
    Start,
    WordStart,
    Within,
}

/// Where a query stands in a text, both folded.
struct Match {
    kind: MatchKind,
    range: Range<usize>,
}

/// Where `query` first stands, preferring the start of a word.
fn find_in(text: &str, query: &str) -> Option<Match> {
    let (letters, wanted) = (text.as_bytes(), query.as_bytes());
    let first = wanted.first()?;
    let mut best = None;
    for start in 0..(letters.len() + 1).saturating_sub(wanted.len()) {
        if letters.get(start) != Some(first) || !letters.get(start..).is_some_and(|it| it.starts_with(wanted))
        {
            continue;
        }
        let range = start..start + wanted.len();
        let kind = match start.checked_sub(1).map(|before| letters.get(before)) {
            None if range.end == letters.len() => MatchKind::Whole,
            None => MatchKind::Start,
            Some(Some(b' ')) => MatchKind::WordStart,
            Some(_) => MatchKind::Within,
        };
        // No later one can be a closer match than this.
        if kind != MatchKind::Within {
            return Some(Match { kind, range });
        }
        best.get_or_insert(Match { kind, range });
    }
    best
}

/// The range from the first to the last word of a text that a word of `query` begins, if each word of `query` begins one, in
/// any order: “Bradford’s trust” in “Bradford Children’s Trust”. An “s” at the end of a word of `query` may be left out.
fn find_words(text: &str, query: &str) -> Option<Range<usize>> {
    let mut found: Option<Range<usize>> = None;
    for wanted in query.split(' ') {
        let is_wanted = |word: &str| word.starts_with(wanted) || wanted.strip_suffix('s') == Some(word);
        let mut end = 0;
        let word = text.split(' ').find_map(|word| {
            let start = end;
            end += word.len() + 1;
            (is_wanted(word) && !word.is_empty()).then(|| start..start + word.len())
        })?;
        found =
            Some(found.map_or(word.clone(), |known| known.start.min(word.start)..known.end.max(word.end)));
    }
    found
}

/// The councils that match, at most `most`: the closest matches first, and those that match alike in the order of the
/// index. Every council matches if nothing is asked for. One that is called so without the kind of council, “Leeds” of “Leeds City
/// Council”, comes before those that only have the words.
pub fn find(index: &Index, query: &str, most: usize) -> Vec<Found> {
    let query = folded(query);
    let mut found = find_folded(index, &query, most);
    if named(index, &query).is_none()
        && let Some(council) = without_kind(&query).find_map(|name| named(index, name))
    {
        found.retain(|other| other.slug != council.slug);
        found.insert(0, Found::of(council, Matched::Nothing));
        found.truncate(most);
    }
    found
}

/// The council with this name or other name, folded.
fn named<'a>(index: &'a Index, name: &str) -> Option<&'a Council> {
    let is_named = |council: &&Council| council.folded().take(council.aliases.len() + 1).any(|it| it == name);
    index.councils().iter().find(is_named)
}

/// What stands before the name of a council, and after it, in what it calls itself, folded. Of two that fit, the longer one stands
/// first.
const KINDS_BEFORE: [&str; 6] = [
    "london borough of ",
    "royal borough of ",
    "metropolitan borough of ",
    "borough of ",
    "city of ",
    "county of ",
];
const KINDS_AFTER: [&str; 10] = [
    " metropolitan borough council",
    " metropolitan district council",
    " borough council",
    " district council",
    " county council",
    " city council",
    " council",
    " metropolitan borough",
    " city",
    " county",
];

/// Strips the kind of council from a folded name, suffix first, then prefix, then both: “city of york” and “york” of “city of
/// york council”. Nothing if the name does not say the kind.
fn without_kind(name: &str) -> impl Iterator<Item = &str> {
    let before = |name| KINDS_BEFORE.iter().find_map(|kind| str::strip_prefix(name, kind));
    let after = KINDS_AFTER.iter().find_map(|kind| name.strip_suffix(kind));
    [after, before(name), after.and_then(before)].into_iter().flatten()
}

fn find_folded(index: &Index, query: &str, most: usize) -> Vec<Found> {
    let mut by_rank: [Vec<(&Council, Hit)>; RANKS] = Default::default();
    for council in index.councils() {
        let hit = if query.is_empty() { Some(Hit::default()) } else { hit(council, query) };
        if let Some(hit) = hit
            && let Some(found) = by_rank.get_mut(hit.rank).filter(|found| found.len() < most)
        {
            found.push((council, hit));
        }
    }
    let found = by_rank.iter().flatten().take(most);
    found.map(|(council, hit)| Found::of(council, hit.matched(council))).collect()
}

impl Found {
    /// The council, with what of it matches.
    pub fn of(council: &Council, matched: Matched) -> Self {
        Self {
            slug: council.slug.clone(),
            name: council.name.clone(),
            region: council.region.clone(),
            matched,
        }
    }
}

/// How many ranks there are: names and other names by where they match, then regions.
const RANKS: usize = 10;

/// How well a council matches, and where.
#[derive(Default)]
struct Hit {
    /// 0 for best.
    rank: usize,
    /// Which line of the folded names it is in.
    line: usize,
    /// The bytes of that line that match, if something was asked for.
    range: Range<usize>,
}

/// How well a council matches, by rank. Whole names of either kind come first (0), then names by the start of the whole (1)
/// or of a word (2), other names in the same way (4 and 5), and then names that match within a word (7). The last ranks are
/// other names that match within a word, together with names that have all the words but not one after the other (8), and
/// the region (9).
fn hit(council: &Council, query: &str) -> Option<Hit> {
    let region = council.aliases.len() + 1;
    let rank = |kind: MatchKind, line: usize| {
        let late = if kind == MatchKind::Within { 4 } else { 0 };
        let alias = if line > 0 && kind != MatchKind::Whole { 3 } else { 0 };
        (late + kind as usize + alias).min(RANKS - 2)
    };
    let mut name: Option<Hit> = None;
    let mut alias: Option<(MatchKind, Hit)> = None;
    for (line, text) in council.folded().take(region).enumerate() {
        let Some(Match { kind, range }) = find_in(text, query) else { continue };
        let hit = Hit { rank: rank(kind, line), line, range };
        if line == 0 {
            name = Some(hit);
        } else if alias.as_ref().is_none_or(|(known, _)| kind < *known) {
            alias = Some((kind, hit));
        }
    }
    match (name, alias) {
        (Some(name), alias) => {
            let rank = alias.map_or(name.rank, |(_, alias)| alias.rank.min(name.rank));
            return Some(Hit { rank, ..name });
        }
        (None, Some((_, alias))) => return Some(alias),
        (None, None) => {}
    }
    // A single word that stands nowhere is no start of a word either, except that it may be a name with an “s”.
    if query.contains(' ') || query.ends_with('s') {
        let words = |(line, text)| Some(Hit { rank: RANKS - 2, line, range: find_words(text, query)? });
        if let Some(hit) = council.folded().take(region).enumerate().find_map(words) {
            return Some(hit);
        }
    }
    let Match { range, .. } = find_in(council.folded().nth(region)?, query)?;
    Some(Hit { rank: RANKS - 1, line: region, range })
}

impl Hit {
    /// What of the council matches, in its own letters.
    fn matched(&self, council: &Council) -> Matched {
        let Self { line, range, .. } = self;
        if range.is_empty() {
            return Matched::Nothing;
        }
        match line.checked_sub(1).map(|alias| council.aliases.get(alias)) {
            None => Matched::Name(unfolded(&council.name, range)),
            Some(Some(alias)) => Matched::Alias(alias.clone(), unfolded(alias, range)),
            Some(None) => Matched::Region(unfolded(&council.region, range)),
        }
    }
}

/// The councils whose name or other name comes nearest to a misspelt one, the nearest first.
pub fn nearest(index: &Index, typed: &str, most: usize) -> Vec<Found> {
    let nearest = by_distance(index, &folded_start(typed), most);
    nearest.into_iter().map(|(_, council)| Found::of(council, Matched::Nothing)).collect()
}

/// Of the nearest, those that differ in so few letters that they may well be meant.
pub fn close(index: &Index, typed: &str, most: usize) -> Vec<Found> {
    let typed = folded_start(typed);
    // Of a short word another letter makes another word: “nope” is not “Hove”.
    let tolerance = typed.len().div_ceil(4);
    let mut nearest = by_distance(index, &typed, most);
    nearest.retain(|(distance, _)| *distance <= tolerance);
    nearest.into_iter().map(|(_, council)| Found::of(council, Matched::Nothing)).collect()
}

/// The start of a text, folded, as far as it is compared with names: all names are shorter, so that more of it could not
/// bring it nearer to any.
fn folded_start(typed: &str) -> Vec<char> {
    folded(typed).chars().take(60).collect()
}

/// The councils nearest to a folded text, at most `most`, the nearest first, each with how many letters it differs in.
fn by_distance<'a>(index: &'a Index, typed: &[char], most: usize) -> Vec<(usize, &'a Council)> {
    let mut nearest: Vec<(usize, &Council)> = Vec::with_capacity(most + 1);
    let mut row = Vec::with_capacity(typed.len() + 1);
    for council in index.councils() {
        let farthest = nearest.last().filter(|_| nearest.len() >= most).map_or(usize::MAX, |(far, _)| *far);
        let mut distance = usize::MAX;
        for name in council.folded().take(council.aliases.len() + 1) {
            // The difference in length is the least that the distance can be.
            if name.chars().count().abs_diff(typed.len()) < farthest {
                distance = distance.min(letters_between(name.chars(), typed, &mut row));
            }
        }
        if distance < farthest {
            nearest.push((distance, council));
            order::sort_by(&mut nearest, |(a, _), (b, _)| a < b);
            nearest.truncate(most);
        }
    }
    nearest
}

/// The Levenshtein distance: how many letters must be changed, added or dropped to turn one text into the other.
pub fn distance(a: &str, b: &str) -> usize {
    letters_between(a.chars(), &b.chars().collect::<Vec<char>>(), &mut Vec::new())
}

/// The same by the textbook algorithm with one row of the table, whose memory can be used again.
fn letters_between(a: core::str::Chars<'_>, b: &[char], row: &mut Vec<usize>) -> usize {
    row.clear();
    row.extend(0..=b.len());
    for (i, x) in a.enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let above = *cell;
            left = (diagonal + usize::from(x != *y)).min(above + 1).min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// What a name looks like in an address: `St. Helens` and `st helens` are `st-helens`.
pub fn slugify(name: &str) -> String {
    folded(name).replace(' ', "-")
}

/// The council that a segment of an address names: by its slug, or by its name or another name written like a slug, with what kind
/// of council it is or without.
pub fn resolve<'a>(index: &'a Index, segment: &str) -> Option<&'a Council> {
    if let Some(council) = Slug::new(segment).and_then(|slug| index.council(&slug)) {
        return Some(council);
    }
    let wanted = folded(segment);
    named(index, &wanted).or_else(|| without_kind(&wanted).find_map(|name| named(index, name)))
}
