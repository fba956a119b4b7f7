//! What is still to be asked: backwards from verdict and award, and only where telling can change something.
//!
//! Which of these facts is asked first is weighed in `weigh`: see there.

use std::cmp::Reverse;

use crate::contract::{Decides, ItemStatus, Missing, Status, Verdict};
use crate::feel::{Narrowing, Read, needs};
use crate::order::{self, Map};
use crate::pack::model::Asked;
use crate::value::ItemRef;

use super::award::Computed;
use super::case::Case;
use super::conditions::{Judged, open_reads};
use super::items::Judgement;
use super::weigh::{Gain, Odds, Trial};

/// The facts to ask for: those that decide the verdict, then the award, then whether a material is required; and how
/// many questions the verdict can be expected to take, in parts of [`ONE`](super::weigh::ONE).
pub(super) fn find<'p>(
    case: &Case<'p, '_>,
    verdict: Verdict,
    conditions: &[Judged<'_>],
    items: &Judgement<'_>,
    award: Option<&Computed<'_>>,
) -> (Vec<Missing<'p>>, u64) {
    if matches!(verdict, Verdict::Ineligible | Verdict::Informational) {
        return (Vec::new(), 0);
    }
    let mut trial = Trial::new(case);
    let mut list = List { case: *case, ranks: Vec::new(), waits: Vec::new() };
    let open = OpenItems::weigh(case, items, &mut trial);
    let mut series = Vec::new();
    if verdict == Verdict::Undetermined {
        for (read, gain) in of_conditions(case, conditions, &mut trial, &mut series) {
            list.add(read, Rank { decides: Decides::Verdict, ratio: gain.fails, item: Reverse(0), gain });
        }
        if !items.any_is(ItemStatus::Counted) {
            let ratio = open.odds.fails_per_question();
            series.push(open.odds);
            open.each(|item, read, gain| list.add(read, Rank { decides: Decides::Verdict, ratio, item, gain }));
        }
    }
    if let Some(computed) = award {
        of_award(case, computed, &open, &mut list);
    }
    for read in of_materials(case, items) {
        list.more(read, Decides::Checklist);
    }
    (list.in_order(), Odds::all(series).asks)
}

/// Where a fact stands among the missing: first by what it decides, then the greatest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rank {
    decides: Decides,
    /// What failing, for each question, the condition or the items that it belongs to can be expected to give.
    ratio: u64,
    /// Which item it is of, in the order in which items are finished.
    item: Reverse<usize>,
    /// What it gives by itself.
    gain: Gain,
}

impl Rank {
    fn key(self) -> impl Ord {
        (self.decides, Reverse((self.ratio, self.item, self.gain)))
    }
}

struct List<'p, 't> {
    case: Case<'p, 't>,
    ranks: Vec<(Read, Rank)>,
    /// What one more sum or document waits for, and which of the two it is.
    waits: Vec<(Decides, Read)>,
}

impl<'p> List<'p, '_> {
    /// Puts a fact on the list; one that comes again keeps the best place.
    fn add(&mut self, read: Read, rank: Rank) {
        self.ranks.push((read, rank));
    }

    /// Puts on it a fact that one more sum or document waits for: the more do, the earlier it stands.
    fn more(&mut self, read: Read, decides: Decides) {
        self.waits.push((decides, read));
    }

    /// The list as the contract has it; of equals the one that the form asks first.
    fn in_order(self) -> Vec<Missing<'p>> {
        let Self { case, mut ranks, mut waits } = self;
        order::sort_by_key(&mut waits, |wait| *wait);
        for same in waits.chunk_by(PartialEq::eq) {
            if let Some((decides, read)) = same.first() {
                let ratio = u64::try_from(same.len()).unwrap_or(u64::MAX);
                ranks.push((*read, Rank { decides: *decides, ratio, item: Reverse(0), gain: Gain::default() }));
            }
        }
        order::sort_by_key(&mut ranks, |(read, rank)| (*read, rank.key()));
        ranks.dedup_by_key(|(read, _)| *read);
        order::sort_by_key(&mut ranks, |(read, rank)| (rank.key(), form_order(&case, *read), *read));
        let missing = |(read, rank): (Read, Rank)| Missing {
            decides: rank.decides,
            label: case.label(read),
            path: case.path(read),
        };
        ranks.into_iter().map(missing).collect()
    }
}

/// Where the measure's form asks for something; of an item, where it asks for the list.
fn form_order(case: &Case<'_, '_>, read: Read) -> usize {
    let asked = match read {
        Read::Fact(slot) => Asked::Fact { slot, required: false },
        Read::Field(slot, ..) | Read::List(slot) => Asked::List { slot },
        Read::Share(_) | Read::Step(_) => return usize::MAX,
    };
    case.measure.facts.iter().position(|one| one.is_same(asked)).unwrap_or(usize::MAX)
}

/// What the open conditions of the applicant wait for; how each can turn out goes to `series`.
fn of_conditions(
    case: &Case<'_, '_>,
    conditions: &[Judged<'_>],
    trial: &mut Trial<'_>,
    series: &mut Vec<Odds>,
) -> Map<Read, Gain> {
    let world = case.world();
    let mut gains = Map::new();
    for judged in conditions.iter().filter(|judged| judged.condition.status == Status::Unknown) {
        let weighed = trial.condition(judged.rule);
        series.push(weighed.odds);
        // What only holds in principle ends nothing when it fails.
        let ends = !judged.rule.in_principle;
        add_up(&mut gains, open_reads(judged.rule, &world), &weighed.reads, ends);
    }
    gains
}

/// Adds what each fact gives to one more condition.
fn add_up(gains: &mut Map<Read, Gain>, waits: Vec<Read>, weighed: &[(Read, Gain)], ends: bool) {
    for read in waits {
        let gain = weighed.iter().find(|(one, _)| is_same(*one, read)).map(|(_, gain)| *gain).unwrap_or_default();
        let sum = gains.get_or_insert_with(read, Gain::default);
        sum.fails += if ends { gain.fails } else { 0 };
        sum.settles += gain.settles;
    }
}

/// Whether both are the same fact, or the same field of whatever item.
fn is_same(a: Read, b: Read) -> bool {
    match (a, b) {
        (Read::Field(list, _, field), Read::Field(other, _, same)) => (list, field) == (other, same),
        _ => a == b,
    }
}

/// The items of which it is open whether they count, in the order in which it is best to finish them.
struct OpenItems {
    items: Vec<(u32, Odds, Map<Read, Gain>)>,
    /// Of them all: that one counts, that none does.
    odds: Odds,
}

impl OpenItems {
    fn weigh(case: &Case<'_, '_>, items: &Judgement<'_>, trial: &mut Trial<'_>) -> Self {
        let Some((rule, told)) = items.list else { return Self { items: Vec::new(), odds: Odds::any([].into_iter()) } };
        if !told {
            // The list is asked, and then what one item asks.
            let fields = case.world().fields(ItemRef::Any(rule.list)).unwrap_or_default();
            let weighed = rule.conditions.iter().enumerate();
            let odds = weighed.map(|(number, c)| trial.item_condition(fields, rule.list, number, c).odds).collect();
            let odds = Odds::all(odds).after_one_more();
            return Self { items: vec![(0, odds, order::map([(Read::List(rule.list), Gain::default())]))], odds };
        }
        let mut open = Vec::new();
        for (index, item) in (0..).zip(&items.items).filter(|(_, item)| item.status == ItemStatus::Unknown) {
            let world = case.world_at(ItemRef::At(rule.list, index));
            let fields = world.fields(ItemRef::At(rule.list, index)).unwrap_or_default();
            let (mut odds, mut gains) = (Vec::new(), Map::new());
            for (number, judged) in item.conditions.iter().enumerate() {
                if judged.condition.status == Status::Unknown {
                    let weighed = trial.item_condition(fields, rule.list, number, judged.rule);
                    odds.push(weighed.odds);
                    add_up(&mut gains, open_reads(judged.rule, &world), &weighed.reads, true);
                }
            }
            open.push((index, Odds::all(odds), gains));
        }
        order::sort_by_key(&mut open, |(index, odds, _)| (Reverse(odds.holds_per_question()), *index));
        let odds = Odds::any(open.iter().map(|(_, odds, _)| *odds));
        Self { items: open, odds }
    }

    /// Each fact, with the place of its item.
    fn each(&self, mut with: impl FnMut(Reverse<usize>, Read, Gain)) {
        for (place, (_, _, gains)) in self.items.iter().enumerate() {
            gains.iter().for_each(|(read, gain)| with(Reverse(place), *read, *gain));
        }
    }

    /// Place of an item; one that is not open is done with.
    fn place(&self, index: u32) -> usize {
        self.items.iter().position(|(open, ..)| *open == index).unwrap_or(0)
    }
}

/// What the award waits for: first what it depends on as a whole, then item by item.
fn of_award(case: &Case<'_, '_>, computed: &Computed<'_>, open: &OpenItems, list: &mut List<'_, '_>) {
    let decides = Decides::Award;
    for read in computed.open_reads(case) {
        match read {
            Read::Share(index) => {
                let place = open.place(index);
                let gains = open.items.get(place).filter(|(at, ..)| *at == index).map(|(_, _, gains)| gains);
                for (read, gain) in gains.into_iter().flatten() {
                    list.add(*read, Rank { decides, ratio: 0, item: Reverse(place), gain: *gain });
                }
            }
            Read::Field(_, index, _) => {
                list.add(read, Rank { decides, ratio: 0, item: Reverse(open.place(index)), gain: Gain::default() });
            }
            read => list.more(read, decides),
        }
    }
}

/// What decides whether a material is required.
fn of_materials(case: &Case<'_, '_>, items: &Judgement<'_>) -> Vec<Read> {
    let mut reads = Vec::new();
    for material in &case.measure.materials {
        let Some(required) = &material.required else { continue };
        match (material.each, items.list) {
            (false, _) => reads.extend(needs(required, &case.world(), Narrowing::NullOnly)),
            (true, Some((rule, true))) => {
                for (index, _) in (0..).zip(&items.items).filter(|(_, item)| item.status != ItemStatus::NotCounted) {
                    let world = case.world_at(ItemRef::At(rule.list, index));
                    reads.extend(needs(required, &world, Narrowing::NullOnly));
                }
            }
            _ => {}
        }
    }
    reads
}
