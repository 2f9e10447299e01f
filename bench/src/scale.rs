//! What grows with the dataset: loading, choosing, drawing and typing with 10 and 100 times the councils.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::act::{self, Names};
use crate::load;
use crate::samples::Samples;
use crate::serve::Server;
use crate::session::{Conditions, Session};
use crate::sites::{self, Places};
use crate::subject::{CHART_JS, Subject, WIDGET};

/// How many times the councils.
pub(crate) const TIMES: [usize; 3] = [1, 10, 100];

/// How many councils the dataset has.
pub(crate) const COUNCILS: usize = 158;

/// The subjects that are measured with more councils.
pub(crate) const MEASURED: [&str; 2] = [WIDGET, CHART_JS];

/// The group of measurements with so many times the councils, by the processor's conditions.
pub(crate) fn group(times: usize, conditions: Conditions) -> String {
    format!("{times} {}", conditions.id())
}

/// Measures both, so many times, in turns.
pub(crate) async fn measure(places: &Places, runs: usize, samples: &mut Samples) -> Result<()> {
    let mut folders: Vec<(String, PathBuf)> = Vec::new();
    for times in TIMES {
        folders.extend(sites::make_larger(places, times)?);
        println!("  made {} councils", times * COUNCILS);
    }
    let server = Server::start(folders).await?;
    let subjects: Vec<&Subject> = MEASURED.iter().filter_map(|id| Subject::named(id)).collect();
    let hosts: Vec<(String, Subject)> = TIMES
        .iter()
        .flat_map(|times| subjects.iter().map(move |subject| (format!("{}-{times}", subject.id), **subject)))
        .collect();

    let session =
        load::session(&hosts.iter().map(|(host, subject)| (host.as_str(), *subject)).collect::<Vec<_>>())
            .await?;
    // The first round is not counted: it warms up the server, the browser and the disk.
    for run in 0..=runs {
        for times in TIMES {
            for subject in &subjects {
                let url = server.url(&format!("{}-{times}", subject.id), subject.path);
                let group = group(times, Conditions::Fast);
                let mut uncounted = Samples::default();
                let samples = if run == 0 { &mut uncounted } else { &mut *samples };
                load::load(&session, &url, Conditions::Fast, samples, (&group, subject.id)).await?;
            }
        }
        println!("  loaded, {run} of {runs}");
    }
    session.close().await?;

    let session = Session::start().await?;
    // The councils that are there at every size are chosen, so that each is the same work.
    let index: Value = serde_json::from_str(&std::fs::read_to_string(places.data().join("index.json"))?)?;
    let names = Names::of(&index)?;
    for run in 0..runs {
        for times in TIMES {
            for subject in &subjects {
                let host = format!("{}-{times}", subject.id);
                let step = async {
                    act::open(&session, &server.url(&host, subject.path), **subject, &names).await?;
                    for conditions in Conditions::ALL {
                        session.slow_down(conditions).await?;
                        let group = group(times, conditions);
                        act::act(&session, &names, run, samples, (&group, subject.id)).await?;
                    }
                    anyhow::Ok(())
                };
                step.await.with_context(|| format!("choosing on {host}"))?;
            }
        }
        println!("  chose, {} of {runs}", run + 1);
    }
    session.close().await
}
