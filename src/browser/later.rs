//! The part of the program that comes later.
//!
//! `cargo xtask build` cuts the program in two: what the first sight of the page needs, and what only the functions
//! of [`ui::gate`](crate::ui) reach. The second part is a WebAssembly module of its own, which shares memory and table with
//! the first and is fetched when it is wanted. The first part of such a build has a custom section that names the file of the
//! second. Any other build, such as that of plain trunk, has no such section and is whole from the start.

use js_sys::{Object, Promise, Reflect, Uint8Array, WebAssembly};
use std::cell::RefCell;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{RequestCache, Response};

use super::store;

/// The custom section with the name of the second part's file, and the name under which that imports the first.
/// xtask/src/split/mod.rs writes both.
const SECTION: &str = "later";

/// Proof that the later part is here. Functions that are in it ask for one, so that nothing can call them before.
pub struct Here(());

/// Why the later part is not here.
#[derive(Debug, thiserror::Error)]
pub enum LaterError {
    /// It did not come, or what came is not it.
    #[error("{}", crate::words::failures::NOT_HERE)]
    NotHere,
}

/// The proof where the later part is here from the start: outside a browser, where pages are rendered natively.
pub fn from_the_start() -> Option<Here> {
    (!crate::browser::IS_HERE).then_some(Here(()))
}

thread_local! {
    /// The later part, once a widget has asked for it. It must not be instantiated twice: that would write its constants
    /// again over memory that all widgets share.
    static PART: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Fetches the later part from `directory`, which ends in a slash, if it is not here yet. Several widgets wait for the same one.
pub async fn load(directory: &str) -> Result<Here, LaterError> {
    match file() {
        None => Ok(Here(())),
        Some(file) => {
            let address = format!("{directory}{file}");
            let part = PART.with_borrow_mut(|part| {
                let begin = || {
                    future_to_promise(async move { instantiate(&address).await.map(|()| JsValue::UNDEFINED) })
                };
                part.get_or_insert_with(begin).clone()
            });
            match JsFuture::from(part).await {
                Ok(_) => Ok(Here(())),
                Err(why) => {
                    web_sys::console::warn_2(&"The later part of the program did not come:".into(), &why);
                    // The next widget that asks begins anew.
                    PART.with_borrow_mut(|part| *part = None);
                    Err(LaterError::NotHere)
                }
            }
        }
    }
}

/// The file of the later part, if the build is cut.
fn file() -> Option<String> {
    let module = wasm_bindgen::module().dyn_into().ok()?;
    let section = WebAssembly::Module::custom_sections(&module, SECTION).get(0);
    section.is_object().then(|| String::from_utf8(Uint8Array::new(&section).to_vec()).ok()).flatten()
}

/// Instantiates the later part, which puts its functions into the table that both share. It is not compiled while it streams
/// in, since browsers do that only where a server sends it as `application/wasm`, and some do not.
async fn instantiate(address: &str) -> Result<(), JsValue> {
    let bytes = store::read(address, RequestCache::Default, Response::array_buffer).await;
    let bytes = bytes.map_err(|why| JsValue::from(why.to_string()))?;
    let module = JsFuture::from(WebAssembly::compile(&bytes)).await?;
    let imports = Object::new();
    Reflect::set(&imports, &SECTION.into(), &wasm_bindgen::exports())?;
    JsFuture::from(WebAssembly::instantiate_module(module.unchecked_ref(), &imports)).await?;
    Ok(())
}
