//! The dialogs, and what somebody has done in the one that is open.

use crate::embed::{Choice, Choices, MeasuredHeights};
use std::rc::Rc;

/// A dialog that is open. There is never more than one.
#[derive(Clone, PartialEq, Debug)]
pub enum Dialog {
    /// The one for downloads, with how making a file went.
    Keeping(Making),
    /// The one in which somebody makes an embed.
    Embedding(Embedding),
}

/// One of the dialogs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DialogId {
    /// The one for downloads.
    Keeping,
    /// The one in which somebody makes an embed.
    Embedding,
}

/// How making a file to download went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Making {
    /// None has been made since the dialog was opened.
    NotYet,
    /// A file of this name was handed to the browser to save.
    Done(Rc<str>),
    /// The browser did not make what was to be saved.
    Failed,
}

/// An embed that somebody makes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Embedding {
    /// What has been chosen for it.
    pub choices: Choices,
    /// Whether the site has a share picture of the two.
    pub has_picture: bool,
    /// How high it is, as far as it has been measured.
    pub heights: MeasuredHeights,
    /// How copying its code went.
    pub copying: Copying,
}

/// How copying something went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Copying {
    /// It has not been asked for, or something else is shown since.
    NotYet,
    /// It has been asked for, and the browser has not said how it went: it may have to ask the reader first.
    UnderWay,
    /// It is on the clipboard.
    Done,
    /// It was copied, and has changed since.
    Outdated,
    /// The browser refused.
    Refused,
}

impl Copying {
    /// Goes on to what is said of an attempt: that it has begun, or how it went, unless something else is shown since.
    pub(super) fn go_on(&mut self, to: Self) {
        if to == Self::UnderWay || *self == Self::UnderWay {
            *self = to;
        }
    }
}

impl Dialog {
    /// The dialog for downloads, before any.
    pub const fn keeping() -> Self {
        Self::Keeping(Making::NotYet)
    }

    /// The dialog in which an embed is made, with what it begins with.
    pub fn embedding(choices: Choices) -> Self {
        let (heights, copying) = (MeasuredHeights::default(), Copying::NotYet);
        Self::Embedding(Embedding { choices, has_picture: false, heights, copying })
    }

    /// Which one it is.
    pub const fn id(&self) -> DialogId {
        match self {
            Self::Keeping(_) => DialogId::Keeping,
            Self::Embedding(_) => DialogId::Embedding,
        }
    }
}

impl Embedding {
    /// Takes a choice. The code changes with it, and the embed has to be measured again if it looks different.
    pub(super) fn choose(&mut self, choice: Choice) {
        let choices = self.choices.after(choice);
        if !self.choices.looks_as_with(&choices) {
            self.heights = MeasuredHeights::default();
        }
        self.choices = choices;
        self.copying = Copying::NotYet;
    }

    /// Takes in how high it is at one of the widths, by the position of that width. If the height is another than before, so is
    /// the code, and what was copied is out of date.
    pub(super) fn measure(&mut self, width: usize, height: u32) {
        if let Some(known) = self.heights.get_mut(width)
            && known.replace(height) != Some(height)
            && matches!(self.copying, Copying::UnderWay | Copying::Done)
        {
            self.copying = Copying::Outdated;
        }
    }
}
