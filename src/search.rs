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

/// Where in a text a match stands, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Whole,
    Start,
    WordStart,
    Within,
}

/// Where a query stands in a text, both folded.
struct Match {
    place: Place,
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
        let place = match start.checked_sub(1).map(|before| letters.get(before)) {
            None if range.end == letters.len() => Place::Whole,
            None => Place::Start,
            Some(Some(b' ')) => Place::WordStart,
            Some(_) => Place::Within,
        };
        // No later one is better than the start of a word.
        if place != Place::Within {
            return Some(Match { place, range });
        }
        best.get_or_insert(Match { place, range });
    }
    best
}

/// From the first to the last word in which a word of `query` stands, if each does, in any order: “Bradford’s
/// trust” in “Bradford Children’s Trust”.
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

/// The councils that match, the best match first, then as the index has them, and not more than so many. Every council, if
/// nothing is asked for.
pub fn find(index: &Index, query: &str, most: usize) -> Vec<Found> {
    let query = folded(query);
    let mut by_rank: [Vec<(&Council, Hit)>; RANKS] = Default::default();
    for council in index.councils() {
        let hit = if query.is_empty() { Some(Hit::default()) } else { hit(council, &query) };
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
    /// The council as an option, without a match.
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

/// How well a council matches. Whole names of either kind come first, then names before other names, and what matches
/// within a word after all that matches at the start of one. Last but for the region come names that have the words, but
/// not one after the other.
fn hit(council: &Council, query: &str) -> Option<Hit> {
    let region = council.aliases.len() + 1;
    let rank = |place: Place, line: usize| {
        let late = if place == Place::Within { 4 } else { 0 };
        let alias = if line > 0 && place != Place::Whole { 3 } else { 0 };
        (late + place as usize + alias).min(RANKS - 2)
    };
    let mut name: Option<Hit> = None;
    let mut alias: Option<(Place, Hit)> = None;
    for (line, text) in council.folded().take(region).enumerate() {
        let Some(Match { place, range }) = find_in(text, query) else { continue };
        let hit = Hit { rank: rank(place, line), line, range };
        if line == 0 {
            name = Some(hit);
        } else if alias.as_ref().is_none_or(|(known, _)| place < *known) {
            alias = Some((place, hit));
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
    // One word that stands nowhere is no start of a word either, but it may be a name with an “s”.
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
    let tolerance = 1 + typed.len() / 4;
    let mut nearest = by_distance(index, &typed, most);
    nearest.retain(|(distance, _)| *distance <= tolerance);
    nearest.into_iter().map(|(_, council)| Found::of(council, Matched::Nothing)).collect()
}

/// As much of a text as could be compared with a name: what follows cannot make it nearer.
fn folded_start(typed: &str) -> Vec<char> {
    folded(typed).chars().take(60).collect()
}

fn by_distance<'a>(index: &'a Index, typed: &[char], most: usize) -> Vec<(usize, &'a Council)> {
    let mut nearest: Vec<(usize, &Council)> = Vec::with_capacity(most + 1);
    let mut row = Vec::with_capacity(typed.len() + 1);
    for council in index.councils() {
        let farthest = nearest.last().filter(|_| nearest.len() >= most).map_or(usize::MAX, |(far, _)| *far);
        let mut distance = usize::MAX;
        for name in council.folded().take(council.aliases.len() + 1) {
            // Each letter that one has more than the other is one to add or drop.
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

/// How many letters must be changed, added or dropped to turn one text into the other (Levenshtein's distance).
pub fn distance(a: &str, b: &str) -> usize {
    letters_between(a.chars(), &b.chars().collect::<Vec<char>>(), &mut Vec::new())
}

/// The same, with room that can be used again.
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

/// The council that a part of an address names: by slug, name or other name, all as an address writes them.
pub fn resolve<'a>(index: &'a Index, segment: &str) -> Option<&'a Council> {
    if let Some(council) = Slug::new(segment).and_then(|slug| index.council(&slug)) {
        return Some(council);
    }
    let wanted = slugify(segment);
    let named = |council: &&Council| {
        core::iter::once(&council.name).chain(&council.aliases).any(|name| slugify(name) == wanted)
    };
    index.councils().iter().find(named)
}
