//! Pages of others that embed the widget, from an origin of their own: those of `examples/`, and what a test writes.

use std::collections::HashMap;
use std::env;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};

use crate::seat::{Serving, listen};
use crate::site::Site;

/// Where the pages of `examples/` expect the widget.
const DEFAULT_SITE: &str = "http://127.0.0.1:8080/";

/// The scripts of others by which some pages embed, each with the variable that names its file.
const LIBRARIES: [(&str, &str); 2] =
    [("pym.v1.min.js", "PYM_JS"), ("iframeResizer.min.js", "IFRAME_RESIZER")];

/// A server of such pages. Cheap to clone; it serves as long as there is one.
#[derive(Clone)]
pub struct Hosts {
    address: SocketAddr,
    shared: Arc<Shared>,
    _serving: Arc<Serving>,
}

struct Shared {
    examples: PathBuf,
    /// Where the widget is.
    site: String,
    /// What tests wrote, by name.
    written: Mutex<HashMap<String, Written>>,
}

#[derive(Clone)]
struct Written {
    html: String,
    /// The headers that the page is sent with.
    headers: HeaderMap,
}

impl Hosts {
    /// Serves on a free port of this machine, for the widget of a site.
    ///
    /// # Errors
    ///
    /// If no port is free.
    pub async fn start(site: &Site) -> Result<Self> {
        let listener = listen().await?;
        let address = listener.local_addr().context("cannot tell the port")?;
        let shared = Arc::new(Shared {
            examples: Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("examples"),
            site: site.url(""),
            written: Mutex::default(),
        });
        let router = site.scripts().put_into(Router::new().fallback(answer).with_state(shared.clone()));
        let serving = Serving::start(listener, router);
        Ok(Self { address, shared, _serving: serving })
    }

    /// The address of a page.
    pub fn url(&self, name: &str) -> String {
        format!("http://{}/{name}", self.address)
    }

    /// The whole address of a path and query of the widget's site.
    pub fn site(&self, path: &str) -> String {
        format!("{}{}", self.shared.site, path.trim_start_matches('/'))
    }

    /// The script, in markup, by which a page loads our element.
    pub fn loader(&self) -> String {
        format!("<script type='module' src='{}'></script>", self.site("embed.js"))
    }

    /// Writes a page with this body, and gives its address.
    pub fn write(&self, name: &str, body: &str) -> String {
        self.write_with_headers(name, body, HeaderMap::new())
    }

    /// Writes a page with this body, sent with a content security policy, and gives its address.
    pub fn write_with_policy(&self, name: &str, body: &str, policy: Option<&str>) -> String {
        let policy = policy.and_then(|policy| HeaderValue::from_str(policy).ok());
        let headers = policy.map(|policy| (header::CONTENT_SECURITY_POLICY, policy));
        self.write_with_headers(name, body, headers.into_iter().collect())
    }

    /// Writes a page with this body that lets in only what agrees to it, and gives its address.
    pub fn write_isolated(&self, name: &str, body: &str) -> String {
        let policy = HeaderName::from_static("cross-origin-embedder-policy");
        let headers = [(policy, HeaderValue::from_static("require-corp"))];
        self.write_with_headers(name, body, headers.into_iter().collect())
    }

    fn write_with_headers(&self, name: &str, body: &str, headers: HeaderMap) -> String {
        let html = format!(
            "<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\" />\
             <meta name=\"viewport\" content=\"width=device-width\" /><title>A page</title>\n<body>\n{body}\n</body></html>\n"
        );
        let written = Written { html, headers };
        let mut pages = self.shared.written.lock().unwrap_or_else(PoisonError::into_inner);
        pages.insert(name.to_owned(), written);
        self.url(name)
    }
}

impl Shared {
    fn written(&self, name: &str) -> Option<Written> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    /// The contents of what is at a name.
    fn file(&self, name: &str) -> Result<String> {
        if let Some((_, variable)) = LIBRARIES.iter().find(|(library, _)| *library == name) {
            let file = env::var_os(variable)
                .with_context(|| format!("{variable} names no {name}; `cargo xtask test e2e` does"))?;
            return Ok(std::fs::read_to_string(file)?);
        }
        let text = std::fs::read_to_string(self.examples.join(name))?;
        Ok(text.replace(DEFAULT_SITE, &self.site))
    }
}

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    let name = uri.path().trim_start_matches('/');
    if name == "favicon.ico" {
        // Browsers ask for it, and complain if it is not there.
        return StatusCode::NO_CONTENT.into_response();
    }
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        _ => "text/html; charset=utf-8",
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Some(written) = shared.written(name) {
        headers.extend(written.headers);
        return (headers, written.html).into_response();
    }
    match shared.file(name) {
        Ok(text) => (headers, text).into_response(),
        Err(error) => (StatusCode::NOT_FOUND, error.to_string()).into_response(),
    }
}
