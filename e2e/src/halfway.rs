//! Answers that promise a whole file, send half of it, and hang up sooner or later.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes};
use http_body::{Frame, SizeHint};

struct Halfway {
    half: Option<Bytes>,
    whole: u64,
    until: Pin<Box<dyn Future<Output = ()> + Send>>,
}

/// The body of such an answer, which is silent after the half until something happens.
pub(crate) fn halfway(mut file: Vec<u8>, until: impl Future<Output = ()> + Send + 'static) -> Body {
    let whole = file.len() as u64;
    file.truncate(file.len() / 2);
    Body::new(Halfway { half: Some(file.into()), whole, until: Box::pin(until) })
}

impl http_body::Body for Halfway {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(half) = self.half.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        ready!(self.until.as_mut().poll(context));
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into())))
    }

    fn size_hint(&self) -> SizeHint {
        // It goes into the headers.
        SizeHint::with_exact(self.whole)
    }
}
