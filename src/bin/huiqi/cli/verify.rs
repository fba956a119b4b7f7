//! `huiqi verify`: whether a receipt holds.

use std::path::PathBuf;

use clap::Args;
use huiqi::Pack;
use huiqi::contract::{PackMatch, Verification};
use huiqi::json::{Limits, Value};

use super::{Form, Source};
use crate::refusal::Refusal;
use crate::render::words;
use crate::{code, input, output, render};

/// Compute a receipt, or what the QR code of a report says, anew and name every field that does not hold
#[derive(Debug, Args)]
pub struct Verify {
    /// The receipt, as JSON; or the text of a report's QR code, of several one a line
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
        if code::is_code(&input.bytes) {
            let brief = code::read(&pack, &input.bytes).map_err(refuse)?;
            let verification = pack.verify_brief(&brief).map_err(refuse)?;
            let measure = text_at(&brief, &["application", "measure"]);
            let title = pack.measure(measure).map(|measure| measure.title.to_string()).unwrap_or_default();
            return self.answer(&pack, &brief, &title, words::code::VALID, &verification);
        }
        let receipt = pack.read_receipt(&input.bytes).map_err(refuse)?;
        let verification = pack.verify(&receipt).map_err(refuse)?;
        let title = text_at(&receipt, &["assessment", "measure", "title"]);
        self.answer(&pack, &receipt, title, words::receipt::VALID, &verification)
    }

    /// Says whether it holds; of a receipt that was made under another pack, what this one says beside what is claimed.
    fn answer(
        &self,
        pack: &Pack,
        receipt: &Value,
        title: &str,
        holds: &str,
        verification: &Verification,
    ) -> Result<(), Refusal> {
        if self.form.json {
            return output::json(verification);
        }
        let application = receipt.get("application").filter(|_| verification.pack == PackMatch::Differs);
        let now = application.map(|application| pack.assess(application)).transpose()?;
        let claimed = receipt.get("assessment").unwrap_or(&Value::Null);
        let versions = now.as_ref().map(|now| render::Versions { claimed, now });
        output::report(&render::verification(title, holds, verification, versions.as_ref()))
    }
}

/// The text that stands under these keys, or none.
fn text_at<'v>(value: &'v Value, keys: &[&str]) -> &'v str {
    keys.iter().try_fold(value, |at, key| at.get(key)).and_then(Value::as_str).unwrap_or_default()
}
