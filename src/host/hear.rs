//! What a host says, read with suspicion: any page can be the host, and can post anything.

use super::names::{Names, is_name};

/// A message from the host, as far as it is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Incoming<'a> {
    /// A text.
    Text(&'a str),
    /// An object, with the texts under `message` and `secret`.
    Fields {
        /// Empty if there is none.
        message: &'a str,
        /// Empty if there is none.
        secret: &'a str,
    },
}

/// What a host can ask for. All of it is answered with the height.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Asked {
    /// The height.
    Height,
    /// An iframe-resizer that knows the frame by this id introduces itself, and asks for the height.
    Introduced(String),
}

/// What a host asks for. Nothing, if it says anything else.
pub(super) fn asked(said: Incoming<'_>, names: &Names) -> Option<Asked> {
    match said {
        Incoming::Text(text) => match text.strip_prefix("[iFrameSizer]") {
            Some(rest) => resizer(rest),
            None => pym(text, names.pym.as_deref()?),
        },
        Incoming::Fields { message, secret } => {
            let is_asked = message == "ready" && names.wordpress.as_deref() == Some(secret);
            is_asked.then_some(Asked::Height)
        }
    }
}

/// pym.js tells the frame its width, which the frame knows from the browser, and waits for the height.
fn pym(text: &str, id: &str) -> Option<Asked> {
    let width = text.strip_prefix("pymxPYMx")?.strip_prefix(id)?.strip_prefix("xPYMxwidthxPYMx")?;
    // It is not parsed: code that parses a float is larger than all of this module.
    let is_number = !width.is_empty() && width.bytes().all(|c| c.is_ascii_digit() || c == b'.');
    is_number.then_some(Asked::Height)
}

/// iframe-resizer asks for the size, or introduces itself: the id, then a dozen settings, of which the second is
/// whether it sets the width.
fn resizer(rest: &str) -> Option<Asked> {
    if rest == "resize" {
        return Some(Asked::Height);
    }
    let fields: Vec<&str> = rest.split(':').collect();
    let [id, _, "true" | "false", _, _, _, _, _, ..] = fields.as_slice() else { return None };
    is_name(id).then(|| Asked::Introduced((*id).to_owned()))
}
