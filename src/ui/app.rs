//! The whole widget: what it shows follows from the state, and what it does to the world follows from what it
//! shows.

use super::chart::{Chart, Picture};
use super::chooser::chooser;
use super::combobox::{field_id, option_id};
use super::foot::{self, foot};
use super::grades::grade_table;
use super::headline::headline;
use super::journey::journey;
use super::masthead::masthead;
use super::meanings::{meanings, scale_key};
use super::notices::{notices, pin};
use super::page::Page;
use super::standing::standing;
use super::waiting::{failure, skeleton};
use crate::browser::fetch::Loader;
use crate::browser::{page, place};
use crate::comparison::tally::Tally;
use crate::comparison::{ChartId, Comparison};
use crate::describe;
use crate::link::{self, Frame, Theme, View};
use crate::state::{Action, Address, Copying, Reached, State};
use gloo::events::EventListener;
use std::rc::Rc;
use yew::html::Scope;
use yew::prelude::*;

/// The id of the headline, which takes the focus where what had it is gone.
const HEADLINE: &str = "cc-headline";

/// The widget as a page.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The path below which everything is served, with a slash at both ends.
    pub base_path: String,
    /// Scheme, host and port, as shared links begin.
    pub origin: String,
    /// What the address bar shows, below the base.
    pub address: Address,
    /// Whether the device has a sheet for sharing.
    pub can_share: bool,
}

impl AppProps {
    /// The address of a view.
    pub(super) fn href(&self, view: &View) -> String {
        format!("{}{}", self.base_path.trim_end_matches('/'), link::format(view))
    }
}

/// Tells the component what happened.
pub(super) fn teller(scope: &Scope<App>) -> impl Fn(Action) + Clone + 'static + use<> {
    let scope = scope.clone();
    move |action| scope.send_message(Message::Did(action))
}

/// The component. It holds the state; everything below it is a plain function from the state to nodes, since a
/// component of its own costs some four kilobytes of wasm.
pub struct App {
    state: State,
    /// What the state shows, made once for all renderings of it.
    comparison: Option<Rc<Comparison>>,
    /// Counted for it, likewise.
    tally: Option<Rc<Tally>>,
    loader: Loader,
    journey: Chart,
    standing: Chart,
    /// What is left to do once the page is rendered.
    after_rendering: Option<AfterRendering>,
    /// Tells when the reader goes back or forward, as long as it is kept.
    arrivals: Option<EventListener>,
}

/// Something that can only be done to what is in the page.
enum AfterRendering {
    /// Give the element with this id the focus.
    Focus(&'static str),
    /// Keep the reader's place: what had the focus may be gone, and a field's text is to be replaced by typing.
    KeepPlace,
    /// Bring the option with this id into view.
    Reveal(String),
}

/// What the component is told.
pub enum Message {
    /// Something happened.
    Did(Action),
    /// The charts' surroundings have changed.
    Redraw,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let props = context.props();
        Self {
            state: State::new(props.address.clone()),
            comparison: None,
            tally: None,
            loader: Loader::new(&props.base_path),
            journey: Chart::new(ChartId::Journey),
            standing: Chart::new(ChartId::Standing),
            after_rendering: None,
            arrivals: None,
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        let Message::Did(action) = message else {
            self.journey.redraw();
            self.standing.redraw();
            return false;
        };
        self.after_rendering = match &action {
            // The reader can copy the link with a key or a long press.
            Action::Copied(Copying::Refused) => Some(AfterRendering::Focus(foot::LINK_FIELD)),
            Action::Choose(..) | Action::Swap | Action::Unpin | Action::Retry => {
                Some(AfterRendering::KeepPlace)
            }
            Action::Field(which, field) => {
                field.active.map(|i| AfterRendering::Reveal(option_id(field_id(*which), i)))
            }
            _ => None,
        };
        let next = self.state.after(action);
        if !next.shows_the_same(&self.state) {
            self.comparison = next.comparison().map(Rc::new);
            self.tally = None;
        }
        if next.among != self.state.among {
            self.tally = None;
        }
        if self.tally.is_none() {
            let counted = self.comparison.as_ref().and_then(|comparison| next.tally(comparison));
            self.tally = counted.map(Rc::new);
        }
        self.state = next;
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let scope = context.link();
        let body = match (&self.state.index, &self.state.view) {
            (Some(Ok(index)), Some(view)) => self.page(&Page {
                state: &self.state,
                index,
                view,
                comparison: self.comparison.as_deref(),
                tally: self.tally.as_deref(),
                loader: &self.loader,
                props,
                scope,
            }),
            (Some(Err(why)), _) => {
                let retry = scope.callback(|_| Message::Did(Action::Retry));
                html! {
                    <main>
                        <h1>{ "How Ofsted judged children’s services" }</h1>
                        { failure("The list of councils", why, retry) }
                    </main>
                }
            }
            _ => html! {
                <>
                    { masthead(&props.base_path, None) }
                    <main>
                        <h1>{ "How Ofsted judged children’s services, two councils side by side" }</h1>
                        { skeleton() }
                    </main>
                </>
            },
        };
        html! { <div class="cc">{ body }</div> }
    }

    /// Brings the world in step with what is shown. Each of these does nothing where nothing has changed.
    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let (props, scope) = (context.props(), context.link());
        if first {
            let (tell, base_path) = (teller(scope), props.base_path.clone());
            self.arrivals = place::on_arrival(move || tell(Action::Arrived(place::address(&base_path))));
            // FOR NOW: until the page says how far the reader has come.
            teller(scope)(Action::Reached(Reached::Standing));
        }
        self.fetch_missing(scope);
        if let Some(view) = &self.state.view {
            place::show(&props.href(view), self.state.history);
            page::set_theme(view.theme.map(Theme::id));
        }
        if let Some(comparison) = &self.comparison {
            let headline = describe::headline(comparison).plain(comparison);
            page::set_title(&format!("{headline} – Council Compare"));
        }
        if let (Some(comparison), Some(view)) = (&self.comparison, &self.state.view) {
            let picture = Picture::Journey(comparison.clone(), view.area);
            self.journey.update(scope, picture, &self.state);
            if let Some(tally) = &self.tally {
                let picture = Picture::Standing(comparison.clone(), tally.clone());
                self.standing.update(scope, picture, &self.state);
            }
        }
        match self.after_rendering.take() {
            Some(AfterRendering::Focus(id)) => page::focus(id),
            Some(AfterRendering::KeepPlace) => page::keep_place(HEADLINE),
            Some(AfterRendering::Reveal(id)) => page::reveal(&id),
            None => {}
        }
    }
}

impl App {
    /// Fetches whatever the state lacks for what it shows, unless it is on its way or has failed.
    fn fetch_missing(&self, scope: &Scope<Self>) {
        if self.state.index.is_none() {
            self.loader.index(teller(scope));
        }
        let Some(view) = &self.state.view else { return };
        for (_, slug) in view.councils.iter() {
            if self.state.record(slug).is_none() {
                self.loader.record(slug, teller(scope));
            }
        }
        if self.state.reached >= Reached::Standing && self.state.grades_of_all.is_none() {
            self.loader.grades_of_all(teller(scope));
        }
    }

    fn page(&self, page: &Page<'_>) -> Html {
        let view = page.view;
        let pinned = page.comparison.filter(|comparison| comparison.pinned.is_some());
        let pin = pinned.map(|comparison| pin(page, comparison));
        let note = match view.as_of {
            Some(_) => "From each council’s newest report on that day.",
            None => "From each council’s newest report.",
        };
        let (headline, grades, further) = match page.comparison {
            Some(comparison) => {
                let further = html! {
                    <>
                        { journey(page, comparison, &self.journey) }
                        // Year by year, between the two, is still to come.
                        { standing(page, comparison, &self.standing) }
                    </>
                };
                (headline(comparison), grade_table(comparison), Some(further))
            }
            None => {
                let names = view.councils.as_ref().map(|slug| page.name(slug));
                let names = format!("{} and {}", names.first, names.second);
                (html! { <h1>{ names }</h1> }, waiting(page), None)
            }
        };
        let masthead = (view.frame != Frame::Embed).then(|| masthead(&page.props.base_path, Some(page)));
        html! {
            <>
                { masthead }
                <main>
                    { notices(page) }
                    <div>{ pin }</div>
                    <div id={HEADLINE} tabindex="-1" aria-live="polite">{ headline }</div>
                    <section class="cc-section cc-grades-section" aria-labelledby="cc-grades-title">
                        <div class="cc-rail">
                            <h2 id="cc-grades-title">{ "Grades" }</h2>
                            <p class="cc-rail-note">{ note }</p>
                            { scale_key() }
                        </div>
                        <div class="cc-main">
                            { chooser(page) }
                            <div>{ grades }</div>
                            { meanings() }
                        </div>
                    </section>
                    <div>{ further }</div>
                    { foot(page) }
                </main>
            </>
        }
    }
}

/// What stands in the place of grades that are on their way or did not come.
fn waiting(page: &Page<'_>) -> Html {
    for (_, slug) in page.view.councils.iter() {
        if let Some(Err(why)) = page.state.record(slug) {
            let what = format!("The record of {}", page.name(slug));
            return failure(&what, why, page.on_press(Action::Retry));
        }
    }
    skeleton()
}
