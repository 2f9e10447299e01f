//! What grows with the dataset: loading, choosing, drawing and typing with 10 and 100 times the councils.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::act::{self, Names};
use crate::load;
use crate::samples::Samples;
use crate::serve::Server;
use crate::session::{Conditions, Session};
use crate::sites::{self, Places};
use crate::subject::{CHART_JS, Subject, WIDGET};

/// The most times the councils.
pub(crate) const MOST: usize = 100;

/// How many times the councils.
pub(crate) const TIMES: [usize; 3] = [1, 10, MOST];

/// The subjects that are measured with more councils.
pub(crate) const MEASURED: [&str; 2] = [WIDGET, CHART_JS];

/// The group of measurements with so many times the councils, by the processor's conditions.
pub(crate) fn group(times: usize, conditions: Conditions) -> String {
    format!("{times} {}", conditions.id())
}

/// Measures both, so many times, in turns.
pub(crate) async fn measure(
    places: &Places,
    names: &Names,
    councils: usize,
    runs: usize,
    samples: &mut Samples,
) -> Result<()> {
    let mut folders: Vec<(String, PathBuf)> = Vec::new();
    for times in TIMES {
        folders.extend(sites::make_larger(places, times)?);
        println!("  made {} councils", times * councils);
    }
    let server = Server::start(folders).await?;
    let subjects: Vec<&Subject> = MEASURED.iter().filter_map(|id| Subject::named(id)).collect();
    let larger = |times| subjects.iter().map(move |subject| Larger { subject: **subject, times });
    let all: Vec<Larger> = TIMES.into_iter().flat_map(larger).collect();
    load_all(&server, &all, runs, samples).await?;
    choose_on_all(&server, &all, names, runs, samples).await
}

/// A subject with so many times the councils.
struct Larger {
    subject: Subject,
    times: usize,
}

impl Larger {
    fn host(&self) -> String {
        sites::larger_host(self.subject.id, self.times)
    }

    fn url(&self, server: &Server) -> String {
        server.url(&self.host(), self.subject.path)
    }
}

/// First visits.
async fn load_all(server: &Server, all: &[Larger], runs: usize, samples: &mut Samples) -> Result<()> {
    let session = load::session(all.iter().map(|larger| (larger.host(), larger.subject))).await?;
    // The first round is not counted: it warms up the server, the browser and the disk.
    for run in 0..=runs {
        for larger in all {
            let group = group(larger.times, Conditions::Fast);
            let mut uncounted = Samples::default();
            let samples = if run == 0 { &mut uncounted } else { &mut *samples };
            let names = (group.as_str(), larger.subject.id);
            load::load(&session, &larger.url(server), Conditions::Fast, samples, names).await?;
        }
        println!("  loaded, {run} of {runs}");
    }
    session.close().await
}

/// Choosing, typing and drawing. The councils that are there at every size are chosen, so that each is the same work.
async fn choose_on_all(
    server: &Server,
    all: &[Larger],
    names: &Names,
    runs: usize,
    samples: &mut Samples,
) -> Result<()> {
    let session = Session::start().await?;
    for run in 0..runs {
        for larger in all {
            let step = async {
                act::open(&session, &larger.url(server), larger.subject, names).await?;
                for conditions in Conditions::ALL {
                    session.slow_down(conditions).await?;
                    let group = group(larger.times, conditions);
                    act::act(&session, names, run, samples, (&group, larger.subject.id)).await?;
                }
                anyhow::Ok(())
            };
            step.await.with_context(|| format!("choosing on {}", larger.host()))?;
        }
        println!("  chose, {} of {runs}", run + 1);
    }
    session.close().await
}
