//! What has been fetched, for all widgets of a page that read the same dataset.

use crate::words::failures as words;
use js_sys::{Promise, Reflect, SyntaxError};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortSignal, RequestCache, RequestInit, Response};

/// How long an answer may take until its last byte, in milliseconds. Everything that is fetched here comes in half of that
/// at 50 kbit/s.
const PATIENCE: u32 = 30_000;

/// What has come from a folder.
pub(super) struct Store {
    /// The folder of the dataset, with a slash at the end.
    folder: String,
    /// A promise of the JSON of each file that was asked for.
    files: RefCell<Vec<(String, Promise)>>,
    /// An object with a field `records` of records by slug: `records.json` once it is here, before that what came with the
    /// page. A record is parsed only when it is asked for.
    records: RefCell<Option<JsValue>>,
    /// How files are asked for: once some turned out to be broken or of another day, past the browser's cache.
    cache: Cell<RequestCache>,
    /// Whether `records.json` has been asked for.
    asked_for_records: Cell<bool>,
    /// How often the files were forgotten, so that an answer to what was asked before is not taken for one to what was asked since.
    generation: Cell<u32>,
}

thread_local! {
    static STORES: RefCell<Vec<Rc<Store>>> = const { RefCell::new(Vec::new()) };
}

impl Store {
    /// The store of a folder, which is made when it is first asked for.
    pub(super) fn of(folder: String) -> Rc<Self> {
        STORES.with_borrow_mut(|stores| {
            if let Some(store) = stores.iter().find(|store| store.folder == folder) {
                return store.clone();
            }
            let store = Rc::new(Self {
                folder,
                files: RefCell::default(),
                cache: Cell::new(RequestCache::Default),
                records: RefCell::default(),
                asked_for_records: Cell::default(),
                generation: Cell::default(),
            });
            stores.push(store.clone());
            store
        })
    }

    /// What a file holds, fetched once unless that fails. What was asked for before the files were forgotten is asked for again.
    pub(super) async fn json(&self, name: &str) -> Result<JsValue, RequestError> {
        loop {
            let generation = self.generation.get();
            let came = JsFuture::from(self.file(name)).await;
            if self.generation.get() == generation {
                if came.is_err() {
                    self.files.borrow_mut().retain(|(known, _)| known != name);
                }
                return came.map_err(|why| thrown(&why));
            }
        }
    }

    /// The promise of a file, which is asked for if it was not yet.
    fn file(&self, name: &str) -> Promise {
        let known = self.files.borrow().iter().find(|(known, _)| known == name).map(|(_, file)| file.clone());
        known.unwrap_or_else(|| {
            let address = format!("{}{name}", self.folder);
            let cache = self.cache.get();
            let file = future_to_promise(async move {
                read(&address, cache, Response::json).await.map_err(|why| to_throw(&why))
            });
            self.files.borrow_mut().push((name.to_owned(), file.clone()));
            file
        })
    }

    /// What came with the page takes the place of records.
    pub(super) fn take_known(&self, known: JsValue) {
        *self.records.borrow_mut() = Some(known);
    }

    /// The record of a council, if records are here.
    pub(super) fn record(&self, slug: &str) -> Option<JsValue> {
        let file = self.records.borrow();
        let records = Reflect::get(file.as_ref()?, &"records".into()).ok()?;
        Reflect::get(&records, &slug.into()).ok()
    }

    /// Fetches every record, once. A failure is left to the fetch of a single one.
    pub(super) async fn fetch_every_record(&self) {
        if self.asked_for_records.replace(true) {
            return;
        }
        if let Ok(records) = self.json("records.json").await {
            *self.records.borrow_mut() = Some(records);
        }
    }

    /// Forgets all that has come, because data of another day take its place.
    pub(super) fn forget_all(&self) {
        *self.records.borrow_mut() = None;
        self.forget_files();
    }

    /// Forgets the files, so that what turns out to be broken is fetched anew.
    pub(super) fn forget_files(&self) {
        self.cache.set(RequestCache::NoCache);
        self.files.borrow_mut().clear();
        self.asked_for_records.set(false);
        self.generation.set(self.generation.get().wrapping_add(1));
    }
}

/// Why a request was not answered as it should be.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// No answer came, or no whole one in time: offline, blocked, or no such host.
    #[error("{}", words::NO_ANSWER)]
    Network,
    /// The server answered with an error, which has this number.
    #[error("{}", words::status(*.0))]
    Status(u16),
    /// What came is not JSON.
    #[error("{}", words::NOT_THE_DATASET)]
    NotJson,
}

/// What is at an address, as `body` reads it.
pub(super) async fn read(
    address: &str,
    cache: RequestCache,
    body: fn(&Response) -> Result<Promise, JsValue>,
) -> Result<JsValue, RequestError> {
    let window = web_sys::window().ok_or(RequestError::Network)?;
    let request = RequestInit::new();
    request.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    request.set_cache(cache);
    let response = JsFuture::from(window.fetch_with_str_and_init(address, &request)).await;
    let response: Response =
        response.and_then(|response| response.dyn_into()).map_err(|_| RequestError::Network)?;
    if !response.ok() {
        return Err(RequestError::Status(response.status()));
    }
    let body = body(&response).map_err(|_| RequestError::NotJson)?;
    // The connection may also end halfway, or too much time pass.
    let unread = |why: JsValue| {
        if why.has_type::<SyntaxError>() { RequestError::NotJson } else { RequestError::Network }
    };
    JsFuture::from(body).await.map_err(unread)
}

/// An error as a value that a promise can be rejected with: the status as a number, or else whether anything came.
fn to_throw(why: &RequestError) -> JsValue {
    match why {
        RequestError::Status(status) => JsValue::from(*status),
        RequestError::Network => JsValue::FALSE,
        RequestError::NotJson => JsValue::TRUE,
    }
}

/// The error that was made a value by [`to_throw`].
fn thrown(value: &JsValue) -> RequestError {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status was put in")]
    match value.as_f64() {
        Some(status) => RequestError::Status(status as u16),
        None if value.is_truthy() => RequestError::NotJson,
        None => RequestError::Network,
    }
}
