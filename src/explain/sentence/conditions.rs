//! What is true or not.

use super::kinds::Kind;
use super::{Bond, Phrase, Walk};
use crate::feel::code::{Ends, Op, Place, Relation, Test};

impl Walk<'_, '_> {
    /// An operation that gives a truth value.
    pub(super) fn condition(&mut self, place: Place) -> Phrase {
        match self.op(place) {
            Some(Op::Truth(true)) => self.whole("rule.always", &[]),
            Some(Op::Truth(false)) => self.whole("rule.never", &[]),
            Some(Op::And(a, b)) => self.junction("rule.and", Bond::And, *a, *b),
            Some(Op::Or(a, b)) => self.junction("rule.or", Bond::Or, *a, *b),
            Some(Op::Not(a)) => self.negation(*a),
            Some(Op::Compare(relation, a, b)) => self.comparison(*relation, *a, *b),
            Some(Op::In(a, tests)) => self.membership(*a, tests, true),
            Some(Op::If(a, b, c)) => {
                let (a, b, c) = (self.condition(*a), self.condition(*b), self.condition(*c));
                let (a, b) = (self.within(a, Bond::Or), self.within(b, Bond::Or));
                self.open("rule.if", &[("a", &a), ("b", &b), ("c", &c.text)])
            }
            Some(Op::Some(each)) => self.quantified(each, "rule.some", "rule.some-named"),
            Some(Op::Every(each)) => self.quantified(each, "rule.every", "rule.every-named"),
            _ => {
                let a = self.operand(place, Bond::Whole, None);
                self.whole("rule.holds", &[("a", &a)])
            }
        }
    }

    /// Conditions of one kind in a row need no brackets; of the other kind they do.
    fn junction(&mut self, key: &str, bond: Bond, a: Place, b: Place) -> Phrase {
        let (a, b) = (self.condition(a), self.condition(b));
        let part = |walk: &Self, phrase: Phrase| {
            let bare = phrase.bond == bond || phrase.bond == Bond::Whole;
            if bare { phrase.text } else { walk.say("rule.brackets", &[("a", &phrase.text)]) }
        };
        let (a, b) = (part(self, a), part(self, b));
        Phrase { text: self.say(key, &[("a", &a), ("b", &b)]), bond }
    }

    fn negation(&mut self, place: Place) -> Phrase {
        match self.op(place) {
            // None of the two is asked of null, so the opposite is the other relation.
            Some(Op::Compare(relation, a, b)) => self.comparison(relation.negated(), *a, *b),
            Some(Op::In(a, tests)) => self.membership(*a, tests, false),
            Some(Op::Fact(_) | Op::Item(_) | Op::Field(..) | Op::Local(_)) => {
                let a = self.operand(place, Bond::Whole, None);
                self.whole("rule.fails", &[("a", &a)])
            }
            _ => {
                let a = self.condition(place);
                let a = self.say("rule.brackets", &[("a", &a.text)]);
                self.whole("rule.not", &[("a", &a)])
            }
        }
    }

    fn comparison(&mut self, relation: Relation, a: Place, b: Place) -> Phrase {
        match (self.op(a), self.op(b)) {
            (_, Some(Op::Null)) => return self.question(relation, a),
            (Some(Op::Null), _) => return self.question(relation, b),
            _ => {}
        }
        let kind = self.common(a, b);
        let constant = |op: Option<&Op>| matches!(op, Some(Op::Choice(..) | Op::Text(_) | Op::Truth(_)));
        // Where only one side is a fact, it is the one spoken of.
        let (a, b, relation) = if constant(self.op(a)) { (b, a, relation.swapped()) } else { (a, b, relation) };
        let key = if constant(self.op(b)) && matches!(relation, Relation::Eq | Relation::Ne) {
            if relation == Relation::Eq { "rule.is" } else { "rule.is-not" }
        } else {
            relation_key(kind, relation)
        };
        let (a, b) = (self.operand(a, Bond::Sum, Some(kind)), self.operand(b, Bond::Sum, Some(kind)));
        self.whole(key, &[("a", &a), ("b", &b)])
    }

    /// Whether there is one at all.
    fn question(&mut self, relation: Relation, place: Place) -> Phrase {
        let is = relation == Relation::Eq;
        let a = self.operand(place, Bond::Whole, None);
        match self.none_label(place) {
            Some(none) => {
                let key = if is { "rule.is-none" } else { "rule.is-not-none" };
                self.whole(key, &[("a", &a), ("none", &none)])
            }
            None => self.whole(if is { "rule.is-null" } else { "rule.is-not-null" }, &[("a", &a)]),
        }
    }

    fn membership(&mut self, a: Place, tests: &[Test], is: bool) -> Phrase {
        let kind = self.kind(a);
        let values: Option<Vec<Place>> = tests
            .iter()
            .map(|test| match test {
                Test::Value(place) if !self.is_list(*place) => Some(*place),
                _ => None,
            })
            .collect();
        if let Some(values) = values {
            let a = self.operand(a, Bond::Sum, Some(kind));
            let list: Vec<String> = values.iter().map(|value| self.operand(*value, Bond::Whole, Some(kind))).collect();
            let key = if is { "rule.one-of" } else { "rule.none-of" };
            return self.whole(key, &[("a", &a), ("list", &self.joined(&list))]);
        }
        let spoken = self.operand(a, Bond::Sum, Some(kind));
        let parts: Vec<Phrase> = tests.iter().map(|test| self.test(&spoken, test, kind)).collect();
        let fits = match <[Phrase; 1]>::try_from(parts) {
            Ok([only]) => only,
            Err(parts) => {
                let list: Vec<String> = parts.into_iter().map(|part| self.within(part, Bond::Whole)).collect();
                self.open("rule.fits", &[("a", &spoken), ("list", &self.joined(&list))])
            }
        };
        if is {
            return fits;
        }
        let fits = self.say("rule.brackets", &[("a", &fits.text)]);
        self.whole("rule.not", &[("a", &fits)])
    }

    /// One of several tests of a value.
    fn test(&mut self, spoken: &str, test: &Test, kind: Kind) -> Phrase {
        match test {
            Test::Value(place) if self.is_list(*place) => {
                let list = self.operand(*place, Bond::Whole, Some(kind));
                self.whole("rule.among", &[("a", spoken), ("list", &list)])
            }
            Test::Value(place) => {
                let value = self.operand(*place, Bond::Sum, Some(kind));
                self.whole(relation_key(kind, Relation::Eq), &[("a", spoken), ("b", &value)])
            }
            Test::Range(ends) => match (ends.from, ends.to) {
                (Some((end, closed)), None) => {
                    let relation = if closed { Relation::Ge } else { Relation::Gt };
                    self.beyond(spoken, relation, end, kind)
                }
                (None, Some((end, closed))) => {
                    let relation = if closed { Relation::Le } else { Relation::Lt };
                    self.beyond(spoken, relation, end, kind)
                }
                _ => {
                    let range = self.range(ends, kind);
                    self.whole("rule.within", &[("a", spoken), ("range", &range)])
                }
            },
        }
    }

    fn beyond(&mut self, spoken: &str, relation: Relation, end: Place, kind: Kind) -> Phrase {
        let end = self.operand(end, Bond::Sum, Some(kind));
        self.whole(relation_key(kind, relation), &[("a", spoken), ("b", &end)])
    }

    /// From where to where.
    pub(super) fn range(&mut self, ends: &Ends, kind: Kind) -> String {
        let mut end = |end: Option<(Place, bool)>, closed: &str, open: &str| {
            end.map(|(place, belongs)| {
                let a = self.operand(place, Bond::Sum, Some(kind));
                self.say(if belongs { closed } else { open }, &[("a", &a)])
            })
        };
        let from = end(ends.from, "rule.from", "rule.after");
        let to = end(ends.to, "rule.up-to", "rule.before");
        match (from, to) {
            (Some(from), Some(to)) => self.say("rule.between", &[("from", &from), ("to", &to)]),
            (from, to) => from.or(to).unwrap_or_default(),
        }
    }
}

fn relation_key(kind: Kind, relation: Relation) -> &'static str {
    use Relation::{Eq, Ge, Gt, Le, Lt, Ne};
    match (kind, relation) {
        (Kind::Day, Eq) => "rule.day-eq",
        (Kind::Day, Ne) => "rule.day-ne",
        (Kind::Day, Lt) => "rule.day-lt",
        (Kind::Day, Le) => "rule.day-le",
        (Kind::Day, Gt) => "rule.day-gt",
        (Kind::Day, Ge) => "rule.day-ge",
        (Kind::Period, Eq) => "rule.period-eq",
        (Kind::Period, Ne) => "rule.period-ne",
        (Kind::Period, Lt) => "rule.period-lt",
        (Kind::Period, Le) => "rule.period-le",
        (Kind::Period, Gt) => "rule.period-gt",
        (Kind::Period, Ge) => "rule.period-ge",
        (Kind::Other, Eq) => "rule.same",
        (Kind::Other, Ne) => "rule.different",
        (_, Eq) => "rule.number-eq",
        (_, Ne) => "rule.number-ne",
        (_, Lt) => "rule.number-lt",
        (_, Le) => "rule.number-le",
        (_, Gt) => "rule.number-gt",
        (_, Ge) => "rule.number-ge",
    }
}
