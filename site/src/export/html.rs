//! Text in markup.

pub use council_compare::markup::Escaped;

/// JSON as it may stand in a `<script>`: nothing in it can end the element.
pub fn json_in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}
