//! Both doors give the same bytes, and those are the library's.

use std::fs;
use std::process::Command;

use huiqi::{Pack, json};

use super::program::{EXAMPLE, Server, huiqi};

/// What an applicant tells of itself.
const PROFILE: &[u8] = br#"{"date":"2026-06-15","facts":{"applicant":{"kind":"enterprise","taxCreditGrade":"A"}}}"#;

#[test]
fn the_command_and_the_service_give_the_same_bytes() {
    let server = Server::start();
    let application = fs::read(EXAMPLE).unwrap();
    for path in ["assess", "receipt"] {
        let printed = huiqi(&[path, "--json", EXAMPLE], b"");
        assert_eq!(printed.code, Some(0), "{}", printed.stderr);
        let answer = server.post(&format!("/v1/{path}"), &application);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
        assert_eq!(answer.header("cache-control"), Some("no-store"), "what was posted is nobody else's");
        assert!(answer.body == printed.line(), "{path}");
    }
    let printed = huiqi(&["match", "--json", "-"], PROFILE);
    assert_eq!(printed.code, Some(0), "{}", printed.stderr);
    assert!(server.post("/v1/match", PROFILE).body == printed.line(), "match");
    for (args, path) in [
        (vec!["measures"], "/v1/measures"),
        (vec!["measure", "data-purchase"], "/v1/measures/data-purchase"),
        (vec!["measure", "12"], "/v1/measures/12"),
        (vec!["form", "data-purchase"], "/v1/measures/data-purchase/form"),
    ] {
        let printed = huiqi(&[args.as_slice(), &["--json"]].concat(), b"");
        let answer = server.get(path);
        assert_eq!((printed.code, answer.status), (Some(0), 200));
        assert!(answer.body == printed.line(), "{path}");
    }
}

#[test]
fn the_bytes_are_the_librarys_in_canonical_form() {
    let pack = Pack::embedded().unwrap();
    let application = pack.read(&fs::read(EXAMPLE).unwrap()).unwrap();
    let printed = |args: &[&str]| huiqi(&[args, &["--json"]].concat(), b"").text().to_owned();
    assert_eq!(printed(&["assess", EXAMPLE]), json::canonical(&pack.assess(&application).unwrap()) + "\n");
    assert_eq!(printed(&["receipt", EXAMPLE]), json::canonical(&pack.receipt(&application).unwrap()) + "\n");
    let matches = json::canonical(&pack.match_all(&pack.read(PROFILE).unwrap()).unwrap());
    assert_eq!(huiqi(&["match", "--json", "-"], PROFILE).text(), matches + "\n");
    assert_eq!(printed(&["measures"]), json::canonical(&pack.measures()) + "\n");
    assert_eq!(printed(&["measure", "12"]), json::canonical(&pack.measure("12").unwrap()) + "\n");
    assert_eq!(printed(&["form", "12"]), json::canonical(&pack.form("12").unwrap()) + "\n");
    assert_eq!(Server::start().get("/v1/pack").body, json::canonical(&pack.info()).into_bytes());
}

#[test]
fn standard_input_is_a_file_too() {
    let application = fs::read(EXAMPLE).unwrap();
    assert_eq!(
        huiqi(&["assess", "--json", "-"], &application).stdout,
        huiqi(&["assess", "--json", EXAMPLE], b"").stdout
    );
    assert_eq!(huiqi(&["assess", "-"], &application).stdout, huiqi(&["assess", EXAMPLE], b"").stdout);
}

/// Today, as `date` knows it: the tests have no clock of their own.
fn today() -> String {
    let output = Command::new("date").arg("+%F").env("TZ", "UTC-8").output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

#[test]
fn an_application_without_a_day_is_one_of_today() {
    let server = Server::start();
    let application = br#"{"measure":"12","facts":{}}"#;
    let before = today();
    let printed = huiqi(&["assess", "--json", "-"], application).json();
    let receipt = server.post("/v1/receipt", application).json();
    let matches = server.post("/v1/match", br#"{"facts":{}}"#).json();
    let possible = [before, today()];
    for date in [&matches["date"], &printed["date"], &receipt["assessment"]["date"], &receipt["application"]["date"]] {
        assert!(possible.iter().any(|day| date == day), "{date} is not in {possible:?}");
    }
    assert_eq!(receipt["application"]["measure"], "data-purchase");
}
