//! What an embed and the page around it say to each other, so that its frame is as high as what is in it.
//!
//! There is no standard for it; pages have a script of one kind or another, or none. [`Host`] tells the height to all
//! of them: to those that listen to whatever comes in words of their own ([`Message`]), and to those that gave the frame
//! a name ([`names`](Names)) under that name. It answers who asks ([`Incoming`]), and does nothing else that it is told.
//!
//! **Why frames cannot grow without end.** What is posted is the height of the content, not of the window. The content
//! is as high as its width makes it: no style of an embed is in parts of the window's height, and the width is that of
//! the frame even where a scrollbar takes some (`body` in the styles). A host that follows changes the height of the
//! frame, and with that nothing that the next height rests on. So a height that was posted is posted again only to who
//! asks, and asking changes no height either.

mod hear;
mod heights;
mod names;
mod speak;

pub use hear::Incoming;
pub use heights::{Host, Measured};
pub use names::Names;
pub use speak::Message;
