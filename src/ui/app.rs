//! The whole widget: what it shows follows from the state, and what it does to the world is in two effects.

use super::chooser::chooser;
use super::context::Context;
use super::foot::foot;
use super::grades::grade_table;
use super::headline::headline;
use super::journey::journey;
use super::masthead::masthead;
use super::meanings::{meanings, scale_key};
use super::notices::{notices, pin};
use super::waiting::{failure, skeleton};
use crate::browser::fetch::Loader;
use crate::browser::{page, place};
use crate::comparison::Comparison;
use crate::describe;
use crate::link::{self, Frame, Theme};
use crate::state::{Action, Address, State};
use std::rc::Rc;
use yew::prelude::*;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.after(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

/// The widget as a page.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The path below which everything is served, with a slash at both ends.
    pub base_path: AttrValue,
    /// Scheme, host and port, as shared links begin.
    pub origin: AttrValue,
    /// What the address bar shows, below the base.
    pub address: Address,
}

/// See [`AppProps`].
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| State::new(props.address.clone()));
    let remembered = use_mut_ref(|| Remembered::new(&props.base_path));
    let (loader, comparison) = {
        let mut remembered = remembered.borrow_mut();
        (remembered.loader.clone(), remembered.comparison_of(&state))
    };
    let base = props.base_path.trim_end_matches('/').to_owned();

    // Whatever rendered the page may have changed what it needs and how the window shows it. Each of these does
    // nothing where nothing has changed.
    use_effect({
        let (state, loader, comparison, base) =
            (state.clone(), loader.clone(), comparison.clone(), base.clone());
        move || {
            fetch_missing(&state, &loader);
            if let Some(view) = &state.view {
                place::show(&format!("{base}{}", link::format(view)), state.history);
                page::set_theme(view.theme.map(Theme::id));
            }
            if let Some(comparison) = comparison {
                let headline = describe::headline(&comparison).plain(&comparison);
                page::set_title(&format!("{headline} – Council Compare"));
            }
        }
    });
    use_effect_with((), {
        let (dispatcher, base_path) = (state.dispatcher(), props.base_path.clone());
        move |()| {
            let listener =
                place::on_arrival(move || dispatcher.dispatch(Action::Arrived(place::address(&base_path))));
            move || drop(listener)
        }
    });

    let retry = {
        let dispatcher = state.dispatcher();
        Callback::from(move |_| dispatcher.dispatch(Action::Retry))
    };
    let body = match (&state.index, &state.view) {
        (Some(Ok(index)), Some(view)) => page_view(&Context {
            state: &state,
            index,
            view,
            comparison: comparison.as_ref(),
            loader: &loader,
            base: &base,
            origin: &props.origin,
        }),
        (Some(Err(why)), _) => html! {
            <main>
                <h1>{ "How Ofsted judged children’s services" }</h1>
                { failure("The list of councils", why, retry) }
            </main>
        },
        _ => html! {
            <>
                { masthead(props.base_path.clone(), None) }
                <main>
                    <h1>{ "How Ofsted judged children’s services, two councils side by side" }</h1>
                    { skeleton() }
                </main>
            </>
        },
    };
    html! { <div class="cc">{ body }</div> }
}

/// What is kept from one rendering to the next beside the state: nothing that the page shows depends on it.
struct Remembered {
    loader: Loader,
    /// The newest comparison and the state it was made from, so that typing does not compare again.
    comparison: Option<(Rc<Comparison>, State)>,
}

impl Remembered {
    fn new(base_path: &str) -> Self {
        Self { loader: Loader::new(base_path), comparison: None }
    }

    /// The comparison that a state shows; the same one as before where the state shows the same.
    fn comparison_of(&mut self, state: &State) -> Option<Rc<Comparison>> {
        if let Some((comparison, made_from)) = &self.comparison
            && made_from.shows_the_same(state)
        {
            return Some(comparison.clone());
        }
        let comparison = Rc::new(state.comparison()?);
        self.comparison = Some((comparison.clone(), state.clone()));
        Some(comparison)
    }
}

/// Fetches whatever the state lacks for what it shows, unless it is on its way or has failed.
fn fetch_missing(state: &UseReducerHandle<State>, loader: &Loader) {
    let dispatch = || {
        let dispatcher = state.dispatcher();
        move |action| dispatcher.dispatch(action)
    };
    if state.index.is_none() {
        loader.index(dispatch());
    }
    let Some(view) = &state.view else { return };
    for (_, slug) in view.councils.iter() {
        if state.record(slug).is_none() {
            loader.record(slug, dispatch());
        }
    }
}

fn page_view(context: &Context<'_>) -> Html {
    let view = context.view;
    let pinned = context.comparison.filter(|comparison| comparison.pinned.is_some());
    let pin = pinned.map(|comparison| pin(context, comparison));
    let note = match view.as_of {
        Some(_) => "From each council’s newest report on that day.",
        None => "From each council’s newest report.",
    };
    let (headline, grades, journey) = match context.comparison {
        Some(comparison) => {
            (headline(comparison), grade_table(comparison), Some(journey(context, comparison)))
        }
        None => {
            let names = view.councils.as_ref().map(|slug| context.name(slug));
            let names = format!("{} and {}", names.first, names.second);
            (html! { <h1>{ names }</h1> }, waiting(context), None)
        }
    };
    let masthead =
        (view.frame != Frame::Embed).then(|| masthead(format!("{}/", context.base).into(), Some(context)));
    html! {
        <>
            { masthead }
            <main>
                { notices(context) }
                <div>{ pin }</div>
                <div aria-live="polite">{ headline }</div>
                <section class="cc-section cc-grades-section" aria-labelledby="cc-grades-title">
                    <div class="cc-rail">
                        <h2 id="cc-grades-title">{ "Grades" }</h2>
                        <p class="cc-rail-note">{ note }</p>
                        { scale_key() }
                    </div>
                    <div class="cc-main">
                        { chooser(context) }
                        <div>{ grades }</div>
                        { meanings() }
                    </div>
                </section>
                <div>{ journey }</div>
                { foot(context) }
            </main>
        </>
    }
}

/// What stands in the place of grades that are on their way or did not come.
fn waiting(context: &Context<'_>) -> Html {
    for (_, slug) in context.view.councils.iter() {
        if let Some(Err(why)) = context.state.record(slug) {
            let what = format!("The record of {}", context.name(slug));
            return failure(&what, why, context.on_press(Action::Retry));
        }
    }
    skeleton()
}
