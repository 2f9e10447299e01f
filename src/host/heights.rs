//! When to say how high the content is.

use super::hear::{Asked, Said, asked};
use super::names::Names;
use super::speak::{Message, Size, hello, link, to_all, to_named, to_resizer};

/// The page around an embed, as the embed knows it.
#[derive(Debug)]
pub struct Host {
    /// The embed's address as the host gave it.
    address: String,
    names: Names,
    /// The iframe-resizer that has introduced itself.
    resizer: Option<Resizer>,
    /// What was posted last.
    posted: Option<Size>,
}

#[derive(Debug)]
struct Resizer {
    /// By which it knows the frame.
    id: String,
    /// Whether it has had no answer yet.
    is_new: bool,
}

impl Host {
    /// The host of an embed with this address, which is the whole one that the host gave it.
    pub fn new(address: String) -> Self {
        Self { names: Names::in_address(&address), address, resizer: None, posted: None }
    }

    /// What to post first.
    pub fn hello(&self) -> Message {
        hello()
    }

    /// What to post when the content is so wide and high, and the frame so high, in CSS pixels. Nothing, if the height
    /// is as before. While more is to come, the content is not yet as high as it will be; then a frame with room for it
    /// is left as it is, since it may have been made for what will come.
    pub fn measured(&mut self, width: f64, height: f64, frame: f64, is_complete: bool) -> Vec<Message> {
        // What is not shown has no height, and would vanish for good if it told that.
        if !height.is_finite() || height < 1.0 || (!is_complete && height <= frame) {
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
    pub fn heard(&mut self, said: Said<'_>) -> Vec<Message> {
        match asked(said, &self.names) {
            None => return Vec::new(),
            Some(Asked::Height) => {}
            Some(Asked::Introduced(id)) => self.resizer = Some(Resizer { id, is_new: true }),
        }
        self.posted.map(|size| self.known(size)).unwrap_or_default()
    }

    /// The size, to those that know the frame by a name.
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
