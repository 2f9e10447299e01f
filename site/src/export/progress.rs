//! How far the work has come, told to whoever waits for it.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// Tells how many pages are written and how long the rest will take: on one line of a terminal, else on a line now and
/// then.
pub struct Progress {
    all: usize,
    started: Instant,
    told: Option<Instant>,
    is_terminal: bool,
}

impl Progress {
    /// Before the first of so many pages.
    pub fn new(all: usize) -> Self {
        Self { all, started: Instant::now(), told: None, is_terminal: io::stderr().is_terminal() }
    }

    /// So many are written.
    pub fn at(&mut self, done: usize) {
        let every = Duration::from_millis(if self.is_terminal { 200 } else { 10_000 });
        let last = self.told.unwrap_or(self.started);
        if last.elapsed() < every {
            return;
        }
        self.told = Some(Instant::now());
        let line = line(done, self.all, self.started.elapsed());
        let mut err = io::stderr().lock();
        // Nobody is there to hear that telling failed.
        let _ = if self.is_terminal { write!(err, "\r\x1b[K{line}") } else { writeln!(err, "{line}") };
        let _ = err.flush();
    }

    /// Clears the line, since all are written.
    pub fn end(self) {
        if self.is_terminal && self.told.is_some() {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

fn line(done: usize, all: usize, elapsed: Duration) -> String {
    let percent = done * 100 / all.max(1);
    let Some(left) = all.checked_sub(done).filter(|_| done > 0) else {
        return format!("{done} of {all} pages");
    };
    // In whole milliseconds, so that nothing is lost to rounding: counts are far below what would overflow.
    let millis = elapsed.as_millis() * left as u128 / done as u128;
    let seconds = millis.div_ceil(1_000);
    let left = match seconds / 60 {
        0 => format!("{seconds} s"),
        minutes => format!("{minutes} min {:02} s", seconds % 60),
    };
    format!("{done} of {all} pages ({percent} %), about {left} left")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_estimate_follows_the_pace_so_far() {
        let at = |done, seconds| line(done, 1_000, Duration::from_secs(seconds));
        assert_eq!(at(0, 1), "0 of 1000 pages");
        assert_eq!(at(250, 10), "250 of 1000 pages (25 %), about 30 s left");
        assert_eq!(at(100, 10), "100 of 1000 pages (10 %), about 1 min 30 s left");
        assert_eq!(at(1_000, 40), "1000 of 1000 pages (100 %), about 0 s left");
    }
}
