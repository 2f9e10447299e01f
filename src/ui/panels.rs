//! The panels below the grades: everything that a comparison shows beyond them. They come later than the rest of the
//! program, by way of the gate.

use super::app::{App, Message, teller};
use super::chart::{Chart, Picture};
use super::embedding::embedding;
use super::findings::{self, findings};
use super::fixed::fixed;
use super::gate;
use super::journey::journey;
use super::keeping::keeping;
use super::page::Page;
use super::standing::{self, standing};
use super::timeline::timeline;
use super::waiting::failure;
use crate::browser::canvas::Canvas;
use crate::browser::fetch::{Came, parsed};
use crate::browser::input::select_again;
use crate::browser::later::{Here, LaterError};
use crate::browser::page::share_picture;
use crate::browser::print::{Medium, Printing};
use crate::browser::takeover::PANELS;
use crate::browser::watch::Watch;
use crate::browser::{IS_HERE, dialog, previews, save};
use crate::comparison::journey::large_area;
use crate::comparison::tally::{Among, Tally};
use crate::comparison::{ChartId, Comparison, timeline};
use crate::dataset::{Slug, parse};
use crate::embed::{Measured, picture_path};
use crate::keep::{self, Kept};
use crate::link::Panel;
use crate::state::{Action, Dialog, DialogId, Making, Part, Reached, State};
use crate::words::{embed, failures};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlDialogElement};
use yew::html::Scope;
use yew::prelude::*;

/// What the first part of the program asks of the panels. It knows them only by this trait, so that their code can come later.
pub(super) trait Panels {
    /// The dialogs in which somebody makes an embed or downloads something.
    fn dialogs(&self, page: &Page<'_>) -> Html;
    /// All panels.
    fn view(&self, page: &Page<'_>, comparison: &Rc<Comparison>) -> Html;
    /// What an answer means to the page, for the files that only the panels need. Nothing for the others.
    fn arrived(&self, part: Part, came: Came) -> Option<Action>;
    /// Brings dialogs and what the panels draw in step with what the page shows.
    fn rendered(&mut self, comparison: Option<&Rc<Comparison>>, state: &State, scope: &Scope<App>);
    /// Draws again, because the surroundings of a drawing have changed.
    fn redraw(&self);
}

/// The panels themselves.
pub(super) struct Below {
    journey: Chart,
    standing: Chart,
    counted: RefCell<Option<Counted>>,
    /// Notices what asks for drawing again, once the panels stand in the page.
    watch: Option<Watch>,
    /// Draws for paper when the page is printed, once the panels stand in it.
    printing: Option<Printing>,
    /// The dialog in which somebody makes an embed.
    embed_dialog: NodeRef,
    /// The dialog for downloads.
    download_dialog: NodeRef,
    /// Hears how high the previews of an embed are, as long as somebody makes one.
    previewed: Option<EventListener>,
    /// The dialog that is shown, or was until the reader closed it.
    shown: Option<DialogId>,
    /// The heights with which the embed's code was rendered last.
    heights: Measured,
}

/// How many councils hold each grade, with what that was counted from.
struct Counted {
    comparison: Rc<Comparison>,
    among: Among,
    tally: Rc<Tally>,
}

impl Default for Below {
    fn default() -> Self {
        Self {
            journey: Chart::new(ChartId::Journey),
            standing: Chart::new(ChartId::Standing),
            counted: RefCell::default(),
            watch: None,
            printing: None,
            embed_dialog: NodeRef::default(),
            download_dialog: NodeRef::default(),
            previewed: None,
            shown: None,
            heights: Measured::default(),
        }
    }
}

impl Below {
    /// The counts for a comparison, once the grades of all are here. They are counted once for all renderings.
    fn tally(&self, state: &State, comparison: &Rc<Comparison>) -> Option<Rc<Tally>> {
        let mut counted = self.counted.borrow_mut();
        if let Some(counted) = &*counted
            && Rc::ptr_eq(&counted.comparison, comparison)
            && counted.among == state.among
        {
            return Some(counted.tally.clone());
        }
        let tally = Rc::new(state.tally(comparison)?);
        let comparison = comparison.clone();
        *counted = Some(Counted { comparison, among: state.among, tally: tally.clone() });
        Some(tally)
    }

    /// Shows the dialog that is open and no other, and hears from the preview of embeds.
    fn show_dialog(&mut self, state: &State, scope: &Scope<App>) {
        let open = state.dialog.as_ref().map(Dialog::id);
        // A dialog is shown once. When the reader closes it, the page may be rendered again before the browser's event says
        // that it was closed; it must not open again then.
        if open != self.shown {
            if let Some(left) = self.shown.and_then(|id| self.dialog(id)) {
                dialog::close(&left);
            }
            self.shown = open.filter(|id| self.dialog(*id).is_some_and(|dialog| dialog::show(&dialog)));
        }
        let Some((Dialog::Embedding(embedding), dialog)) =
            state.dialog.as_ref().zip(self.dialog(DialogId::Embedding))
        else {
            self.previewed = None;
            return;
        };
        if embedding.heights != self.heights {
            // The text area has a new code now, of which nothing is selected.
            select_again(&dialog);
            self.heights = embedding.heights;
        }
        if self.previewed.is_none() {
            let tell = teller(scope);
            let is_own = |address: String| {
                let councils = state.view.as_ref().map(|view| view.councils.as_ref().map(Slug::as_str));
                councils.is_some_and(|it| address.ends_with(&picture_path(it.first, it.second)))
            };
            if share_picture().is_some_and(is_own) {
                tell(Action::FoundPicture);
            }
            self.previewed =
                previews::on_height(&dialog, move |width, height| tell(Action::MeasuredEmbed(width, height)));
        }
    }

    /// The element of a dialog, once it is in the page.
    fn dialog(&self, id: DialogId) -> Option<HtmlDialogElement> {
        match id {
            DialogId::Keeping => self.download_dialog.cast(),
            DialogId::Embedding => self.embed_dialog.cast(),
        }
    }

    /// What charts are drawn for now.
    fn medium(&self) -> Medium {
        self.printing.as_ref().map_or(Medium::Screen, Printing::medium)
    }
}

impl Panels for Below {
    fn dialogs(&self, page: &Page<'_>) -> Html {
        let keep = page
            .comparison
            .filter(|_| matches!(page.state.dialog, Some(Dialog::Keeping(_))))
            .cloned()
            .map(|comparison| {
                let (tell, area, dialog) = (page.teller(), page.view.area, self.download_dialog.clone());
                let licence = keep::licence(page.index);
                Callback::from(move |kept: Kept| {
                    let name: Rc<str> = kept.file_name(&comparison).into();
                    let (tell, told) = (tell.clone(), Rc::clone(&name));
                    let made = move |is_made| {
                        tell(Action::Made(if is_made { Making::Done(told) } else { Making::Failed }));
                    };
                    match kept {
                        Kept::Table => made(save::text(&name, kept.media_type(), &keep::table(&comparison))),
                        Kept::Drawing => {
                            made(save::text(
                                &name,
                                kept.media_type(),
                                &keep::drawing(&comparison, area, &licence),
                            ));
                        }
                        // The dialog gives the styles, since an embed may have no chart that could.
                        Kept::Picture => match dialog.cast().and_then(|seen| Canvas::unseen(&seen)) {
                            Some(canvas) => {
                                canvas.paint_to_keep(&keep::picture(&comparison, area, &licence, &canvas));
                                save::canvas(name, canvas.element(), made);
                            }
                            None => made(false),
                        },
                    }
                })
            });
        html! {
            <>
                { (!page.view.is_embed()).then(|| embedding(page, &self.embed_dialog)) }
                { keeping(page, &self.download_dialog, keep, !self.journey.is_refused()) }
            </>
        }
    }

    fn view(&self, page: &Page<'_>, comparison: &Rc<Comparison>) -> Html {
        let years = timeline::timeline(comparison);
        let area = large_area(comparison, page.view.area);
        let tally = self.tally(page.state, comparison);
        let panel = |panel| match panel {
            // The page has these before this part of the program is here.
            Panel::Headline | Panel::Grades => Html::default(),
            Panel::Journey => html! {
                <>
                    { journey(page, comparison, &self.journey, area, &years) }
                    { (!page.view.is_embed()).then(|| timeline(page, comparison, area, &years)) }
                </>
            },
            Panel::Standing => standing(page, comparison, tally.as_deref(), &self.standing),
            Panel::Findings => findings(page, comparison),
        };
        let shown = Panel::ALL.into_iter().filter(|panel| page.view.shows(*panel));
        html! { <>{ for shown.map(|shown| html! { <key={shown.id()}>{ panel(shown) }</> }) }</> }
    }

    fn arrived(&self, part: Part, came: Came) -> Option<Action> {
        match part {
            Part::Index | Part::Record(_) => None,
            Part::GradesOfAll => Some(Action::GradesOfAll(parsed(came, parse::grades_of_all))),
            Part::Themes => Some(Action::Themes(parsed(came, parse::themes))),
            Part::Findings(report) => {
                let (slug, published) = &report;
                let findings = parsed(came, |json| parse::findings(json, slug, *published));
                Some(Action::Findings(report, findings))
            }
        }
    }

    fn rendered(&mut self, comparison: Option<&Rc<Comparison>>, state: &State, scope: &Scope<App>) {
        self.show_dialog(state, scope);
        let Some(comparison) = comparison else { return };
        self.printing.get_or_insert_with(|| {
            let scope = scope.clone();
            Printing::new(move || {
                // Not by a message, which would be read only after the page has been printed.
                if let Some(app) = scope.get_component() {
                    app.redraw();
                }
            })
        });
        let watch = self.watch.get_or_insert_with(|| {
            let scope = scope.clone();
            Watch::new(move || scope.send_message(Message::Redraw))
        });
        self.journey.watch(scope, watch);
        self.standing.watch(scope, watch);
        let medium = self.medium();
        let area = state.view.as_ref().and_then(|view| view.area);
        self.journey.update(Picture::Journey(comparison.clone(), area), state, medium);
        if let Some(tally) = self.tally(state, comparison) {
            self.standing.update(Picture::Standing(comparison.clone(), tally), state, medium);
        }
    }

    fn redraw(&self) {
        let medium = self.medium();
        self.journey.redraw(medium);
        self.standing.redraw(medium);
    }
}

/// The code of the panels, as far as it has come.
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
    pub(super) fn view_still(&self, page: &Page<'_>, panels: &Element) -> Html {
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
            Panel::Findings => (failures::LOADING_FINDINGS, embed::panel(panel)),
            _ => (failures::LOADING_CHART, failures::CHART),
        };
        let state = match self {
            Self::Here(panels) if IS_HERE => return panels.view(page, comparison),
            Self::Here(panels) => {
                return html! { <div id={PANELS}>{ panels.view(page, comparison) }</div> };
            }
            Self::NotAsked | Self::Coming => {
                html! { <p class="cc-muted cc-later" role="status">{ fixed(loading) }</p> }
            }
            Self::Failed(why) => {
                let retry = page.scope.callback(|_| Message::RetryLater);
                failure(what, &why.to_string(), retry)
            }
        };
        html! {
            // The key keeps yew from turning this element into one of the sections that take its place.
            <section class="cc-section cc-journey" key={WAITING} id={WAITING} aria-labelledby="cc-later-title">
                <div class="cc-rail"><h2 id="cc-later-title">{ fixed(embed::panel(panel)) }</h2></div>
                <div class="cc-main">
                    { state }
                    <p class="cc-on-paper">{ fixed(failures::CHARTS_NOT_PRINTED) }</p>
                </div>
            </section>
        }
    }
}
