//! `huiqi pack explain` and `huiqi pack guide`: a pack in words, for officials and for applicants.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use huiqi::explain::{self, Document};

use super::Source;
use super::pack::FAULTY;
use crate::refusal::Refusal;
use crate::{output, pack_files};

/// Print the rule book: all that a pack does, in words, article by article, for the officials who answer for it
#[derive(Debug, Args)]
pub struct Explain {
    /// Folder of a pack, or a built pack; left out: the pack that is asked
    #[arg(value_name = "DIR|BUILT")]
    subject: Option<PathBuf>,
    #[command(flatten)]
    written: Written,
}

/// Print how to apply under a measure, in words, for those who apply
#[derive(Debug, Args)]
pub struct Guide {
    /// Its id, or the number of its article
    #[arg(value_name = "MEASURE")]
    measure: String,
    #[command(flatten)]
    written: Written,
}

/// How a document is written, and where to.
#[derive(Debug, Args)]
struct Written {
    /// Write a page of HTML to print, which needs nothing else, instead of Markdown
    #[arg(long)]
    html: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Explain {
    pub fn run(&self, source: &Source) -> Result<ExitCode, Refusal> {
        let pack = match &self.subject {
            None => source.load()?,
            Some(path) => match pack_files::load(path)? {
                Ok(pack) => pack,
                Err(faults) => {
                    output::complaint(&format!("{}\n", faults.coloured()));
                    return Ok(ExitCode::from(FAULTY));
                }
            },
        };
        self.written.write(&explain::book(&pack)?)
    }
}

impl Guide {
    pub fn run(&self, source: &Source) -> Result<ExitCode, Refusal> {
        self.written.write(&explain::guide(&source.load()?, &self.measure)?)
    }
}

impl Written {
    fn write(&self, document: &Document) -> Result<ExitCode, Refusal> {
        let text = if self.html { explain::html(document) } else { explain::markdown(document) };
        match &self.output {
            Some(path) => output::file(path, &text)?,
            None => output::report(&text)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
