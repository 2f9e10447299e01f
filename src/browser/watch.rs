//! Watching what drawings depend on: the sizes of their elements, the theme, the pixel ratio, printing.

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches until dropped.
pub struct Watch {
    observer: Option<ResizeObserver>,
    /// Kept alive for the observer.
    _on_resize: Closure<dyn FnMut()>,
    _listeners: Vec<EventListener>,
}

/// Media features whose change asks for new colours.
const MEDIA: [&str; 3] = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"];

impl Watch {
    /// Calls back whenever a drawing in this window may have to be done again.
    pub fn new(callback: impl Fn() + Clone + 'static) -> Self {
        let on_resize = Closure::<dyn FnMut()>::new({
            let callback = callback.clone();
            move || callback()
        });
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
        let mut listeners = Vec::new();
        if let Some(window) = web_sys::window() {
            // Zooming changes the size of the window in CSS pixels, and the pixel ratio.
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

    /// Calls back as well whenever the size of this element changes, and once with the size that it has.
    pub fn size_of(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.observe(element);
        }
    }
}

/// Whether the reader's system asks for a dark theme.
pub fn prefers_dark() -> bool {
    matches("(prefers-color-scheme: dark)")
}

/// Whether a media query holds now.
pub(super) fn matches(media: &str) -> bool {
    let window = web_sys::window();
    let list = window.and_then(|window| window.match_media(media).ok().flatten());
    list.is_some_and(|list| list.matches())
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
