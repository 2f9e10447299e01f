//! What the linker knows and wasm-bindgen loses: which function and which constant refers to which. A number in the
//! code may be an address or just a number; only the relocations tell.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result, bail};
use wasmparser::{
    BinaryReader, Linking, LinkingSectionReader, Name, NameSectionReader, Parser, Payload,
    RelocSectionReader, RelocationEntry, RelocationType, SymbolInfo, TypeRef,
};

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

/// The sections that matter, as they stand in the file.
#[derive(Default)]
struct Sections<'a> {
    imported_functions: usize,
    bodies: Vec<Range<usize>>,
    /// Where the contents of each data segment begin.
    segments: Vec<usize>,
    /// By number: where each section begins.
    starts: HashMap<u32, usize>,
    /// The names of functions, as wasm-bindgen writes them.
    names: HashMap<usize, String>,
    symbols: Vec<SymbolInfo<'a>>,
    relocations: Vec<(u32, RelocationEntry)>,
}

impl Linked {
    /// Reads a linked file.
    pub(super) fn read(wasm: &[u8]) -> Result<Self> {
        let sections = Sections::read(wasm)?;
        if sections.symbols.is_empty() || sections.relocations.is_empty() {
            bail!("it was linked without --emit-relocs; is RUSTFLAGS set? It keeps cargo from adding that");
        }
        sections.linked()
    }
}

impl<'a> Sections<'a> {
    fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut sections = Self::default();
        let mut number = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(imports) => {
                    for import in imports.clone().into_imports() {
                        sections.imported_functions += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => {
                    sections.starts.insert(number, range.start);
                }
                Payload::CodeSectionEntry(body) => sections.bodies.push(body.range()),
                Payload::DataSection(data) => {
                    sections.starts.insert(number, data.range().start);
                    for segment in data.clone() {
                        let segment = segment?;
                        sections.segments.push(segment.range.end - segment.data.len());
                    }
                }
                Payload::CustomSection(custom) => {
                    let reader = BinaryReader::new(custom.data(), custom.data_offset());
                    sections.read_custom(custom.name(), reader)?;
                }
                _ => {}
            }
            number += u32::from(!matches!(payload, Payload::CodeSectionEntry(_) | Payload::Version { .. }));
        }
        Ok(sections)
    }

    fn read_custom(&mut self, name: &str, reader: BinaryReader<'a>) -> Result<()> {
        match name {
            "linking" => {
                for subsection in LinkingSectionReader::new(reader)?.subsections() {
                    if let Linking::SymbolTable(symbols) = subsection? {
                        self.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
                    }
                }
            }
            "name" => {
                for subsection in NameSectionReader::new(reader) {
                    if let Name::Function(names) = subsection? {
                        for naming in names {
                            let naming = naming?;
                            let name = rustc_demangle::demangle(naming.name).to_string();
                            self.names.insert(naming.index as usize, name);
                        }
                    }
                }
            }
            _ if name.starts_with("reloc.") => {
                let section = RelocSectionReader::new(reader)?;
                for entry in section.entries() {
                    self.relocations.push((section.section_index(), entry?));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn linked(&self) -> Result<Linked> {
        let mut linked = Linked::default();
        for index in 0..self.imported_functions + self.bodies.len() {
            linked.functions.entry(self.name(index)?.to_owned()).or_default();
        }
        let mut positions = HashMap::new();
        // The symbols by where their bytes stand in the file.
        let mut places = Vec::new();
        for (index, symbol) in self.symbols.iter().enumerate() {
            let SymbolInfo::Data { symbol: Some(data), .. } = symbol else { continue };
            let (segment, start) = (data.index as usize, data.offset as usize);
            let begin = self.segments.get(segment).context("a symbol stands in no segment")? + start;
            let end = begin + data.size as usize;
            positions.insert(index, linked.constants.len());
            places.push((begin..end, linked.constants.len()));
            let place = (segment, start..start + data.size as usize);
            linked.constants.push(Constant { place, references: References::default() });
        }
        for (section, entry) in &self.relocations {
            let Some(start) = self.starts.get(section) else { continue };
            let at = start + entry.offset as usize;
            let body = self.bodies.partition_point(|body| body.end <= at);
            let in_code = self.bodies.get(body).is_some_and(|body| body.contains(&at));
            let mut refer = |add: &dyn Fn(&mut References)| -> Result<()> {
                if in_code {
                    let name = self.name(self.imported_functions + body)?;
                    add(linked.functions.entry(name.to_owned()).or_default());
                    return Ok(());
                }
                let homes = places.iter().filter(|(place, _)| place.contains(&at));
                let mut is_homeless = true;
                for (_, position) in homes {
                    if let Some(constant) = linked.constants.get_mut(*position) {
                        add(&mut constant.references);
                        is_homeless = false;
                    }
                }
                if is_homeless {
                    bail!("a reference stands in no constant");
                }
                Ok(())
            };
            let index = entry.index as usize;
            match (entry.ty, self.symbols.get(index).context("a reference to no symbol")?) {
                (
                    RelocationType::TableIndexSleb | RelocationType::TableIndexI32,
                    SymbolInfo::Func { index, .. },
                ) => {
                    let name = self.name(*index as usize)?;
                    refer(&|references| references.functions.push(name.to_owned()))?;
                }
                (
                    RelocationType::MemoryAddrLeb
                    | RelocationType::MemoryAddrSleb
                    | RelocationType::MemoryAddrI32,
                    SymbolInfo::Data { .. },
                ) => {
                    // What is not defined has no bytes to move: the ends of memory and the like.
                    if let Some(position) = positions.get(&index) {
                        refer(&|references| references.constants.push(*position))?;
                    }
                }
                // Calls are read from what wasm-bindgen wrote; types and globals are not moved.
                (
                    RelocationType::FunctionIndexLeb
                    | RelocationType::TypeIndexLeb
                    | RelocationType::GlobalIndexLeb
                    | RelocationType::TableNumberLeb,
                    _,
                ) => {}
                (unknown, _) => bail!("a reference of the unknown kind {unknown:?}"),
            }
        }
        Ok(linked)
    }

    fn name(&self, index: usize) -> Result<&str> {
        self.names.get(&index).map(String::as_str).with_context(|| format!("function {index} has no name"))
    }
}
