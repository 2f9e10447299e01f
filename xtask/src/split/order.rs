//! The order in which a program's functions stand, which is free: those that look alike stand next to each other, because
//! brotli describes what it has just seen in fewer bits.

use std::collections::HashMap;
use std::thread;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ElementSection, ExportSection, FunctionSection, GlobalSection, Module, RawSection,
    StartSection,
};
use wasmparser::{FunctionBody, Parser, Payload};

use super::sections::imported_functions;

use crate::size::compressed_length;

/// How many bytes are compared at a time. In a trial 4 were best.
const RUN: usize = 4;

/// A run of bytes in so many functions says nothing about any two of them.
const COMMON: usize = 400;

/// How many orders are tried. They differ only in the function that they begin with, and yet by some 0.2 kB of brotli,
/// and which of them is shortest is luck: with a single one, a change that adds nothing could look like 0.2 kB.
const TRIALS: usize = 8;

/// The program with its functions in another order, and otherwise the same: of several orders by likeness, the one in
/// which brotli makes the least of it.
///
/// # Errors
///
/// If this is no WebAssembly.
pub(super) fn by_likeness(wasm: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::read(wasm)?;
    let likeness =
        Likeness::between(&functions.bodies.iter().map(FunctionBody::as_bytes).collect::<Vec<_>>());
    let count = functions.bodies.len();
    let trial = &|number: usize| -> Result<(usize, Vec<u8>)> {
        let ordered = functions.ordered(wasm, &likeness.chain(count * number / TRIALS))?;
        Ok((compressed_length(&ordered)?, ordered))
    };
    let trials: Vec<(usize, Vec<u8>)> = thread::scope(|scope| {
        let running: Vec<_> = (0..TRIALS).map(|number| scope.spawn(move || trial(number))).collect();
        running
            .into_iter()
            .map(|trial| trial.join().map_err(|_| anyhow!("a trial panicked"))?)
            .collect::<Result<_>>()
    })?;
    // The first of those that are as short, so that each build is the same.
    let shortest = trials.into_iter().min_by_key(|(length, _)| *length);
    shortest.map(|(_, ordered)| ordered).context("no order was tried")
}

/// The functions of a program.
struct Functions<'a> {
    /// How many come from elsewhere. They keep their numbers, which are the first.
    imported: u32,
    /// The type of each of the others.
    types: Vec<u32>,
    /// The code of each of the others.
    bodies: Vec<FunctionBody<'a>>,
}

impl<'a> Functions<'a> {
    fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut read = Self { imported: 0, types: Vec::new(), bodies: Vec::new() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    read.imported = imported_functions(&imports)?;
                }
                Payload::FunctionSection(functions) => {
                    read.types = functions.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => read.bodies.push(body),
                _ => {}
            }
        }
        Ok(read)
    }

    /// The program with these functions in this order.
    fn ordered(&self, wasm: &[u8], order: &[usize]) -> Result<Vec<u8>> {
        let mut moved = Moved { imported: self.imported, to: vec![0; order.len()] };
        for (place, function) in (0..).zip(order) {
            *moved.to.get_mut(*function).context("there is no such function")? = place;
        }
        moved.written(wasm, order, &self.types, &self.bodies)
    }
}

/// Where each function stands after it has been moved.
struct Moved {
    /// How many functions come from elsewhere. They keep their numbers, which are the first.
    imported: u32,
    /// The new place of each of the others.
    to: Vec<u32>,
}

impl Reencode for Moved {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error> {
        let own = function.checked_sub(self.imported).and_then(|own| self.to.get(own as usize));
        Ok(own.map_or(function, |place| self.imported + place))
    }
}

impl Moved {
    /// The module in the new order. What names no function is copied as it is.
    fn written(
        &mut self,
        wasm: &[u8],
        order: &[usize],
        types: &[u32],
        bodies: &[FunctionBody<'_>],
    ) -> Result<Vec<u8>> {
        let mut module = Module::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::FunctionSection(_) => {
                    let mut functions = FunctionSection::new();
                    for function in order {
                        functions.function(*types.get(*function).context("a function has no type")?);
                    }
                    module.section(&functions);
                }
                Payload::GlobalSection(section) => {
                    let mut globals = GlobalSection::new();
                    self.parse_global_section(&mut globals, section)?;
                    module.section(&globals);
                }
                Payload::ExportSection(section) => {
                    let mut exports = ExportSection::new();
                    self.parse_export_section(&mut exports, section)?;
                    module.section(&exports);
                }
                Payload::StartSection { func, .. } => {
                    module.section(&StartSection { function_index: self.start_section(func)? });
                }
                Payload::ElementSection(section) => {
                    let mut elements = ElementSection::new();
                    self.parse_element_section(&mut elements, section)?;
                    module.section(&elements);
                }
                Payload::CodeSectionStart { .. } => {
                    let mut code = CodeSection::new();
                    for function in order {
                        let body = bodies.get(*function).context("a function has no body")?;
                        self.parse_function_body(&mut code, body.clone())?;
                    }
                    module.section(&code);
                }
                // They are in the section already.
                Payload::CodeSectionEntry(_) => {}
                other => {
                    if let Some((id, range)) = other.as_section() {
                        let data = wasm.get(range).context("a section is cut off")?;
                        module.section(&RawSection { id, data });
                    }
                }
            }
        }
        Ok(module.finish())
    }
}

/// Which functions have runs of bytes in common.
struct Likeness {
    /// The runs of each function, once each, as numbers from none.
    runs: Vec<Vec<usize>>,
    /// The functions of each run.
    functions: Vec<Vec<usize>>,
}

impl Likeness {
    fn between(bodies: &[&[u8]]) -> Self {
        let mut numbers = HashMap::new();
        let mut functions: Vec<Vec<usize>> = Vec::new();
        let mut runs: Vec<Vec<usize>> = Vec::new();
        for (function, body) in bodies.iter().enumerate() {
            let mut own: Vec<usize> = Vec::new();
            for run in body.windows(RUN) {
                let number = *numbers.entry(run).or_insert(functions.len());
                if number == functions.len() {
                    functions.push(Vec::new());
                }
                if let Some(functions) = functions.get_mut(number).filter(|it| it.last() != Some(&function)) {
                    functions.push(function);
                    own.push(number);
                }
            }
            runs.push(own);
        }
        Self { runs, functions }
    }

    /// All functions in a chain that begins with one of them: after each comes that of which the largest part stands in it
    /// too.
    fn chain(&self, first: usize) -> Vec<usize> {
        let mut order = Vec::new();
        let mut is_left = vec![true; self.runs.len()];
        let mut next = (first < self.runs.len()).then_some(first);
        while let Some(function) = next {
            order.push(function);
            if let Some(left) = is_left.get_mut(function) {
                *left = false;
            }
            let shared = self.shared_with(function);
            #[allow(clippy::cast_precision_loss, reason = "a function has some thousands of bytes")]
            let part = |other: usize| {
                let all = self.runs.get(other).map_or(1, |runs| runs.len().max(1));
                f64::from(shared.get(other).copied().unwrap_or(0)) / all as f64
            };
            let left = (0..is_left.len()).filter(|other| is_left.get(*other) == Some(&true));
            // The first of those that are as like, so that each build is the same.
            next = left
                .map(|other| (other, part(other)))
                .reduce(|a, b| if b.1 > a.1 { b } else { a })
                .map(|(other, _)| other);
        }
        order
    }

    /// How many runs each function has in common with one of them.
    fn shared_with(&self, function: usize) -> Vec<u32> {
        let mut shared = vec![0; self.runs.len()];
        for run in self.runs.get(function).into_iter().flatten() {
            let Some(others) = self.functions.get(*run).filter(|others| others.len() < COMMON) else {
                continue;
            };
            for other in others {
                if let Some(shared) = shared.get_mut(*other) {
                    *shared += 1;
                }
            }
        }
        shared
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ConstExpr, Elements, EntityType, ExportKind, Function, ImportSection, RefType, TableSection,
        TableType, TypeSection,
    };

    use wasmparser::{ElementItems, Operator};

    use super::*;

    type Told = Result<(Vec<String>, Vec<String>)>;

    #[test]
    fn what_looks_alike_stands_together() {
        let bodies: [&[u8]; 5] = [b"abcdefgh", b"12345678", b"abcdef", b"1234567", b""];
        let likeness = Likeness::between(&bodies);
        assert_eq!(likeness.chain(0), [0, 2, 1, 3, 4]);
        assert_eq!(likeness.chain(3), [3, 1, 0, 2, 4]);
        assert_eq!(Likeness::between(&[]).chain(0), [0_usize; 0]);
    }

    /// A program of an import and four functions: each returns its number, but the last, which calls the second.
    fn program() -> Vec<u8> {
        let (mut types, mut imports, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([], [wasm_encoder::ValType::I32]);
        imports.import("a", "b", EntityType::Function(0));
        let mut code = CodeSection::new();
        for number in [1_000_000, 2_000_000, 1_000_000] {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().i32_const(number).drop().i32_const(number).end();
            code.function(&body);
        }
        functions.function(0);
        let mut calls = Function::new([]);
        calls.instructions().call(2).end();
        code.function(&calls);
        let (mut exports, mut tables, mut elements) =
            (ExportSection::new(), TableSection::new(), ElementSection::new());
        exports.export("import", ExportKind::Func, 0);
        exports.export("third", ExportKind::Func, 3);
        exports.export("caller", ExportKind::Func, 4);
        let table = TableType {
            element_type: RefType::FUNCREF,
            minimum: 4,
            maximum: None,
            table64: false,
            shared: false,
        };
        tables.table(table);
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions([2, 3].as_slice().into()));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables).section(&exports);
        module.section(&elements).section(&code);
        module.finish()
    }

    /// What each export and element of a program does, in words. A call is told by what it calls.
    fn told(wasm: &[u8]) -> Told {
        let (mut bodies, mut exports, mut elements) = (Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::CodeSectionEntry(body) => {
                    let read = body.get_operators_reader()?.into_iter();
                    bodies.push(read.collect::<Result<Vec<_>, _>>()?);
                }
                Payload::ExportSection(section) => exports = section.into_iter().collect::<Result<_, _>>()?,
                Payload::ElementSection(section) => {
                    for element in section {
                        if let ElementItems::Functions(items) = element?.items {
                            elements.extend(items.into_iter().collect::<Result<Vec<_>, _>>()?);
                        }
                    }
                }
                _ => {}
            }
        }
        let told = |index: u32| {
            let body = |index: u32| bodies.get(index.checked_sub(1)? as usize);
            match body(index).map(Vec::as_slice) {
                Some([Operator::Call { function_index }, ..]) => format!("calls {:?}", body(*function_index)),
                body => format!("{body:?}"),
            }
        };
        let exports = exports.iter().map(|it| format!("{}: {}", it.name, told(it.index))).collect();
        Ok((exports, elements.into_iter().map(told).collect()))
    }

    #[test]
    fn everything_does_what_it_did() -> Result<()> {
        let program = program();
        let ordered = by_likeness(&program)?;
        wasmparser::validate(&ordered)?;
        assert_ne!(ordered, program);
        let (exports, elements) = told(&program)?;
        assert_eq!(told(&ordered)?, (exports.clone(), elements));
        let caller = exports.last().map(String::as_str).unwrap_or_default();
        assert!(caller.starts_with("caller: calls") && caller.contains("2000000"), "{caller}");
        Ok(())
    }
}
