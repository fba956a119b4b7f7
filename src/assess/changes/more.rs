//! What alone would bring the award to its cap: another sum, or one more item.

use crate::contract::ItemStatus;
use crate::feel::code::{Code, Op, Place};
use crate::feel::{Cell, Free, Read, Share, capped, narrowed};
use crate::order;
use crate::pack::model::{self, AwardValue, FactKind};
use crate::value::{Grid, ItemRef, Known, Money, Number, Set, Span};

use super::super::award::{last, steps};
use super::super::case::Case;
use super::super::statuses::Statuses;
use super::List;
use super::propose::{OneMore, Proposal, freed};
use super::trial::Trial;

/// How many loops may stand around an item whose list is looked for.
const LOOPS: u32 = 4;

/// What brings the award to its cap.
pub(super) fn propose(list: &mut List<'_, '_>) {
    let Some(rule) = &list.trial.measure.award else { return };
    let read = |op: &Op| if let Op::Fact(slot) = op { Some(*slot) } else { None };
    for slot in order::distinct(codes(rule).flat_map(|code| &code.ops).filter_map(read)) {
        if let Some(proposal) = by_fact(&mut list.trial, rule, Read::Fact(slot)) {
            list.add(&proposal);
        }
    }
    if let Some(proposal) = by_item(&mut list.trial, rule) {
        list.add(&proposal);
    }
}

fn codes(rule: &model::Award) -> impl Iterator<Item = &Code> {
    rule.steps.iter().flat_map(|step| match &step.value {
        AwardValue::Exactly(code) => vec![code],
        AwardValue::Between(low, high) => vec![low, high],
    })
}

/// What the award comes to before anything is dropped, its conditions supposed met.
fn worth(case: &Case<'_, '_>, rule: &model::Award, statuses: &Statuses) -> Span<Number> {
    last(&steps(case, rule, statuses.counted(case).as_ref()))
}

/// Another number than the one told: more of it or, where less is better, less.
fn by_fact<'p>(trial: &mut Trial<'p, '_>, rule: &model::Award, read: Read) -> Option<Proposal<'p>> {
    let free = freed(trial, read)?;
    let (grid, from) = free.1.near.filter(|(grid, _)| *grid != Grid::Day)?;
    let all = grid.span(&free.1.among)?;
    let mut sum = |span| trial.with(Free::Read(read), grid.values(span)?, |case, now| Some(worth(case, rule, now)));
    let top = Money::floor(sum(all)?.hi);
    let ways = [(Span { lo: from, hi: all.hi }, true), (Span { lo: all.lo, hi: from }, false)];
    let found = ways.into_iter().find_map(|(span, upward)| {
        if span.lo > span.hi { None } else { capped(span, upward, &mut sum).filter(|(_, cap)| *cap == top) }
    });
    let (number, cap) = found.filter(|(number, _)| *number != from)?;
    Proposal::of_fact(trial, read, None, Some(cap), &free, vec![grid.value(number)?])
}

/// One more item that counts, with the smallest amount that brings the award to its cap; where no item counts and there
/// is no cap, the smallest with which it counts.
fn by_item<'p>(trial: &mut Trial<'p, '_>, rule: &model::Award) -> Option<Proposal<'p>> {
    let items = trial.measure.items.as_ref()?;
    let kind = trial.pack.list(items.list)?;
    let field = amount(rule, kind)?;
    if trial.items(items.list)?.len() >= usize::try_from(kind.max).ok()? {
        return None;
    }
    let any = untold(trial, items.list, kind)?;
    let cells = implied(trial, items, any)?;
    let amounts = Grid::Fen.span(&cells.get(usize::from(field))?.set)?;
    let found = sum_with(trial, rule, cells.clone(), field).and_then(|mut sum| capped(amounts, true, &mut sum));
    let none_counts = trial.now.items.as_ref()?.iter().all(|status| *status == ItemStatus::NotCounted);
    let (number, cap) = match found {
        Some((number, cap)) => (number, Some(cap)),
        // Where nothing counts, the least that does is worth naming.
        None if none_counts => (amounts.lo, None),
        None => return None,
    };
    let amount = Grid::Fen.value(number)?;
    let cells = implied(trial, items, with_amount(cells, field, amount.clone())?)?;
    let one = OneMore { amount, cap, cells, field: kind.fields.get(usize::from(field))?, item_label: &kind.item_label };
    Proposal::of_item(trial, items.list, one)
}

/// What the award comes to with one more item that surely counts, of any amount asked about.
fn sum_with<'a>(
    trial: &'a Trial<'_, '_>,
    rule: &'a model::Award,
    fields: Vec<Cell>,
    field: u16,
) -> Option<impl FnMut(Span<i64>) -> Option<Span<Number>>> {
    let mut counted = trial.counted?.clone();
    counted.shares.push(Share { fields, index: u32::try_from(trial.items(counted.list)?.len()).ok()?, sure: true });
    Some(move |span| {
        let place = counted.shares.last_mut()?.fields.get_mut(usize::from(field))?;
        place.set = Grid::Fen.values(span)?;
        Some(last(&steps(&trial.case(), rule, Some(&counted))))
    })
}

/// An item of which nothing is told, but that what has happened has happened by now.
fn untold(trial: &Trial<'_, '_>, list: u16, kind: &model::List) -> Option<Vec<Cell>> {
    let mut cells = trial.pack.untold_fields.get(usize::from(list))?.clone();
    for (cell, _) in cells.iter_mut().zip(&kind.fields).filter(|(_, fact)| fact.past) {
        if let Known::Day(span) = &cell.set.some {
            let days = Span { lo: span.lo, hi: span.hi.min(trial.today()) };
            cell.set = Set { null: cell.set.null, some: Known::Day(days) };
        }
    }
    Some(cells)
}

/// The same as far as it counts: what its conditions, all of them met, say of it.
fn implied(trial: &mut Trial<'_, '_>, items: &model::Items, cells: Vec<Cell>) -> Option<Vec<Cell>> {
    let met: Vec<(&Code, bool)> = items.conditions.iter().map(|condition| (&condition.met, true)).collect();
    trial.with_item(cells, |trial, index| narrowed(&met, &trial.case().world(), ItemRef::At(items.list, index)))
}

fn with_amount(mut cells: Vec<Cell>, field: u16, amount: Set) -> Option<Vec<Cell>> {
    *cells.get_mut(usize::from(field))? = Cell { set: amount, told: true };
    Some(cells)
}

/// The one sum of an item that an award reads.
fn amount(rule: &model::Award, list: &model::List) -> Option<u16> {
    let of_item = |code: &Code, op: &Op| match op {
        Op::Field(of, field) if is_counted(code, *of, LOOPS) => Some(*field),
        _ => None,
    };
    let fields = order::distinct(codes(rule).flat_map(|code| code.ops.iter().filter_map(move |op| of_item(code, op))));
    let is_money = |field: &u16| list.fields.get(usize::from(*field)).is_some_and(|fact| fact.kind == FactKind::Money);
    let mut sums = fields.into_iter().filter(is_money);
    sums.next().filter(|_| sums.next().is_none())
}

/// Whether a value is an item that counts, or the list of those.
fn is_counted(code: &Code, place: Place, loops: u32) -> bool {
    let Some(loops) = loops.checked_sub(1) else { return false };
    match code.ops.get(usize::from(place)) {
        Some(Op::Counted) => true,
        Some(Op::Filter(each)) => is_counted(code, each.list, loops),
        Some(Op::Local(slot)) => code.ops.iter().any(|op| match op {
            Op::Some(each) | Op::Every(each) | Op::For(each) | Op::Filter(each) => {
                each.slot == *slot && is_counted(code, each.list, loops)
            }
            _ => false,
        }),
        _ => false,
    }
}
