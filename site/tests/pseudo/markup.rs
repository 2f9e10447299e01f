//! The texts of a page's markup: what stands between tags, and attributes that are read out or shown.

/// A text, and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Shown {
    /// The element, and the attribute if it is in one: `button aria-label`.
    pub place: String,
    pub text: String,
}

/// Attributes that people see or hear. The styles show `data-label`, and a script of an embed makes a title of
/// `data-title`.
const ATTRIBUTES: [&str; 10] = [
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "aria-valuetext",
    "content",
    "data-label",
    "data-title",
    "placeholder",
    "title",
];

/// Every text, in order.
pub fn texts(markup: &str) -> Vec<Shown> {
    let mut shown = Vec::new();
    let mut elements: Vec<String> = Vec::new();
    let mut rest = markup;
    loop {
        let end = rest.find('<').unwrap_or(rest.len());
        let (text, tag) = rest.split_at(end);
        let element = elements.last().map_or("", String::as_str);
        if !text.trim().is_empty() && element != "style" && element != "script" {
            shown.push(Shown { place: element.to_owned(), text: unescaped(text) });
        }
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").expect("a comment ends").1;
            continue;
        }
        let Some(tag) = tag.strip_prefix('<') else { return shown };
        let end = end_of_tag(tag);
        let (tag, after) = (&tag[..end], &tag[end + 1..]);
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(elements.pop().as_deref(), Some(name), "the elements of the markup are nested");
        } else if !tag.starts_with('!') {
            let name = tag.split([' ', '\n', '/']).next().unwrap_or_default();
            attributes(name, &tag[name.len()..], &mut shown);
            let is_void = matches!(name, "br" | "hr" | "img" | "input" | "link" | "meta");
            if !is_void && !tag.ends_with('/') {
                elements.push(name.to_owned());
            }
        }
    }
}

/// Where a tag ends: at the first `>` outside quotation marks.
fn end_of_tag(tag: &str) -> usize {
    let mut is_quoted = false;
    for (i, character) in tag.char_indices() {
        match character {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return i,
            _ => {}
        }
    }
    panic!("a tag has no end: {tag}");
}

fn attributes(element: &str, mut rest: &str, shown: &mut Vec<Shown>) {
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a value ends");
        // An attribute without a value may stand before this one.
        let name = name.split_whitespace().last().unwrap_or_default();
        let is_field = element == "input" && name == "value";
        if ATTRIBUTES.contains(&name) || is_field {
            shown.push(Shown { place: format!("{element} {name}"), text: unescaped(value) });
        }
        rest = after;
    }
}

fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for (escaped, character) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2F;", "/")]
    {
        text = text.replace(escaped, character);
    }
    text.replace("&amp;", "&")
}

#[test]
fn texts_and_attributes_are_found() {
    let markup = r#"<p class="x" title="a > b">One &amp; <b>two</b><!-- c --><br>three<svg><path d="M0 0"/></svg></p>"#;
    let found: Vec<String> =
        texts(markup).into_iter().map(|shown| format!("{}: {}", shown.place, shown.text)).collect();
    assert_eq!(found, ["p title: a > b", "p: One & ", "b: two", "p: three"]);
}
