//! x
pub mod ground;
pub mod shown;
