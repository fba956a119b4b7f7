//! Reading a [`Value`] into plain types, in little code.
//!
//! Serde's derived readers are generic over where they read from, and most of their size is the matching of member names
//! in any order. A [`Value`] can look members up, so a struct is handed its members in the order in which it declares
//! them, and the rest of the derived code is never built: in the browser's binary that was some 150 kB, `serde_json`'s
//! reader included.

use std::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor, value::StrDeserializer,
};

use super::{Object, Value};

/// Reads a value into a plain type. Members that it does not declare are refused; a member that is absent reads as
/// `None`, `false` or an empty list.
///
/// # Errors
/// What does not fit, with the name of the innermost struct around it.
pub fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, Misfit> {
    T::deserialize(Reader(Some(value)))
}

/// That a value is not of the type it was read into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit(String);

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misfit {}

impl serde::de::Error for Misfit {
    fn custom<T: fmt::Display>(what: T) -> Self {
        Self(what.to_string())
    }

    // What was found is left out on purpose: saying it would bring the printing of floats into the binary.
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("not {expected}"))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }
}

/// A value, or nothing where a member is absent.
#[derive(Clone, Copy)]
struct Reader<'v>(Option<&'v Value>);

type Read<T> = Result<T, Misfit>;

impl<'v> Reader<'v> {
    fn members(self, name: &str) -> Read<&'v Object> {
        match self.0 {
            Some(Value::Object(members)) => Ok(members),
            _ => Err(Misfit(format!("{name} is not an object"))),
        }
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            None | Some(Value::Null | Value::Foreign) => visitor.visit_unit(),
            Some(Value::Bool(value)) => visitor.visit_bool(*value),
            Some(Value::Number(number)) => match number.as_i64_exact() {
                Some(whole) => visitor.visit_i64(whole),
                None => Err(Misfit("a number that is not whole".to_owned())),
            },
            Some(Value::String(text)) => visitor.visit_str(text),
            Some(Value::Array(items)) => visitor.visit_seq(Items(items.iter())),
            Some(Value::Object(members)) => visitor.visit_map(Members { rest: members.iter().collect(), value: None }),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            None => visitor.visit_bool(false),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            None => visitor.visit_seq(Items([].iter())),
            Some(Value::Array(items)) => visitor.visit_seq(Items(items.iter())),
            _ => Err(Misfit("not a list".to_owned())),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            None | Some(Value::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Read<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        let members = self.members("a map")?;
        visitor.visit_map(Members { rest: members.iter().collect(), value: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        let members = self.members(name)?;
        if let Some(unknown) = members.keys().find(|key| !fields.contains(key)) {
            return Err(Misfit(format!("{name} has no member {unknown}")));
        }
        let within = |fault: Misfit| Misfit(format!("{name}: {fault}"));
        visitor.visit_seq(Fields { name, members, rest: fields.iter() }).map_err(within)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        match self.0 {
            Some(Value::String(variant)) => visitor.visit_enum(Variant { variant, content: None }),
            Some(Value::Object(members)) => match (members.iter().next(), members.len()) {
                (Some((variant, content)), 1) => visitor.visit_enum(Variant { variant, content: Some(content) }),
                _ => Err(Misfit(format!("{name} is not one variant"))),
            },
            _ => Err(Misfit(format!("{name} is not a variant"))),
        }
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct identifier
        ignored_any
    }
}

/// The members of a struct, in the order in which it declares them.
struct Fields<'v> {
    name: &'static str,
    members: &'v Object,
    rest: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields<'_> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        let Some(field) = self.rest.next() else { return Ok(None) };
        let member = Reader(self.members.get(field));
        seed.deserialize(member).map(Some).map_err(|fault| Misfit(format!("{}.{field}: {fault}", self.name)))
    }
}

struct Items<'v>(std::slice::Iter<'v, Value>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        self.0.next().map(|item| seed.deserialize(Reader(Some(item)))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The members of a map.
struct Members<'v> {
    rest: std::collections::VecDeque<(&'v str, &'v Value)>,
    value: Option<&'v Value>,
}

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        let Some((key, value)) = self.rest.pop_front() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Key(key)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<T::Value> {
        seed.deserialize(Reader(self.value.take()))
    }
}

/// The key of a map: a text, or a number written as one.
struct Key<'v>(&'v str);

impl<'de> Deserializer<'de> for Key<'_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_str(self.0)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_i32(self.0.parse().map_err(|_| Misfit("a key that is no whole number".to_owned()))?)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A variant of an enum, and what it holds.
struct Variant<'v> {
    variant: &'v str,
    content: Option<&'v Value>,
}

impl<'de, 'v> EnumAccess<'de> for Variant<'v> {
    type Error = Misfit;
    type Variant = Reader<'v>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Read<(V::Value, Reader<'v>)> {
        let name: StrDeserializer<'_, Misfit> = self.variant.into_deserializer();
        Ok((seed.deserialize(name)?, Reader(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Reader<'_> {
    type Error = Misfit;

    fn unit_variant(self) -> Read<()> {
        if self.0.is_none() { Ok(()) } else { Err(Misfit::custom("a variant that holds nothing")) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Read<T::Value> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Read<V::Value> {
        self.deserialize_struct("variant", fields, visitor)
    }
}
