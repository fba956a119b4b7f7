//! Why a posted body could not be taken.

use axum::body::Body;
use axum::http::header::{CONNECTION, HeaderValue, RETRY_AFTER};
use axum::http::{Response, StatusCode};
use huiqi::Error;

use super::{answer, words};
use crate::refusal::own;

/// After so many seconds there may be room again: an answer takes milliseconds.
const SOON: HeaderValue = HeaderValue::from_static("1");

/// Why there are no bytes to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// As many requests as are allowed are being answered.
    Busy,
    /// The body ended before it was whole.
    Broken,
    /// It did not come in time.
    Slow,
}

impl Trouble {
    const ALL: [Self; 3] = [Self::Busy, Self::Broken, Self::Slow];

    fn code(self) -> &'static str {
        match self {
            Self::Busy => "service.busy",
            Self::Broken => "body.broken",
            Self::Slow => "body.slow",
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::BAD_REQUEST,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
        }
    }

    /// The status of a code, where it is one of these.
    pub fn status_of(code: &str) -> Option<StatusCode> {
        Self::ALL.into_iter().find(|one| one.code() == code).map(Self::status)
    }

    /// It in words.
    pub fn error(self) -> Error {
        let message = match self {
            Self::Busy => words::BUSY,
            Self::Broken => words::BROKEN_BODY,
            Self::Slow => words::SLOW_BODY,
        };
        own(self.code(), message.to_owned())
    }

    /// It as problem details.
    pub fn answer(self) -> Response<Body> {
        self.headed(answer::problem(self.status(), &self.error()))
    }

    /// An answer that says it, with the headers that go with it.
    pub fn headed(self, mut response: Response<Body>) -> Response<Body> {
        match self {
            Self::Busy => _ = response.headers_mut().insert(RETRY_AFTER, SOON),
            // What comes after it on the connection could not be told from the rest of the body.
            Self::Slow => _ = response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close")),
            Self::Broken => {}
        }
        response
    }
}
