//! What has a value: facts, constants, arithmetic and functions.

use super::kinds::Kind;
use super::{Bond, Phrase, Walk, constants};
use crate::feel::builtins::Builtin;
use crate::feel::code::{Arithmetic, Op, Place};

impl Walk<'_, '_> {
    /// A value as part of a whole that holds so tightly. `kind` is what a bare number beside it counts.
    pub(super) fn operand(&mut self, place: Place, most: Bond, kind: Option<Kind>) -> String {
        let phrase = self.value(place, kind);
        self.within(phrase, most)
    }

    /// An operation that gives a value.
    pub(super) fn value(&mut self, place: Place, kind: Option<Kind>) -> Phrase {
        let words = self.teller.words;
        let whole = |text: String| Phrase { text, bond: Bond::Whole };
        let Some(op) = self.op(place) else { return whole(String::new()) };
        match op {
            Op::Null => whole(self.get("rule.null")),
            Op::Truth(value) => whole(self.get(if *value { "rule.true" } else { "rule.false" })),
            Op::Number(number) => whole(constants::number(words, *number, kind.unwrap_or(Kind::Plain))),
            Op::Day(day) => whole(constants::day(words, *day)),
            Op::Months(months) => whole(constants::months(words, *months)),
            Op::Days(days) => self.whole("rule.days", &[("days", &days.to_string())]),
            Op::Text(text) => self.whole("rule.text", &[("text", text)]),
            Op::Choice(of, value) => self.whole("rule.choice", &[("label", self.choice_label(*of, *value))]),
            Op::Today => whole(self.get("rule.today")),
            Op::Term(constant, term) => self.term_value(*constant, *term, place),
            Op::Fact(_) | Op::Item(_) => self.fact(place),
            Op::List(slot) => {
                let label = self.teller.pack.list(*slot).map_or("", |list| &list.label);
                self.whole("rule.list", &[("label", label)])
            }
            Op::Counted => {
                let list = self.items_of(place).and_then(|slot| self.teller.pack.list(slot));
                self.whole("rule.counted", &[("label", list.map_or("", |list| &list.item_label))])
            }
            Op::Step(step) => {
                let award = self.teller.measure.and_then(|measure| measure.award.as_ref());
                let label = award.and_then(|award| award.steps.get(usize::from(*step))).map_or("", |step| &step.label);
                self.whole("rule.step", &[("label", label)])
            }
            Op::Local(slot) => whole(self.item_name(*slot)),
            Op::Field(of, _) => {
                let of = self.operand(*of, Bond::Whole, None);
                let label = self.read(place).map_or("", |(fact, _)| &fact.label);
                self.whole("rule.field", &[("of", &of), ("label", label)])
            }
            Op::Member(of, name) => {
                let of = self.operand(*of, Bond::Whole, None);
                self.whole("rule.member", &[("of", &of), ("name", name)])
            }
            Op::If(a, b, c) => {
                let kind = kind.or(Some(self.common(*b, *c)));
                let a = self.condition(*a);
                let (a, b) = (self.within(a, Bond::Or), self.operand(*b, Bond::Sum, kind));
                let c = self.value(*c, kind).text;
                self.open("rule.choose", &[("a", &a), ("b", &b), ("c", &c)])
            }
            Op::Negate(a) => {
                let a = self.operand(*a, Bond::Whole, kind);
                self.whole("rule.minus", &[("a", &a)])
            }
            Op::Arithmetic(sign, a, b) => self.arithmetic(*sign, *a, *b, kind),
            Op::For(each) => self.mapped(each),
            Op::Filter(each) => self.filtered(each),
            Op::Call(builtin, places) => self.call(*builtin, places, kind),
            Op::ListOf(places) => {
                let list = self.list(places, kind);
                Phrase { text: self.say("rule.list-of", &[("list", &list)]), bond: Bond::Open }
            }
            Op::Context(members) => {
                let mut parts = Vec::new();
                for (name, place) in members {
                    let value = self.value(*place, None).text;
                    parts.push(self.say("rule.named-value", &[("name", name), ("value", &value)]));
                }
                self.whole("rule.members", &[("list", &self.joined(&parts))])
            }
            Op::Range(ends) => {
                let kind = self.kind(place);
                let range = self.range(ends, kind);
                self.whole("rule.range", &[("range", &range)])
            }
            Op::And(..) | Op::Or(..) | Op::Not(_) | Op::Compare(..) | Op::In(..) | Op::Some(_) | Op::Every(_) => {
                let a = self.condition(place).text;
                self.whole("rule.truth-of", &[("a", &a)])
            }
        }
    }

    fn fact(&self, place: Place) -> Phrase {
        match self.read(place) {
            Some((fact, Some(material))) => {
                self.whole("rule.state", &[("material", &material.name), ("label", &fact.label)])
            }
            Some((fact, None)) => self.whole("rule.fact", &[("label", &fact.label)]),
            None => self.whole("rule.fact", &[("label", "")]),
        }
    }

    /// One of the text's own values: what it is called, and what it is.
    fn term_value(&mut self, constant: Place, term: u16, place: Place) -> Phrase {
        let kind = self.kind(place);
        let value = self.value(constant, Some(kind)).text;
        let label = self.term(term).map_or("", |term| &term.label);
        self.whole("rule.term", &[("label", label), ("value", &value)])
    }

    fn arithmetic(&mut self, sign: Arithmetic, a: Place, b: Place, kind: Option<Kind>) -> Phrase {
        let own = self.common(a, b);
        // A factor counts nothing that the product counts.
        let kind = match sign {
            Arithmetic::Add | Arithmetic::Sub => Some(if own == Kind::Bare { kind.unwrap_or(own) } else { own }),
            Arithmetic::Mul | Arithmetic::Div => None,
        };
        let (key, bond, right) = match sign {
            Arithmetic::Add => ("rule.add", Bond::Sum, Bond::Product),
            Arithmetic::Sub => ("rule.subtract", Bond::Sum, Bond::Product),
            Arithmetic::Mul => ("rule.multiply", Bond::Product, Bond::Whole),
            Arithmetic::Div => ("rule.divide", Bond::Product, Bond::Whole),
        };
        let (a, b) = (self.operand(a, bond, kind), self.operand(b, right, kind));
        Phrase { text: self.say(key, &[("a", &a), ("b", &b)]), bond }
    }

    fn list(&mut self, places: &[Place], kind: Option<Kind>) -> String {
        let common = places.iter().map(|place| self.kind(*place)).find(|kind| *kind != Kind::Bare);
        let kind = common.or(kind);
        let parts: Vec<String> = places.iter().map(|place| self.operand(*place, Bond::Sum, kind)).collect();
        self.joined(&parts)
    }

    fn call(&mut self, builtin: Builtin, places: &[Place], kind: Option<Kind>) -> Phrase {
        let key = match (builtin, places) {
            (Builtin::Floor, [_, _]) => "rule.floor-places",
            (Builtin::Ceiling, [_, _]) => "rule.ceiling-places",
            (Builtin::Date, [_]) => "rule.date-of",
            _ => plain_key(builtin),
        };
        if matches!(builtin, Builtin::Min | Builtin::Max | Builtin::Date) && places.len() > 1 {
            let list = self.list(places, kind);
            let list = if builtin == Builtin::Date { list } else { self.say("rule.brackets", &[("a", &list)]) };
            return self.whole(key, &[("a", &list), ("list", &list)]);
        }
        let mut parts = places.iter();
        let mut part = |walk: &mut Self, kind| parts.next().map(|place| walk.operand(*place, Bond::Whole, kind));
        let a = part(self, kind).unwrap_or_default();
        // A number of places, or another day: no unit of the first.
        let b = part(self, None).unwrap_or_default();
        self.whole(key, &[("a", &a), ("b", &b)])
    }
}

fn plain_key(builtin: Builtin) -> &'static str {
    match builtin {
        Builtin::Sum => "rule.sum",
        Builtin::Count => "rule.count",
        Builtin::Min => "rule.min",
        Builtin::Max => "rule.max",
        Builtin::Abs => "rule.abs",
        Builtin::Floor => "rule.floor",
        Builtin::Ceiling => "rule.ceiling",
        Builtin::RoundUp => "rule.round-up",
        Builtin::RoundDown => "rule.round-down",
        Builtin::RoundHalfUp => "rule.round-half-up",
        Builtin::Date => "rule.date",
        Builtin::Duration => "rule.duration",
        Builtin::MonthsBetween => "rule.months-between",
        Builtin::Year => "rule.year",
        Builtin::Month => "rule.month",
        Builtin::DayOfMonth => "rule.day-of-month",
        Builtin::Weekday => "rule.weekday",
        Builtin::YearsPart => "rule.years-part",
        Builtin::MonthsPart => "rule.months-part",
        Builtin::DaysPart => "rule.days-part",
    }
}
