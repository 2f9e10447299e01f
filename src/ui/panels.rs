//! The panels below the grades: everything that a comparison shows beyond them. They come later than the rest of the
//! program, by way of the gate.

use super::app::{App, Message, teller};
use super::chart::{Chart, Picture};
use super::embedding::embedding;
use super::findings::findings;
use super::journey::journey;
use super::keeping::keeping;
use super::later::LaterPart;
use super::page::Page;
use super::standing::standing;
use super::timeline::timeline;
use crate::browser::fetch::{Came, parsed};
use crate::browser::input::select_again;
use crate::browser::page::share_picture;
use crate::browser::print::{Medium, Printing};
use crate::browser::watch::Watch;
use crate::browser::{dialog, previews};
use crate::comparison::journey::large_area;
use crate::comparison::tally::{Among, Tally};
use crate::comparison::{ChartId, Comparison, timeline};
use crate::dataset::{Slug, parse};
use crate::embed::{MeasuredHeights, picture_path};
use crate::link::Panel;
use crate::state::{Action, Dialog, DialogId, File, State};
use gloo::events::EventListener;
use macros::html;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlDialogElement;
use yew::html::Scope;
use yew::prelude::*;

/// All that stands below the grades.
pub(super) struct LaterPanels {
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
    heights: MeasuredHeights,
}

/// How many councils hold each grade, with what that was counted from.
struct Counted {
    comparison: Rc<Comparison>,
    among: Among,
    tally: Rc<Tally>,
}

impl Default for LaterPanels {
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
            heights: MeasuredHeights::default(),
        }
    }
}

impl LaterPanels {
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

    /// Shows the dialog that is open and no other. A dialog is shown once: when the reader closes it, the page may be rendered
    /// again before the browser's event says that it was closed; it must not open again then.
    fn show_dialog(&mut self, open: Option<DialogId>) {
        if open != self.shown {
            if let Some(left) = self.shown.and_then(|id| self.dialog(id)) {
                dialog::close(&left);
            }
            self.shown = open.filter(|id| self.dialog(*id).is_some_and(|dialog| dialog::show(&dialog)));
        }
    }

    /// Follows the embed that somebody makes, in the code that was rendered for it and in what its previews post.
    fn follow_embedding(&mut self, state: &State, scope: &Scope<App>) {
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
            if has_share_picture(state) {
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

impl LaterPart for LaterPanels {
    fn dialogs(&self, page: &Page<'_>) -> Html {
        html! {
            <>
                { (!page.view.is_embed()).then(|| embedding(page, &self.embed_dialog)) }
                { keeping(page, &self.download_dialog, !self.journey.is_refused()) }
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

    fn action_of(&self, file: File, came: Came) -> Option<Action> {
        match file {
            File::Index | File::Record(_) => None,
            File::GradesOfAll => Some(Action::GradesOfAll(parsed(came, parse::grades_of_all))),
            File::Themes => Some(Action::Themes(parsed(came, parse::themes))),
            File::Findings(report) => {
                let findings = parsed(came, |json| parse::findings(json, &report.council, report.published));
                Some(Action::Findings(report, findings))
            }
        }
    }

    fn rendered(&mut self, comparison: Option<&Rc<Comparison>>, state: &State, scope: &Scope<App>) {
        self.show_dialog(state.dialog.as_ref().map(Dialog::id));
        self.follow_embedding(state, scope);
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

/// Whether the page was exported with a share picture of the two that are shown.
fn has_share_picture(state: &State) -> bool {
    let is_own = |address: String| {
        let councils = state.view.as_ref().map(|view| view.councils.as_ref().map(Slug::as_str));
        councils.is_some_and(|it| address.ends_with(&picture_path(it.first, it.second)))
    };
    share_picture().is_some_and(is_own)
}
