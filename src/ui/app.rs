//! The whole widget: what it shows follows from the state, and what it does to the world is in its effects.

use super::Shared;
use super::chooser::Chooser;
use super::foot::Foot;
use super::grades::grade_table;
use super::headline::headline;
use super::journey::Journey;
use super::masthead::masthead;
use super::meanings::{meanings, scale_key};
use super::notices::{Notices, notices, pin};
use super::view_link::view_link;
use super::waiting::{failure, skeleton};
use crate::browser::fetch::Loader;
use crate::browser::{page, place, watch};
use crate::comparison::{Comparison, Pair, Which};
use crate::dataset::{Index, Slug};
use crate::describe;
use crate::link::{self, Frame, Theme, View};
use crate::state::{Action, Address, Remote, State};
use std::rc::Rc;
use yew::platform::spawn_local;
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
    let loader = use_memo(props.base_path.clone(), |base_path| Loader::new(base_path));
    let comparison = use_memo((*state).clone(), |state| state.comparison().map(Shared::new));
    use_fetching(&state, &loader);
    use_address(&state, &props.base_path);
    use_appearance(&state, (*comparison).as_ref());

    let on_retry = dispatch(&state, |()| Action::Retry);
    match (&state.index, &state.view) {
        (Remote::Ready(index), Some(view)) => {
            let index = Shared::from(index.clone());
            page_view(props, &state, &loader, index, view, (*comparison).clone())
        }
        (Remote::Failed(why), _) => html! {
            <div class="cc">
                <main>
                    <h1>{ "How Ofsted judged children’s services" }</h1>
                    { failure("The list of councils", why, &on_retry) }
                </main>
            </div>
        },
        _ => html! { <div class="cc"><main>{ skeleton() }</main></div> },
    }
}

fn dispatch<T: 'static>(
    state: &UseReducerHandle<State>,
    action: impl Fn(T) -> Action + 'static,
) -> Callback<T> {
    let dispatcher = state.dispatcher();
    Callback::from(move |value| dispatcher.dispatch(action(value)))
}

fn page_view(
    props: &AppProps,
    state: &UseReducerHandle<State>,
    loader: &Rc<Loader>,
    index: Shared<Index>,
    view: &View,
    comparison: Option<Shared<Comparison>>,
) -> Html {
    let base = props.base_path.trim_end_matches('/').to_owned();
    let href = {
        let (base, view) = (base.clone(), view.clone());
        Callback::from(move |(which, slug): (Which, Slug)| {
            let mut view = View { frame: with_councils(view.frame), ..view.clone() };
            *view.councils.get_mut(which) = slug;
            AttrValue::from(format!("{base}{}", link::format(&view)))
        })
    };
    // A record that is here already comes with the choice, so that nothing flickers.
    let on_choose = {
        let (dispatcher, loader, known) = (state.dispatcher(), loader.clone(), (**state).clone());
        Callback::from(move |(which, slug): (Which, Slug)| {
            if known.record(&slug).is_none()
                && let Some(record) = loader.record_at_once(&slug)
            {
                dispatcher.dispatch(Action::Record(slug.clone(), Ok(Rc::new(record))));
            }
            dispatcher.dispatch(Action::Choose(which, slug));
        })
    };
    let on_open = {
        let loader = loader.clone();
        Callback::from(move |()| {
            let loader = loader.clone();
            spawn_local(async move { loader.everything().await });
        })
    };
    let link_to = |which: Which, slug: &Slug| {
        let to = (which, slug.clone());
        let href = href.emit(to.clone());
        view_link(href, on_choose.reform(move |()| to.clone()), name(&index, slug), None)
    };
    let today = {
        let href = format!("{base}{}", link::format(&View { as_of: None, ..view.clone() }));
        view_link(
            href.into(),
            dispatch(state, |()| Action::Unpin),
            "See the comparison today".to_owned(),
            None,
        )
    };
    let neighbours = view.councils.as_ref().map(|slug| match state.record(slug) {
        Some(Remote::Ready(record)) => record.neighbours.clone(),
        _ => Vec::new(),
    });
    let on_theme = {
        let dispatcher = state.dispatcher();
        let now = view.theme;
        Callback::from(move |()| dispatcher.dispatch(Action::SetTheme(opposite(now))))
    };
    let title = comparison.as_ref().map(|comparison| describe::headline(comparison).plain(comparison));
    let share_link = format!("{}{base}{}", props.origin, link::to_share(view));
    let notices = notices(&Notices {
        index: &index,
        notices: &state.notices,
        shown: &view.councils,
        link_to: &link_to,
    });
    html! {
        <div class="cc">
            if view.frame != Frame::Embed {
                { masthead(props.base_path.clone(), &on_theme) }
            }
            <main>
                { notices }
                <div>
                    if let Some(comparison) = comparison.as_ref().filter(|comparison| comparison.pinned.is_some()) {
                        { pin(comparison, today) }
                    }
                </div>
                <div aria-live="polite">
                    if let Some(comparison) = &comparison {
                        { headline(comparison) }
                    } else {
                        <h1>{ names(&index, &view.councils) }</h1>
                    }
                </div>
                <section class="cc-section cc-grades-section" aria-labelledby="cc-grades-title">
                    <div class="cc-rail">
                        <h2 id="cc-grades-title">{ "Grades" }</h2>
                        <p class="cc-rail-note">
                            if view.as_of.is_some() {
                                { "From each council’s newest report on that day." }
                            } else {
                                { "From each council’s newest report." }
                            }
                        </p>
                        { scale_key() }
                    </div>
                    <div class="cc-main">
                        <Chooser index={index.clone()} councils={view.councils.clone()} {neighbours} {href}
                            {on_open} {on_choose} on_swap={dispatch(state, |()| Action::Swap)} />
                        <div>
                            if let Some(comparison) = &comparison {
                                { grade_table(comparison) }
                            } else {
                                { waiting(state, &index, view) }
                            }
                        </div>
                        { meanings() }
                    </div>
                </section>
                <div>
                    if let Some(comparison) = comparison.clone() {
                        <Journey {comparison} area={view.area} theme={view.theme}
                            on_area={dispatch(state, Action::ShowArea)} />
                    }
                </div>
                <Foot {index} {comparison} link={share_link} title={title.unwrap_or_default()} />
            </main>
        </div>
    }
}

/// The start page turns into a page of its own when councils are chosen.
const fn with_councils(frame: Frame) -> Frame {
    match frame {
        Frame::Start => Frame::Page,
        frame => frame,
    }
}

/// The theme that is not shown now.
fn opposite(now: Option<Theme>) -> Theme {
    let is_dark = match now {
        Some(theme) => theme == Theme::Dark,
        None => watch::prefers_dark(),
    };
    if is_dark { Theme::Light } else { Theme::Dark }
}

fn name(index: &Index, slug: &Slug) -> String {
    index.council(slug).map_or_else(|| slug.to_string(), |council| council.name.to_string())
}

fn names(index: &Index, councils: &Pair<Slug>) -> String {
    format!("{} and {}", name(index, &councils.first), name(index, &councils.second))
}

/// What stands in the place of grades that are on their way or did not come.
fn waiting(state: &UseReducerHandle<State>, index: &Index, view: &View) -> Html {
    let failed = view.councils.iter().find_map(|(_, slug)| match state.record(slug) {
        Some(Remote::Failed(why)) => Some((slug, why)),
        _ => None,
    });
    match failed {
        Some((slug, why)) => {
            let name =
                index.council(slug).map_or_else(|| slug.to_string(), |council| council.name.to_string());
            let what = format!("The record of {name}");
            let on_retry = dispatch(state, |()| Action::Retry);
            failure(&what, why, &on_retry)
        }
        None => skeleton(),
    }
}

/// Fetches whatever the state lacks for what it shows.
#[hook]
fn use_fetching(state: &UseReducerHandle<State>, loader: &Rc<Loader>) {
    let index_is_wanted = state.index == Remote::Loading;
    use_effect_with(index_is_wanted, {
        let (dispatcher, loader) = (state.dispatcher(), loader.clone());
        move |wanted| {
            if *wanted {
                spawn_local(async move {
                    let index = loader.index().await.map(Rc::new).map_err(|error| error.to_string().into());
                    dispatcher.dispatch(Action::Index(index));
                });
            }
        }
    });
    let wanted: Vec<Slug> = match &state.view {
        Some(view) => view
            .councils
            .iter()
            .map(|(_, slug)| slug)
            .filter(|slug| state.record(slug).is_none())
            .cloned()
            .collect(),
        None => Vec::new(),
    };
    use_effect_with(wanted, {
        let (dispatcher, loader) = (state.dispatcher(), loader.clone());
        move |wanted| {
            for slug in wanted.iter().cloned() {
                dispatcher.dispatch(Action::Fetching(slug.clone()));
                let (dispatcher, loader) = (dispatcher.clone(), loader.clone());
                spawn_local(async move {
                    let record =
                        loader.record(&slug).await.map(Rc::new).map_err(|error| error.to_string().into());
                    dispatcher.dispatch(Action::Record(slug, record));
                });
            }
        }
    });
}

/// Keeps the address bar and the view in step, both ways.
#[hook]
fn use_address(state: &UseReducerHandle<State>, base_path: &AttrValue) {
    use_effect_with((state.view.clone(), base_path.clone()), {
        let history = state.history;
        move |(view, base_path)| {
            if let Some(view) = view {
                let address = format!("{}{}", base_path.trim_end_matches('/'), link::format(view));
                place::show(&address, history);
            }
        }
    });
    use_effect_with(base_path.clone(), {
        let dispatcher = state.dispatcher();
        move |base_path| {
            let base_path = base_path.clone();
            let listener =
                place::on_arrival(move || dispatcher.dispatch(Action::Arrived(place::address(&base_path))));
            move || drop(listener)
        }
    });
}

/// Names the page after what it shows, and gives it the theme chosen.
#[hook]
fn use_appearance(state: &UseReducerHandle<State>, comparison: Option<&Shared<Comparison>>) {
    let title = comparison.map(|comparison| describe::headline(comparison).plain(comparison));
    use_effect_with(title, |title| {
        if let Some(title) = title {
            page::set_title(&format!("{title} – Council Compare"));
        }
    });
    let theme = state.view.as_ref().and_then(|view| view.theme);
    use_effect_with(theme, |theme| page::set_theme(theme.map(Theme::id)));
}
