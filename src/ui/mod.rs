//! Components: properties in, callbacks out. They never parse and never fetch; only the [`app`] does, by way of
//! the browser module.

pub mod app;
mod chart_view;
mod chooser;
mod combobox;
mod context;
mod facts;
mod foot;
mod glyph;
mod grades;
mod headline;
mod journey;
mod masthead;
mod meanings;
mod notices;
mod sentence;
mod view_link;
mod waiting;

use std::rc::Rc;

/// A value shared between components and compared by identity, so that large values cost nothing to compare.
#[derive(Debug)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> From<Rc<T>> for Shared<T> {
    fn from(value: Rc<T>) -> Self {
        Self(value)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> core::ops::Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
