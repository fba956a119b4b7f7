//! Loading a built pack: safety, not meaning.

use super::model::{
    AwardValue, Built, Condition, Event, Fact, FactKind, MOST_RIVALS, MOST_TOGETHER, Measure, Term, TogetherRule,
    Trigger,
};
use super::{FORMAT, Named, Pack, fill, params};
use crate::error::Error;
use crate::feel::code::Op;
use crate::feel::{Cell, Code, Limits, check_shape};
use crate::json;
use crate::order;
use crate::value::{Day, Known, Number, Set, Span};

/// Largest sum that an applicant may tell, yuan (CONTRACT.md, Money).
pub const MAX_MONEY: i64 = 10_000_000_000_000;
/// Largest whole number that an applicant may tell, either way: what a JSON number holds exactly (RFC 8259, section 6).
pub const MAX_WHOLE: i64 = (1 << 53) - 1;
/// First and last year of a day that an applicant may tell (CONTRACT.md, Bad input).
pub const YEARS: (i32, i32) = (1900, 2199);
/// Largest built pack, in bytes.
const MAX_BYTES: usize = 16 << 20;
/// Largest list that a pack may allow.
const MAX_ITEMS: u32 = 1000;

impl Pack {
    /// Loads a built pack.
    ///
    /// # Errors
    /// `pack.invalid` when it is no built pack of this version, its digest is not that of its content, or a rule's
    /// structure is not sound. Its message is the pack's own where it has one.
    pub fn load(text: &str) -> Result<Self, Error> {
        let (pack, mut value) = Self::sound(text)?;
        if let json::Value::Object(members) = &mut value {
            members.remove("digest");
        }
        if json::digest_of(&value) != pack.built.digest {
            return Err(invalid(Some(&pack.built), "its digest is not that of its content"));
        }
        Ok(pack)
    }

    /// Loads a built pack whose digest is known to be right, which takes two fifths less in a browser. Gives the content too.
    ///
    /// # Errors
    /// `pack.invalid`, as of [`Pack::load`].
    pub(crate) fn sound(text: &str) -> Result<(Self, json::Value), Error> {
        let value = read(text).map_err(|e| invalid(None, &e.to_string()))?;
        let built: Built = json::from_value(&value).map_err(|e| invalid(None, &e.to_string()))?;
        Ok((Self::from_built(built)?, value))
    }

    /// Takes a pack that was built just now.
    ///
    /// # Errors
    /// `pack.invalid` when a rule's structure is not sound.
    pub fn from_built(built: Built) -> Result<Self, Error> {
        check(&built).map_err(|detail| invalid(Some(&built), &detail))?;
        let of = |facts: &[Fact]| -> Vec<Cell> { facts.iter().map(|fact| untold(fact, &built)).collect() };
        let (untold, untold_fields) = (of(&built.facts), built.lists.iter().map(|list| of(&list.fields)).collect());
        let mut pack = Self { original: None, names: Vec::new(), untold, untold_fields, built };
        let mut names: Vec<Named> = pack.built.facts.iter().zip(0..).map(|(_, slot)| Named::Fact(slot)).collect();
        names.extend(pack.built.lists.iter().zip(0..).map(|(_, slot)| Named::List(slot)));
        order::sort_by(&mut names, |a, b| pack.name_of(*a).cmp(pack.name_of(*b)));
        pack.names = names;
        Ok(pack)
    }
}

/// Reads the JSON text of something that was built from a pack's folder.
pub(super) fn read(text: &str) -> Result<json::Value, json::ReadError> {
    json::read(text.as_bytes(), json::Limits { max_bytes: MAX_BYTES, max_depth: json::Limits::DEEPEST })
}

fn invalid(built: Option<&Built>, detail: &str) -> Error {
    let params = params(&[("detail", detail)]);
    let message =
        built.and_then(|b| b.messages.get("pack.invalid")).map_or_else(|| detail.to_owned(), |m| fill(m, &params));
    Error { code: "pack.invalid".into(), column: None, line: None, message, params, path: None, suggestion: None }
}

/// What is known of a fact before it is told: its whole declared range.
pub(crate) fn untold(fact: &Fact, built: &Built) -> Cell {
    let some = match fact.kind {
        FactKind::Boolean => Known::Truth { yes: true, no: true },
        FactKind::Choice(of) => {
            let count = built.choices.get(usize::from(of)).map_or(0, |list| list.values.len());
            Known::Choice {
                of,
                mask: u64::MAX.checked_shr(64_u32.saturating_sub(u32::try_from(count).unwrap_or(64))).unwrap_or(0),
            }
        }
        FactKind::Money => Known::Number(Span { lo: Number::ZERO, hi: Number::whole(MAX_MONEY) }),
        FactKind::Integer => Known::Number(integers(fact)),
        FactKind::Date => Known::Day(Span { lo: first_day(), hi: last_day() }),
        FactKind::Text | FactKind::Uscc => Known::AnyText,
    };
    let set = Set::of(some);
    let set = match fact.none.as_ref().map(|none| none.value) {
        Some(Some(value)) => set.hull(Set::number(value)),
        Some(None) => set.or_null(true),
        None => set,
    };
    Cell { set, told: false }
}

/// The whole numbers that a fact takes.
pub(crate) fn integers(fact: &Fact) -> Span<Number> {
    Span { lo: Number::whole(fact.min.unwrap_or(-MAX_WHOLE)), hi: Number::whole(fact.max.unwrap_or(MAX_WHOLE)) }
}

/// First day that an applicant may tell.
pub(crate) fn first_day() -> Day {
    Day::new(YEARS.0, 1, 1).unwrap_or(Day::FIRST)
}

/// Last day that an applicant may tell.
pub(crate) fn last_day() -> Day {
    Day::new(YEARS.1, 12, 31).unwrap_or(Day::LAST)
}

fn check(built: &Built) -> Result<(), String> {
    if built.format != FORMAT {
        return Err(format!("its form is {}, not {FORMAT}", built.format));
    }
    let lists = built.lists.iter().find(|list| list.max > MAX_ITEMS);
    if let Some(list) = lists {
        return Err(format!("list {} allows {} items, not {MAX_ITEMS}", list.name, list.max));
    }
    if built.choices.iter().any(|list| list.values.is_empty() || list.values.len() > 64) {
        return Err("an enumeration has no value, or more than 64".to_owned());
    }
    let choices: Vec<usize> = built.choices.iter().map(|list| list.values.len()).collect();
    check_kinds(built, &choices)?;
    check_order(built)?;
    let fields = built.lists.iter().map(|list| list.fields.len()).max().unwrap_or(0);
    let whole =
        Limits { choices: &choices, facts: built.facts.len(), fields, lists: built.lists.len(), steps: 0, terms: &[] };
    for note in &built.notes {
        note.when.iter().try_for_each(|trigger| check_trigger(trigger, built, whole))?;
    }
    check_together(built)?;
    built.measures.iter().try_for_each(|measure| check_measure(measure, built, whole))
}

fn check_kinds(built: &Built, choices: &[usize]) -> Result<(), String> {
    let fields = built.lists.iter().flat_map(|list| &list.fields);
    let stated = built.measures.iter().flat_map(|m| &m.materials).flat_map(|material| &material.states);
    for fact in built.facts.iter().chain(fields).chain(stated) {
        if let FactKind::Choice(of) = fact.kind
            && usize::from(of) >= choices.len()
        {
            return Err(format!("fact {} names enumeration {of}", fact.name));
        }
        let range = integers(fact);
        if range.lo > range.hi || range.lo < Number::whole(-MAX_WHOLE) || range.hi > Number::whole(MAX_WHOLE) {
            return Err(format!("fact {} takes whole numbers from {} to {}", fact.name, range.lo, range.hi));
        }
    }
    Ok(())
}

/// That rules between measures name measures, and that no total takes more trials than a moment.
fn check_together(built: &Built) -> Result<(), String> {
    if built.together.len() > MOST_TOGETHER {
        return Err(format!("it has {} rules between measures, not {MOST_TOGETHER}", built.together.len()));
    }
    for rule in &built.together {
        if let Some(absent) = rule.measures.iter().find(|place| usize::from(**place) >= built.measures.len()) {
            return Err(format!("a rule between measures names measure {absent}"));
        }
        // A measure would be its own rival, and the search for the greatest sum would have no end.
        if order::distinct(&rule.measures).len() < rule.measures.len() {
            return Err("a rule between measures names one of them twice".to_owned());
        }
    }
    let exclusive = built.together.iter().filter(|rule| rule.rule == TogetherRule::Highest);
    let rivals = order::distinct(exclusive.flat_map(|rule| &rule.measures));
    if rivals.len() > MOST_RIVALS {
        return Err(format!("{} measures exclude each other, not {MOST_RIVALS}", rivals.len()));
    }
    Ok(())
}

fn check_trigger(trigger: &Trigger, built: &Built, limits: Limits<'_>) -> Result<(), String> {
    match &trigger.that {
        Event::Rule(code) => check_shape(code, limits),
        Event::Told(slot) | Event::Untold(slot) if usize::from(*slot) >= built.facts.len() => {
            Err(format!("a note names fact {slot}"))
        }
        _ => Ok(()),
    }
}

/// A day is held against that of a fact that is there.
fn check_order(built: &Built) -> Result<(), String> {
    let beyond = |fact: &&Fact| fact.after.is_some_and(|slot| usize::from(slot) >= built.facts.len());
    match built.facts.iter().find(beyond) {
        Some(fact) => Err(format!("fact {} comes after one that is not there", fact.name)),
        None => Ok(()),
    }
}

fn check_measure(measure: &Measure, built: &Built, whole: Limits<'_>) -> Result<(), String> {
    let terms = measure.terms.iter().map(Term::constant).collect::<Option<Vec<Op>>>();
    let terms = terms.ok_or_else(|| format!("a term of {} has no value", measure.id))?;
    let whole = Limits { terms: &terms, ..whole };
    let stated = |each| measure.materials(each).map(|(_, material)| material.states.len()).sum::<usize>();
    let once = Limits { facts: whole.facts + stated(false), ..whole };
    let fields = match &measure.items {
        Some(items) => {
            let list = built.lists.get(usize::from(items.list)).ok_or("a measure names a list that is not there")?;
            list.fields.len()
        }
        None => 0,
    };
    let item = Limits { fields: (fields + stated(true)).max(whole.fields), ..once };
    check_asked(measure, built)?;
    measure.contacts.iter().filter_map(|c| c.when.as_ref()).try_for_each(|code| check_shape(code, whole))?;
    measure.conditions.iter().try_for_each(|c| check_condition(c, whole))?;
    measure.items.iter().flat_map(|items| &items.conditions).try_for_each(|c| check_condition(c, item))?;
    for material in &measure.materials {
        let limits = if material.each { item } else { once };
        material.required.iter().try_for_each(|code| check_shape(code, limits))?;
        material.checks.iter().try_for_each(|c| check_condition(c, limits))?;
    }
    check_award(measure, built, whole)
}

fn check_asked(measure: &Measure, built: &Built) -> Result<(), String> {
    use super::model::Asked;
    let known = |asked: &Asked| match asked {
        Asked::Fact { slot, .. } => usize::from(*slot) < built.facts.len(),
        Asked::List { slot } => usize::from(*slot) < built.lists.len(),
    };
    if measure.facts.iter().all(known) {
        Ok(())
    } else {
        Err(format!("measure {} asks for a fact that is not there", measure.id))
    }
}

fn check_award(measure: &Measure, built: &Built, whole: Limits<'_>) -> Result<(), String> {
    let Some(award) = &measure.award else { return Ok(()) };
    if award.steps.is_empty() {
        return Err(format!("the award of {} has no step", measure.id));
    }
    for (steps, step) in award.steps.iter().enumerate() {
        let limits = Limits { steps, ..whole };
        match &step.value {
            AwardValue::Exactly(code) => check_shape(code, limits)?,
            AwardValue::Between(low, high) => {
                check_shape(low, limits)?;
                check_shape(high, limits)?;
            }
        }
    }
    match award.room {
        Some(room) if usize::from(room.step) >= award.steps.len() || usize::from(room.fact) >= built.facts.len() => {
            Err(format!("the award of {} names a step or fact that is not there", measure.id))
        }
        _ => Ok(()),
    }
}

fn check_condition(condition: &Condition, limits: Limits<'_>) -> Result<(), String> {
    let codes: [Option<&Code>; 2] = [Some(&condition.met), condition.unmet.as_ref()];
    codes.into_iter().flatten().try_for_each(|code| check_shape(code, limits))
}
