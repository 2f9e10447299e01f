//! Making the two parts of the whole, by taking from each what the other has.

use std::collections::HashSet;
use std::ops::Range;

use anyhow::{Context, Result, bail};
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataId, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId,
    FunctionKind, GlobalId, GlobalKind, ImportedFunction, InstrSeqBuilder, LocalId, MemoryId, Module,
    ModuleData, ModuleElements, ModuleExports, ModuleImports, TableId,
};

use super::LATER;
use super::plan::Plan;

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

/// Fills with zeros what nothing reaches.
pub(super) fn clear_unused(module: &mut Module, plan: &Plan) -> Result<()> {
    let ids = Ids::new(module)?;
    clear(module, &ids, &plan.unused)
}

fn clear(module: &mut Module, ids: &Ids, bytes: &[(usize, Range<usize>)]) -> Result<()> {
    for (position, range) in bytes {
        let segment = module.data.get_mut(*ids.segments.get(*position).context("no such segment")?);
        segment.value.get_mut(range.clone()).context("a segment is too short")?.fill(0);
    }
    Ok(())
}

/// Makes the later part of the whole. Gives the names of what it needs of the first.
pub(super) fn make_later(module: &mut Module, plan: &Plan) -> Result<Vec<String>> {
    let ids = Ids::new(module)?;
    drop_sections_for_linkers(module);
    module.start = None;
    module.exports = ModuleExports::default();
    module.imports = ModuleImports::default();
    import_from_first(module, &ids, plan);
    keep_moved_slots(module, &ids, plan)?;
    keep_moved_bytes(module, &ids, plan)?;
    // This leaves out what was imported and is not used.
    walrus::passes::gc::run(module);
    Ok(module.imports.iter().map(|import| import.name.clone()).collect())
}

/// Imports everything from the first part but the functions that move.
fn import_from_first(module: &mut Module, ids: &Ids, plan: &Plan) {
    for (i, id) in ids.functions.iter().enumerate().filter(|(_, id)| !plan.moves(**id)) {
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
}

/// Fills the table with the functions that move, where they were, and with the gates, behind its end.
fn keep_moved_slots(module: &mut Module, ids: &Ids, plan: &Plan) -> Result<()> {
    let mut slots = Vec::new();
    for element in module.elements.iter() {
        let ElementItems::Functions(items) = &element.items else { continue };
        let ElementKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } = element.kind else {
            bail!("the table is not filled at a fixed place");
        };
        slots.extend((offset..).zip(items.iter().copied()).filter(|(_, id)| plan.moves(*id)));
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
    Ok(())
}

/// Leaves of the constants only the bytes that move, where they were.
fn keep_moved_bytes(module: &mut Module, ids: &Ids, plan: &Plan) -> Result<()> {
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
    Ok(())
}

/// Makes the first part of the whole, which exports what the later part needs.
pub(super) fn make_first(module: &mut Module, plan: &Plan, needed: &[String]) -> Result<()> {
    let ids = Ids::new(module)?;
    drop_sections_for_linkers(module);
    let end = enlarge_table(module, ids.table, plan)?;
    // A gate calls what the later part puts behind the end of the table.
    for (slot, gate) in (end..).zip(&plan.gates) {
        let id = *ids.functions.get(*gate).context("no such function")?;
        let ty = module.funcs.get(id).ty();
        replace_body(module, id, |body, args| {
            for arg in args {
                body.local_get(*arg);
            }
            body.i32_const(slot).call_indirect(ty, ids.table);
        });
    }
    // Until the later part comes, nothing calls the slots of the table where moved functions will stand, nor ever those of
    // functions that nothing reaches. They need some function, and any will do.
    let stub = plan.gates.first().and_then(|gate| ids.functions.get(*gate)).context("no gate")?;
    for element in module.elements.iter_mut() {
        let ElementItems::Functions(items) = &mut element.items else { continue };
        items.iter_mut().filter(|id| plan.leaves(**id)).for_each(|id| *id = *stub);
    }
    // wasm-opt leaves zeros out of the file.
    clear(module, &ids, &plan.bytes)?;
    for name in needed {
        module.exports.add(name, ids.by_name(name).context("the later part needs something unknown")?);
    }
    walrus::passes::gc::run(module);

    // The plan has only functions that nothing but a gate reaches, so none can be left here.
    let left: HashSet<usize> = module.funcs.iter().map(|it| it.id().index()).collect();
    if let Some(i) = plan.moved.iter().find(|i| left.contains(i) && !plan.gates.contains(i)) {
        bail!("function {i} was moved, but the first part reaches it past the gate");
    }
    Ok(())
}

/// Gives a function another body, which `write` writes; it is given the function's arguments.
pub(super) fn replace_body(
    module: &mut Module,
    id: FunctionId,
    write: impl FnOnce(&mut InstrSeqBuilder<'_>, &[LocalId]),
) {
    let ty = module.funcs.get(id).ty();
    let (params, results) = (module.types.params(ty).to_vec(), module.types.results(ty).to_vec());
    let mut function = FunctionBuilder::new(&mut module.types, &params, &results);
    let args: Vec<_> = params.iter().map(|param| module.locals.add(*param)).collect();
    write(&mut function.func_body(), &args);
    module.funcs.get_mut(id).kind = FunctionKind::Local(function.local_func(args));
}

/// Makes room for the gates behind the end of the table. Gives where that was.
fn enlarge_table(module: &mut Module, table: TableId, plan: &Plan) -> Result<i32> {
    let table = module.tables.get_mut(table);
    let end = table.initial;
    table.initial += plan.gates.len() as u64;
    table.maximum = table.maximum.map(|maximum| maximum + plan.gates.len() as u64);
    Ok(i32::try_from(end)?)
}

/// Drops the custom sections that the linker wrote, which are true of neither part, except that for the features, which
/// wasm-opt needs.
fn drop_sections_for_linkers(module: &mut Module) {
    let sections: Vec<_> =
        module.customs.iter().map(|(id, section)| (id, section.name().to_owned())).collect();
    for (id, _) in sections.iter().filter(|(_, name)| name != "target_features") {
        module.customs.delete(*id);
    }
}
