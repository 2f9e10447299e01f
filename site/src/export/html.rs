//! Text in markup.

use std::fmt;

/// A text as it stands in markup, between tags or in an attribute's quotation marks.
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"']) {
            let (plain, special) = rest.split_at(at);
            f.write_str(plain)?;
            let mut letters = special.chars();
            f.write_str(match letters.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                _ => "&quot;",
            })?;
            rest = letters.as_str();
        }
        f.write_str(rest)
    }
}

/// JSON as it may stand in a `<script>`: nothing in it can end the element.
pub fn json_in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}
