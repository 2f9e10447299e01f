//! The styles that a page brings along, so that its first paint needs one request.
//!
//! The style sheet has much that only the program makes, that is for paper, for other pages, or for the widget on pages of
//! others. A page of two councils has in its head what can mean anything in its own markup, as long as the whole is on its
//! way; then the whole takes effect, and since it has every rule of the part in the same order, nothing looks different.

use std::collections::BTreeSet;

/// What no page of two councils is or has before the program starts: parts of selectors.
const NOT_YET: [&str; 7] = [
    // The widget's element on pages of others.
    ":host",
    // Attributes that the program sets, and one that a script sets on embeds.
    "[data-cc-accent",
    "[data-cc-framed",
    "[data-cc-show",
    // The list of a chooser, which is empty and hidden.
    ".cc-options",
    "mark",
    "canvas",
];

/// Styles without indents, line ends and comments.
pub fn lean(styles: &str) -> String {
    without_comments(styles).lines().map(str::trim).collect()
}

fn without_comments(styles: &str) -> String {
    let mut plain = String::with_capacity(styles.len());
    let mut rest = styles;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

/// A style sheet, taken apart.
#[derive(Clone, Debug)]
pub struct Styles(Vec<Part>);

/// A rule, or rules under one condition.
#[derive(Clone, Debug)]
enum Part {
    Rule { selectors: Vec<Selector>, body: String },
    Group { head: String, parts: Vec<Part> },
}

/// A selector of a list.
#[derive(Clone, Debug)]
struct Selector {
    text: String,
    /// The classes and ids without which it means nothing, each with its sign.
    names: Vec<String>,
}

impl Styles {
    /// Reads a style sheet, of which no text may have braces. Left out is what is for paper, and what means nothing on any
    /// page of two councils before the program starts.
    pub fn new(styles: &str) -> Self {
        Self(parts(&without_comments(styles)))
    }

    /// The rules that can mean something in a page's markup.
    pub fn of_page(&self, markup: &str) -> String {
        let mut names = BTreeSet::new();
        for (attribute, sign) in [(" class=\"", '.'), (" id=\"", '#')] {
            for (values, _) in markup.split(attribute).skip(1).filter_map(|rest| rest.split_once('"')) {
                names.extend(values.split(' ').map(|value| format!("{sign}{value}")));
            }
        }
        let mut out = String::new();
        write(&self.0, &names, &mut out);
        out
    }
}

fn write(parts: &[Part], names: &BTreeSet<String>, out: &mut String) {
    for part in parts {
        match part {
            Part::Rule { selectors, body } => {
                let needed = selectors.iter().filter(|it| it.names.iter().all(|name| names.contains(name)));
                let needed: Vec<&str> = needed.map(|it| it.text.as_str()).collect();
                if !needed.is_empty() {
                    out.extend([&needed.join(","), "{", body, "}"]);
                }
            }
            Part::Group { head, parts } => {
                let mut inner = String::new();
                write(parts, names, &mut inner);
                if !inner.is_empty() {
                    out.extend([head, "{", &inner, "}"]);
                }
            }
        }
    }
}

fn parts(styles: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = styles;
    while let Some((head, body, after)) = first_rule(rest) {
        rest = after;
        if head.starts_with("@media print") || head.starts_with("@page") {
            continue;
        }
        if head.starts_with('@') {
            parts.push(Part::Group { head: tight(head), parts: self::parts(body) });
            continue;
        }
        // A button looks pressable once it can be pressed; links can be followed at once.
        let is_early = |it: &&str| it.contains(":hover") && !it.ends_with("a:hover");
        let is_not_yet = |it: &&str| is_early(it) || NOT_YET.iter().any(|part| has(it, part));
        let selectors = selectors(head).into_iter().filter(|it| !is_not_yet(it));
        let selectors: Vec<Selector> =
            selectors.map(|it| Selector { text: tight(it), names: names(it) }).collect();
        if !selectors.is_empty() {
            parts.push(Part::Rule { selectors, body: tight(body) });
        }
    }
    parts
}

/// Without the blanks that mean nothing: after colons, commas and semicolons, and around a slash.
fn tight(styles: &str) -> String {
    styles
        .replace(": ", ":")
        .replace(", ", ",")
        .replace("; ", ";")
        .replace(" / ", "/")
        .trim_end_matches(';')
        .to_owned()
}

/// What stands before the first brace of a style sheet, what between it and its match, and what follows.
fn first_rule(styles: &str) -> Option<(&str, &str, &str)> {
    let (head, rest) = styles.split_once('{')?;
    let mut depth = 1_usize;
    let end = rest.find(|letter| {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let (body, after) = (rest.get(..end)?, rest.get(end + 1..)?);
    Some((head.trim(), body.trim(), after))
}

/// The selectors of a list. Commas within parentheses belong to one.
fn selectors(list: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parted = list.split(|letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    });
    parted.map(str::trim).collect()
}

/// A selector without what stands in parentheses, since nothing in there has to be on the page: `:not()` excludes, and of what
/// `:is()` names one is enough.
fn outside(selector: &str) -> String {
    let mut depth = 0_usize;
    let is_outside = |letter: &char| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    selector.chars().filter(is_outside).collect()
}

/// Whether a selector has a part, as a whole name.
fn has(selector: &str, part: &str) -> bool {
    let plain = outside(selector);
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    plain.match_indices(part).any(|(at, _)| {
        let before = plain.get(..at).and_then(|it| it.chars().next_back());
        let after = plain.get(at + part.len()..).and_then(|it| it.chars().next());
        let begins = !part.starts_with(is_of_name) || !before.is_some_and(|it| is_of_name(it) || it == '.');
        begins && !after.is_some_and(is_of_name)
    })
}

/// The classes and ids that a selector names, each with its sign.
fn names(selector: &str) -> Vec<String> {
    let plain = outside(selector);
    // What stands in brackets is no name.
    let plain: String =
        plain.split('[').map(|it| it.rsplit(']').next().unwrap_or(it)).collect::<Vec<_>>().join(" ");
    let mut names = Vec::new();
    for sign in ['.', '#'] {
        for rest in plain.split(sign).skip(1) {
            let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
            names.push(format!("{sign}{}", rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest)));
        }
    }
    names
}
