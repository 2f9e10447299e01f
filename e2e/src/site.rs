//! A server of the built page, as a reader's browser meets one: below any base path, and out of order on demand.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use tokio::time::sleep;

use crate::first::{self, Scripts};
use crate::halfway::halfway;
use crate::headers::Headers;
use crate::seat::{Serving, listen};

/// A way in which a server can fail at one file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It answers with this status and a page that says so.
    Status(u16),
    /// It answers every request with a web page, as servers set up for other sites do.
    Html,
    /// It sends half of the file, as if that were all.
    Truncated,
    /// It sends half of the file and hangs up.
    BrokenOff,
    /// It sends half of the file, and after that nothing; once it is healed it hangs up.
    Stalled,
    /// It takes the request and does not answer; once it is healed it hangs up.
    Silent,
    /// It takes the request and answers once it is healed.
    Late,
}

/// What a folder is, and so how addresses lead to its files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Served {
    /// The built page, which every address below the base path shows.
    Built,
    /// An exported site: a file for every address, with the headers that its hosts are told to send, and a page that says
    /// what was not found.
    Exported,
}

/// A served folder. Cheap to clone; it serves as long as there is one.
#[derive(Clone)]
pub struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
    _serving: Arc<Serving>,
}

struct Shared {
    served: Served,
    dist: PathBuf,
    base: String,
    /// Those of an exported site; a build has none.
    headers: Headers,
    scripts: Scripts,
    now: Mutex<Now>,
}

/// What tests have asked of the server, and what pages have. Paths are below the base and without a slash in front.
#[derive(Default)]
struct Now {
    /// What is wrong with files, by path.
    faults: HashMap<String, Fault>,
    /// What is served in the place of files, by path.
    replaced: HashMap<String, Vec<u8>>,
    /// The policy that pages are sent with, if they have one.
    policy: Option<HeaderValue>,
    /// The paths that pages have asked for, in order.
    requests: Vec<String>,
    /// Whether browsers may keep files.
    may_be_kept: bool,
}

impl Site {
    /// Serves a folder below a base path, which has a slash at both ends, on a free port of this machine.
    ///
    /// # Errors
    ///
    /// If the folder holds no page, or no port is free.
    pub async fn start(served: Served, dist: &Path, base: &str) -> Result<Self> {
        ensure!(base.starts_with('/') && base.ends_with('/'), "the base path `{base}` lacks a slash");
        let index = dist.join("index.html");
        ensure!(index.is_file(), "there is no {}; build the page first", index.display());
        let listener = listen().await?;
        let address = listener.local_addr().context("cannot tell the port")?;
        let headers = match served {
            Served::Built => Headers::default(),
            Served::Exported => {
                let file = dist.join("_headers");
                let text =
                    std::fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
                Headers::read(&text)
            }
        };
        let scripts = Scripts::of(&format!("http://{address}{base}"));
        let shared = Arc::new(Shared {
            served,
            dist: dist.to_owned(),
            base: base.to_owned(),
            headers,
            scripts: scripts.clone(),
            now: Mutex::default(),
        });
        let router = scripts.put_into(Router::new().fallback(answer).with_state(shared.clone()));
        let serving = Serving::start(listener, router);
        Ok(Self { address, shared, _serving: serving })
    }

    /// What runs in its pages, and in those that embed it, before any script of theirs.
    pub(crate) fn scripts(&self) -> &Scripts {
        &self.shared.scripts
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The folder that is served.
    pub fn dist(&self) -> &Path {
        &self.shared.dist
    }

    /// The path below which the page is served.
    pub fn base(&self) -> &str {
        &self.shared.base
    }

    /// The whole address of a path and query below the base.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{}", self.origin(), self.base(), path.trim_start_matches('/'))
    }

    /// The file of the program's later part, by its path below the base; empty if the program is in one.
    pub fn later_part(&self) -> String {
        self.code("_later.wasm")
    }

    /// The file of the program's first part, by its path below the base.
    pub fn program(&self) -> String {
        self.code("_bg.wasm")
    }

    /// Another file of the folder in which the program is, by its path below the base.
    pub fn beside_program(&self, name: &str) -> String {
        let program = self.program();
        match program.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{name}"),
            None => name.to_owned(),
        }
    }

    /// The file of the styles, by its path below the base.
    pub fn styles(&self) -> String {
        self.code(".css")
    }

    /// The file of the program whose name ends so, by its path below the base; empty if there is none.
    fn code(&self, ending: &str) -> String {
        let names = |folder: &Path| {
            let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
            files.map(|file| file.file_name().to_string_lossy().into_owned()).collect::<Vec<String>>()
        };
        let folder = match self.shared.served {
            Served::Built => String::new(),
            Served::Exported => {
                let versions = names(&self.shared.dist.join("assets"));
                versions.first().map(|version| format!("assets/{version}/")).unwrap_or_default()
            }
        };
        let mut names = names(&self.shared.dist.join(&folder)).into_iter();
        names.find(|name| name.ends_with(ending)).map(|name| format!("{folder}{name}")).unwrap_or_default()
    }

    /// Breaks a file, named by its path below the base, until it is healed.
    pub fn fault(&self, path: &str, fault: Fault) {
        self.shared.now().faults.insert(path.to_owned(), fault);
    }

    /// Lifts the fault of one file.
    pub fn mend(&self, path: &str) {
        self.shared.now().faults.remove(path);
    }

    /// Serves something else in the place of a file, named by its path below the base, until it is healed.
    pub fn replace(&self, path: &str, contents: impl Into<Vec<u8>>) {
        self.shared.now().replaced.insert(path.to_owned(), contents.into());
    }

    /// The contents of a file as they are, by its path below the base.
    ///
    /// # Errors
    ///
    /// If there is no such file.
    pub fn contents(&self, path: &str) -> Result<String> {
        let file = self.shared.dist.join(path);
        std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
    }

    /// Sends everything with a content security policy, until it is healed.
    ///
    /// # Errors
    ///
    /// If it cannot stand in a header.
    pub fn use_policy(&self, policy: &str) -> Result<()> {
        self.shared.now().policy = Some(HeaderValue::from_str(policy)?);
        Ok(())
    }

    /// Lifts every fault.
    pub fn heal(&self) {
        let mut now = self.shared.now();
        now.faults.clear();
        now.replaced.clear();
        now.policy = None;
    }

    /// Lets browsers keep every file, as hosts do with files that are named by what they hold.
    pub fn allow_keeping(&self) {
        self.shared.now().may_be_kept = true;
    }

    /// The paths asked for so far, in order, without the base.
    pub fn requests(&self) -> Vec<String> {
        self.shared.now().requests.clone()
    }

    /// The files of the dataset asked for so far, sorted, each as often as it was asked for.
    pub fn data_requests(&self) -> Vec<String> {
        let mut paths: Vec<String> =
            self.requests().iter().filter_map(|path| path.strip_prefix("data/")).map(str::to_owned).collect();
        paths.sort();
        paths
    }
}

impl Shared {
    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The page itself, with every address that it holds moved below the base, as a build with that public
    /// address writes them.
    fn index(&self) -> Result<Vec<u8>> {
        let page = std::fs::read_to_string(self.dist.join("index.html"))?;
        let page =
            page.replace("=\"/", &format!("=\"{}", self.base)).replace("'/", &format!("'{}", self.base));
        Ok(page.into_bytes())
    }

    /// The file at a path below the base, if there is one.
    fn file(&self, path: &str) -> Option<Vec<u8>> {
        if let Some(contents) = self.now().replaced.get(path) {
            return Some(contents.clone());
        }
        let relative = Path::new(path);
        let is_inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        if is_inside { std::fs::read(self.dist.join(relative)).ok() } else { None }
    }
}

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    let Some(path) = uri.path().strip_prefix(&shared.base).map(str::to_owned) else {
        return (StatusCode::NOT_FOUND, "not below the base path").into_response();
    };
    if path == first::NAME {
        return found(&path, shared.scripts.read());
    }
    let (fault, may_be_kept, policy) = {
        let mut now = shared.now();
        now.requests.push(path.clone());
        (now.faults.get(&path).copied(), now.may_be_kept, now.policy.clone())
    };
    let mut response = responded(&shared, &path, fault).await;
    let caching = if may_be_kept { "max-age=3600" } else { "no-store" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if let Some(policy) = policy {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    // Pages of others load the widget, and a sandboxed frame has no origin at all.
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    shared.headers.add_to(response.headers_mut(), uri.path());
    response
}

/// Waits until a file no longer has this fault. Without an end, a page that waits would hold up those that come after it:
/// browsers keep pages that were left, with what they wait for, and do not ask for the same file twice at a time.
async fn healed(shared: Arc<Shared>, path: String, fault: Fault) {
    while shared.now().faults.get(&path) == Some(&fault) {
        sleep(Duration::from_millis(10)).await;
    }
}

async fn responded(shared: &Arc<Shared>, path: &str, fault: Option<Fault>) -> Response {
    match fault {
        None => sound(shared, path),
        Some(Fault::Status(status)) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, [(header::CONTENT_TYPE, HTML)], format!("<h1>{status}</h1>")).into_response()
        }
        Some(Fault::Html) => ([(header::CONTENT_TYPE, HTML)], "<h1>Welcome</h1>").into_response(),
        Some(Fault::Truncated) => match shared.file(path) {
            Some(mut bytes) => {
                bytes.truncate(bytes.len() / 2);
                found(path, bytes)
            }
            None => sound(shared, path),
        },
        // Only what is sent by then has been sent: an answer that fails at once is never begun.
        Some(Fault::BrokenOff) => half(shared, path, sleep(BEGUN)),
        Some(Fault::Stalled) => half(shared, path, healed(shared.clone(), path.to_owned(), Fault::Stalled)),
        Some(Fault::Silent) => {
            healed(shared.clone(), path.to_owned(), Fault::Silent).await;
            half(shared, path, sleep(BEGUN))
        }
        Some(Fault::Late) => {
            while shared.now().faults.contains_key(path) {
                sleep(Duration::from_millis(10)).await;
            }
            sound(shared, path)
        }
    }
}

/// How long half an answer is given to be sent.
const BEGUN: Duration = Duration::from_millis(50);

/// An answer that stops halfway.
fn half(shared: &Shared, path: &str, until: impl Future<Output = ()> + Send + 'static) -> Response {
    match shared.file(path) {
        Some(bytes) => found(path, halfway(bytes, until)),
        None => sound(shared, path),
    }
}

/// The answer of a server in order: the file, or the page for any address that names no file.
fn sound(shared: &Shared, path: &str) -> Response {
    if shared.served == Served::Exported {
        return exported(shared, path);
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    if !name.contains('.') || name == "index.html" {
        return match shared.index() {
            Ok(page) => ([(header::CONTENT_TYPE, HTML)], page).into_response(),
            Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        };
    }
    match shared.file(path) {
        Some(bytes) => found(path, bytes),
        None => (StatusCode::NOT_FOUND, "no such file").into_response(),
    }
}

/// The answer of a host of files: the file, the page of a folder, or the page that says what was not found.
fn exported(shared: &Shared, path: &str) -> Response {
    let path =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    match (shared.file(&path), shared.file("404.html")) {
        (Some(bytes), _) => found(&path, bytes),
        (None, Some(page)) => (StatusCode::NOT_FOUND, found("404.html", page)).into_response(),
        (None, None) => (StatusCode::NOT_FOUND, "no such file").into_response(),
    }
}

const HTML: &str = "text/html; charset=utf-8";

fn found(path: &str, contents: impl Into<Body>) -> Response {
    let kind = match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("html") => HTML,
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        // Browsers compile while it arrives only if it is called by its name.
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    ([(header::CONTENT_TYPE, kind)], contents.into()).into_response()
}
