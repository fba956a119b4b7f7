//! Rules to code, each said where it stands, and what each reads.

use std::collections::BTreeSet;

use super::reads::{Reading, readings};
use crate::feel::code::{Code, Op};
use crate::feel::compile::{Compiled, compile};
use crate::feel::diagnostic::{Span, code};
use crate::feel::types::{Scope, Type};
use crate::pack::fault::Report;
use crate::pack::source::draft::Condition;
use crate::pack::source::text::Text;

/// A rule that compiles.
#[derive(Debug)]
pub struct Rule<'d> {
    /// Its code.
    pub code: Code,
    /// Where it stands.
    pub home: Home,
    /// What facts it reads.
    pub reads: BTreeSet<Reading>,
    /// What it decides.
    pub role: Role<'d>,
    /// Where each operation stands in its text.
    pub spans: Vec<Span>,
    /// The rule as written.
    pub text: &'d Text,
}

/// Where a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Home {
    /// Place of its measure; absent of a note.
    pub measure: Option<usize>,
    /// The list whose item is at hand.
    pub item: Option<u16>,
    /// The list whose items count (in an award).
    pub counted: Option<u16>,
}

/// What a rule decides.
#[derive(Debug, Clone, Copy)]
pub enum Role<'d> {
    /// When a condition, or a check of what a document states, is met.
    Met(&'d Condition),
    /// When it is unmet.
    Unmet(&'d Condition),
    /// A step of an award, by its place; the lower bound where there are two.
    Step(usize),
    /// The upper bound of a step.
    High(usize),
    /// Whether a material is required.
    Required,
    /// Whether a telephone is given.
    Contact,
    /// Whether a note is shown.
    Note,
}

impl Role<'_> {
    /// Whether a rule decides about the case. What is shown beside the answer does not.
    pub fn decides(self) -> bool {
        !matches!(self, Self::Contact | Self::Note)
    }
}

/// Compiles rules and keeps them for the checks.
#[derive(Debug)]
pub struct Rules<'d> {
    report: &'d Report,
    facts: usize,
    compiled: Vec<Rule<'d>>,
    unjudged: Vec<(Home, &'d Text)>,
}

impl<'d> Rules<'d> {
    /// Begins; `facts` is how many facts outside lists the pack declares: numbers above are what documents state.
    pub fn new(report: &'d Report, facts: usize) -> Self {
        Self { report, facts, compiled: Vec::new(), unjudged: Vec::new() }
    }

    /// All that were compiled, in order, and those of which it is not known what they read.
    pub fn finish(self) -> (Vec<Rule<'d>>, Vec<(Home, &'d Text)>) {
        (self.compiled, self.unjudged)
    }

    /// Leaves rules out because what they may name is not known.
    pub fn pass_over(&mut self, home: Home, texts: impl Iterator<Item = &'d Text>) {
        self.unjudged.extend(texts.map(|text| (home, text)));
    }

    /// What those rules of a measure read that have such a role.
    pub fn reads_of(&self, measure: usize, role: impl Fn(Role<'d>) -> bool) -> BTreeSet<Reading> {
        let own = self.compiled.iter().filter(|rule| rule.home.measure == Some(measure) && role(rule.role));
        own.flat_map(|rule| rule.reads.iter().copied()).collect()
    }

    /// Compiles one rule. It is not judged while something that it names, or a whole file, has a fault of its own.
    pub fn compile(
        &mut self,
        text: &'d Text,
        scope: &Scope,
        expected: &Type,
        home: Home,
        role: Role<'d>,
    ) -> Option<Code> {
        let judged = self.report.is_whole() && !self.report.names_damaged(&text.value);
        let compiled = if judged { self.judge(text, scope, expected) } else { None };
        let Some(compiled) = compiled else {
            self.unjudged.push((home, text));
            return None;
        };
        let reads = readings(&compiled.code, home, self.facts);
        let code = compiled.code.clone();
        self.compiled.push(Rule { code: compiled.code, home, reads, role, spans: compiled.spans, text });
        Some(code)
    }

    fn judge(&self, text: &Text, scope: &Scope, expected: &Type) -> Option<Compiled> {
        match compile(&text.value, scope, Some(expected)) {
            Ok(compiled) if compiled.ty.nullable => {
                let help = "ask first: `if … = null then … else …`";
                self.report.add_with(text.within(0, text.value.len()), code::NULL, "this may be null", help);
                None
            }
            Ok(compiled) => Some(compiled),
            Err(diagnostics) => {
                for fault in diagnostics {
                    let spot = text.within(fault.span.start, fault.span.end);
                    self.report.push(spot, fault.code, fault.message, fault.help);
                }
                None
            }
        }
    }
}

/// A rule that never holds: both rules of a condition that always awaits the office.
pub fn never() -> Code {
    Code { ops: vec![Op::Truth(false)] }
}
