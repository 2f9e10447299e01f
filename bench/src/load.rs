//! Loading a page for the first time, until a reader has what they came for.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::samples::Samples;
use crate::serve::Server;
use crate::session::{Conditions, Session};
use crate::subject::{SUBJECTS, Subject};

/// What probe.js has noted.
#[derive(Deserialize)]
struct Noted {
    marks: BTreeMap<String, f64>,
    fcp: f64,
    lcp: f64,
    cls: f64,
    /// When each file had come, and how many bytes it was on the wire.
    files: Vec<(f64, f64)>,
}

/// A browser that notes what it loads from these hosts.
pub(crate) async fn session(hosts: impl Iterator<Item = (String, Subject)>) -> Result<Session> {
    let session = Session::start().await?;
    let tests: serde_json::Map<String, Value> = hosts
        .map(|(host, subject)| (host, json!(subject.tests().into_iter().collect::<BTreeMap<_, _>>())))
        .collect();
    let probe = include_str!("probe.js").replace("SUBJECTS", &Value::Object(tests).to_string());
    session.begin_with(&probe).await?;
    Ok(session)
}

/// Loads a page, and adds what was noted.
pub(crate) async fn load(
    session: &Session,
    url: &str,
    conditions: Conditions,
    samples: &mut Samples,
    (group, name): (&str, &str),
) -> Result<()> {
    session.set(conditions).await?;
    session.open(url).await?;
    session.wait_for("what a reader waits for", "window.benchLoad().waits === 0").await?;
    // What still runs or comes then belongs to the whole.
    sleep(Duration::from_millis(if conditions == Conditions::Slow { 1200 } else { 600 })).await;
    let noted: Noted = session.eval("window.benchLoad()").await?;
    let mut add = |what: &str, value: f64| samples.add(group, name, what, value);
    for (mark, time) in &noted.marks {
        // A frame may be painted before the probe, which runs in frames too, has seen that.
        let time = time.max(noted.fcp);
        add(mark, time);
        let come = || noted.files.iter().filter(|(end, _)| *end <= time);
        add(&format!("{mark} kB"), come().map(|(_, bytes)| bytes).sum::<f64>() / 1000.0);
        #[allow(clippy::cast_precision_loss, reason = "few files")]
        add(&format!("{mark} requests"), come().count() as f64);
    }
    add("whole kB", noted.files.iter().map(|(_, bytes)| bytes).sum::<f64>() / 1000.0);
    #[allow(clippy::cast_precision_loss, reason = "few files")]
    add("whole requests", noted.files.len() as f64);
    add("fcp", noted.fcp);
    add("lcp", noted.lcp);
    add("cls", noted.cls);
    for (what, metric) in
        [("script", "ScriptDuration"), ("main thread", "TaskDuration"), ("all threads", "ProcessTime")]
    {
        add(what, session.metric(metric).await? * 1000.0);
    }
    Ok(())
}

/// Loads every subject so many times under both conditions, in turns.
pub(crate) async fn measure(
    server: &Server,
    runs: usize,
    wanted: &[Subject],
    samples: &mut Samples,
) -> Result<()> {
    let session = session(SUBJECTS.into_iter().map(|subject| (subject.id.to_owned(), subject))).await?;
    // The first loads are not counted: they warm up the server, the browser and the disk.
    for subject in wanted {
        let url = server.url(subject.id, subject.path);
        load(&session, &url, Conditions::Fast, &mut Samples::default(), ("", "")).await?;
    }
    for run in 1..=runs {
        for conditions in Conditions::ALL {
            for subject in wanted {
                let url = server.url(subject.id, subject.path);
                load(&session, &url, conditions, samples, (conditions.id(), subject.id))
                    .await
                    .with_context(|| format!("loading {}", subject.title))?;
            }
            println!("  loaded everything, {}, {run} of {runs}", conditions.id());
        }
    }
    session.close().await
}
