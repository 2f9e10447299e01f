//! Where a test sits: a browser, and the runtime that talks to it. A test that passed leaves its seat to the next one,
//! because starting a browser takes longer than most tests do.
//!
//! What one test did cannot be seen by the next: every window is closed in between, and no test has an origin that another
//! had (see [`listen`]). A test that failed leaves nothing, whatever state its browser is in.

use std::collections::HashSet;
use std::net::Ipv4Addr;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use anyhow::{Context as _, Result};
use axum::Router;
use tokio::net::TcpListener;
use tokio::runtime::{self, Runtime};
use tokio::task::AbortHandle;

use crate::browser::Browser;

/// The seats that no test has now. They end with the program, which their browsers do not outlive.
static FREE: Mutex<Vec<Seat>> = Mutex::new(Vec::new());

/// The ports that a test had.
static HAD: LazyLock<Mutex<HashSet<u16>>> = LazyLock::new(Mutex::default);

/// A browser with one empty window.
pub(crate) struct Seat {
    pub(crate) browser: Browser,
    /// The one that the browser was started in, and its connections belong to.
    pub(crate) runtime: Runtime,
}

impl Seat {
    /// A seat that another test left, or else a new one.
    ///
    /// # Errors
    ///
    /// If no browser starts.
    pub(crate) fn take() -> Result<Self> {
        let left = FREE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match left {
            // One that cannot be cleared is as bad as none.
            Some(seat) if seat.runtime.block_on(seat.browser.clear()).is_ok() => Ok(seat),
            _ => Self::new(),
        }
    }

    /// A seat that nobody had before.
    ///
    /// # Errors
    ///
    /// If no browser starts.
    pub(crate) fn new() -> Result<Self> {
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let browser = runtime.block_on(Browser::start())?;
        Ok(Self { browser, runtime })
    }

    /// Leaves the seat to the next test.
    pub(crate) fn leave(self) {
        FREE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
    }

    /// Ends the browser.
    ///
    /// # Errors
    ///
    /// If it does not close by itself.
    pub(crate) fn close(self) -> Result<()> {
        let Self { browser, runtime } = self;
        runtime.block_on(browser.close())
    }
}

/// Listens on a free port of this machine that no test had before. So what a browser keeps for an origin is of no other.
///
/// # Errors
///
/// If there is none.
pub(crate) async fn listen() -> Result<TcpListener> {
    // Those that were had stay taken until there is another.
    let mut had_before = Vec::new();
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.context("no port is free")?;
        let port = listener.local_addr().context("cannot tell the port")?.port();
        if HAD.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return Ok(listener);
        }
        had_before.push(listener);
    }
}

/// A server, which ends with this.
pub(crate) struct Serving(AbortHandle);

impl Serving {
    /// Answers what comes in.
    pub(crate) fn start(listener: TcpListener, router: Router) -> Arc<Self> {
        let serving = tokio::spawn(async move { axum::serve(listener, router).await });
        Arc::new(Self(serving.abort_handle()))
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.0.abort();
    }
}
