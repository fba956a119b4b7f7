//! JavaScript values as JSON values, and back.

use js_sys::{Array, JsString, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use crate::json::{self, Number, Value};

/// How many values are read of one: more than a text within the contract's size can hold. An object that holds itself
/// twice has no end.
const MOST: usize = 1 << 21;

/// A value as JSON has it. `undefined` members are left out; what JSON cannot carry becomes [`Value::Foreign`].
///
/// # Errors
/// The limit that the value goes beyond, as [`json::read`] has it for text.
pub(super) fn value(from: &JsValue, limits: json::Limits) -> Result<Value, json::Detail> {
    Walk { left: MOST, limits }.read(from, 0)
}

/// An answer as a plain JavaScript object.
pub(super) fn structured(answer: &impl Serialize) -> Result<JsValue, JsValue> {
    answer.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}

/// One value being read.
struct Walk {
    left: usize,
    limits: json::Limits,
}

impl Walk {
    fn read(&mut self, from: &JsValue, depth: usize) -> Result<Value, json::Detail> {
        self.left = self.left.checked_sub(1).ok_or(json::Detail::TooLarge(self.limits.max_bytes))?;
        if from.is_null() {
            return Ok(Value::Null);
        }
        if let Some(value) = from.as_bool() {
            return Ok(Value::Bool(value));
        }
        if let Some(value) = from.as_f64() {
            // Infinity is a number that JSON text can write (1e400); NaN is none.
            return Ok(Number::new(value).map_or(Value::Foreign, Value::Number));
        }
        if let Some(text) = from.dyn_ref::<JsString>() {
            // A lone surrogate has no UTF-8.
            return Ok(if text.is_valid_utf16() { Value::String(String::from(text)) } else { Value::Foreign });
        }
        let list = Array::is_array(from);
        // Not `instanceof`: an object of another frame, or one without a prototype, is as plain as ours.
        let object =
            from.is_object().then(|| from.unchecked_ref::<Object>()).filter(|object| !list && is_plain(object));
        if (list || object.is_some()) && depth >= self.limits.max_depth {
            return Err(json::Detail::TooDeep(self.limits.max_depth));
        }
        match object {
            Some(object) => self.members(object, depth + 1),
            None if list => self.items(from.unchecked_ref(), depth + 1),
            None => Ok(Value::Foreign),
        }
    }

    fn items(&mut self, items: &Array, depth: usize) -> Result<Value, json::Detail> {
        // An array may claim any length and hold nothing.
        if usize::try_from(items.length()).unwrap_or(usize::MAX) > self.left {
            return Err(json::Detail::TooLarge(self.limits.max_bytes));
        }
        items.iter().map(|item| self.read(&item, depth)).collect::<Result<_, _>>().map(Value::Array)
    }

    fn members(&mut self, object: &Object, depth: usize) -> Result<Value, json::Detail> {
        let mut members = json::Object::new();
        for key in Object::keys(object).iter() {
            // A member that throws when it is read is there, but nothing that JSON can carry.
            let value = match Reflect::get(object, &key) {
                Ok(value) if value.is_undefined() => continue,
                Ok(value) => self.read(&value, depth)?,
                Err(_) => Value::Foreign,
            };
            members.insert(String::from(key.unchecked_into::<JsString>()), value);
        }
        Ok(Value::Object(members))
    }
}

/// Whether an object is one that JSON writes as its members: not a Date, a Map or an instance of a class.
fn is_plain(object: &Object) -> bool {
    let prototype = Reflect::get_prototype_of(object).unwrap_or_default();
    let above = prototype.is_object().then(|| Reflect::get_prototype_of(&prototype)).transpose();
    match above {
        Ok(above) => !object.is_function() && above.is_none_or(|above| above.is_null()),
        // A proxy that throws when it is asked is nothing that JSON can carry.
        Err(_) => false,
    }
}
