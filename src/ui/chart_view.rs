//! The journey chart on a canvas: drawn again whenever its size, theme or resolution changes, and read out mark
//! by mark to pointer, touch and keyboard.

use super::Shared;
use crate::browser::canvas::Canvas;
use crate::browser::watch::Watch;
use crate::chart::Step;
use crate::chart::geometry::at;
use crate::chart::journey;
use crate::chart::scene::Scene;
use crate::comparison::Comparison;
use crate::comparison::journey::MarkId;
use crate::dataset::Area;
use crate::link::Theme;
use crate::state::Action;
use web_sys::{Element, HtmlCanvasElement};
use yew::prelude::*;

/// The chart.
#[derive(Properties, PartialEq)]
pub(super) struct ChartViewProps {
    /// What is compared.
    pub(super) comparison: Shared<Comparison>,
    /// The area of the large lane.
    pub(super) area: Area,
    /// The theme, so that a change of it draws again.
    pub(super) theme: Option<Theme>,
    /// The chart in words.
    pub(super) name: AttrValue,
    /// The mark that is being read out.
    pub(super) selected: Option<MarkId>,
    /// Called when a mark is to be read out, or a small lane is chosen.
    pub(super) on_action: Callback<Action>,
}

/// A scene as drawn, and how much it was enlarged.
#[derive(Default)]
struct Drawn {
    scene: Scene,
    scale: f32,
}

/// See [`ChartViewProps`].
#[component]
pub(super) fn ChartView(props: &ChartViewProps) -> Html {
    let frame = use_node_ref();
    let canvas = use_node_ref();
    let drawn = use_mut_ref(Drawn::default);
    // Counts what happened outside that asks for drawing again.
    let changes = use_force_update();

    use_effect_with((), {
        let frame = frame.clone();
        move |()| {
            let watch = frame.cast::<Element>().map(|frame| {
                let changes = changes.clone();
                Watch::new(&frame, move || changes.force_update())
            });
            move || drop(watch)
        }
    });
    // Drawing is cheap, and whatever rendered this component may have changed what it shows.
    use_effect({
        let (frame, canvas, drawn) = (frame.clone(), canvas.clone(), drawn.clone());
        let (comparison, area, selected) = (props.comparison.clone(), props.area, props.selected);
        move || {
            let (Some(frame), Some(element)) = (frame.cast::<Element>(), canvas.cast::<HtmlCanvasElement>())
            else {
                return;
            };
            let Some(canvas) = Canvas::new(&element) else { return };
            let scale = canvas.text_scale();
            #[allow(clippy::cast_precision_loss, reason = "widths are small")]
            let width = frame.client_width() as f32 / scale;
            if width < 1.0 {
                return;
            }
            let scene = journey::scene(&comparison, area, width, &canvas);
            let ring = selected.and_then(|id| scene.mark(id)).map(|mark| mark.at);
            canvas.paint(&scene, ring, scale);
            *drawn.borrow_mut() = Drawn { scene, scale };
        }
    });

    let place = {
        let drawn = drawn.clone();
        move |event: &MouseEvent| {
            #[allow(clippy::cast_precision_loss, reason = "offsets are small")]
            let (x, y) = (event.offset_x() as f32, event.offset_y() as f32);
            let scale = drawn.borrow().scale.max(0.1);
            at(x / scale, y / scale)
        }
    };
    let onclick = {
        let (drawn, place) = (drawn.clone(), place.clone());
        let on_action = props.on_action.clone();
        Callback::from(move |event: MouseEvent| {
            let place = place(&event);
            let (mark, lane) = {
                let drawn = drawn.borrow();
                (drawn.scene.mark_at(place), drawn.scene.lane_at(place))
            };
            match (mark, lane) {
                (Some(mark), _) => on_action.emit(Action::Select(Some(mark))),
                (None, Some(area)) => on_action.emit(Action::ShowArea(area)),
                (None, None) => on_action.emit(Action::Select(None)),
            }
        })
    };
    let onmousemove = {
        let (drawn, selected, on_action) = (drawn.clone(), props.selected, props.on_action.clone());
        Callback::from(move |event: MouseEvent| {
            let mark = drawn.borrow().scene.mark_at(place(&event));
            if mark.is_some() && mark != selected {
                on_action.emit(Action::Select(mark));
            }
        })
    };
    let onkeydown = {
        let (selected, on_action) = (props.selected, props.on_action.clone());
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
                        on_action.emit(Action::ShowArea(area));
                    }
                    return;
                }
                "Escape" => {
                    on_action.emit(Action::Select(None));
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            let next = drawn.borrow().scene.step(selected, step);
            if next != selected {
                on_action.emit(Action::Select(next));
            }
        })
    };
    html! {
        <div class="cc-chart" ref={frame}>
            <canvas ref={canvas} role="img" tabindex="0" aria-label={props.name.clone()}
                aria-describedby="cc-chart-help" {onclick} {onmousemove} {onkeydown} />
        </div>
    }
}
