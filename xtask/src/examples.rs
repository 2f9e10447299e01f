//! Serving `examples/`: pages that embed the widget, from an origin of their own, as those of others do.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::pinned::{IFRAME_RESIZER, PYM};
use crate::port::listen;
use crate::project::Project;
use crate::tools::Toolbox;

/// Where the pages expect what they embed. It is written in them, and replaced as they are served.
pub(crate) const DEFAULT_SITE: &str = "http://127.0.0.1:8080/";

const DEFAULT_PORT: u16 = 8081;

/// How long a browser may take to ask.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the server says before its address, once it listens there.
const ARE_AT: &str = " are at  ";

/// Starts a server of the pages beside the process that serves the widget on this port, and tells its address. It ends when
/// that does.
pub(crate) fn start(site_port: u16) -> Result<String> {
    let mut server = Command::new(std::env::current_exe().context("cannot tell where this program is")?)
        .args(["examples", "--port", &site_port.saturating_add(1).to_string()])
        .args(["--site", &format!("http://127.0.0.1:{site_port}/")])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start the server of the examples")?;
    let said = BufReader::new(server.stdout.take().context("the server of the examples says nothing")?);
    let address = |line: String| line.split_once(ARE_AT).map(|(_, address)| address.to_owned());
    said.lines().map_while(Result::ok).find_map(address).context("the server of the examples has ended")
}

/// Serves the pages, with what they embed from a site, until Ctrl-C or until whoever started this is gone.
pub(crate) fn serve(project: &Project, tools: &Toolbox, port: Option<u16>, site: &str) -> Result<()> {
    let (listener, port) = listen(port.unwrap_or(DEFAULT_PORT))?;
    let pages = Pages {
        folder: project.root().join("examples"),
        libraries: [
            ("pym.v1.min.js", tools.script(&PYM)?),
            ("iframeResizer.min.js", tools.script(&IFRAME_RESIZER)?),
        ],
        site: site.to_owned(),
    };
    // The address comes last: after that nobody may be listening to what this says.
    println!("\nCtrl-C ends this.\nPages that embed {site}{ARE_AT}http://127.0.0.1:{port}/");
    thread::scope(|scope| {
        scope.spawn(end_with_parent);
        for stream in listener.incoming().flatten() {
            let pages = &pages;
            // A browser that went away needs no answer.
            scope.spawn(move || drop(pages.answer(&stream)));
        }
    });
    Ok(())
}

/// Ends this process when it has another parent than at first. `cargo xtask serve` becomes trunk, which knows nothing of
/// what it started before.
fn end_with_parent() {
    #[cfg(unix)]
    {
        let parent = std::os::unix::process::parent_id();
        while std::os::unix::process::parent_id() == parent {
            thread::sleep(Duration::from_millis(500));
        }
        std::process::exit(0);
    }
}

/// The example pages, and what their server needs for an answer.
struct Pages {
    folder: PathBuf,
    /// The scripts of others that some pages use.
    libraries: [(&'static str, PathBuf); 2],
    site: String,
}

impl Pages {
    /// Answers one request and closes.
    fn answer(&self, stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut reader = BufReader::new(stream);
        let mut request = String::new();
        reader.read_line(&mut request)?;
        // The headers say nothing that matters here. An empty line ends them: no more than its two signs.
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            header.clear();
        }
        let path = request.split(' ').nth(1).unwrap_or_default();
        let (status, kind, body) = match self.file(path.split('?').next().unwrap_or_default()) {
            Some((kind, body)) => ("200 OK", kind, body),
            None => ("404 Not Found", "text/plain", b"There is no such page.".to_vec()),
        };
        let mut stream = stream;
        write!(
            stream,
            "HTTP/1.1 {status}\r\ncontent-type: {kind}; charset=utf-8\r\ncontent-length: {}\r\n\
             cache-control: no-cache\r\nconnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)
    }

    /// The kind and contents of what is at a path.
    fn file(&self, path: &str) -> Option<(&'static str, Vec<u8>)> {
        let name = path.trim_start_matches('/');
        if let Some((_, file)) = self.libraries.iter().find(|(library, _)| *library == name) {
            return Some(("text/javascript", std::fs::read(file).ok()?));
        }
        let name = Path::new(if name.is_empty() { "index.html" } else { name });
        if !name.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let text = std::fs::read_to_string(self.folder.join(name)).ok()?;
        let kind = match name.extension()?.to_str()? {
            "html" => "text/html",
            "css" => "text/css",
            "js" => "text/javascript",
            _ => return None,
        };
        Some((kind, text.replace(DEFAULT_SITE, &self.site).into_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_embed_from_the_site_that_is_served() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("council-compare-examples-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("index.html"), format!("<a href=\"{DEFAULT_SITE}embed/\">"))?;
        std::fs::write(folder.join("notes.txt"), "not a page")?;
        let pages = Pages {
            libraries: [("a.js", folder.join("notes.txt")), ("b.js", folder.join("missing.js"))],
            site: "http://127.0.0.1:9/".to_owned(),
            folder: folder.clone(),
        };
        let text = |path| pages.file(path).map(|(_, body)| String::from_utf8_lossy(&body).into_owned());
        let page = Some("<a href=\"http://127.0.0.1:9/embed/\">".to_owned());
        let found =
            ["/", "/index.html", "/a.js", "/b.js", "/notes.txt", "/../index.html", "/x.html"].map(text);
        std::fs::remove_dir_all(&folder)?;
        let script = Some("not a page".to_owned());
        assert_eq!(found, [page.clone(), page, script, None, None, None, None]);
        Ok(())
    }
}
