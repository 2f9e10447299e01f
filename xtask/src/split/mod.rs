//! Cutting the program in two: what the page needs first, and what is fetched later.
//!
//! The cut goes through the *gates*, the functions of the crate's module `gate`. Whatever only they reach moves to
//! the later part, by the same reckoning as that by which a linker leaves out what nothing reaches. The later part
//! shares memory and table with the first; when it is instantiated, it puts its functions into the places in the
//! table that the first part left empty. So the first part can get there in two ways: by a gate, which the Rust
//! code only lets through with a proof that the later part is here, and by what a gate has given it.
//!
//! Calls are read from what wasm-bindgen wrote, other references from what the linker wrote, and the functions of
//! both are told by their names. What wasm-bindgen took away may live on in JavaScript, so all that it referred to
//! stays in the first part.

mod linked;

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataId, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId,
    FunctionKind, GlobalKind, ImportedFunction, Module, TableId,
};

use crate::project::Project;
use crate::run::Run;
use crate::tools::{Toolbox, WASM_TARGET};
use linked::Linked;

/// The module whose functions are the gates.
const GATE: &str = "gate";

/// What the later part imports the first as, and the custom section of the first with the file of the later.
/// src/browser/later.rs reads both.
const LATER: &str = "later";

/// The end of the name of the later part's file.
pub(crate) const LATER_FILE: &str = "_later.wasm";

/// Cuts the program in `dist/` in two, as long as it has a gate.
pub(crate) fn split(project: &Project, tools: &Toolbox) -> Result<()> {
    let dist = project.dist();
    let stem_of = |name: String| name.strip_suffix("_bg.wasm").map(str::to_owned);
    let files = std::fs::read_dir(&dist)?.flatten().map(|entry| entry.file_name());
    let stem = files.filter_map(|name| stem_of(name.to_string_lossy().into_owned())).next();
    let stem = stem.context("dist/ has no file *_bg.wasm")?;
    let (name, _) = stem.rsplit_once('-').context("the file of the program has no hash")?;
    let linked = project.target().join(WASM_TARGET).join("release").join(format!("{name}.wasm"));
    let folder = project.target().join("split");
    std::fs::create_dir_all(&folder)?;
    println!("\nCutting the program in two");
    let read = |file: &Path| std::fs::read(file).with_context(|| format!("cannot read {}", file.display()));
    let linked = read(&linked)?;
    // As trunk had it from wasm-bindgen, before it called wasm-opt.
    let bound = project.target().join("wasm-bindgen").join("release").join(format!("{name}_bg.wasm"));
    let bound = read(&bound)?;
    let parts = cut(&linked, &bound).context("cannot cut the program in two")?;

    let optimised = |part: &str, wasm: &[u8]| -> Result<Vec<u8>> {
        let (before, after) = (folder.join(format!("{part}.wasm")), folder.join(format!("{part}_opt.wasm")));
        std::fs::write(&before, wasm)?;
        let run = Run::new("wasm-opt").args(["-Oz", "--strip-target-features"]);
        run.arg(&before).arg("-o").arg(&after).env("PATH", tools.path()?).run()?;
        read(&after)
    };
    let later = optimised("later", &parts.later)?;
    let mut first = optimised("first", &parts.first)?;
    let later_file = format!("{name}-{:016x}{LATER_FILE}", hash(&[&parts.first, &parts.later]));
    add_custom_section(&mut first, LATER, later_file.as_bytes());
    std::fs::write(dist.join(format!("{stem}_bg.wasm")), first)?;
    std::fs::write(dist.join(later_file), later)?;
    println!("{} functions and {} bytes of constants come later.", parts.functions, parts.constants);
    Ok(())
}

/// The two parts, not optimised yet.
struct Parts {
    first: Vec<u8>,
    later: Vec<u8>,
    /// How many functions were moved.
    functions: usize,
    /// How many bytes of constants were moved.
    constants: usize,
}

fn cut(linked: &[u8], bound: &[u8]) -> Result<Parts> {
    let linked = Linked::read(linked)?;
    // Both parts begin as the whole; a function has the same position in both.
    let (mut first, mut later) = (Module::from_buffer(bound)?, Module::from_buffer(bound)?);
    let plan = Plan::new(&first, &linked)?;
    let slots = Slots::read(&first)?;
    let exports = make_later(&mut later, &plan, &slots)?;
    make_first(&mut first, &plan, &slots, &exports)?;
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
    bytes: Vec<(usize, std::ops::Range<usize>)>,
}

impl Plan {
    fn new(module: &Module, linked: &Linked) -> Result<Self> {
        let graph = Graph::new(module, linked);
        let gates: Vec<usize> = (0..graph.names.len()).filter(|i| graph.is_gate(*i)).collect();
        if gates.is_empty() {
            bail!("no function of a module `{GATE}` is left; #[inline(never)] keeps them");
        }
        let (functions, constants) = graph.reached(&gates);
        let (all_functions, all_constants) = graph.reached(&[]);
        // The first part imports all that is imported, since it is the one that JavaScript gives it to.
        let is_local =
            |i: &usize| matches!(module.funcs.iter().nth(*i).map(|f| &f.kind), Some(FunctionKind::Local(_)));
        let moved = all_functions.difference(&functions).copied().filter(is_local).collect();
        Ok(Self { gates, moved, bytes: moved_bytes(module, linked, &constants, &all_constants) })
    }
}

/// The bytes that belong only to constants that move. Variables stay: the first part sets them up, once.
fn moved_bytes(
    module: &Module,
    linked: &Linked,
    stay: &HashSet<usize>,
    all: &HashSet<usize>,
) -> Vec<(usize, std::ops::Range<usize>)> {
    let mut bytes = Vec::new();
    for (position, segment) in module.data.iter().enumerate() {
        if segment.name.as_deref() != Some(".rodata") {
            continue;
        }
        let mut moves = vec![false; segment.value.len()];
        for goes in [true, false] {
            for (i, constant) in linked.constants.iter().enumerate() {
                let (at, range) = &constant.place;
                if *at == position && (all.contains(&i) && !stay.contains(&i)) == goes {
                    moves.get_mut(range.clone()).into_iter().flatten().for_each(|it| *it = goes);
                }
            }
        }
        let mut start = 0;
        for run in moves.chunk_by(|a, b| a == b) {
            if run.first() == Some(&true) {
                bytes.push((position, start..start + run.len()));
            }
            start += run.len();
        }
    }
    bytes
}

/// Which function reaches which.
struct Graph<'a> {
    linked: &'a Linked,
    names: Vec<&'a str>,
    by_name: HashMap<&'a str, Vec<usize>>,
    calls: Vec<Vec<usize>>,
    /// Functions that are reached from outside or in ways that are not known.
    roots: Vec<usize>,
}

impl<'a> Graph<'a> {
    fn new(module: &'a Module, linked: &'a Linked) -> Self {
        let positions: HashMap<FunctionId, usize> =
            module.funcs.iter().enumerate().map(|(i, function)| (function.id(), i)).collect();
        let position = |id: &FunctionId| positions.get(id).copied();
        let name = |function: &'a walrus::Function| plain(function.name.as_deref().unwrap_or_default());
        let names: Vec<&str> = module.funcs.iter().map(name).collect();
        let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, name) in names.iter().enumerate() {
            by_name.entry(name).or_default().push(i);
        }
        let calls = module.funcs.iter().map(|function| {
            let mut called = Called::default();
            if let FunctionKind::Local(local) = &function.kind {
                dfs_in_order(&mut called, local, local.entry_block());
            }
            called.0.iter().filter_map(position).collect()
        });
        let exported = module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(function) => position(&function),
            _ => None,
        });
        let start = module.start.iter().filter_map(position);
        // wasm-bindgen's own functions in the table are called by JavaScript.
        let in_table = module.elements.iter().filter_map(|element| match &element.items {
            ElementItems::Functions(functions) => Some(functions),
            ElementItems::Expressions(..) => None,
        });
        let of_bindgen = in_table
            .flatten()
            .filter_map(position)
            .filter(|i| names.get(*i).is_none_or(|name| !linked.functions.contains_key(*name)));
        let roots = exported.chain(start).chain(of_bindgen).collect();
        Self { linked, calls: calls.collect(), by_name, roots, names }
    }

    /// Whether a function stands in a module `gate`.
    fn is_gate(&self, function: usize) -> bool {
        let Some(name) = self.names.get(function) else { return false };
        // At the end the compiler may have added a hash.
        let after = name.rsplit_once(&format!("::{GATE}::")).map(|(_, after)| after);
        after.is_some_and(|after| !after.contains(['<', '{']) && after.split("::").count() <= 2)
    }

    /// The functions and constants that are reached without passing any of these gates.
    fn reached(&self, closed: &[usize]) -> (HashSet<usize>, HashSet<usize>) {
        let (mut functions, mut constants) = (HashSet::new(), HashSet::new());
        let mut next_functions = self.roots.clone();
        let mut next_constants = Vec::new();
        let gone = self.linked.functions.iter().filter(|(name, _)| !self.by_name.contains_key(name.as_str()));
        let mut references: Vec<_> = gone.map(|(_, references)| references).collect();
        loop {
            for found in references.drain(..) {
                next_constants.extend(found.constants.iter().copied());
                let named = found.functions.iter().filter_map(|name| self.by_name.get(name.as_str()));
                next_functions.extend(named.flatten().copied());
            }
            if let Some(function) = next_functions.pop() {
                if !closed.contains(&function) && functions.insert(function) {
                    next_functions.extend(self.calls.get(function).into_iter().flatten().copied());
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

/// A name without the number that wasm-bindgen adds to names that are there more than once.
fn plain(name: &str) -> &str {
    match name.rsplit_once('[') {
        Some((start, number)) if number.trim_end_matches(']').parse::<u32>().is_ok() => start,
        _ => name,
    }
}

/// The functions that a function calls or names.
#[derive(Default)]
struct Called(HashSet<FunctionId>);

impl Visitor<'_> for Called {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.insert(*function);
    }
}

/// The table of functions: what stands at each place, by position, and where the gates come.
struct Slots {
    functions: Vec<(u32, usize)>,
    size: u32,
}

impl Slots {
    fn read(module: &Module) -> Result<Self> {
        let ids: HashMap<FunctionId, usize> =
            module.funcs.iter().enumerate().map(|(i, function)| (function.id(), i)).collect();
        let table = module.tables.get(table(module)?);
        let mut functions = Vec::new();
        for element in module.elements.iter() {
            let ElementItems::Functions(items) = &element.items else { continue };
            let ElementKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } = element.kind
            else {
                bail!("the table is not filled at a fixed place");
            };
            for (slot, id) in (u32::try_from(offset)?..).zip(items) {
                functions.push((slot, *ids.get(id).context("the table has an unknown function")?));
            }
        }
        Ok(Self { functions, size: u32::try_from(table.initial)? })
    }

    /// Fills the table of a part with the functions that it has, and with further ones behind the others.
    fn fill(
        &self,
        module: &mut Module,
        ids: &[FunctionId],
        has: impl Fn(usize) -> bool,
        further: &[usize],
    ) -> Result<()> {
        let table = table(module)?;
        let segments: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
        for segment in segments {
            module.elements.delete(segment);
            module.tables.get_mut(table).elem_segments.remove(&segment);
        }
        let further = (self.size..).zip(further.iter().copied());
        let mut filled: Vec<_> =
            self.functions.iter().copied().filter(|(_, i)| has(*i)).chain(further).collect();
        filled.sort_unstable();
        for run in filled.chunk_by(|(a, _), (b, _)| a + 1 == *b) {
            let Some((start, _)) = run.first() else { continue };
            let offset = ConstExpr::Value(Value::I32(i32::try_from(*start)?));
            let items = run.iter().filter_map(|(_, i)| ids.get(*i).copied()).collect();
            let kind = ElementKind::Active { table, offset };
            let segment = module.elements.add(kind, ElementItems::Functions(items));
            module.tables.get_mut(table).elem_segments.insert(segment);
        }
        Ok(())
    }
}

fn table(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("there is no table of functions")
}

fn function_ids(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).collect()
}

/// What the later part imports from the first, in the order of the numbers that it is imported by.
enum Shared {
    Function(usize),
    Global(usize),
    Table(usize),
    Memory,
}

/// Makes the later part of the whole. Gives what it needs of the first.
fn make_later(module: &mut Module, plan: &Plan, slots: &Slots) -> Result<Vec<Shared>> {
    let ids = function_ids(module);
    let (table, memory) = (table(module)?, module.get_memory_id()?);
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    exports.into_iter().for_each(|export| module.exports.delete(export));
    let imports: Vec<_> = module.imports.iter().map(walrus::Import::id).collect();
    imports.into_iter().for_each(|import| module.imports.delete(import));
    let customs: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for custom in customs {
        let is_needed = module.customs.get(custom).is_some_and(|it| it.name() == "target_features");
        if !is_needed {
            module.customs.delete(custom);
        }
    }
    module.start = None;

    // First everything is imported, and then what is not used is left out.
    let mut shared = Vec::new();
    let number = |shared: &mut Vec<Shared>, item: Shared| {
        shared.push(item);
        (shared.len() - 1).to_string()
    };
    for (i, id) in ids.iter().enumerate().filter(|(i, _)| !plan.moved.contains(i)) {
        let ty = module.funcs.get(*id).ty();
        let import = module.imports.add(LATER, &number(&mut shared, Shared::Function(i)), *id);
        module.funcs.get_mut(*id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
    for (i, id) in globals.into_iter().enumerate() {
        let import = module.imports.add(LATER, &number(&mut shared, Shared::Global(i)), id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    let tables: Vec<_> = module.tables.iter().map(walrus::Table::id).collect();
    for (i, id) in tables.into_iter().enumerate() {
        let import = module.imports.add(LATER, &number(&mut shared, Shared::Table(i)), id);
        module.tables.get_mut(id).import = Some(import);
    }
    grow(module, table, plan);
    let import = module.imports.add(LATER, &number(&mut shared, Shared::Memory), memory);
    module.memories.get_mut(memory).import = Some(import);

    slots.fill(module, &ids, |i| plan.moved.contains(&i), &plan.gates)?;
    let segments: Vec<DataId> = module.data.iter().map(walrus::Data::id).collect();
    for (position, range) in &plan.bytes {
        let segment = module.data.get(*segments.get(*position).context("no such segment")?);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } = segment.kind else {
            bail!("constants do not stand at a fixed place");
        };
        let bytes = segment.value.get(range.clone()).context("a segment is too short")?.to_vec();
        let offset = ConstExpr::Value(Value::I32(offset + i32::try_from(range.start)?));
        let added = module.data.add(DataKind::Active { memory, offset }, bytes);
        module.memories.get_mut(memory).data_segments.insert(added);
    }
    for segment in segments {
        module.data.delete(segment);
        module.memories.get_mut(memory).data_segments.remove(&segment);
    }
    walrus::passes::gc::run(module);

    // Numbers without gaps are shorter.
    let mut needed = Vec::new();
    let used: Vec<_> = module.imports.iter().map(|import| (import.id(), import.name.clone())).collect();
    let mut shared: Vec<_> = shared.into_iter().map(Some).collect();
    for (id, name) in used {
        let item = shared.get_mut(name.parse::<usize>()?).and_then(Option::take);
        module.imports.get_mut(id).name = needed.len().to_string();
        needed.push(item.context("an import is there twice")?);
    }
    Ok(needed)
}

/// Makes the first part of the whole, which exports what the later part needs.
fn make_first(module: &mut Module, plan: &Plan, slots: &Slots, exports: &[Shared]) -> Result<()> {
    let ids = function_ids(module);
    let (table, memory) = (table(module)?, module.get_memory_id()?);
    let customs: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for custom in customs {
        let is_for_linkers = |name: &str| name == "linking" || name.starts_with("reloc.");
        if module.customs.get(custom).is_some_and(|it| is_for_linkers(it.name())) {
            module.customs.delete(custom);
        }
    }
    // A gate calls what the later part puts behind the end of the table.
    for (slot, gate) in (slots.size..).zip(&plan.gates) {
        let id = *ids.get(*gate).context("no such function")?;
        let ty = module.funcs.get(id).ty();
        let (params, results) = (module.types.params(ty).to_vec(), module.types.results(ty).to_vec());
        let mut stub = FunctionBuilder::new(&mut module.types, &params, &results);
        let args: Vec<_> = params.iter().map(|param| module.locals.add(*param)).collect();
        let mut body = stub.func_body();
        args.iter().for_each(|arg| {
            body.local_get(*arg);
        });
        body.i32_const(i32::try_from(slot)?).call_indirect(ty, table);
        module.funcs.get_mut(id).kind = FunctionKind::Local(stub.local_func(args));
    }
    slots.fill(module, &ids, |i| !plan.moved.contains(&i), &[])?;
    grow(module, table, plan);
    let segments: Vec<DataId> = module.data.iter().map(walrus::Data::id).collect();
    for (position, range) in &plan.bytes {
        // wasm-opt leaves out what is nought.
        let segment = module.data.get_mut(*segments.get(*position).context("no such segment")?);
        segment.value.get_mut(range.clone()).context("a segment is too short")?.fill(0);
    }
    let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
    let tables: Vec<_> = module.tables.iter().map(walrus::Table::id).collect();
    for (number, item) in exports.iter().enumerate() {
        let item: ExportItem = match item {
            Shared::Function(i) => (*ids.get(*i).context("no such function")?).into(),
            Shared::Global(i) => (*globals.get(*i).context("no such global")?).into(),
            Shared::Table(i) => (*tables.get(*i).context("no such table")?).into(),
            Shared::Memory => memory.into(),
        };
        module.exports.add(&number.to_string(), item);
    }
    walrus::passes::gc::run(module);

    // By how the plan was made there is none left. If there were, it would be called without asking for the proof.
    let gates: HashSet<_> = plan.gates.iter().collect();
    let left: HashSet<_> = module.funcs.iter().map(walrus::Function::id).collect();
    let is_left = |i: &&usize| !gates.contains(i) && ids.get(**i).is_some_and(|id| left.contains(id));
    if let Some(strayed) = plan.moved.iter().find(is_left) {
        bail!("function {strayed} was moved, but the first part calls it past the gate");
    }
    Ok(())
}

/// Makes room for the gates behind the end of the table.
fn grow(module: &mut Module, table: TableId, plan: &Plan) {
    let table = module.tables.get_mut(table);
    table.initial += plan.gates.len() as u64;
    table.maximum = table.maximum.map(|maximum| maximum + plan.gates.len() as u64);
}

fn hash(parts: &[&[u8]]) -> u64 {
    let mut hasher = DefaultHasher::new();
    parts.iter().for_each(|part| hasher.write(part));
    hasher.finish()
}

/// Adds a custom section to a finished module, at its end.
fn add_custom_section(wasm: &mut Vec<u8>, name: &str, contents: &[u8]) {
    // Both lengths are below 128, where LEB128 is the number itself.
    let (name_length, length) = (name.len() as u8, (1 + name.len() + contents.len()) as u8);
    wasm.extend([0, length, name_length]);
    wasm.extend(name.bytes());
    wasm.extend(contents);
}
