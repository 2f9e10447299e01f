//! The tests in browsers: of single components, and of the page as built and exported, in three engines.

use std::path::PathBuf;

use anyhow::Result;

use crate::browser::{self, Browser, WebKit};
use crate::pinned::{AXE, IFRAME_RESIZER, PYM, WASM_TARGET};
use crate::project::Project;
use crate::run::Run;
use crate::tools::Toolbox;

/// Why axe-core judges the states of the page in one browser.
const JUDGED_ONCE: &str = "axe-core's judgement of markup and styles, which are the same in every browser";

/// Why tests of what happens under a finger run in one browser.
const FINGERS: &str = "fingers in the place of a mouse, which its driver cannot ask for";

/// The end-to-end tests that run in Chromium only, each with the reason.
const NOT_IN_FIREFOX: [(&str, &str); 18] = [
    ("accessible::states::addresses_of_every_kind", JUDGED_ONCE),
    ("accessible::states::choosing_and_sharing", JUDGED_ONCE),
    ("accessible::states::dialogs", JUDGED_ONCE),
    ("accessible::states::elements_in_an_article", JUDGED_ONCE),
    ("accessible::states::pages_of_one_council", JUDGED_ONCE),
    ("accessible::states::what_did_not_come", JUDGED_ONCE),
    ("accessible::states::what_is_chosen_in_charts_and_lists", JUDGED_ONCE),
    ("accessible::states::what_is_compared", JUDGED_ONCE),
    ("accessible::states::what_is_on_its_way", JUDGED_ONCE),
    ("choosing::list::a_finger_that_chooses_sends_the_keyboard_away_and_shows_the_headline", FINGERS),
    ("choosing::list::a_finger_is_not_zoomed_in_and_finds_the_list_above_the_keyboard", FINGERS),
    ("embedding::dialog_and_embeds_are_accessible", JUDGED_ONCE),
    (
        "journey::read_out::a_finger_reads_out_marks",
        "a tap: of the touches that Firefox's driver makes come no clicks",
    ),
    ("layout::little_moves_when_grades_come_late", "layout shifts, which Firefox does not count"),
    ("layout::nothing_moves_while_a_page_opens", "layout shifts, which Firefox does not count"),
    ("layout::what_moves_is_counted", "layout shifts, which Firefox does not count"),
    (
        "lasting::a_thousand_changes_of_council_leave_nothing_behind",
        "nodes, listeners and bytes in use, which Firefox does not count for its driver",
    ),
    (
        "lasting::two_hundred_times_put_in_and_taken_out_leave_nothing_behind",
        "nodes, listeners and bytes in use, which Firefox does not count for its driver",
    ),
];

/// Where engines differ most, and WebKit once did: focus, selection and scrolling, the layout of what is drawn, and what is
/// heard of errors.
const IN_WEBKIT: [&str; 10] = [
    "blocked::",
    "checked_values::",
    "choosing::",
    "exported::",
    "exported_data::",
    "journey::",
    "standing::",
    "stopped::",
    "taken_over_elements::",
    "untouched_elements::",
];

/// Those of them that WebKit cannot run, each with the reason.
const NOT_IN_WEBKIT: [(&str, &str); 13] = [
    (
        "blocked::off_the_line_what_has_come_stays_and_the_rest_is_asked_for_again",
        "a line that is cut, which its driver cannot ask for",
    ),
    (
        "blocked::once_all_records_are_here_councils_change_off_the_line",
        "a line that is cut, which its driver cannot ask for",
    ),
    (
        "blocked::without_scripts_the_built_page_says_where_the_reports_are",
        "scripts that are off, which its driver cannot ask for",
    ),
    (
        "blocked::without_scripts_the_exported_page_is_whole",
        "scripts that are off, which its driver cannot ask for",
    ),
    ("choosing::list::a_finger_that_chooses_sends_the_keyboard_away_and_shows_the_headline", FINGERS),
    ("choosing::list::a_finger_is_not_zoomed_in_and_finds_the_list_above_the_keyboard", FINGERS),
    (
        "exported::without_program::printed_at_once_it_is_one_sheet",
        "a page as it is printed, which its driver cannot ask for",
    ),
    (
        "exported::policy::nothing_needs_more_than_the_policy_allows",
        "a colour scheme, which its driver cannot ask for",
    ),
    ("journey::read_out::a_finger_reads_out_marks", "a tap, which its driver cannot make"),
    ("journey::painted::it_follows_forced_colours", "forced colours, which it does not have"),
    ("journey::painted::it_follows_the_theme", "a colour scheme, which its driver cannot ask for"),
    ("journey::painted::it_is_as_sharp_as_the_screen", "another screen, which its driver cannot ask for"),
    (
        "stopped::fallbacks_come_back_and_what_has_none_says_so",
        "errors of others than the program in a script of another origin, of which it tells nothing",
    ),
];

/// Tests single components, in Chromium.
pub(crate) fn components(project: &Project, tools: &mut Toolbox) -> Result<()> {
    tools.wasm_target()?;
    tools.wasm_bindgen()?;
    let browser = Browser::find_or_install()?;
    let mut run = Run::cargo()
        .args(["test", "--package", "council-compare", "--target", WASM_TARGET, "--test", "web"])
        .dir(project.root())
        .env("PATH", tools.path()?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.webdriver_json(project)?)
        .env("CHROMEDRIVER", &browser.driver);
    // The runner would prefer each of these to the driver it is given.
    for driver in ["GECKODRIVER", "SAFARIDRIVER"] {
        run = run.without_env(driver);
    }
    for driver in ["GECKODRIVER", "SAFARIDRIVER", "CHROMEDRIVER", "MSEDGEDRIVER"] {
        run = run.without_env(&format!("{driver}_REMOTE"));
    }
    if std::env::var_os("WASM_BINDGEN_TEST_TIMEOUT").is_none() {
        // The default of 20 s is not enough for a debug build on a busy machine.
        run = run.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    }
    run.run()
}

/// Tests the page in Chromium.
pub(crate) fn chromium(project: &Project, tools: &Toolbox) -> Result<()> {
    let browser = Browser::find_or_install()?;
    end_to_end(project, tools)?.env("CHROME", browser.chrome).env("CHROMEDRIVER", browser.driver).run()
}

/// Tests the page in Firefox.
pub(crate) fn firefox(project: &Project, tools: &mut Toolbox) -> Result<()> {
    let (firefox, driver) = (browser::firefox()?, tools.geckodriver()?);
    end_to_end(project, tools)?
        .env("E2E_BROWSER", "firefox")
        .env("FIREFOX", firefox)
        .env("GECKODRIVER", driver)
        .args(["--test", "all", "--", "--exact"])
        .args(NOT_IN_FIREFOX.iter().flat_map(|(test, _)| ["--skip", *test]))
        .run()
}

/// Tests in WebKit what engines do differently. WebKitGTK, its driver and a display without a screen are for Linux alone.
pub(crate) fn webkit(project: &Project, tools: &Toolbox) -> Result<()> {
    if !cfg!(target_os = "linux") {
        println!("This is not Linux, for which alone there is a WebKit with a driver of its own.");
        return Ok(());
    }
    let WebKit { browser, driver } = WebKit::find_or_install()?;
    end_to_end(project, tools)?
        .env("E2E_BROWSER", "webkit")
        .env("WEBKIT", browser)
        .env("WEBKITDRIVER", driver)
        .args(["--test", "all", "--"])
        .args(IN_WEBKIT)
        .args(NOT_IN_WEBKIT.iter().flat_map(|(test, _)| ["--skip", *test]))
        .run()
}

/// The end-to-end tests, but for the browser that they run in.
fn end_to_end(project: &Project, tools: &Toolbox) -> Result<Run> {
    let dist = project.built_dist()?;
    let mut run = Run::cargo()
        .dir(project.root())
        .args(["test", "--package", "e2e"])
        .env("COUNCIL_COMPARE_DIST", dist)
        .env("COUNCIL_COMPARE_EXPORTED", project.target().join("export").join("compare"))
        .env("E2E_SECOND_TRIES", second_tries(project))
        .without_env("E2E_BROWSER");
    for script in [AXE, PYM, IFRAME_RESIZER] {
        run = run.env(script.variable, tools.script(&script)?);
    }
    Ok(run)
}

/// Where the end-to-end tests tell what failed at first and was tried again.
pub(crate) fn second_tries(project: &Project) -> PathBuf {
    project.target().join("second-tries.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_that_a_browser_leaves_out_is_there_and_says_why() {
        let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../e2e/tests/all");
        for (test, why) in NOT_IN_FIREFOX.into_iter().chain(NOT_IN_WEBKIT) {
            let (module, name) = test.rsplit_once("::").unwrap_or_default();
            let file = tests.join(module.replace("::", "/")).with_extension("rs");
            let code = std::fs::read_to_string(file).unwrap_or_default();
            assert!(code.contains(&format!("#[test]\nfn {name}() ")), "there is no test {test}");
            assert!(why.len() > 10, "{test} does not say why");
        }
        for group in IN_WEBKIT {
            let module = tests.join(group.trim_end_matches("::"));
            assert!(module.is_dir() || module.with_extension("rs").is_file(), "there are no tests {group}");
        }
    }
}
