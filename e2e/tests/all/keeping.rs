//! Downloading the comparison: as a picture, a drawing and a table.

use anyhow::{Result, ensure};
use e2e::facts;
use e2e::page::Key;
use e2e::site::Fault;
use e2e::{Page, run};

const START: &str = "/calderdale/kirklees/";

/// What the table of the start page's comparison is called: by the month of the data.
fn table_name() -> Result<String> {
    Ok(format!("calderdale-kirklees-ofsted-{}.csv", facts::data_date()?.iso_month))
}

/// Notes what the page makes to be saved, and lets the browser save none of it.
const NOTE_FILES: &str = "window.files = []; const make = URL.createObjectURL; \
     URL.createObjectURL = (blob) => { const address = make.call(URL, blob); window.files.push({ blob, address }); return address; }; \
     HTMLAnchorElement.prototype.click = function () { window.files.at(-1).name = this.download; };";

/// Opens the dialog and makes a file of a kind, and waits for it.
async fn make(page: &Page, kind: &str) -> Result<()> {
    page.click_text(".cc-actions button", "Download").await?;
    page.wait_for("dialog.cc-keeping[open]").await?;
    page.click_text("dialog.cc-keeping button", kind).await?;
    page.wait_until("a file is made", "window.files.at(-1)?.name").await
}

#[test]
fn a_table_is_saved_with_every_source() -> Result<()> {
    run(async |page| {
        page.before_load(NOTE_FILES).await?;
        page.open_comparison(START).await?;
        make(&page, "Table (CSV)").await?;
        assert_eq!(page.eval::<String>("window.files[0].name").await?, table_name()?);
        let text: String = page.eval("window.files[0].blob.text()").await?;
        ensure!(text.starts_with("council,what,area,grade") && text.lines().count() > 40, "{text:.200}");
        page.wait_for_text("dialog [role=status]", &format!("Saved as {}", table_name()?)).await?;
        // The dialog closes by key, and the focus goes back to what opened it.
        page.press(Key::Escape).await?;
        page.wait_until("the dialog is closed", "!document.querySelector('dialog[open]')").await?;
        assert_eq!(page.eval::<String>("document.activeElement.textContent").await?, "Download");
        Ok(())
    })
}

#[test]
fn a_picture_is_saved_twice_as_fine_as_it_is_laid_out() -> Result<()> {
    run(async |page| {
        page.before_load(NOTE_FILES).await?;
        page.open_comparison(&format!("{START}?as-of=2019-01-01&theme=dark")).await?;
        make(&page, "Picture (PNG)").await?;
        assert_eq!(
            page.eval::<String>("window.files[0].name").await?,
            "calderdale-kirklees-ofsted-as-of-2019-01-01.png"
        );
        let size = "createImageBitmap(window.files[0].blob).then((it) => [it.width, it.height])";
        let [width, height]: [u32; 2] = page.eval(size).await?;
        ensure!(width == 2000 && height > 2000, "{width} by {height}");
        // Light in every theme, and drawn on: the corner is the ground, and other pixels are not.
        let drawn = "createImageBitmap(window.files[0].blob).then((it) => { \
             const canvas = new OffscreenCanvas(it.width, it.height); const context = canvas.getContext('2d'); \
             context.drawImage(it, 0, 0); const all = context.getImageData(0, 0, it.width, it.height).data; \
             let dark = 0; for (let i = 0; i < all.length; i += 4) dark += all[i] < 128; \
             return [all[0], all[1], all[2], all[3], dark]; })";
        let [red, green, blue, opaque, dark]: [u32; 5] = page.eval(drawn).await?;
        assert_eq!([red, green, blue, opaque], [255; 4]);
        ensure!(dark > 20_000, "{dark} dark pixels");
        Ok(())
    })
}

#[test]
fn a_drawing_is_saved_that_other_programs_read() -> Result<()> {
    run(async |page| {
        page.before_load(NOTE_FILES).await?;
        page.open_comparison("/trafford/cheshire-east/").await?;
        make(&page, "Drawing (SVG)").await?;
        let read = "window.files[0].blob.text().then((it) => { \
             const read = new DOMParser().parseFromString(it, 'image/svg+xml'); \
             return [read.documentElement.tagName, read.querySelectorAll('text').length, read.querySelectorAll('parsererror').length].join(' '); })";
        let read: String = page.eval(read).await?;
        let mut parts = read.split(' ');
        assert_eq!(parts.next(), Some("svg"));
        let texts: u32 = parts.next().unwrap_or_default().parse()?;
        ensure!(texts > 60, "{texts} texts");
        assert_eq!(parts.next(), Some("0"));
        Ok(())
    })
}

#[test]
fn what_could_not_be_made_is_not_called_saved() -> Result<()> {
    run(async |page| {
        // As browsers do it where a canvas has no room left.
        page.before_load("HTMLCanvasElement.prototype.toBlob = (made) => setTimeout(made, 0, null);").await?;
        page.open_comparison(START).await?;
        page.click_text(".cc-actions button", "Download").await?;
        page.wait_for("dialog.cc-keeping[open]").await?;
        page.click_text("dialog button", "Picture (PNG)").await?;
        page.wait_for_text("dialog [role=status]", "This browser could not make the file").await?;
        page.click_text("dialog button", "Table (CSV)").await?;
        page.wait_for_text("dialog [role=status]", &format!("Saved as {}", table_name()?)).await
    })
}

/// What it needs is not there before, since no panel below the grades wants it.
#[test]
fn an_embed_of_grades_alone_can_be_downloaded() -> Result<()> {
    run(async |page| {
        page.before_load(NOTE_FILES).await?;
        page.open("/embed/calderdale/kirklees/?show=headline,grades").await?;
        page.wait_for("[role=table]").await?;
        for kind in ["Picture (PNG)", "Drawing (SVG)", "Table (CSV)"] {
            make(&page, kind).await?;
            page.press(Key::Escape).await?;
            page.wait_until("the dialog is closed", "!document.querySelector('dialog[open]')").await?;
        }
        let sizes: Vec<u32> = page.eval("window.files.map(({ blob }) => blob.size)").await?;
        ensure!(sizes.len() == 3 && sizes.iter().all(|size| *size > 5_000), "{sizes:?}");
        Ok(())
    })
}

/// What a dialog offers is of what was shown when it was opened. Left open and empty, it would keep the page out of reach.
#[test]
fn going_back_closes_a_dialog() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        for button in ["Download", "Embed"] {
            page.click("button.cc-swap").await?;
            page.wait_until("the two are swapped", "location.pathname.endsWith('/kirklees/calderdale/')")
                .await?;
            page.click_text(".cc-actions button", button).await?;
            page.wait_for("dialog[open]").await?;
            page.eval::<bool>("history.back(), true").await?;
            page.wait_until("the dialog is closed", "!document.querySelector('dialog[open]')").await?;
            page.click_text(".cc-actions button", button).await?;
            page.wait_for("dialog[open] .cc-dialog-body").await?;
            page.press(Key::Escape).await?;
            page.wait_until("the dialog is closed", "!document.querySelector('dialog[open]')").await?;
        }
        Ok(())
    })
}

#[test]
fn a_dialog_that_does_not_come_is_told() -> Result<()> {
    run(async |page| {
        page.announce_error("503");
        for path in [START, "/embed/calderdale/kirklees/?show=grades"] {
            page.site().fault(&page.site().later_part(), Fault::Status(503));
            page.open(path).await?;
            page.wait_for("[role=table]").await?;
            page.click_text(".cc-actions button", "Download").await?;
            page.wait_for_text(".cc-failure", "did not load").await?;
            page.site().heal();
            page.click_text(".cc-actions button", "Download").await?;
            page.wait_for("dialog.cc-keeping[open]").await?;
        }
        Ok(())
    })
}

#[test]
fn assistive_technology_is_told_what_the_dialog_is() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        page.click_text(".cc-actions button", "Download").await?;
        page.wait_for("dialog.cc-keeping[open]").await?;
        for (css, role, name) in [
            ("dialog.cc-keeping", "dialog", "Download this comparison"),
            ("dialog.cc-keeping h2", "heading", "Download this comparison"),
            ("dialog.cc-keeping .cc-close", "button", "Close"),
            ("dialog.cc-keeping li button", "button", "Picture (PNG)"),
        ] {
            let told = page.accessible(css).await?;
            ensure!((told.role.as_str(), told.name.as_str()) == (role, name), "{css}: {told:?}");
        }
        Ok(())
    })
}
