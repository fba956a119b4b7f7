//! The browser's door: convert and call, nothing else.
//!
//! Values come in as plain JavaScript values, so that nothing is lost that JSON cannot say (NaN, a Date, a lone
//! surrogate is a problem at its place, not a silent null). The one hot call answers with a structured value, which is
//! the quicker way; the others with canonical JSON text, which is the smaller code: see "The border" in ARCHITECTURE.md.

mod convert;

use wasm_bindgen::prelude::*;

use crate::json::{Limits, Value, canonical};
use crate::value::Day;
use crate::{Error, Pack, fill_date};

/// An engine over one pack. Several can live side by side.
#[wasm_bindgen]
pub struct Engine(Pack);

type Answer = Result<String, JsValue>;

#[wasm_bindgen]
impl Engine {
    /// Loads a built pack given as JSON text, or the one that this binary carries, in the language of a catalogue if
    /// one is given.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: Option<String>, catalogue: Option<String>) -> Result<Engine, JsValue> {
        let pack = pack.map_or_else(Pack::embedded, |text| Pack::load(&text));
        let speaking = pack.and_then(|pack| match catalogue {
            Some(text) => pack.in_language(&text),
            None => Ok(pack),
        });
        speaking.map(Engine).map_err(thrown)
    }

    /// See `Pack::info`.
    pub fn pack(&self) -> String {
        canonical(&self.0.info())
    }

    /// See `Pack::measures`.
    pub fn measures(&self) -> String {
        canonical(&self.0.measures())
    }

    /// See `Pack::measure`.
    pub fn measure(&self, id: &JsValue) -> Answer {
        answer(self.0.measure(&name(id)))
    }

    /// See `Pack::form`.
    pub fn form(&self, id: &JsValue) -> Answer {
        answer(self.0.form(&name(id)))
    }

    /// See `Pack::assess`; `today` (`YYYY-MM-DD`) is the day of an application that has none.
    pub fn assess(&self, application: &JsValue, today: &str) -> Result<JsValue, JsValue> {
        let assessment = self.0.assess(&self.dated(application, today)?).map_err(thrown)?;
        convert::structured(&assessment)
    }

    /// See `Pack::match_all`; `today` is the day of a profile that has none.
    #[wasm_bindgen(js_name = "match")]
    pub fn match_all(&self, profile: &JsValue, today: &str) -> Answer {
        answer(self.0.match_all(&self.dated(profile, today)?))
    }

    /// See `Pack::deadlines`.
    pub fn deadlines(&self, application: &JsValue, today: &str) -> Answer {
        answer(self.0.deadlines(&self.dated(application, today)?))
    }

    /// See `Pack::receipt`.
    pub fn receipt(&self, application: &JsValue, today: &str) -> Answer {
        answer(self.0.receipt(&self.dated(application, today)?))
    }

    /// See `Pack::verify`.
    pub fn verify(&self, receipt: &JsValue) -> Answer {
        answer(self.0.verify(&self.taken(receipt, Limits::RECEIPT)?))
    }
}

/// The other ways over the border, which `make bench` measures beside the one that is shipped.
#[cfg(feature = "bench-doors")]
#[wasm_bindgen]
impl Engine {
    /// As `assess`, with JSON text going out.
    #[wasm_bindgen(js_name = assessToText)]
    pub fn assess_to_text(&self, application: &JsValue, today: &str) -> Answer {
        answer(self.0.assess(&self.dated(application, today)?))
    }

    /// As `assess`, with JSON text coming in and going out.
    #[wasm_bindgen(js_name = assessText)]
    pub fn assess_text(&self, application: &str, today: &str) -> Answer {
        let application = self.0.read(application.as_bytes()).map_err(thrown)?;
        answer(self.0.assess(&on(application, today)))
    }
}

impl Engine {
    fn taken(&self, value: &JsValue, limits: Limits) -> Result<Value, JsValue> {
        convert::value(value, limits).map_err(|beyond| thrown(self.0.refuse_value(beyond)))
    }

    fn dated(&self, application: &JsValue, today: &str) -> Result<Value, JsValue> {
        Ok(on(self.taken(application, Limits::APPLICATION)?, today))
    }
}

fn on(mut application: Value, today: &str) -> Value {
    if let Ok(today) = today.parse::<Day>() {
        fill_date(&mut application, today);
    }
    application
}

/// A name as text; what is no text names nothing.
fn name(id: &JsValue) -> String {
    id.as_string().unwrap_or_default()
}

fn answer(result: Result<impl serde::Serialize, Error>) -> Answer {
    result.map(|answer| canonical(&answer)).map_err(thrown)
}

/// What JavaScript catches: the refusal as a plain object.
fn thrown(error: Error) -> JsValue {
    convert::structured(&error).unwrap_or_else(|fault| fault)
}
