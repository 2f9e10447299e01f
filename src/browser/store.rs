//! What has been fetched, for all widgets of a page that read the same dataset.

use super::fetch::FetchError;
use js_sys::{Promise, Reflect};
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

    /// What a file holds, fetched once unless that fails.
    pub(super) async fn json(&self, name: &str) -> Result<JsValue, FetchError> {
        let known = self.files.borrow().iter().find(|(known, _)| known == name).map(|(_, file)| file.clone());
        let file = known.unwrap_or_else(|| {
            let address = format!("{}{name}", self.folder);
            let cache = self.cache.get();
            let file = future_to_promise(async move { Ok(read(&address, cache, Response::json).await?) });
            self.files.borrow_mut().push((name.to_owned(), file.clone()));
            file
        });
        let generation = self.generation.get();
        let came = JsFuture::from(file).await.map_err(FetchError::from);
        if came.is_err() && self.generation.get() == generation {
            self.files.borrow_mut().retain(|(known, _)| known != name);
        }
        came
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
        let generation = self.generation.get();
        if let Ok(records) = self.json("records.json").await
            && self.generation.get() == generation
        {
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

/// What is at an address, as `body` reads it.
pub(super) async fn read(
    address: &str,
    cache: RequestCache,
    body: fn(&Response) -> Result<Promise, JsValue>,
) -> Result<JsValue, FetchError> {
    let window = web_sys::window().ok_or(FetchError::Network)?;
    let (request, signal) = (RequestInit::new(), AbortSignal::timeout_with_u32(PATIENCE));
    request.set_signal(Some(&signal));
    request.set_cache(cache);
    let response = JsFuture::from(window.fetch_with_str_and_init(address, &request)).await;
    let response: Response =
        response.and_then(|response| response.dyn_into()).map_err(|_| FetchError::Network)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let body = body(&response).map_err(|_| FetchError::NotJson)?;
    let unread = |_| if signal.aborted() { FetchError::Network } else { FetchError::NotJson };
    JsFuture::from(body).await.map_err(unread)
}

/// A promise can only be rejected with a value of JavaScript's, so an error becomes one and is read back from it: the status
/// as a number, or else whether anything came.
impl From<FetchError> for JsValue {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Status(status) => status.into(),
            FetchError::Network => false.into(),
            FetchError::NotJson | FetchError::Dataset(_) => true.into(),
        }
    }
}

impl From<JsValue> for FetchError {
    fn from(value: JsValue) -> Self {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status was put in")]
        match value.as_f64() {
            Some(status) => Self::Status(status as u16),
            None if value.is_truthy() => Self::NotJson,
            None => Self::Network,
        }
    }
}
