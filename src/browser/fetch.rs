//! Fetching the dataset: the index, and records one by one or all at once.

use crate::dataset::{DatasetError, Index, Record, Slug, parse, wire};
use js_sys::Reflect;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why something could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// No answer came: offline, blocked, or no such host.
    #[error("no answer from the server")]
    Network,
    /// The server answered with an error.
    #[error("the server answered with error {0}")]
    Status(u16),
    /// What came is not JSON.
    #[error("what came is not the dataset")]
    NotJson,
    /// The JSON lacks something or has something else in its place.
    #[error("the dataset is not as expected: {0}")]
    Shape(String),
    /// The JSON breaks a rule of the dataset.
    #[error("the dataset has a fault at {0}")]
    Dataset(#[from] DatasetError),
}

/// Fetches parts of the dataset. Cheap to clone; clones share what has come.
#[derive(Clone)]
pub struct Loader(Rc<Inner>);

struct Inner {
    /// The folder of the dataset, with a slash at the end.
    folder: String,
    /// `records.json`, once it is here, unread but for the records asked for.
    all: RefCell<Option<JsValue>>,
    /// Whether `records.json` has been asked for.
    asked: Cell<bool>,
}

impl PartialEq for Loader {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Loader {
    /// A loader of the dataset in the folder `data/` below the base path.
    pub fn new(base_path: &str) -> Self {
        let folder = format!("{base_path}data/");
        Self(Rc::new(Inner { folder, all: RefCell::new(None), asked: Cell::new(false) }))
    }

    /// Fetches the index. Councils that cannot be read are left out and named in the console.
    ///
    /// # Errors
    ///
    /// If it cannot be fetched or read.
    pub async fn index(&self) -> Result<Index, FetchError> {
        let wire: wire::Index = read(self.json("index.json").await?)?;
        let (index, faults) = parse::index(wire)?;
        for fault in faults {
            super::page::warn(&format!("Council Compare left out a council. {fault}"));
        }
        Ok(index)
    }

    /// Fetches one council's record.
    ///
    /// # Errors
    ///
    /// If it cannot be fetched or read.
    pub async fn record(&self, slug: &Slug) -> Result<Record, FetchError> {
        let json = self.json(&format!("councils/{slug}.json")).await?;
        Ok(parse::record(read(json)?, slug)?)
    }

    /// One council's record, if every record has come already.
    pub fn record_at_once(&self, slug: &Slug) -> Option<Record> {
        let all = self.0.all.borrow();
        let records = Reflect::get(all.as_ref()?, &"records".into()).ok()?;
        let json = Reflect::get(&records, &slug.as_str().into()).ok()?;
        parse::record(read(json).ok()?, slug).ok()
    }

    /// Fetches every record, so that the next choice needs no wait. Asking again does nothing; failing is left
    /// to the fetch of a single record.
    pub async fn everything(&self) {
        if !self.0.asked.replace(true) {
            match self.json("records.json").await {
                Ok(all) => *self.0.all.borrow_mut() = Some(all),
                Err(_) => self.0.asked.set(false),
            }
        }
    }

    async fn json(&self, name: &str) -> Result<JsValue, FetchError> {
        let window = web_sys::window().ok_or(FetchError::Network)?;
        let address = format!("{}{name}", self.0.folder);
        let response =
            JsFuture::from(window.fetch_with_str(&address)).await.map_err(|_| FetchError::Network)?;
        let response: Response = response.dyn_into().map_err(|_| FetchError::Network)?;
        if !response.ok() {
            return Err(FetchError::Status(response.status()));
        }
        let json = response.json().map_err(|_| FetchError::NotJson)?;
        JsFuture::from(json).await.map_err(|_| FetchError::NotJson)
    }
}

fn read<T: DeserializeOwned>(json: JsValue) -> Result<T, FetchError> {
    serde_wasm_bindgen::from_value(json).map_err(|error| FetchError::Shape(error.to_string()))
}
