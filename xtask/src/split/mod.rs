//! Cutting the program in two: what the page needs first, and what is fetched later.
//!
//! The cut goes through the *gates*, the functions of the crate's module `gate`. Whatever only they reach moves to
//! the later part, by the same reckoning as that by which a linker leaves out what nothing reaches. The later part
//! shares memory and tables with the first; when it is instantiated, it puts its functions into the places of the
//! table where they were. So the first part can get there in two ways: by a gate, which the Rust code only lets
//! through with a proof that the later part is here, and by what a gate has given it.
//!
//! Calls are read from what wasm-bindgen wrote, other references from what the linker wrote, and the functions of
//! both are told by their names. What wasm-bindgen took away may live on in JavaScript, so all that it referred to
//! stays in the first part.

mod linked;
mod names;
mod order;

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hasher as _};
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataId, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId,
    FunctionKind, GlobalId, GlobalKind, ImportedFunction, MemoryId, Module, ModuleData, ModuleElements,
    ModuleExports, ModuleImports, TableId,
};
use wasm_encoder::{CustomSection, Section as _};

use crate::project::Project;
use crate::run::Run;
use crate::tools::{Toolbox, WASM_TARGET};
use linked::{Linked, References};
use names::Named;

/// The module whose functions are the gates.
const GATE: &str = "gate";

/// What the later part imports the first as, and the custom section of the first with the file of the later.
/// src/browser/later.rs reads both.
const LATER: &str = "later";

/// How wasm-opt makes a part smaller.
const WASM_OPT_FLAGS: [&str; 7] = [
    // -Oz is smaller raw, but not compressed.
    "-O2",
    // Larger functions compress better where they are than in their only callers.
    "--one-caller-inline-max-function-size=25",
    // What it takes out raw, compression finds by itself, and more.
    "--skip-pass=simplify-locals",
    // How a load is aligned is a hint that no engine follows.
    "--dealign",
    // rustc puts the stack there, as its end. Who needs the last kilobyte of it needs more than there is.
    "--low-memory-unused",
    "--strip-target-features",
    "--strip-producers",
];

/// The end of the name of the later part's file.
pub(crate) const LATER_FILE: &str = "_later.wasm";

/// Cuts the program that trunk has put into `dist/` in two.
pub(crate) fn split(project: &Project, tools: &Toolbox) -> Result<()> {
    println!("\nCutting the program in two");
    let read = |file: &Path| std::fs::read(file).with_context(|| format!("cannot read {}", file.display()));
    let dist = project.dist();
    let mut files = std::fs::read_dir(&dist)?.flatten().map(|entry| entry.path());
    let whole = files.find(|file| file.to_string_lossy().ends_with("_bg.wasm"));
    let whole = whole.context("dist/ has no file *_bg.wasm")?;
    let stem = whole.file_name().and_then(|name| name.to_str()?.rsplit_once('-'));
    let (name, _) = stem.context("the file of the program has no hash")?;
    // As the linker wrote it, and as trunk had it from wasm-bindgen.
    let linked = project.target().join(WASM_TARGET).join("release").join(format!("{name}.wasm"));
    let parts = cut(&read(&linked)?, &read(&whole)?).context("cannot cut the program in two")?;

    let folder = project.target().join("split");
    std::fs::create_dir_all(&folder)?;
    let optimised = |part: &str, wasm: &[u8]| -> Result<Vec<u8>> {
        let (before, after) = (folder.join(format!("{part}.wasm")), folder.join(format!("{part}_opt.wasm")));
        std::fs::write(&before, wasm)?;
        let run = Run::new("wasm-opt").args(WASM_OPT_FLAGS).arg(&before).arg("-o").arg(&after);
        run.env("PATH", tools.path()?).run()?;
        order::by_likeness(&read(&after)?).context("cannot put the functions in order")
    };
    let (first, later) = (optimised("first", &parts.first)?, optimised("later", &parts.later)?);
    let script_file = whole.to_string_lossy().replace("_bg.wasm", ".js");
    let script =
        std::fs::read_to_string(&script_file).with_context(|| format!("cannot read {script_file}"))?;
    let Named { mut first, later, script } =
        names::shorten(&first, &later, &script, &format!("./{name}_bg.js"))
            .context("cannot give short names to what the program imports and exports")?;
    // A first part of another build must not find this later part, nor the other way round.
    let mut hasher = DefaultHasher::new();
    [&first, &later].into_iter().for_each(|part| hasher.write(part));
    let later_file = format!("{name}-{:016x}{LATER_FILE}", hasher.finish());
    CustomSection { name: LATER.into(), data: later_file.as_bytes().into() }.append_to(&mut first);
    std::fs::write(&whole, first)?;
    std::fs::write(script_file, script)?;
    std::fs::write(dist.join(later_file), later)?;
    println!("{} functions and {} bytes of constants come later.", parts.functions, parts.constants);
    Ok(())
}

/// The two parts, not optimised yet, and how much was moved.
struct Parts {
    first: Vec<u8>,
    later: Vec<u8>,
    functions: usize,
    constants: usize,
}

fn cut(linked: &[u8], bound: &[u8]) -> Result<Parts> {
    // Both parts begin as the whole; everything has the same position in both.
    let (mut first, mut later) = (Module::from_buffer(bound)?, Module::from_buffer(bound)?);
    let plan = Plan::new(&first, &Linked::read(linked)?)?;
    let needed = make_later(&mut later, &plan)?;
    make_first(&mut first, &plan, &needed)?;
    Ok(Parts {
        functions: plan.moved.len(),
        constants: plan.bytes.iter().map(|(_, range)| range.len()).sum(),
        first: first.emit_wasm(),
        later: later.emit_wasm(),
    })
}

/// What moves.
struct Plan {
    /// The functions that the first part may call and the later part has, by position.
    gates: Vec<usize>,
    /// All functions that move, by position.
    moved: HashSet<usize>,
    /// Segments of constants by position, and the range in each that moves.
    bytes: Vec<(usize, Range<usize>)>,
}

impl Plan {
    fn new(module: &Module, linked: &Linked) -> Result<Self> {
        let graph = Graph::new(module, linked);
        let gates: Vec<usize> = (0..graph.names.len()).filter(|i| graph.is_gate(*i)).collect();
        if gates.is_empty() {
            bail!("no function of a module `{GATE}` is left; #[inline(never)] keeps them");
        }
        let (all, _) = graph.reached(&[]);
        let (stay, constants) = graph.reached(&gates);
        // JavaScript gives its functions to the first part, which passes them on.
        let local = module.funcs.iter_local().map(|(id, _)| id.index());
        let moved = local.filter(|i| all.contains(i) && !stay.contains(i)).collect();
        Ok(Self { gates, moved, bytes: moved_bytes(module, linked, &constants) })
    }
}

/// The bytes that belong only to constants that move. Variables stay: the first part sets them up, once.
fn moved_bytes(module: &Module, linked: &Linked, stay: &HashSet<usize>) -> Vec<(usize, Range<usize>)> {
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

/// Which function reaches which, all of them by position.
struct Graph<'a> {
    linked: &'a Linked,
    names: Vec<&'a str>,
    by_name: HashMap<&'a str, Vec<usize>>,
    calls: Vec<HashSet<usize>>,
    /// Functions that are reached from outside.
    roots: Vec<usize>,
}

impl<'a> Graph<'a> {
    fn new(module: &'a Module, linked: &'a Linked) -> Self {
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
    fn is_gate(&self, function: usize) -> bool {
        let name = self.names.get(function).and_then(|name| name.rsplit_once(&format!("::{GATE}::")));
        // At the end the compiler may have added a hash.
        name.is_some_and(|(_, rest)| !rest.contains(['<', '>', '{']) && rest.split("::").count() <= 2)
    }

    /// The functions and constants that are reached without passing any of these gates.
    fn reached(&self, closed: &[usize]) -> (HashSet<usize>, HashSet<usize>) {
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

/// What both parts have, by position.
struct Ids {
    functions: Vec<FunctionId>,
    globals: Vec<GlobalId>,
    tables: Vec<TableId>,
    segments: Vec<DataId>,
    memory: MemoryId,
    /// The table of functions.
    table: TableId,
}

impl Ids {
    fn new(module: &Module) -> Result<Self> {
        Ok(Self {
            functions: module.funcs.iter().map(|it| it.id()).collect(),
            globals: module.globals.iter().map(|it| it.id()).collect(),
            tables: module.tables.iter().map(|it| it.id()).collect(),
            segments: module.data.iter().map(|it| it.id()).collect(),
            memory: module.get_memory_id()?,
            table: module.tables.main_function_table()?.context("there is no table of functions")?,
        })
    }

    /// What the later part imports by this name.
    fn by_name(&self, name: &str) -> Option<ExportItem> {
        let (kind, position) = name.split_at_checked(1)?;
        let position: usize = position.parse().ok()?;
        Some(match kind {
            "f" => (*self.functions.get(position)?).into(),
            "g" => (*self.globals.get(position)?).into(),
            "t" => (*self.tables.get(position)?).into(),
            _ => self.memory.into(),
        })
    }
}

/// Makes the later part of the whole. Gives the names of what it needs of the first.
fn make_later(module: &mut Module, plan: &Plan) -> Result<Vec<String>> {
    let ids = Ids::new(module)?;
    let has = |function: &FunctionId| plan.moved.contains(&function.index());
    drop_sections_for_linkers(module);
    module.start = None;
    module.exports = ModuleExports::default();
    module.imports = ModuleImports::default();

    // Everything that it has not itself is imported; below, what it does not use is left out.
    for (i, id) in ids.functions.iter().enumerate().filter(|(_, id)| !has(id)) {
        let import = module.imports.add(LATER, &format!("f{i}"), *id);
        let function = module.funcs.get_mut(*id);
        function.kind = FunctionKind::Import(ImportedFunction { import, ty: function.ty() });
    }
    for (i, id) in ids.globals.iter().enumerate() {
        module.globals.get_mut(*id).kind =
            GlobalKind::Import(module.imports.add(LATER, &format!("g{i}"), *id));
    }
    for (i, id) in ids.tables.iter().enumerate() {
        module.tables.get_mut(*id).import = Some(module.imports.add(LATER, &format!("t{i}"), *id));
    }
    module.memories.get_mut(ids.memory).import = Some(module.imports.add(LATER, "m0", ids.memory));

    // Its functions come where they were in the table, and the gates behind the end.
    let mut slots = Vec::new();
    for element in module.elements.iter() {
        let ElementItems::Functions(items) = &element.items else { continue };
        let ElementKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } = element.kind else {
            bail!("the table is not filled at a fixed place");
        };
        slots.extend((offset..).zip(items.iter().copied()).filter(|(_, id)| has(id)));
    }
    let end = enlarge_table(module, ids.table, plan)?;
    slots.extend((end..).zip(plan.gates.iter().filter_map(|gate| ids.functions.get(*gate).copied())));
    module.elements = ModuleElements::default();
    module.tables.get_mut(ids.table).elem_segments.clear();
    slots.sort_unstable();
    for run in slots.chunk_by(|(a, _), (b, _)| a + 1 == *b) {
        let offset = ConstExpr::Value(Value::I32(run.first().map_or(0, |(slot, _)| *slot)));
        let items = ElementItems::Functions(run.iter().map(|(_, id)| *id).collect());
        let segment = module.elements.add(ElementKind::Active { table: ids.table, offset }, items);
        module.tables.get_mut(ids.table).elem_segments.insert(segment);
    }

    let mut constants = Vec::new();
    for (position, range) in &plan.bytes {
        let segment = module.data.get(*ids.segments.get(*position).context("no such segment")?);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } = segment.kind else {
            bail!("constants do not stand at a fixed place");
        };
        let bytes = segment.value.get(range.clone()).context("a segment is too short")?;
        constants.push((offset + i32::try_from(range.start)?, bytes.to_vec()));
    }
    module.data = ModuleData::default();
    module.memories.get_mut(ids.memory).data_segments.clear();
    for (offset, bytes) in constants {
        let kind = DataKind::Active { memory: ids.memory, offset: ConstExpr::Value(Value::I32(offset)) };
        let segment = module.data.add(kind, bytes);
        module.memories.get_mut(ids.memory).data_segments.insert(segment);
    }
    walrus::passes::gc::run(module);
    Ok(module.imports.iter().map(|import| import.name.clone()).collect())
}

/// Makes the first part of the whole, which exports what the later part needs.
fn make_first(module: &mut Module, plan: &Plan, needed: &[String]) -> Result<()> {
    let ids = Ids::new(module)?;
    drop_sections_for_linkers(module);
    let end = enlarge_table(module, ids.table, plan)?;
    // A gate calls what the later part puts behind the end of the table.
    for (slot, gate) in (end..).zip(&plan.gates) {
        let id = *ids.functions.get(*gate).context("no such function")?;
        let ty = module.funcs.get(id).ty();
        let (params, results) = (module.types.params(ty).to_vec(), module.types.results(ty).to_vec());
        let mut stub = FunctionBuilder::new(&mut module.types, &params, &results);
        let args: Vec<_> = params.iter().map(|param| module.locals.add(*param)).collect();
        let mut body = stub.func_body();
        for arg in &args {
            body.local_get(*arg);
        }
        body.i32_const(slot).call_indirect(ty, ids.table);
        module.funcs.get_mut(id).kind = FunctionKind::Local(stub.local_func(args));
    }
    // In the table, until then, nothing is worth calling where a moved function will stand.
    let stub = plan.gates.first().and_then(|gate| ids.functions.get(*gate)).context("no gate")?;
    for element in module.elements.iter_mut() {
        let ElementItems::Functions(items) = &mut element.items else { continue };
        items.iter_mut().filter(|id| plan.moved.contains(&id.index())).for_each(|id| *id = *stub);
    }
    for (position, range) in &plan.bytes {
        // wasm-opt leaves out what is nought.
        let segment = module.data.get_mut(*ids.segments.get(*position).context("no such segment")?);
        segment.value.get_mut(range.clone()).context("a segment is too short")?.fill(0);
    }
    for name in needed {
        module.exports.add(name, ids.by_name(name).context("the later part needs something unknown")?);
    }
    walrus::passes::gc::run(module);

    // By how the plan was made there is none left. If there were, it would be reached past the gate.
    let left: HashSet<usize> = module.funcs.iter().map(|it| it.id().index()).collect();
    if let Some(i) = plan.moved.iter().find(|i| left.contains(i) && !plan.gates.contains(i)) {
        bail!("function {i} was moved, but the first part reaches it past the gate");
    }
    Ok(())
}

/// Makes room for the gates behind the end of the table. Gives where that was.
fn enlarge_table(module: &mut Module, table: TableId, plan: &Plan) -> Result<i32> {
    let table = module.tables.get_mut(table);
    let end = table.initial;
    table.initial += plan.gates.len() as u64;
    table.maximum = table.maximum.map(|maximum| maximum + plan.gates.len() as u64);
    Ok(i32::try_from(end)?)
}

/// What the linker wrote holds for neither part. wasm-opt needs to know the features.
fn drop_sections_for_linkers(module: &mut Module) {
    let sections: Vec<_> =
        module.customs.iter().map(|(id, section)| (id, section.name().to_owned())).collect();
    for (id, _) in sections.iter().filter(|(_, name)| name != "target_features") {
        module.customs.delete(*id);
    }
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
