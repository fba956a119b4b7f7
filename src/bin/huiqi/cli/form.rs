//! `huiqi form`: what an application has to tell.

use clap::Args;

use super::{Form, Source};
use crate::refusal::Refusal;
use crate::{asked, output, render};

/// Show the questions of a measure, or (with --json) the JSON Schema of its facts
#[derive(Debug, Args)]
pub struct FormOf {
    /// Id of the measure, or the number of its article
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    pub(super) form: Form,
}

impl FormOf {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let pack = source.load()?;
        let form = pack.form(&self.id).map_err(asked::unknown_measure)?;
        if self.form.json { output::json(&form) } else { output::report(&render::form(&form)) }
    }
}
