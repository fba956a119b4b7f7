//! Reports for people. The example's stands beside this; `GENERATE=1` writes it anew, and `git diff` shows what changed.

use std::fs;
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use super::program::{EXAMPLE, huiqi};

/// A report without what changes with every change of the pack.
fn report(args: &[&str], input: &str) -> String {
    let done = huiqi(args, input.as_bytes());
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let masked = done.text().lines().map(|line| match line.split_once("sm3:") {
        Some((before, digest)) if digest.len() == 64 => format!("{before}sm3:…"),
        _ => line.to_owned(),
    });
    masked.map(|line| line + "\n").collect()
}

pub(crate) fn holds(name: &str, report: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data").join(name);
    if std::env::var_os("GENERATE").is_some() {
        fs::write(&path, report).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == report, "{name} is no longer what is printed; GENERATE=1 writes it anew. Printed:\n{report}");
    for line in report.lines() {
        assert!(line.width() <= 80, "{name}: more than 80 columns: {line}");
        assert_eq!(line, line.trim_end(), "{name}: white space at the end of {line:?}");
    }
}

#[test]
fn the_examples_report() {
    holds("example.report.txt", &report(&["assess", EXAMPLE], ""));
}

/// Half told, in the middle of the procedure, with faults: all that the example does not show.
const HALF_TOLD: &str = r#"{
    "measure": "data-purchase", "date": "2026-06-14",
    "facts": {
        "applicant": { "kind": "enterprise", "taxCreditGrade": "M", "dishonestyListed": true, "colour": "red" },
        "contracts": [{ "name": "a\u001b[31mb", "amount": "1,000", "product": "other" }]
    },
    "progress": { "application": "2026-06-15", "acceptance": "2026-06-16", "returned": "2026-06-18" }
}"#;

#[test]
fn a_report_of_what_is_half_told() {
    let report = report(&["assess", "-"], HALF_TOLD);
    holds("half-told.report.txt", &report);
    assert!(!report.contains('\u{1b}'), "an applicant's text cannot colour the terminal");
}

/// Chosen or not, and half told: what must be known first, and a sum that stands under a condition.
const SELECTION: &str = r#"{
    "measure": "benchmark-enterprise", "date": "2027-06-15",
    "facts": {
        "applicant": { "kind": "enterprise", "independentLegalPerson": true, "wellRun": true },
        "benchmark": { "consortium": false, "policyAligned": true, "inProjectLibrary": true, "appliedBefore": true }
    },
    "materials": { "application-report": true, "business-licence": { "name": "another" } }
}"#;

#[test]
fn a_report_of_a_selection() {
    let report = report(&["assess", "-"], SELECTION);
    holds("selection.report.txt", &report);
    let first = report.find("申报前必看").expect("what comes first");
    let verdict = report.find("还不能判定").expect("a verdict");
    assert!(first < verdict);
    let sums = report.lines().filter(|line| line.contains(" 元"));
    assert!(sums.clone().count() > 0 && sums.into_iter().all(|line| line.contains("入选后")), "{report}");
}

/// Where the text fixes no money, the report says what else governs and whom to ask.
#[test]
fn reports_of_measures_without_an_award() {
    let facts = [
        (
            "deferred",
            "innovation-platform",
            r#"{"platform":{"kind":"pilot-base","level":"regional","newlyRecognised":true}}"#,
        ),
        ("half-told-deferred", "skills-training", r#"{"applicant":{"kind":"enterprise"}}"#),
        ("recognition", "digital-park", r#"{"applicant":{"kind":"park"},"digitalPark":{"recognised":true}}"#),
        ("guidance", "scenario-list", "{}"),
    ];
    for (name, measure, facts) in facts {
        let application = format!(r#"{{"measure":"{measure}","date":"2026-06-15","facts":{facts}}}"#);
        holds(&format!("{name}.report.txt"), &report(&["assess", "-"], &application));
    }
}

#[test]
fn a_report_where_the_sum_is_not_bounded() {
    let application = r#"{"measure":"12","date":"2026-06-15","facts":{}}"#;
    let report = report(&["assess", "-"], application);
    assert!(report.contains("不限"), "{report}");
}

/// A pack of rules between measures, and a profile under which each of them cuts.
#[test]
fn the_report_of_a_match() {
    let built = Path::new(env!("CARGO_TARGET_TMPDIR")).join("together.json");
    let built = built.to_str().unwrap();
    assert_eq!(huiqi(&["pack", "build", "tests/packs/together", "-o", built], b"").code, Some(0));
    let profile = r#"{
        "date": "2026-06-14",
        "facts": {
            "applicant": { "kind": "enterprise", "wellRun": true, "colour": "red" },
            "title": { "regional": true, "national": false },
            "leases": [{ "paid": "500000.00" }]
        }
    }"#;
    holds("match.report.txt", &report(&["match", "-", "--pack", built], profile));
    let nothing = report(&["match", "-", "--pack", built], r#"{ "date": "2026-06-15", "facts": {} }"#);
    holds("match-open.report.txt", &nothing);
}

#[test]
fn the_reports_of_the_policy() {
    holds("measures.report.txt", &report(&["measures"], ""));
    holds("measure.report.txt", &report(&["measure", "12"], ""));
    holds("form.report.txt", &report(&["form", "12"], ""));
}
