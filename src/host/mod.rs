//! What an embed and the page around it say to each other, so that its frame is as high as what is in it.
//!
//! There is no standard for it; pages have a script of one kind or another, or none. [`Host`] tells the height to all
//! of them. Some listen for any message in a dialect of their own ([`Message`]); others give the frame a name first and expect
//! it in every message ([`names`](Names)). It answers whoever asks ([`Incoming`]), and obeys no other message.
//!
//! **Why frames cannot grow without end.** What is posted is the height of the content, not of the window. The content
//! is as high as its width makes it: no style of an embed is in parts of the window's height, and the width is that of
//! the frame even where a scrollbar takes some (`body` in the styles). A host that follows changes the height of the
//! frame, and with that nothing that the next height rests on. So a height that was posted is posted again only to who
//! asks, and asking changes no height either.

mod hear;
mod names;
mod speak;

pub use hear::Incoming;
pub use names::Names;
pub use speak::Message;

use hear::{Asked, asked};
use speak::{Size, hello, link, to_all, to_named, to_resizer};

/// The page around an embed, as the embed knows it.
#[derive(Debug)]
pub struct Host {
    /// The embed's whole address, as the host wrote it.
    address: String,
    names: Names,
    /// The iframe-resizer of the host, once it has introduced itself.
    resizer: Option<Resizer>,
    /// The size that was posted last; none before the first.
    posted: Option<Size>,
}

/// What has been measured of an embed, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// How wide the content is.
    pub width: f64,
    /// How high the content is.
    pub height: f64,
    /// How high the frame is.
    pub frame_height: f64,
    /// Whether everything that will stand in the frame is here.
    pub is_complete: bool,
}

#[derive(Debug)]
struct Resizer {
    /// The id by which it knows the frame.
    id: String,
    /// Whether its introduction has not been answered yet.
    is_new: bool,
}

impl Host {
    /// The host of an embed, which gave it this whole address.
    pub fn new(address: String) -> Self {
        Self { names: Names::in_address(&address), address, resizer: None, posted: None }
    }

    /// What to post as soon as the embed starts, before any height.
    pub fn hello(&self) -> Message {
        hello()
    }

    /// What to post when this has been measured. Nothing, if the content is as high as before, or if more is to come and the
    /// frame has room for what is here: it may have been made as high as the content will be in the end.
    pub fn measured(&mut self, measured: Measured) -> Vec<Message> {
        let Measured { width, height, frame_height, is_complete } = measured;
        // A frame that is hidden measures nought; told so, a host would never show it again.
        if !height.is_finite() || height < 1.0 || (!is_complete && height <= frame_height) {
            return Vec::new();
        }
        let size = Size { width: whole(width), height: whole(height) };
        if self.posted.is_some_and(|posted| posted.height == size.height) {
            return Vec::new();
        }
        self.posted = Some(size);
        let mut messages = to_all(&self.address, size).to_vec();
        messages.extend(self.known(size));
        messages
    }

    /// What to answer to the host. Nothing, if it does not ask for the height, or there is none yet.
    pub fn heard(&mut self, said: Incoming<'_>) -> Vec<Message> {
        match asked(said, &self.names) {
            None => return Vec::new(),
            Some(Asked::Height) => {}
            Some(Asked::Introduced(id)) => self.resizer = Some(Resizer { id, is_new: true }),
        }
        self.posted.map(|size| self.known(size)).unwrap_or_default()
    }

    /// The size, in messages to those scripts of the host that know the frame by a name.
    fn known(&mut self, size: Size) -> Vec<Message> {
        let mut messages: Vec<Message> = to_named(&self.names, size).collect();
        if let Some(Resizer { id, is_new }) = &mut self.resizer {
            messages.push(to_resizer(id, size, core::mem::take(is_new)));
        }
        messages
    }

    /// What to post when the reader follows a link of the embed's own site, if the host can go there.
    pub fn follows(&self, address: &str) -> Option<Message> {
        link(&self.names, address)
    }
}

/// Whole pixels with room for all of them.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page is at most that long")]
fn whole(pixels: f64) -> u32 {
    pixels.ceil().clamp(0.0, 1_000_000.0) as u32
}
