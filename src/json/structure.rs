//! Reading a [`Value`] into plain types, in little code.
//!
//! A derived reader gives up at any member, and drops there whatever it has read before: of the types of a pack that was
//! 128 kB in the browser's binary. This one never gives up. What does not fit is noted down and something else stands in
//! its place; who asked for the whole learns of the first misfit at the end. So a type is a straight line of calls.

use std::{fmt, ptr, slice};

use super::pointer::Pointer;
use super::{Object, Value};
use crate::order::{self, Map};

/// Reads a value into a plain type. Members that it does not declare are refused; a member that is absent reads as
/// `None`, `false` or an empty list.
///
/// # Errors
/// What does not fit first, and where.
pub fn from_value<T: Structure>(value: &Value) -> Result<T, Misfit> {
    let mut reader = Reader { whole: value, asked: None, misfit: None };
    let read = T::read(Some(value), &mut reader);
    match reader.misfit {
        None => Ok(read),
        Some(misfit) => Err(misfit),
    }
}

/// That a value is not of the type it was read into: where, as a JSON Pointer, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit(String);

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misfit {}

/// A type that a value can be read into. `members!` and `variants!` write it for structs and enums.
pub trait Structure: Sized {
    /// Reads a value, or nothing where a member is absent. What is given for a value that does not fit, and is reported
    /// to the reader, is nothing that may be used.
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self;
}

/// What is known while a value is read.
#[derive(Debug)]
pub struct Reader<'v> {
    whole: &'v Value,
    /// The member that was asked for last: its object and its name.
    asked: Option<(&'v Value, &'static str)>,
    /// The first misfit.
    misfit: Option<Misfit>,
}

impl<'v> Reader<'v> {
    /// Notes down that a value does not fit, or that the member asked for last is absent.
    pub(crate) fn misfit(&mut self, value: Option<&'v Value>, what: &str) {
        if self.misfit.is_some() {
            return;
        }
        let mut path = Pointer::new();
        if let Some(place) = value.or(self.asked.map(|(object, _)| object)) {
            find(self.whole, place, &mut path);
        }
        if let (None, Some((_, name))) = (value, self.asked) {
            path.push(name);
        }
        let path = path.as_str();
        self.misfit = Some(Misfit(if path.is_empty() { what.to_owned() } else { format!("{path}: {what}") }));
    }

    /// A text.
    pub(crate) fn text(&mut self, value: Option<&'v Value>) -> &'v str {
        if let Some(Value::String(text)) = value {
            return text;
        }
        self.misfit(value, "not a text");
        ""
    }

    /// A whole number that lies between two.
    fn whole(&mut self, value: Option<&'v Value>, least: i64, most: i64) -> i64 {
        if let Some(Value::Number(number)) = value
            && let Some(whole) = number.as_i64_exact()
            && (least..=most).contains(&whole)
        {
            return whole;
        }
        self.misfit(value, "not a whole number, or out of range");
        0
    }

    /// The items of a list.
    fn items(&mut self, value: Option<&'v Value>) -> slice::Iter<'v, Value> {
        match value {
            None => [].iter(),
            Some(Value::Array(items)) => items.iter(),
            Some(_) => {
                self.misfit(value, "not a list");
                [].iter()
            }
        }
    }

    /// The members of a map.
    fn map(&mut self, value: Option<&'v Value>) -> Vec<(&'v str, &'v Value)> {
        if let Some(Value::Object(members)) = value {
            return members.iter().collect();
        }
        self.misfit(value, "not an object");
        Vec::new()
    }

    /// The members of a struct, to be taken in the order of `names`.
    pub(crate) fn members(
        &mut self,
        value: Option<&'v Value>,
        of: &str,
        names: &'static [&'static str],
    ) -> Members<'v> {
        let members = value.and_then(Value::as_object);
        if members.is_none() {
            self.misfit(value, &format!("{of} is not an object"));
        }
        if let Some(unknown) = members.and_then(|members| members.keys().find(|key| !names.contains(key))) {
            self.misfit(value, &format!("{of} has no member {unknown}"));
        }
        Members { object: value.zip(members), names: names.iter() }
    }

    /// The parts of what a variant holds: itself where it is one, else the items of a list of that length.
    pub(crate) fn parts(&mut self, content: Option<&'v Value>, count: usize) -> slice::Iter<'v, Value> {
        if count == 1 {
            return content.map_or([].iter(), |content| slice::from_ref(content).iter());
        }
        let items = self.items(content);
        if items.len() != count {
            self.misfit(content, "too many parts, or too few");
        }
        items
    }

    /// The variant of an enum, of those whose names and whether they hold something are given, and what it holds.
    pub(crate) fn variant(
        &mut self,
        value: Option<&'v Value>,
        of: &str,
        variants: &[(&'static str, bool)],
    ) -> (&'static str, Option<&'v Value>) {
        let (name, content) = match value {
            Some(Value::String(name)) => (name.as_str(), None),
            Some(Value::Object(members)) if members.len() == 1 => {
                members.iter().next().map_or(("", None), |(name, content)| (name, Some(content)))
            }
            _ => ("", None),
        };
        if let Some((known, _)) = variants.iter().find(|known| **known == (name, content.is_some())) {
            return (known, content);
        }
        self.misfit(value, &format!("not a variant of {of}"));
        (variants.first().map_or("", |(first, _)| first), None)
    }
}

/// Walks to a place in a value, and says which way that was.
fn find(from: &Value, place: &Value, path: &mut Pointer) -> bool {
    if ptr::eq(from, place) {
        return true;
    }
    let found = |path: &mut Pointer, child: &Value| {
        let found = find(child, place, path);
        if !found {
            path.pop();
        }
        found
    };
    match from {
        Value::Array(items) => items.iter().enumerate().any(|(at, item)| found(path.push_index(at), item)),
        Value::Object(members) => members.iter().any(|(name, member)| found(path.push(name), member)),
        _ => false,
    }
}

/// The members of a struct.
#[derive(Debug)]
pub(crate) struct Members<'v> {
    object: Option<(&'v Value, &'v Object)>,
    names: slice::Iter<'static, &'static str>,
}

impl<'v> Members<'v> {
    /// Reads the next member.
    pub(crate) fn read<T: Structure>(&mut self, reader: &mut Reader<'v>) -> T {
        T::read(self.next(reader), reader)
    }

    fn next(&mut self, reader: &mut Reader<'v>) -> Option<&'v Value> {
        let ((object, members), name) = self.object.zip(self.names.next())?;
        reader.asked = Some((object, name));
        members.get(name)
    }
}

/// Writes how a struct is read: its fields in their order, with the name of the member where that is another.
macro_rules! members {
    ($type:ident { $($field:ident $(: $name:literal)?),+ $(,)? }) => {
        impl $crate::json::Structure for $type {
            fn read<'v>(value: Option<&'v $crate::json::Value>, reader: &mut $crate::json::Reader<'v>) -> Self {
                const NAMES: &[&str] = &[$($crate::json::members!(@name $field $($name)?)),+];
                let mut members = reader.members(value, stringify!($type), NAMES);
                Self { $($field: members.read(reader)),+ }
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}
pub(crate) use members;

/// Writes how an enum is read: each variant by its name, and what it holds.
macro_rules! variants {
    ($type:ident {
        $first_name:literal => $first:ident $(($($first_part:ident),+))? $({$($first_field:ident),+})?
        $(, $name:literal => $variant:ident $(($($part:ident),+))? $({$($field:ident),+})?)* $(,)?
    }) => {
        impl $crate::json::Structure for $type {
            fn read<'v>(value: Option<&'v $crate::json::Value>, reader: &mut $crate::json::Reader<'v>) -> Self {
                const VARIANTS: &[(&str, bool)] = &[
                    ($first_name, $crate::json::variants!(@holds $($($first_part)+)? $($($first_field)+)?)),
                    $(($name, $crate::json::variants!(@holds $($($part)+)? $($($field)+)?))),*
                ];
                let (name, content) = reader.variant(value, stringify!($type), VARIANTS);
                match name {
                    $($name => $crate::json::variants!(@read reader content $variant $(($($part),+))? $({$($field),+})?),)*
                    _ => $crate::json::variants!(@read reader content $first $(($($first_part),+))? $({$($first_field),+})?),
                }
            }
        }
    };
    (@holds) => { false };
    (@holds $($part:ident)+) => { true };
    (@read $reader:ident $content:ident $variant:ident) => {{
        let _ = $content;
        Self::$variant
    }};
    (@read $reader:ident $content:ident $variant:ident ($($part:ident),+)) => {{
        let mut parts = $reader.parts($content, [$(stringify!($part)),+].len());
        $(let $part = $crate::json::Structure::read(parts.next(), $reader);)+
        Self::$variant($($part),+)
    }};
    (@read $reader:ident $content:ident $variant:ident {$($field:ident),+}) => {{
        let mut members = $reader.members($content, stringify!($variant), &[$(stringify!($field)),+]);
        Self::$variant { $($field: members.read($reader)),+ }
    }};
}
pub(crate) use variants;

impl Structure for bool {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        match value {
            None => false,
            Some(Value::Bool(truth)) => *truth,
            Some(_) => {
                reader.misfit(value, "neither true nor false");
                false
            }
        }
    }
}

impl Structure for String {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        reader.text(value).to_owned()
    }
}

impl Structure for i64 {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        reader.whole(value, Self::MIN, Self::MAX)
    }
}

/// Small numbers, each within its own range.
macro_rules! whole {
    ($($type:ty)+) => { $(
        impl Structure for $type {
            fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
                Self::try_from(reader.whole(value, Self::MIN.into(), Self::MAX.into())).unwrap_or_default()
            }
        }
    )+ };
}
whole!(u8 u16 u32);

impl<T: Structure> Structure for Option<T> {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        value.filter(|value| !value.is_null()).map(|value| T::read(Some(value), reader))
    }
}

impl<T: Structure> Structure for Vec<T> {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        let items = reader.items(value);
        let mut list = Self::with_capacity(items.len());
        for item in items {
            list.push(T::read(Some(item), reader));
        }
        list
    }
}

impl<A: Structure, B: Structure> Structure for (A, B) {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        let mut parts = reader.parts(value, 2);
        (A::read(parts.next(), reader), B::read(parts.next(), reader))
    }
}

/// A key that is a text, or a number written as one.
impl<K: std::str::FromStr + Default + Ord, T: Structure> Structure for Map<K, T> {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        let mut entries = Vec::new();
        for (key, member) in reader.map(value) {
            let key = key.parse().unwrap_or_else(|_| {
                reader.misfit(Some(member), "under a key that is no whole number");
                K::default()
            });
            entries.push((key, T::read(Some(member), reader)));
        }
        order::map(entries)
    }
}
