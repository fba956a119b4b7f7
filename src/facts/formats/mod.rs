//! The forms that a text may have to have, one file each.

pub(super) mod name;
mod nfkc;
pub(super) mod uscc;
