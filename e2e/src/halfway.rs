//! Answers that promise a whole file and send half of it.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use http_body::{Frame, SizeHint};

/// What follows half of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Then {
    /// The end of the connection.
    End,
    /// Nothing, and the connection stays.
    Silence,
}

/// Half of a file, and what follows.
struct Halfway {
    half: Option<Bytes>,
    whole: u64,
    then: Then,
}

/// The body of such an answer.
pub(crate) fn halfway(mut file: Vec<u8>, then: Then) -> Body {
    let whole = file.len() as u64;
    file.truncate(file.len() / 2);
    Body::new(Halfway { half: Some(file.into()), whole, then })
}

impl http_body::Body for Halfway {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match (self.half.take(), self.then) {
            (Some(half), _) => Poll::Ready(Some(Ok(Frame::data(half)))),
            (None, Then::End) => Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into()))),
            (None, Then::Silence) => Poll::Pending,
        }
    }

    fn size_hint(&self) -> SizeHint {
        // It goes into the headers.
        SizeHint::with_exact(self.whole)
    }
}
