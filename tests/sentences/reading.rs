//! How hard the sentences are to read, by the Flesch–Kincaid grade level: 0.39 words a sentence + 11.8 syllables a
//! word − 15.59 (Kincaid and others 1975). Newspapers write for readers of about the ninth or tenth school year.
//! Names of councils are counted as one short word each, since nobody can write them more plainly.

use crate::common::{Dataset, title};
use council_compare::comparison::Comparison;
use council_compare::dataset::Area;
use council_compare::describe::{self, Piece, Sentence};

/// What a text counts for.
#[derive(Clone, Copy, Default)]
struct Counted {
    sentences: f64,
    words: f64,
    syllables: f64,
}

impl Counted {
    fn grade_level(self) -> f64 {
        0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
    }

    fn add(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
    }
}

/// The text of a sentence, with “Leeds” for every council.
fn plain(sentence: &Sentence) -> String {
    let pieces = sentence.pieces().iter().map(|piece| match piece {
        Piece::Text(words) => words.to_string(),
        Piece::Fact(fact) => fact.clone(),
        Piece::Name(_) => "Leeds".to_owned(),
    });
    pieces.collect()
}

/// Clauses set apart by a semicolon or a colon are read as sentences of their own.
#[allow(clippy::cast_precision_loss, reason = "a text has some hundreds of words")]
fn count(text: &str) -> Counted {
    let sentences = text.split(['.', ';', ':']).filter(|part| part.chars().any(char::is_alphabetic)).count();
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    Counted { sentences: sentences as f64, words: words.len() as f64, syllables: syllables as f64 }
}

/// Groups of vowels, without a mute e at the end. A figure counts as one.
fn syllables(word: &str) -> usize {
    let word: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let starts = word.chars().scan(false, |before, c| {
        let starts = is_vowel(c) && !*before;
        *before = is_vowel(c);
        Some(starts)
    });
    let groups = starts.filter(|starts| *starts).count();
    let is_mute = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups - usize::from(is_mute)).max(1)
}

#[test]
fn syllables_are_counted() {
    for (word, expected) in [
        ("good", 1),
        ("inspected", 3),
        ("care", 1),
        ("leavers", 2),
        ("outstanding", 3),
        ("people", 2),
        ("2024", 1),
    ] {
        assert_eq!(syllables(word), expected, "{word}");
    }
}

/// The sentences that the page says of a comparison.
fn sentences(comparison: &Comparison) -> Vec<Sentence> {
    let stories = describe::journey_stories(comparison, Area::HelpAndProtection);
    let always =
        [describe::headline(comparison), describe::date_line(comparison), stories.first, stories.second];
    always.into_iter().chain(describe::partial_note(comparison)).collect()
}

#[test]
fn sentences_read_like_a_national_paper() {
    let data = Dataset::load();
    let (mut all, mut worst) = (Counted::default(), (0.0, String::new()));
    for (first, second) in data.ordered_pairs() {
        let comparison = data.compare(first, second, None);
        for sentence in sentences(&comparison) {
            let text = plain(&sentence);
            let counted = count(&text);
            all.add(counted);
            if counted.grade_level() > worst.0 {
                worst = (counted.grade_level(), format!("{}: {text}", title(&comparison)));
            }
        }
    }
    let level = all.grade_level();
    assert!(level < 8.0, "{level:.1} on the whole");
    assert!(worst.0 < 13.0, "{:.1}: {}", worst.0, worst.1);
}
