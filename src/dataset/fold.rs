//! Folding: the form in which texts are compared, so that case, punctuation and “&” make no difference. What is left is
//! letters and digits in lower case with one space between words, and “&” is read as “and”.

use core::ops::Range;

/// Whether a character is a letter or digit. Beyond ASCII everything counts as one except the no-break space and Unicode's
/// block of spaces, dashes and quotation marks: the standard library's tables of letters would be larger than the rest of
/// the search.
fn belongs_to_word(character: char) -> bool {
    let is_mark = matches!(character, '\u{a0}' | '\u{2000}'..='\u{206f}');
    character.is_ascii_alphanumeric() || !character.is_ascii() && !is_mark
}

/// Calls `give` with each character of the folded text, and with the range of bytes of the original that it stands for.
fn each(text: &str, give: &mut dyn FnMut(char, Range<usize>)) {
    let (mut has_begun, mut space) = (false, None);
    for (start, character) in text.char_indices() {
        let place = start..start + character.len_utf8();
        if character == '&' || belongs_to_word(character) {
            has_begun = true;
            if let Some(place) = space.take() {
                give(' ', place);
            }
            match character {
                '&' => "and".chars().for_each(|letter| give(letter, place.clone())),
                _ => give(character.to_ascii_lowercase(), place),
            }
        } else if matches!(character, '\'' | '’' | '.') {
            // An apostrophe or full stop joins: “King’s” and “kings”, “St.” and “st”.
        } else if has_begun {
            space.get_or_insert(place);
        }
    }
}

/// The folded text.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    each(text, &mut |character, _| folded.push(character));
    folded
}

/// The range of a text that a range of its folded form stands for, both in bytes.
pub fn unfolded(text: &str, part: &Range<usize>) -> Range<usize> {
    let (mut at, mut original) = (0, 0..0);
    each(text, &mut |character, place| {
        if at == part.start {
            original = place.clone();
        }
        if at < part.end {
            original.end = place.end;
        }
        at += character.len_utf8();
    });
    original
}
