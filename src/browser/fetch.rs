//! Fetching the dataset, file by file.

use super::store::{RequestError, Store};
use crate::dataset::{DatasetError, Index, Json, Record, Slug, parse};
use crate::state::{Action, Fetched, File, State};
use crate::words::failures as words;
use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::spawn_local;

/// Why a file of the dataset is not here.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// It did not come.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// The JSON lacks something, or has something in it that the dataset cannot hold.
    #[error("{}", words::fault(.0))]
    Dataset(#[from] DatasetError),
}

/// The answer to a request: its JSON, or why there is none.
pub type Came = Result<Json, FetchError>;

/// Fetches files of the dataset. Cheap to clone. All loaders of one folder share what has come, so that several
/// widgets on a page cost one download.
#[derive(Clone)]
pub struct Loader {
    store: Rc<Store>,
    /// What has been asked for by this loader or its clones, and has not come yet.
    on_the_way: Rc<RefCell<Vec<File>>>,
}

impl PartialEq for Loader {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.on_the_way, &other.on_the_way)
    }
}

impl Loader {
    /// A loader of the dataset in the folder `data/` below the base path.
    pub fn new(base_path: &str) -> Self {
        Self { store: Store::of(format!("{base_path}data/")), on_the_way: Rc::default() }
    }

    /// The state with what the page itself has of the dataset, as an object with `index` and `records`, before anything is
    /// fetched. The state is left as it is if the page has nothing.
    pub fn with_known(&self, state: State, known: JsValue) -> State {
        let index = Reflect::get(&known, &"index".into()).unwrap_or_default();
        if index.is_undefined() {
            return state;
        }
        self.store.take_known(known);
        let Some(action) = action_of(&File::Index, Ok(to_json(&index))) else { return state };
        let mut state = state.after(action);
        for (_, slug) in state.view.clone().iter().flat_map(|view| view.councils.iter()) {
            // A council whose entry in the index has a fault has a failed record already.
            if state.known.record(slug).is_none()
                && let Some(record) = self.record_at_once(slug, &state)
            {
                state = state.after(Action::Record(slug.clone(), Ok(Rc::new(record))));
            }
        }
        state
    }

    /// Fetches a file of the dataset and tells what came of it, unless it is on its way already.
    pub fn fetch(&self, file: File, tell: impl Fn(File, Came) + 'static) {
        if self.on_the_way.borrow().contains(&file) {
            return;
        }
        self.on_the_way.borrow_mut().push(file.clone());
        let loader = self.clone();
        spawn_local(async move {
            let json =
                loader.store.json(&file.path()).await.map(|json| to_json(&json)).map_err(FetchError::from);
            // What failed may be asked for again.
            loader.on_the_way.borrow_mut().retain(|other| *other != file);
            tell(file, json);
        });
    }

    /// Fetches every record, once, so that the next choice needs no wait. A failure is left to the fetch of a
    /// single record.
    pub fn fetch_every_record(&self) {
        let store = self.store.clone();
        spawn_local(async move { store.fetch_every_record().await });
    }

    /// One council's record, if it is here, with every record or with the page itself, and of the day of what is shown.
    pub fn record_at_once(&self, slug: &Slug, shown: &State) -> Option<Record> {
        let json = to_json(&self.store.record(slug.as_str())?);
        if shown.known.is_of_another_day(&File::Record(slug.clone()), &json) {
            return None;
        }
        parse::record(&json, slug).ok()
    }

    /// Forgets what came with the page and all that has come since, because data of another day take its place.
    pub fn forget_all(&self) {
        self.store.forget_all();
    }

    /// Forgets the files that have come, so that one that turned out to be broken is fetched anew, and not from the browser's
    /// cache.
    pub fn forget_files(&self) {
        self.store.forget_files();
    }
}

/// What an answer means to the page, for the files that its first sight needs: the index and records. Nothing for the
/// others, which only the panels can read.
pub fn action_of(file: &File, came: Came) -> Option<Action> {
    match file {
        File::Index => Some(Action::Index(parsed(came, index))),
        File::Record(slug) => {
            let record = parsed(came, |json| parse::record(json, slug));
            Some(Action::Record(slug.clone(), record))
        }
        File::GradesOfAll | File::Themes | File::Findings(_) => None,
    }
}

/// An answer as `parse` reads it, with an error in plain words.
pub fn parsed<T>(came: Came, parse: impl FnOnce(&Json) -> Result<T, DatasetError>) -> Fetched<Rc<T>> {
    let parsed = came.and_then(|json| Ok(Rc::new(parse(&json)?)));
    parsed.map_err(|error| error.to_string().into())
}

/// The index. Councils that cannot be read are left out and named in the console.
fn index(json: &Json) -> Result<Index, DatasetError> {
    let (index, faults) = parse::index(json)?;
    for fault in faults {
        super::console::warn(&format!("Council Compare left out a council. {fault}"));
    }
    Ok(index)
}

/// A value that the browser's `JSON.parse` gave, as the [`Json`] that the parser reads.
pub fn to_json(value: &JsValue) -> Json {
    if let Some(text) = value.as_string() {
        Json::Text(text.into())
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Json::Flag(flag)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        let mut list = Vec::new();
        for item in items.iter() {
            list.push(to_json(&item));
        }
        Json::List(list)
    } else if let Some(object) = Object::try_from(value) {
        let mut fields = Vec::new();
        for entry in Object::entries(object).iter() {
            // A pair of key and value.
            let entry: Array = entry.unchecked_into();
            fields.push((entry.get(0).as_string().unwrap_or_default(), to_json(&entry.get(1))));
        }
        Json::Object(fields)
    } else {
        Json::Null
    }
}
