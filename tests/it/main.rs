//! The native tests, one target: what they hold the library against is data beside them.

mod cases;
mod doors;
mod faults;
mod generated;
mod house;
mod readme;
mod soundness;
