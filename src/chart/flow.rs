//! Text of several colours and weights, broken into lines.

use super::geometry::{Point, Rect, at};
use super::scene::{Anchor, Ink, Scene, Text};
use super::text::{Font, Measure, Weight};
use crate::comparison::Comparison;
use crate::describe::{Said, Sentence};

/// How far a text reaches above the middle of its line, per size, to its accents; and below it, to its descenders.
pub const ABOVE: f32 = 0.42;
const BELOW: f32 = 0.58;

/// Some text of one colour and weight.
#[derive(Clone, PartialEq, Debug)]
pub struct Run {
    /// Its words, with spaces where others do not follow without one.
    pub text: String,
    /// Its colour.
    pub ink: Ink,
    /// Its weight.
    pub weight: Weight,
}

/// What a line must not be broken in. Its runs stand without a space between.
#[derive(Clone, PartialEq, Debug, Default)]
struct Word {
    runs: Vec<Run>,
    /// Its width and that of a space after it, per size.
    width: f32,
    space: f32,
}

/// Text as words.
#[derive(Clone, PartialEq, Debug)]
pub struct Paragraph {
    words: Vec<Word>,
}

/// Lines of one size, below each other.
#[derive(Debug)]
pub struct Block<'a> {
    lines: Vec<Line<'a>>,
    size: f32,
    leading: f32,
}

type Line<'a> = &'a [Word];

/// A text with the box it fills.
pub fn text(measure: &dyn Measure, words: &str, font: Font, ink: Ink, anchor: Anchor, at: Point) -> Text {
    let text = Text::new(measure, words, font, ink, anchor, at);
    let (size, Rect { left, right, .. }) = (font.size, text.bounds);
    Text { bounds: Rect { left, top: at.y - ABOVE * size, right, bottom: at.y + BELOW * size }, ..text }
}

/// A sentence in one colour and weight, but for its facts in bold ink and the names in bold, each in its colour where
/// it is first named, as on the page.
pub fn runs(comparison: &Comparison, sentence: &Sentence, ink: Ink, weight: Weight) -> Vec<Run> {
    let run = |part| match part {
        Said::Text(text) => Run { text: text.to_owned(), ink, weight },
        Said::Fact(fact) => Run { text: fact.to_owned(), ink: Ink::Ink, weight: Weight::Bold },
        Said::Name { which, name, is_first } => {
            Run { text: name, ink: if is_first { Ink::of(which) } else { Ink::Ink }, weight: Weight::Bold }
        }
    };
    sentence.said(comparison).into_iter().map(run).collect()
}

impl Paragraph {
    /// The words of these runs.
    pub fn new(runs: &[Run], measure: &dyn Measure) -> Self {
        let mut words = vec![Word::default()];
        for run in runs {
            for (i, part) in run.text.split(' ').enumerate() {
                if i > 0 {
                    words.push(Word::default());
                }
                if let Some(word) = words.last_mut().filter(|_| !part.is_empty()) {
                    let font = Font { size: 1.0, weight: run.weight };
                    word.width += measure.width(part, font);
                    word.space = measure.width(" ", font);
                    word.runs.push(Run { text: part.to_owned(), ..*run });
                }
            }
        }
        words.retain(|word| !word.runs.is_empty());
        Self { words }
    }

    /// The words in lines no wider than `width` at this size, as few as possible and about equally long; none if a
    /// word is too wide.
    fn lines(&self, width: f32, size: f32) -> Option<Vec<Line<'_>>> {
        let widest = width / size;
        if self.words.iter().any(|word| word.width > widest) {
            return None;
        }
        let mut lines = self.broken(widest);
        let (mut narrow, mut wide) = (widest / 2.0, widest);
        // Halved ten times, what is left to find is less than a pixel.
        for _ in 0..10 {
            let middle = (narrow + wide) / 2.0;
            let tried = self.broken(middle);
            if tried.len() <= lines.len() && tried.iter().all(|line| width_of(line) <= middle) {
                (lines, wide) = (tried, middle);
            } else {
                narrow = middle;
            }
        }
        Some(lines)
    }

    fn broken(&self, widest: f32) -> Vec<Line<'_>> {
        let (mut lines, mut rest) = (Vec::new(), self.words.as_slice());
        while !rest.is_empty() {
            let mut end = 0.0;
            let fits = |word: &&Word| {
                let right = end + word.width;
                end = right + word.space;
                right <= widest
            };
            let fitting = rest.iter().take_while(fits).count();
            let (line, after) = rest.split_at(fitting.max(1));
            lines.push(line);
            rest = after;
        }
        lines
    }
}

/// How wide a line is, per size.
fn width_of(line: Line<'_>) -> f32 {
    let Some((last, before)) = line.split_last() else { return 0.0 };
    before.iter().map(|word| word.width + word.space).sum::<f32>() + last.width
}

impl<'a> Block<'a> {
    /// Paragraphs below each other, in lines no wider than `width`; none if a word is too wide. `leading` is from line
    /// to line, per size.
    pub fn new(paragraphs: &'a [Paragraph], width: f32, size: f32, leading: f32) -> Option<Self> {
        let mut lines = Vec::new();
        for paragraph in paragraphs {
            lines.extend(paragraph.lines(width, size)?);
        }
        Some(Self { lines, size, leading: (size * leading).round() })
    }

    /// Whether it has no line.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How high it is, in pixels.
    #[allow(clippy::cast_precision_loss, reason = "a handful of lines")]
    pub fn height(&self) -> f32 {
        match self.lines.len() {
            0 => 0.0,
            lines => self.size + (lines - 1) as f32 * self.leading,
        }
    }

    /// Adds it to a scene.
    pub fn set(&self, scene: &mut Scene, upper_left: Point, measure: &dyn Measure) {
        let mut middle = upper_left.y + ABOVE * self.size;
        for line in &self.lines {
            let mut x = upper_left.x;
            for (run, space) in merged(line) {
                let font = Font { size: self.size, weight: run.weight };
                let text = text(measure, &run.text, font, run.ink, Anchor::Start, at(x, middle));
                x = text.bounds.right + space * self.size;
                scene.text(text);
            }
            middle += self.leading;
        }
    }
}

/// The runs of a line, those that look the same joined, each with the space after it, per size.
fn merged(line: Line<'_>) -> Vec<(Run, f32)> {
    let mut runs: Vec<(Run, f32)> = Vec::new();
    for (i, word) in line.iter().enumerate() {
        for (j, run) in word.runs.iter().enumerate() {
            let is_apart = i > 0 && j == 0;
            match runs.last_mut() {
                Some((last, space)) if last.ink == run.ink && last.weight == run.weight => {
                    if is_apart {
                        last.text.push(' ');
                    }
                    last.text.push_str(&run.text);
                    *space = 0.0;
                }
                _ => runs.push((run.clone(), 0.0)),
            }
        }
        if let Some((_, space)) = runs.last_mut() {
            *space = word.space;
        }
    }
    runs
}
