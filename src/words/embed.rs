//! Embeds: the dialog in which they are made, and what their codes say.

use crate::dataset::Date;
use crate::embed::EmbedFormat;
use crate::link::{Accent, ColourScheme, Panel};

/// The button that opens the dialog.
pub const EMBED: &str = text!("Embed");
/// Said until it opens.
pub const LOADING: &str = text!("Loading the codes");
/// The dialog.
pub const TITLE: &str = text!("Embed this comparison");

/// Which panels.
pub const SHOW: &str = text!("Show");

/// A panel.
pub const fn panel(panel: Panel) -> &'static str {
    match panel {
        Panel::Headline => text!("Headline"),
        Panel::Grades => text!("Grades"),
        Panel::Journey => text!("How each got here"),
        Panel::Standing => text!("Where they stand"),
        Panel::Findings => text!("What inspectors found"),
    }
}

/// Which reports.
pub const REPORTS: &str = text!("Reports");
/// Whichever are the newest when it is read.
pub const LIVE: &str = text!("Live: always the newest");

/// “Pinned: as known on 20 August 2026”.
pub fn pinned(day: Date) -> String {
    fill!("Pinned: as known on {day}", day = day.long())
}

/// Which colour scheme.
pub const SCHEME: &str = text!("Theme");

/// A colour scheme, or the reader's own.
pub const fn scheme(scheme: Option<ColourScheme>) -> &'static str {
    match scheme {
        None => text!("The reader’s own, if the page has both"),
        Some(ColourScheme::Light) => text!("Light"),
        Some(ColourScheme::Dark) => text!("Dark"),
    }
}

/// Which colour links have.
pub const ACCENT: &str = text!("Accent");

/// An accent.
pub const fn accent(accent: Accent) -> &'static str {
    match accent {
        Accent::Blue => text!("Blue"),
        Accent::Ink => text!("None"),
        Accent::Teal => text!("Teal"),
        Accent::Claret => text!("Claret"),
    }
}

/// What the embed looks like.
pub const PREVIEW: &str = text!("Preview");

/// “320 pixels”.
pub fn width(pixels: u32) -> String {
    fill!("{pixels} pixels", pixels)
}

/// “Preview, 320 pixels wide”, the title of a frame.
pub fn preview(pixels: u32) -> String {
    fill!("Preview, {pixels} pixels wide", pixels)
}

/// For what kind of page.
pub const CODE_FOR: &str = text!("Code for");
/// The field with the code.
pub const CODE: &str = text!("Code");
/// A button.
pub const COPY_CODE: &str = text!("Copy code");
/// Said once the code is copied.
pub const COPIED: &str = text!("Code copied");
/// Said where its heights were measured after it was copied.
pub const COPY_AGAIN: &str = text!("The heights have been measured since: copy the code again");
/// Said where it cannot be copied.
pub const CANNOT_COPY: &str = text!(
    "This browser does not let the page copy. The code is selected: copy it with Ctrl+C, ⌘C or a long press."
);
/// The field with the address of the comparison.
pub const FEED_LINK: &str = text!("Link for feeds and email");

/// A kind of page.
pub const fn format(format: EmbedFormat) -> &'static str {
    match format {
        EmbedFormat::Iframe => text!("Any page"),
        EmbedFormat::WordPress => text!("WordPress"),
        EmbedFormat::Pym => text!("Arc or pym.js"),
        EmbedFormat::Amp => text!("AMP"),
        EmbedFormat::Element => text!("Script"),
        EmbedFormat::Picture => text!("Picture"),
    }
}

/// Where its code goes, and what it needs.
pub const fn format_note(format: EmbedFormat) -> &'static str {
    match format {
        EmbedFormat::Iframe => {
            text!(
                "An iframe, without a script. It reserves its space, so that the article does not jump as it loads."
            )
        }
        EmbedFormat::WordPress => text!("Paste it into the editor, where it becomes a block of HTML."),
        EmbedFormat::Pym => text!("For pages whose frames are sized by pym.js, such as custom HTML in Arc."),
        EmbedFormat::Amp => text!("For AMP pages. The first line belongs in the head, once per page."),
        EmbedFormat::Element => text!(
            "An element of the page itself, which sets its own height. The page has to allow a script of this site."
        ),
        EmbedFormat::Picture => {
            text!("A picture, the headline and a link, for pages that take neither script nor iframe.")
        }
    }
}

/// What follows for WordPress, of an embed that shows the newest reports.
pub const OR_PASTE_LINK: &str = text!(
    " If you may not add HTML, paste the link below on a line of its own: it becomes headline and grades."
);

/// The note of a code with a picture where there is none of what is shown.
pub const WITHOUT_PICTURE: &str = text!(
    "The headline and a link, for pages that take neither script nor iframe. There is no picture of this at an address of its own; one to upload is under Download."
);

/// What an embed shows, with up to when that was true: “… (Ofsted reports published to 20 August 2026)”.
pub fn dated(headline: &str, day: Date) -> String {
    fill!("{headline} (Ofsted reports published to {day})", headline, day = day.long())
}

/// The link of a code. It stays true when grades change.
pub fn link(first: &str, second: &str) -> String {
    fill!("{first} and {second} compared: how Ofsted judged their children’s services", first, second)
}

/// The button under a frame of AMP's that is too low.
pub const SHOW_ALL: &str = text!("Show all of the comparison");

/// Before the address of a link, where the page around an embed lets none open.
pub const LINK_REFUSED: &str = text!("This page does not let links open. The address is ");
