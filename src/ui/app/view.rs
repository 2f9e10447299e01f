//! The page as it is put together from its parts.

use super::{App, AppProps, HEADLINE, Message};
use crate::link::Panel;
use crate::state::Action;
use crate::ui::chooser::chooser;
use crate::ui::foot::foot;
use crate::ui::grades::grade_table;
use crate::ui::headline::headline;
use crate::ui::later::Later;
use crate::ui::masthead::masthead;
use crate::ui::meanings::{meanings, scale_key};
use crate::ui::notices::{notices, pin};
use crate::ui::page::Page;
use crate::ui::waiting::{failure, skeleton};
use crate::words::{failures, page as words};
use macros::html;
use yew::html::Scope;
use yew::prelude::*;

impl App {
    /// All that is shown, as far as it is known.
    pub(super) fn body(&self, props: &AppProps, scope: &Scope<App>) -> Html {
        if let Some(why) = self.state.lacks_index() {
            let retry = scope.callback(|_| Message::Did(Action::Retry));
            let failure = failure(failures::COUNCILS, why, retry);
            return body(props, html! { <><h1>{ words::TAGLINE }</h1>{ failure }</> });
        }
        match (&self.state.known.index, &self.state.view) {
            (Some(Ok(index)), Some(view)) => self.page(&Page {
                state: &self.state,
                index,
                view,
                comparison: self.comparison.as_ref(),
                is_narrow: props.is_narrow || view.is_embed(),
                later_is_coming: matches!(self.later, Later::Coming),
                props,
                scope,
            }),
            _ => html! {
                <>
                    { (!self.state.is_embed()).then(|| masthead(&props.base_path, None)) }
                    { body(props, html! { <><h1>{ words::HEADING }</h1>{ skeleton() }</> }) }
                </>
            },
        }
    }

    /// The page once it is known which councils are shown.
    pub(super) fn page(&self, page: &Page<'_>) -> Html {
        let view = page.view;
        let pinned = page.comparison.filter(|comparison| comparison.pinned.is_some());
        let pin = pinned.map(|comparison| pin(page, comparison));
        let note = match view.as_of {
            Some(_) => words::NEWEST_REPORTS_THEN,
            None => words::NEWEST_REPORTS,
        };
        let (headline, grades, panels) = match &self.comparison {
            Some(comparison) => {
                let below = match &self.exported {
                    _ if view.below_grades().is_none() => {
                        html! { <div>{ self.later.view_failure(page) }</div> }
                    }
                    Some(exported) => self.later.view_exported(page, &exported.panels),
                    None => self.later.view(page, comparison),
                };
                (headline(page, comparison), grade_table(comparison), Some(below))
            }
            None => {
                let names = view.councils.as_ref().map(|slug| page.name(slug));
                let names = words::names(&names.first, &names.second);
                let class = (!view.shows(Panel::Headline)).then_some("cc-hidden");
                (html! { <h1 {class}>{ names }</h1> }, waiting(page), None)
            }
        };
        // An embed has no masthead, so it begins with what the grades are of. That is not said again with each headline.
        let kicker = view.is_embed().then(|| html! { <p class="cc-kicker">{ words::TAGLINE }</p> });
        let masthead = (!view.is_embed()).then(|| masthead(&page.props.base_path, Some(page)));
        let grades = view.shows(Panel::Grades).then(|| {
            html! {
                <section class="cc-section cc-grades-section" aria-labelledby="cc-grades-title">
                    <div class="cc-rail">
                        <h2 id="cc-grades-title">{ words::GRADES }</h2>
                        <p class="cc-rail-note">{ note }</p>
                    </div>
                    <div class="cc-main">
                        { chooser(page) }
                        <div>{ grades }</div>
                        { meanings() }
                    </div>
                    { scale_key() }
                </section>
            }
        });
        let content = html! {
            <>
                { notices(page) }
                <div>{ pin }</div>
                <div id={HEADLINE} tabindex="-1">
                    { kicker }
                    <div class="cc-said" aria-live="polite" aria-atomic="true">{ headline }</div>
                </div>
                { grades }
                <div class={view.below_grades().map(|_| "cc-below")} ref={self.below.clone()}>{ panels }</div>
                { foot(page) }
            </>
        };
        html! {
            <>
                { masthead }
                { body(page.props, content) }
                // In an element that is always there: if a node were added to the end of these children, which have no keys, yew
                // would render all of them anew.
                <div>{ self.later.dialogs(page) }</div>
            </>
        }
    }
}

/// The main content of the page. An element of another page is a part of that page's own.
fn body(props: &AppProps, content: Html) -> Html {
    if props.outside.is_some() {
        html! { <div class="cc-body">{ content }</div> }
    } else {
        html! { <main class="cc-body">{ content }</main> }
    }
}

/// What stands in the place of grades that are on their way or did not come.
fn waiting(page: &Page<'_>) -> Html {
    for (_, slug) in page.view.councils.iter() {
        if let Some(Err(why)) = page.state.known.record(slug) {
            let what = failures::record(&page.name_in_sentence(slug));
            return failure(&what, why, page.on_press(Action::Retry));
        }
    }
    skeleton()
}
