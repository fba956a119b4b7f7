//! Receipts that were kept, computed anew under the same rules and under others.

use serde_json::{Value, json};

use super::packs::{Folder, VERSION};
use super::program::{EXAMPLE, huiqi};

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A receipt that holds, one whose sum was altered, one whose content and digest were altered together, and no receipt.
fn kept() -> String {
    let receipt = huiqi(&["receipt", "--json", EXAMPLE], b"").json();
    let mut altered = receipt.clone();
    altered["assessment"]["award"]["high"] = json!("999.00");
    let invented = json!({ "application": altered["application"], "assessment": altered["assessment"] });
    let digest = huiqi::json::digest(huiqi::json::canonical(&invented).as_bytes());
    let mut invented = invented;
    invented["digest"] = digest.into();
    [receipt.to_string(), altered.to_string(), invented.to_string(), "{}".to_owned()].join("\n")
}

#[test]
fn under_the_same_rules_a_receipt_stays_or_is_untrue() {
    let done = huiqi(&["replay", "-", "-o", "-"], kept().as_bytes());
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert_eq!(done.stderr, "共 4 行：结果不变 1 行，结果有变 0 行，凭据不实 2 行，不是凭据 1 行。\n");
    let answers = lines(done.text());
    let same = json!({ "differences": [], "line": 1, "measure": "data-purchase", "outcome": "same", "pack": "same" });
    assert_eq!(answers[0], same);
    let paths = |answer: &Value| -> Vec<String> {
        let differences = answer["differences"].as_array().unwrap();
        differences.iter().map(|one| one["path"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        (&answers[1]["outcome"], paths(&answers[1])),
        (&json!("untrue"), vec!["/assessment/award/high".to_owned(), "/digest".to_owned()])
    );
    assert_eq!(
        (&answers[2]["outcome"], paths(&answers[2])),
        (&json!("untrue"), vec!["/assessment/award/high".to_owned()])
    );
    assert_eq!((&answers[3]["error"]["code"], &answers[3]["line"]), (&json!("receipt.missing"), &json!(4)));
}

#[test]
fn under_other_rules_only_another_outcome_is_a_change() {
    let folder = Folder::new("replay");
    folder.build("words.json", &[VERSION, ("12-data-purchase.toml", "购买数据产品奖补", "购买数据产品的奖补")]);
    folder.build(
        "less.json",
        &[VERSION, ("12-data-purchase.toml", r#"share     = { ratio = "0.20""#, r#"share     = { ratio = "0.10""#)],
    );
    let replayed = |file: &str, flags: &[&str]| {
        let pack = format!("{}/{file}", folder.packs());
        huiqi(&[&["replay", "-", "-o", "-", "--pack", &pack], flags].concat(), kept().as_bytes())
    };
    let words = replayed("words.json", &[]);
    let said = lines(words.text());
    assert_eq!((&said[0]["outcome"], &said[0]["pack"]), (&json!("same"), &json!("differs")));
    assert_eq!(said[1]["outcome"], "untrue", "its digest is another under any rules");

    let less = replayed("less.json", &["--changed"]);
    let changed = lines(less.text());
    assert_eq!(changed[0]["outcome"], "changed");
    let high = changed[0]["differences"].as_array().unwrap().iter().find(|one| one["path"] == "/assessment/award/high");
    assert_eq!(
        high,
        Some(&json!({ "claimed": "166000.00", "computed": "83000.00", "path": "/assessment/award/high" }))
    );
    assert!(less.stderr.contains("结果不变 0 行，结果有变 2 行，凭据不实 1 行，不是凭据 1 行"), "{}", less.stderr);

    let nothing = replayed("words.json", &["--changed"]);
    assert!(lines(nothing.text()).iter().all(|line| line["outcome"] != "same"));
}
