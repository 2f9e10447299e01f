//! Putting together what is served: the built page, its export, the peers and the floor.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::floor::floor;
use crate::subject::{CHART_JS, FLOOR, SUBJECTS, WIDGET};
use crate::synthetic;

/// Where things are.
pub(crate) struct Places {
    /// The checkout.
    pub(crate) root: PathBuf,
    /// The built page.
    pub(crate) dist: PathBuf,
    /// The program that exports.
    pub(crate) exporter: PathBuf,
    /// Where this benchmark builds.
    pub(crate) target: PathBuf,
}

impl Places {
    /// As `cargo xtask bench` says.
    pub(crate) fn told(root: PathBuf) -> Result<Self> {
        let place = |name: &str| {
            std::env::var_os(name)
                .map(PathBuf::from)
                .with_context(|| format!("{name} is not set; `cargo xtask bench` does"))
        };
        Ok(Self {
            root,
            dist: place("COUNCIL_COMPARE_DIST")?,
            exporter: place("BENCH_EXPORTER")?,
            target: place("BENCH_TARGET")?,
        })
    }

    fn site(&self, name: &str) -> PathBuf {
        self.target.join("sites").join(name)
    }

    /// The dataset as it is served.
    pub(crate) fn data(&self) -> PathBuf {
        self.dist.join("data")
    }
}

/// The checkout.
pub(crate) fn root() -> Result<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().context("the checkout has been moved")
}

/// Everything to be served, by host.
pub(crate) fn make(places: &Places) -> Result<Vec<(String, PathBuf)>> {
    let mut sites = vec![(WIDGET.to_owned(), places.dist.clone())];
    let exported = places.site("exported");
    let pairs = places.target.join("featured.csv");
    fs::create_dir_all(&places.target)?;
    fs::write(&pairs, featured(places)?)?;
    export(places, &exported, &pairs, 1, Pictures::None)?.wait_for_success()?;
    for host in ["exported", "embed"] {
        sites.push((host.to_owned(), exported.clone()));
    }
    for peer in SUBJECTS.iter().filter(|subject| subject.is_peer()) {
        let site = places.site(peer.id);
        bundle(places, peer.id, &site).with_context(|| format!("cannot bundle {}", peer.title))?;
        sites.push((peer.id.to_owned(), site));
    }
    let site = empty(places.site(FLOOR))?;
    let page = SUBJECTS.iter().find(|subject| subject.id == "exported").map_or("", |subject| subject.path);
    let page = fs::read_to_string(exported.join(page).join("index.html"))
        .context("the featured pair was not exported")?;
    fs::write(site.join("index.html"), floor(&page))?;
    sites.push((FLOOR.to_owned(), site));
    Ok(sites)
}

/// The featured pair, as a line of a list of pairs.
fn featured(places: &Places) -> Result<String> {
    let index: Value = serde_json::from_str(&fs::read_to_string(places.data().join("index.json"))?)?;
    let slugs = index.get("featured").and_then(Value::as_array).context("the index has no featured pair")?;
    Ok(slugs.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","))
}

/// The host of a subject with so many times the councils.
pub(crate) fn larger_host(id: &str, times: usize) -> String {
    format!("{id}-{times}")
}

/// The built page, and the same job with Chart.js, with so many times the councils.
pub(crate) fn make_larger(places: &Places, times: usize) -> Result<Vec<(String, PathBuf)>> {
    let data = empty(places.site(&format!("data-{times}")))?;
    synthetic::write(&places.data(), &data, times)?;
    let mut sites = Vec::new();
    for (id, original) in [(WIDGET, places.dist.clone()), (CHART_JS, places.site(CHART_JS))] {
        let host = larger_host(id, times);
        let site = empty(places.site(&host))?;
        for entry in fs::read_dir(&original)?.flatten().filter(|entry| entry.path().is_file()) {
            fs::copy(entry.path(), site.join(entry.file_name()))?;
        }
        link(&data, &site.join("data"))?;
        sites.push((host, site));
    }
    Ok(sites)
}

/// Makes one folder appear in two places, or copies it where that cannot be.
fn link(from: &Path, to: &Path) -> Result<()> {
    #[cfg(unix)]
    std::os::unix::fs::symlink(from, to)?;
    #[cfg(not(unix))]
    copy(from, to)?;
    Ok(())
}

/// Puts together a page with another library, its own code and that of the library made as small as the widget's.
fn bundle(places: &Places, peer: &str, site: &Path) -> Result<()> {
    let peers = places.root.join("bench").join("peers");
    empty(site.to_owned())?;
    let entry = |name: &str| peers.join(peer).join(name);
    let status = Command::new("esbuild")
        .args([entry("main.js"), entry("charts.js")])
        .args([
            "--bundle",
            "--splitting",
            "--minify",
            "--format=esm",
            "--target=esnext",
            "--log-level=warning",
        ])
        .args(["--chunk-names=shared", &format!("--outdir={}", site.display())])
        .status()
        .context("esbuild does not start")?;
    if !status.success() {
        bail!("esbuild ended with {status}");
    }
    let mut styles = fs::read_to_string(peers.join("common").join("style.css"))?;
    // The library's own styles, where it has some.
    for own in ["charts.css", "main.css"] {
        let own = site.join(own);
        if let Ok(text) = fs::read_to_string(&own) {
            if own.ends_with("charts.css") {
                styles.push_str(&text);
            }
            fs::remove_file(own)?;
        }
    }
    fs::write(site.join("style.css"), minified(&styles)?)?;
    fs::copy(peers.join("index.html"), site.join("index.html"))?;
    copy(&places.data(), &site.join("data"))
}

/// Styles as small as those of the widget are made.
fn minified(styles: &str) -> Result<String> {
    let mut child = Command::new("esbuild")
        .args(["--loader=css", "--minify"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("esbuild does not start")?;
    child.stdin.take().context("esbuild takes nothing")?.write_all(styles.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("esbuild ended with {}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let to = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &to)?;
        } else {
            fs::copy(&path, &to)?;
        }
    }
    Ok(())
}

/// Makes a folder with nothing in it.
fn empty(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Whether pairs get a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Pictures {
    /// No.
    None,
    /// Yes, which takes most of the time.
    Painted,
}

/// A running export.
pub(crate) struct Export(Child);

impl Export {
    /// Waits for the end, and gives the most memory that it had at a time in bytes, where the system tells.
    pub(crate) fn wait_for_success(mut self) -> Result<Option<u64>> {
        let mut most = None;
        loop {
            // The system tells it only as long as the process is there.
            most = peak_memory(self.0.id()).max(most);
            if let Some(status) = self.0.try_wait()? {
                if status.success() {
                    return Ok(most);
                }
                bail!("the exporter ended with {status}");
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}

/// Starts an export of listed pairs on so many threads.
pub(crate) fn export(
    places: &Places,
    to: &Path,
    pairs: &Path,
    jobs: usize,
    pictures: Pictures,
) -> Result<Export> {
    let jobs = jobs.to_string();
    let mut arguments: Vec<OsString> =
        ["export", "--base-url", "https://compare.example/", "--jobs", &jobs].map(Into::into).into();
    for (option, value) in [("--out", to), ("--pairs", pairs), ("--dist", &places.dist)] {
        arguments.extend([option.into(), value.into()]);
    }
    arguments.extend((pictures == Pictures::None).then(|| "--no-pictures".into()));
    let child = Command::new(&places.exporter)
        .args(arguments)
        .current_dir(&places.root)
        .stdout(Stdio::null())
        .spawn()
        .with_context(|| format!("{} does not start", places.exporter.display()))?;
    Ok(Export(child))
}

/// The most memory that a process has had, in bytes, where /proc tells.
fn peak_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
