//! Answers on their way: what a long one holds is held until it is sent, and not for longer than it may take.
//!
//! A few bytes may ask for megabytes. Were the room of a request free again as soon as its answer stands, clients that do
//! not read could fill the memory with answers.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use tokio::time::{Sleep, sleep};

use super::room::Room;

/// What is handed to the connection at a time; an answer that is no longer is handed over whole.
const PART: usize = 64 << 10;

/// An answer as a body. Of a long one the client may take so long, and a second more for each part.
pub fn body(text: String, room: Room, patience: Duration) -> Body {
    if text.len() <= PART {
        return Body::from(text);
    }
    let parts = u32::try_from(text.len() / PART).unwrap_or(u32::MAX);
    let patience = patience.saturating_add(Duration::from_secs(1).saturating_mul(parts));
    Body::new(Sending { rest: text.into(), until: Box::pin(sleep(patience)), _room: room })
}

/// A long answer.
struct Sending {
    rest: Bytes,
    until: Pin<Box<Sleep>>,
    _room: Room,
}

impl HttpBody for Sending {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        if self.until.as_mut().poll(context).is_ready() {
            // The connection ends with it: the client has not taken its answer.
            return Poll::Ready(Some(Err(io::ErrorKind::TimedOut.into())));
        }
        let part = PART.min(self.rest.len());
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(part)))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::super::room::Rooms;
    use super::*;

    async fn next(body: &mut Body) -> Option<Result<usize, ()>> {
        let frame = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await?;
        Some(frame.map(|frame| frame.into_data().map_or(0, |data| data.len())).map_err(|_| ()))
    }

    fn room(rooms: &Rooms) -> Room {
        rooms.take(1).unwrap()
    }

    #[tokio::test]
    async fn a_long_answer_goes_out_in_parts_and_holds_its_room() {
        let rooms = Rooms::new(1, 1, 1);
        let mut long = body("x".repeat(2 * PART + 1), room(&rooms), Duration::from_secs(60));
        assert_eq!(long.size_hint().exact(), Some(2 * PART as u64 + 1));
        for expected in [Some(Ok(PART)), Some(Ok(PART)), Some(Ok(1)), None] {
            assert!(rooms.take(1).is_none());
            assert_eq!(next(&mut long).await, expected);
        }
        drop(long);
        let mut short = body("x".to_owned(), room(&rooms), Duration::ZERO);
        assert!(rooms.take(1).is_some(), "a short one needs none");
        assert_eq!(next(&mut short).await, Some(Ok(1)));
    }

    #[tokio::test]
    async fn who_does_not_take_an_answer_is_cut_off() {
        let mut long = body("x".repeat(PART + 1), room(&Rooms::new(1, 1, 1)), Duration::ZERO);
        assert_eq!(next(&mut long).await, Some(Ok(PART)));
        sleep(Duration::from_millis(1100)).await;
        assert_eq!(next(&mut long).await, Some(Err(())));
    }
}
