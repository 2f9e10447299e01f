//! Short names for what the program and JavaScript, and the two parts of the program, give each other.
//!
//! wasm-bindgen names each import by what it does and a number of 16 digits, once in the program and once in
//! JavaScript. No reader of either is left once both are published, and the numbers do not compress.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result};

use super::LATER;
use super::interface::{Export, Import, exports, imports, with_exports, with_imports};
use super::script::{properties, renamed, with_key};

/// The two parts, and the JavaScript that starts the first.
pub(super) struct Named {
    pub(super) first: Vec<u8>,
    pub(super) later: Vec<u8>,
    pub(super) script: String,
}

/// Short names, by those that they stand for.
pub(super) type Renamed = HashMap<String, String>;

/// Gives short names to what the first part imports from `module`, which is `script`, and to all that it exports
/// and `script` or the later part use.
pub(super) fn shorten(first: &[u8], later: &[u8], script: &str, module: &str) -> Result<Named> {
    let (mut given, mut offered, mut wanted) = (imports(first)?, exports(first)?, imports(later)?);
    let module_name = short(0);
    let keys = rename_given(&mut given, module, &module_name);
    let exported = rename_used(&mut offered, &used(script, &wanted));
    follow(&mut wanted, &exported)?;
    Ok(Named {
        first: with_exports(&with_imports(first, &given)?, &offered)?,
        later: with_imports(later, &wanted)?,
        script: with_key(&renamed(script, &keys, &exported)?, module, &module_name)?,
    })
}

/// Renames what the first part imports from `module`, and that.
fn rename_given(imports: &mut [Import], module: &str, module_name: &str) -> Renamed {
    let given = imports.iter_mut().filter(|import| import.module == module);
    rename(given.map(|import| {
        import.module = module_name.to_owned();
        &mut import.name
    }))
}

/// The names of what the first part exports that the script or the later part use.
fn used(script: &str, wanted: &[Import]) -> HashSet<String> {
    let wanted = wanted.iter().filter(|import| import.module == LATER).map(|import| import.name.as_str());
    properties(script).chain(wanted).map(str::to_owned).collect()
}

/// Renames the exports that are used, and puts them first.
fn rename_used(exports: &mut [Export], used: &HashSet<String>) -> Renamed {
    // In order they are smaller.
    exports.sort_by_key(|export| (!used.contains(&export.name), export.kind, export.index));
    rename(exports.iter_mut().map(|export| &mut export.name).filter(|name| used.contains(*name)))
}

/// Gives these a short name each.
fn rename<'a>(names: impl Iterator<Item = &'a mut String>) -> Renamed {
    let replaced = names.enumerate().map(|(number, name)| {
        let new = short(number);
        (std::mem::replace(name, new.clone()), new)
    });
    replaced.collect()
}

/// Has the later part import what the first exports by its new names.
fn follow(wanted: &mut [Import], exported: &Renamed) -> Result<()> {
    for import in wanted.iter_mut().filter(|import| import.module == LATER) {
        import.name =
            exported.get(&import.name).with_context(|| format!("no part has {}", import.name))?.clone();
    }
    Ok(())
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
