//! JavaScript values as JSON values, and back.

use js_sys::{Array, JsString, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::json::{self, Number, Value};

// What js-sys has as calls that cannot fail. A proxy fails wherever it likes, and an exception that passes through
// WebAssembly leaves its frames on the stack: after a thousand of them there is none left, for anybody.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys(object: &Object) -> Result<Array, JsValue>;

    type List;
    #[wasm_bindgen(catch, method, getter)]
    fn length(this: &List) -> Result<u32, JsValue>;
}

/// A value as JSON has it. `undefined` members are left out; what JSON cannot carry becomes [`Value::Foreign`].
///
/// # Errors
/// The limit that the value goes beyond, as [`json::read`] has it for text.
pub(super) fn value(from: &JsValue, limits: json::Limits) -> Result<Value, json::Detail> {
    Walk { left: limits.max_bytes, limits }.read(from, 0)
}

/// An answer as a plain JavaScript object.
pub(super) fn structured(answer: &impl Serialize) -> Result<JsValue, JsValue> {
    answer.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}

/// One value being read.
struct Walk {
    /// How many bytes a JSON text of the rest may have: each value takes one at least, so that an object which holds
    /// itself twice has an end, and nothing is refused that would not be refused as text.
    left: usize,
    limits: json::Limits,
}

impl Walk {
    fn spend(&mut self, bytes: u32) -> Result<(), json::Detail> {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        self.left = self.left.checked_sub(bytes).ok_or(json::Detail::TooLarge(self.limits.max_bytes))?;
        Ok(())
    }

    fn read(&mut self, from: &JsValue, depth: usize) -> Result<Value, json::Detail> {
        self.spend(1)?;
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
            return Ok(self.text(text)?.map_or(Value::Foreign, Value::String));
        }
        let list = is_array(from).unwrap_or(false);
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

    /// A text; none where it has a lone surrogate, which has no UTF-8.
    fn text(&mut self, text: &JsString) -> Result<Option<String>, json::Detail> {
        self.spend(text.length())?;
        Ok(text.is_valid_utf16().then(|| String::from(text)))
    }

    fn items(&mut self, list: &List, depth: usize) -> Result<Value, json::Detail> {
        let Ok(length) = list.length() else { return Ok(Value::Foreign) };
        // An array may claim any length and hold nothing.
        if usize::try_from(length).unwrap_or(usize::MAX) > self.left {
            return Err(json::Detail::TooLarge(self.limits.max_bytes));
        }
        let item = |at| Reflect::get_u32(list, at).map_or(Ok(Value::Foreign), |item| self.read(&item, depth));
        (0..length).map(item).collect::<Result<_, _>>().map(Value::Array)
    }

    fn members(&mut self, object: &Object, depth: usize) -> Result<Value, json::Detail> {
        let Ok(keys) = keys(object) else { return Ok(Value::Foreign) };
        let mut members = json::Object::new();
        for key in keys.iter() {
            // A member that throws when it is read is there, but nothing that JSON can carry.
            let value = match Reflect::get(object, &key) {
                Ok(value) if value.is_undefined() => continue,
                Ok(value) => self.read(&value, depth)?,
                Err(_) => Value::Foreign,
            };
            // A key with a lone surrogate has no pointer, and two of them might become one.
            let Some(key) = self.text(key.unchecked_ref())? else { return Ok(Value::Foreign) };
            members.insert(key, value);
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
