//! What a report's QR code says is verified at both doors. Codes that the page has made, and every golden receipt, stand in
//! tests/node/keep-code.test.mjs.

use data_encoding::BASE64URL_NOPAD;
use miniz_oxide::deflate::compress_to_vec;
use serde_json::{Value, json};

use super::program::{EXAMPLE, Server, huiqi};

pub(crate) fn code_of(content: &[u8]) -> String {
    format!("A{}", BASE64URL_NOPAD.encode(&compress_to_vec(content, 9)))
}

/// The example's receipt in brief.
pub(crate) fn brief() -> Value {
    let receipt = huiqi(&["receipt", "--json", EXAMPLE], b"").json();
    let said = &receipt["assessment"];
    let award = json!({ "high": said["award"]["high"], "low": said["award"]["low"] });
    json!({
        "application": receipt["application"],
        "assessment": { "award": award, "pack": said["pack"], "verdict": said["verdict"] },
        "digest": receipt["digest"],
    })
}

fn verified(text: &str) -> Value {
    let done = huiqi(&["verify", "--json", "-"], text.as_bytes());
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let answer = Server::start().send("POST", "/v1/verify", &[("content-type", "text/plain")], text.as_bytes());
    assert_eq!(answer.body, done.line(), "the doors differ");
    done.json()
}

fn refused(text: &str) -> (String, u16) {
    let done = huiqi(&["verify", "--json", "-"], text.as_bytes());
    assert_eq!(done.code, Some(2), "{}", done.text());
    let answer = Server::start().send("POST", "/v1/verify", &[("content-type", "text/plain")], text.as_bytes());
    (answer.json()["code"].as_str().unwrap().to_owned(), answer.status)
}

#[test]
fn the_code_of_a_report_holds() {
    let code = code_of(brief().to_string().as_bytes());
    let holds = json!({ "differences": [], "pack": "same", "valid": true });
    assert_eq!(verified(&code), holds);
    let (one, two) = code[1..].split_at(code.len() / 2);
    assert_eq!(verified(&format!("A2/2.{two}\nA1/2.{one}\n")), holds, "in parts, in any order");
    let mut link = brief();
    link["unsure"] = json!(["/facts/applicant/byAgent"]);
    assert_eq!(verified(&code_of(link.to_string().as_bytes())), holds, "what a link keeps beside it is no claim");
    let report = huiqi(&["verify", "-"], code.as_bytes());
    assert!(report.text().contains('✓') && report.text().contains("数据"), "{}", report.text());
}

#[test]
fn a_claim_that_does_not_hold_is_named_as_in_a_receipt() {
    let mut claimed = brief();
    claimed["assessment"]["award"]["high"] = json!("166000.01");
    let found = verified(&code_of(claimed.to_string().as_bytes()));
    assert_eq!(found["valid"], false);
    let sum = json!({ "claimed": "166000.01", "computed": "166000.00", "path": "/assessment/award/high" });
    assert_eq!(found["differences"], json!([sum]));

    let mut told = brief();
    told["application"]["facts"]["contracts"][0]["name"] = json!("another");
    let found = verified(&code_of(told.to_string().as_bytes()));
    assert_eq!(found["differences"][0]["path"], "/digest", "{found}");

    let mut old = brief();
    old["assessment"]["pack"]["version"] = json!("0.9.0");
    assert_eq!(verified(&code_of(old.to_string().as_bytes()))["pack"], "differs");
}

#[test]
fn what_is_no_code_says_why() {
    let code = code_of(brief().to_string().as_bytes());
    let bomb = code_of(&vec![b' '; 64 << 20]);
    let rows: [(&str, &str, u16); 8] = [
        ("A+/=", "code.format", 400),
        (&code[..code.len() / 2], "code.cut", 400),
        (&code.replacen('A', "B", 1), "code.version", 400),
        (&bomb, "code.size", 413),
        ("A2/2.AAAA", "code.parts", 400),
        (&code_of(br#"{"told":{}}"#), "code.several", 400),
        (&code_of(b"{}"), "receipt.missing", 422),
        (&code_of(b"{"), "json.syntax", 400),
    ];
    for (text, expected, status) in rows {
        assert_eq!(refused(text), (expected.to_owned(), status), "{}", text.get(..40).unwrap_or(text));
    }
}
