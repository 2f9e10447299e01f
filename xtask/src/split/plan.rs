//! What moves: the functions and constants that are reached by the gates alone.

use std::collections::HashSet;
use std::ops::Range;

use anyhow::{Result, bail};
use walrus::{FunctionId, Module};

use super::graph::{GATE, Graph};
use super::linked::Linked;

/// What moves from the first part to the later one.
pub(super) struct Plan {
    /// The functions that the first part may call and the later part has, by position.
    pub(super) gates: Vec<usize>,
    /// All functions that move, by position.
    pub(super) moved: HashSet<usize>,
    /// Functions that nothing reaches, by position: they only stand in the table.
    pub(super) unreached: HashSet<usize>,
    /// Segments of constants by position, and the range in each that moves.
    pub(super) bytes: Vec<(usize, Range<usize>)>,
    /// The same of what nothing reaches. It moves, as zeros, which take no room in a file.
    pub(super) unused: Vec<(usize, Range<usize>)>,
}

impl Plan {
    pub(super) fn new(module: &Module, linked: &Linked) -> Result<Self> {
        let graph = Graph::new(module, linked);
        let gates: Vec<usize> = (0..graph.names.len()).filter(|i| graph.is_gate(*i)).collect();
        if gates.is_empty() {
            bail!("no function of a module `{GATE}` is left; #[inline(never)] keeps them");
        }
        let (all, used) = graph.reached(&[]);
        let (stay, constants) = graph.reached(&gates);
        // JavaScript gives its functions to the first part, which passes them on.
        let local = || module.funcs.iter_local().map(|(id, _)| id.index());
        Ok(Self {
            gates,
            moved: local().filter(|i| all.contains(i) && !stay.contains(i)).collect(),
            unreached: local().filter(|i| !all.contains(i)).collect(),
            bytes: bytes_without(module, linked, &constants),
            unused: bytes_without(module, linked, &used),
        })
    }

    /// Whether a function of the whole is in neither or only in the later part.
    pub(super) fn leaves(&self, function: FunctionId) -> bool {
        self.moves(function) || self.unreached.contains(&function.index())
    }

    /// Whether a function of the whole moves.
    pub(super) fn moves(&self, function: FunctionId) -> bool {
        self.moved.contains(&function.index())
    }
}

/// The bytes that belong only to constants other than those that `stay`. Variables stay too: the first part sets them up, once.
fn bytes_without(module: &Module, linked: &Linked, stay: &HashSet<usize>) -> Vec<(usize, Range<usize>)> {
    let mut bytes = Vec::new();
    for (position, segment) in module.data.iter().enumerate() {
        let mut moves = vec![false; segment.value.len()];
        // Where two constants share bytes and one stays, so do the bytes.
        for goes in [true, false] {
            for (i, constant) in linked.constants.iter().enumerate() {
                let (at, range) = &constant.place;
                if *at == position && stay.contains(&i) != goes {
                    moves.get_mut(range.clone()).into_iter().flatten().for_each(|it| *it = goes);
                }
            }
        }
        let mut start = 0;
        for run in moves.chunk_by(|a, b| a == b) {
            if run.first() == Some(&true) && segment.name.as_deref() == Some(".rodata") {
                bytes.push((position, start..start + run.len()));
            }
            start += run.len();
        }
    }
    bytes
}
