//! Finding councils by what people type: name, other name or region, in part or misspelt.

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

/// Text folded for comparing: letters and digits, in lower case, one space between words, “&” read as “and”,
/// with the place of each character in the original. One is used again for many texts.
#[derive(Default)]
struct Folded(Vec<(char, Range<usize>)>);

/// Whether a character is a letter or digit. Beyond ASCII everything counts as one but spaces, dashes and
/// quotation marks: the standard library's tables of letters would be larger than the rest of the search.
fn belongs_to_word(character: char) -> bool {
    let is_mark = matches!(character, '\u{a0}' | '\u{2000}'..='\u{206f}');
    character.is_ascii_alphanumeric() || !character.is_ascii() && !is_mark
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.fold(text);
        folded
    }

    /// Holds this text instead of what it held.
    fn fold(&mut self, text: &str) {
        let Self(folded) = self;
        folded.clear();
        for (start, character) in text.char_indices() {
            let place = start..start + character.len_utf8();
            if character == '&' {
                folded.extend("and".chars().map(|c| (c, place.clone())));
            } else if belongs_to_word(character) {
                folded.push((character.to_ascii_lowercase(), place));
            } else if matches!(character, '\'' | '’' | '.') {
                // An apostrophe or full stop joins: “King’s” and “kings”, “St.” and “st”.
            } else if folded.last().is_some_and(|(last, _)| *last != ' ') {
                folded.push((' ', place));
            }
        }
        while folded.last().is_some_and(|(last, _)| *last == ' ') {
            folded.pop();
        }
    }

    fn text(&self) -> String {
        self.0.iter().map(|(character, _)| character).collect()
    }

    /// Where `query` first stands, preferring the start of a word, as bytes of the original.
    fn find(&self, query: &[char]) -> Option<(Place, Range<usize>)> {
        if query.is_empty() {
            return None;
        }
        let mut best: Option<(Place, usize)> = None;
        for (start, window) in self.0.windows(query.len()).enumerate() {
            if !window.iter().map(|(character, _)| character).eq(query) {
                continue;
            }
            let starts_word = start.checked_sub(1).and_then(|i| self.0.get(i)).is_none_or(|(c, _)| *c == ' ');
            let rank = match (start, starts_word) {
                (0, _) if query.len() == self.0.len() => Place::Whole,
                (0, _) => Place::Start,
                (_, true) => Place::WordStart,
                (_, false) => Place::Within,
            };
            if best.is_none_or(|(known, _)| rank < known) {
                best = Some((rank, start));
            }
        }
        let (rank, start) = best?;
        let from = self.0.get(start)?.1.start;
        let to = self.0.get(start + query.len() - 1)?.1.end;
        Some((rank, from..to))
    }

    /// From the first to the last word in which a word of `query` stands, if each does, in any order: “Bradford’s
    /// trust” in “Bradford Children’s Trust”.
    fn find_words(&self, query: &[char]) -> Option<Range<usize>> {
        let mut found: Option<Range<usize>> = None;
        for wanted in query.split(|character| *character == ' ') {
            let is_wanted = |word: &&[(char, Range<usize>)]| {
                let letters = || word.iter().map(|(character, _)| character);
                let is_possessive = wanted.strip_suffix(&['s']).is_some_and(|name| letters().eq(name));
                is_possessive || letters().take(wanted.len()).eq(wanted)
            };
            let word = self.0.split(|(character, _)| *character == ' ').find(is_wanted)?;
            let (from, to) = (word.first()?.1.start, word.last()?.1.end);
            found = Some(found.map_or(from..to, |known| known.start.min(from)..known.end.max(to)));
        }
        found
    }
}

/// The councils that match, the best match first, then as the index has them. Every council, if nothing is
/// asked for.
pub fn find(index: &Index, query: &str) -> Vec<Found> {
    let query: Vec<char> = Folded::new(query).0.into_iter().map(|(character, _)| character).collect();
    let mut by_rank: [Vec<Found>; RANKS] = Default::default();
    let mut folded = [Folded::default(), Folded::default()];
    for council in index.councils() {
        if let Some((rank, matched)) = match_council(council, &query, &mut folded)
            && let Some(found) = by_rank.get_mut(rank)
        {
            found.push(Found::of(council, matched));
        }
    }
    by_rank.into_iter().flatten().collect()
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

/// How well a council matches, 0 for best, and what of it does. Whole names of either kind come first, then names
/// before other names, and what matches within a word after all that matches at the start of one. Last but for the
/// region come names that have the words, but not one after the other.
fn match_council(
    council: &Council,
    query: &[char],
    [name, other]: &mut [Folded; 2],
) -> Option<(usize, Matched)> {
    if query.is_empty() {
        return Some((0, Matched::Nothing));
    }
    let rank = |place: Place, is_alias: bool| {
        let late = if place == Place::Within { 4 } else { 0 };
        let alias = if is_alias && place != Place::Whole { 3 } else { 0 };
        (late + place as usize + alias).min(RANKS - 2)
    };
    name.fold(&council.name);
    let found = name.find(query);
    let aliases = council.aliases.iter().filter_map(|alias| {
        other.fold(alias);
        let (place, range) = other.find(query)?;
        Some((place, alias, range))
    });
    let alias = aliases.min_by_key(|(place, ..)| *place);
    let alias_rank = alias.as_ref().map_or(RANKS, |(place, ..)| rank(*place, true));
    if let Some((place, range)) = found {
        return Some((rank(place, false).min(alias_rank), Matched::Name(range)));
    }
    if let Some((_, alias, range)) = alias {
        return Some((alias_rank, Matched::Alias(alias.clone(), range)));
    }
    if let Some(range) = name.find_words(query) {
        return Some((RANKS - 2, Matched::Name(range)));
    }
    let with_words = |alias: &Rc<str>| {
        other.fold(alias);
        Some((alias.clone(), other.find_words(query)?))
    };
    if let Some((alias, range)) = council.aliases.iter().find_map(with_words) {
        return Some((RANKS - 2, Matched::Alias(alias, range)));
    }
    other.fold(&council.region);
    let (_, range) = other.find(query)?;
    Some((RANKS - 1, Matched::Region(range)))
}

/// The councils whose name or other name comes nearest to a misspelt one, the nearest first.
pub fn nearest(index: &Index, typed: &str, most: usize) -> Vec<Found> {
    let nearest = by_distance(index, &folded_start(typed), most);
    nearest.into_iter().map(|(_, council)| Found::of(council, Matched::Nothing)).collect()
}

/// Of the nearest, those that differ in so few letters that they may well be meant.
pub fn close(index: &Index, typed: &str, most: usize) -> Vec<Found> {
    let typed = folded_start(typed);
    let tolerance = 1 + typed.chars().count() / 4;
    let mut nearest = by_distance(index, &typed, most);
    nearest.retain(|(distance, _)| *distance <= tolerance);
    nearest.into_iter().map(|(_, council)| Found::of(council, Matched::Nothing)).collect()
}

/// As much of a text as could be compared with a name: what follows cannot make it nearer.
fn folded_start(typed: &str) -> String {
    Folded::new(typed).text().chars().take(60).collect()
}

fn by_distance<'a>(index: &'a Index, typed: &str, most: usize) -> Vec<(usize, &'a Council)> {
    let mut nearest: Vec<(usize, &Council)> = Vec::with_capacity(most + 1);
    let (typed, mut folded) = (typed.chars().collect::<Vec<char>>(), Folded::default());
    for council in index.councils() {
        let farthest = nearest.last().filter(|_| nearest.len() >= most).map_or(usize::MAX, |(far, _)| *far);
        let mut distance = usize::MAX;
        for name in core::iter::once(&council.name).chain(&council.aliases) {
            folded.fold(name);
            // Each letter that one has more than the other is one to add or drop.
            if folded.0.len().abs_diff(typed.len()) < farthest {
                distance = distance.min(letters_between(folded.0.iter().map(|(letter, _)| *letter), &typed));
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
    letters_between(a.chars(), &b.chars().collect::<Vec<char>>())
}

fn letters_between(a: impl Iterator<Item = char>, b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
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
    Folded::new(name).text().replace(' ', "-")
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
