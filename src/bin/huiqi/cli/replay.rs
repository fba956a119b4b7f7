//! `huiqi replay`: many receipts that were kept, one a line.

use clap::Args;
use huiqi::json::Limits;

use super::Source;
use super::batch::Files;
use crate::output;
use crate::refusal::Refusal;
use crate::render::words;
use crate::replay::{self, Tally};

/// Compute receipts that were kept anew, under these rules or those of --pack, and tell which come out otherwise
#[derive(Debug, Args)]
pub struct Replay {
    #[command(flatten)]
    files: Files,
    /// Write only the lines whose outcome does not stay
    #[arg(long)]
    changed: bool,
}

impl Replay {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let pack = source.load()?;
        let tally = Tally::default();
        let answer = |line, text: &[u8]| replay::answer(&pack, &tally, self.changed, line, text);
        if let Some(counts) = self.files.answered(Limits::RECEIPT.max_bytes, answer)? {
            output::complaint(&words::replay::summary(tally.counts(), counts.refused));
        }
        Ok(())
    }
}
