//! What every part of the page is given: the state, and a way to say what happened.

use super::app::{App, AppProps, teller};
use super::view_link::view_link;
use crate::comparison::{Comparison, Which};
use crate::dataset::{Council, Index, Slug};
use crate::link::View;
use crate::state::{Action, State};
use std::rc::Rc;
use yew::html::Scope;
use yew::prelude::*;

/// The page as it is being rendered.
pub(super) struct Page<'a> {
    /// What the page knows.
    pub(super) state: &'a State,
    /// The councils that are known: all of them, or those that an exported page brings.
    pub(super) index: &'a Index,
    /// What is shown.
    pub(super) view: &'a View,
    /// The comparison, once both records are here.
    pub(super) comparison: Option<&'a Rc<Comparison>>,
    /// Whether what is long begins closed: where there is room for one column only, and in an embed.
    pub(super) is_narrow: bool,
    /// Whether the later part of the program, and with it the dialogs, is on its way.
    pub(super) later_is_coming: bool,
    /// Where the page stands.
    pub(super) props: &'a AppProps,
    /// The component that is told what happened.
    pub(super) scope: &'a Scope<App>,
}

impl Page<'_> {
    /// A function that says that something happened.
    pub(super) fn teller(&self) -> impl Fn(Action) + Clone + 'static + use<> {
        teller(self.scope)
    }

    /// A handler that says that this happened, for a button.
    pub(super) fn on_press(&self, action: Action) -> Callback<MouseEvent> {
        let tell = self.teller();
        Callback::from(move |_| tell(action.clone()))
    }

    /// A council's name.
    pub(super) fn name(&self, slug: &Slug) -> String {
        self.index.name(slug)
    }

    /// A council's name within a sentence.
    pub(super) fn name_in_sentence(&self, slug: &Slug) -> String {
        self.index.council(slug).map_or_else(|| slug.to_string(), Council::in_sentence)
    }

    /// The address of a view.
    pub(super) fn href(&self, view: &View) -> String {
        self.props.href(view)
    }

    /// A function that says that a council was chosen.
    pub(super) fn chooser(&self) -> impl Fn(Which, Slug) + Clone + 'static + use<> {
        let tell = self.teller();
        move |which, slug| tell(Action::Choose(which, slug))
    }

    /// A link that puts a council on one side, with what a screen reader says where its name alone does not tell. The council
    /// of the other side is only named: a link would do no more than swap the two.
    pub(super) fn council_link(&self, which: Which, slug: &Slug, label: Option<String>) -> Html {
        if self.view.councils.get(which.other()) == slug {
            return self.name(slug).into();
        }
        let (choose, chosen) = (self.chooser(), slug.clone());
        let on_follow = Callback::from(move |()| choose(which, chosen.clone()));
        view_link(self.href(&self.view.with_council(which, slug.clone())), on_follow, self.name(slug), label)
    }
}
