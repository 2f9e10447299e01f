//! The later part of the program as the first part knows it: what it asks of the panels and dialogs, and what stands in their
//! place until they are here.

use super::app::{App, Message};
use super::page::Page;
use super::waiting::failure;
use super::{findings, gate, standing};
use crate::browser::IS_HERE;
use crate::browser::fetch::Came;
use crate::browser::later::{Here, LaterError};
use crate::browser::takeover::PANELS;
use crate::comparison::Comparison;
use crate::link::Panel;
use crate::state::{Action, File, Reached, State};
use crate::words::{embed, failures};
use macros::html;
use std::rc::Rc;
use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

/// What the first part of the program asks of the later one: panels and dialogs. It knows them only by this trait, so that their
/// code can come later.
pub(super) trait LaterPart {
    /// The dialogs in which somebody makes an embed or downloads something.
    fn dialogs(&self, page: &Page<'_>) -> Html;
    /// All panels.
    fn view(&self, page: &Page<'_>, comparison: &Rc<Comparison>) -> Html;
    /// What an answer means to the page, for the files that only the panels need. Nothing for the others.
    fn action_of(&self, file: File, came: Came) -> Option<Action>;
    /// Brings dialogs and what the panels draw in step with what the page shows.
    fn rendered(&mut self, comparison: Option<&Rc<Comparison>>, state: &State, scope: &Scope<App>);
    /// Draws again, because the surroundings of a drawing have changed.
    fn redraw(&self);
}

/// The later part of the program, as far as it has come.
pub(super) enum Later {
    /// Nobody has come near the panels yet, or has opened a dialog.
    NotAsked,
    /// It is on its way.
    Coming,
    /// It did not come.
    Failed(LaterError),
    /// It is here.
    Here(Box<dyn LaterPart>),
}

/// The id of what stands in the place of the panels until they are here.
const WAITING: &str = "cc-later";

/// The ids of elements further down the page, each with how far down a reader is who comes near it.
pub(super) const PLACES: [(&str, Reached); 4] = [
    (PANELS, Reached::Panels),
    (WAITING, Reached::Panels),
    (standing::SECTION, Reached::Standing),
    (findings::SECTION, Reached::Findings),
];

/// How far down a reader is who comes near the element with this id.
pub(super) fn reached(id: &str) -> Reached {
    PLACES.iter().find(|(known, _)| *known == id).map_or(Reached::Panels, |(_, reached)| *reached)
}

impl Later {
    /// What came of loading it.
    pub(super) fn loaded(loaded: Result<Here, LaterError>) -> Self {
        match loaded {
            Ok(here) => Self::Here(gate::panels(here)),
            Err(why) => Self::Failed(why),
        }
    }

    /// The dialogs, once they can be shown.
    pub(super) fn dialogs(&self, page: &Page<'_>) -> Option<Html> {
        // A page that is rendered natively has none, unless its state says that one is open.
        let has_them = IS_HERE || page.state.dialog.is_some();
        match self {
            Self::Here(panels) if has_them => Some(panels.dialogs(page)),
            _ => None,
        }
    }

    /// The panels of an exported page as they are, under what did not come to replace them.
    pub(super) fn view_exported(&self, page: &Page<'_>, panels: &Element) -> Html {
        let failed = match self {
            Self::Failed(why) => {
                Some((why.to_string(), page.scope.callback(|_: MouseEvent| Message::RetryLater)))
            }
            _ => page.state.known.failure().map(|why| (why.to_owned(), page.on_press(Action::Retry))),
        };
        let failed = failed.map(|(why, retry)| failure(failures::ANSWERS, &why, retry));
        html! { <><div>{ failed }</div>{ Html::VRef(panels.clone().into()) }</> }
    }

    /// That the dialogs did not come, where no panels stand that would say so.
    pub(super) fn view_failure(&self, page: &Page<'_>) -> Option<Html> {
        let Self::Failed(why) = self else { return None };
        let retry = page.scope.callback(|_| Message::RetryLater);
        Some(failure(failures::FILES, &why.to_string(), retry))
    }

    /// The panels, or what stands in their place.
    pub(super) fn view(&self, page: &Page<'_>, comparison: &Rc<Comparison>) -> Html {
        let panel = page.view.below_grades().unwrap_or(Panel::Journey);
        let (loading, what) = match panel {
            _ if !page.view.is_embed() => (failures::LOADING_CHART, failures::PANELS),
            Panel::Findings => (failures::LOADING_FINDINGS, embed::panel(panel)),
            _ => (failures::LOADING_CHART, failures::CHART),
        };
        let state = match self {
            Self::Here(panels) if IS_HERE => return panels.view(page, comparison),
            Self::Here(panels) => {
                return html! { <div id={PANELS}>{ panels.view(page, comparison) }</div> };
            }
            Self::NotAsked | Self::Coming => {
                html! { <p class="cc-muted cc-later" role="status">{ loading }</p> }
            }
            Self::Failed(why) => {
                let retry = page.scope.callback(|_| Message::RetryLater);
                failure(what, &why.to_string(), retry)
            }
        };
        html! {
            // The key keeps yew from turning this element into one of the sections that take its place.
            <section class="cc-section cc-journey" key={WAITING} id={WAITING} aria-labelledby="cc-later-title">
                <div class="cc-rail"><h2 id="cc-later-title">{ embed::panel(panel) }</h2></div>
                <div class="cc-main">
                    { state }
                    <p class="cc-on-paper">{ failures::CHARTS_NOT_PRINTED }</p>
                </div>
            </section>
        }
    }
}
