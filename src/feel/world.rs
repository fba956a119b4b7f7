//! What a rule can read: the facts as far as they are known.

use crate::value::{Day, ItemRef, Set};

/// A fact as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The values that it can still take.
    pub set: Set,
    /// Whether the applicant has told it.
    pub told: bool,
}

/// A list fact as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub enum Items {
    /// Its items, each with its fields by slot.
    Told(Vec<Vec<Cell>>),
    /// Not told: up to `most` items, each within `any`.
    Untold {
        /// How many at most.
        most: u32,
        /// The fields of any item.
        any: Vec<Cell>,
    },
}

/// An item that counts for an award, surely or perhaps.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The item's fields, narrowed by what its conditions imply.
    pub fields: Vec<Cell>,
    /// Where it stands in its list; of a list not told, 0.
    pub index: u32,
    /// Whether it surely counts.
    pub sure: bool,
}

/// The items that count for an award.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Slot of their list.
    pub list: u16,
    /// Of a list not told: how many at most; its one share stands for each.
    pub open: Option<u32>,
    /// Those that may count.
    pub shares: Vec<Share>,
}

/// Everything that a rule can read.
#[derive(Debug, Clone, Copy)]
pub struct World<'a> {
    /// The item at hand.
    pub at: Option<ItemRef>,
    /// The items that count (in an award).
    pub counted: Option<&'a Counted>,
    /// Facts outside lists, by slot.
    pub facts: &'a [Cell],
    /// List facts, by slot.
    pub lists: &'a [Items],
    /// The award's earlier steps.
    pub steps: &'a [Set],
    /// The application day.
    pub today: Day,
}

/// Something that a rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Read {
    /// A fact outside lists.
    Fact(u16),
    /// A field of an item: list, index, field.
    Field(u16, u32, u16),
    /// A list as a whole.
    List(u16),
    /// Whether the item at that index counts.
    Share(u32),
    /// An earlier step of the award.
    Step(u16),
}

impl<'a> World<'a> {
    /// The fields of an item.
    pub fn fields(&self, item: ItemRef) -> Option<&'a [Cell]> {
        match item {
            ItemRef::Share(place) => {
                self.counted?.shares.get(usize::try_from(place).ok()?).map(|s| s.fields.as_slice())
            }
            ItemRef::Any(list) => match self.lists.get(usize::from(list))? {
                Items::Untold { any, .. } => Some(any),
                Items::Told(_) => None,
            },
            ItemRef::At(list, index) => match self.lists.get(usize::from(list))? {
                Items::Told(items) => items.get(usize::try_from(index).ok()?).map(Vec::as_slice),
                Items::Untold { .. } => None,
            },
        }
    }

    /// The address of an item's field; of an item of a list not told, the list.
    pub fn read_of(&self, item: ItemRef, field: u16) -> Option<Read> {
        Some(match item {
            ItemRef::Any(list) => Read::List(list),
            ItemRef::At(list, index) => Read::Field(list, index, field),
            ItemRef::Share(place) => {
                let counted = self.counted?;
                match counted.open {
                    Some(_) => Read::List(counted.list),
                    None => Read::Field(counted.list, counted.shares.get(usize::try_from(place).ok()?)?.index, field),
                }
            }
        })
    }
}
