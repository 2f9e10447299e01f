//! What is fetched: no more than the reader has come to.

use crate::common::Dataset;
use council_compare::state::{Action, File, Reached, State};

use super::{address, at, with_records};

/// The files that a state lacks.
fn missing(state: &State) -> Vec<String> {
    state.missing(state.comparison().as_ref()).iter().map(File::path).collect()
}

#[test]
fn a_page_asks_for_no_more_than_the_reader_has_come_to() {
    let data = Dataset::to_be_read();
    let new = State::new(address("/calderdale/kirklees/", ""));
    assert_eq!(missing(&new), ["index.json"]);
    let here = at(&data, "/calderdale/kirklees/", "");
    assert_eq!(missing(&here), ["councils/calderdale.json", "councils/kirklees.json"]);
    let compared = with_records(&data, here.clone(), &["calderdale", "kirklees"]);
    assert_eq!(missing(&compared), [""; 0]);
    let counting = compared.after(Action::Reached(Reached::Standing));
    assert_eq!(missing(&counting), ["grades.json"]);
    let findings = ["findings/calderdale/2024-05-15.json", "findings/kirklees/2024-08-28.json"];
    let reading = counting.after(Action::Reached(Reached::Findings));
    assert_eq!(missing(&reading), ["grades.json", "themes.json", findings[0], findings[1]]);
    // Who has come that far is not sent back.
    assert_eq!(reading.after(Action::Reached(Reached::Standing)).reached, Reached::Findings);
    // Nothing further down can be asked for before it is known which reports it is about.
    assert_eq!(missing(&here.after(Action::Reached(Reached::Findings))).len(), 2);
}

#[test]
fn a_pinned_page_asks_for_the_report_of_its_day() {
    let data = Dataset::load();
    let pinned =
        at(&data, "/calderdale/leeds/", "as-of=2019-01-01").after(Action::Reached(Reached::Findings));
    let pinned = with_records(&data, pinned, &["calderdale", "leeds"]);
    // The report on Leeds of that day has no summaries.
    assert_eq!(missing(&pinned), ["grades.json", "themes.json", "findings/calderdale/2018-12-19.json"]);
}

#[test]
fn what_failed_is_asked_for_again_only_on_request() {
    let data = Dataset::load();
    let state = at(&data, "/calderdale/kirklees/", "").after(Action::Reached(Reached::Findings));
    let state = with_records(&data, state, &["calderdale", "kirklees"]);
    let mut failed = state.clone();
    for file in state.missing(state.comparison().as_ref()) {
        let why = "no answer";
        failed = failed.after(match file {
            File::GradesOfAll => Action::GradesOfAll(Err(why.into())),
            File::Themes => Action::Themes(Err(why.into())),
            File::Findings(report) => Action::Findings(report, Err(why.into())),
            File::Index | File::Record(_) => panic!("they are here"),
        });
    }
    assert_eq!(missing(&failed), [""; 0]);
    assert_eq!(failed.comparison(), state.comparison(), "nothing else is lost");
    assert_eq!(missing(&failed.after(Action::Retry)), missing(&state));
}

#[test]
fn an_embed_fetches_what_its_panels_need_and_nothing_else() {
    let data = Dataset::to_be_read();
    for (show, expected) in [
        ("grades", vec![]),
        ("journey", vec![]),
        ("standing", vec!["grades.json"]),
        (
            "findings",
            vec!["themes.json", "findings/calderdale/2024-05-15.json", "findings/kirklees/2024-08-28.json"],
        ),
    ] {
        let state = at(&data, "/embed/calderdale/kirklees/", &format!("show={show}"));
        let state = with_records(&data, state, &["calderdale", "kirklees"]);
        assert_eq!(missing(&state.after(Action::Reached(Reached::Findings))), expected, "{show}");
    }
}
