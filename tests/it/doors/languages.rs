//! Languages at the native door: by tag, by file, and what is none.

use serde_json::{Value, json};

use super::program::{EXAMPLE, Server, huiqi};

const ENGLISH: &str = "policies/nmg-2026-8.en.json";

fn is_chinese(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

#[test]
fn a_form_in_english_has_no_chinese() {
    let done = huiqi(&["form", "data-purchase", "--json", "--language", "en"], b"");
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    assert!(!done.text().contains(is_chinese), "{}", done.text());
    let schema = done.json();
    assert_eq!(schema["properties"]["applicant"]["title"], "Applicant");
    assert_eq!(huiqi(&["form", "data-purchase", "--json", "--language", ENGLISH], b"").stdout, done.stdout);
}

#[test]
fn an_answer_and_a_refusal_speak_the_language_asked_for() {
    let assess = |language: &[&str]| huiqi(&[&["assess", "--json", EXAMPLE], language].concat(), b"");
    let (own, english) = (assess(&[]), assess(&["--language", "en"]));
    assert_eq!(own.stdout, assess(&["--language", "zh-Hans"]).stdout);
    assert_ne!(own.stdout, english.stdout);
    assert_eq!(own.json()["award"]["low"], english.json()["award"]["low"]);
    let refusal: Value =
        serde_json::from_str(&huiqi(&["form", "none", "--json", "--language", "en"], b"").stderr).unwrap();
    assert_eq!(refusal["code"], "measure.unknown");
    assert!(refusal["detail"].as_str().unwrap().starts_with("There is no measure"), "{refusal}");
}

#[test]
fn deadlines_in_english_have_no_chinese_but_the_number_of_the_document() {
    let done = huiqi(&["assess", EXAMPLE, "--ics", "--language", "en"], b"");
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    let text = done.text().replace("\r\n ", "").replace("内政数字〔2026〕8号", "");
    assert!(text.contains("Payment begins on this day at the earliest"), "{text}");
    assert!(!text.contains(is_chinese), "{text}");
}

#[test]
fn a_receipt_is_the_same_in_every_language() {
    let own = huiqi(&["receipt", "--json", EXAMPLE], b"").stdout;
    assert_eq!(huiqi(&["receipt", "--json", EXAMPLE, "--language", "en"], b"").stdout, own);
    let verified = huiqi(&["verify", "--json", "-", "--language", "en"], &own).json();
    assert_eq!(verified["valid"], true);
}

#[test]
fn what_is_no_language_is_refused() {
    let form = |language: &str| huiqi(&["form", "data-purchase", "--json", "--language", language], b"");
    for (language, code, named) in [
        ("xx", "language.unknown", "zh-Hans"),
        ("policies/none.json", "language.unknown", "policies/none.json"),
        ("policies", "file.unreadable", "policies"),
        (EXAMPLE, "catalogue.invalid", "Catalogue"),
    ] {
        let done = form(language);
        assert_eq!((done.code, done.text()), (Some(2), ""), "{language}");
        let refusal: Value = serde_json::from_str(&done.stderr).unwrap();
        assert_eq!(refusal["code"], json!(code), "{refusal}");
        assert!(refusal["detail"].as_str().unwrap().contains(named), "{refusal}");
    }
}

#[test]
fn a_report_has_one_language() {
    for command in [&["assess", EXAMPLE][..], &["form", "12"], &["pack", "check", "policies/nmg-2026-8"]] {
        let done = huiqi(&[command, &["--language", "en"]].concat(), b"");
        assert_eq!((done.code, done.text()), (Some(2), ""), "{command:?}");
        assert!(done.stderr.contains("--language"), "{}", done.stderr);
    }
}

#[test]
fn a_service_speaks_the_language_that_it_was_started_with() {
    let server = Server::with(&["--language", "en"]);
    assert_eq!(server.get("/v1/pack").json()["language"], "en");
    let form = huiqi(&["form", "data-purchase", "--json", "--language", "en"], b"");
    assert_eq!(server.get("/v1/measures/data-purchase/form").body, form.line());
}
