//! The names in the JavaScript that starts the program: of what it gives to that, and of what it takes from it.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};

use super::names::Renamed;

/// The variable of the JavaScript that holds what the first part exports.
const EXPORTS: &str = "wasm.";

/// What a script reads from what the program exports.
pub(super) fn properties(script: &str) -> impl Iterator<Item = &str> {
    words(script).filter(|(before, ..)| is_exports(before)).map(|(_, word, _)| word)
}

/// The script with the keys of the object that it gives to the program, and the names of what that exports, changed.
pub(super) fn renamed(script: &str, keys: &Renamed, exported: &Renamed) -> Result<String> {
    let (mut text, mut copied) = (String::new(), 0);
    let mut given: HashMap<&str, usize> = HashMap::new();
    for (before, word, after) in words(script) {
        let name = if let Some(name) = keys.get(word) {
            if !before.trim_end().ends_with(['{', ',']) || !after.starts_with(':') {
                bail!("JavaScript uses {word} for something else than giving it to the program");
            }
            *given.entry(word).or_default() += 1;
            name
        } else if is_exports(before) {
            exported.get(word).with_context(|| format!("JavaScript needs {word}, which nothing exports"))?
        } else {
            continue;
        };
        text += script.get(copied..before.len()).unwrap_or_default();
        text += name;
        copied = before.len() + word.len();
    }
    text += script.get(copied..).unwrap_or_default();
    if let Some(name) = keys.keys().find(|name| given.get(name.as_str()) != Some(&1)) {
        bail!("JavaScript does not give {name} just once");
    }
    Ok(text)
}

/// The script with the name of the module that it gives to the program changed.
pub(super) fn with_key(script: &str, module: &str, name: &str) -> Result<String> {
    let key = format!("\"{module}\": ");
    if script.matches(&key).count() != 1 {
        bail!("JavaScript does not give what {module} should just once");
    }
    Ok(script.replace(&key, &format!("\"{name}\": ")))
}

/// The words of a script that could be names, each with what stands before and after it.
fn words(script: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + script.get(rest..)?.find(is_part)?;
        let after = script.get(start..)?;
        rest = start + after.find(|c| !is_part(c)).unwrap_or(after.len());
        Some((script.get(..start)?, script.get(start..rest)?, script.get(rest..)?))
    })
}

/// Whether the word after this one is a property of what the program exports.
fn is_exports(before: &str) -> bool {
    let other = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.');
    before.strip_suffix(EXPORTS).is_some_and(|before| !before.ends_with(other))
}
