//! What stands where something is on its way or did not come.

use yew::prelude::*;

/// The structure of the grade table before there are grades: real headings, quiet bars, nothing that moves.
#[component]
pub(super) fn Skeleton() -> Html {
    let rows = ["Leadership", "Help and protection", "Children in care", "Care leavers", "Overall"];
    html! {
        <div class="cc-skeleton" aria-busy="true">
            <p class="cc-hidden" role="status">{ "Loading the grades" }</p>
            { for rows.into_iter().map(|row| html! {
                <div key={row} class="cc-row cc-grid"><span class="cc-area">{ row }</span><i /><i /></div>
            }) }
        </div>
    }
}

/// What did not come, and the way to ask again.
#[derive(Properties, PartialEq)]
pub(super) struct FailureProps {
    /// What did not come: “The list of councils”.
    pub(super) what: AttrValue,
    /// Why, in plain words.
    pub(super) why: AttrValue,
    /// Called to ask again.
    pub(super) on_retry: Callback<()>,
}

/// See [`FailureProps`].
#[component]
pub(super) fn Failure(props: &FailureProps) -> Html {
    let onclick = props.on_retry.reform(|_| ());
    html! {
        <div class="cc-failure" role="alert">
            <p><b>{ format!("{} did not load.", props.what) }</b>{ format!(" Reason: {}.", props.why) }</p>
            <button class="cc-button" type="button" {onclick}>{ "Try again" }</button>
        </div>
    }
}
