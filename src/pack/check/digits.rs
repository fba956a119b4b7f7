//! How many digits the numbers of a rule can need.
//!
//! Running a rule on whole ranges tries their ends; a number between them may need more places than either: a third of 3
//! is 1, a third of 2 never ends. So places are counted along the rule. The count supposes the longest operands, not
//! any one value: it may be too high, never too low.

use crate::feel::builtins::Builtin;
use crate::feel::code::{Arithmetic, Code, Loop, MAX_LOCALS, Op, Place};
use crate::feel::{Items, World};
use crate::value::{Known, Number, Set};

/// How many digits a number holds exactly, whatever they are.
const MOST: usize = 28;
/// What a fact can need: whole numbers up to 2⁵³, yuan up to 10¹³, and fen.
const FACT: Size = Size { whole: 16, places: 2 };
/// What a part of a day can need.
const PART: Size = Size { whole: 4, places: 0 };
/// What a number of items can need.
const COUNT: Size = Size { whole: 4, places: 0 };

/// Digits before and after the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    whole: usize,
    places: usize,
}

/// What a rule's value can need, and the operations that can need more than a number holds. `world` has every fact at its
/// whole range; `steps` are the sizes of the award's earlier steps.
pub fn sizes(code: &Code, world: &World<'_>, steps: &[Size]) -> (Size, Vec<Place>) {
    let mut walk = Walk::of(code, world, steps);
    let size = walk.size(code.root());
    (size, walk.beyond)
}

/// What each division of a rule can have to divide, by its place.
pub fn dividends(code: &Code, world: &World<'_>, steps: &[Size]) -> Vec<(Place, Size)> {
    let mut walk = Walk::of(code, world, steps);
    walk.size(code.root());
    walk.dividends
}

impl Size {
    /// Digits before the point.
    pub fn whole(self) -> usize {
        self.whole
    }

    /// Digits after it.
    pub fn places(self) -> usize {
        self.places
    }

    /// What either can need.
    pub fn or(self, other: Self) -> Self {
        Self { whole: self.whole.max(other.whole), places: self.places.max(other.places) }
    }
}

struct Walk<'c> {
    code: &'c Code,
    world: &'c World<'c>,
    steps: &'c [Size],
    /// Of each name that a loop binds: the size of a number, and of an item the list that it is of.
    locals: [(Size, Option<u16>); MAX_LOCALS],
    beyond: Vec<Place>,
    dividends: Vec<(Place, Size)>,
}

impl<'c> Walk<'c> {
    fn of(code: &'c Code, world: &'c World<'c>, steps: &'c [Size]) -> Self {
        let locals = [(FACT, None); MAX_LOCALS];
        Self { code, world, steps, locals, beyond: Vec::new(), dividends: Vec::new() }
    }

    /// What an operation's number, or the numbers of its list, can need.
    fn size(&mut self, place: Place) -> Size {
        let Some(op) = self.code.ops.get(usize::from(place)) else { return FACT };
        match op {
            Op::Number(number) => of_number(*number),
            Op::Step(step) => self.steps.get(usize::from(*step)).copied().unwrap_or(FACT),
            Op::Local(slot) => self.locals.get(usize::from(*slot)).map_or(FACT, |local| local.0),
            Op::Fact(slot) => self.world.facts.get(usize::from(*slot)).map_or(FACT, |cell| of_range(&cell.set)),
            Op::Item(field) => {
                let fields = self.world.at.and_then(|item| self.world.fields(item)).unwrap_or_default();
                fields.get(usize::from(*field)).map_or(FACT, |cell| of_range(&cell.set))
            }
            Op::List(_) | Op::Counted => FACT,
            Op::Field(of, field) => {
                self.size(*of);
                self.field(*of, *field)
            }
            Op::Arithmetic(sign, a, b) => {
                let (left, right) = (self.size(*a), self.size(*b));
                self.arithmetic(place, *sign, left, right, *b)
            }
            Op::If(condition, then, otherwise) => {
                self.size(*condition);
                self.size(*then).or(self.size(*otherwise))
            }
            Op::Filter(each) => self.looped(each).0,
            Op::Some(each) | Op::Every(each) | Op::For(each) => self.looped(each).1,
            Op::Call(builtin, places) => self.call(*builtin, places),
            // A list holds what its entries are; of all else no number comes, or one of its operand's size.
            other => other.operands().into_iter().map(|operand| self.size(operand)).fold(Size::default(), Size::or),
        }
    }

    /// The size of a field of an item, or of each item of a list.
    fn field(&self, of: Place, field: u16) -> Size {
        let list = self.list_of(of).and_then(|list| self.world.lists.get(usize::from(list)));
        let Some(Items::Untold { any, .. }) = list else { return FACT };
        any.get(usize::from(field)).map_or(FACT, |cell| of_range(&cell.set))
    }

    /// The list fact that an item, or a list of items, is of.
    fn list_of(&self, place: Place) -> Option<u16> {
        match self.code.ops.get(usize::from(place))? {
            Op::List(list) => Some(*list),
            Op::Counted => self.world.counted.map(|counted| counted.list),
            Op::Filter(each) => self.list_of(each.list),
            Op::Local(slot) => self.locals.get(usize::from(*slot))?.1,
            _ => None,
        }
    }

    /// The size of a loop's list, and that of its body.
    fn looped(&mut self, each: &Loop) -> (Size, Size) {
        let list = self.size(each.list);
        let items = self.list_of(each.list);
        if let Some(local) = self.locals.get_mut(usize::from(each.slot)) {
            *local = (list, items);
        }
        (list, self.size(each.body))
    }

    fn arithmetic(&mut self, place: Place, sign: Arithmetic, a: Size, b: Size, divisor: Place) -> Size {
        let size = match sign {
            Arithmetic::Add | Arithmetic::Sub => {
                Size { whole: a.whole.max(b.whole) + 1, places: a.places.max(b.places) }
            }
            Arithmetic::Mul => Size { whole: a.whole + b.whole, places: a.places + b.places },
            Arithmetic::Div => {
                self.dividends.push((place, a));
                self.quotient(a, divisor)
            }
        };
        // A quotient is rounded at the last digit, and never fails for its places.
        let needed = if sign == Arithmetic::Div { size.whole } else { size.whole + size.places };
        if needed <= MOST {
            return size;
        }
        self.beyond.push(place);
        Size { whole: size.whole.min(MOST), places: 0 }
    }

    /// Of a division by a literal that ends: its places; else all that a number holds.
    fn quotient(&self, a: Size, divisor: Place) -> Size {
        let by = match self.code.constant(divisor) {
            Some(Op::Number(number)) => digits(*number),
            _ => None,
        };
        let Some((mantissa, scale)) = by.filter(|(mantissa, _)| *mantissa != 0) else {
            return Size { whole: a.whole + MOST, places: MOST };
        };
        let places = ending(mantissa).map_or(MOST, |places| (a.places + places).saturating_sub(scale).min(MOST));
        Size { whole: a.whole + scale, places }
    }

    fn call(&mut self, builtin: Builtin, arguments: &[Place]) -> Size {
        let sizes: Vec<Size> = arguments.iter().map(|argument| self.size(*argument)).collect();
        let all = sizes.iter().copied().fold(Size::default(), Size::or);
        match builtin {
            Builtin::Sum => Size { whole: all.whole + COUNT.whole, places: all.places },
            Builtin::Min | Builtin::Max | Builtin::Abs => all,
            Builtin::Count => COUNT,
            Builtin::Floor | Builtin::Ceiling | Builtin::RoundUp | Builtin::RoundDown | Builtin::RoundHalfUp => {
                let first = sizes.first().copied().unwrap_or(FACT);
                let scale = arguments.get(1).map_or(Some(0), |scale| self.literal(*scale));
                let places = scale.map_or(first.places, |scale| first.places.min(scale));
                Size { whole: first.whole + 1, places }
            }
            Builtin::Year | Builtin::Month | Builtin::DayOfMonth | Builtin::Weekday | Builtin::MonthsPart => PART,
            // Parts of durations, which are as long as a rule makes them.
            _ => FACT,
        }
    }

    /// A literal number of places.
    fn literal(&self, place: Place) -> Option<usize> {
        match self.code.constant(place) {
            Some(Op::Number(number)) => number.to_whole().map(|whole| usize::try_from(whole).unwrap_or(0)),
            _ => None,
        }
    }
}

/// The digits of a number without its point, and how many of them stand after it.
fn digits(number: Number) -> Option<(u128, usize)> {
    let text = number.abs().to_string();
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    Some((format!("{whole}{places}").parse().ok()?, places.len()))
}

fn of_number(number: Number) -> Size {
    let Some((mantissa, scale)) = digits(number) else { return FACT };
    let length = if mantissa == 0 { 0 } else { mantissa.to_string().len() };
    Size { whole: length.saturating_sub(scale), places: scale }
}

/// What a fact of that range can need: fen, where it is money, and so many digits before the point as its ends have.
fn of_range(range: &Set) -> Size {
    let Known::Number(span) = range.some else { return FACT };
    let whole = [span.lo, span.hi].map(|end| of_number(end).whole);
    Size { whole: whole[0].max(whole[1]), places: FACT.places }
}

/// How many places a division by a whole number gives, if it ends.
fn ending(mut by: u128) -> Option<usize> {
    let mut powers = [0, 0];
    for (power, prime) in powers.iter_mut().zip([2, 5]) {
        while by.is_multiple_of(prime) {
            by /= prime;
            *power += 1;
        }
    }
    (by == 1).then_some(powers[0].max(powers[1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feel::Cell;
    use crate::feel::compile::compile;
    use crate::feel::types::{Name, Scope, Type, Typed, Unit};
    use crate::pack::load::MAX_WHOLE;
    use crate::value::Day;

    fn up_to(most: i64) -> Cell {
        Cell { set: Set::numbers(Number::ZERO, Number::whole(most)), told: false }
    }

    /// How much a rule over the numbers `a`, of any size, and `few`, up to 360, and over a list of both, needs; or how many
    /// of its operations need too much.
    fn needs(rule: &str) -> Result<(usize, usize), usize> {
        let mut scope = Scope::default();
        let fact = Typed { ty: Type::Number(Unit::Plain), nullable: false };
        let both = [("a", 0), ("few", 1)];
        scope.names.extend(both.map(|(name, slot)| (name.to_owned(), Name::Fact(slot, fact.clone()))));
        scope.names.insert("list".to_owned(), Name::List(0));
        scope.items.push(both.map(|(name, _)| (name.to_owned(), fact.clone())).to_vec());
        let compiled = compile(rule, &scope, None).expect("a rule");
        let facts = [up_to(MAX_WHOLE), up_to(360)];
        let lists = [Items::Untold { most: 10, any: facts.to_vec() }];
        let world = World { at: None, counted: None, facts: &facts, lists: &lists, steps: &[], today: Day::FIRST };
        let (size, beyond) = sizes(&compiled.code, &world, &[]);
        if beyond.is_empty() { Ok((size.whole, size.places)) } else { Err(beyond.len()) }
    }

    #[test]
    fn a_declared_range_needs_no_more_than_its_ends() {
        assert_eq!(needs("few"), Ok((3, 2)));
        assert_eq!(needs("a * few"), Ok((19, 4)));
        assert_eq!(needs("sum([0, few])"), Ok((7, 2)));
        assert_eq!(needs("count(for i in list return i.a * i.few)"), Ok((4, 0)));
        assert_eq!(needs("count(for i in list[item.few > 1] return i.a * i.few)"), Ok((4, 0)));
        assert_eq!(needs("count(for i in list return i.a * i.a)"), Err(1));
        assert_eq!(needs("count(for x in [few, 0] return x * a)"), Ok((4, 0)));
    }

    #[test]
    fn places_are_counted() {
        assert_eq!(needs("a"), Ok((16, 2)));
        assert_eq!(needs("a * 0.20"), Ok((16, 3)));
        assert_eq!(needs("a / 8"), Ok((16, 5)));
        assert_eq!(needs("a / 0.5 + 1"), Ok((18, 2)));
        assert_eq!(needs("a / 3"), Ok((16, 28)));
        assert_eq!(needs("a / 3 * 2"), Err(1));
        assert_eq!(needs("round down(a / 3, 2) * 0.15"), Ok((17, 4)));
        assert_eq!(needs("a * a"), Err(1));
    }
}
