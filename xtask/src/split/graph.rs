//! Which function reaches which, and what can be reached without a gate.

use std::collections::{HashMap, HashSet};

use walrus::ir::{Visitor, dfs_in_order};
use walrus::{ElementItems, ExportItem, FunctionId, FunctionKind, Module};

use super::linked::{Linked, References};

/// The module whose functions are the gates.
pub(super) const GATE: &str = "gate";

/// Which function reaches which, all of them by position.
pub(super) struct Graph<'a> {
    linked: &'a Linked,
    pub(super) names: Vec<&'a str>,
    by_name: HashMap<&'a str, Vec<usize>>,
    calls: Vec<HashSet<usize>>,
    /// Functions that are reached from outside.
    roots: Vec<usize>,
}

impl<'a> Graph<'a> {
    pub(super) fn new(module: &'a Module, linked: &'a Linked) -> Self {
        let mut graph =
            Self { linked, names: Vec::new(), by_name: HashMap::new(), calls: Vec::new(), roots: Vec::new() };
        for (i, function) in module.funcs.iter().enumerate() {
            let name = plain(function.name.as_deref().unwrap_or_default());
            graph.names.push(name);
            graph.by_name.entry(name).or_default().push(i);
            let mut called = Called::default();
            if let FunctionKind::Local(local) = &function.kind {
                dfs_in_order(&mut called, local, local.entry_block());
            }
            graph.calls.push(called.0);
        }
        graph.roots.extend(module.start.map(|id| id.index()));
        graph.roots.extend(module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id.index()),
            _ => None,
        }));
        // JavaScript calls wasm-bindgen's own functions in the table.
        for element in module.elements.iter() {
            let ElementItems::Functions(ids) = &element.items else { continue };
            let is_new = |i: &usize| graph.names.get(*i).is_none_or(|it| !linked.functions.contains_key(*it));
            let new: Vec<_> = ids.iter().map(|id| id.index()).filter(is_new).collect();
            graph.roots.extend(new);
        }
        graph
    }

    /// Whether a function stands in a module `gate`.
    pub(super) fn is_gate(&self, function: usize) -> bool {
        let name = self.names.get(function).and_then(|name| name.rsplit_once(&format!("::{GATE}::")));
        // At the end the compiler may have added a hash.
        name.is_some_and(|(_, rest)| !rest.contains(['<', '>', '{']) && rest.split("::").count() <= 2)
    }

    /// The functions and constants that are reached without passing any of these gates.
    pub(super) fn reached(&self, closed: &[usize]) -> (HashSet<usize>, HashSet<usize>) {
        let (mut functions, mut constants) = (HashSet::new(), HashSet::new());
        let (mut next_functions, mut next_constants) = (self.roots.clone(), Vec::<usize>::new());
        let gone = self.linked.functions.iter().filter(|(name, _)| !self.by_name.contains_key(name.as_str()));
        let mut references: Vec<&References> = gone.map(|(_, references)| references).collect();
        loop {
            for found in references.drain(..) {
                next_constants.extend(&found.constants);
                let named = found.functions.iter().filter_map(|name| self.by_name.get(name.as_str()));
                next_functions.extend(named.flatten());
            }
            if let Some(function) = next_functions.pop() {
                if !closed.contains(&function) && functions.insert(function) {
                    next_functions.extend(self.calls.get(function).into_iter().flatten());
                    let name = self.names.get(function).copied().unwrap_or_default();
                    references.extend(self.linked.functions.get(name));
                }
            } else if let Some(constant) = next_constants.pop() {
                if constants.insert(constant) {
                    references.extend(self.linked.constants.get(constant).map(|it| &it.references));
                }
            } else {
                return (functions, constants);
            }
        }
    }
}

/// The functions that a function calls or names.
#[derive(Default)]
struct Called(HashSet<usize>);

impl Visitor<'_> for Called {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.insert(function.index());
    }
}

/// A name without the number that wasm-bindgen adds to a name that is there more than once.
fn plain(name: &str) -> &str {
    let numbered = name.strip_suffix(']').and_then(|name| name.rsplit_once('['));
    numbered.filter(|(_, number)| number.parse::<u32>().is_ok()).map_or(name, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_is_a_function_of_the_module_and_nothing_inside_it() {
        let linked = Linked::default();
        let is_gate = |name| {
            let module = Module::default();
            let mut graph = Graph::new(&module, &linked);
            graph.names.push(name);
            graph.is_gate(0)
        };
        for name in ["app::ui::gate::panels", "app::ui::gate::panels::h0123456789abcdef"] {
            assert!(is_gate(name), "{name}");
        }
        for name in [
            "app::ui::gate::panels::{{closure}}::h0123456789abcdef",
            "core::ptr::drop_in_place<app::ui::gate::Panels>::h0123456789abcdef",
            "app::ui::gates::panels::h0123456789abcdef",
        ] {
            assert!(!is_gate(name), "{name}");
        }
    }

    #[test]
    fn numbers_of_names_are_left_out() {
        assert_eq!(plain("core::ops::call_once[12]"), "core::ops::call_once");
        assert_eq!(plain("<[u8]>::len"), "<[u8]>::len");
        assert_eq!(plain("take::<[u8; 4]"), "take::<[u8; 4]");
    }
}
