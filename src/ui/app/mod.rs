//! The whole widget: what it shows follows from the state, and what it does to the world follows from what it
//! shows.

mod effects;
mod view;

use super::later::Later;
use crate::browser::fetch::{self, Came, Loader};
use crate::browser::host::Framed;
use crate::browser::later::{self, Here, LaterError};
use crate::browser::near::Near;
use crate::browser::outside::Outside;
use crate::browser::takeover::{self, Signal};
use crate::browser::{IS_HERE, place};
use crate::comparison::{Comparison, Pair, Which};
use crate::dataset::Slug;
use crate::link::{self, View};
use crate::state::{Action, File, Reached, State};
use effects::AfterRendering;
use gloo::events::EventListener;
use macros::html;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

/// The id of the headline, which takes the focus where what had it is gone.
const HEADLINE: &str = "cc-headline";

/// What the widget is mounted with.
#[derive(Properties)]
pub struct AppProps {
    /// Where everything is served: a path with a slash at both ends, or in an element the site's absolute address.
    pub base_path: String,
    /// The folder of the program's files: a path or an absolute address as above, with a slash at the end.
    pub assets: String,
    /// Scheme, host and port, as shared links begin; empty if `base_path` has them.
    pub origin: String,
    /// The state to begin with. It has the address, and whatever of the dataset the page had already.
    pub state: State,
    /// The element that has the panels of an exported page, if the widget takes over one.
    pub exported: Option<Element>,
    /// The page of another site, if the widget is an element of one. Address bar and title are that page's then.
    pub outside: Option<Outside>,
    /// Fetches the dataset, and may know some of it.
    pub loader: Loader,
    /// Whether the device has a sheet for sharing.
    pub can_share: bool,
    /// Whether there is room for one column only at first, so that what is long begins closed.
    pub is_narrow: bool,
}

/// Properties are those of the same widget if they have the same loader, since each widget has its own. yew asks for this where
/// a parent renders anew, and the widget has no parent; comparing states field by field would be 2 kB of wasm that never runs.
impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        self.loader == other.loader
    }
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
    loader: Loader,
    /// The panels below the grades, whose code comes later.
    later: Later,
    /// The panels of an exported page, until all that takes their place is here.
    exported: Option<Exported>,
    /// The element in which the panels stand.
    below: NodeRef,
    /// Notices that the reader comes near what stands further down.
    near: Option<Near>,
    /// The page around the frame in which the widget stands.
    framed: Option<Framed>,
    /// The widget's element.
    element: NodeRef,
    /// What is left to do once the page is rendered. Several things may happen before that.
    after_rendering: Vec<AfterRendering>,
    /// Tells when the reader goes back or forward, as long as it is kept.
    arrivals: Option<EventListener>,
    /// Listeners for signs of printing, at which what would be printed is fetched.
    for_paper: Option<[EventListener; 3]>,
}

/// The panels of an exported page, and the councils that they are of.
struct Exported {
    panels: Element,
    councils: Pair<Slug>,
}

/// What the component is told.
pub enum Message {
    /// Something happened.
    Did(Action),
    /// A key was pressed in the field of one council, while its list offered these councils.
    Pressed(Which, String, Rc<[Slug]>),
    /// A file of the dataset came or failed.
    Came(File, Came),
    /// A chart's surroundings have changed.
    Redraw,
    /// A chart found that the browser gives no means to draw.
    CannotDraw,
    /// The later part of the program came or failed.
    Later(Result<Here, LaterError>),
    /// The reader asks for it again.
    RetryLater,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let props = context.props();
        let state = props.state.clone();
        let mut app = Self {
            comparison: state.comparison().map(Rc::new),
            loader: props.loader.clone(),
            // Outside a browser the state says whether it is shown at all.
            later: match later::from_the_start().filter(|_| state.reached > Reached::Grades) {
                Some(here) => Later::loaded(Ok(here)),
                None => Later::NotAsked,
            },
            exported: state.view.as_ref().filter(|view| view.as_of.is_none()).and_then(|view| {
                let panels = props.exported.clone()?;
                Some(Exported { panels, councils: view.councils.clone() })
            }),
            below: NodeRef::default(),
            state,
            near: None,
            framed: None,
            element: NodeRef::default(),
            after_rendering: Vec::new(),
            arrivals: None,
            for_paper: None,
        };
        // On a page of its own the chart stands so near the top that the reader comes to it soon, so its code is fetched at
        // once. Otherwise it may be far down on somebody else's page, or an exported page shows it already.
        let is_near = props.exported.is_none() && props.outside.is_none() && !app.state.is_embed();
        if IS_HERE && is_near {
            app.load_later(context);
        }
        // What was exported shows another area large.
        if app.exported.is_some() && app.state.view.as_ref().is_some_and(|view| view.area.is_some()) {
            context.link().send_message(Message::Did(Action::Reached(Reached::Findings)));
        }
        app
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let action = match message {
            Message::Did(action) => Some(action),
            Message::Pressed(which, key, offered) => self.state.pressed(which, &key, &offered),
            Message::Came(file, Ok(json)) if self.state.known.is_of_another_day(&file, &json) => {
                self.loader.forget_files();
                Some(Action::OfAnotherDay(file))
            }
            Message::Came(file, came) => match &self.later {
                Later::Here(panels) if file.is_for_panels() => panels.action_of(file, came),
                _ => fetch::action_of(&file, came),
            },
            Message::Redraw => {
                self.redraw();
                return false;
            }
            Message::CannotDraw => return true,
            Message::Later(loaded) => {
                self.take_in(loaded);
                return true;
            }
            Message::RetryLater => {
                // Pressed twice, it asks once.
                if matches!(self.later, Later::Failed(_)) {
                    self.load_later(context);
                }
                return true;
            }
        };
        let Some(action) = action else { return false };
        // The panels of an exported page are replaced all at once, so everything is fetched for that. So it is for an
        // embed, which shows no more than was chosen for it, and should soon be as high as it will be.
        let is_all_at_once = self.exported.is_some() || self.state.is_embed();
        let action = match action {
            Action::Reached(_) if is_all_at_once => Action::Reached(Reached::Findings),
            action => action,
        };
        self.fetch_for(context, &action);
        self.act(action);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let body = self.body(context.props(), context.link());
        let accent = self.state.view.as_ref().map_or("", |view| view.embed_options().accent.id());
        let class = if self.state.is_embed() { "cc cc-embed" } else { "cc" };
        // A page around an element may be in another language, and be written from right to left.
        let (lang, dir) = context.props().outside.as_ref().map(|_| ("en-GB", "ltr")).unzip();
        html! { <div {class} {lang} {dir} data-cc-accent={accent} ref={self.element.clone()}>{ body }</div> }
    }

    /// The effects: brings network, address bar, charts and the page around in step with what is shown. Each of them does
    /// nothing where nothing has changed.
    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let (props, scope) = (context.props(), context.link());
        let Some(element) = self.element.cast::<Element>() else { return };
        if let Some(stage) = takeover::stage().filter(|_| props.outside.is_none()) {
            // The page for addresses where there is none knows no council. It stays until it is known that the address means
            // one, and for good where it means nothing, which the page says better.
            if self.state.names_no_council() {
                return;
            }
            if self.state.known.index.is_some() {
                Signal::Ready.send_to(&stage);
            }
        }
        if first && props.outside.is_none() {
            let (tell, base_path) = (teller(scope), props.base_path.clone());
            self.arrivals = place::on_arrival(move || tell(Action::Arrived(place::address(&base_path))));
            self.framed = Framed::new(&element);
        }
        self.watch_reader(scope, &element);
        for file in self.state.missing(self.comparison.as_deref()) {
            if file.is_for_panels() && !matches!(self.later, Later::Here(_)) {
                continue;
            }
            let scope = scope.clone();
            self.loader.fetch(file, move |file, came| scope.send_message(Message::Came(file, came)));
        }
        match &props.outside {
            Some(outside) => {
                if self.comparison.is_some() {
                    outside.tell_ready();
                }
            }
            None => self.show_on_page(props),
        }
        // After the colour scheme has been set, because charts read their colours from the styles.
        if let Later::Here(panels) = &mut self.later {
            panels.rendered(self.comparison.as_ref(), &self.state, scope);
        }
        for what in core::mem::take(&mut self.after_rendering) {
            self.carry_out(what, props, &element);
        }
        if let Some(framed) = &self.framed {
            framed.set_complete(self.is_complete());
        }
    }
}

impl App {
    /// Whether any panel below the grades stands in what is shown, as far as that is known.
    fn has_more_than_grades(&self) -> bool {
        self.state.view.as_ref().is_none_or(|view| view.below_grades().is_some())
    }

    /// Whether everything that will stand here is here, or will not come.
    fn is_complete(&self) -> bool {
        let is_below = !self.has_more_than_grades()
            || match self.later {
                Later::Failed(_) => true,
                Later::Here(_) => self.state.reached == Reached::Findings,
                Later::NotAsked | Later::Coming => self.exported.is_some(),
            };
        is_below && self.state.missing(self.comparison.as_deref()).is_empty()
    }

    /// Takes in the record of a council that is chosen, if it is here already, and begins to fetch what else an action asks for.
    fn fetch_for(&mut self, context: &Context<Self>, action: &Action) {
        match action {
            // Whoever opens a list is about to choose.
            Action::Field(_, field) if field.is_open => self.loader.fetch_every_record(),
            Action::Choose(_, slug) => {
                if let Some(record) = self.loader.record_at_once(slug, &self.state) {
                    self.act(Action::Record(slug.clone(), Ok(Rc::new(record))));
                }
            }
            Action::Retry => self.loader.forget_files(),
            _ => {}
        }
        let wants_later = match (action, &self.later) {
            (_, Later::Here(_) | Later::Coming) => false,
            (Action::Open(_), _) => true,
            (Action::Reached(_), Later::NotAsked) => self.has_more_than_grades(),
            (_, Later::NotAsked) => action.is_the_readers() && self.has_more_than_grades(),
            (_, Later::Failed(_)) => false,
        };
        if wants_later {
            self.load_later(context);
        }
    }

    /// Goes on to the state after an action, and notes what that leaves to do. The page around an element is told what the
    /// reader has chosen.
    fn act(&mut self, action: Action) {
        self.after_rendering.extend(AfterRendering::of(&action, &self.state));
        let is_the_readers = action.is_the_readers();
        let next = self.state.after(action);
        if is_the_readers && next.view != self.state.view {
            self.after_rendering.push(AfterRendering::TellChange);
        }
        let before = self.state.known.data_date();
        if before.is_some() && next.known.data_date() != before {
            self.loader.forget_all();
        }
        if !next.shows_the_same(&self.state) {
            self.comparison = next.comparison().map(Rc::new);
        }
        self.state = next;
        self.give_up_exported();
    }

    /// Draws the charts again.
    pub(super) fn redraw(&self) {
        if let Later::Here(panels) = &self.later {
            panels.redraw();
        }
    }

    /// Fetches the later part of the program.
    fn load_later(&mut self, context: &Context<Self>) {
        self.later = Later::Coming;
        let (scope, assets) = (context.link().clone(), context.props().assets.clone());
        spawn_local(async move { scope.send_message(Message::Later(later::load(&assets).await)) });
    }

    /// Takes in the later part of the program, or that it did not come. The place of the panels then says so, and offers to try
    /// again; a dialog, which is in that part, closes.
    fn take_in(&mut self, loaded: Result<Here, LaterError>) {
        if let (Err(_), Some(dialog)) = (&loaded, &self.state.dialog) {
            self.state = self.state.after(Action::Close(dialog.id()));
        }
        self.later = Later::loaded(loaded);
        self.give_up_exported();
    }

    /// Gives up the panels of an exported page, if they are not of what is shown any more, or if all that takes their place is
    /// here.
    fn give_up_exported(&mut self) {
        let Some(exported) = &self.exported else { return };
        let is_of_another = self
            .state
            .view
            .as_ref()
            .is_none_or(|view| view.councils != exported.councils || view.as_of.is_some())
            || self.state.known.replaced_data_date.is_some();
        let is_here = matches!(self.later, Later::Here(_));
        let is_ready =
            is_here && self.comparison.as_ref().is_some_and(|comparison| self.state.has_all(comparison));
        if is_of_another {
            self.exported = None;
            self.near = None;
        } else if is_ready {
            Signal::Leaving.send_to(&exported.panels);
            self.after_rendering.push(AfterRendering::TellReplaced);
            self.exported = None;
        }
    }
}
