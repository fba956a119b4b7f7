//! `huiqi receipt`: an application as understood, its assessment, and a digest over both.

use std::path::{Path, PathBuf};

use clap::Args;
use huiqi::json::Limits;

use super::{Form, Source};
use crate::refusal::Refusal;
use crate::{asked, input, output, render};

/// Make a receipt of an application: what is kept or handed in, and can be verified later
#[derive(Debug, Args)]
pub struct Receipt {
    /// The application, as JSON; without a date it is one of today in Asia/Shanghai
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Save the receipt in this file, as canonical JSON; - prints it
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) form: Form,
}

impl Receipt {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let pack = source.load()?;
        let input = input::read(&self.file, Limits::APPLICATION.max_bytes)?;
        let refuse = |error| Refusal::from(error).found_in(&input.name);
        let application = asked::application(&pack, &input.bytes).map_err(refuse)?;
        let receipt = pack.receipt(&application).map_err(refuse)?;
        let printed = self.output.as_deref() == Some(Path::new("-"));
        let file = self.output.as_deref().filter(|_| !printed);
        if let Some(path) = file {
            output::file(path, &output::line_of(&receipt))?;
        }
        if printed || self.form.json {
            output::json(&receipt)
        } else {
            output::report(&render::receipt(&receipt, file))
        }
    }
}
