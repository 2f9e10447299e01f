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

mod graph;
mod interface;
mod linked;
mod names;
mod order;
mod parts;
mod plan;
mod quiet;
mod script;
mod sections;

use std::hash::{DefaultHasher, Hasher as _};

use anyhow::{Context, Result};
use walrus::Module;
use wasm_encoder::{CustomSection, Section as _};

use crate::files;
use crate::first_visit;
use crate::pinned::WASM_TARGET;
use crate::project::Project;
use crate::run::Run;
use crate::tools::Toolbox;
use linked::Linked;
use names::Named;
use parts::{clear_unused, make_first, make_later};
use plan::Plan;
pub(crate) use sections::imported_functions;

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
    let dist = project.dist();
    let mut names = first_visit::names(&dist)?.into_iter();
    let file = names.find(|name| name.ends_with("_bg.wasm")).context("dist/ has no file *_bg.wasm")?;
    let whole = dist.join(&file);
    let (name, _) = file.rsplit_once('-').with_context(|| format!("the name of dist/{file} has no hash"))?;
    // As the linker wrote it, and as trunk had it from wasm-bindgen.
    let linked = project.target().join(WASM_TARGET).join("release").join(format!("{name}.wasm"));
    let parts =
        cut(&files::read(&linked)?, &files::read(&whole)?).context("cannot cut the program in two")?;
    let first = optimised(project, tools, "first", &parts.first)?;
    let later = optimised(project, tools, "later", &parts.later)?;

    let script_file = dist.join(file.replace("_bg.wasm", ".js"));
    let script = files::read_text(&script_file)?;
    let Named { mut first, later, script } =
        names::shorten(&first, &later, &script, &format!("./{name}_bg.js"))
            .context("cannot give short names to what the program imports and exports")?;
    // A first part of another build must not find this later part, nor the other way round.
    let mut hasher = DefaultHasher::new();
    [&first, &later].into_iter().for_each(|part| hasher.write(part));
    let later_file = format!("{name}-{:016x}{LATER_FILE}", hasher.finish());
    CustomSection { name: LATER.into(), data: later_file.as_bytes().into() }.append_to(&mut first);
    files::write(&whole, first)?;
    files::write(&script_file, script)?;
    files::write(&dist.join(later_file), later)?;
    println!("{} functions and {} bytes of constants come later.", parts.functions, parts.constants);
    Ok(())
}

/// A part made smaller, its functions in the order in which they compress.
fn optimised(project: &Project, tools: &Toolbox, part: &str, wasm: &[u8]) -> Result<Vec<u8>> {
    let folder = project.target().join("split");
    files::make_folder(&folder)?;
    let (before, after) = (folder.join(format!("{part}.wasm")), folder.join(format!("{part}_opt.wasm")));
    files::write(&before, wasm)?;
    Run::new("wasm-opt")
        .args(WASM_OPT_FLAGS)
        .arg(&before)
        .arg("-o")
        .arg(&after)
        .env("PATH", tools.path()?)
        .run()?;
    order::by_likeness(&files::read(&after)?).context("cannot put the functions in order")
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
    let mut linked = Linked::read(linked)?;
    quiet::forget_references(&mut linked);
    [&mut first, &mut later].into_iter().for_each(quiet::quieten);
    let plan = Plan::new(&first, &linked)?;
    [&mut first, &mut later].into_iter().try_for_each(|whole| clear_unused(whole, &plan))?;
    let needed = make_later(&mut later, &plan)?;
    make_first(&mut first, &plan, &needed)?;
    Ok(Parts {
        functions: plan.moved.len(),
        constants: plan.bytes.iter().map(|(_, range)| range.len()).sum(),
        first: first.emit_wasm(),
        later: later.emit_wasm(),
    })
}
