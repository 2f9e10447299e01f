//! The journey chart on a canvas: drawn again whenever what it shows, its size, its theme or its resolution
//! changes, and read out mark by mark to pointer, touch and keyboard.

use super::page::Page;
use crate::browser::canvas::Canvas;
use crate::browser::watch::Watch;
use crate::chart::Step;
use crate::chart::geometry::{Point, at};
use crate::chart::journey;
use crate::chart::scene::Scene;
use crate::comparison::Comparison;
use crate::comparison::journey::{MarkId, telling_area};
use crate::dataset::Area;
use crate::link::Theme;
use crate::state::{Action, State};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlCanvasElement};
use yew::prelude::*;

/// The id of the canvas.
pub(super) const CHART: &str = "cc-chart";

/// The chart's place in the page, and what was drawn there.
#[derive(Default)]
pub(super) struct Chart {
    frame: NodeRef,
    canvas: NodeRef,
    drawn: Rc<RefCell<Drawn>>,
    /// What the drawing shows, so that typing elsewhere on the page does not draw again.
    shown: Option<Shown>,
    /// What is watched: the element may be replaced by another while a record is on its way.
    watched: Option<(Element, Watch)>,
}

/// What a drawing shows, apart from its surroundings.
struct Shown {
    comparison: Rc<Comparison>,
    area: Option<Area>,
    theme: Option<Theme>,
    selected: Option<MarkId>,
}

/// A scene as drawn, and how much it was enlarged.
#[derive(Default)]
struct Drawn {
    scene: Scene,
    scale: f32,
}

impl Drawn {
    /// Where on the scene a pointer is.
    fn place(&self, event: &MouseEvent) -> Point {
        #[allow(clippy::cast_precision_loss, reason = "offsets are small")]
        let (x, y) = (event.offset_x() as f32, event.offset_y() as f32);
        let scale = self.scale.max(0.1);
        at(x / scale, y / scale)
    }
}

impl Chart {
    /// The chart's elements. The drawing comes once they are in the page.
    pub(super) fn view(&self, page: &Page<'_>, name: String) -> Html {
        let selected = page.state.selected;
        let onclick = {
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
                tell(action);
            })
        };
        let onmousemove = {
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
        };
        let onkeydown = {
            let (drawn, tell) = (self.drawn.clone(), page.teller());
            Callback::from(move |event: KeyboardEvent| {
                let step = match event.key().as_str() {
                    "ArrowLeft" => Step::Back,
                    "ArrowRight" => Step::Forward,
                    "ArrowUp" | "ArrowDown" => Step::Across,
                    "PageUp" => Step::LaneUp,
                    "PageDown" => Step::LaneDown,
                    "Home" => Step::First,
                    "End" => Step::Last,
                    "Enter" => {
                        if let Some(area) = selected.and_then(|mark| mark.lane) {
                            tell(Action::ShowArea(area));
                        }
                        return;
                    }
                    "Escape" => return tell(Action::Select(None)),
                    _ => return,
                };
                event.prevent_default();
                let next = drawn.borrow().scene.step(selected, step);
                tell(Action::Select(next));
            })
        };
        html! {
            <div class="cc-chart" ref={self.frame.clone()}>
                <canvas id={CHART} ref={self.canvas.clone()} role="img" tabindex="0" aria-label={name}
                    aria-describedby="cc-chart-help" {onclick} {onmousemove} {onkeydown} />
            </div>
        }
    }

    /// Watches the chart's surroundings, once it stands in the page.
    pub(super) fn watch(&mut self, on_change: impl Fn() + Clone + 'static) {
        let frame = self.frame.cast::<Element>();
        if frame.as_ref() != self.watched.as_ref().map(|(element, _)| element) {
            self.shown = None;
            self.watched = frame.map(|frame| {
                let watch = Watch::new(&frame, on_change);
                (frame, watch)
            });
        }
    }

    /// Draws what the state shows, unless that is drawn already.
    pub(super) fn update(&mut self, comparison: Option<&Rc<Comparison>>, state: &State) {
        let (Some(comparison), Some(view)) = (comparison, &state.view) else { return };
        let is_shown = self.shown.as_ref().is_some_and(|shown| {
            Rc::ptr_eq(&shown.comparison, comparison)
                && (shown.area, shown.theme, shown.selected) == (view.area, view.theme, state.selected)
        });
        if !is_shown {
            self.draw(Some(comparison), state);
            let (area, theme, selected) = (view.area, view.theme, state.selected);
            self.shown = Some(Shown { comparison: comparison.clone(), area, theme, selected });
        }
    }

    /// Draws what the state shows, if the chart stands in the page.
    pub(super) fn draw(&self, comparison: Option<&Rc<Comparison>>, state: &State) {
        let (Some(comparison), Some(view)) = (comparison, &state.view) else { return };
        let (Some(frame), Some(canvas)) =
            (self.frame.cast::<Element>(), self.canvas.cast::<HtmlCanvasElement>())
        else {
            return;
        };
        let Some(canvas) = Canvas::new(&canvas) else { return };
        let scale = canvas.text_scale();
        #[allow(clippy::cast_precision_loss, reason = "widths are small")]
        let width = frame.client_width() as f32 / scale;
        if width < 1.0 {
            return;
        }
        let area = view.area.unwrap_or_else(|| telling_area(comparison));
        let scene = journey::scene(comparison, area, width, &canvas);
        let ring = state.selected.and_then(|id| scene.mark(id)).map(|mark| mark.at);
        canvas.paint(&scene, ring, scale);
        *self.drawn.borrow_mut() = Drawn { scene, scale };
    }
}
