//! `huiqi measures`: what the policy offers.

use clap::Args;

use super::{Form, Source};
use crate::refusal::Refusal;
use crate::{output, render};

/// List the measures, in the order of the text
#[derive(Debug, Args)]
pub struct Measures {
    #[command(flatten)]
    pub(super) form: Form,
}

impl Measures {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let pack = source.load()?;
        let measures = pack.measures();
        if self.form.json {
            output::json(&measures)
        } else {
            output::report(&render::measures(&pack.info(), &measures))
        }
    }
}
