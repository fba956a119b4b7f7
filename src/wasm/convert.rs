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
            return Ok(Number::new(value).filter(|n| n.is_finite()).map_or(Value::Foreign, Value::Number));
        }
        if let Some(text) = from.dyn_ref::<JsString>() {
            // A lone surrogate has no UTF-8.
            return Ok(if text.is_valid_utf16() { Value::String(String::from(text)) } else { Value::Foreign });
        }
        let list = Array::is_array(from);
        let object = from.dyn_ref::<Object>().filter(|object| !list && is_plain(object));
        if (list || object.is_some()) && depth >= self.limits.max_depth {
            return Err(json::Detail::TooDeep(self.limits.max_depth));
        }
        match object {
            Some(object) => self.members(object, depth + 1),
            None if list => {
                let items = Array::from(from);
                items.iter().map(|item| self.read(&item, depth + 1)).collect::<Result<_, _>>().map(Value::Array)
            }
            None => Ok(Value::Foreign),
        }
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
    let prototype = Object::get_prototype_of(object);
    prototype.is_null() || Object::get_prototype_of(&prototype).is_null() && !object.is_function()
}
