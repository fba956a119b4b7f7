//! The members of a JSON object.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Value;
use super::canonical::utf16_order;
use crate::order;

/// Up to so many members a scan beats an index, and nearly every object of an application is
/// smaller.
const SCANNED: usize = 16;

/// The members of a JSON object (RFC 8259, 4): unique keys, in the order they came.
///
/// Finding a member of a large object takes logarithmic time, whatever its keys. Two objects are
/// equal when they have the same members in any order, for JSON gives order no meaning; serializing
/// sorts them as RFC 8785 asks.
///
/// ```
/// use huiqi::json::{Object, Value, canonical};
///
/// let mut object: Object = [("b", true), ("a", false)].into_iter().collect();
/// assert_eq!(object.insert("b", Value::Null), Some(Value::Bool(true)));
/// assert_eq!(object.keys().collect::<Vec<_>>(), ["b", "a"]);
/// assert_eq!(canonical(&object), r#"{"a":false,"b":null}"#);
/// ```
#[derive(Clone, Default)]
pub struct Object {
    members: Vec<(String, Value)>,
    /// Kept only once there have been more than `SCANNED`.
    index: Option<Box<Index>>,
}

/// How many places a run of an index holds; under test so few that there are runs.
const RUN: usize = if cfg!(test) { 4 } else { 512 };

/// Where each key stands among the members: their places in the order of the keys, in runs of bounded length, so that
/// one more moves few, whatever the order in which keys come.
#[derive(Clone, Default)]
struct Index {
    runs: Vec<Vec<usize>>,
}

impl Index {
    /// The place of a key; of one that is not there, the run and the place within it where it belongs.
    fn find(&self, members: &[(String, Value)], key: &str) -> Result<usize, (usize, usize)> {
        let key_of = |place: &usize| members.get(*place).map_or("", |(key, _)| key.as_str());
        let after = self.runs.partition_point(|run| run.first().is_some_and(|first| key_of(first) <= key));
        let at = after.saturating_sub(1);
        let Some(run) = self.runs.get(at) else { return Err((at, 0)) };
        match run.binary_search_by(|place| key_of(place).cmp(key)) {
            Ok(found) => run.get(found).copied().ok_or((at, found)),
            Err(within) => Err((at, within)),
        }
    }

    /// Takes the member at a place up, if its key is new.
    fn insert(&mut self, members: &[(String, Value)], place: usize) {
        let Some((key, _)) = members.get(place) else { return };
        let Err((at, within)) = self.find(members, key) else { return };
        let Some(run) = self.runs.get_mut(at) else {
            self.runs.push(vec![place]);
            return;
        };
        run.insert(within, place);
        if run.len() > RUN {
            let upper = run.split_off(RUN / 2);
            self.runs.insert(at + 1, upper);
        }
    }

    /// Forgets the member at a place; those behind it move up.
    fn remove(&mut self, place: usize) {
        for run in &mut self.runs {
            run.retain(|other| *other != place);
            for later in run.iter_mut().filter(|other| **other > place) {
                *later -= 1;
            }
        }
        self.runs.retain(|run| !run.is_empty());
    }
}

impl Object {
    /// An object without members.
    #[must_use]
    pub const fn new() -> Self {
        Self { members: Vec::new(), index: None }
    }

    /// How many members there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The value under a key, or `None` when the object has no such key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.members.get(self.position(key)?).map(|(_, value)| value)
    }

    /// The value under a key, to be changed in place.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        let position = self.position(key)?;
        self.members.get_mut(position).map(|(_, value)| value)
    }

    /// Whether there is a member of this key.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.position(key).is_some()
    }

    /// The members in the order they came.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> + DoubleEndedIterator {
        self.members.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The keys in the order they came.
    #[must_use]
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator {
        self.members.iter().map(|(key, _)| key.as_str())
    }

    /// Tells a value under a key: a new key comes last, a known one keeps its place and gives back
    /// its old value.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        let (key, value) = (key.into(), value.into());
        if let Some(known) = self.get_mut(&key) {
            return Some(std::mem::replace(known, value));
        }
        self.append(key, value);
        None
    }

    /// Takes a member out, keeping the others in order; linear in the number of members.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let position = self.position(key)?;
        if let Some(index) = &mut self.index {
            index.remove(position);
        }
        Some(self.members.remove(position).1)
    }

    /// Adds a member whose key the caller has found to be new.
    pub(super) fn append(&mut self, key: String, value: Value) {
        let first = self.members.len();
        self.members.push((key, value));
        let first = match self.index {
            Some(_) => first,
            None if first < SCANNED => return,
            None => 0,
        };
        let index = self.index.get_or_insert_default();
        for place in first..self.members.len() {
            index.insert(&self.members, place);
        }
    }

    fn position(&self, key: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.find(&self.members, key).ok(),
            None => self.members.iter().position(|(known, _)| known == key),
        }
    }
}

/// A key that comes again replaces the value and keeps the first place, as [`Object::insert`] does.
impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut object = Self::new();
        object.extend(members);
        object
    }
}

impl<K: Into<String>, V: Into<Value>> Extend<(K, V)> for Object {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, members: I) {
        for (key, value) in members {
            self.insert(key, value);
        }
    }
}

impl IntoIterator for Object {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.into_iter()
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl Eq for Object {}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Members go out sorted by the UTF-16 code units of their keys (RFC 8785, 3.2.3).
impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sorted: Vec<(&str, &Value)> = self.iter().collect();
        order::sort_by(&mut sorted, |(a, _), (b, _)| utf16_order(a, b));
        serializer.collect_map(sorted)
    }
}
