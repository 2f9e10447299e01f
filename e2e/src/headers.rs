//! The headers of an exported site, as hosts read them from its file `_headers`.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// What is sent along with what, in the order of the file.
#[derive(Default)]
pub(crate) struct Headers(Vec<(String, HeaderName, HeaderValue)>);

impl Headers {
    /// Reads the file. A line that is neither a rule nor a header below one is a comment.
    pub(crate) fn read(text: &str) -> Self {
        let (mut headers, mut rule) = (Vec::new(), "");
        for line in text.lines() {
            if line.starts_with('/') {
                rule = line;
                continue;
            }
            let Some((name, value)) = line.strip_prefix("  ").and_then(|line| line.split_once(": ")) else {
                continue;
            };
            if let (Ok(name), Ok(value)) = (name.parse(), value.parse()) {
                headers.push((rule.to_owned(), name, value));
            }
        }
        Self(headers)
    }

    /// Adds to an answer what every rule says that fits the path. Several policies hold together. How long browsers keep
    /// what came is for the test to say.
    pub(crate) fn add_to(&self, answer: &mut HeaderMap, path: &str) {
        for (rule, name, value) in &self.0 {
            if fits(rule, path) && name != "cache-control" && name != "access-control-allow-origin" {
                answer.append(name, value.clone());
            }
        }
    }
}

/// Whether a rule is about a path: `*` stands for any rest, and `:name` for anything up to the next slash.
fn fits(rule: &str, path: &str) -> bool {
    if let Some(start) = rule.strip_suffix('*') {
        return path.starts_with(start);
    }
    let (mut parts, mut asked) = (rule.split('/'), path.split('/'));
    loop {
        match (parts.next(), asked.next()) {
            (None, None) => return true,
            (Some(part), Some(asked)) if part == asked => {}
            (Some(part), Some(asked)) if part.starts_with(':') && !asked.is_empty() => {}
            _ => return false,
        }
    }
}
