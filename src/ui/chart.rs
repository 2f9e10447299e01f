//! A chart on a canvas: drawn again whenever what it shows, its size, its colour scheme or its resolution changes, and read
//! out mark by mark to pointer, touch and keyboard.

use super::app::{App, Message};
use super::page::Page;
use super::still::still;
use crate::browser::IS_HERE;
use crate::browser::canvas::{Canvas, Surroundings};
use crate::browser::input::is_the_browsers;
use crate::browser::print::Medium;
use crate::browser::scroll::reveal_point;
use crate::browser::watch::Watch;
use crate::chart::geometry::{Point, at};
use crate::chart::scene::Scene;
use crate::chart::text::HelveticaMetrics;
use crate::chart::{Step, journey, standing};
use crate::comparison::journey::large_area;
use crate::comparison::tally::Tally;
use crate::comparison::{ChartId, Comparison, MarkId};
use crate::dataset::Area;
use crate::link::ColourScheme;
use crate::state::{Action, State};
use crate::words::{below, failures};
use macros::html;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlCanvasElement};
use yew::html::Scope;
use yew::prelude::*;

/// What is read out of a mark that the reader chose, which stays in sight at the lower edge of the window.
const HELD: &str = ".cc-held";

/// A chart's place in the page, and what was drawn there.
pub(super) struct Chart {
    id: ChartId,
    frame: NodeRef,
    canvas: NodeRef,
    drawn: Rc<RefCell<Drawn>>,
    /// What the drawing shows, so that typing elsewhere on the page does not draw again.
    shown: Option<Shown>,
    /// Whether the browser gives no drawing context.
    is_refused: bool,
    /// The element whose size is watched, which a new one may replace while data are on their way.
    watched: Option<Element>,
}

/// What a chart is drawn from.
pub(super) enum Picture {
    /// How each got here, with an area shown large.
    Journey(Rc<Comparison>, Option<Area>),
    /// How many councils hold each grade.
    Standing(Rc<Comparison>, Rc<Tally>),
}

/// What a drawing shows, apart from its surroundings.
struct Shown {
    picture: Picture,
    scheme: Option<ColourScheme>,
    /// The mark that is read out, if it is one of this chart's.
    selected: Option<MarkId>,
}

impl Picture {
    /// Whether nothing would look different.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Journey(a, area), Self::Journey(b, other)) => Rc::ptr_eq(a, b) && area == other,
            (Self::Standing(a, tally), Self::Standing(b, other)) => {
                Rc::ptr_eq(a, b) && Rc::ptr_eq(tally, other)
            }
            _ => false,
        }
    }

    fn scene(&self, width: f32, canvas: &Canvas) -> Scene {
        match self {
            Self::Journey(comparison, area) => {
                journey::scene(comparison, large_area(comparison, *area), width, canvas)
            }
            Self::Standing(comparison, tally) => standing::scene(comparison, tally, width, canvas),
        }
    }

    fn paper_scene(&self, canvas: &Canvas) -> Scene {
        match self {
            Self::Journey(comparison, area) => {
                journey::paper_scene(comparison, large_area(comparison, *area), canvas)
            }
            Self::Standing(comparison, tally) => standing::paper_scene(comparison, tally, canvas),
        }
    }
}

/// The id of a chart's canvas.
pub(super) const fn canvas_id(chart: ChartId) -> &'static str {
    match chart {
        ChartId::Journey => "cc-chart",
        ChartId::Standing => "cc-standing-chart",
    }
}

/// What keys do in a chart. In one that the browser has not drawn they do nothing, so that nothing is said of them.
pub(super) fn keys(help: &'static str) -> Option<&'static str> {
    IS_HERE.then_some(help)
}

/// How a region that reads marks out is said while there is none: not at all, since it then says how to use the chart.
pub(super) fn unsaid(mark: Option<MarkId>) -> Option<&'static str> {
    mark.is_none().then_some("off")
}

/// The width in CSS pixels from which on a chart has its wide form.
const fn wide(chart: ChartId) -> f32 {
    match chart {
        ChartId::Journey => journey::WIDE,
        ChartId::Standing => standing::WIDE,
    }
}

/// A scene as drawn in the page.
#[derive(Default)]
struct Drawn {
    scene: Scene,
    /// What it was drawn for; none if it has to be drawn again.
    within: Option<Surroundings>,
    /// The mark that the next key starts from. A key may come before what the one before it chose is rendered.
    selected: Option<MarkId>,
    /// Whether the reader chose that mark, so that it is brought into view: where the page is large it may be outside, or
    /// under what is read out.
    is_chosen: bool,
}

impl Drawn {
    /// Where on the scene a pointer is.
    fn place(&self, event: &MouseEvent) -> Point {
        // Of a press that is made again by a script, WebKit tells the place in the window alone.
        let canvas = event.target_unchecked_into::<Element>().get_bounding_client_rect();
        let (x, y) =
            (f64::from(event.client_x()) - canvas.left(), f64::from(event.client_y()) - canvas.top());
        #[allow(clippy::cast_possible_truncation, reason = "places are small")]
        let (x, y) = (x as f32, y as f32);
        let scale = self.within.as_ref().map_or(1.0, |within| within.scale);
        at(x / scale, y / scale)
    }
}

impl Chart {
    /// A chart that is not in the page yet.
    pub(super) fn new(id: ChartId) -> Self {
        Self {
            id,
            frame: NodeRef::default(),
            canvas: NodeRef::default(),
            drawn: Rc::default(),
            shown: None,
            is_refused: false,
            watched: None,
        }
    }

    /// Whether the browser gives no drawing context, as far as is known.
    pub(super) const fn is_refused(&self) -> bool {
        self.is_refused
    }

    /// The chart's elements. In a browser the canvas is drawn on once it is in the page. Natively there is no browser to draw,
    /// so the elements have the chart as SVG, laid out by `scene`.
    pub(super) fn view(
        &self,
        page: &Page<'_>,
        name: String,
        help: &'static str,
        scene: impl Fn(f32, &HelveticaMetrics) -> Scene,
    ) -> Html {
        if !IS_HERE {
            return html! {
                <div class="cc-chart cc-still" id={canvas_id(self.id)} role="img" aria-label={name}>
                    { still(wide(self.id), scene) }
                </div>
            };
        }
        if self.is_refused {
            return html! { <p class="cc-refused" role="status">{ failures::CANNOT_DRAW }</p> };
        }
        html! {
            <div class="cc-chart" ref={self.frame.clone()}>
                <canvas id={canvas_id(self.id)} ref={self.canvas.clone()} role="application" aria-roledescription={below::CHART} tabindex="0" aria-label={name}
                    aria-describedby={help} onclick={self.on_click(page)} onmousemove={self.on_move(page)}
                    onkeydown={self.on_key(page)} />
            </div>
        }
    }

    /// A press reads out the mark there, or shows the area there large.
    fn on_click(&self, page: &Page<'_>) -> Callback<MouseEvent> {
        let (drawn, tell) = (self.drawn.clone(), page.teller());
        Callback::from(move |event: MouseEvent| {
            let action = {
                let drawn = drawn.borrow();
                let place = drawn.place(&event);
                let mark = drawn.scene.mark_at(place);
                match drawn.scene.lane_at(place) {
                    Some(area) if mark.is_none() => Action::ShowArea(area),
                    _ => Action::Select(mark),
                }
            };
            drawn.borrow_mut().is_chosen = matches!(action, Action::Select(Some(_)));
            tell(action);
        })
    }

    /// A mark that is pointed at is read out.
    fn on_move(&self, page: &Page<'_>) -> Callback<MouseEvent> {
        let selected = page.state.selected_in(self.id);
        let (drawn, tell) = (self.drawn.clone(), page.teller());
        Callback::from(move |event: MouseEvent| {
            let mark = {
                let drawn = drawn.borrow();
                drawn.scene.mark_at(drawn.place(&event))
            };
            if let Some(mark) = mark.filter(|mark| Some(*mark) != selected) {
                tell(Action::Point(mark));
            }
        })
    }

    /// Keys go from mark to mark, show the area of one large, or let go of it.
    fn on_key(&self, page: &Page<'_>) -> Callback<KeyboardEvent> {
        let (id, drawn, tell) = (self.id, self.drawn.clone(), page.teller());
        Callback::from(move |event: KeyboardEvent| {
            if is_the_browsers(&event) {
                return;
            }
            let selected = drawn.borrow().selected;
            let step = match (event.key().as_str(), id) {
                // A council has one mark in each row, so there is only the other council, and other rows.
                ("ArrowLeft" | "ArrowRight", ChartId::Standing) => Step::Across,
                ("ArrowUp", ChartId::Standing) | ("PageUp", _) => Step::LaneUp,
                ("ArrowDown", ChartId::Standing) | ("PageDown", _) => Step::LaneDown,
                ("ArrowLeft", _) => Step::Back,
                ("ArrowRight", _) => Step::Forward,
                ("ArrowUp" | "ArrowDown", _) => Step::Across,
                ("Home", ChartId::Standing) => Step::Top,
                ("End", ChartId::Standing) => Step::Bottom,
                ("Home", _) => Step::First,
                ("End", _) => Step::Last,
                ("Enter", ChartId::Journey) => {
                    if let Some(area) = selected.and_then(|mark| mark.lane) {
                        tell(Action::ShowArea(area));
                    }
                    return;
                }
                ("Escape", _) => {
                    drawn.borrow_mut().selected = None;
                    return tell(Action::Select(None));
                }
                _ => return,
            };
            event.prevent_default();
            let next = drawn.borrow().scene.step(selected, step);
            {
                let mut drawn = drawn.borrow_mut();
                drawn.selected = next;
                drawn.is_chosen = true;
            }
            tell(Action::Select(next));
        })
    }

    /// Watches the chart's size, once it stands in the page.
    pub(super) fn watch(&mut self, scope: &Scope<App>, watch: &Watch) {
        let frame = self.frame.cast::<Element>();
        if frame != self.watched {
            self.shown = None;
            if self.canvas.cast().is_some_and(|canvas| Canvas::new(&canvas).is_none()) {
                self.is_refused = true;
                scope.send_message(Message::CannotDraw);
            }
            if let Some(frame) = &frame {
                watch.size_of(frame);
            }
            if let Some(gone) = core::mem::replace(&mut self.watched, frame) {
                watch.leave(&gone);
            }
        }
    }

    /// Brings the drawing in step with what is to be shown, unless it is already.
    pub(super) fn update(&mut self, picture: Picture, state: &State, medium: Medium) {
        let scheme = state.view.as_ref().and_then(|view| view.scheme);
        let selected = state.selected_in(self.id);
        let is_shown = self.shown.as_ref().is_some_and(|shown| {
            shown.picture.is_same(&picture) && (shown.scheme, shown.selected) == (scheme, selected)
        });
        if !is_shown {
            self.shown = Some(Shown { picture, scheme, selected });
            let mut drawn = self.drawn.borrow_mut();
            drawn.within = None;
            drawn.selected = selected;
            drop(drawn);
            self.redraw(medium);
        }
        // Also where nothing was drawn just now: a mark that was pointed at before it was chosen is ringed already.
        let is_chosen = core::mem::take(&mut self.drawn.borrow_mut().is_chosen);
        if is_chosen {
            self.reveal_selected();
        }
    }

    /// Brings the mark that is read out into view.
    fn reveal_selected(&self) {
        let drawn = self.drawn.borrow();
        let mark = drawn.selected.and_then(|id| drawn.scene.mark(id));
        if let Some(((mark, within), frame)) =
            mark.zip(drawn.within.as_ref()).zip(self.frame.cast::<Element>())
        {
            reveal_point(&frame, f64::from(mark.at.y * within.scale), HELD);
        }
    }

    /// Draws what is shown again, if the chart is in the page and would look different: an observer also tells of the size that
    /// it finds, and of the height that a drawing has given its element.
    pub(super) fn redraw(&self, medium: Medium) {
        let Some(shown) = &self.shown else { return };
        let (Some(frame), Some(canvas)) =
            (self.frame.cast::<Element>(), self.canvas.cast::<HtmlCanvasElement>())
        else {
            return;
        };
        let Some(canvas) = Canvas::new(&canvas) else { return };
        if medium == Medium::Paper {
            canvas.paint_for_paper(&shown.picture.paper_scene(&canvas));
            self.drawn.borrow_mut().within = None;
            return;
        }
        let within = canvas.surroundings(frame.client_width());
        let mut drawn = self.drawn.borrow_mut();
        if drawn.within.as_ref() == Some(&within) {
            return;
        }
        #[allow(clippy::cast_precision_loss, reason = "widths are small")]
        let width = within.width as f32 / within.scale;
        if width < 1.0 {
            return;
        }
        let scene = shown.picture.scene(width, &canvas);
        let ring = shown.selected.and_then(|id| scene.mark(id)).map(|mark| mark.at);
        canvas.paint(&scene, ring, &within);
        drawn.scene = scene;
        drawn.within = Some(within);
    }
}
