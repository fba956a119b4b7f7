//! The calendar of deadlines: kept files, compared whole, and every golden case read back.
//!
//! `tests/deadlines` holds applications and the calendars that they give; `tests/node/deadlines.test.mjs` holds the npm
//! package against the same files. `GENERATE=1` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use huiqi::{Pack, contract, json};

use crate::doors::program::{Server, huiqi};
use crate::golden::applications;

fn kept() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deadlines");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    files
}

#[test]
fn generated_calendars_are_as_kept_in_every_door() {
    let server = Server::start();
    let files = kept();
    assert!(files.len() >= 6);
    for path in files {
        let application = fs::read(&path).unwrap();
        let pack = Pack::embedded().unwrap();
        let calendar = pack.deadlines(&pack.read(&application).unwrap()).unwrap();
        let kept = path.with_extension("ics");
        if std::env::var_os("GENERATE").is_some() {
            fs::write(&kept, &calendar).unwrap();
        }
        let name = path.display();
        assert!(fs::read_to_string(&kept).unwrap_or_default() == calendar, "{name} now gives:\n{calendar}");
        let printed = huiqi(&["assess", "-", "--ics"], &application);
        assert_eq!((printed.code, printed.text()), (Some(0), calendar.as_str()), "{name}");
        let headers = [("content-type", "application/json"), ("accept", "text/calendar")];
        let answer = server.send("POST", "/v1/assess", &headers, &application);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/calendar; charset=utf-8")));
        assert!(answer.body == calendar.as_bytes(), "{name}");
    }
}

#[test]
fn a_calendar_of_what_is_wrong_is_refused() {
    for (input, code) in
        [("{", "json.syntax"), (r#"{"measure":"12","facts":[],"date":"2026-06-15"}"#, "application.type")]
    {
        let refused = huiqi(&["assess", "-", "--ics"], input.as_bytes());
        assert_eq!((refused.code, refused.text()), (Some(2), ""));
        assert!(refused.stderr.contains(code), "{}", refused.stderr);
        let answer = Server::start().send("POST", "/v1/assess", &[("accept", "text/calendar")], input.as_bytes());
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        assert_eq!(answer.json()["code"], code);
    }
    assert_eq!(huiqi(&["assess", "-", "--ics", "--json"], b"").code, Some(2), "one form at a time");
}

/// A component as a reader sees it.
#[derive(Debug, Default)]
struct Component {
    name: String,
    properties: Vec<(String, String)>,
    inside: Vec<Component>,
}

impl Component {
    fn get(&self, name: &str) -> Option<&str> {
        let mut found = self.properties.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let first = found.next();
        assert!(found.next().is_none(), "{name} stands twice");
        first
    }
}

/// Reads a file by the grammar of RFC 5545, 3.1, 3.3.11 and 3.6.
fn read(file: &str) -> Component {
    assert!(!file.replace("\r\n", "").contains(['\r', '\n']), "a line ends otherwise than with CRLF");
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "a line is longer than 75 octets");
    let mut open = vec![Component::default()];
    for line in file.replace("\r\n ", "").split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        let within = open.last_mut().unwrap();
        match name {
            "BEGIN" => open.push(Component { name: value.to_owned(), ..Component::default() }),
            "END" => {
                assert_eq!(within.name, value);
                let done = open.pop().unwrap();
                open.last_mut().unwrap().inside.push(done);
            }
            _ => within.properties.push((name.to_owned(), plain(value))),
        }
    }
    assert_eq!(open.len(), 1, "a component is not closed");
    open.remove(0).inside.remove(0)
}

fn plain(escaped: &str) -> String {
    let (mut out, mut letters) = (String::new(), escaped.chars());
    while let Some(letter) = letters.next() {
        out.push(match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('n' | 'N') => '\n',
                Some(escaped @ ('\\' | ';' | ',')) => escaped,
                other => panic!("a backslash before {other:?}"),
            },
            (';' | ',', false) => panic!("{letter} is not escaped in {escaped}"),
            _ => letter,
        });
    }
    out
}

/// The days that a calendar of these steps has: each open last day, and each beginning of what has no period.
fn days(timeline: &[contract::Step<'_>]) -> Vec<(String, String)> {
    let day = |step: &contract::Step<'_>| step.due.or(if step.limit.is_none() { step.starts } else { None });
    let open = timeline.iter().filter(|step| step.done.is_none());
    open.filter_map(|step| Some((step.id.to_string(), day(step)?.to_string()))).collect()
}

#[test]
fn golden_cases_are_read_back() {
    let pack = Pack::embedded().unwrap();
    let (mut events, mut reminders, mut unpublished) = (0, 0, 0);
    for application in applications() {
        let application = json::read(application.to_string().as_bytes(), json::Limits::APPLICATION).unwrap();
        let Ok(assessment) = pack.assess(&application) else { continue };
        let calendar = read(&pack.deadlines(&application).unwrap());
        assert_eq!((calendar.name.as_str(), calendar.get("VERSION")), ("VCALENDAR", Some("2.0")));
        let expected = days(&assessment.timeline);
        if expected.is_empty() {
            assert_eq!(calendar.inside.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["VJOURNAL"]);
            continue;
        }
        let stamp = format!("{}T000000Z", assessment.date.to_string().replace('-', ""));
        assert_eq!(calendar.inside.len(), expected.len());
        for (event, (id, day)) in calendar.inside.iter().zip(expected) {
            events += 1;
            let step = assessment.timeline.iter().find(|step| step.id == id).unwrap();
            assert_eq!((event.name.as_str(), event.get("DTSTAMP")), ("VEVENT", Some(stamp.as_str())));
            assert_eq!(event.get("DTSTART;VALUE=DATE"), Some(day.replace('-', "").as_str()));
            let uid = event.get("UID").unwrap();
            assert!(
                [&*assessment.pack.id, &assessment.measure.id, &id, &day].iter().all(|part| uid.contains(part)),
                "{uid}"
            );
            let summary = event.get("SUMMARY").unwrap();
            assert!(summary.contains(&*assessment.measure.title) && summary.contains(&*step.name), "{summary}");
            let description = event.get("DESCRIPTION").unwrap();
            assert!(description.contains(&*step.actor) && description.contains(&*step.clause), "{description}");
            let limit = step.limit.map(|limit| limit.days.to_string()).unwrap_or_default();
            assert!(description.contains(&limit), "{description}");
            assert_eq!(description.contains("原则上"), step.in_principle, "{description}");
            // Of the years of the cases only 2026 has a notice.
            let supposed = step.due.is_some() && !day.starts_with("2026");
            assert_eq!(description.contains("尚未公布"), supposed, "{description}");
            unpublished += usize::from(supposed);
            for alarm in &event.inside {
                reminders += 1;
                assert_eq!((alarm.name.as_str(), alarm.get("ACTION")), ("VALARM", Some("DISPLAY")));
                assert_eq!(alarm.get("TRIGGER"), Some("-P3D"));
                assert!(alarm.get("DESCRIPTION").unwrap().contains(&*step.name));
            }
        }
    }
    println!("{events} events, {reminders} of them remind, {unpublished} are of a year without a notice");
    assert!(events > 100 && reminders > 0 && unpublished > 0);
}
