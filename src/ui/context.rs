//! What every part of the page is given: the state, and a way to say what happened.

use crate::browser::fetch::Loader;
use crate::comparison::{Comparison, Which};
use crate::dataset::{Index, Slug};
use crate::link::{self, Frame, View};
use crate::state::{Action, State};
use std::rc::Rc;
use yew::prelude::*;

/// The page as it is being rendered.
pub(super) struct Context<'a> {
    /// What the page knows.
    pub(super) state: &'a UseReducerHandle<State>,
    /// Every council.
    pub(super) index: &'a Index,
    /// What is shown.
    pub(super) view: &'a View,
    /// The comparison, once both records are here.
    pub(super) comparison: Option<&'a Rc<Comparison>>,
    /// Fetches more.
    pub(super) loader: &'a Loader,
    /// The base path, without a slash at the end.
    pub(super) base: &'a str,
    /// Scheme, host and port.
    pub(super) origin: &'a str,
}

impl Context<'_> {
    /// Says that something happened.
    pub(super) fn dispatcher(&self) -> impl Fn(Action) + Clone + 'static {
        let dispatcher = self.state.dispatcher();
        move |action| dispatcher.dispatch(action)
    }

    /// What a press of a button says.
    pub(super) fn on_press(&self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.dispatcher();
        Callback::from(move |_| dispatch(action.clone()))
    }

    /// A council's name.
    pub(super) fn name(&self, slug: &Slug) -> String {
        self.index.council(slug).map_or_else(|| slug.to_string(), |council| council.name.to_string())
    }

    /// The address of a view.
    pub(super) fn href(&self, view: &View) -> String {
        format!("{}{}", self.base, link::format(view))
    }

    /// The view with another council on one side.
    pub(super) fn view_with(&self, which: Which, slug: &Slug) -> View {
        let mut view = self.view.clone();
        *view.councils.get_mut(which) = slug.clone();
        if view.frame == Frame::Start {
            view.frame = Frame::Page;
        }
        view
    }

    /// Chooses a council. A record that can be had at once comes with the choice, so that nothing flickers.
    pub(super) fn chooser(&self) -> impl Fn(Which, Slug) + Clone + 'static {
        let (dispatch, loader, state) = (self.dispatcher(), self.loader.clone(), self.state.clone());
        move |which, slug| {
            if state.record(&slug).is_none()
                && let Some(record) = loader.record_at_once(&slug)
            {
                dispatch(Action::Record(slug.clone(), Ok(Rc::new(record))));
            }
            dispatch(Action::Choose(which, slug));
        }
    }

    /// A link that puts a council on one side, with what a screen reader says where its name alone does not tell.
    pub(super) fn council_link(&self, which: Which, slug: &Slug, label: Option<String>) -> Html {
        let (choose, chosen) = (self.chooser(), slug.clone());
        let on_follow = Callback::from(move |()| choose(which, chosen.clone()));
        super::view_link::view_link(
            self.href(&self.view_with(which, slug)),
            on_follow,
            self.name(slug),
            label,
        )
    }
}
