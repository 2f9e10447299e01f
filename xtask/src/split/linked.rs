//! What the linker knows and wasm-bindgen loses: which function and which constant refers to which. A number in the
//! code may be an address or just a number; only the relocations tell.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use anyhow::{Context, Result, bail};
use wasmparser::{RelocationEntry, RelocationType, SymbolInfo};

use super::sections::Sections;

/// What a function or a constant refers to, other than by calling it.
#[derive(Debug, Default, Clone)]
pub(super) struct References {
    /// Functions by name, through their places in the table.
    pub(super) functions: Vec<String>,
    /// Constants, by their positions in [`Linked::constants`].
    pub(super) constants: Vec<usize>,
}

/// Something with an address in memory: text, a table of methods, a variable.
#[derive(Debug)]
pub(super) struct Constant {
    /// Its bytes, as a segment and a range in that.
    pub(super) place: (usize, Range<usize>),
    /// What it refers to.
    pub(super) references: References,
}

/// A file as linked, with `--emit-relocs`.
#[derive(Debug, Default)]
pub(super) struct Linked {
    /// What each function refers to, by name. Functions of one name are taken for one.
    pub(super) functions: HashMap<String, References>,
    /// Everything with an address in memory.
    pub(super) constants: Vec<Constant>,
}

/// A constant of which the bytes are in the file.
struct Defined {
    symbol: usize,
    /// As [`Constant::place`].
    place: (usize, Range<usize>),
    /// Its bytes, as a range in the file.
    bytes: Range<usize>,
}

/// What is referred to, by where in the file the reference stands.
type Targets<'a> = BTreeMap<usize, Target<'a>>;

/// What a reference in the file leads to.
enum Target<'a> {
    /// A function, by name.
    Function(&'a str),
    /// A constant, by its position.
    Constant(usize),
}

impl Linked {
    /// Reads a linked file.
    pub(super) fn read(wasm: &[u8]) -> Result<Self> {
        let sections = Sections::read(wasm)?;
        if sections.symbols.is_empty() || sections.relocations.is_empty() {
            bail!("it was linked without --emit-relocs, which `cargo xtask build` asks of the compiler");
        }
        let constants = defined(&sections)?;
        let targets = targets(&sections, &constants)?;
        check_homes(&targets, &sections, &constants)?;

        let mut linked = Self::default();
        for (function, body) in sections.functions() {
            let references = linked.functions.entry(sections.name(function)?.to_owned()).or_default();
            references.add(&targets, body);
        }
        for Defined { place, bytes, .. } in constants {
            let mut references = References::default();
            references.add(&targets, bytes);
            linked.constants.push(Constant { place, references });
        }
        Ok(linked)
    }
}

impl References {
    /// Adds what the bytes in this range of the file refer to.
    fn add(&mut self, targets: &Targets<'_>, bytes: Range<usize>) {
        for (_, target) in targets.range(bytes) {
            match target {
                Target::Function(name) => self.functions.push((*name).to_owned()),
                Target::Constant(position) => self.constants.push(*position),
            }
        }
    }
}

/// The constants that have bytes. The ends of memory and the like have none.
fn defined(sections: &Sections<'_>) -> Result<Vec<Defined>> {
    let mut constants = Vec::new();
    for (symbol, info) in sections.symbols.iter().enumerate() {
        let SymbolInfo::Data { symbol: Some(data), .. } = info else { continue };
        let segment = data.index as usize;
        let (start, end) = (data.offset as usize, data.offset as usize + data.size as usize);
        let begin = sections.segments.get(segment).context("a symbol stands in no segment")?;
        constants.push(Defined { symbol, place: (segment, start..end), bytes: begin + start..begin + end });
    }
    Ok(constants)
}

/// What is referred to in code and constants.
fn targets<'a>(sections: &'a Sections<'_>, constants: &[Defined]) -> Result<Targets<'a>> {
    let positions = constants.iter().enumerate().map(|(position, constant)| (constant.symbol, position));
    let positions: HashMap<usize, usize> = positions.collect();
    let mut targets = Targets::new();
    for (section, entry) in &sections.relocations {
        let Some(start) = sections.starts.get(section) else { continue };
        let Some(target) = target(entry, sections, &positions)? else { continue };
        if targets.insert(start + entry.offset as usize, target).is_some() {
            bail!("two references stand in one place");
        }
    }
    Ok(targets)
}

/// What a relocation refers to, if that could move; `positions` are those of the constants, by symbol.
fn target<'a>(
    entry: &RelocationEntry,
    sections: &'a Sections<'_>,
    positions: &HashMap<usize, usize>,
) -> Result<Option<Target<'a>>> {
    use RelocationType as Type;

    let index = entry.index as usize;
    let symbol = sections.symbols.get(index).context("a reference to no symbol")?;
    Ok(match (entry.ty, symbol) {
        (Type::TableIndexSleb | Type::TableIndexI32, SymbolInfo::Func { index, .. }) => {
            Some(Target::Function(sections.name(*index as usize)?))
        }
        (Type::MemoryAddrLeb | Type::MemoryAddrSleb | Type::MemoryAddrI32, SymbolInfo::Data { .. }) => {
            positions.get(&index).copied().map(Target::Constant)
        }
        // Calls are read from what wasm-bindgen wrote; types and globals are not moved.
        (Type::FunctionIndexLeb | Type::TypeIndexLeb | Type::GlobalIndexLeb | Type::TableNumberLeb, _) => {
            None
        }
        (unknown, _) => bail!("a reference of the unknown kind {unknown:?}"),
    })
}

/// Stops at a reference that stands in no function and no constant: what it refers to could be moved away from it.
fn check_homes(targets: &Targets<'_>, sections: &Sections<'_>, constants: &[Defined]) -> Result<()> {
    let homes = sections.bodies.iter().chain(constants.iter().map(|constant| &constant.bytes));
    let at_home: HashSet<usize> =
        homes.flat_map(|bytes| targets.range(bytes.clone())).map(|(at, _)| *at).collect();
    if at_home.len() < targets.len() {
        bail!("a reference stands in no function and no constant");
    }
    Ok(())
}
