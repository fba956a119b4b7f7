//! Rows of a file of cases: `{ name, application, expect, repeat }`.

use std::collections::BTreeSet;

use crate::json::{self, Limits, Object, Value};
use crate::pack::fault::{Faults, Report, SourceFile, Spot, codes};
use crate::pack::nearest;

use super::{MAX_FILE, compare, place};

/// One case: an application, and what the law must give.
#[derive(Debug, Clone)]
pub struct Row {
    /// Name of its file, as given.
    pub file: String,
    /// Its place in the file, from 0.
    pub index: usize,
    /// What it shows, in words; unique in its file.
    pub name: String,
    /// The application, `repeat` carried out.
    pub application: Value,
    /// Parts of the assessment that must come out.
    pub expect: Object,
}

/// The keys of a row, and whether it needs them.
const KEYS: [(&str, bool); 4] = [("name", true), ("application", true), ("expect", true), ("repeat", false)];

/// Reads the rows of a file.
///
/// # Errors
/// All that is no row in it.
pub fn read(file: &SourceFile) -> Result<Vec<Row>, Faults> {
    let report = Report::default();
    let rows = read_into(0, file, &report);
    if report.is_empty() { Ok(rows) } else { Err(report.into_faults(vec![file.clone()])) }
}

/// Reads the rows of a file; what is none is said.
pub(super) fn read_into(index: usize, file: &SourceFile, report: &Report) -> Vec<Row> {
    let limits = Limits { max_bytes: MAX_FILE, max_depth: Limits::DEEPEST };
    let value = match json::read(file.text.as_bytes(), limits) {
        Ok(value) => value,
        Err(error) => {
            let start = offset(&file.text, error.line, error.column);
            let spot = Spot { file: index, start, end: start };
            report.add(spot, codes::CASE_FORM, format!("this is no JSON: {}", error.detail));
            return Vec::new();
        }
    };
    let Some(values) = value.as_array() else {
        let message = "a file of cases is a list of rows".to_owned();
        refuse(report, index, file, "", codes::CASE_FORM, message, None);
        return Vec::new();
    };
    let mut names = BTreeSet::new();
    let mut rows = Vec::new();
    for (place, value) in values.iter().enumerate() {
        let row = Reader { report, file, index, place }.row(value);
        if let Some(row) = &row
            && !names.insert(row.name.clone())
        {
            let message = format!("two rows of this file are called {:?}", row.name);
            refuse(report, index, file, &format!("/{place}/name"), codes::DUPLICATE, message, None);
        }
        rows.extend(row);
    }
    rows
}

/// Says a fault of the value at a pointer.
pub(super) fn refuse(
    report: &Report,
    index: usize,
    file: &SourceFile,
    pointer: &str,
    code: &'static str,
    message: String,
    help: Option<String>,
) {
    let span = place::locate(&file.text, pointer);
    report.push(Spot { file: index, start: span.start, end: span.end }, code, message, help);
}

/// The byte of a line and column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

/// Reads one row.
struct Reader<'a> {
    report: &'a Report,
    file: &'a SourceFile,
    index: usize,
    place: usize,
}

impl Reader<'_> {
    fn row(&self, value: &Value) -> Option<Row> {
        let Some(members) = value.as_object() else {
            return self.fault("", "a row is an object".to_owned(), None);
        };
        self.check_keys("", members, &KEYS.map(|(key, _)| key));
        for (key, _) in KEYS.iter().filter(|(key, needed)| *needed && !members.contains_key(key)) {
            self.fault::<()>("", format!("`{key}` is missing from this row"), None);
        }
        let name = members.get("name").and_then(|name| self.is("/name", name.as_str(), "a text"));
        let application = members.get("application").and_then(|value| self.application(value, members.get("repeat")));
        let expect = members.get("expect").and_then(|expect| self.is("/expect", expect.as_object(), "an object"));
        if let Some(expect) = expect {
            self.check_keys("/expect", expect, &compare::keys().collect::<Vec<_>>());
            if expect.is_empty() {
                self.fault::<()>("/expect", "a row that expects nothing shows nothing".to_owned(), None);
            }
        }
        Some(Row {
            file: self.file.name.clone(),
            index: self.place,
            name: name?.to_owned(),
            application: application?,
            expect: expect?.clone(),
        })
    }

    /// The application, with the one item of each of its lists standing as many times as `repeat` says.
    fn application(&self, value: &Value, repeat: Option<&Value>) -> Option<Value> {
        let mut application = value.clone();
        let Some(repeat) = repeat else { return Some(application) };
        let times = repeat.as_number().and_then(|number| json::canonical(&number).parse::<u16>().ok());
        let times = usize::from(self.is("/repeat", times, "a whole number below 65536")?);
        if let Some(Value::Object(facts)) = json::pointer::resolve_mut(&mut application, "/facts") {
            let keys: Vec<String> = facts.keys().map(str::to_owned).collect();
            for key in keys {
                if let Some(Value::Array(items)) = facts.get_mut(&key) {
                    *items = items.first().map(|item| vec![item.clone(); times]).unwrap_or_default();
                }
            }
        }
        Some(application)
    }

    fn is<T>(&self, below: &str, value: Option<T>, wanted: &str) -> Option<T> {
        if value.is_none() {
            let key = below.trim_start_matches('/');
            return self.fault(below, format!("`{key}` takes {wanted}"), None);
        }
        value
    }

    fn check_keys(&self, below: &str, members: &Object, known: &[&str]) {
        for key in members.keys().filter(|key| !known.contains(key)) {
            let near = nearest(key, known.iter().copied());
            let help = near
                .map_or_else(|| format!("the keys are {}", known.join(", ")), |near| format!("did you mean `{near}`?"));
            let what = if below.is_empty() { "row" } else { "expectation" };
            let place = format!("{below}/{}", json::pointer::escape(key));
            self.fault::<()>(&place, format!("`{key}` is no key of this {what}"), Some(help));
        }
    }

    fn fault<T>(&self, below: &str, message: String, help: Option<String>) -> Option<T> {
        let pointer = format!("/{}{below}", self.place);
        refuse(self.report, self.index, self.file, &pointer, codes::CASE_FORM, message, help);
        None
    }
}
