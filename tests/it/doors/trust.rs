//! What is verified: who may say so, and what an office's own facts do to an applicant's.

use serde_json::{Value, json};

use super::program::{Answer, EXAMPLE, Server};
use super::service::is_problem;

const GRADE: &str = "/facts/applicant/taxCreditGrade";

fn application() -> Value {
    serde_json::from_slice(&std::fs::read(EXAMPLE).unwrap()).unwrap()
}

fn claiming() -> Vec<u8> {
    let mut application = application();
    application["verified"] = json!([GRADE]);
    application.to_string().into_bytes()
}

fn verified_conditions(assessment: &Value) -> usize {
    assessment["conditions"].as_array().unwrap().iter().filter(|one| one["verified"] == true).count()
}

fn problem<'a>(answer: &'a Value, code: &str) -> Option<&'a Value> {
    answer["problems"].as_array().unwrap().iter().find(|problem| problem["code"] == code)
}

fn post(server: &Server, path: &str, body: &Value) -> Answer {
    server.post(path, body.to_string().as_bytes())
}

#[test]
fn a_claim_of_verification_is_left_out_and_that_is_said() {
    let server = Server::start();
    let assessment = server.post("/v1/assess", &claiming()).json();
    assert_eq!(verified_conditions(&assessment), 0);
    let said = problem(&assessment, "verified.claimed").unwrap();
    assert_eq!((&said["path"], &said["severity"]), (&json!("/verified"), &json!("warning")));
    assert_eq!(
        assessment["ready"],
        post(&server, "/v1/assess", &application()).json()["ready"],
        "a warning decides nothing"
    );

    // An empty list claims nothing.
    let mut silent = application();
    silent["verified"] = json!([]);
    assert_eq!(problem(&post(&server, "/v1/assess", &silent).json(), "verified.claimed"), None);
}

#[test]
fn a_trusted_service_believes_it() {
    let server = Server::with(&["--trust-verified"]);
    let assessment = server.post("/v1/assess", &claiming()).json();
    assert_eq!((verified_conditions(&assessment), problem(&assessment, "verified.claimed")), (1, None));
}

/// A receipt is held against what the core says of its application: what was found before is told beside it.
#[test]
fn a_receipt_of_a_claim_holds_without_it() {
    let server = Server::start();
    let answer = server.post("/v1/receipt", &claiming());
    assert_eq!(answer.header("huiqi-problems"), Some("verified.claimed"));
    let receipt = answer.json();
    assert_eq!(receipt["application"]["verified"], json!([]));
    assert_eq!(post(&server, "/v1/verify", &receipt).json()["valid"], true);
}

#[test]
fn a_receipt_that_claims_more_than_the_service_knows_differs_there_and_nowhere_else() {
    let trusting = Server::with(&["--trust-verified"]);
    let receipt = trusting.post("/v1/receipt", &claiming()).json();
    assert_eq!(post(&trusting, "/v1/verify", &receipt).json()["valid"], true);
    let found = post(&Server::start(), "/v1/verify", &receipt).json();
    let paths: Vec<&str> =
        found["differences"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert!(paths.iter().all(|path| path.ends_with("/verified")) && !paths.is_empty(), "{paths:?}");
    assert_eq!(found["valid"], false);
}

#[test]
fn what_the_office_knows_stands_over_what_the_applicant_says() {
    let server = Server::with(&["--trust-verified"]);
    let contract = json!({ "amount": 350_000, "paid": "1.00" });
    let facts = json!({ "applicant": { "taxCreditGrade": "D", "region": "hohhot" }, "contracts": [contract] });
    let told = application();
    let asked = json!({ "application": told, "verifiedFacts": facts });
    let assessment = post(&server, "/v1/assess?with=verified-facts", &asked).json();
    assert_eq!(assessment["verdict"], "ineligible", "{}", assessment["problems"]);

    let said = problem(&assessment, "fact.overridden").unwrap();
    assert_eq!((&said["path"], &said["severity"]), (&json!(GRADE), &json!("warning")));
    assert_eq!(
        (&said["params"]["claimed"], &said["params"]["verified"]),
        (&told["facts"]["applicant"]["taxCreditGrade"], &json!("D"))
    );
    let overridden: Vec<&Value> = assessment["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["code"] == "fact.overridden")
        .map(|one| &one["path"])
        .collect();
    // What is the same however it is written, and what the applicant had not told, is no difference.
    assert!(overridden.contains(&&json!("/facts/contracts/0/paid")), "{overridden:?}");
    assert!(!overridden.contains(&&json!("/facts/applicant/region")), "{overridden:?}");

    let receipt = post(&server, "/v1/receipt?with=verified-facts", &asked);
    assert_eq!(receipt.header("huiqi-problems").map(|codes| codes.contains("fact.overridden")), Some(true));
    let application = &receipt.json()["application"];
    assert_eq!(application["facts"]["applicant"]["taxCreditGrade"], "D");
    assert!(application["verified"].as_array().unwrap().contains(&json!("/facts/contracts/0/amount")));

    let profile = json!({ "facts": told["facts"], "date": told["date"] });
    let matches =
        post(&server, "/v1/match?with=verified-facts", &json!({ "application": profile, "verifiedFacts": facts }))
            .json();
    assert!(problem(&matches, "fact.overridden").is_some());
}

/// A calendar has no place for problems either.
#[test]
fn beside_a_calendar_stands_what_was_found() {
    let server = Server::start();
    let answer = server.send("POST", "/v1/assess", &[("accept", "text/calendar")], &claiming());
    assert_eq!((answer.status, answer.header("huiqi-problems")), (200, Some("verified.claimed")));
}

#[test]
fn an_offices_list_is_the_list() {
    let server = Server::with(&["--trust-verified"]);
    let told = application();
    let count = told["facts"]["contracts"].as_array().unwrap().len();
    assert!(count > 1);
    for known in [json!([]), json!([{ "amount": "1.00" }])] {
        let body = json!({ "application": told, "verifiedFacts": { "contracts": known } });
        let answer = post(&server, "/v1/assess?with=verified-facts", &body).json();
        let left = known.as_array().unwrap().len();
        assert_eq!(answer["items"].as_array().unwrap().len(), left, "{answer}");
        let gone = answer["problems"].as_array().unwrap().iter().find(|one| one["path"] == "/facts/contracts").unwrap();
        assert_eq!((&gone["code"], &gone["severity"]), (&json!("fact.overridden"), &json!("warning")));
        assert_eq!(gone["params"]["claimed"], count.to_string());
        assert_eq!(gone["params"]["verified"], left.to_string());
    }
}

#[test]
fn an_offices_facts_are_taken_from_nobody_else_and_in_one_shape() {
    let asked = json!({ "application": application(), "verifiedFacts": {} });
    is_problem(&post(&Server::start(), "/v1/assess?with=verified-facts", &asked), 403, "verified.untrusted");
    let server = Server::with(&["--trust-verified"]);
    assert_eq!(post(&server, "/v1/assess?with=verified-facts", &asked).status, 200);
    for wrong in [json!([]), json!({}), application(), json!({ "application": {}, "verifiedFacts": [] })] {
        is_problem(&post(&server, "/v1/assess?with=verified-facts", &wrong), 422, "envelope.shape");
    }
    is_problem(&post(&server, "/v1/assess?with=facts", &asked), 400, "query.value");
    is_problem(&post(&server, "/v1/verify?with=verified-facts", &asked), 400, "query.unknown");
}
