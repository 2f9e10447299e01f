//! How fast the site is written, and how fast a headless browser takes pictures of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::samples::Samples;
use crate::serve::Server;
use crate::session::{Conditions, Session};
use crate::sites::{self, Pictures, Places};

/// How much is measured.
struct Amount {
    /// The pairs of an export, times its [`Export::factor`]. Each gives two pages and two embeds, and one picture.
    pairs: usize,
    /// The pictures that the browser takes.
    pictures: usize,
}

const IN_FULL: Amount = Amount { pairs: 150, pictures: 30 };
const IN_SHORT: Amount = Amount { pairs: 10, pictures: 4 };

/// The group of all these measurements.
pub(crate) const GROUP: &str = "export";

/// The subject of the pictures by the browser.
pub(crate) const BROWSER: &str = "browser";

/// An export that is measured.
pub(crate) struct Export {
    /// Its name in the results.
    pub(crate) id: &'static str,
    /// Its name for people.
    pub(crate) title: &'static str,
    /// On how many threads.
    jobs: usize,
    /// How many times the pairs. Pages are written so fast that few of them would measure the start of the program.
    factor: usize,
    pictures: Pictures,
}

/// The export that stands for all in how large its pictures are: on two threads they are the same.
const WITH_PICTURES: &str = "everything, 1 job";

/// Every export, in the order of the table.
pub(crate) const EXPORTS: [Export; 5] = [
    Export { id: "pages, 1 job", title: "pages, one thread", jobs: 1, factor: 4, pictures: Pictures::None },
    Export { id: "pages, 2 jobs", title: "pages, two threads", jobs: 2, factor: 4, pictures: Pictures::None },
    Export {
        id: "pages, 2 jobs, a quarter",
        title: "a quarter of the pages, two threads",
        jobs: 2,
        factor: 1,
        pictures: Pictures::None,
    },
    Export {
        id: WITH_PICTURES,
        title: "pages and pictures, one thread",
        jobs: 1,
        factor: 1,
        pictures: Pictures::Painted,
    },
    Export {
        id: "everything, 2 jobs",
        title: "pages and pictures, two threads",
        jobs: 2,
        factor: 1,
        pictures: Pictures::Painted,
    },
];

/// Measures exports on one and two threads, with and without pictures, and pictures by the browser.
pub(crate) async fn measure(places: &Places, is_quick: bool, samples: &mut Samples) -> Result<()> {
    let amount = if is_quick { IN_SHORT } else { IN_FULL };
    let out = places.target.join("sites").join("export");
    for Export { id, jobs, factor, pictures, .. } in EXPORTS {
        let pairs = listed(places, amount.pairs * factor)?;
        if out.exists() {
            fs::remove_dir_all(&out)?;
        }
        let started = Instant::now();
        let most = sites::export(places, &out, &pairs, jobs, pictures)?.wait_for_success()?;
        let seconds = started.elapsed().as_secs_f64();
        let mut add = |what: &str, value: f64| samples.add(GROUP, id, what, value);
        add("seconds", seconds);
        add("pages", written(&out, "index.html"));
        add("pictures", written(&out, "card.png"));
        #[allow(clippy::cast_precision_loss, reason = "bytes of a program's memory")]
        most.into_iter().for_each(|most| add("memory", most as f64 / 1e6));
        println!("  exported {id} in {seconds:.1} s");
    }
    photograph(&out, amount.pictures, samples).await
}

/// A file that lists the first pairs: each council with the next ones.
fn listed(places: &Places, count: usize) -> Result<PathBuf> {
    let index: Value = serde_json::from_str(&fs::read_to_string(places.data().join("index.json"))?)?;
    let councils = index.get("councils").and_then(Value::as_array).context("the index has no councils")?;
    let exists = |council: &&Value| council.get("end-year").is_none();
    let slugs: Vec<&str> =
        councils.iter().filter(exists).filter_map(|council| council.get("slug")?.as_str()).collect();
    let pairs = (1..slugs.len()).flat_map(|step| slugs.iter().zip(slugs.iter().skip(step)));
    let lines: Vec<String> = pairs.take(count).map(|(first, second)| format!("{first},{second}\n")).collect();
    let file = places.target.join(format!("pairs-{count}.csv"));
    fs::write(&file, lines.concat())?;
    Ok(file)
}

/// How many files with this name are below a folder.
#[allow(clippy::cast_precision_loss, reason = "not that many files")]
fn written(folder: &Path, name: &str) -> f64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries
        .map(
            |path| {
                if path.is_dir() { written(&path, name) } else { f64::from(u8::from(path.ends_with(name))) }
            },
        )
        .sum()
}

/// Takes pictures of exported pages as large as a share picture, as a service that does it with a browser would: the
/// browser stays open.
async fn photograph(out: &Path, count: usize, samples: &mut Samples) -> Result<()> {
    let server = Server::start(vec![("pictures".to_owned(), out.to_owned())]).await?;
    let session = Session::start().await?;
    session.set(Conditions::Fast).await?;
    let size = json!({ "width": 1200, "height": 630, "deviceScaleFactor": 1, "mobile": false });
    session.tell("Emulation.setDeviceMetricsOverride", size).await?;
    let mut pages: Vec<String> = pairs_in(out);
    pages.sort();
    for page in pages.iter().take(count) {
        let started = Instant::now();
        session.open(&server.url("pictures", page)).await?;
        let taken = Instant::now();
        let picture = session.tell("Page.captureScreenshot", json!({ "format": "png" })).await?;
        let (whole, alone) = (started.elapsed(), taken.elapsed());
        let bytes = picture.get("data").and_then(Value::as_str).map_or(0, str::len) / 4 * 3;
        let mut add = |what: &str, value: f64| samples.add(GROUP, BROWSER, what, value);
        add("picture", whole.as_secs_f64() * 1000.0);
        add("screenshot", alone.as_secs_f64() * 1000.0);
        #[allow(clippy::cast_precision_loss, reason = "bytes of a picture")]
        add("kB", bytes as f64 / 1000.0);
    }
    for card in pages.iter().filter_map(|page| fs::metadata(out.join(page).join("card.png")).ok()) {
        #[allow(clippy::cast_precision_loss, reason = "bytes of a picture")]
        samples.add(GROUP, WITH_PICTURES, "kB", card.len() as f64 / 1000.0);
    }
    println!("  took {} pictures in the browser", pages.len().min(count));
    session.close().await
}

/// The paths of the exported pairs that have a picture.
fn pairs_in(out: &Path) -> Vec<String> {
    let folders =
        |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let pairs =
        folders(out).filter(|path| path.is_dir()).flat_map(|first| folders(&first).collect::<Vec<_>>());
    let with_picture = pairs.filter(|path| path.join("card.png").is_file());
    with_picture
        .filter_map(|path| Some(format!("{}/", path.strip_prefix(out).ok()?.to_string_lossy())))
        .collect()
}
