//! `verify`: whether a receipt, or what the QR code of a report says, holds.

use huiqi::contract::Verification;
use huiqi::{Error, Pack};
use rmcp::model::JsonObject;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::arguments;
use super::tools::Ask;
use super::words;
use crate::code;
use crate::refusal::own;

/// The tool.
#[derive(Debug)]
pub struct Verify;

/// What it takes.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Arguments {
    /// The text of the QR code on a report, or a link with it; of several codes one a line, in any order.
    code: Option<String>,
    /// The receipt as it was saved: `application`, `assessment`, `digest`.
    receipt: Option<JsonObject>,
}

/// What it gives.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Verified {
    /// Whether it holds: what is claimed is computed anew, and each field that differs is named with both values.
    verification: Verification,
}

impl Ask for Verify {
    const NAME: &'static str = "verify";
    const TITLE: &'static str = words::VERIFY;
    const DESCRIPTION: &'static str = "Whether a receipt holds: its assessment is computed anew and every field that \
        differs is named with both values. Give either `receipt`, as it was saved, or `code`, the text of a report's QR \
        code. It says nothing of whether what was told is true.";
    type Arguments = Arguments;
    type Answer<'p> = Verified;

    fn ask(pack: &Pack, told: Arguments) -> Result<Verified, Error> {
        let verification = match (told.receipt, told.code) {
            // What an assistant brings says of itself what is verified: nobody here knows.
            (Some(receipt), None) => {
                pack.verify_unclaimed(&pack.read_receipt(arguments::text_of(&receipt).as_bytes())?)?
            }
            (None, Some(code)) => pack.verify_brief_unclaimed(&code::read(pack, code.as_bytes())?)?,
            _ => return Err(own("argument.missing", words::ONE_OF_TWO.to_owned())),
        };
        Ok(Verified { verification })
    }
}
