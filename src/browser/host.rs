//! The page around an embed. The content of the frame is measured here, and the messages that [`Host`] writes are posted; those
//! of the page around it are passed on, and those of any other window are not.

use super::links;
use crate::host::{Host, Incoming, Measured, Message};
use gloo::events::EventListener;
use js_sys::{JSON, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, MessageEvent, ResizeObserver, Window};

/// Keeps the host told, until dropped.
pub struct Framed {
    inner: Rc<Inner>,
    observer: Option<ResizeObserver>,
    /// Kept alive for the observer.
    _on_resize: Closure<dyn FnMut()>,
    _listener: EventListener,
    /// Opens the links of a sandboxed frame, or shows where they lead.
    _links: Option<EventListener>,
}

struct Inner {
    window: Window,
    parent: Window,
    /// What is in the frame.
    content: Element,
    host: RefCell<Host>,
    is_complete: Cell<bool>,
}

impl Framed {
    /// Begins, if the page stands in a frame. `content` is the element that is as high as everything in it.
    pub fn new(content: &Element) -> Option<Self> {
        let window = web_sys::window()?;
        let parent = window.parent().ok()?.filter(|parent| *parent != window)?;
        let host = Host::new(window.location().href().ok()?);
        let hello = host.hello();
        let inner = Rc::new(Inner {
            window: window.clone(),
            parent,
            content: content.clone(),
            host: RefCell::new(host),
            is_complete: Cell::new(false),
        });
        let listener = {
            let inner = inner.clone();
            EventListener::new(&window, "message", move |event| inner.heard(event.unchecked_ref()))
        };
        let on_resize = {
            let inner = inner.clone();
            Closure::<dyn FnMut()>::new(move || inner.measure())
        };
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(content);
        }
        inner.post([hello]);
        super::page::set_framed();
        let links = {
            let inner = inner.clone();
            links::open_or_show(content, move |address| inner.post(inner.host.borrow().follows(address)))
        };
        Some(Self { inner, observer, _on_resize: on_resize, _listener: listener, _links: links })
    }

    /// Takes note of whether everything that will stand in the frame is here, which decides what heights are posted.
    pub fn set_complete(&self, is_complete: bool) {
        if self.inner.is_complete.replace(is_complete) != is_complete {
            self.inner.measure();
        }
    }
}

impl Inner {
    fn measure(&self) {
        let content = self.content.get_bounding_client_rect();
        let frame_height =
            self.window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let measured = Measured {
            width: content.width(),
            height: content.height(),
            frame_height,
            is_complete: self.is_complete.get(),
        };
        let messages = self.host.borrow_mut().measured(measured);
        self.post(messages);
    }

    /// Only what the page around the frame says is heard: any window can post to any other.
    fn heard(&self, event: &MessageEvent) {
        if event.source().is_none_or(|source| *source.unchecked_ref::<Window>() != self.parent) {
            return;
        }
        let data = event.data();
        let answers = match data.as_string() {
            Some(text) => self.host.borrow_mut().heard(Incoming::Text(&text)),
            None => {
                let field = |name: &str| Reflect::get(&data, &name.into()).ok()?.as_string();
                let (message, secret) = (field("message"), field("secret"));
                let message = message.as_deref().unwrap_or_default();
                let secret = secret.as_deref().unwrap_or_default();
                self.host.borrow_mut().heard(Incoming::Fields { message, secret })
            }
        };
        self.post(answers);
    }

    /// Posts to whatever origin the host is of: how high the embed is, and the address that the host gave it, are no secrets.
    fn post(&self, messages: impl IntoIterator<Item = Message>) {
        for message in messages {
            let message = match message {
                Message::Text(text) => JsValue::from(text),
                // It has just been written, so it is JSON.
                Message::Object(json) => JSON::parse(&json).unwrap_or_default(),
            };
            // A page that has gone hears nothing; there is nothing to tell.
            let _ = self.parent.post_message(&message, "*");
        }
    }
}

impl Drop for Framed {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
