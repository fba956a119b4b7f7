//! The top level of an application or profile: its keys and their types. What is wrong here is refused.

use crate::error::Error;
use crate::json::{Detail, Object, ReadCode, ReadError, Value};
use crate::pack::model::Measure;
use crate::pack::{Pack, Params, nearest, params};
use crate::value::Day;

use super::values::{DayFault, read_day};

/// What is read, the keys that it may have, and those that it must have.
struct Shape {
    name: &'static str,
    keys: &'static [&'static str],
    needed: &'static [&'static str],
}

const APPLICATION: Shape = Shape {
    name: "application",
    keys: &["date", "facts", "materials", "measure", "progress", "verified"],
    needed: &["measure", "facts", "date"],
};
const PROFILE: Shape = Shape { name: "profile", keys: &["date", "facts"], needed: &["facts", "date"] };

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

/// A profile whose top level is in order: what an applicant tells, whatever it applies for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Profile<'v> {
    pub date: Day,
    pub facts: &'v Object,
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
    let mut params = params(&[("detail", detail.id())]);
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
        let members = APPLICATION.members(pack, value)?;
        let measure = text(pack, members, "measure")?;
        Ok(Self {
            facts: facts(pack, members)?,
            materials: object(pack, members, "materials")?,
            progress: object(pack, members, "progress")?,
            verified: verified(pack, members)?,
            measure: pack.find_measure(measure)?,
            date: date(pack, members)?,
        })
    }
}

impl<'v> Profile<'v> {
    /// Reads the top level.
    pub fn read(pack: &Pack, value: &'v Value) -> Result<Self, Error> {
        let members = PROFILE.members(pack, value)?;
        Ok(Self { facts: facts(pack, members)?, date: date(pack, members)? })
    }
}

impl Shape {
    /// The members of a value that has this shape: every key known, and all that are needed there.
    fn members<'v>(&self, pack: &Pack, value: &'v Value) -> Result<&'v Object, Error> {
        let Value::Object(members) = value else { return Err(wrong(pack, "", self.name, "type.object")) };
        if let Some(unknown) = members.keys().find(|key| !self.keys.contains(key)) {
            let params = params(&[("name", unknown)]);
            let nearest = nearest(unknown, self.keys.iter().copied());
            let mut error = pack.refusal("application.unknown-key", params, nearest);
            error.path = Some(pointer(unknown));
            return Err(error);
        }
        if let Some(missing) = self.needed.iter().find(|key| !members.contains_key(key)) {
            let params = params(&[("name", missing)]);
            let mut error = pack.refusal("application.missing", params, None);
            error.path = Some(pointer(missing));
            return Err(error);
        }
        Ok(members)
    }
}

fn pointer(key: &str) -> String {
    format!("/{}", crate::json::pointer::escape(key))
}

fn wrong(pack: &Pack, path: &str, name: &str, expected: &str) -> Error {
    let expected = pack.say(expected, &Params::new());
    let params = params(&[("name", name), ("expected", &expected)]);
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

fn facts<'v>(pack: &Pack, members: &'v Object) -> Result<&'v Object, Error> {
    object(pack, members, "facts")?.ok_or_else(|| wrong(pack, "/facts", "facts", "type.object"))
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

fn date(pack: &Pack, members: &Object) -> Result<Day, Error> {
    let text = text(pack, members, "date")?;
    read_day(text).map_err(|fault| {
        let label = pack.say("label.date", &Params::new());
        let mut params = params(&[("label", &label), ("given", &super::values::shown(text))]);
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
