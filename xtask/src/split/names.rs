//! Short names for what the program and JavaScript, and the two parts of the program, give each other.
//!
//! wasm-bindgen names each import by what it does and a number of 16 digits, once in the program and once in
//! JavaScript. No reader of either is left once both are published, and the numbers do not compress.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use wasm_encoder::{Encode as _, RawSection, Section as _};
use wasmparser::{BinaryReader, TypeRef};

use super::LATER;

/// The two parts, and the JavaScript that starts the first.
pub(super) struct Named {
    pub(super) first: Vec<u8>,
    pub(super) later: Vec<u8>,
    pub(super) script: String,
}

/// The variable of the JavaScript that holds what the first part exports.
const EXPORTS: &str = "wasm.";

const IMPORT_SECTION: u8 = 2;
const EXPORT_SECTION: u8 = 7;

/// Gives short names to what the first part imports from `module`, which is `script`, and to all that it exports
/// and `script` or the later part use.
pub(super) fn shorten(first: &[u8], later: &[u8], script: &str, module: &str) -> Result<Named> {
    let mut imports = imports(first)?;
    let mut keys = HashMap::new();
    for import in imports.iter_mut().filter(|import| import.module == module) {
        let name = short(keys.len());
        keys.insert(std::mem::replace(&mut import.name, name.clone()), name);
        import.module = short(0);
    }

    let (mut exports, mut wanted) = (exports(first)?, self::imports(later)?);
    let read = properties(script);
    let is_used = |export: &Export| {
        read.contains(&export.name.as_str())
            || wanted.iter().any(|import| import.module == LATER && import.name == export.name)
    };
    // In order they are smaller.
    exports.sort_by_key(|export| (export.kind, export.index));
    let mut exported = HashMap::new();
    let (used, rest): (Vec<_>, Vec<_>) = exports.into_iter().partition(is_used);
    let mut exports = Vec::new();
    for export in used {
        let name = short(exported.len());
        exported.insert(export.name, name.clone());
        exports.push(Export { name, ..export });
    }
    exports.extend(rest);
    for import in wanted.iter_mut().filter(|import| import.module == LATER) {
        import.name =
            exported.get(&import.name).with_context(|| format!("no part has {}", import.name))?.clone();
    }

    let script = renamed(script, &keys, &exported)?;
    let (quoted, renamed) = (format!("\"{module}\": "), format!("\"{}\": ", short(0)));
    if script.matches(&quoted).count() != 1 {
        bail!("JavaScript does not give what {module} should just once");
    }
    Ok(Named {
        first: with_section(
            &with_section(first, IMPORT_SECTION, &encoded(&imports, Import::encode)?)?,
            EXPORT_SECTION,
            &encoded(&exports, Export::encode)?,
        )?,
        later: with_section(later, IMPORT_SECTION, &encoded(&wanted, Import::encode)?)?,
        script: script.replace(&quoted, &renamed),
    })
}

/// The name with this number: a, b, …, Z, aa, ab, …
fn short(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        let letter = u8::try_from(number % 52).unwrap_or_default();
        name.insert(0, char::from(if letter < 26 { b'a' + letter } else { b'A' + letter - 26 }));
        number /= 52;
        if number == 0 {
            return name;
        }
        number -= 1;
    }
}

struct Import {
    module: String,
    name: String,
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

struct Export {
    name: String,
    kind: u8,
    index: u32,
}

impl Export {
    fn encode(&self, sink: &mut Vec<u8>) {
        self.name.encode(sink);
        sink.push(self.kind);
        self.index.encode(sink);
    }
}

fn imports(wasm: &[u8]) -> Result<Vec<Import>> {
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

fn exports(wasm: &[u8]) -> Result<Vec<Export>> {
    let mut reader = BinaryReader::new(section(wasm, EXPORT_SECTION)?, 0);
    let mut exports = Vec::new();
    for _ in 0..reader.read_var_u32()? {
        let name = reader.read_string()?.to_owned();
        exports.push(Export { name, kind: reader.read_u8()?, index: reader.read_var_u32()? });
    }
    Ok(exports)
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

/// What a script reads from what the program exports.
fn properties(script: &str) -> Vec<&str> {
    words(script).filter(|(before, ..)| is_exports(before)).map(|(_, word, _)| word).collect()
}

/// The script with the keys of the object that it gives to the program, and the names of what that exports, changed.
fn renamed(
    script: &str,
    keys: &HashMap<String, String>,
    exported: &HashMap<String, String>,
) -> Result<String> {
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

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, FunctionSection, ImportSection, Module, TypeSection,
    };

    use super::*;

    const SCRIPT: &str = "
const import0 = { __proto__: null, __wbg_one_12: function() { return wasm.twice(two); },
    __wbg_two_34: two, };
function twice() { return mywasm.twice + wasm.twice(); }
return { \"./app_bg.js\": import0 };
";

    fn part(module: &str, imports: &[&str], exports: &[&str]) -> Vec<u8> {
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        types.ty().function([], []);
        let (mut given, mut made) = (ImportSection::new(), ExportSection::new());
        for name in imports {
            given.import(module, name, EntityType::Function(0));
        }
        for (i, name) in (0..).zip(exports) {
            made.export(name, ExportKind::Func, i);
        }
        functions.function(0);
        let mut module = Module::new();
        module.section(&types).section(&given).section(&functions).section(&made);
        module.finish()
    }

    #[test]
    fn names_are_short_and_differ() {
        let names: Vec<_> = (0..3_000).map(short).collect();
        for (number, name) in
            [(0, "a"), (25, "z"), (26, "A"), (51, "Z"), (52, "aa"), (53, "ab"), (52 + 52 * 52, "aaa")]
        {
            assert_eq!(short(number), name);
        }
        assert_eq!(names.iter().collect::<std::collections::HashSet<_>>().len(), names.len());
    }

    #[test]
    fn both_parts_and_javascript_agree_on_the_names() -> Result<()> {
        let first = part("./app_bg.js", &["__wbg_two_34", "__wbg_one_12"], &["f7", "twice", "main"]);
        let later = part(LATER, &["f7"], &[]);
        let named = shorten(&first, &later, SCRIPT, "./app_bg.js")?;
        let names = |imports: Vec<Import>| -> Vec<_> {
            imports.into_iter().map(|import| import.module + " " + &import.name).collect()
        };
        assert_eq!(names(imports(&named.first)?), ["a a", "a b"]);
        assert_eq!(names(imports(&named.later)?), ["later a"]);
        let exports: Vec<_> = exports(&named.first)?.into_iter().map(|export| export.name).collect();
        assert_eq!(exports, ["a", "b", "main"]);
        let expected = "
const import0 = { __proto__: null, b: function() { return wasm.b(two); },
    a: two, };
function twice() { return mywasm.twice + wasm.b(); }
return { \"a\": import0 };
";
        assert_eq!(named.script, expected);
        Ok(())
    }

    #[test]
    fn a_script_that_does_not_fit_is_refused() {
        let first = part("./app_bg.js", &["__wbg_two_34", "__wbg_one_12"], &["twice"]);
        let refused = |script: &str| {
            let named = shorten(&first, &part(LATER, &[], &[]), script, "./app_bg.js");
            named.err().map(|error| error.to_string()).unwrap_or_default()
        };
        assert_eq!(refused(SCRIPT), "");
        let once = "JavaScript does not give __wbg_two_34 just once";
        assert_eq!(refused(&SCRIPT.replace("__wbg_two_34: two,", "")), once);
        assert_eq!(refused(&SCRIPT.replace("two, }", "two, __wbg_two_34: two }")), once);
        let other = "JavaScript uses __wbg_two_34 for something else than giving it to the program";
        assert_eq!(refused(&SCRIPT.replace("(two)", "(__wbg_two_34)")), other);
        let needs = "JavaScript needs thrice, which nothing exports";
        assert_eq!(refused(&SCRIPT.replace("wasm.twice()", "wasm.thrice()")), needs);
        assert!(refused(&SCRIPT.replace("./app", "./another")).contains("./app_bg.js"));
    }
}
