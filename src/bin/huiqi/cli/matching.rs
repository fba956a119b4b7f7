//! `huiqi match`: every measure for one applicant.

use std::path::PathBuf;

use clap::Args;
use huiqi::json::Limits;

use super::{Form, Source};
use crate::refusal::Refusal;
use crate::{asked, input, output, render};

/// Match an applicant with every measure: which it may apply for, and what they come to
#[derive(Debug, Args)]
pub struct Match {
    /// The profile (facts, and a date), as JSON; without a date it is one of today in Asia/Shanghai
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    pub(super) form: Form,
}

impl Match {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let pack = source.load()?;
        let input = input::read(&self.file, Limits::APPLICATION.max_bytes)?;
        let refuse = |error| Refusal::from(error).found_in(&input.name);
        let profile = asked::application(&pack, &input.bytes).map_err(refuse)?;
        let matches = pack.match_all(&profile).map_err(refuse)?;
        if self.form.json {
            return output::json(&matches);
        }
        output::report(&render::matches(&pack.info(), &matches))
    }
}
