//! Many applications, one a line.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::program::{EXAMPLE, huiqi};
use crate::cases;

fn scratch(name: &str) -> String {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name).to_str().unwrap().to_owned()
}

fn lines(text: &[u8]) -> Vec<Value> {
    text.split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

#[test]
fn each_line_has_the_answer_that_it_has_alone() {
    let rows = cases::golden();
    let rows: Vec<String> = rows.iter().take(60).map(|row| huiqi::json::canonical(&row.application)).collect();
    let (input, output) = (scratch("batch.jsonl"), scratch("batch.out.jsonl"));
    fs::write(&input, rows.join("\n")).unwrap();
    let done = huiqi(&["batch", &input, "-o", &output], b"");
    assert_eq!((done.code, done.text()), (Some(0), ""), "{}", done.stderr);
    let answers = lines(&fs::read(&output).unwrap());
    assert_eq!(answers.len(), rows.len());
    for (at, (row, answer)) in rows.iter().zip(&answers).enumerate() {
        let alone = huiqi(&["assess", "--json", "-"], row.as_bytes());
        if alone.code == Some(0) {
            assert_eq!(*answer, json!({ "assessment": alone.json(), "line": at + 1 }));
        } else {
            assert_eq!(answer["error"]["code"], serde_json::from_str::<Value>(&alone.stderr).unwrap()["code"]);
        }
    }
    let refused = answers.iter().filter(|answer| answer.get("error").is_some()).count();
    let summary =
        format!("共 {} 行：算出结果 {} 行，内容有误、没有结果 {refused} 行。\n", rows.len(), rows.len() - refused);
    assert_eq!(done.stderr, summary, "where nobody looks on there is no progress");
    let piped = huiqi(&["batch", "-", "-o", "-"], rows.join("\n").as_bytes());
    assert_eq!(piped.stdout, fs::read(&output).unwrap());
}

#[test]
fn a_line_that_is_no_application_is_answered_with_why() {
    let long = format!("{{\"measure\":\"{}\"}}", "x".repeat(3 << 20));
    let input = [
        r#"{"measure":"12","facts":{}}"#,
        r#"{"measure":"data-purchas","date":"2026-06-15","facts":{}}"#,
        "",
        r#"{"measure":"12", "#,
        &long,
        r#"{"measure":"12","date":"2026-06-15","facts":{}}"#,
    ]
    .join("\r\n");
    let done = huiqi(&["batch", "-", "-o", "-"], input.as_bytes());
    assert_eq!(done.code, Some(0), "answered, whatever the answers");
    let answers = lines(&done.stdout);
    let codes: Vec<_> = answers.iter().map(|answer| answer["error"]["code"].as_str()).collect();
    let expected = ["application.missing", "measure.unknown", "json.syntax", "json.syntax", "json.size"];
    assert_eq!(codes, [expected.map(Some).to_vec(), vec![None]].concat(), "an application without a date is refused");
    assert!(answers.iter().zip(1..).all(|(answer, number)| answer["line"] == number));
    assert_eq!(
        (&answers[1]["error"]["suggestion"], &answers[1]["error"]["path"]),
        (&json!("data-purchase"), &json!("/measure"))
    );
    assert_eq!(answers[3]["error"]["line"], 4, "the line of the file");
    assert!(done.stderr.contains("共 6 行：算出结果 1 行，内容有误、没有结果 5 行。"), "{}", done.stderr);
    let english = huiqi(&["batch", "-", "-o", "-", "--language", "en"], br#"{"measure":"none"}"#);
    assert!(english.text().contains("The application lacks"), "{}", english.text());
}

#[test]
fn what_cannot_be_read_or_written_is_told_before_anything_is_lost() {
    let input = scratch("batch.same.jsonl");
    fs::copy(EXAMPLE, &input).unwrap();
    let kept = fs::read(&input).unwrap();
    for (args, exit, code) in [
        (["batch", "examples/nothing.jsonl", "-o", "-"], 2, "file.unreadable"),
        (["batch", "examples", "-o", "-"], 2, "file.unreadable"),
        (["batch", &input, "-o", &input], 2, "file.same"),
        (["batch", &input, "-o", "examples/no/such/folder.jsonl"], 1, "file.unwritable"),
    ] {
        let done = huiqi(&args, b"");
        assert_eq!((done.code, done.text()), (Some(exit), ""), "{args:?}");
        assert!(done.stderr.contains(code), "{args:?}: {}", done.stderr);
    }
    assert_eq!(fs::read(&input).unwrap(), kept);
}
