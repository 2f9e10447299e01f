//! Effects that follow a rendering: focus and scrolling, noticing the reader, address and title.

use super::{App, AppProps, HEADLINE, teller};
use crate::browser::near::{Margin, Near};
use crate::browser::takeover::Signal;
use crate::browser::{console, focus, page, place, print, scroll, watch};
use crate::describe;
use crate::link::{self, ColourScheme};
use crate::state::{Action, Copying, Reached, State};
use crate::ui::combobox::{field_id, option_id};
use crate::ui::embedding::CODE;
use crate::ui::{foot, later, notices, timeline};
use crate::words::page as words;
use web_sys::Element;
use yew::html::Scope;

/// Something that an action leaves to be done once the page is rendered, since it concerns what is rendered.
pub(super) enum AfterRendering {
    /// Give the element with this id the focus.
    Focus(&'static str),
    /// Keep the reader's place, because what had the focus may be gone ([`focus::keep_place`]).
    KeepPlace,
    /// The same, and show the headline where that has the focus now: everything is new below it.
    KeepPlaceOrShow,
    /// Bring the option with this id into view.
    Reveal(String),
    /// Go to the entry that is chosen among the years.
    GoToEntry,
    /// Tell the script of an exported page that the program's panels have taken the place of the exported ones.
    TellReplaced,
    /// Tell developers what of an embed's address or attributes was not understood.
    WarnOfNotices,
    /// Tell the page of another site what the reader has chosen.
    TellChange,
}

impl AfterRendering {
    /// What an action leaves to do in a state.
    pub(super) fn of(action: &Action, state: &State) -> Option<Self> {
        match action {
            // The reader can copy the link with a key or a long press.
            // If another link stands there by then, the field is not shown and cannot take the focus.
            Action::Copied(Copying::Refused) => Some(Self::Focus(foot::LINK_FIELD)),
            Action::CopiedCode(Copying::Refused) if state.is_copying_code() => Some(Self::Focus(CODE)),
            Action::Choose(..) => Some(Self::KeepPlaceOrShow),
            Action::Swap | Action::Unpin | Action::Retry => Some(Self::KeepPlace),
            Action::FindInTimeline => Some(Self::GoToEntry),
            // Also as the list opens, which may be below the window's edge.
            Action::Field(which, field) if field.is_open => {
                Some(Self::Reveal(option_id(field_id(*which), field.active.unwrap_or(0))))
            }
            Action::Index(_) | Action::Arrived(_) if state.is_embed() => Some(Self::WarnOfNotices),
            _ => None,
        }
    }
}

impl App {
    /// Does what is left to do once the page is rendered.
    pub(super) fn carry_out(&self, what: AfterRendering, props: &AppProps, element: &Element) {
        match what {
            AfterRendering::Focus(id) => focus::give(element, id),
            AfterRendering::KeepPlace => {
                focus::keep_place(element, HEADLINE);
            }
            AfterRendering::KeepPlaceOrShow => {
                // The keyboard of a telephone would cover what was asked for.
                if watch::is_touched() {
                    focus::let_go(element);
                }
                if focus::keep_place(element, HEADLINE) {
                    scroll::reveal(element, HEADLINE);
                }
            }
            AfterRendering::Reveal(id) => scroll::reveal(element, &id),
            AfterRendering::GoToEntry => focus::go_to(element, timeline::CHOSEN),
            AfterRendering::TellReplaced => {
                if let Some(below) = self.below.cast() {
                    Signal::Replaced.send_to(&below);
                }
            }
            AfterRendering::WarnOfNotices => console::warn_of(element, notices::NOT_UNDERSTOOD),
            AfterRendering::TellChange => {
                if let (Some(outside), Some(view)) = (&props.outside, &self.state.view) {
                    outside.tell_change(&link::as_json(view, &props.href(view)));
                }
            }
        }
    }

    /// Notices how far down the reader comes, and signs of printing, as long as there is something to fetch for either.
    pub(super) fn watch_reader(&mut self, scope: &Scope<App>, element: &Element) {
        if !self.has_more_than_grades() {
            return;
        }
        let near = self.near.get_or_insert_with(|| {
            let tell = teller(scope);
            let margin = if self.exported.is_some() { Margin::Seen } else { Margin::Ahead };
            Near::new(margin, move |id| tell(Action::Reached(later::reached(id))))
        });
        // As soon as any part of an embed is seen, all of it is fetched.
        let top = self.state.is_embed().then_some((HEADLINE, Reached::Panels));
        for (id, part) in later::PLACES.into_iter().chain(top) {
            if self.state.reached < part {
                near.watch(element, id);
            }
        }
        if self.state.reached >= Reached::Standing {
            self.for_paper = None;
        } else if self.for_paper.is_none() && self.comparison.is_some() {
            let tell = teller(scope);
            self.for_paper = print::on_sign_of_printing(move || tell(Action::Reached(Reached::Standing)));
        }
    }

    /// Names the page after what it shows, and shows its address and colour scheme.
    pub(super) fn show_on_page(&mut self, props: &AppProps) {
        if let Some(view) = &self.state.view {
            page::set_scheme(view.scheme.map(ColourScheme::id));
            // Nobody sees the address of a frame, and the page around it may have put something of its own into it. That which
            // the reader has gone back to stays until it can be shown.
            if self.framed.is_none() && !self.state.awaits_index() {
                place::show(&props.href(view), self.state.history);
                self.state.note_address();
            }
        }
        match (&self.comparison, &self.state.known.index, &self.state.view) {
            (Some(comparison), ..) => {
                let headline = describe::headline(comparison).plain(comparison);
                page::set_title(&words::title(&headline));
            }
            // The headline of the two before would stand as a claim about these.
            (None, Some(Ok(index)), Some(view)) => {
                let names = view.councils.as_ref().map(|slug| index.name(slug));
                page::set_title(&words::title(&words::names(&names.first, &names.second)));
            }
            _ => {}
        }
    }
}
