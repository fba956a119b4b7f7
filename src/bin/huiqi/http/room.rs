//! Room for what is posted: how many requests are read or answered at once, and how many bytes of them.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bytes are counted in these, so that a count of 32 bits is enough.
const UNIT: usize = 1 << 10;

/// The room that a service has.
#[derive(Debug, Clone)]
pub struct Rooms {
    requests: Arc<Semaphore>,
    units: Arc<Semaphore>,
}

/// The room of one request, free again when this is dropped.
#[derive(Debug)]
pub struct Room {
    _request: OwnedSemaphorePermit,
    _units: OwnedSemaphorePermit,
}

impl Rooms {
    /// Room for so many requests with so many bytes together; for the largest there is always room by itself.
    pub fn new(requests: usize, bytes: usize, largest: usize) -> Self {
        let units = bytes.max(largest).div_ceil(UNIT).saturating_add(1);
        Self {
            requests: Arc::new(Semaphore::new(requests)),
            units: Arc::new(Semaphore::new(units.min(Semaphore::MAX_PERMITS))),
        }
    }

    /// Room for one of so many bytes, if there is any.
    pub fn take(&self, bytes: usize) -> Option<Room> {
        let units = u32::try_from(bytes.div_ceil(UNIT)).ok()?;
        let request = Arc::clone(&self.requests).try_acquire_owned().ok()?;
        let units = Arc::clone(&self.units).try_acquire_many_owned(units).ok()?;
        Some(Room { _request: request, _units: units })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_so_many_and_so_much() {
        let rooms = Rooms::new(3, 10 * UNIT, 1);
        let first = rooms.take(6 * UNIT);
        assert!(first.is_some() && rooms.take(6 * UNIT).is_none(), "too many bytes");
        drop(first);
        let held = [rooms.take(6 * UNIT), rooms.take(0), rooms.take(1)];
        assert!(held.iter().all(Option::is_some));
        assert!(rooms.take(0).is_none(), "too many requests");
    }

    #[test]
    fn for_the_largest_there_is_room() {
        assert!(Rooms::new(1, 1, 20 * UNIT).take(20 * UNIT).is_some());
    }
}
