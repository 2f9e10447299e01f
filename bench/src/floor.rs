//! The floor: a page with the content of an exported page, as somebody would write it by hand, without a script.
//!
//! It is made from the exported page: text, headings, lists, tables, links and the charts' drawings stay; what only
//! serves the program, and everything in attributes that only its styles need, goes. The styles are a few lines, in the
//! page, so that it is all in one answer.

/// Elements that go with all that is in them.
const DROPPED: [&str; 9] =
    ["script", "link", "button", "input", "label", "select", "form", "template", "dialog"];

/// Elements of which only the contents stay.
const OPENED: [&str; 3] = ["span", "div", "base"];

/// Attributes that the content needs.
const KEPT: [&str; 28] = [
    "href",
    "colspan",
    "scope",
    "open",
    "datetime",
    "lang",
    "charset",
    "name",
    "content",
    "width",
    "height",
    "viewBox",
    "d",
    "x",
    "y",
    "cx",
    "cy",
    "r",
    "font-size",
    "font-weight",
    "text-anchor",
    "dominant-baseline",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-linecap",
    "transform",
    "aria-hidden",
];

const STYLES: &str = "\
body{max-width:70em;margin:auto;padding:1em;font:16px/1.4 Helvetica,Arial,sans-serif;color:#1b1b1b;background:#fff}\
table{width:100%;border-collapse:collapse}td,th{padding:.5em;border-bottom:1px solid #ccc;text-align:left;vertical-align:top}\
svg{max-width:100%;height:auto}.line{fill:none}.muted{fill:#666;stroke:#666}.ink{fill:#1b1b1b}.hair{stroke:#ccc}\
.first,.first-line{fill:#2c5fbd;stroke:#2c5fbd}.second,.second-line{fill:#6d1150;stroke:#6d1150}\
.ground{fill:#fff;stroke:#fff}text{stroke:none}.line{fill:none!important}i{font-style:normal}";

/// The page, from an exported one.
pub(crate) fn floor(exported: &str) -> String {
    let mut page = String::with_capacity(exported.len());
    let mut rest = exported;
    let mut in_svg = false;
    while let Some((text, after)) = rest.split_once('<') {
        page.push_str(text);
        let Some(end) = tag_end(after) else { break };
        let (tag, next) = (after.get(..end).unwrap_or_default(), after.get(end + 1..).unwrap_or_default());
        rest = next;
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        let is_start = !tag.starts_with('/');
        let classes = attributes(tag).find(|(name, _)| *name == "class").map_or("", |(_, value)| value);
        if is_start
            && name == "svg"
            && let Some(mark) = mark(classes)
        {
            // By hand, one would write a character.
            page.push_str(mark);
            rest = after_element(rest, "svg");
        } else if is_start && (is_dropped(name, tag) || name == "svg" && is_other_form(classes)) {
            let is_empty = ["link", "input", "meta"].contains(&name);
            rest = if is_empty { rest } else { after_element(rest, name) };
        } else if !OPENED.contains(&name) && !DROPPED.contains(&name) {
            in_svg |= is_start && name == "svg";
            page.push_str(&kept(tag, name, in_svg));
            in_svg &= is_start || name != "svg";
        }
        if is_start && name == "meta" && tag.contains("viewport") {
            page.push_str(&format!("<link rel=\"icon\" href=\"data:,\"><style>{STYLES}</style>"));
        }
    }
    page.push_str(rest);
    page
}

/// What a glyph is in text.
fn mark(classes: &str) -> Option<&'static str> {
    let marks = [
        ("outstanding", "★ "),
        ("good", "● "),
        ("requires-improvement", "◆ "),
        ("inadequate", "✖ "),
        ("older", "□ "),
    ];
    let has = |name: &str| {
        classes.split(' ').any(|class| class == "cc-glyph") && classes.contains(&format!("cc-is-{name}"))
    };
    marks.into_iter().find(|(name, _)| has(name)).map(|(_, mark)| mark)
}

/// Whether this is an icon, or the form of a chart for narrow columns: by hand, one would draw one form.
fn is_other_form(classes: &str) -> bool {
    !classes.contains("cc-in-page")
}

fn is_dropped(name: &str, tag: &str) -> bool {
    let is_for_machines = name == "meta"
        && !tag.contains("charset")
        && !tag.contains("viewport")
        && !tag.contains("\"description\"");
    DROPPED.contains(&name) || is_for_machines || attributes(tag).any(|(name, _)| name == "hidden")
}

/// Where a tag ends, from behind its `<`: a `>` may stand in a value.
fn tag_end(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(place, character)| {
        quoted ^= character == '"';
        (character == '>' && !quoted).then_some(place)
    })
}

/// What follows the end of an element that has just begun.
fn after_element<'a>(text: &'a str, name: &str) -> &'a str {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut rest = text;
    let mut depth = 1;
    while depth > 0 {
        let Some(end) = rest.find(&close) else { return "" };
        let inner = rest.get(..end).unwrap_or_default();
        depth += inner.matches(&open).count();
        depth -= 1;
        rest = rest.get(end + close.len()..).unwrap_or_default();
    }
    rest
}

fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag.split_once([' ', '\n']).map_or("", |(_, rest)| rest);
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let end = rest.find([' ', '=', '\n']).unwrap_or(rest.len());
        let (name, after) = (rest.get(..end)?, rest.get(end..)?);
        if name.is_empty() {
            return None;
        }
        let Some(value) = after.strip_prefix("=\"") else {
            rest = after.strip_prefix('=').unwrap_or(after);
            return Some((name.trim_end_matches('/'), ""));
        };
        let (value, after) = value.split_once('"')?;
        rest = after;
        Some((name, value))
    })
}

fn kept(tag: &str, name: &str, in_svg: bool) -> String {
    if tag.starts_with(['/', '!']) {
        return format!("<{tag}>");
    }
    let mut text = format!("<{name}");
    for (attribute, value) in attributes(tag) {
        if KEPT.contains(&attribute) || in_svg && attribute == "class" {
            text.push_str(&if value.is_empty() {
                format!(" {attribute}")
            } else {
                format!(" {attribute}=\"{value}\"")
            });
        }
    }
    text.push_str(if in_svg && tag.ends_with('/') { "/>" } else { ">" });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_stays_and_what_the_program_needs_goes() {
        let exported = "<!doctype html>\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"w\">\
            <meta property=\"og:url\" content=\"x\"><link rel=\"preload\" href=\"a.wasm\"></head>\
            <div id=\"page\"><button>Swap</button><h1 class=\"cc-h\">A <span>and</span> B</h1>\
            <form><p>by <b>name</b></p></form><div hidden=\"hidden\"><div>no</div></div>\
            <div><svg class=\"cc-glyph cc-is-good\"><path d=\"M0\"/></svg>Good</div></div><script type=\"x\">let a = 1 > 0;</script>";
        let expected = format!(
            "<!doctype html>\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"w\"><link rel=\"icon\" href=\"data:,\"><style>{STYLES}</style></head>\
             <h1>A and B</h1>● Good"
        );
        assert_eq!(floor(exported), expected);
    }
}
