//! The top level of an application: its keys and their types. What is wrong here is refused.

use crate::error::Error;
use crate::json::{Detail, Object, ReadCode, ReadError, Value};
use crate::pack::model::Measure;
use crate::pack::{Pack, Params, nearest};
use crate::value::Day;

use super::values::{DayFault, read_day};

/// The keys of an application, and what each must be.
const KEYS: &[(&str, &str)] = &[
    ("date", "type.text"),
    ("facts", "type.object"),
    ("materials", "type.object"),
    ("measure", "type.text"),
    ("progress", "type.object"),
    ("verified", "type.list"),
];

/// An application whose top level is in order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Application<'v, 'p> {
    pub date: Day,
    pub facts: &'v Object,
    pub materials: Option<&'v Object>,
    pub measure: &'p Measure,
    pub progress: Option<&'v Object>,
    pub verified: &'v [Value],
}

/// Puts a day into an application that has none; whatever else is wrong with it is found when it is read.
pub(crate) fn fill_date(application: &mut Value, today: Day) {
    if let Value::Object(members) = application
        && !members.contains_key("date")
    {
        members.insert("date", today.to_string());
    }
}

/// A refusal of text that is not JSON as the contract takes it.
pub(crate) fn refuse_text(pack: &Pack, fault: &ReadError) -> Error {
    let mut error = refuse_value(pack, &fault.detail);
    (error.line, error.column) = (Some(fault.line), Some(fault.column));
    error
}

/// A refusal of a value that goes beyond the contract's limits.
pub(crate) fn refuse_value(pack: &Pack, detail: &Detail) -> Error {
    let mut params = Params::from([("detail".to_owned(), detail.id().to_owned())]);
    if let Some(subject) = detail.subject() {
        let name = match detail.code() {
            ReadCode::DuplicateKey => "name",
            ReadCode::Depth | ReadCode::Size => "max",
            ReadCode::Syntax | ReadCode::Utf8 => "given",
        };
        params.insert(name.to_owned(), subject);
    }
    pack.refusal(detail.code().as_str(), params, None)
}

impl<'v, 'p> Application<'v, 'p> {
    /// Reads the top level.
    pub fn read(pack: &'p Pack, value: &'v Value) -> Result<Self, Error> {
        let Value::Object(members) = value else { return Err(wrong(pack, "", "application", "type.object")) };
        let keys = || KEYS.iter().map(|(key, _)| *key);
        if let Some(unknown) = members.keys().find(|key| !keys().any(|known| known == *key)) {
            let params = Params::from([("name".into(), unknown.into())]);
            let mut error = pack.refusal("application.unknown-key", params, nearest(unknown, keys()));
            error.path = Some(pointer(unknown));
            return Err(error);
        }
        if let Some(missing) = ["measure", "facts", "date"].into_iter().find(|key| !members.contains_key(key)) {
            let mut error = pack.refusal("application.missing", Params::from([("name".into(), missing.into())]), None);
            error.path = Some(pointer(missing));
            return Err(error);
        }
        let measure = text(pack, members, "measure")?;
        Ok(Self {
            facts: object(pack, members, "facts")?.ok_or_else(|| wrong(pack, "/facts", "facts", "type.object"))?,
            materials: object(pack, members, "materials")?,
            progress: object(pack, members, "progress")?,
            verified: verified(pack, members)?,
            measure: pack.find_measure(measure)?,
            date: date(pack, text(pack, members, "date")?)?,
        })
    }
}

fn pointer(key: &str) -> String {
    format!("/{}", crate::json::pointer::escape(key))
}

fn wrong(pack: &Pack, path: &str, name: &str, expected: &str) -> Error {
    let expected = pack.say(expected, &Params::new());
    let params = Params::from([("name".to_owned(), name.to_owned()), ("expected".to_owned(), expected)]);
    let mut error = pack.refusal("application.type", params, None);
    error.path = Some(path.to_owned());
    error
}

fn text<'v>(pack: &Pack, members: &'v Object, key: &str) -> Result<&'v str, Error> {
    members.get(key).and_then(Value::as_str).ok_or_else(|| wrong(pack, &pointer(key), key, "type.text"))
}

fn object<'v>(pack: &Pack, members: &'v Object, key: &str) -> Result<Option<&'v Object>, Error> {
    match members.get(key) {
        None => Ok(None),
        Some(Value::Object(object)) => Ok(Some(object)),
        Some(_) => Err(wrong(pack, &pointer(key), key, "type.object")),
    }
}

fn verified<'v>(pack: &Pack, members: &'v Object) -> Result<&'v [Value], Error> {
    let list = match members.get("verified") {
        None => return Ok(&[]),
        Some(Value::Array(list)) => list,
        Some(_) => return Err(wrong(pack, "/verified", "verified", "type.list")),
    };
    match list.iter().position(|path| path.as_str().is_none()) {
        Some(at) => Err(wrong(pack, &format!("/verified/{at}"), "verified", "type.text")),
        None => Ok(list),
    }
}

fn date(pack: &Pack, text: &str) -> Result<Day, Error> {
    read_day(text).map_err(|fault| {
        let label = pack.say("label.date", &Params::new());
        let mut params = Params::from([("label".to_owned(), label), ("given".to_owned(), super::values::shown(text))]);
        let code = match fault {
            DayFault::Format => "date.format",
            DayFault::Range => {
                params.extend(super::values::day_range().map(|(name, day)| (name.to_owned(), day)));
                "date.range"
            }
        };
        let mut error = pack.refusal(code, params, None);
        error.path = Some("/date".to_owned());
        error
    })
}
