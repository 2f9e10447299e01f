//! The dialog in which somebody makes an embed, and its codes in pages of others.

use anyhow::{Context as _, Result, bail, ensure};
use e2e::axe::Rules;
use e2e::facts;
use e2e::hosts::Hosts;
use e2e::page::{DESKTOP, Key, Viewport};
use e2e::site::Fault;
use e2e::{Page, run};

use crate::hosts::fits;

const CODE: &str = "document.querySelector('.cc-embedding textarea').value";

/// Opens the dialog by its button, as soon as the page can show it.
async fn open_dialog(page: &Page, path: &str) -> Result<()> {
    page.open_comparison(path).await?;
    page.click_text(".cc-foot button", "Embed").await?;
    page.wait_for(".cc-embedding[open] textarea").await
}

/// Presses the radio button or box with this label.
async fn choose(page: &Page, label: &str) -> Result<()> {
    page.click_text(".cc-embedding label", label).await
}

/// Waits until the embed has been measured at all widths, and gives its heights.
async fn measured(page: &Page) -> Result<Vec<f64>> {
    // Each preview is as high as what is in it.
    let fits = "[...document.querySelectorAll('.cc-embedding iframe')].every((frame) => {
        const content = frame.contentDocument?.querySelector('.cc');
        return content?.querySelector('.cc-grades') && Math.abs(frame.clientHeight - content.getBoundingClientRect().height) <= 1;
    })";
    page.wait_until("the previews are measured", fits).await?;
    page.eval("[...document.querySelectorAll('.cc-embedding iframe')].map((frame) => frame.clientHeight)")
        .await
}

#[test]
fn a_code_is_made_by_keys_alone() -> Result<()> {
    run(async |page| {
        page.allow_clipboard().await?;
        page.open_comparison("/calderdale/kirklees/").await?;
        page.tab_to(".cc-foot .cc-actions button:last-of-type").await?;
        page.press(Key::Enter).await?;
        page.wait_for(".cc-embedding[open] textarea").await?;
        measured(&page).await?;
        ensure!(
            page.eval::<bool>("document.querySelector('.cc-embedding').contains(document.activeElement)")
                .await?
        );
        page.tab_to(".cc-embedding .cc-code .cc-button").await?;
        page.press(Key::Enter).await?;
        page.wait_for_text(".cc-embedding .cc-code [role=status]", "Code copied").await?;
        let copied: String = page.eval("navigator.clipboard.readText()").await?;
        let code: String = page.eval(CODE).await?;
        ensure!(copied == code && code.starts_with("<figure"), "{copied}");
        page.press(Key::Escape).await?;
        page.wait_until("the dialog is closed", "!document.querySelector('.cc-embedding[open]')").await?;
        let focus: String = page.eval("document.activeElement.textContent").await?;
        ensure!(focus == "Embed", "the focus went to “{focus}”");
        page.press(Key::Enter).await?;
        page.wait_for(".cc-embedding[open] textarea").await
    })
}

#[test]
fn choices_change_preview_and_code() -> Result<()> {
    run(async |page| {
        let day = facts::data_date()?;
        let pinned = format!("Pinned: as known on {}", day.long);
        open_dialog(&page, "/calderdale/kirklees/").await?;
        for label in ["How each got here", &pinned, "Dark", "Claret", "320 pixels", "WordPress"] {
            choose(&page, label).await?;
        }
        let query = format!("?as-of={}&theme=dark&show=headline,grades,journey&accent=claret", day.iso);
        let address = page.site().url(&format!("embed/calderdale/kirklees/{query}"));
        let code: String = page.eval(CODE).await?;
        ensure!(code.contains(&address.replace('&', "&amp;")), "{code}");
        let title = format!("title=\"As of {}, Calderdale", day.long);
        ensure!(code.starts_with("<!-- wp:html -->") && code.contains(&title), "{code}");
        let seen: Vec<(String, u32)> = page
            .eval(
                "[...document.querySelectorAll('.cc-embedding iframe')].filter((frame) => frame.checkVisibility({ visibilityProperty: true }))\
                 .map((frame) => [frame.src, frame.clientWidth])",
            )
            .await?;
        ensure!(seen == [(address, 320)], "{seen:?}");
        // The last panel stays.
        for label in ["How each got here", "Grades"] {
            choose(&page, label).await?;
        }
        ensure!(
            page.eval::<bool>("document.querySelector('.cc-embedding input[type=checkbox]').disabled")
                .await?
        );
        // The page behind is as it was.
        page.wait_for_address("/calderdale/kirklees/").await
    })
}

#[test]
fn a_code_that_cannot_be_copied_is_selected() -> Result<()> {
    run(async |page| {
        page.before_load("Object.defineProperty(navigator, 'clipboard', { value: undefined });").await?;
        open_dialog(&page, "/calderdale/kirklees/").await?;
        page.click_text(".cc-embedding button", "Copy code").await?;
        page.wait_for_text(".cc-embedding .cc-code [role=status]", "The code is selected").await?;
        let selected = "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)";
        let is_selected = format!("{CODE}.startsWith('<figure') && {selected} === {CODE}");
        page.wait_until("all of the code is selected", &is_selected).await?;
        // It changes when the previews have been measured, and is selected all the same.
        measured(&page).await?;
        ensure!(
            page.eval::<bool>(&is_selected).await?,
            "selected is {:?}",
            page.eval::<String>(selected).await?
        );
        ensure!(page.text(".cc-embedding .cc-code [role=status]").await?.contains("is selected"));
        Ok(())
    })
}

#[test]
fn a_dialog_that_does_not_come_is_told() -> Result<()> {
    run(async |page| {
        page.site().fault(&page.site().later_part(), Fault::Status(503));
        page.announce_error("503");
        page.open("/calderdale/kirklees/").await?;
        page.wait_for(".cc-grades").await?;
        page.click_text(".cc-foot button", "Embed").await?;
        page.wait_for_text(".cc-failure", "did not load").await?;
        page.site().heal();
        page.click_text(".cc-foot button", "Embed").await?;
        page.wait_for(".cc-embedding[open] textarea").await
    })
}

#[test]
fn dialog_and_embeds_are_accessible() -> Result<()> {
    run(async |page| {
        for width in [320, 1200] {
            page.use_viewport(Viewport::wide(width)).await?;
            open_dialog(&page, "/calderdale/kirklees/").await?;
            measured(&page).await?;
            let judged = page.axe(Rules::All).await?;
            ensure!(judged.violations.is_empty(), "the dialog at {width}: {:?}", judged.violations);
            let wide: bool = page.eval("document.querySelector('.cc-embedding').scrollWidth > document.querySelector('.cc-embedding').clientWidth").await?;
            ensure!(!wide, "the dialog scrolls sideways at {width}");
            for query in [
                "show=headline",
                "show=grades&accent=teal",
                "show=journey,standing&theme=dark&accent=claret",
                "show=findings",
                "as-of=2019-01-01&show=grades",
                "show=chart",
            ] {
                page.open(&format!("/embed/calderdale/kirklees/?{query}")).await?;
                page.wait_for(".cc-foot .cc-note").await?;
                page.wait_until(
                    "the panels are there",
                    "!document.querySelector('.cc-later, .cc-waiting, .cc-standing-wait')",
                )
                .await?;
                let judged = page.axe(Rules::All).await?;
                ensure!(judged.violations.is_empty(), "{query} at {width}: {:?}", judged.violations);
            }
        }
        Ok(())
    })
}

/// Where the paragraph after an embed begins, in CSS pixels from the top of the page.
const AFTER: &str = "document.querySelector('#after').getBoundingClientRect().top + scrollY";

/// An `amp-iframe` that keeps what AMP promises, without AMP: nobody has its runtime in a registry.
const AMP: &str = "<script>
customElements.define('amp-iframe', class extends HTMLElement {
  connectedCallback() {
    const chosen = this.getAttribute('heights').split(', ').find((part) => !part.startsWith('(') || matchMedia(part.slice(0, part.indexOf(')') + 1)).matches);
    this.style.cssText = `display:block;overflow:hidden;height:${chosen.split(' ').at(-1)}`;
    setTimeout(() => {
      const frame = document.createElement('iframe');
      for (const name of ['src', 'title', 'sandbox', 'allow']) frame.setAttribute(name, this.getAttribute(name));
      frame.style.cssText = 'width:100%;height:100%;border:0';
      this.replaceChildren(frame);
    });
  }
});
</script>";

/// A page with a code in it, and with what it fetches from elsewhere in reach.
fn page_with(code: &str) -> String {
    let code = code
        .replace("https://pym.nprapps.org/", "")
        .replace("<!-- In the head: ", "")
        .replace("<script async custom-element=\"amp-iframe\" src=\"https://cdn.ampproject.org/v0/amp-iframe-0.1.js\"></script> -->", AMP);
    format!(
        "<style>body {{ margin: 0 }}</style><p>Before</p>{code}<p id='after'>After</p><div style='height:3000px'></div>"
    )
}

/// The widths at which a code of this form is tried: one at all of them, and all at those of the previews. AMP reserves the
/// height of 576 px from there on, so it is tried just above that too.
fn widths(form: &str) -> &'static [u32] {
    match form {
        "Any page" => &[272, 320, 519, 520, 575, 600, 900, 1000],
        "AMP" => &[320, 580, 600, 900],
        _ => &[320, 600, 900],
    }
}

/// How much more room than it needs a frame of this form may have, in pixels. What AMP reserves up to 600 px is what 576 may need.
fn spare(form: &str, width: u32) -> f64 {
    if form == "AMP" && (576..=600).contains(&width) { 25.0 } else { 2.0 }
}

/// How high the frame is, and how high what it shows, once that is there.
async fn in_frame(page: &Page) -> Result<[f64; 2]> {
    page.wait_for("iframe").await?;
    page.enter_frame("iframe").await?;
    page.wait_for(".cc-grades").await?;
    let heights = "[innerHeight, document.querySelector('.cc').getBoundingClientRect().height]";
    let heights = page.eval(heights).await?;
    page.leave_frame().await?;
    Ok(heights)
}

#[test]
fn every_code_loads_in_a_page_and_moves_nothing() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        page.before_load(
            "window.shifted = 0;
             new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifted += value)))
               .observe({ type: 'layout-shift', buffered: true });",
        )
        .await?;
        open_dialog(&page, "/trafford/cheshire-east/").await?;
        measured(&page).await?;
        let mut codes = Vec::new();
        for form in ["Any page", "WordPress", "Arc or pym.js", "AMP", "Script", "Picture"] {
            choose(&page, form).await?;
            codes.push((form, page.eval::<String>(CODE).await?));
        }
        for (form, code) in codes {
            let address = hosts.write("code.html", &page_with(&code));
            for &width in widths(form) {
                page.use_viewport(Viewport::wide(width)).await?;
                page.hide_scrollbars().await?;
                page.go(&address).await?;
                let at_first: f64 = page.eval(AFTER).await?;
                match form {
                    "Script" => {
                        page.wait_until("the element shows it", "document.querySelector('council-compare').shadowRoot.querySelector('.cc-grades')").await?;
                    }
                    "Picture" => {
                        let link: String = page.eval("document.querySelector('figcaption a').href").await?;
                        ensure!(link == hosts.site("trafford/cheshire-east/"), "{link}");
                        continue;
                    }
                    _ => {
                        let [room, content] = in_frame(&page).await?;
                        ensure!(
                            (-2.0..=spare(form, width)).contains(&(room - content)),
                            "{form} at {width} has {room} for {content}"
                        );
                    }
                }
                let now: f64 = page.eval(AFTER).await?;
                // An element keeps the height that it reserved; a frame becomes as high as its contents, to a pixel or two.
                let most = if form == "Script" { 0.0 } else { 2.0 };
                ensure!(
                    (now - at_first).abs() <= most,
                    "{form} at {width} moved what follows from {at_first} to {now}"
                );
                let told: f64 = page.eval("shifted").await?;
                ensure!(told < 0.01, "{form} at {width} shifts by {told}");
            }
            page.use_viewport(DESKTOP).await?;
            // An element has no frame to be named. What a caption says stays as it is; what a live frame shows does not.
            let caption = format!("(Ofsted reports published to {})", facts::data_date()?.long);
            let title = match form {
                "Script" => continue,
                "Picture" => &caption,
                _ => "Trafford and Cheshire East compared: how Ofsted judged their children’s services",
            };
            let titles: Vec<String> = page
                .eval("[...document.querySelectorAll('iframe, amp-iframe, figcaption')].map((it) => it.title || it.textContent)")
                .await
                .context("looking for the title")?;
            ensure!(titles.iter().any(|it| it.contains(title)), "{form} is called {titles:?}");
        }
        Ok(())
    })
}

/// Some pages take away whatever is empty, and with it what keeps the room free.
#[test]
fn a_frame_is_no_lower_than_its_embed_where_empty_elements_go() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        open_dialog(&page, "/calderdale/kirklees/").await?;
        let heights = measured(&page).await?;
        let least = heights.iter().copied().fold(f64::INFINITY, f64::min);
        let code: String = page.eval(CODE).await?;
        let body = format!("<style>div:empty {{ display: none }}</style>{}", page_with(&code));
        page.go(&hosts.write("code.html", &body)).await?;
        let [room, _] = in_frame(&page).await?;
        ensure!((room - least).abs() <= 2.0, "{room} of {heights:?}");
        Ok(())
    })
}

/// As README.md states it.
#[test]
fn a_strict_policy_of_the_page_is_kept() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        open_dialog(&page, "/calderdale/kirklees/").await?;
        let heights = measured(&page).await?;
        let code: String = page.eval(CODE).await?;
        let policy =
            format!("default-src 'none'; frame-src {}; style-src-attr 'unsafe-inline'", page.site().origin());
        page.go(&hosts.write_with_policy("strict.html", &code, Some(&policy))).await?;
        let [room, _] = in_frame(&page).await?;
        let wide: f64 = page.eval("document.querySelector('iframe').clientWidth").await?;
        let at_1000 = heights.last().context("nothing was measured")?;
        ensure!(wide > 1000.0 && (room - at_1000).abs() <= 2.0, "{wide} by {room}, measured as {heights:?}");
        Ok(())
    })
}

#[test]
fn a_code_for_pym_may_stand_on_a_page_twice() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        open_dialog(&page, "/calderdale/kirklees/").await?;
        choose(&page, "Arc or pym.js").await?;
        let code: String = page.eval(CODE).await?;
        let at = code.find("<script").context("it has no script")?;
        let (boxes, scripts) = code.split_at(at);
        // Each beside its box, or all where a system has moved them to.
        for body in [code.repeat(2), format!("{boxes}{boxes}{scripts}{scripts}")] {
            page.use_viewport(Viewport { height: 4000, ..DESKTOP }).await?;
            page.go(&hosts.write("code.html", &page_with(&body))).await?;
            let fit = "[...document.querySelectorAll('[data-address]')].map((it) => [it.querySelectorAll('iframe').length, it.id])";
            page.wait_until("both have a frame", &format!("{fit}.every(([frames]) => frames === 1)")).await?;
            let boxes: Vec<(usize, String)> = page.eval(fit).await?;
            let [(_, one), (_, other)] = boxes.as_slice() else { bail!("{boxes:?}") };
            ensure!(one != other, "{boxes:?}");
            for id in [one, other] {
                fits(&page, &format!("#{id} iframe"), "a frame of two").await?;
            }
        }
        Ok(())
    })
}

/// The room that a frame without a script keeps is measured at some widths and reckoned at the others, where lines break as
/// they will. Next to nothing is cut off at any.
#[test]
fn a_code_keeps_about_enough_room_between_the_widths() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        open_dialog(&page, "/calderdale/kirklees/").await?;
        measured(&page).await?;
        let code: String = page.eval(CODE).await?;
        let address = hosts.write("code.html", &page_with(&code));
        for width in [288, 343, 361, 375, 430, 440, 545, 590, 700, 800, 1100] {
            page.use_viewport(Viewport::wide(width)).await?;
            page.hide_scrollbars().await?;
            page.go(&address).await?;
            let [room, content] = in_frame(&page).await?;
            ensure!((-20.0..=210.0).contains(&(room - content)), "{room} for {content} at {width}");
        }
        Ok(())
    })
}
