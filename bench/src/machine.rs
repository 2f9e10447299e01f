//! What everything was measured on and with.

use std::fs;

use anyhow::Result;
use serde_json::Value;

use crate::session::Session;
use crate::sites::Places;
use crate::subject::SUBJECTS;

/// A line for each thing that the figures depend on.
pub(crate) async fn describe(places: &Places) -> Result<Vec<(String, String)>> {
    let session = Session::start().await?;
    let browser = session.version().await?;
    session.close().await?;
    let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model =
        cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ").map(|(_, name)| name));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = read("/proc/meminfo");
    let memory = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:")?.trim().strip_suffix("kB")?.trim().parse().ok());
    let load = read("/proc/loadavg").split(' ').next().unwrap_or_default().to_owned();
    let mut lines = vec![
        ("processor".to_owned(), format!("{cores} cores of {}", model.unwrap_or(std::env::consts::ARCH))),
        ("memory".to_owned(), format!("{} GB", memory.map_or(0, |kilobytes: u64| kilobytes / 1_000_000))),
        ("busy at the start".to_owned(), format!("load average {load}")),
        (
            "system".to_owned(),
            format!("{} {}", std::env::consts::OS, read("/proc/sys/kernel/osrelease").trim()),
        ),
        ("browser".to_owned(), format!("{browser}, headless, software rendering")),
    ];
    let package: Value =
        serde_json::from_str(&fs::read_to_string(places.root.join("bench").join("package.json"))?)?;
    let version =
        |name: &str| package.get("dependencies").and_then(|all| all.get(name)).and_then(Value::as_str);
    let libraries: Vec<String> = SUBJECTS
        .iter()
        .filter(|subject| subject.is_peer())
        .filter_map(|subject| Some(format!("{} {}", subject.title, version(subject.package()?)?)))
        .collect();
    lines.push(("libraries".to_owned(), libraries.join(", ")));
    Ok(lines)
}
