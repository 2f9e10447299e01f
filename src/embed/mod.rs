//! Codes to copy: a comparison as text that puts it into a page of any kind.
//!
//! Every code says in words what it shows, and has a link to the comparison that stays where a feed, a message or a
//! page's own rules leave out the rest. It reserves about the height that the embed will have at whatever width it gets, and
//! exactly that at the widths of the previews, so that nothing around it moves when it loads. What a code says stays true: if
//! it says what the grades are, it also says up to which day reports are known.

mod choices;
mod codes;
mod heights;

pub use choices::{Choice, Choices};
pub use heights::{Heights, MeasuredHeights};

use crate::comparison::{Comparison, Pair};
use crate::dataset::Date;
use crate::describe;
use crate::link::{self, Frame, View};
use crate::words::embed as words;
use std::rc::Rc;

/// A kind of page that an embed is put into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EmbedFormat {
    /// Any page that takes an iframe.
    Iframe,
    /// A post of WordPress, as a block.
    WordPress,
    /// A page with pym.js, as Arc has it.
    Pym,
    /// A page of AMP.
    Amp,
    /// A page that takes a script and our own element.
    Element,
    /// A page that takes neither script nor iframe: the headline, a link, and a picture if there is one.
    Picture,
}

impl EmbedFormat {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Iframe, Self::WordPress, Self::Pym, Self::Amp, Self::Element, Self::Picture];
}

/// An embed to be put into a page.
#[derive(Clone, PartialEq, Debug)]
pub struct Embed {
    /// Where the site is: an absolute address with a slash at the end.
    site: String,
    view: View,
    names: Pair<Rc<str>>,
    headline: String,
    /// The day up to which the dataset has reports.
    data_date: Date,
    heights: Heights,
    has_picture: bool,
}

impl Embed {
    /// An embed of what a view shows, with the comparison of that view, from the site at an absolute address with a
    /// slash at the end.
    pub fn new(site: &str, view: &View, comparison: &Comparison, heights: Heights) -> Self {
        Self {
            site: site.to_owned(),
            view: View { frame: Frame::Embed(view.embed_options()), ..view.clone() },
            names: comparison.sides.as_ref().map(|side| side.name().clone()),
            headline: describe::headline(comparison).plain(comparison),
            data_date: comparison.data_date,
            heights,
            has_picture: false,
        }
    }

    /// The same, on a site that has a share picture of the two.
    #[must_use]
    pub fn with_picture(self) -> Self {
        Self { has_picture: true, ..self }
    }

    /// The code for a page of this kind.
    pub fn code(&self, format: EmbedFormat) -> String {
        match format {
            EmbedFormat::Iframe => codes::iframe(self),
            EmbedFormat::WordPress => codes::wordpress(self),
            EmbedFormat::Pym => codes::pym(self),
            EmbedFormat::Amp => codes::amp(self),
            EmbedFormat::Element => codes::element(self),
            EmbedFormat::Picture => codes::picture(self),
        }
    }

    /// The embed's own address.
    pub fn address(&self) -> String {
        self.absolute(&self.view)
    }

    /// The address of the comparison, for readers.
    pub fn link(&self) -> String {
        self.absolute(&link::to_share(&self.view))
    }

    /// What a frame is called for those who do not see it: what it shows, or of a live embed what it is about, since what that
    /// shows changes with the next report and the code does not.
    pub fn title(&self) -> String {
        match self.view.as_of {
            Some(_) => self.headline.clone(),
            None => self.link_text(),
        }
    }

    /// What the embed shows in a sentence, with the day for which that is true.
    fn dated(&self) -> String {
        match self.view.as_of {
            Some(_) => self.headline.clone(),
            None => words::dated(&self.headline, self.data_date),
        }
    }

    /// What the link says. It stays true when grades change.
    fn link_text(&self) -> String {
        words::link(&self.names.first, &self.names.second)
    }

    /// Whether it always shows the newest reports.
    pub fn is_live(&self) -> bool {
        self.view.as_of.is_none()
    }

    /// The address of the share picture of the comparison, if there is one. It shows the newest grades, so there is none of a
    /// pinned view.
    pub fn picture(&self) -> Option<String> {
        let Pair { first, second } = &self.view.councils;
        let picture = || format!("{}{}", self.site, picture_path(first.as_str(), second.as_str()));
        (self.has_picture && self.is_live()).then(picture)
    }

    fn absolute(&self, view: &View) -> String {
        format!("{}{}", self.site, link::format(view).trim_start_matches('/'))
    }
}

/// The two in the order of which the page is canonical, and under which the picture of both stands: by slug.
pub fn canonical<'a>(first: &'a str, second: &'a str) -> (&'a str, &'a str) {
    if first <= second { (first, second) } else { (second, first) }
}

/// The address of the share picture of two councils, 1,200 by 630 pixels, below the base. There is one for both orders.
pub fn picture_path(first: &str, second: &str) -> String {
    let (first, second) = canonical(first, second);
    format!("{first}/{second}/card.png")
}
