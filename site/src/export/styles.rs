//! The styles that a page brings along, so that its first paint needs one request.
//!
//! The style sheet has much that only the program makes, that is for paper, or for the widget on pages of others. A page of
//! two councils has the rest in its head, as long as the whole is on its way; then the whole takes effect, and since it
//! has every rule of the part in the same order, nothing looks different.

/// Names that only the program gives: an exported page never has an element with one of these classes. Tests hold this
/// against the pages of a whole site.
pub const OF_PROGRAM: [&str; 29] = [
    "cc-active",
    "cc-choices",
    "cc-close",
    "cc-code",
    "cc-dialog",
    "cc-dialog-body",
    "cc-dialog-head",
    "cc-embed",
    "cc-embedding",
    "cc-failure",
    "cc-frame",
    "cc-frame-aside",
    "cc-frames",
    "cc-is-chosen",
    "cc-jump",
    "cc-keeping",
    "cc-kinds",
    "cc-later",
    "cc-off-paper",
    "cc-option",
    "cc-option-alias",
    "cc-option-heading",
    "cc-option-region",
    "cc-pin",
    "cc-refused",
    "cc-skeleton",
    "cc-standing-wait",
    "cc-unknown",
    "cc-waiting",
];

/// The rules of a style sheet that a page of two councils needs on a screen before the program starts.
pub fn of_page(styles: &str) -> String {
    let mut plain = String::with_capacity(styles.len());
    let mut rest = styles;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut out = String::new();
    rules(&plain, &mut out);
    out
}

/// Writes the rules that are needed.
fn rules(styles: &str, out: &mut String) {
    let mut rest = styles;
    while let Some(rule) = Rule::first(rest) {
        rest = rule.after;
        if rule.head.starts_with("@media print") || rule.head.starts_with("@page") {
            continue;
        }
        if rule.head.starts_with('@') {
            let mut inner = String::new();
            rules(rule.body, &mut inner);
            if !inner.is_empty() {
                out.extend([rule.head, "{", &inner, "}"]);
            }
            continue;
        }
        let needed: Vec<&str> = selectors(rule.head).into_iter().filter(|it| is_needed(it)).collect();
        if !needed.is_empty() {
            out.extend([&needed.join(","), "{", rule.body, "}"]);
        }
    }
}

/// A rule, or a group of rules under one condition.
struct Rule<'a> {
    /// What stands before the brace.
    head: &'a str,
    /// What stands between the braces.
    body: &'a str,
    after: &'a str,
}

impl<'a> Rule<'a> {
    /// The first rule of a style sheet that has no comments, and no braces in texts.
    fn first(styles: &'a str) -> Option<Self> {
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
        Some(Self { head: head.trim(), body: body.trim(), after })
    }
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

/// Whether a selector can mean anything on the page: not what only the program makes, nor the element of another page.
fn is_needed(selector: &str) -> bool {
    // What stands in parentheses says of what else there is none, or names several of which one is enough.
    let mut depth = 0_usize;
    let plain: String = selector
        .chars()
        .filter(|letter| {
            match letter {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })
        .collect();
    let mut names = plain.split('.').skip(1);
    let is_of_program = names.any(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
        OF_PROGRAM.contains(&rest.get(..end.unwrap_or(rest.len())).unwrap_or_default())
    });
    !is_of_program && !plain.starts_with(":host")
}
