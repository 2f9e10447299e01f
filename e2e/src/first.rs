//! Scripts that run in every page before any of its own, for a browser that cannot be told to: the servers put them in.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::middleware::map_response_with_state;
use axum::response::{IntoResponse as _, Response};

/// What the site serves them as, below its base.
pub(crate) const NAME: &str = "before-load.js";

/// The scripts of a site and of the pages that embed it, in the order in which they run. Clones are the same scripts.
#[derive(Clone)]
pub(crate) struct Scripts {
    /// Their address on the site, which its policy and those of pages that embed it allow.
    address: String,
    all: Arc<Mutex<String>>,
}

impl Scripts {
    /// None yet, for a site with this address.
    pub(crate) fn of(site: &str) -> Self {
        Self { address: format!("{site}{NAME}"), all: Arc::default() }
    }

    /// Runs another one from the next page on.
    pub(crate) fn add(&self, script: &str) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        // Each by itself, so that they can have the same names.
        *all += &format!("{{\n{script}\n}}\n");
    }

    /// All of them.
    pub(crate) fn read(&self) -> String {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The same answers, with the scripts in each page.
    pub(crate) fn put_into(&self, router: Router) -> Router {
        router.layer(map_response_with_state(self.clone(), with_scripts))
    }
}

async fn with_scripts(State(scripts): State<Scripts>, response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("text/html")) || scripts.read().is_empty() {
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return (StatusCode::INTERNAL_SERVER_ERROR, "no scripts in a page that breaks off").into_response();
    };
    let page = String::from_utf8_lossy(&page);
    let (doctype, rest) = page.split_at(page.find('>').map_or(0, |end| end + 1));
    let page = format!("{doctype}<script src=\"{}\"></script>{rest}", scripts.address);
    Response::from_parts(parts, Body::from(page))
}
