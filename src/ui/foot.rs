//! The end of the page: share, sources, date of the data, licence.

use super::Shared;
use crate::browser::{page, share};
use crate::comparison::Comparison;
use crate::dataset::Index;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The last section.
#[derive(Properties, PartialEq)]
pub(super) struct FootProps {
    /// The licence and the date of the data.
    pub(super) index: Shared<Index>,
    /// What is compared, once it is here.
    pub(super) comparison: Option<Shared<Comparison>>,
    /// The whole address that people share.
    pub(super) link: AttrValue,
    /// What the link shows.
    pub(super) title: AttrValue,
}

/// How copying the link went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copying {
    NotYet,
    Done,
    Refused,
}

/// See [`FootProps`].
#[component]
pub(super) fn Foot(props: &FootProps) -> Html {
    let copying = use_state(|| Copying::NotYet);
    let field = use_node_ref();
    // What was copied is no longer what is shown.
    use_effect_with(props.link.clone(), {
        let copying = copying.clone();
        move |_| copying.set(Copying::NotYet)
    });
    use_effect_with(*copying, {
        let field = field.clone();
        move |copying| {
            if let (Copying::Refused, Some(field)) = (copying, field.cast::<HtmlInputElement>()) {
                // The reader can copy it with a key or a long press.
                let _ = field.focus();
                page::select_all(&field);
            }
        }
    });
    let on_copy = {
        let (link, copying) = (props.link.clone(), copying.clone());
        Callback::from(move |_: MouseEvent| {
            let (link, copying) = (link.clone(), copying.clone());
            spawn_local(async move {
                copying.set(if share::copy(&link).await { Copying::Done } else { Copying::Refused });
            });
        })
    };
    let can_share = use_state(|| false);
    use_effect_with((), {
        let can_share = can_share.clone();
        move |()| can_share.set(share::can_share())
    });
    let on_share = {
        let (title, link) = (props.title.clone(), props.link.clone());
        Callback::from(move |_: MouseEvent| {
            let (title, link) = (title.clone(), link.clone());
            spawn_local(async move { share::share(&title, &link).await });
        })
    };
    let status = match *copying {
        Copying::NotYet => "",
        Copying::Done => "Link copied",
        Copying::Refused => {
            "This browser does not let the page copy. The link is selected: copy it with Ctrl+C, ⌘C or a long press."
        }
    };
    let onfocus = Callback::from(|event: FocusEvent| page::select_all(&event.target_unchecked_into()));
    html! {
        <section class="cc-section cc-foot" aria-labelledby="cc-source-title">
            <div class="cc-rail"><h2 id="cc-source-title">{ "Source" }</h2></div>
            <div class="cc-main">
                <div class="cc-actions">
                    <button class="cc-button" type="button" onclick={on_copy}>{ "Copy link" }</button>
                    <span class="cc-share" hidden={!*can_share}>
                        <button class="cc-button" type="button" onclick={on_share}>{ "Share" }</button>
                    </span>
                    <span role="status">{ status }</span>
                </div>
                <p class="cc-link-field" hidden={*copying != Copying::Refused}>
                    <label for="cc-link">{ "Link to this comparison" }</label>
                    <input ref={field} id="cc-link" type="text" readonly=true value={props.link.clone()} {onfocus} />
                </p>
                <ul class="cc-sources">{ for props.comparison.iter().flat_map(|comparison| reports(comparison)) }</ul>
                <p class="cc-note">
                    { format!("Grades and dates: Ofsted inspection reports published to {}. ", props.index.data_date.long()) }
                    { props.index.attribution.to_string() }{ " " }
                    <a href={props.index.licence.url.clone()} target="_blank" rel="noopener license">
                        { props.index.licence.name.clone() }
                    </a>
                    { ". Events are this project’s own short summaries of reports and press articles; the report is the authority." }
                </p>
            </div>
        </section>
    }
}

/// The reports that the grade table rests on, each with its address for print.
fn reports(comparison: &Comparison) -> Vec<Html> {
    let report = |(i, side): (crate::comparison::Which, &crate::comparison::Side)| {
        let inspection = side.latest()?;
        let text = format!("{}, report of {}", side.name(), inspection.published.long());
        Some(html! {
            <li key={i as usize}>
                <a href={inspection.report.to_string()} target="_blank" rel="noopener">{ text }</a>
                <span class="cc-address">{ format!(" {}", inspection.report) }</span>
            </li>
        })
    };
    comparison.sides.iter().filter_map(report).collect()
}
