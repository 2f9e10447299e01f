//! Watching what drawings depend on: the sizes of their elements, the colour scheme, the pixel ratio, printing.

use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches until dropped.
pub struct Watch {
    observer: Option<ResizeObserver>,
    /// Kept alive for the observer.
    _on_resize: Closure<dyn FnMut()>,
    _listeners: Vec<EventListener>,
    ratio: RatioListener,
}

/// The listener to the next change of the pixel ratio.
type RatioListener = Rc<Cell<Option<EventListener>>>;

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
            // Zooming changes the size of the window in CSS pixels, and the pixel ratio; that of a frame need not change.
            let again = callback.clone();
            listeners.push(EventListener::new(&window, "resize", move |_| again()));
            for media in MEDIA {
                if let Ok(Some(list)) = window.match_media(media) {
                    let again = callback.clone();
                    listeners.push(EventListener::new(&list, "change", move |_| again()));
                }
            }
        }
        let ratio = RatioListener::default();
        listen_to_ratio(&ratio, callback);
        Self { observer, _on_resize: on_resize, _listeners: listeners, ratio }
    }

    /// Calls back as well whenever the size of this element changes, and once with the size that it has.
    pub fn size_of(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.observe(element);
        }
    }

    /// Leaves an element whose size was watched.
    pub fn leave(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.unobserve(element);
        }
    }
}

/// Calls back at each change of the pixel ratio. A media query tells only of leaving one, so each change is followed by a query
/// for the new one.
fn listen_to_ratio(listener: &RatioListener, callback: impl Fn() + Clone + 'static) {
    let next = web_sys::window().and_then(|window| {
        let here = format!("(resolution: {}dppx)", window.device_pixel_ratio());
        window.match_media(&here).ok().flatten()
    });
    if let Some(next) = next {
        let again = listener.clone();
        listener.set(Some(EventListener::new(&next, "change", move |_| {
            callback();
            listen_to_ratio(&again, callback.clone());
        })));
    }
}

/// Whether the reader's system asks for a dark colour scheme.
pub fn prefers_dark() -> bool {
    matches("(prefers-color-scheme: dark)")
}

/// Whether the reader's fingers are what points here, so that there is a keyboard on the screen if there is any.
pub fn is_touched() -> bool {
    matches("(pointer: coarse)")
}

/// Whether a media query holds now.
pub(super) fn matches(media: &str) -> bool {
    let window = web_sys::window();
    let list = window.and_then(|window| window.match_media(media).ok().flatten());
    list.is_some_and(|list| list.matches())
}

impl Drop for Watch {
    fn drop(&mut self) {
        // The listener holds itself.
        self.ratio.take();
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
