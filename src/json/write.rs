//! One way to walk what serializes, whatever it is written as.
//!
//! Serde makes code anew for each type and each format. Here it is made once, and says what it meets to a [`Sink`]: the
//! canonical text, or the form in which answers cross to JavaScript.

use std::fmt::Display;

use serde::ser::{self, Serialize, Serializer};

/// What holds others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Items without names.
    List,
    /// Members with names that any value may have.
    Map,
    /// Members with names that are known when the program is built.
    Struct,
}

/// Where the parts of a value go, in their order.
pub(crate) trait Sink {
    /// `null`
    fn null(&mut self);
    /// `true` or `false`
    fn truth(&mut self, truth: bool);
    /// An integer.
    fn integer(&mut self, integer: i64);
    /// Any other number; never NaN or infinite.
    #[expect(clippy::disallowed_types, reason = "a face of serde that passes a double on")]
    fn double(&mut self, double: f64);
    /// A text.
    fn text(&mut self, text: &str);
    /// A list or object begins. What this gives comes back with `close`.
    fn open(&mut self, kind: Kind) -> usize;
    /// An item of a list follows, behind so many.
    fn item(&mut self, before: usize);
    /// A member of a [`Kind::Map`] follows, behind so many.
    fn entry(&mut self, before: usize, key: &str);
    /// A member of a [`Kind::Struct`] follows. Its first is behind 0, each other behind what this gave for the one before.
    fn member(&mut self, before: usize, key: &'static str) -> usize;
    /// A list or object ends: how many it has, of a [`Kind::Struct`] what `member` gave for the last.
    fn close(&mut self, kind: Kind, opened: usize, held: usize);
}

/// Says a value to a sink.
///
/// # Panics
/// When the type itself cannot be JSON: its `Serialize` reports an error, or a map's keys are neither texts nor integers. That is a
/// mistake in the type, which no input can cause; no type of this crate does so.
pub(crate) fn write(value: &impl Serialize, sink: &mut dyn Sink) {
    let Ok(()) = value.serialize(Writer { sink, key: None });
}

/// A type that is not JSON ends the program, so there is no error to hand on, and no code to hand it on with.
#[derive(Debug)]
pub(crate) enum Never {}

impl ser::Error for Never {
    fn custom<T: Display>(message: T) -> Self {
        panic!("a type that is not JSON: {message}")
    }
}

impl Display for Never {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

struct Writer<'s> {
    sink: &'s mut dyn Sink,
    /// A key of a map is being written, behind so many.
    key: Option<usize>,
}

impl<'s> Writer<'s> {
    fn value(self) -> &'s mut dyn Sink {
        assert!(self.key.is_none(), "a type that is not JSON: a key is neither text nor integer");
        self.sink
    }

    fn open(self, kind: Kind) -> Open<'s> {
        let sink = self.value();
        let opened = sink.open(kind);
        Open { sink, kind, opened, held: 0 }
    }

    /// An enum's variant with something in it: an object with one member.
    fn variant(self, name: &'static str, kind: Kind) -> Variant<'s> {
        let sink = self.value();
        let (opened, held) = begin_variant(sink, name);
        let inner = sink.open(kind);
        Variant { inner: Open { sink, kind, opened: inner, held: 0 }, opened, held }
    }
}

fn begin_variant(sink: &mut dyn Sink, name: &'static str) -> (usize, usize) {
    let opened = sink.open(Kind::Struct);
    (opened, sink.member(0, name))
}

type Written = Result<(), Never>;

impl<'s> Serializer for Writer<'s> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Open<'s>;
    type SerializeTuple = Open<'s>;
    type SerializeTupleStruct = Open<'s>;
    type SerializeTupleVariant = Variant<'s>;
    type SerializeMap = Open<'s>;
    type SerializeStruct = Open<'s>;
    type SerializeStructVariant = Variant<'s>;

    fn serialize_bool(self, v: bool) -> Written {
        self.value().truth(v);
        Ok(())
    }
    fn serialize_i8(self, v: i8) -> Written {
        self.serialize_i64(v.into())
    }
    fn serialize_i16(self, v: i16) -> Written {
        self.serialize_i64(v.into())
    }
    fn serialize_i32(self, v: i32) -> Written {
        self.serialize_i64(v.into())
    }
    fn serialize_i64(self, v: i64) -> Written {
        match self.key {
            // As serde_json has it: a key that is an integer, such as a calendar's year, is its digits.
            Some(before) => self.sink.entry(before, &v.to_string()),
            None => self.sink.integer(v),
        }
        Ok(())
    }
    fn serialize_u8(self, v: u8) -> Written {
        self.serialize_i64(v.into())
    }
    fn serialize_u16(self, v: u16) -> Written {
        self.serialize_i64(v.into())
    }
    fn serialize_u32(self, v: u32) -> Written {
        self.serialize_i64(v.into())
    }
    fn serialize_u64(self, v: u64) -> Written {
        let Ok(integer) = i64::try_from(v) else { panic!("a type that is not JSON: {v} is beyond all doubles") };
        self.serialize_i64(integer)
    }
    // ECMAScript has no single precision: RFC 8785 means the double of the same value.
    #[expect(clippy::disallowed_types, reason = "a face of serde that passes a double on")]
    fn serialize_f32(self, v: f32) -> Written {
        self.serialize_f64(v.into())
    }
    #[expect(clippy::disallowed_types, reason = "a face of serde that passes a double on")]
    fn serialize_f64(self, v: f64) -> Written {
        if !v.is_finite() {
            return self.serialize_unit();
        }
        self.value().double(v);
        Ok(())
    }
    fn serialize_char(self, v: char) -> Written {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, v: &str) -> Written {
        match self.key {
            Some(before) => self.sink.entry(before, v),
            None => self.sink.text(v),
        }
        Ok(())
    }
    fn serialize_bytes(self, v: &[u8]) -> Written {
        v.serialize(self)
    }
    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Written {
        self.value().null();
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T>(self, _: &'static str, _: u32, variant: &'static str, value: &T) -> Written
    where
        T: Serialize + ?Sized,
    {
        let sink = self.value();
        let (opened, held) = begin_variant(sink, variant);
        write(&value, sink);
        sink.close(Kind::Struct, opened, held);
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'s>, Never> {
        Ok(self.open(Kind::List))
    }
    fn serialize_tuple(self, _: usize) -> Result<Open<'s>, Never> {
        Ok(self.open(Kind::List))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'s>, Never> {
        Ok(self.open(Kind::List))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Variant<'s>, Never> {
        Ok(self.variant(variant, Kind::List))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Open<'s>, Never> {
        Ok(self.open(Kind::Map))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'s>, Never> {
        Ok(self.open(Kind::Struct))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Variant<'s>, Never> {
        Ok(self.variant(variant, Kind::Struct))
    }
}

/// A list or object that has begun.
struct Open<'s> {
    sink: &'s mut dyn Sink,
    kind: Kind,
    opened: usize,
    held: usize,
}

impl Open<'_> {
    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Written {
        self.sink.item(self.held);
        self.held += 1;
        write(&value, self.sink);
        Ok(())
    }

    fn member(&mut self, key: &'static str, value: &(impl Serialize + ?Sized)) -> Written {
        self.held = self.sink.member(self.held, key);
        write(&value, self.sink);
        Ok(())
    }

    fn close(self) -> Written {
        self.sink.close(self.kind, self.opened, self.held);
        Ok(())
    }
}

impl ser::SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Never;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.item(value)
    }
    fn end(self) -> Written {
        self.close()
    }
}

impl ser::SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Never;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.item(value)
    }
    fn end(self) -> Written {
        self.close()
    }
}

impl ser::SerializeTupleStruct for Open<'_> {
    type Ok = ();
    type Error = Never;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.item(value)
    }
    fn end(self) -> Written {
        self.close()
    }
}

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Never;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        key.serialize(Writer { sink: self.sink, key: Some(self.held) })?;
        self.held += 1;
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        write(&value, self.sink);
        Ok(())
    }
    fn end(self) -> Written {
        self.close()
    }
}

impl ser::SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Never;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        self.member(key, value)
    }
    fn end(self) -> Written {
        self.close()
    }
}

/// A variant that has begun, inside the object that names it.
struct Variant<'s> {
    inner: Open<'s>,
    opened: usize,
    held: usize,
}

impl Variant<'_> {
    fn close(self) -> Written {
        let Open { sink, kind, opened, held } = self.inner;
        sink.close(kind, opened, held);
        sink.close(Kind::Struct, self.opened, self.held);
        Ok(())
    }
}

impl ser::SerializeTupleVariant for Variant<'_> {
    type Ok = ();
    type Error = Never;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.inner.item(value)
    }
    fn end(self) -> Written {
        self.close()
    }
}

impl ser::SerializeStructVariant for Variant<'_> {
    type Ok = ();
    type Error = Never;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        self.inner.member(key, value)
    }
    fn end(self) -> Written {
        self.close()
    }
}
