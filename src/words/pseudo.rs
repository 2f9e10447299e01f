//! Pseudo-localisation: every text of the page as if in another language, about a third longer, yet legible: what is
//! hard-wired elsewhere stays plain, and what has no room shows it. Only with the feature `pseudo`.

use core::fmt::Display;

/// What stands before and after a text.
pub const MARKS: [char; 2] = ['⟦', '⟧'];

/// What stands before and after what fills a slot.
pub const SLOTS: [char; 2] = ['‹', '›'];

/// What stands for the letters from a to z. Each takes two bytes.
const SMALL: [char; 26] = [
    'á', 'ƀ', 'ç', 'đ', 'é', 'ƒ', 'ĝ', 'ĥ', 'î', 'ĵ', 'ķ', 'ļ', 'ɱ', 'ñ', 'ô', 'þ', 'ǫ', 'ř', 'š', 'ŧ', 'ú',
    'ʋ', 'ŵ', 'χ', 'ý', 'ž',
];

/// What stands for the letters from A to Z.
const LARGE: [char; 26] = [
    'Á', 'Ɓ', 'Ç', 'Đ', 'É', 'Ƒ', 'Ĝ', 'Ĥ', 'Î', 'Ĵ', 'Ķ', 'Ļ', 'Ɯ', 'Ñ', 'Ô', 'Ƥ', 'Ǫ', 'Ř', 'Š', 'Ŧ', 'Ú',
    'Ʋ', 'Ŵ', 'Χ', 'Ý', 'Ž',
];

/// What stands for a letter; nothing for what is none.
#[allow(clippy::indexing_slicing, reason = "a letter is one of 26, and slices have no `get` in constants")]
const fn stands_for(letter: u8) -> Option<char> {
    match letter {
        b'a'..=b'z' => Some(SMALL[(letter - b'a') as usize]),
        b'A'..=b'Z' => Some(LARGE[(letter - b'A') as usize]),
        _ => None,
    }
}

/// The letter that one of them stands for, which is about as wide; others are what they are.
pub fn letter(character: char) -> char {
    let position = |letters: &[char]| letters.iter().position(|letter| *letter == character);
    let of = |letters: core::ops::RangeInclusive<char>, i| letters.clone().nth(i).unwrap_or(character);
    match (position(&SMALL), position(&LARGE)) {
        (Some(i), _) => of('a'..='z', i),
        (_, Some(i)) => of('A'..='Z', i),
        _ => character,
    }
}

/// Small vowels are doubled, which makes a text about a third longer.
const fn is_doubled(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Where the words of a text begin and end: spaces stay outside the marks. The same place where it has no letters,
/// which needs no marks.
#[allow(clippy::indexing_slicing, reason = "the loops end with the text")]
const fn span(text: &[u8]) -> (usize, usize) {
    let (mut start, mut end, mut has_letters, mut i) = (0, text.len(), false, 0);
    while i < text.len() {
        has_letters |= text[i].is_ascii_alphabetic();
        i += 1;
    }
    if !has_letters {
        return (0, 0);
    }
    while text[start] == b' ' {
        start += 1;
    }
    while text[end - 1] == b' ' {
        end -= 1;
    }
    (start, end)
}

/// How many bytes a text takes once it is marked.
#[allow(clippy::indexing_slicing, reason = "the loop ends with the text")]
pub const fn marked_length(text: &str) -> usize {
    let text = text.as_bytes();
    let (start, end) = span(text);
    let (mut length, mut i) = (if start == end { 0 } else { 6 }, 0);
    while i < text.len() {
        length += match stands_for(text[i]) {
            Some(_) if is_doubled(text[i]) => 4,
            Some(_) => 2,
            None => 1,
        };
        i += 1;
    }
    length
}

/// A text as constants have it, marked.
#[allow(
    clippy::indexing_slicing,
    reason = "`N` is the marked length, and a constant that is wrong does not compile"
)]
#[allow(clippy::cast_possible_truncation, reason = "the accented letters take two bytes of UTF-8")]
pub const fn marked<const N: usize>(text: &str) -> [u8; N] {
    let text = text.as_bytes();
    let (start, end) = span(text);
    let (mut bytes, mut at, mut i) = ([0; N], 0, 0);
    while i <= text.len() {
        if start != end && (i == start || i == end) {
            // ⟦ and ⟧
            (bytes[at], bytes[at + 1], bytes[at + 2]) = (0xe2, 0x9f, if i == start { 0xa6 } else { 0xa7 });
            at += 3;
        }
        if i == text.len() {
            break;
        }
        match stands_for(text[i]) {
            Some(other) => {
                let mut times = if is_doubled(text[i]) { 2 } else { 1 };
                while times > 0 {
                    (bytes[at], bytes[at + 1]) =
                        (0xc0 | (other as u32 >> 6) as u8, 0x80 | (other as u32 & 0x3f) as u8);
                    at += 2;
                    times -= 1;
                }
            }
            None => {
                bytes[at] = text[i];
                at += 1;
            }
        }
        i += 1;
    }
    bytes
}

/// Those bytes as text.
pub const fn utf8(bytes: &[u8]) -> &str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// What fills a slot, marked.
pub fn slot(value: &impl Display) -> String {
    let [before, after] = SLOTS;
    format!("{before}{value}{after}")
}

/// A text whose slots are filled, marked: what is in a slot stays as it is.
pub fn filled(text: &str) -> String {
    let words = text.trim_matches(' ');
    let [before, after] = text.split_once(words).map_or([text, ""], |(before, after)| [before, after]);
    let (mut out, mut depth) = (String::new(), 0_u32);
    for character in words.chars() {
        if character == SLOTS[0] {
            depth += 1;
        } else if character == SLOTS[1] {
            depth = depth.saturating_sub(1);
        }
        let byte = u8::try_from(character).unwrap_or(0);
        match stands_for(byte) {
            Some(other) if depth == 0 => {
                out.push(other);
                if is_doubled(byte) {
                    out.push(other);
                }
            }
            _ => out.push(character),
        }
    }
    format!("{before}{}{out}{}{after}", MARKS[0], MARKS[1])
}
