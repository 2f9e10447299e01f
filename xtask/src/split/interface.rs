//! What a module imports and exports, read and written anew. All else in it stays as it is.

use anyhow::{Context, Result};
use wasm_encoder::{Encode as _, RawSection, Section as _};
use wasmparser::{BinaryReader, TypeRef};

const IMPORT_SECTION: u8 = 2;
const EXPORT_SECTION: u8 = 7;

/// What a module takes from elsewhere.
pub(super) struct Import {
    pub(super) module: String,
    pub(super) name: String,
    /// What it is, as it is written.
    kind: Vec<u8>,
}

impl Import {
    fn encode(&self, sink: &mut Vec<u8>) {
        self.module.encode(sink);
        self.name.encode(sink);
        sink.extend(&self.kind);
    }
}

/// An entry of a module's export section.
pub(super) struct Export {
    pub(super) name: String,
    pub(super) kind: u8,
    pub(super) index: u32,
}

impl Export {
    fn encode(&self, sink: &mut Vec<u8>) {
        self.name.encode(sink);
        sink.push(self.kind);
        self.index.encode(sink);
    }
}

/// What a module imports, in its order.
pub(super) fn imports(wasm: &[u8]) -> Result<Vec<Import>> {
    let contents = section(wasm, IMPORT_SECTION)?;
    let mut reader = BinaryReader::new(contents, 0);
    let mut imports = Vec::new();
    for _ in 0..reader.read_var_u32()? {
        let (module, name) = (reader.read_string()?.to_owned(), reader.read_string()?.to_owned());
        let start = reader.original_position();
        reader.read::<TypeRef>()?;
        let kind = contents.get(start..reader.original_position()).unwrap_or_default().to_vec();
        imports.push(Import { module, name, kind });
    }
    Ok(imports)
}

/// What a module exports, in its order.
pub(super) fn exports(wasm: &[u8]) -> Result<Vec<Export>> {
    let mut reader = BinaryReader::new(section(wasm, EXPORT_SECTION)?, 0);
    let mut exports = Vec::new();
    for _ in 0..reader.read_var_u32()? {
        let name = reader.read_string()?.to_owned();
        exports.push(Export { name, kind: reader.read_u8()?, index: reader.read_var_u32()? });
    }
    Ok(exports)
}

/// The module with its imports under other names.
pub(super) fn with_imports(wasm: &[u8], imports: &[Import]) -> Result<Vec<u8>> {
    with_section(wasm, IMPORT_SECTION, &encoded(imports, Import::encode)?)
}

/// The module with its exports under other names.
pub(super) fn with_exports(wasm: &[u8], exports: &[Export]) -> Result<Vec<u8>> {
    with_section(wasm, EXPORT_SECTION, &encoded(exports, Export::encode)?)
}

fn encoded<T>(items: &[T], encode: impl Fn(&T, &mut Vec<u8>)) -> Result<Vec<u8>> {
    let mut contents = Vec::new();
    u32::try_from(items.len())?.encode(&mut contents);
    items.iter().for_each(|item| encode(item, &mut contents));
    Ok(contents)
}

/// The sections of a module, each with its number.
fn sections(wasm: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let mut reader = BinaryReader::new(wasm, 0);
    reader.read_bytes(8)?;
    let mut sections = Vec::new();
    while !reader.eof() {
        let id = reader.read_u8()?;
        let length = reader.read_var_u32()?;
        sections.push((id, reader.read_bytes(length as usize)?));
    }
    Ok(sections)
}

fn section(wasm: &[u8], id: u8) -> Result<&[u8]> {
    let found = sections(wasm)?.into_iter().find(|(it, _)| *it == id);
    Ok(found.with_context(|| format!("there is no section {id}"))?.1)
}

/// The module with one section replaced.
fn with_section(wasm: &[u8], id: u8, contents: &[u8]) -> Result<Vec<u8>> {
    let mut replaced = wasm.get(..8).context("this is no wasm")?.to_vec();
    for (it, data) in sections(wasm)? {
        RawSection { id: it, data: if it == id { contents } else { data } }.append_to(&mut replaced);
    }
    Ok(replaced)
}
