//! Something that happened to the page.

use super::{Address, Copying, Dialog, DialogId, Fetched, File, Making, Reached};
use crate::choosing::Field;
use crate::comparison::findings::ThemeList;
use crate::comparison::tally::Among;
use crate::comparison::{MarkId, Which};
use crate::dataset::{Area, Findings, GradesOfAll, Index, Record, ReportId, Slug, ThemeId, Themes};
use crate::embed::Choice;
use crate::link::ColourScheme;
use std::rc::Rc;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// The browser shows another address, by going back or forward, or the attributes of our element were changed.
    Arrived(Address),
    /// The index came or failed.
    Index(Fetched<Rc<Index>>),
    /// A file came that is not of the index's day. The index is asked for again.
    OfAnotherDay(File),
    /// A record came or failed.
    Record(Slug, Fetched<Rc<Record>>),
    /// The reader came as far down the page as this.
    Reached(Reached),
    /// The grades of every council came or failed.
    GradesOfAll(Fetched<Rc<GradesOfAll>>),
    /// The themes came or failed.
    Themes(Fetched<Rc<Themes>>),
    /// The summaries of a report came or failed.
    Findings(ReportId, Fetched<Rc<Findings>>),
    /// The reader chose among which councils to count.
    CountAmong(Among),
    /// The reader opened the list of councils of a theme, or closed it.
    ListCouncils(Option<(ThemeList, ThemeId)>),
    /// The reader opened (`true`) or closed the list of years.
    OpenTimeline(bool),
    /// A field changed: typed in, opened, closed.
    Field(Which, Field),
    /// For a while after a field had this text, nothing may have been typed in it.
    Paused(Which, String),
    /// The reader has scrolled the list of one council's field past so many options.
    Passed(Which, usize),
    /// The reader chose a council.
    Choose(Which, Slug),
    /// The reader swapped the two.
    Swap,
    /// The reader chose an area.
    ShowArea(Area),
    /// The reader chose a colour scheme.
    SetScheme(ColourScheme),
    /// The reader left the pinned day.
    Unpin,
    /// The reader points at a mark of the chart.
    Point(MarkId),
    /// The reader chooses a mark, in the chart or by its entry among the years, or leaves it.
    Select(Option<MarkId>),
    /// The reader asks for the chosen mark's entry among the years.
    FindInTimeline,
    /// The reader opened a dialog.
    Open(Dialog),
    /// The reader closed a dialog.
    Close(DialogId),
    /// A file was made, or could not be.
    Made(Making),
    /// The link is being copied, was copied, or could not be.
    Copied(Copying),
    /// The reader chose something for the embed that is being made.
    ChooseForEmbed(Choice),
    /// The page says that there is a share picture of the two, which codes can use.
    FoundPicture,
    /// A preview of the embed was measured: the position of its width among `Heights::WIDTHS`, and how high it is in CSS
    /// pixels.
    MeasuredEmbed(usize, u32),
    /// The embed's code is being copied, was copied, or could not be.
    CopiedCode(Copying),
    /// The reader asks for what failed again.
    Retry,
}

impl Action {
    /// Whether the reader did it, rather than a server, the browser or a measurement. A reader who does one thing is about
    /// to do more.
    pub fn is_the_readers(&self) -> bool {
        match self {
            Self::CountAmong(_)
            | Self::ListCouncils(_)
            | Self::OpenTimeline(_)
            | Self::Field(..)
            | Self::Passed(..)
            | Self::Choose(..)
            | Self::Swap
            | Self::ShowArea(_)
            | Self::SetScheme(_)
            | Self::Unpin
            | Self::Point(_)
            | Self::Select(_)
            | Self::FindInTimeline
            | Self::Open(_)
            | Self::Close(_)
            | Self::ChooseForEmbed(_)
            | Self::Retry => true,
            // The reader begins it, and the browser says how it went.
            Self::Copied(copying) | Self::CopiedCode(copying) => *copying == Copying::UnderWay,
            Self::Arrived(_)
            | Self::Index(_)
            | Self::OfAnotherDay(_)
            | Self::Record(..)
            | Self::Reached(_)
            | Self::GradesOfAll(_)
            | Self::Themes(_)
            | Self::Findings(..)
            | Self::Paused(..)
            | Self::Made(_)
            | Self::FoundPicture
            | Self::MeasuredEmbed(..) => false,
        }
    }
}
