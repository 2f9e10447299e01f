//! A server of every subject, each as a host of its own, with each file compressed as a good host sends it.
//!
//! Subjects are told by the host's name, below `.localhost`: browsers take these for different sites, and so give each
//! page a process of its own, with nothing left in it of the page before.

use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use brotli::enc::BrotliEncoderParams;
use tokio::net::TcpListener;

/// Files larger than this are compressed quickly: they are data sets that only this benchmark has.
const LARGE: usize = 1_000_000;

/// A running server.
pub(crate) struct Server {
    port: u16,
}

type Files = HashMap<String, HashMap<String, File>>;

/// What has been compressed already: the subjects share their data.
type Known = Mutex<HashMap<Vec<u8>, Bytes>>;

/// A file as it is sent.
struct File {
    kind: &'static str,
    compressed: bool,
    bytes: Bytes,
}

impl Server {
    /// Serves folders by the names of their hosts, on a free port of this machine.
    pub(crate) async fn start(folders: Vec<(String, PathBuf)>) -> Result<Self> {
        let mut files = Files::new();
        let known = Known::default();
        for (host, folder) in folders {
            let mut paths = Vec::new();
            list(&folder, &mut paths).with_context(|| format!("cannot list {}", folder.display()))?;
            files.insert(host, compressed(&folder, &paths, &known)?);
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.context("no port is free")?;
        let port = listener.local_addr().context("cannot tell the port")?.port();
        let router = Router::new().fallback(answer).with_state(Arc::new(files));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { port })
    }

    /// The address of a path on a host.
    pub(crate) fn url(&self, host: &str, path: &str) -> String {
        format!("http://{host}.localhost:{}/{path}", self.port)
    }
}

/// Every file below a folder.
fn list(folder: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { list(&path, paths)? } else { paths.push(path) }
    }
    Ok(())
}

/// The files by their paths below the folder, compressed on every core.
fn compressed(folder: &Path, paths: &[PathBuf], known: &Known) -> Result<HashMap<String, File>> {
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let parts: Vec<Result<Vec<(String, File)>>> = std::thread::scope(|scope| {
        // By turns, so that large files that stand together are spread.
        let threads: Vec<_> = (0..jobs)
            .map(|job| {
                let mine = paths.iter().skip(job).step_by(jobs);
                scope.spawn(move || mine.map(|path| read(folder, path, known)).collect::<Result<Vec<_>>>())
            })
            .collect();
        let ended = |_| Err(anyhow::anyhow!("a thread that compresses files panicked"));
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(ended)).collect()
    });
    let mut files = HashMap::new();
    for part in parts {
        files.extend(part?);
    }
    Ok(files)
}

fn read(folder: &Path, path: &Path, known: &Known) -> Result<(String, File)> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
    let kind = kind(&name);
    let compressed = !kind.starts_with("image/png");
    if !compressed {
        return Ok((name, File { kind, compressed, bytes: bytes.into() }));
    }
    let known = || known.lock().unwrap_or_else(PoisonError::into_inner);
    let before = known().get(&bytes).cloned();
    let sent = match before {
        Some(sent) => sent,
        None => brotli(&bytes)?.into(),
    };
    known().insert(bytes, sent.clone());
    Ok((name, File { kind, compressed, bytes: sent }))
}

/// The bytes as they go over the wire.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let quality = if bytes.len() > LARGE { 5 } else { 11 };
    let params = BrotliEncoderParams { quality, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let (mut input, mut output) = (bytes, Vec::new());
    brotli::BrotliCompress(&mut input, &mut output, &params)?;
    Ok(output)
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("json" | "webmanifest") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

async fn answer(State(files): State<Arc<Files>>, headers: HeaderMap, uri: Uri) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let site = files.get(host.split('.').next().unwrap_or_default());
    let path = uri.path().trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let Some(file) = site.and_then(|site| site.get(&path)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let response = Response::builder()
        .header(header::CONTENT_TYPE, file.kind)
        // Every load is a first visit.
        .header(header::CACHE_CONTROL, "no-store");
    let response = if file.compressed { response.header(header::CONTENT_ENCODING, "br") } else { response };
    response.body(Body::from(file.bytes.clone())).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_what_was_there() -> Result<()> {
        let text = "councils ".repeat(1000);
        let sent = brotli(text.as_bytes())?;
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut sent.as_slice(), &mut back)?;
        assert!(sent.len() < 100 && back == text.as_bytes());
        Ok(())
    }
}
