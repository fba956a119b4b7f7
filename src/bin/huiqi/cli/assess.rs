//! `huiqi assess`: verdict, sum, checklist and deadlines of one application.

use std::path::PathBuf;

use clap::Args;
use huiqi::json::Limits;

use super::{Form, Source};
use crate::refusal::Refusal;
use crate::{asked, input, output, render};

/// Assess an application: verdict, sum, conditions, checklist, deadlines
#[derive(Debug, Args)]
pub struct Assess {
    /// The application, as JSON; without a date it is one of today in Asia/Shanghai
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    pub(super) form: Form,
    /// Print the days of the procedure as an iCalendar file (RFC 5545), to be taken over into a calendar
    #[arg(long, conflicts_with = "json")]
    pub(super) ics: bool,
}

impl Assess {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let pack = source.load()?;
        let input = input::read(&self.file, Limits::APPLICATION.max_bytes)?;
        let refuse = |error| Refusal::from(error).found_in(&input.name);
        let application = asked::application(&pack, &input.bytes).map_err(refuse)?;
        if self.ics {
            return output::text(&pack.deadlines(&application).map_err(refuse)?);
        }
        let assessment = pack.assess(&application).map_err(refuse)?;
        if self.form.json {
            return output::json(&assessment);
        }
        let id = &assessment.measure.id;
        let context = render::Context { info: pack.info(), measure: pack.measure(id)?, form: pack.form(id)? };
        output::report(&render::assessment(&context, &application, &assessment))
    }
}
