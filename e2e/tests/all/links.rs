//! Every state has an address: it is kept, shared, gone back to, and forgiven when it is mistyped.

use anyhow::{Result, ensure};
use e2e::page::Key;
use e2e::read::{CHART, Side};
use e2e::{Page, run, run_below};

const START: &str = "/calderdale/kirklees/";

/// The notices that are shown.
async fn notices(page: &Page) -> Result<Vec<String>> {
    page.texts("p.cc-notice").await
}

/// The area whose tab is pressed.
async fn area_shown(page: &Page) -> Result<Vec<String>> {
    page.texts("[role=group][aria-label='Area shown large'] [aria-pressed=true]").await
}

#[test]
fn loading_again_keeps_the_view() -> Result<()> {
    run(async |page| {
        page.open_comparison("/").await?;
        assert_eq!(page.address().await?, "/", "the start page has an address of its own");
        page.wait_for_councils("Calderdale", "Kirklees").await?;
        page.choose(Side::First, "leeds").await?;
        page.wait_for_address("/leeds/kirklees/").await?;
        page.click_text(".cc-tabs button", "Care leavers").await?;
        let address = "/leeds/kirklees/?area=care-leavers";
        page.wait_for_address(address).await?;
        let before = page.grades().await?;

        page.reload().await?;
        assert_eq!(page.address().await?, address);
        assert_eq!(page.grades().await?, before);
        assert_eq!(area_shown(&page).await?, ["Care leavers"]);
        let title: String = page.eval("document.title").await?;
        assert_eq!(title, format!("{} – Council Compare", page.text("h1").await?));
        Ok(())
    })
}

#[test]
fn back_and_forward_go_through_what_was_chosen() -> Result<()> {
    run(async |page| {
        page.open_comparison("/").await?;
        let steps = [("leeds", "Leeds"), ("camden", "Camden"), ("devon", "Devon")];
        for (slug, name) in steps {
            page.choose(Side::First, slug).await?;
            page.wait_for_address(&format!("/{slug}/kirklees/")).await?;
            page.wait_for_councils(name, "Kirklees").await?;
        }
        for (slug, name) in [("camden", "Camden"), ("leeds", "Leeds")] {
            page.back().await?;
            page.wait_for_councils(name, "Kirklees").await?;
            page.wait_for_address(&format!("/{slug}/kirklees/")).await?;
            assert_eq!(page.combobox(Side::First).await?.value, name);
        }
        page.back().await?;
        page.wait_for_address("/").await?;
        page.wait_for_councils("Calderdale", "Kirklees").await?;
        for (slug, name) in steps {
            page.forward().await?;
            page.wait_for_councils(name, "Kirklees").await?;
            page.wait_for_address(&format!("/{slug}/kirklees/")).await?;
        }
        Ok(())
    })
}

#[test]
fn an_unknown_council_gives_the_nearest_and_says_so() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdle/kirklees/").await?;
        page.wait_for_address(START).await?;
        page.wait_for_text("p.cc-notice", "“calderdle” is not a council in this dataset.").await?;
        page.wait_for_text("p.cc-notice", "Showing Calderdale, the nearest name.").await?;

        page.open_comparison("/leeds/atlantis/").await?;
        let shown = notices(&page).await?;
        let [notice] = shown.as_slice() else { anyhow::bail!("the notices are {shown:?}") };
        ensure!(notice.starts_with("“atlantis” is not a council in this dataset. Showing "), "{notice}");
        // What is shown instead is named, and has the address.
        let second = page.combobox(Side::Second).await?.value;
        ensure!(notice.contains(&format!("Showing {second} instead.")), "{notice}");

        // What was said of the old address goes with it.
        page.choose(Side::First, "devon").await?;
        page.wait_for_councils("Devon", &second).await?;
        assert_eq!(notices(&page).await?, [""; 0]);
        Ok(())
    })
}

#[test]
fn addresses_are_read_kindly() -> Result<()> {
    run(async |page| {
        for (typed, canonical, said) in [
            ("/Calderdale/KIRKLEES", START, None),
            ("/calderdale/kirklees/index.html", START, None),
            ("/Kingston%20upon%20Hull/st.%20helens/", "/kingston-upon-hull/st-helens/", None),
            ("/calderdale/kirklees/?utm_source=letter", START, None),
            ("/calderdale/", START, Some("The address names one council.")),
            ("/leeds/kirklees/and/more/", "/leeds/kirklees/", Some("“and/more” at the end of the address")),
            ("/calderdale/calderdale/", START, Some("Calderdale cannot be compared with itself.")),
            (
                "/calderdale/kirklees/?as-of=yesterday",
                START,
                Some("“as-of=yesterday” in the address was not understood."),
            ),
            (
                "/calderdale/kirklees/?area=parking",
                START,
                Some("“area=parking” in the address was not understood."),
            ),
            (
                "/calderdale/kirklees/?theme=beige",
                START,
                Some("“theme=beige” in the address was not understood."),
            ),
            (
                "/calderdale/kirklees/?as-of=2019-02-30",
                START,
                Some("“as-of=2019-02-30” in the address was not understood."),
            ),
            ("/calderdale/kirklees/?as-of=2099-01-01", START, Some("The data ends before 1 January 2099.")),
        ] {
            page.open_comparison(typed).await?;
            page.wait_for_address(canonical).await?;
            let shown = notices(&page).await?;
            match said {
                None => ensure!(shown.is_empty(), "{typed} says {shown:?}"),
                Some(said) => {
                    ensure!(
                        shown.len() == 1 && shown.iter().all(|text| text.contains(said)),
                        "{typed} says {shown:?}"
                    );
                }
            }
        }
        Ok(())
    })
}

#[test]
fn a_hostile_address_is_only_text() -> Result<()> {
    run(async |page| {
        page.open_comparison("/%3Cimg%20src=x%20onerror=alert(1)%3E/%E0%A4%A/?theme=%22%3E%3Cb%3E").await?;
        let shown = notices(&page).await?;
        ensure!(shown.len() == 3, "{shown:?}");
        ensure!(shown.iter().any(|text| text.contains("“<img src=x onerror=alert(1)>”")), "{shown:?}");
        ensure!(page.count(".cc-notice img").await? == 0, "the address became an element");
        Ok(())
    })
}

#[test]
fn a_pinned_view_says_so_and_leads_to_today() -> Result<()> {
    run(async |page| {
        let pinned = "/calderdale/kirklees/?as-of=2019-01-01";
        page.open_comparison(pinned).await?;
        let bar = page.accessible("aside").await?;
        assert_eq!((bar.role.as_str(), bar.name.as_str()), ("complementary", "Pinned view"));
        let bar = page.text("aside").await?;
        ensure!(
            bar.starts_with("Pinned to 1 January 2019. Both councils have reports published since:"),
            "{bar}"
        );
        ensure!(bar.ends_with("See the comparison today"), "{bar}");
        page.wait_for_text("h1", "As of 1 January 2019").await?;

        page.click_text("aside a", "See the comparison today").await?;
        page.wait_for_address(START).await?;
        page.wait_until("the bar is gone", "!document.querySelector('aside')").await?;
        page.wait_for_text(".cc-dates", "February 2024").await?;
        // The link that had the focus is gone with the bar; the headline has it now.
        page.wait_until("the headline has the focus", "document.activeElement.contains(document.querySelector('h1')) && document.activeElement !== document.body").await?;
        page.back().await?;
        page.wait_for_text("aside", "Pinned to 1 January 2019.").await?;

        // Another council keeps the day.
        page.choose(Side::First, "leeds").await?;
        page.wait_for_address("/leeds/kirklees/?as-of=2019-01-01").await?;
        page.wait_for_text("aside", "Pinned to 1 January 2019.").await
    })
}

#[test]
fn an_address_names_the_area_in_focus() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/?area=help-and-protection").await?;
        assert_eq!(area_shown(&page).await?, ["Help and protection"]);
        let chart = page.accessible(CHART).await?;
        ensure!(chart.name.starts_with("Help and protection, 2009 to "), "{}", chart.name);
        Ok(())
    })
}

#[test]
fn an_address_names_the_theme() -> Result<()> {
    run(async |page| {
        let ground = "getComputedStyle(document.body).backgroundColor";
        page.open_comparison("/calderdale/kirklees/?theme=dark").await?;
        assert_eq!(page.attribute("html", "data-cc-theme").await?.as_deref(), Some("dark"));
        assert_eq!(page.eval::<String>(ground).await?, "rgb(21, 24, 28)");
        page.click(".cc-theme").await?;
        page.wait_for_address("/calderdale/kirklees/?theme=light").await?;
        assert_eq!(page.eval::<String>(ground).await?, "rgb(255, 255, 255)");

        // The first press always changes something, whatever the system asks for.
        page.prefer("prefers-color-scheme", "dark").await?;
        page.open_comparison(START).await?;
        assert_eq!(page.attribute("html", "data-cc-theme").await?, None);
        assert_eq!(page.eval::<String>(ground).await?, "rgb(21, 24, 28)");
        page.click(".cc-theme").await?;
        page.wait_for_address("/calderdale/kirklees/?theme=light").await?;
        assert_eq!(page.eval::<String>(ground).await?, "rgb(255, 255, 255)");
        Ok(())
    })
}

#[test]
fn it_works_below_any_base_path() -> Result<()> {
    run_below("/news/compare/", async |page| {
        page.open_comparison("/hull/leeds/?area=care-leavers").await?;
        page.wait_for_address("/news/compare/kingston-upon-hull/leeds/?area=care-leavers").await?;
        page.reload().await?;
        page.wait_for_councils("Kingston upon Hull", "Leeds").await?;
        let outside: Vec<String> = page
            .eval(
                "[...document.querySelectorAll('.cc a')].filter(link => link.origin === location.origin)
                   .map(link => link.pathname).filter(path => !path.startsWith('/news/compare/'))",
            )
            .await?;
        assert_eq!(outside, [""; 0]);

        page.choose(Side::First, "camden").await?;
        page.wait_for_address("/news/compare/camden/leeds/?area=care-leavers").await?;
        page.wait_for_councils("Camden", "Leeds").await?;
        page.back().await?;
        page.wait_for_councils("Kingston upon Hull", "Leeds").await?;

        page.click(".cc-brand").await?;
        page.wait_for_comparison().await?;
        page.wait_for_address("/news/compare/").await?;
        page.wait_for_councils("Calderdale", "Kirklees").await
    })
}

#[test]
fn the_link_is_copied() -> Result<()> {
    run(async |page| {
        page.allow_clipboard().await?;
        // What is shared names the pair even where the address does not, and leaves out the reader's own theme.
        for (path, link) in [
            ("/?theme=dark", "calderdale/kirklees/"),
            ("/leeds/camden/?area=overall&as-of=2020-01-01", "leeds/camden/?area=overall&as-of=2020-01-01"),
        ] {
            page.open_comparison(path).await?;
            page.click_text("button", "Copy link").await?;
            page.wait_for_text(".cc-actions [role=status]", "Link copied").await?;
            let copied: String = page.eval("navigator.clipboard.readText()").await?;
            assert_eq!(copied, page.site().url(link));
            // When it is done again, it is said again.
            page.eval::<()>(
                "void (window.said = [], new MutationObserver(() => said.push(document.querySelector('.cc-actions [role=status]').textContent)) \
                 .observe(document.querySelector('.cc-actions'), { subtree: true, childList: true, characterData: true }))",
            )
            .await?;
            page.click_text("button", "Copy link").await?;
            page.wait_until("it is said again", "said.length === 2 && !said[0] && said[1] === 'Link copied'")
                .await?;
        }
        // It is not said of a link that was not copied.
        page.choose(Side::First, "devon").await?;
        page.wait_until("nothing is said", "!document.querySelector('.cc-actions [role=status]').innerText")
            .await
    })
}

#[test]
fn where_the_clipboard_is_missing_the_link_is_selected() -> Result<()> {
    run(async |page| {
        page.before_load("Object.defineProperty(navigator, 'clipboard', { value: undefined });").await?;
        page.open_comparison(START).await?;
        let field = "#cc-link";
        ensure!(
            page.eval::<bool>("document.querySelector('#cc-link').offsetHeight === 0").await?,
            "the field is shown"
        );
        page.tab_to(".cc-actions button").await?;
        page.press(Key::Enter).await?;
        page.wait_until("the field has the focus", "document.activeElement.matches('#cc-link')").await?;
        let accessible = page.accessible(field).await?;
        assert_eq!(
            (accessible.role.as_str(), accessible.name.as_str()),
            ("textbox", "Link to this comparison")
        );
        page.wait_for_text(".cc-actions [role=status]", "The link is selected").await?;
        let selected: String = page
            .eval("(field => field.value.slice(field.selectionStart, field.selectionEnd))(document.activeElement)")
            .await?;
        assert_eq!(selected, page.site().url(START));
        Ok(())
    })
}

#[test]
fn where_the_clipboard_is_forbidden_the_link_is_selected() -> Result<()> {
    run(async |page| {
        page.before_load("navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));")
            .await?;
        page.open_comparison(START).await?;
        page.click_text("button", "Copy link").await?;
        page.wait_until("the field has the focus", "document.activeElement.matches('#cc-link')").await
    })
}

#[test]
fn a_device_that_can_share_is_given_title_and_link() -> Result<()> {
    run(async |page| {
        page.before_load(
            "const share = (data) => { window.shared = data; return Promise.resolve(); };
             const value = location.pathname.startsWith('/leeds/') ? share : undefined;
             Object.defineProperty(navigator, 'share', { value });",
        )
        .await?;
        page.open_comparison(START).await?;
        assert_eq!(
            page.text(".cc-actions").await?,
            "Copy link Download Embed",
            "on a device that cannot share"
        );
        page.open_comparison("/leeds/camden/").await?;
        page.click_text(".cc-actions button", "Share").await?;
        page.wait_until("the sheet is opened", "window.shared").await?;
        let (title, url): (String, String) = page.eval("[window.shared.title, window.shared.url]").await?;
        assert_eq!(url, page.site().url("/leeds/camden/"));
        assert_eq!(title, page.text("h1").await?);
        Ok(())
    })
}
