//! WebKit, the engine of Safari and of every browser on an iPhone, as WebKitGTK's MiniBrowser brings it to Linux. It needs a
//! display. Its driver can give it a size, but no other property of a device and no preference of a reader.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};
use tokio::net::TcpStream;
use tokio::time::sleep;

use crate::driver::START;
use crate::page::{PAUSE, Viewport};

/// Runs the command given after it on an invisible display of its own. The pointer is in its middle.
pub(crate) const WITH_DISPLAY: &str = r#"
Xvfb -displayfd 3 -screen 0 4000x4000x24 -nolisten tcp 3>"$TMPDIR/display" >/dev/null 2>&1 &
until [ -s "$TMPDIR/display" ]; do sleep 0.05; done
DISPLAY=:$(cat "$TMPDIR/display") exec "$@"
"#;

/// Where windows stand on it, from the left and from the top, so that the pointer is in every one of them. Without that none
/// has the focus, since no window manager gives it to one.
const PLACE: i64 = 1900;

/// The styles of MiniBrowser's own buttons: so small that the window can be as narrow as a telephone.
const NARROW: &str = "* { min-width: 0; min-height: 0; margin: 0; border-width: 0; padding: 0; }
headerbar *, toolbar * { font-size: 1px; -gtk-icon-transform: scale(0.01); }
";

/// What driver and browser get from their surroundings, besides the display: a home of their own in this folder.
///
/// # Errors
///
/// If the folder cannot be written to.
pub(crate) fn surroundings(files: &Path) -> Result<Vec<(&'static str, PathBuf)>> {
    let settings = files.join("gtk-3.0");
    std::fs::create_dir_all(&settings)?;
    std::fs::write(settings.join("gtk.css"), NARROW)?;
    let homes = ["HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"];
    let mut all: Vec<_> = homes.map(|name| (name, files.to_owned())).into();
    all.push(("GDK_BACKEND", "x11".into()));
    Ok(all)
}

/// A port on which nobody listens now. The driver does not choose one by itself. If somebody else takes this one first, the
/// driver ends, and there is no session.
///
/// # Errors
///
/// If there is none.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}

/// Waits until the driver listens, which it does not say.
///
/// # Errors
///
/// If it does not.
pub(crate) async fn wait_for(port: u16) -> Result<()> {
    let started = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_err() {
        ensure!(started.elapsed() < START, "the driver did not start");
        sleep(PAUSE).await;
    }
    Ok(())
}

/// A MiniBrowser, as it comes, in the mode in which a driver can tell it what to do.
///
/// # Errors
///
/// If the driver's library does not take them for capabilities, which would be a fault here.
pub(crate) fn capabilities(browser: &str) -> Result<Capabilities> {
    let options = json!({ "binary": browser, "args": ["--automation"] });
    Ok(serde_json::from_value(json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": options }))?)
}

/// Gives the page this much room. Pixels are as many as on a desk, and it is pointed at.
///
/// # Errors
///
/// If the browser refuses.
pub(crate) async fn use_viewport(driver: &WebDriver, viewport: Viewport) -> Result<()> {
    let Viewport { width, height, .. } = viewport;
    // How high the window's own buttons are shows once it has its width.
    let mut above = 0;
    let started = Instant::now();
    loop {
        driver.set_window_rect(PLACE, PLACE, width, height + above).await.context("sizing the window")?;
        sleep(PAUSE).await;
        // A frame of another site does not see how wide the window is.
        let size = "try { return [top.innerWidth, top.innerHeight] } catch { return null }";
        let size: Option<[u32; 2]> = driver.execute(size, Vec::new()).await?.convert()?;
        match size {
            Some([wide, high]) if wide != width || high != height => {
                above = (above + height).saturating_sub(high);
            }
            _ => return Ok(()),
        }
        ensure!(started.elapsed() < START, "the window is {size:?} instead of {width} by {height}");
    }
}
