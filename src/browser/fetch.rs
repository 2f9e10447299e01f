//! Fetching the dataset: the index, records one by one or all at once, and what stands further down the page.

use crate::dataset::{DatasetError, GradesOfAll, Index, Json, Record, Slug, parse};
use crate::state::Action;
use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
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
    /// The JSON lacks something, or has something in it that the dataset cannot hold.
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
    /// What has been asked for and need not be again.
    asked: RefCell<Vec<Asked>>,
}

/// Something that was asked for.
#[derive(Clone, PartialEq, Eq)]
enum Asked {
    Index,
    Record(Slug),
    Grades,
    Everything,
}

impl Loader {
    /// A loader of the dataset in the folder `data/` below the base path.
    pub fn new(base_path: &str) -> Self {
        let folder = format!("{base_path}data/");
        Self(Rc::new(Inner { folder, all: RefCell::new(None), asked: RefCell::default() }))
    }

    /// Fetches the index unless it is on its way. Councils that cannot be read are left out and named in the
    /// console.
    pub fn index(&self, dispatch: impl Fn(Action) + 'static) {
        self.fetch(Asked::Index, move |loader| async move {
            let index = loader.read_index().await.map(Rc::new);
            dispatch(Action::Index(index.map_err(|error| error.to_string().into())));
        });
    }

    /// Fetches one council's record unless it is on its way.
    pub fn record(&self, slug: &Slug, dispatch: impl Fn(Action) + 'static) {
        let slug = slug.clone();
        self.fetch(Asked::Record(slug.clone()), move |loader| async move {
            let record = loader.read_record(&slug).await.map(Rc::new);
            dispatch(Action::Record(slug, record.map_err(|error| error.to_string().into())));
        });
    }

    /// Fetches the grades of every council unless they are on their way.
    pub fn grades_of_all(&self, dispatch: impl Fn(Action) + 'static) {
        self.fetch(Asked::Grades, move |loader| async move {
            let grades = loader.read_grades().await.map(Rc::new);
            dispatch(Action::GradesOfAll(grades.map_err(|error| error.to_string().into())));
        });
    }

    /// Fetches every record, once, so that the next choice needs no wait. A failure is left to the fetch of a
    /// single record.
    pub fn everything(&self) {
        self.fetch(Asked::Everything, |loader| async move {
            *loader.0.all.borrow_mut() = loader.json("records.json").await.ok();
        });
    }

    fn fetch<F: Future<Output = ()>>(&self, what: Asked, fetch: impl FnOnce(Self) -> F + 'static) {
        if self.0.asked.borrow().contains(&what) {
            return;
        }
        self.0.asked.borrow_mut().push(what.clone());
        let loader = self.clone();
        spawn_local(async move {
            fetch(loader.clone()).await;
            // What failed may be asked for again, but for what is only there to save a wait.
            if what != Asked::Everything {
                loader.0.asked.borrow_mut().retain(|asked| *asked != what);
            }
        });
    }

    async fn read_index(&self) -> Result<Index, FetchError> {
        let (index, faults) = parse::index(&read(&self.json("index.json").await?))?;
        for fault in faults {
            super::page::warn(&format!("Council Compare left out a council. {fault}"));
        }
        Ok(index)
    }

    async fn read_record(&self, slug: &Slug) -> Result<Record, FetchError> {
        let json = self.json(&format!("councils/{slug}.json")).await?;
        Ok(parse::record(&read(&json), slug)?)
    }

    async fn read_grades(&self) -> Result<GradesOfAll, FetchError> {
        Ok(parse::grades_of_all(&read(&self.json("grades.json").await?))?)
    }

    /// One council's record, if every record has come already.
    pub fn record_at_once(&self, slug: &Slug) -> Option<Record> {
        let all = self.0.all.borrow();
        let records = Reflect::get(all.as_ref()?, &"records".into()).ok()?;
        let json = Reflect::get(&records, &slug.as_str().into()).ok()?;
        parse::record(&read(&json), slug).ok()
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

/// What `JSON.parse` gave, as the parser reads it.
pub fn read(value: &JsValue) -> Json {
    if let Some(text) = value.as_string() {
        Json::Text(text.into())
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Json::Flag(flag)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        let mut list = Vec::new();
        for item in items.iter() {
            list.push(read(&item));
        }
        Json::List(list)
    } else if let Some(object) = Object::try_from(value) {
        let mut fields = Vec::new();
        for entry in Object::entries(object).iter() {
            // A pair of key and value.
            let entry: Array = entry.unchecked_into();
            fields.push((entry.get(0).as_string().unwrap_or_default(), read(&entry.get(1))));
        }
        Json::Object(fields)
    } else {
        Json::Null
    }
}
