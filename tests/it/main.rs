//! The native tests, one target: what they hold the library against is data beside them.

mod faults;
mod cases;
mod doors;
mod generated;
mod house;
mod soundness;
mod readme;
