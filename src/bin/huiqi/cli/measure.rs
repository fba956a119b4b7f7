//! `huiqi measure`: all of one measure that does not depend on an application.

use clap::Args;

use super::{Form, Source};
use crate::refusal::Refusal;
use crate::{asked, output, render};

/// Show all of a measure: conditions, award, materials, procedure, contacts, clauses
#[derive(Debug, Args)]
pub struct Measure {
    /// Id of the measure, or the number of its article
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    pub(super) form: Form,
}

impl Measure {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let pack = source.load()?;
        let measure = pack.measure(&self.id).map_err(asked::unknown_measure)?;
        if self.form.json { output::json(&measure) } else { output::report(&render::measure(&pack.info(), &measure)) }
    }
}
