//! A rule as a sentence, from its code and the pack's labels.
//!
//! Every operation has words, and brackets stand wherever two readings would be possible. What is said is what is
//! evaluated: there is no second text of a rule that could differ from it.

mod conditions;
mod constants;
mod kinds;
mod loops;
mod names;
mod values;

use super::catalogue::Catalogue;
use crate::feel::Code;
use crate::feel::code::{MAX_LOCALS, Op, Place};
use crate::pack::Pack;
use crate::pack::model::{Measure, Term};
use crate::value::{Day, Number};
use kinds::Kind;

/// What puts rules into words: the pack's labels, a language, and the measure whose names they see.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'p> {
    /// The pack.
    pub pack: &'p Pack,
    /// The language.
    pub words: &'p Catalogue,
    /// The measure; of a note's rule, none.
    pub measure: Option<&'p Measure>,
}

impl Teller<'_> {
    /// A rule that is met or not.
    pub fn condition(&self, code: &Code) -> String {
        Walk::of(self, code).condition(code.root()).text
    }

    /// What one of the text's own values is.
    pub fn term(&self, term: &Term) -> String {
        match (term.constant(), term.unit.as_str()) {
            (Some(Op::Number(number)), "yuan") => constants::number(self.words, number, Kind::Yuan),
            (Some(Op::Number(number)), "ratio") => constants::number(self.words, number, Kind::Ratio),
            (Some(Op::Day(day)), _) => constants::day(self.words, day),
            _ => term.value.clone(),
        }
    }

    /// A day.
    pub fn day(&self, day: Day) -> String {
        constants::day(self.words, day)
    }

    /// A rule that gives a value.
    pub fn value(&self, code: &Code) -> String {
        Walk::of(self, code).value(code.root(), None).text
    }
}

/// A sum.
pub fn yuan(words: &Catalogue, sum: Number) -> String {
    constants::number(words, sum, Kind::Yuan)
}

/// How tightly the parts of a phrase hold together, the tightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    /// One thing, or a comparison.
    Whole,
    /// Factors.
    Product,
    /// Summands.
    Sum,
    /// Conditions of which all must hold.
    And,
    /// Conditions of which one must hold.
    Or,
    /// Goes on to the end of the sentence.
    Open,
}

/// A part of a sentence.
#[derive(Debug)]
struct Phrase {
    text: String,
    bond: Bond,
}

/// What a loop's name stands for while its body is put into words.
#[derive(Debug, Clone, Copy)]
struct Bound {
    /// The slot of the list fact whose item it is, if it is one's.
    list: Option<u16>,
    /// The list that it runs over.
    over: Place,
}

/// The state of one rule on its way into words.
struct Walk<'t, 'p> {
    teller: &'t Teller<'p>,
    code: &'t Code,
    locals: [Option<Bound>; MAX_LOCALS],
    /// Whether loops stand in one another, so that their items need names.
    nested: bool,
}

impl<'t, 'p> Walk<'t, 'p> {
    fn of(teller: &'t Teller<'p>, code: &'t Code) -> Self {
        let inner = |op: &Op| match op {
            Op::Some(each) | Op::Every(each) | Op::For(each) | Op::Filter(each) => each.slot > 0,
            _ => false,
        };
        Self { teller, code, locals: [None; MAX_LOCALS], nested: code.ops.iter().any(inner) }
    }

    fn op(&self, place: Place) -> Option<&'t Op> {
        self.code.ops.get(usize::from(place))
    }

    fn get(&self, key: &str) -> String {
        self.teller.words.get(key).to_owned()
    }

    fn say(&self, key: &str, parts: &[(&str, &str)]) -> String {
        self.teller.words.say(key, parts)
    }

    fn whole(&self, key: &str, parts: &[(&str, &str)]) -> Phrase {
        Phrase { text: self.say(key, parts), bond: Bond::Whole }
    }

    fn open(&self, key: &str, parts: &[(&str, &str)]) -> Phrase {
        Phrase { text: self.say(key, parts), bond: Bond::Open }
    }

    /// A part as it stands in a whole that holds `most` so tightly: in brackets if it holds less.
    fn within(&self, phrase: Phrase, most: Bond) -> String {
        if phrase.bond <= most { phrase.text } else { self.say("rule.brackets", &[("a", &phrase.text)]) }
    }

    fn joined(&self, parts: &[String]) -> String {
        parts.join(self.teller.words.get("rule.separator"))
    }
}
