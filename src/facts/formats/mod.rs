//! The forms that a text may have to have, one file each.

pub(super) mod name;
pub(super) mod uscc;
