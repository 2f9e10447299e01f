//! A server of every subject, each as a host of its own, with each file compressed as a good host sends it.
//!
//! Subjects are told by the host's name, below `.localhost`: browsers take these for different sites, and so give each
//! page a process of its own, with nothing left in it of the page before.

use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
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

/// What is served, and what has been asked for before.
struct Served {
    folders: HashMap<String, PathBuf>,
    /// Files as they are sent, by path: compressing one takes longer than any page may wait for it.
    sent: Mutex<HashMap<PathBuf, File>>,
}

/// A file as it is sent.
#[derive(Clone)]
struct File {
    kind: &'static str,
    is_compressed: bool,
    bytes: Bytes,
}

impl Server {
    /// Serves folders by the names of their hosts, on a free port of this machine. A file is compressed when it is first
    /// asked for, so nothing is to be measured before that.
    pub(crate) async fn start(folders: Vec<(String, PathBuf)>) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.context("no port is free")?;
        let port = listener.local_addr().context("cannot tell the port")?.port();
        let served = Served { folders: folders.into_iter().collect(), sent: Mutex::default() };
        let router = Router::new().fallback(answer).with_state(Arc::new(served));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { port })
    }

    /// The address of a path on a host.
    pub(crate) fn url(&self, host: &str, path: &str) -> String {
        format!("http://{host}.localhost:{}/{path}", self.port)
    }
}

impl Served {
    /// The file at a path below a host, if there is one.
    fn file(&self, host: &str, path: &str) -> Option<File> {
        let relative = Path::new(path);
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let file = self.folders.get(host)?.join(relative);
        let sent = || self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let before = sent().get(&file).cloned();
        if before.is_some() {
            return before;
        }
        let (bytes, kind) = (std::fs::read(&file).ok()?, kind(path));
        let is_compressed = kind != "image/png";
        let bytes = if is_compressed { brotli(&bytes).ok()? } else { bytes };
        let made = File { kind, is_compressed, bytes: bytes.into() };
        sent().insert(file, made.clone());
        Some(made)
    }
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

async fn answer(State(served): State<Arc<Served>>, headers: HeaderMap, uri: Uri) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let path = uri.path().trim_start_matches('/');
    let path =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let Some(file) = served.file(host.split('.').next().unwrap_or_default(), &path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let response = Response::builder()
        .header(header::CONTENT_TYPE, file.kind)
        // Every load is a first visit.
        .header(header::CACHE_CONTROL, "no-store");
    let response =
        if file.is_compressed { response.header(header::CONTENT_ENCODING, "br") } else { response };
    response
        .body(Body::from(file.bytes))
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
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
