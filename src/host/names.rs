//! Names of the frame. Some hosts write into its address under which name they know it, and listen only to that.

use crate::link::decoded;

/// The most characters of a name: longer ones are no names.
const MOST: usize = 200;

/// The names that some hosts give a frame, and want to hear with its height.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Names {
    /// pym.js: the id of the element that holds the frame, `childId` in the query.
    pub pym: Option<String>,
    /// WordPress: letters and digits that the page made up, `secret` in a fragment of the form of a query.
    pub wordpress: Option<String>,
}

impl Names {
    /// The names in an address.
    pub fn in_address(address: &str) -> Self {
        let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let secret = fragment.strip_prefix('?').and_then(|fragment| value(fragment, "secret"));
        Self {
            pym: value(query, "childId").filter(|id| is_name(id)),
            wordpress: secret
                .filter(|secret| is_name(secret) && secret.bytes().all(|c| c.is_ascii_alphanumeric())),
        }
    }
}

/// The value of a parameter, with a plus for a blank as in forms.
fn value(query: &str, name: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.into_iter().find(|(known, _)| *known == name)?;
    Some(decoded(&value.replace('+', " ")))
}

/// Whether a text can be the name of a frame.
pub(super) fn is_name(text: &str) -> bool {
    (1..=MOST).contains(&text.chars().count()) && !text.contains(char::is_control)
}
