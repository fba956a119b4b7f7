//! `huiqi verify`: whether a receipt holds.

use std::path::PathBuf;

use clap::Args;
use huiqi::json::Limits;

use super::{Form, Source};
use crate::refusal::Refusal;
use crate::{input, output, render};

/// Compute a receipt anew and name every field that does not hold
#[derive(Debug, Args)]
pub struct Verify {
    /// The receipt, as JSON
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    pub(super) form: Form,
}

impl Verify {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let pack = source.load()?;
        let input = input::read(&self.file, Limits::RECEIPT.max_bytes)?;
        let refuse = |error| Refusal::from(error).found_in(&input.name);
        let receipt = pack.read_receipt(&input.bytes).map_err(refuse)?;
        let verification = pack.verify(&receipt).map_err(refuse)?;
        if self.form.json {
            return output::json(&verification);
        }
        output::report(&render::verification(&receipt, &verification))
    }
}
