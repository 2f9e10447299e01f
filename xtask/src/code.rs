//! Which crate or module the program's code comes from, to see what grew.
//!
//! The names are gone from what is published, so this reads the two parts as they were cut, before wasm-opt: the sizes
//! are of code that is not optimised for size yet, and tell where something was added rather than what it costs.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::files;
use crate::project::Project;
use crate::split::imported_functions;

/// The crate whose modules are told apart.
const OWN: &str = "council_compare";

/// A change of fewer bytes than this is not worth a line: the compiler gives and takes as much.
const WORTH_TELLING: u64 = 200;

/// Bytes of code by crate or module.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Code(BTreeMap<String, u64>);

impl Code {
    /// Of the program as last built; nothing if it was not built here.
    pub(crate) fn of_last_build(project: &Project) -> Result<Option<Self>> {
        let folder = project.target().join("split");
        let mut code = Self::default();
        for part in ["first.wasm", "later.wasm"].map(|part| folder.join(part)) {
            if !part.is_file() {
                return Ok(None);
            }
            code.add(&part).with_context(|| format!("cannot tell whose code is in {}", part.display()))?;
        }
        Ok(Some(code))
    }

    /// The sizes in `bench/sizes.json`, if it has them.
    pub(crate) fn recorded(sizes: &Value) -> Option<Self> {
        let parts = sizes.get("code")?.as_object()?;
        Some(Self(parts.iter().filter_map(|(part, size)| Some((part.clone(), size.as_u64()?))).collect()))
    }

    /// The sizes as `bench/sizes.json` has them.
    pub(crate) fn to_json(&self) -> Value {
        json!(self.0)
    }

    /// What has changed since, largest first, as lines; empty if nothing worth telling has.
    pub(crate) fn changes_since(&self, before: &Self) -> String {
        let size = |code: &Self, part: &str| code.0.get(part).copied().unwrap_or_default();
        let mut parts: Vec<&String> = self.0.keys().chain(before.0.keys()).collect();
        parts.sort_unstable();
        parts.dedup();
        let mut changes: Vec<(&String, u64, u64)> = parts
            .into_iter()
            .map(|part| (part, size(before, part), size(self, part)))
            .filter(|(_, before, now)| before.abs_diff(*now) >= WORTH_TELLING)
            .collect();
        changes.sort_by_key(|(_, before, now)| std::cmp::Reverse(before.abs_diff(*now)));
        let line = |(part, before, now): (&String, u64, u64)| {
            let sign = if now > before { '+' } else { '-' };
            format!("{part:<40}{now:>10}{:>10}\n", format!("{sign}{}", before.abs_diff(now)))
        };
        changes.into_iter().map(line).collect()
    }

    fn add(&mut self, file: &Path) -> Result<()> {
        let wasm = files::read(file)?;
        let (mut imported, mut bodies, mut constants) = (0, Vec::new(), 0);
        let mut names = BTreeMap::new();
        for payload in Parser::new(0).parse_all(&wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    imported = imported_functions(&section)?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.range().len() as u64),
                Payload::DataSection(section) => {
                    for segment in section {
                        // What is nought was moved to the other part.
                        constants += segment?.data.iter().filter(|byte| **byte != 0).count() as u64;
                    }
                }
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(section) = section.as_known() else { continue };
                    for group in section {
                        let Name::Function(functions) = group? else { continue };
                        for function in functions {
                            let function = function?;
                            names.insert(function.index, function.name);
                        }
                    }
                }
                _ => {}
            }
        }
        for (index, size) in (imported..).zip(bodies) {
            let part = part(names.get(&index).copied().unwrap_or_default());
            *self.0.entry(part).or_default() += size;
        }
        *self.0.entry("constants".to_owned()).or_default() += constants;
        Ok(())
    }
}

/// The crate of a function by its name, and in the crate of the widget the module too.
fn part(name: &str) -> String {
    let demangled = rustc_demangle::demangle(name).to_string();
    // Of `<&mut a::B as c::D>::e` it is a's, but of `<u8 as c::D>::e` it is c's.
    let of_primitive =
        demangled.split_once(" as ").filter(|(owner, _)| owner.starts_with('<') && !owner.contains("::"));
    let demangled = of_primitive.map_or(demangled.as_str(), |(_, of_trait)| of_trait);
    let start = demangled.find(|c: char| c.is_alphanumeric() || c == '_').unwrap_or(0);
    let path = demangled.get(start..).unwrap_or_default();
    let path = ["mut ", "dyn "].iter().fold(path, |path, word| path.strip_prefix(word).unwrap_or(path));
    let mut steps = path.split("::").map(|step| {
        let end = step.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(step.len());
        step.get(..end).unwrap_or_default()
    });
    match (steps.next(), steps.next()) {
        (Some(OWN), Some(module)) if !module.is_empty() => format!("{OWN}::{module}"),
        (Some(first), Some(_)) if !first.is_empty() && !first.starts_with("__") => first.to_owned(),
        // Such as memcpy, which the compiler brings.
        _ => "other".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_belongs_to_a_crate_or_module() {
        for (name, expected) in [
            ("council_compare::ui::app::App::page::h0123456789abcdef", "council_compare::ui"),
            ("<council_compare::dataset::Date as core::fmt::Display>::fmt", "council_compare::dataset"),
            ("<&mut dyn yew::html::Component as core::any::Any>::type_id", "yew"),
            ("_ZN4core3fmt9Formatter3pad17h0123456789abcdefE", "core"),
            ("core::ptr::drop_in_place<council_compare::state::State>", "core"),
            ("<u8 as core::fmt::Display>::fmt", "core"),
            ("<[T] as alloc::slice::Concat>::concat", "alloc"),
            ("__rustc::__rust_alloc", "other"),
            ("memcpy", "other"),
            ("", "other"),
        ] {
            assert_eq!(part(name), expected, "{name}");
        }
    }

    #[test]
    fn only_what_is_worth_telling_is_told_largest_first() {
        let code = |parts: &[(&str, u64)]| {
            Code(parts.iter().map(|(part, size)| ((*part).to_owned(), *size)).collect())
        };
        let before = code(&[("yew", 5_000), ("core", 900), ("gone", 300)]);
        let now = code(&[("yew", 5_700), ("core", 1_000), ("council_compare::ui", 1_200)]);
        let expected = "\
council_compare::ui                           1200     +1200
yew                                           5700      +700
gone                                             0      -300
";
        assert_eq!(now.changes_since(&before), expected);
        assert_eq!(Code::recorded(&json!({ "code": now.to_json() })), Some(now.clone()));
        assert_eq!(now.changes_since(&now), "");
    }
}
