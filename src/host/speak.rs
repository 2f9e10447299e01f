//! Heights in the protocols of the various scripts that pages have to size their frames.

use super::names::Names;
use core::fmt::Write as _;

/// Something to be posted to the host.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// This text.
    Text(String),
    /// The object that this JSON describes.
    Object(String),
}

/// The size of the content, in whole CSS pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// A message that asks an iframe-resizer on the page to introduce itself. No other script listens to it.
pub(super) fn hello() -> Message {
    Message::Text("[iFrameResizerChild]Ready".to_owned())
}

/// The height, for the scripts that take it from any frame.
pub(super) fn to_all(address: &str, Size { height, .. }: Size) -> [Message; 4] {
    let id = in_json(datawrapper_id(address));
    let address = in_json(address);
    [
        Message::Object(format!(r#"{{"datawrapper-height":{{{id}:{height}}}}}"#)),
        // AMP.
        Message::Object(format!(r#"{{"sentinel":"amp","type":"embed-size","height":{height}}}"#)),
        // Medium, Embedly, Infogram.
        Message::Text(format!(r#"{{"src":{address},"context":"iframe.resize","height":{height}}}"#)),
        // The Guardian.
        Message::Text(format!(
            r#"{{"type":"set-height","value":{height},"id":"iframeMessenger:council-compare"}}"#
        )),
    ]
}

/// The height, for the scripts that gave the frame a name.
pub(super) fn to_named(names: &Names, Size { height, .. }: Size) -> impl Iterator<Item = Message> {
    let pym = names.pym.as_ref().map(|id| Message::Text(format!("pymxPYMx{id}xPYMxheightxPYMx{height}")));
    let wordpress = names.wordpress.as_ref().map(|secret| wordpress(secret, "height", &height.to_string()));
    pym.into_iter().chain(wordpress)
}

/// The size, for the iframe-resizer that knows the frame by this id. Its protocol has a word of its own for the first
/// answer, that to its introduction.
pub(super) fn to_resizer(id: &str, Size { width, height }: Size, is_first: bool) -> Message {
    let event = if is_first { "init" } else { "size" };
    Message::Text(format!("[iFrameSizer]{id}:{height}:{width}:{event}"))
}

/// Asks WordPress to take the reader to an address, which it does if that is on the embed's own site.
pub(super) fn link(names: &Names, address: &str) -> Option<Message> {
    names.wordpress.as_ref().map(|secret| wordpress(secret, "link", &in_json(address)))
}

/// A message in WordPress's protocol. `value` is JSON.
fn wordpress(secret: &str, message: &str, value: &str) -> Message {
    Message::Object(format!(r#"{{"message":"{message}","value":{value},"secret":"{secret}"}}"#))
}

/// What a script of Datawrapper's finds the frame by. Newer versions look at the window that a message comes from; older ones
/// look for a frame with this in its address, by a selector that a quotation mark would break.
fn datawrapper_id(address: &str) -> &str {
    let path = address.splitn(4, '/').nth(3).unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '%');
    let end = path.find(|c| !is_plain(c)).unwrap_or(path.len());
    match path.get(..end).unwrap_or_default().trim_matches('/') {
        "" => "embed",
        id => id,
    }
}

/// A text as a JSON string.
fn in_json(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            // Writing to a string cannot fail.
            c if c.is_control() => _ = write!(json, "\\u{:04x}", u32::from(c)),
            c => json.push(c),
        }
    }
    json.push('"');
    json
}
