//! The tags of a piece of HTML, read strictly: what this does not understand, no code should hold.

/// A tag that opens an element.
#[derive(Clone, PartialEq, Debug)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.get(name) == Some(value)
    }
}

/// The tags that open elements, in order. Every element that is opened has to be closed, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "a stray > in {html}");
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = &comment[comment.find("-->").unwrap() + 3..];
        } else if let Some(closing) = rest.strip_prefix('/') {
            let (name, after) = closing.split_once('>').unwrap();
            assert_eq!(open.pop().as_deref(), Some(name), "{html}");
            rest = after;
        } else {
            let (tag, after) = tag(rest);
            rest = after;
            if tag.name == "script" {
                // What stands in a script is no HTML.
                rest = &rest[rest.find("</script>").unwrap()..];
            }
            if tag.name != "img" {
                open.push(tag.name.clone());
            }
            tags.push(tag);
        }
    }
    assert_eq!(open, [] as [String; 0], "{html}");
    tags
}

/// One tag, and what follows it.
fn tag(text: &str) -> (Tag, &str) {
    let end = text.find([' ', '\n', '>']).unwrap();
    let (name, mut rest) = text.split_at(end);
    let mut attributes: Vec<(String, String)> = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (Tag { name: name.to_owned(), attributes }, after);
        }
        let end = rest.find(['=', ' ', '\n', '>']).unwrap();
        let (attribute, after) = rest.split_at(end);
        assert!(attribute.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{attribute:?} in {text}");
        assert!(attributes.iter().all(|(known, _)| known != attribute), "{attribute} twice in {text}");
        let value = match after.strip_prefix("=\"") {
            None => {
                rest = after;
                ""
            }
            Some(quoted) => {
                let (value, after) = quoted.split_once('"').unwrap();
                rest = after;
                value
            }
        };
        attributes.push((attribute.to_owned(), unescaped(value)));
    }
}

/// The text that a value stands for.
fn unescaped(value: &str) -> String {
    assert!(!value.contains(['<', '>']), "{value}");
    let named = value.matches("&amp;").count()
        + value.matches("&lt;").count()
        + value.matches("&gt;").count()
        + value.matches("&quot;").count();
    assert_eq!(value.matches('&').count(), named, "{value}");
    value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
