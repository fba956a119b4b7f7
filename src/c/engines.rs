//! The engines that callers hold, by number.
//!
//! A caller gets a number in the form of a pointer, and every call looks it up. A number is given once, so whatever a
//! caller does with one that was freed, or with a pointer to something else, is known to be a mistake; and a pack that is
//! in use stays until the call that uses it ends, whoever frees it meanwhile.

#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::ptr;
use std::sync::{Arc, PoisonError, RwLock};

use super::{Huiqi, Refusal};
use crate::Pack;
use crate::door::misuse;

/// Those that were loaded and not freed, and the last number that was given.
struct Engines {
    last: usize,
    packs: BTreeMap<usize, Arc<Pack>>,
}

static ENGINES: RwLock<Engines> = RwLock::new(Engines { last: 0, packs: BTreeMap::new() });

/// Takes an engine in; gives its number.
///
/// # Panics
/// When every number was given.
pub(super) fn keep(pack: Pack) -> *mut Huiqi {
    // A panic elsewhere leaves the map as it was: each change to it is one step.
    let mut engines = ENGINES.write().unwrap_or_else(PoisonError::into_inner);
    engines.last = engines.last.checked_add(1).expect("no number is given twice");
    let number = engines.last;
    engines.packs.insert(number, Arc::new(pack));
    ptr::without_provenance_mut(number)
}

/// The pack of an engine.
pub(super) fn find(engine: *const Huiqi) -> Result<Arc<Pack>, Refusal> {
    if engine.is_null() {
        return Err(Refusal::misuse(misuse::null("engine")));
    }
    let engines = ENGINES.read().unwrap_or_else(PoisonError::into_inner);
    engines.packs.get(&engine.addr()).cloned().ok_or_else(|| Refusal::misuse(misuse::engine()))
}

/// Forgets an engine; says whether there was one.
pub(super) fn forget(engine: *const Huiqi) -> bool {
    let pack = ENGINES.write().unwrap_or_else(PoisonError::into_inner).packs.remove(&engine.addr());
    // Freed here, when nobody waits for the lock any more.
    pack.is_some()
}
