//! What a request asks: with which options, of which pack, about which application.

use std::sync::Arc;

use huiqi::contract::Problem;
use huiqi::door::today;
use huiqi::json::{Object, Value};
use huiqi::{Error, Pack, fill_date, nearest};

use super::shelf::Shelf;
use super::words;
use crate::refusal::own;

/// The option that names a pack.
pub const PACK: &str = "pack";
/// The option that says what else the body carries.
pub const WITH: &str = "with";
/// Its one value: the facts that an office has verified.
pub const VERIFIED_FACTS: &str = "verified-facts";
/// The keys of a body that carries them.
const ENVELOPE: [&str; 2] = ["application", "verifiedFacts"];

/// What stands behind the `?` of an address.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `ID` or `ID@VERSION`.
    pub pack: Option<String>,
    /// Whether the body carries an office's facts beside the application.
    pub office: bool,
}

impl Options {
    /// Reads them, and refuses what nobody knows: an option misspelt must not be one left out.
    pub fn read(pairs: Vec<(String, String)>, known: &[&str]) -> Result<Self, Error> {
        let mut options = Self::default();
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in pairs {
            if !known.contains(&name.as_str()) || seen.contains(&name) {
                let nearest = nearest(&name, known.iter().copied()).filter(|nearest| *nearest != name);
                let error = own("query.unknown", words::unknown_option(&name, known, nearest));
                return Err(Error { suggestion: nearest.map(str::to_owned), ..error });
            }
            match name.as_str() {
                PACK => options.pack = Some(value),
                _ if value == VERIFIED_FACTS => options.office = true,
                _ => return Err(own("query.value", words::wrong_option(&name, &value, VERIFIED_FACTS))),
            }
            seen.push(name);
        }
        Ok(options)
    }
}

impl Options {
    /// What stands behind the `?` is no list of names and values.
    pub fn unreadable(known: &[&str]) -> Error {
        own("query.unknown", words::unknown_option("?", known, None))
    }
}

/// A request, beside its body.
#[derive(Debug)]
pub struct Asked {
    /// The packs as they were when it came.
    pub shelf: Arc<Shelf>,
    pub options: Options,
    /// Whether what a request says to be verified is believed.
    pub trusted: bool,
}

/// An application or profile, ready to be judged.
#[derive(Debug)]
pub struct Ready<'a> {
    pub pack: &'a Pack,
    pub application: Value,
    /// What was found before the core is asked.
    pub problems: Vec<Problem>,
}

impl Asked {
    /// The application or profile in a body, with a day, and with what is believed to be verified.
    pub fn ready(&self, text: &[u8]) -> Result<Ready<'_>, Error> {
        let body = self.shelf.spokesman().read(text)?;
        let (mut application, office) = if self.options.office { self.envelope(body)? } else { (body, None) };
        // Without a clock the application stays as it is, and the library says what is missing.
        if let Some(today) = today::in_shanghai() {
            fill_date(&mut application, today);
        }
        let pack = self.shelf.judging(&application, self.options.pack.as_deref())?;
        let problems = match &office {
            Some(facts) => pack.override_with(&mut application, facts),
            None if self.trusted => Vec::new(),
            None => pack.without_claims(&mut application),
        };
        Ok(Ready { pack, application, problems })
    }

    /// The pack that judges a receipt: that of its application's day, unless another was asked for.
    pub fn judging_receipt(&self, receipt: &Value) -> Result<&Pack, Error> {
        let application = receipt.get("application").unwrap_or(&Value::Null);
        Ok(self.shelf.judging(application, self.options.pack.as_deref())?)
    }

    /// An application with what the office knows beside it.
    fn envelope(&self, body: Value) -> Result<(Value, Option<Object>), Error> {
        if !self.trusted {
            return Err(own("verified.untrusted", words::OFFICE_UNTRUSTED.to_owned()));
        }
        let shape = || own("envelope.shape", words::OFFICE_SHAPE.to_owned());
        let Value::Object(mut members) = body else { return Err(shape()) };
        if members.keys().any(|key| !ENVELOPE.contains(&key)) {
            return Err(shape());
        }
        match ENVELOPE.map(|key| members.remove(key)) {
            [Some(application @ Value::Object(_)), Some(Value::Object(facts))] => Ok((application, Some(facts))),
            _ => Err(shape()),
        }
    }
}

impl Ready<'_> {
    /// The codes of what was found before, for an answer that has no place for problems.
    pub fn codes(&self) -> Vec<String> {
        self.problems.iter().map(|problem| problem.code.clone()).collect()
    }

    /// Puts what was found before among what the core found, by path, then code.
    pub fn add_to(self, problems: &mut Vec<Problem>) {
        problems.extend(self.problems);
        problems.sort_by(|a, b| (&a.path, &a.code).cmp(&(&b.path, &b.code)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Options, String> {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Options::read(pairs.collect(), &[PACK, WITH]).map_err(|error| error.code)
    }

    #[test]
    fn options_are_known_and_stand_once() {
        assert_eq!(read(&[]), Ok(Options::default()));
        assert_eq!(
            read(&[("with", "verified-facts"), ("pack", "a@1")]),
            Ok(Options { pack: Some("a@1".into()), office: true })
        );
        assert_eq!(read(&[("packs", "a")]), Err("query.unknown".to_owned()));
        assert_eq!(read(&[("pack", "a"), ("pack", "b")]), Err("query.unknown".to_owned()));
        assert_eq!(read(&[("with", "facts")]), Err("query.value".to_owned()));
    }
}
