//! Text in markup: the one way in which a text becomes part of HTML or SVG that is written as a string.

use core::fmt::{self, Write as _};

/// A text, escaped for markup by its `Display`: between tags or in an attribute's double quotes.
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"']) {
            let (plain, special) = rest.split_at(at);
            f.write_str(plain)?;
            let mut letters = special.chars();
            match letters.next() {
                Some('&') => f.write_str("&amp;")?,
                Some('<') => f.write_str("&lt;")?,
                Some('>') => f.write_str("&gt;")?,
                Some('"') => f.write_str("&quot;")?,
                Some(other) => f.write_char(other)?,
                None => {}
            }
            rest = letters.as_str();
        }
        f.write_str(rest)
    }
}
