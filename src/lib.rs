//! **huiqi** (惠企) tells an enterprise which awards of a policy it may apply for, how much it would get, which materials
//! are missing and by when each office must answer.
//!
//! A policy is a [`Pack`] of data; the engine knows no measure, no amount and no date. The same code runs natively and
//! as WebAssembly and gives the same bytes.
//!
//! ```
//! use huiqi::{Pack, json};
//!
//! let pack = Pack::embedded()?;
//! let application = pack.read(br#"{
//!     "measure": "data-purchase", "date": "2026-06-15",
//!     "facts": { "applicant": { "kind": "enterprise" } }
//! }"#)?;
//! let assessment = pack.assess(&application)?;
//! assert_eq!(json::canonical(&assessment.verdict), r#""undetermined""#);
//! let award = assessment.award.expect("the text fixes money");
//! assert!(award.low < award.high, "bounds that hold whatever is told next");
//! # Ok::<(), huiqi::Error>(())
//! ```

// But for two doors: the browser's names what it exports, which could clash with another crate's name, and C's reads what
// a pointer leads to. tests/it/house.rs holds the list.
#![deny(unsafe_code)]
#![deny(missing_docs)]

mod assess;
#[cfg(feature = "native")]
mod c;
mod calendar;
#[cfg(feature = "native")]
pub mod cases;
pub mod contract;
mod deadlines;
mod describe;
#[cfg(feature = "native")]
pub mod diff;
#[cfg(feature = "native")]
pub mod door;
mod error;
#[cfg(feature = "native")]
pub mod explain;
pub mod facts;
pub mod feel;
mod form;
pub mod json;
mod matching;
mod order;
pub mod pack;
mod receipt;
#[cfg(feature = "native")]
pub mod sql;
pub mod value;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use error::Error;
pub use order::Map;
pub use pack::{Pack, nearest};

use contract::{Assessment, Form, Matches, Measure, MeasureSummary, PackInfo, Receipt, Verification};
use json::Value;
use value::Day;

/// The built pack that this library carries.
const EMBEDDED: &str = include_str!("../policies/nmg-2026-8.json");

/// The catalogues that the native library carries: id of the policy, language tag, JSON text for
/// [`Pack::in_language`].
#[cfg(feature = "native")]
pub const CATALOGUES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

impl Pack {
    /// The pack that this library carries. Its digest was held against its content when the library was tested.
    ///
    /// # Errors
    /// `pack.invalid` if the library was built with a pack that is not sound.
    pub fn embedded() -> Result<Self, Error> {
        Self::sound(EMBEDDED).map(|(pack, _)| pack)
    }

    /// Reads an application or profile as JSON text (RFC 8259), strictly: see CONTRACT.md, Bad input.
    ///
    /// # Errors
    /// `json.*` with line and column.
    pub fn read(&self, text: &[u8]) -> Result<Value, Error> {
        json::read(text, json::Limits::APPLICATION).map_err(|fault| facts::refuse_text(self, &fault))
    }

    /// Reads a receipt as JSON text.
    ///
    /// # Errors
    /// `json.*` with line and column.
    pub fn read_receipt(&self, text: &[u8]) -> Result<Value, Error> {
        json::read(text, json::Limits::RECEIPT).map_err(|fault| facts::refuse_text(self, &fault))
    }

    /// The refusal of a structured value that goes beyond the limits of the contract.
    pub fn refuse_value(&self, beyond: json::Detail) -> Error {
        facts::refuse_value(self, &beyond)
    }

    /// What the pack says of its document.
    pub fn info(&self) -> PackInfo<'_> {
        describe::info(self)
    }

    /// The measures, in the order of the text.
    pub fn measures(&self) -> Vec<MeasureSummary<'_>> {
        describe::summaries(self)
    }

    /// All of a measure that does not depend on an application. `id` may be the number of its article.
    ///
    /// # Errors
    /// `measure.unknown`, with the nearest known id.
    pub fn measure(&self, id: &str) -> Result<Measure<'_>, Error> {
        Ok(describe::measure(self, self.find_measure(id)?))
    }

    /// The facts of a measure as a JSON Schema with labels and help.
    ///
    /// # Errors
    /// `measure.unknown`, with the nearest known id.
    pub fn form(&self, id: &str) -> Result<Form<'_>, Error> {
        Ok(form::form(self, self.find_measure(id)?))
    }

    /// Assesses an application that has a date; the core reads no clock.
    ///
    /// # Errors
    /// `measure.unknown`, `application.*`, `date.format` or `date.range` when the application cannot be read.
    pub fn assess(&self, application: &Value) -> Result<Assessment<'_>, Error> {
        assess::assess(self, application)
    }

    /// Every measure for one applicant, whose profile has a date, and what its awards come to.
    ///
    /// # Errors
    /// `application.*`, `date.format` or `date.range` when the profile cannot be read.
    pub fn match_all(&self, profile: &Value) -> Result<Matches<'_>, Error> {
        matching::match_all(self, profile)
    }

    /// The days of an application's procedure as an iCalendar file (RFC 5545): the last day of each open step, the first
    /// of each that has no limit, and a reminder where the applicant is to act.
    ///
    /// # Errors
    /// As [`Pack::assess`].
    pub fn deadlines(&self, application: &Value) -> Result<String, Error> {
        deadlines::deadlines(self, application)
    }

    /// The application as understood, its assessment, and a digest over both.
    ///
    /// # Errors
    /// As [`Pack::assess`].
    pub fn receipt(&self, application: &Value) -> Result<Receipt<'_>, Error> {
        receipt::issue(self.original(), application)
    }

    /// Computes a receipt's assessment anew and names every field that differs.
    ///
    /// # Errors
    /// `receipt.*` when it is no receipt, and as [`Pack::assess`] for its application.
    pub fn verify(&self, receipt: &Value) -> Result<Verification, Error> {
        receipt::verify(self.original(), receipt)
    }

    /// The same of a receipt in brief, as a code on paper or in a link carries it: its assessment has only the pack, the
    /// verdict and the bounds of the award, and the digest, of the whole receipt, may be left out.
    ///
    /// # Errors
    /// As [`Pack::verify`].
    #[cfg(feature = "native")]
    pub fn verify_brief(&self, brief: &Value) -> Result<Verification, Error> {
        receipt::brief::verify(self.original(), brief)
    }

    /// [`Pack::verify`] for a receipt from somebody who is not believed to know what is verified: it is held against the
    /// assessment of its application without such marks. The digest is still that of all that the receipt says.
    ///
    /// # Errors
    /// As [`Pack::verify`].
    #[cfg(feature = "native")]
    pub fn verify_unclaimed(&self, receipt: &Value) -> Result<Verification, Error> {
        receipt::verify_unclaimed(self.original(), receipt)
    }

    /// [`Pack::verify_brief`] in the same way.
    ///
    /// # Errors
    /// As [`Pack::verify`].
    #[cfg(feature = "native")]
    pub fn verify_brief_unclaimed(&self, brief: &Value) -> Result<Verification, Error> {
        receipt::brief::verify_unclaimed(self.original(), brief)
    }

    /// Takes away what an application says to be verified (CONTRACT.md, `verified`), where only the door's own side can
    /// know that. Gives `verified.claimed` if there was something.
    #[cfg(feature = "native")]
    pub fn without_claims(&self, application: &mut Value) -> Vec<contract::Problem> {
        facts::office::without_claims(self, application)
    }

    /// Puts what an office knows in the place of what an applicant tells, in an application, where it is marked as verified,
    /// or a profile: groups member by member, lists item by item. `office` has the shape of `facts`. Gives
    /// `fact.overridden` for each place at which the applicant said something else.
    ///
    /// ```
    /// use huiqi::{Pack, json::{Limits, Value, read}};
    ///
    /// let pack = Pack::embedded()?;
    /// let mut application = pack.read(br#"{
    ///     "measure": "data-purchase", "date": "2026-06-15",
    ///     "facts": { "applicant": { "taxCreditGrade": "A" } }
    /// }"#)?;
    /// let office = read(br#"{ "applicant": { "taxCreditGrade": "D" } }"#, Limits::APPLICATION).unwrap();
    /// let Value::Object(office) = office else { unreachable!() };
    /// let problems = pack.override_with(&mut application, &office);
    /// assert_eq!(problems[0].code, "fact.overridden");
    /// assert_eq!(problems[0].params.get("verified").map(String::as_str), Some("D"));
    /// # Ok::<(), huiqi::Error>(())
    /// ```
    #[cfg(feature = "native")]
    pub fn override_with(&self, application: &mut Value, office: &json::Object) -> Vec<contract::Problem> {
        facts::office::override_with(self, application, office)
    }
}

/// Puts `today` into an application or profile that has no date: what a door does before it asks.
pub fn fill_date(application: &mut Value, today: Day) {
    facts::fill_date(application, today);
}
