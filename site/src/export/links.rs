//! The links of a page, which may lead only to what is exported too.

use super::EMBED;
use super::choice::Pairs;
use std::collections::BTreeSet;

/// A page's markup with its links settled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settled {
    /// The markup.
    pub markup: String,
    /// The slugs of the councils that links of the page name, whether or not the links could stay.
    pub councils: BTreeSet<String>,
}

/// Settles the links of the widget's markup on a page of two councils. One to a pair that has no page leads to the page
/// of the council that it would have brought in; from an embed, in a tab of its own.
pub fn settle(markup: &str, base_path: &str, pairs: &Pairs, shown: [&str; 2]) -> Settled {
    let mut settled = Settled { markup: String::with_capacity(markup.len()), councils: BTreeSet::new() };
    let start = format!("href=\"{base_path}");
    let mut rest = markup;
    while let Some(at) = rest.find(&start) {
        let (before, link) = rest.split_at(at + start.len());
        settled.markup.push_str(before);
        let (address, after) = link.split_at(link.find('"').unwrap_or(link.len()));
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let (is_embed, councils) = match segments.as_slice() {
            [EMBED, councils @ ..] => (true, councils),
            councils => (false, councils),
        };
        rest = after;
        let [first, second] = councils else {
            settled.markup.push_str(address);
            continue;
        };
        settled.councils.extend([*first, *second].map(str::to_owned));
        if pairs.contains(first, second) {
            settled.markup.push_str(address);
            continue;
        }
        let other = if shown.contains(first) { second } else { first };
        settled.markup.push_str(other);
        settled.markup.push('/');
        // It leads to that council alone, and is not to be called a comparison.
        rest = without_label(rest);
        if is_embed {
            settled.markup.push_str("\" target=\"_blank\" rel=\"noopener");
        }
    }
    settled.markup.push_str(rest);
    settled
}

/// What follows a link's address, up to its quotation mark, without the label that follows that.
fn without_label(after: &str) -> &str {
    let label = after.strip_prefix("\" aria-label=\"");
    label.and_then(|label| label.find('"').and_then(|end| label.get(end..))).unwrap_or(after)
}
