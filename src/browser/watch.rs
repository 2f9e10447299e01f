//! Watching what a drawing depends on (the size of its element, the theme, the pixel ratio, printing), and whether an
//! element is about to be seen.

use gloo::events::EventListener;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver,
};

/// Watches until dropped.
pub struct Watch {
    observer: Option<ResizeObserver>,
    /// Kept alive for the observer.
    _on_resize: Closure<dyn FnMut()>,
    _listeners: Vec<EventListener>,
}

/// Media whose change asks for new colours.
const MEDIA: [&str; 3] = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"];

impl Watch {
    /// Calls back whenever a drawing inside `element` may have to be done again.
    pub fn new(element: &Element, callback: impl Fn() + Clone + 'static) -> Self {
        let on_resize = Closure::<dyn FnMut()>::new({
            let callback = callback.clone();
            move || callback()
        });
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        let mut listeners = Vec::new();
        if let Some(window) = web_sys::window() {
            // A window's size changes with zoom, and with it the pixel ratio.
            let again = callback.clone();
            listeners.push(EventListener::new(&window, "resize", move |_| again()));
            let ratio = format!("(resolution: {}dppx)", window.device_pixel_ratio());
            for media in MEDIA.iter().copied().chain([ratio.as_str()]) {
                if let Ok(Some(list)) = window.match_media(media) {
                    let again = callback.clone();
                    listeners.push(EventListener::new(&list, "change", move |_| again()));
                }
            }
        }
        Self { observer, _on_resize: on_resize, _listeners: listeners }
    }
}

/// Whether the reader's system asks for a dark theme.
pub fn prefers_dark() -> bool {
    let window = web_sys::window();
    let list = window.and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    list.is_some_and(|list| list.matches())
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Watches, until dropped, for an element to come near what the reader sees.
pub struct Near {
    observer: IntersectionObserver,
    /// Kept alive for the observer.
    _on_change: Closure<dyn FnMut(Array)>,
}

impl Near {
    /// Calls back when the element with this id is within `margin` (in CSS, such as `600px`) of what is seen; at
    /// once where the browser cannot tell. Nothing if there is no such element.
    pub fn new(id: &str, margin: &str, callback: impl Fn() + 'static) -> Option<Self> {
        let element = super::page::element(id)?;
        let init = IntersectionObserverInit::new();
        init.set_root_margin(margin);
        let callback = Rc::new(callback);
        let on_change = Closure::<dyn FnMut(Array)>::new({
            let callback = callback.clone();
            move |entries: Array| {
                let is_near =
                    |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
                if entries.iter().any(is_near) {
                    callback();
                }
            }
        });
        let Ok(observer) = IntersectionObserver::new_with_options(on_change.as_ref().unchecked_ref(), &init)
        else {
            callback();
            return None;
        };
        observer.observe(&element);
        Some(Self { observer, _on_change: on_change })
    }
}

impl Drop for Near {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
