//! Dividing the work among threads.
//!
//! The widget's types count their owners without locks, so threads cannot share a dataset: each reads its own, once, and then
//! takes one task after the other. Nothing more is needed here. A pool that moves tasks between threads would have to read
//! the dataset for each task, or keep one for each thread as well.

use super::error::ExportError;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// Does every task on this many threads, each with a worker of its own, and stops all at the first failure. `told` hears
/// from the calling thread how many tasks are done, some times a second.
///
/// # Errors
///
/// The first failure, in the order of the tasks.
pub fn divide<T: Sync, W>(
    tasks: &[T],
    jobs: usize,
    worker: impl Fn() -> Result<W, ExportError> + Sync,
    work: impl Fn(&mut W, &T) -> Result<(), ExportError> + Sync,
    mut told: impl FnMut(usize),
) -> Result<(), ExportError> {
    let (next, done, failed) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let one = || -> Result<(), (usize, ExportError)> {
        let _guard = StopsOthers(&failed);
        let fail = |at: usize, error| {
            failed.store(true, Ordering::Relaxed);
            (at, error)
        };
        let mut worker = worker().map_err(|error| fail(0, error))?;
        while !failed.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(at) else { break };
            work(&mut worker, task).map_err(|error| fail(at, error))?;
            done.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..jobs.clamp(1, tasks.len().max(1))).map(|_| scope.spawn(one)).collect();
        while threads.iter().any(|thread| !thread.is_finished()) {
            thread::sleep(TELLING);
            told(done.load(Ordering::Relaxed));
        }
        let failures = threads
            .into_iter()
            .filter_map(|thread| thread.join().unwrap_or(Err((0, ExportError::Stopped))).err());
        failures.min_by_key(|(at, _)| *at).map_or(Ok(()), |(_, error)| Err(error))
    })
}

/// Stops the other threads where its own panics.
struct StopsOthers<'a>(&'a AtomicBool);

impl Drop for StopsOthers<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.store(true, Ordering::Relaxed);
        }
    }
}

/// How long the calling thread waits before it looks again.
const TELLING: Duration = Duration::from_millis(50);
