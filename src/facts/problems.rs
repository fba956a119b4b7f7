//! Problems as they are found.

use crate::contract::{Problem, Severity};
use crate::order;
use crate::pack::{self, Pack, Params};

/// Every code of what the engine may have to say, problems and refusals in the order of CONTRACT.md, then changes and
/// words: a pack has a sentence for each.
pub const CODES: &[&str] = &[
    "json.syntax",
    "json.utf8",
    "json.duplicate-key",
    "json.depth",
    "json.size",
    "measure.unknown",
    "application.unknown-key",
    "application.missing",
    "application.type",
    "date.format",
    "date.range",
    "fact.unknown",
    "material.unknown",
    "fact.type",
    "fact.choice",
    "fact.null",
    "money.format",
    "money.precision",
    "money.range",
    "integer.range",
    "date.future",
    "date.order",
    "uscc.format",
    "uscc.check",
    "list.size",
    "text.size",
    "progress.unknown",
    "progress.order",
    "verified.unknown",
    "verified.claimed",
    "fact.overridden",
    "date.before-effective",
    "date.not-workday",
    "award.exhausted",
    "receipt.type",
    "receipt.missing",
    "receipt.unknown-key",
    "pack.invalid",
    "catalogue.invalid",
    "change.more",
    "change.less",
    "change.answer",
    "change.from-day",
    "change.on-day",
    "change.more-until-cap",
    "change.less-until-cap",
    "change.one-more",
    "change.one-more-until-cap",
    "deadline.due",
    "deadline.starts",
    "deadline.actor",
    "deadline.clause",
    "deadline.workdays",
    "deadline.days",
    "deadline.in-principle",
    "deadline.unpublished",
    "deadline.reminder",
    "deadline.none",
    "label.date",
    "label.no",
    "label.or",
    "label.yes",
    "label.yuan",
    "type.boolean",
    "type.choice",
    "type.money",
    "type.date",
    "type.text",
    "type.integer",
    "type.list",
    "type.object",
    "type.material",
    "type.json",
];

/// The codes that are warnings: the value is kept.
const WARNINGS: &[&str] = &[
    "fact.unknown",
    "material.unknown",
    "verified.unknown",
    "verified.claimed",
    "fact.overridden",
    "date.order",
    "date.not-workday",
    "award.exhausted",
];

/// The problems of one application.
#[derive(Debug)]
pub(crate) struct Problems<'p> {
    pack: &'p Pack,
    found: Vec<Problem>,
    /// How many more unknown names are held against the known ones.
    suggestions: u32,
}

/// For how many unknown names the nearest known one is looked for: a person mends a handful at a time, and holding
/// thousands against each known name would keep everybody else waiting.
const SUGGESTIONS: u32 = 32;

impl<'p> Problems<'p> {
    /// None so far.
    pub fn new(pack: &'p Pack) -> Self {
        Self { pack, found: Vec::new(), suggestions: SUGGESTIONS }
    }

    /// Notes a problem with its parameters.
    pub fn add(&mut self, path: impl Into<String>, code: &'static str, params: &[(&str, &str)]) {
        let params = pack::params(params);
        let message = self.pack.say(code, &params);
        self.push(path.into(), code, params, message);
    }

    /// Notes one whose sentence says the parameters in words of the pack's language.
    #[cfg(feature = "native")]
    pub fn add_said(&mut self, path: String, code: &'static str, params: &[(&str, &str)], said: &[(&str, &str)]) {
        let message = self.pack.say(code, &pack::params(said));
        self.push(path, code, pack::params(params), message);
    }

    fn push(&mut self, path: String, code: &'static str, params: Params, message: String) {
        let severity = if WARNINGS.contains(&code) { Severity::Warning } else { Severity::Error };
        self.found.push(Problem { code: code.to_owned(), message, params, path, severity });
    }

    /// Notes a name that nobody knows, with the nearest that somebody does.
    pub fn unknown<'k>(
        &mut self,
        path: String,
        code: &'static str,
        key: &str,
        name: &str,
        known: impl Iterator<Item = &'k str>,
    ) {
        let looks = self.suggestions.checked_sub(1);
        self.suggestions = looks.unwrap_or(0);
        match looks.and_then(|_| crate::pack::nearest(name, known)) {
            Some(nearest) => self.add(path, code, &[(key, name), ("suggestion", nearest)]),
            None => self.add(path, code, &[(key, name)]),
        }
    }

    /// What a value should have been, in the pack's words.
    pub fn word(&self, code: &str) -> String {
        self.pack.say(code, &Params::new())
    }

    /// Whether an error is among them.
    pub fn any_error(&self) -> bool {
        self.found.iter().any(|p| p.severity == Severity::Error)
    }

    /// All, by path, then code.
    pub fn sorted(mut self) -> Vec<Problem> {
        order::sort_by(&mut self.found, |a, b| (&a.path, &a.code).cmp(&(&b.path, &b.code)));
        self.found
    }
}
