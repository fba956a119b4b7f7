//! A receipt that was saved holds; one that was changed does not, and says where.

use std::fs;
use std::path::PathBuf;

use huiqi::json;
use serde_json::{Value, json};

use super::program::{EXAMPLE, Server, huiqi};

/// A file of this test run's own.
fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn verified(receipt: &[u8]) -> Value {
    let done = huiqi(&["verify", "--json", "-"], receipt);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    done.json()
}

/// The example's receipt with one text in it replaced, once.
fn changed(from: &str, to: &str) -> Vec<u8> {
    let receipt = huiqi(&["receipt", "--json", EXAMPLE], b"").text().to_owned();
    let changed = receipt.replacen(from, to, 1);
    assert_ne!(receipt, changed, "{from} is not in the receipt");
    changed.into_bytes()
}

#[test]
fn a_receipt_that_was_saved_holds() {
    let path = scratch("saved.json");
    let path = path.to_str().unwrap();
    let done = huiqi(&["receipt", EXAMPLE, "-o", path], b"");
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let saved = fs::read(path).unwrap();
    assert_eq!(saved, huiqi(&["receipt", "--json", EXAMPLE], b"").stdout, "the file has the bytes that --json prints");
    assert!(done.text().contains(path) && done.text().contains("sm3:"), "{}", done.text());

    assert_eq!(huiqi(&["receipt", EXAMPLE, "-o", "-"], b"").stdout, saved);

    let holds = json!({ "differences": [], "pack": "same", "valid": true });
    assert_eq!(huiqi(&["verify", path, "--json"], b"").json(), holds);
    assert_eq!(Server::start().post("/v1/verify", &saved).json(), holds);
    let report = huiqi(&["verify", path], b"");
    assert!(report.code == Some(0) && report.text().contains('✓'), "{}", report.text());
}

#[test]
fn a_receipt_in_another_order_and_spacing_holds() {
    let receipt = huiqi(&["receipt", "--json", EXAMPLE], b"").json();
    let loose = serde_json::to_string_pretty(&receipt).unwrap();
    assert_eq!(verified(loose.as_bytes())["valid"], true);
}

#[test]
fn a_single_fen_in_the_sum_is_found() {
    let receipt = changed(r#""high":"166000.00""#, r#""high":"166000.01""#);
    let found = verified(&receipt);
    assert_eq!((&found["valid"], &found["pack"]), (&json!(false), &json!("same")));
    let [sum, digest] = found["differences"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!(*sum, json!({ "claimed": "166000.01", "computed": "166000.00", "path": "/assessment/award/high" }));
    assert_eq!(digest["path"], "/digest");
    assert_eq!(found, Server::start().post("/v1/verify", &receipt).json());

    let report = huiqi(&["verify", "-"], &receipt);
    assert_eq!(report.code, Some(0), "answered, whatever the verdict");
    for said in ["✗", "/assessment/award/high", "166000.01", "166000.00", "/digest"] {
        assert!(report.text().contains(said), "{said} is not in {}", report.text());
    }
}

#[test]
fn a_single_fen_in_the_application_is_found() {
    let found = verified(&changed(r#""amount":"350000.00""#, r#""amount":"350000.01""#));
    let paths: Vec<_> =
        found["differences"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert!(paths.contains(&"/digest"), "{paths:?}");
    assert!(paths.contains(&"/assessment/award/steps/0/high"), "{paths:?}");
    assert_eq!(found["valid"], false);
}

#[test]
fn a_digest_computed_anew_does_not_help() {
    let mut receipt: Value =
        serde_json::from_slice(&changed(r#""high":"166000.00""#, r#""high":"166000.01""#)).unwrap();
    let signed = json!({ "application": receipt["application"], "assessment": receipt["assessment"] });
    receipt["digest"] = json!(json::digest_of(&signed));
    let found = verified(receipt.to_string().as_bytes());
    let [sum] = found["differences"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!((&sum["path"], &found["valid"]), (&json!("/assessment/award/high"), &json!(false)));
}

#[test]
fn a_receipt_of_another_pack_is_told_apart() {
    let found = verified(&changed(r#""version":"1.0.0""#, r#""version":"0.9.0""#));
    assert_eq!((&found["valid"], &found["pack"]), (&json!(false), &json!("differs")));
}
