//! Whether what was asked for can be done, as far as that can be told at once: a mistake should not show after minutes.

use std::ffi::OsString;
use std::path::Path;

use crate::meant::meant;

/// What `bench` measures: the parts and subjects that its `--only` may name.
pub(crate) const MEASURED: [&str; 14] = [
    "load",
    "change",
    "memory",
    "scale",
    "export",
    "widget",
    "exported",
    "embed",
    "chart-js",
    "echarts",
    "vega-lite",
    "observable-plot",
    "uplot",
    "floor",
];

/// On how many threads an export may run.
const MOST_JOBS: u16 = 256;

/// An address, which has to begin with one of these.
pub(crate) fn address(option: &str, value: &str, starts: &[&str]) -> Result<(), String> {
    if starts.iter().any(|start| value.starts_with(start)) {
        return Ok(());
    }
    Err(format!("{option} wants an address that begins with {}, not `{value}`", starts.join(" or ")))
}

/// The value of one option of the exporter.
pub(crate) fn export_value(name: &str, value: &str) -> Result<(), String> {
    match name {
        "base-url" => address("--base-url", value, &["https://", "http://"]),
        "jobs" => match value.parse() {
            Ok(1..=MOST_JOBS) => Ok(()),
            _ => Err(format!("--jobs wants a number from 1 to {MOST_JOBS}, not `{value}`")),
        },
        "pairs" if ["all", "neighbours"].contains(&value) || Path::new(value).exists() => Ok(()),
        "pairs" => {
            let meant = meant(value, ["all", "neighbours"]);
            Err(format!("--pairs wants all, neighbours or a file, and there is no file `{value}`{meant}"))
        }
        _ if value.is_empty() => Err(format!("--{name} is empty")),
        _ => Ok(()),
    }
}

/// The options of the exporter together.
pub(crate) fn export(options: &[OsString]) -> Result<(), String> {
    for (name, what) in
        [("--base-url", "the address at which the site will live"), ("--out", "the folder to write")]
    {
        if !options.iter().any(|option| option == name) {
            return Err(format!("export needs {name}: {what}"));
        }
    }
    Ok(())
}

/// The value of one option of the benchmark.
pub(crate) fn bench_value(name: &str, value: &str) -> Result<(), String> {
    if name == "runs" {
        let is_number = value.parse::<u32>().is_ok_and(|runs| runs > 0);
        return if is_number { Ok(()) } else { Err(format!("--runs wants a number from 1, not `{value}`")) };
    }
    match value.split(',').find(|part| !MEASURED.contains(part)) {
        None => Ok(()),
        Some(part) => {
            let meant = meant(part, MEASURED);
            let all = if meant.is_empty() { format!("; it measures {}", MEASURED.join(", ")) } else { meant };
            Err(format!("--only: there is no `{part}`{all}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the benchmark says of itself has every name in brackets: “parts (load, …) or subjects (widget, …)”.
    #[test]
    fn the_names_are_those_of_the_benchmark() -> std::io::Result<()> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bench/src/options.rs");
        let text = std::fs::read_to_string(source)?;
        let named =
            text.split_once("--only WHAT  parts (").and_then(|(_, rest)| rest.split_once(") to measure"));
        let named = named.map(|(names, _)| names.replace(") or subjects (", ", ")).unwrap_or_default();
        let named: Vec<_> = named.split(',').map(str::trim).collect();
        assert_eq!(named, MEASURED);
        Ok(())
    }
}
