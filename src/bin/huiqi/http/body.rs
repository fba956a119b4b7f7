//! Reading a request's body, up to what the library takes.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, HttpBody};

/// How much more than the limit is read and thrown away, so that a client that sends too much is still listening when
/// the answer comes. Whoever sends more than that is cut off.
const OVERRUN: usize = 4 << 20;

/// That a body ended before it was whole.
#[derive(Debug)]
pub struct Broken;

/// The bytes of a body; of one that is larger than `limit` only a byte more, so that the library finds it too large.
pub async fn read(mut body: Body, limit: usize) -> Result<Vec<u8>, Broken> {
    let most = limit.saturating_add(1);
    let expected = usize::try_from(body.size_hint().lower()).unwrap_or(most);
    let mut bytes = Vec::with_capacity(expected.min(most));
    let mut seen = 0_usize;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(data) = frame.map_err(|_| Broken)?.into_data() else { continue };
        seen = seen.saturating_add(data.len());
        let room = most.saturating_sub(bytes.len()).min(data.len());
        bytes.extend(data.iter().take(room));
        if seen > most.saturating_add(OVERRUN) {
            break;
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read_of(length: usize, limit: usize) -> usize {
        read(Body::from(vec![b' '; length]), limit).await.map_or(0, |bytes| bytes.len())
    }

    #[tokio::test]
    async fn a_body_is_read_up_to_a_byte_more_than_the_limit() {
        assert_eq!(read_of(0, 10).await, 0);
        assert_eq!(read_of(10, 10).await, 10);
        assert_eq!(read_of(11, 10).await, 11);
        assert_eq!(read_of(1_000, 10).await, 11);
    }
}
