//! The panels below the fold: what a comparison shows beyond the grades. They come later than the rest of the
//! program, by way of the gate.

use super::app::{App, Message};
use super::chart::Chart;
use super::gate;
use super::journey::journey;
use super::page::Page;
use super::waiting::failure;
use crate::browser::later::{Here, LaterError};
use crate::browser::watch::Near;
use crate::comparison::Comparison;
use crate::state::State;
use std::rc::Rc;
use yew::html::Scope;
use yew::prelude::*;

/// The panels, whose code may not be here yet.
pub(super) trait Panels {
    /// All panels.
    fn view(&self, page: &Page<'_>, comparison: &Comparison) -> Html;
    /// Brings what the panels draw in step with what the page shows.
    fn rendered(&mut self, comparison: Option<&Rc<Comparison>>, state: &State, scope: &Scope<App>);
    /// Draws again, because the surroundings of a drawing have changed.
    fn redraw(&self, comparison: Option<&Rc<Comparison>>, state: &State);
}

/// The panels themselves.
#[derive(Default)]
pub(super) struct Below {
    chart: Chart,
}

impl Panels for Below {
    fn view(&self, page: &Page<'_>, comparison: &Comparison) -> Html {
        journey(page, comparison, &self.chart)
    }

    fn rendered(&mut self, comparison: Option<&Rc<Comparison>>, state: &State, scope: &Scope<App>) {
        let scope = scope.clone();
        self.chart.watch(move || scope.send_message(Message::Redraw));
        self.chart.update(comparison, state);
    }

    fn redraw(&self, comparison: Option<&Rc<Comparison>>, state: &State) {
        self.chart.draw(comparison, state);
    }
}

/// The panels as far as they have come.
pub(super) enum Later {
    /// Nobody has come near them yet.
    NotAsked,
    /// They are on their way.
    Coming,
    /// They did not come.
    Failed(LaterError),
    /// They are here.
    Here(Box<dyn Panels>),
}

impl From<Result<Here, LaterError>> for Later {
    fn from(loaded: Result<Here, LaterError>) -> Self {
        match loaded {
            Ok(here) => Self::Here(gate::panels(here)),
            Err(why) => Self::Failed(why),
        }
    }
}

/// The id of what stands in the place of the panels until they are here.
const WAITING: &str = "cc-later";

/// How near to what is seen the panels may come before they are fetched.
const MARGIN: &str = "400px";

impl Later {
    /// The panels, or what stands in their place.
    pub(super) fn view(&self, page: &Page<'_>, comparison: &Comparison) -> Html {
        let state = match self {
            Self::Here(panels) => return panels.view(page, comparison),
            Self::NotAsked | Self::Coming => {
                html! { <p class="cc-muted cc-later" role="status">{ "Loading the chart" }</p> }
            }
            Self::Failed(why) => {
                let retry = page.scope.callback(|_| Message::Later(None));
                failure("The chart", &why.to_string(), retry)
            }
        };
        html! {
            <section class="cc-section cc-journey" id={WAITING} aria-labelledby="cc-later-title">
                <div class="cc-rail"><h2 id="cc-later-title">{ "How each got here" }</h2></div>
                <div class="cc-main">{ state }</div>
            </section>
        }
    }

    /// Watches for the place of the panels to come near what is seen, while they are not here.
    pub(super) fn near(&self, on_near: impl Fn() + 'static) -> Option<Near> {
        if matches!(self, Self::NotAsked) { Near::new(WAITING, MARGIN, on_near) } else { None }
    }
}
