//! The same comparison by other means, measured side by side: `cargo xtask bench`.
//!
//! | module | idea |
//! |---|---|
//! | [`options`] | what was asked for |
//! | [`subject`] | what is measured, and how it shows that it is there |
//! | [`sites`], [`floor`], [`synthetic`] | making what is served |
//! | [`serve`] | sending it as a good host does |
//! | [`session`] | a browser under chosen conditions |
//! | [`load`], [`act`] | first visits; choosing, typing, drawing, memory |
//! | [`scale`], [`exporter`] | more councils; the site as files |
//! | [`stats`], [`samples`] | medians and spread; results as they are kept |
//! | [`report`], [`tables`], [`picture`] | results as they are shown |

mod act;
mod exporter;
mod floor;
mod load;
mod machine;
mod options;
mod picture;
mod report;
mod samples;
mod scale;
mod serve;
mod session;
mod sites;
mod stats;
mod subject;
mod synthetic;
mod tables;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::act::Names;
use crate::options::{Options, Part};
use crate::samples::Results;
use crate::serve::Server;
use crate::sites::Places;

fn main() -> ExitCode {
    let options = match options::parse(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(mistake) => {
            eprintln!("error: {mistake}\n\n{}", options::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<()> {
    let root = sites::root()?;
    if options.report_only {
        return report::write(&root, &report::kept(&root)?);
    }
    let places = Places::told(root)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let results = runtime.block_on(measure(&places, options))?;
    report::show(&results);
    if options.is_whole() {
        report::write(&places.root, &results)?;
        println!("Written to bench/README.md, bench/results.json and bench/results.svg.");
    }
    Ok(())
}

async fn measure(places: &Places, options: &Options) -> Result<Results> {
    let started = Instant::now();
    let mut results = Results { command: options.command(), ..Results::default() };
    let told = |what: &str| println!("\n{what} (after {} s)", started.elapsed().as_secs());
    told("Making what is served");
    let server = Server::start(sites::make(places)?).await?;
    let index = std::fs::read_to_string(places.data().join("index.json")).context("cannot read the index")?;
    let index: Value = serde_json::from_str(&index)?;
    let names = Names::of(&index)?;
    results.councils = index.get("councils").and_then(Value::as_array).map_or(0, Vec::len);
    results.machine = machine::describe(places).await?;
    if options.has(Part::Load) {
        told("First visits");
        load::measure(&server, options.runs, &options.subjects, &mut results.samples).await?;
    }
    if options.has(Part::Change) {
        told("Choosing, typing, drawing");
        act::measure(&server, options.runs, &options.subjects, &names, &mut results.samples).await?;
    }
    if options.has(Part::Memory) {
        told("Long visits");
        let visit = act::long_visit(options.is_quick);
        act::memory(&server, visit, &options.subjects, &names, &mut results.samples).await?;
    }
    if options.has(Part::Scale) {
        told("More councils");
        let runs = options.runs.div_ceil(3);
        scale::measure(places, &names, results.councils, runs, &mut results.scale).await?;
    }
    if options.has(Part::Export) {
        told("The site as files");
        exporter::measure(places, options.is_quick, &mut results.exporter).await?;
    }
    told("Done");
    Ok(results)
}
