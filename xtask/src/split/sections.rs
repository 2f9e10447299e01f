//! The sections of a linked file, as far as they tell what refers to what.

use std::collections::HashMap;
use std::iter;
use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{
    BinaryReader, ImportSectionReader, Linking, LinkingSectionReader, Name, NameSectionReader, Parser,
    Payload, RelocSectionReader, RelocationEntry, SymbolInfo, TypeRef,
};

/// The sections that matter, as they stand in the file.
#[derive(Default)]
pub(super) struct Sections<'a> {
    imported_functions: usize,
    /// The code of each function that is not imported, as a range in the file.
    pub(super) bodies: Vec<Range<usize>>,
    /// Where the contents of each data segment begin.
    pub(super) segments: Vec<usize>,
    /// By number: where each section begins.
    pub(super) starts: HashMap<u32, usize>,
    /// The names of functions, as wasm-bindgen writes them.
    names: HashMap<usize, String>,
    pub(super) symbols: Vec<SymbolInfo<'a>>,
    /// Each with the number of the section in which it stands.
    pub(super) relocations: Vec<(u32, RelocationEntry)>,
}

impl<'a> Sections<'a> {
    /// Reads those of a linked file.
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut sections = Self::default();
        let mut number = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(imports) => {
                    sections.imported_functions = imported_functions(imports)? as usize;
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

    /// Every function by its number, with its code: none for those that are imported.
    pub(super) fn functions(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        iter::repeat_n(0..0, self.imported_functions).chain(self.bodies.iter().cloned()).enumerate()
    }

    /// The name of a function, by its number.
    pub(super) fn name(&self, index: usize) -> Result<&str> {
        self.names.get(&index).map(String::as_str).with_context(|| format!("function {index} has no name"))
    }
}

/// How many functions a module imports. Their numbers come before those of its own.
pub(crate) fn imported_functions(imports: &ImportSectionReader<'_>) -> Result<u32> {
    let mut number = 0;
    for import in imports.clone().into_imports() {
        number += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
    }
    Ok(number)
}
