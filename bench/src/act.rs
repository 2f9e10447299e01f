//! Acting on a page as a reader would: choosing, typing, and drawing anew. And what a long visit leaves in memory.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::samples::Samples;
use crate::serve::Server;
use crate::session::{Conditions, Session};
use crate::subject::Subject;

/// How many changes of council are measured together.
const CHANGES: usize = 20;

/// How many drawings are measured together.
const DRAWINGS: usize = 10;

/// How many changes of council a long visit has.
const LONG_VISIT: usize = 1000;

/// Councils to choose, no two in a row the same: those for the first field and those for the second.
#[derive(Clone, Debug)]
pub(crate) struct Names(pub(crate) [Vec<String>; 2]);

impl Names {
    /// Of an index: every other council that exists is for the second field.
    pub(crate) fn of(index: &Value) -> Result<Self> {
        let councils =
            index.get("councils").and_then(Value::as_array).context("the index has no councils")?;
        let exists = |council: &&Value| council.get("end-year").is_none();
        let names = councils
            .iter()
            .filter(exists)
            .filter_map(|council| Some(council.get("name")?.as_str()?.to_owned()));
        let mut sides = [Vec::new(), Vec::new()];
        for (i, name) in names.enumerate() {
            if let Some(side) = sides.get_mut(i % 2) {
                side.push(name);
            }
        }
        Ok(Self(sides))
    }

    /// The change with this number: the field, and what is chosen in it. Steps are wide, so that the list is at another
    /// place each time.
    fn change(&self, number: usize) -> (usize, &str) {
        let side = number % 2;
        let names = self.0.get(side).map_or(&[][..], Vec::as_slice);
        let name = names.get((number / 2 * 31 + 7) % names.len().max(1));
        (side, name.map_or("", String::as_str))
    }

    fn changes(&self, from: usize, count: usize) -> String {
        let changes: Vec<_> = (from..from + count).map(|number| self.change(number)).collect();
        json!(changes).to_string()
    }
}

/// Opens a page and makes it ready to be acted on, with the records of all councils there.
pub(crate) async fn open(session: &Session, url: &str, subject: Subject, names: &Names) -> Result<()> {
    let signs = subject.signs().context("nothing can be chosen in it")?;
    session.set(Conditions::Fast).await?;
    session.open(url).await?;
    session.wait_for("the chart", &format!("({})", chart(subject))).await?;
    let signs = json!({ "shown": signs.shown, "sized": signs.sized, "box": signs.chart_box });
    session.run(include_str!("act.js").replace("SIDE", &signs.to_string())).await?;
    // Opening the list is what brings the records.
    session.eval::<f64>(&format!("window.bench.choose(...{})", json!(names.change(9)))).await?;
    let come = "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('/records.json') && entry.responseEnd)";
    session.wait_for("the records", come).await?;
    sleep(Duration::from_millis(500)).await;
    session.eval::<f64>(&format!("window.bench.choose(...{})", json!(names.change(10)))).await.map(drop)
}

fn chart(subject: Subject) -> &'static str {
    subject
        .tests()
        .into_iter()
        .find(|(name, _)| *name == crate::subject::CHART)
        .map_or("false", |(_, test)| test)
}

/// Measures changes, keys and drawings in the page that is open.
pub(crate) async fn act(
    session: &Session,
    names: &Names,
    run: usize,
    samples: &mut Samples,
    (group, name): (&str, &str),
) -> Result<()> {
    let mut add = |what: &str, values: Vec<f64>| {
        values.into_iter().for_each(|value| samples.add(group, name, what, value))
    };
    let changes = names.changes(20 + run * CHANGES, CHANGES);
    let script = format!(
        "(async () => {{ const times = []; for (const change of {changes}) times.push(await window.bench.choose(...change)); return times; }})()"
    );
    let parts = [
        ("ScriptDuration", "change script"),
        ("RecalcStyleDuration", "change style"),
        ("LayoutDuration", "change layout"),
    ];
    let mut before = Vec::new();
    for (metric, _) in parts {
        before.push(session.metric(metric).await?);
    }
    add("change", session.eval(&script).await?);
    for ((metric, what), before) in parts.into_iter().zip(before) {
        #[allow(clippy::cast_precision_loss, reason = "few changes")]
        add(what, vec![(session.metric(metric).await? - before) * 1000.0 / CHANGES as f64]);
    }
    for number in 0..4 {
        let (side, typed) = names.change(60 + run * 4 + number);
        let typed: String = typed.chars().take(6).collect();
        add("key", session.eval(&format!("window.bench.write(...{})", json!((side, typed)))).await?);
    }
    let script = format!(
        "(async () => {{ const times = []; for (let i = 0; i < {DRAWINGS}; i += 1) times.push(await window.bench.redraw(840 + i % 2)); return times; }})()"
    );
    add("redraw", session.eval(&script).await?);
    Ok(())
}

/// Measures every subject that can be acted on, so many times under both conditions, in turns.
pub(crate) async fn measure(
    server: &Server,
    runs: usize,
    wanted: &[Subject],
    names: &Names,
    samples: &mut Samples,
) -> Result<()> {
    let session = Session::start().await?;
    for run in 0..runs {
        for subject in wanted.iter().filter(|subject| subject.signs().is_some()) {
            let step = async {
                open(&session, &server.url(subject.id, subject.path), *subject, names).await?;
                for conditions in Conditions::ALL {
                    session.slow_down(conditions).await?;
                    act(&session, names, run, samples, (conditions.id(), subject.id)).await?;
                }
                anyhow::Ok(())
            };
            step.await.with_context(|| format!("choosing in {}", subject.title))?;
        }
        println!("  chose in everything, {} of {runs}", run + 1);
    }
    session.close().await
}

/// Measures what memory holds after a long visit, and how much of that came since its beginning.
pub(crate) async fn memory(
    server: &Server,
    visit: usize,
    wanted: &[Subject],
    names: &Names,
    samples: &mut Samples,
) -> Result<()> {
    let session = Session::start().await?;
    session.begin_with(include_str!("memory.js")).await?;
    for subject in wanted.iter().filter(|subject| subject.signs().is_some()) {
        open(&session, &server.url(subject.id, subject.path), *subject, names).await?;
        let mut from = 0;
        for (upto, what) in [(visit / 10, "memory before"), (visit, "memory")] {
            while from < upto {
                let some = (upto - from).min(50);
                let script = format!("window.bench.visit({}).then(() => true)", names.changes(from, some));
                session
                    .eval::<bool>(&script)
                    .await
                    .with_context(|| format!("a long visit to {}", subject.title))?;
                from += some;
            }
            session.tell("HeapProfiler.collectGarbage", json!({})).await?;
            let heap = session.metric("JSHeapUsedSize").await?;
            let wasm: f64 = session.eval("window.benchMemory?.buffer.byteLength ?? 0").await?;
            samples.add(Conditions::Fast.id(), subject.id, what, (heap + wasm) / 1e6);
        }
        println!("  changed {visit} times in {}", subject.title);
    }
    session.close().await
}

/// How many changes a long visit has, in full or in short.
pub(crate) const fn long_visit(is_quick: bool) -> usize {
    if is_quick { 50 } else { LONG_VISIT }
}
