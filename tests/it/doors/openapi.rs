//! The description of the service: fresh, whole, and true of what the service answers.

use std::fs;

use jsonschema::Validator;
use serde_json::{Value, json};

use super::program::{Answer, Server};
use super::service::{example, is_problem};

const COMMITTED: &str = "pkg-config/openapi.json";

fn described(server: &Server) -> Value {
    server.get("/openapi.json").json()
}

#[test]
fn the_committed_description_is_the_one_that_is_served() {
    let served = server_text();
    if std::env::var_os("GENERATE").is_some() {
        fs::write(COMMITTED, &served).unwrap();
    }
    let committed = fs::read_to_string(COMMITTED).unwrap_or_default();
    assert!(committed == served, "{COMMITTED} is stale: run `make generate` and commit what changes");
}

fn server_text() -> String {
    String::from_utf8(Server::start().get("/openapi.json").body).unwrap()
}

/// Every reference leads somewhere, and each schema is one.
#[test]
fn its_references_lead_somewhere() {
    let document = described(&Server::start());
    assert_eq!(document["openapi"], "3.1.0");
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for name in ["Application", "Assessment", "Matches", "Receipt", "Verification", "Problem_details"] {
        assert!(schemas.contains_key(name), "{name}");
    }
    let text = document.to_string();
    for reference in text.split(r##""$ref":"#"##).skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(document.pointer(reference).is_some(), "#{reference}");
    }
    schemas.keys().for_each(|name| drop(validator(&document, &format!("/components/schemas/{name}"))));
}

/// What validates against a part of the document.
fn validator(document: &Value, pointer: &str) -> Validator {
    let schema = json!({ "$ref": format!("#{pointer}"), "components": document["components"] });
    let resolved = match document.pointer(pointer) {
        Some(inner) if !pointer.starts_with("/components") => {
            json!({ "allOf": [inner], "components": document["components"] })
        }
        _ => schema,
    };
    jsonschema::draft202012::new(&resolved).unwrap_or_else(|fault| panic!("{pointer}: {fault}"))
}

/// Holds an answer against what is said of its route, method and status.
fn holds(document: &Value, path: &str, method: &str, answer: &Answer) {
    let responses = &document["paths"][path][method]["responses"];
    let response = &responses[answer.status.to_string()];
    assert!(response.is_object(), "{method} {path} says nothing of {}", answer.status);
    let kind = answer.header("content-type").unwrap_or_default().split(';').next().unwrap();
    let Some(media) = response["content"].get(kind) else {
        return assert!(response.get("content").is_none(), "{method} {path} says nothing of {kind}");
    };
    if kind.ends_with("json") {
        let schema = json!({ "allOf": [media["schema"]], "components": document["components"] });
        let found = jsonschema::draft202012::new(&schema).unwrap();
        let body = answer.json();
        let faults: Vec<String> =
            found.iter_errors(&body).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{method} {path}: {faults:?}");
    }
}

#[test]
fn what_is_answered_is_what_is_described() {
    let server = Server::start();
    let document = described(&server);
    let receipt = server.post("/v1/receipt", &example()).body;
    let posted: [(&str, &[u8]); 9] = [
        ("/v1/assess", &example()),
        ("/v1/assess", b"{"),
        ("/v1/assess", b"{}"),
        ("/v1/match", br#"{"facts":{}}"#),
        ("/v1/match", b"[]"),
        ("/v1/receipt", &example()),
        ("/v1/receipt", b"\xff"),
        ("/v1/verify", &receipt),
        ("/v1/verify", b"{}"),
    ];
    for (path, body) in posted {
        holds(&document, path, "post", &server.post(path, body));
        holds(&document, path, "post", &server.post(&format!("{path}?pack=none"), body));
        holds(&document, path, "post", &server.post(&format!("{path}?x"), body));
    }
    let large = vec![b' '; (2 << 20) + 1];
    holds(&document, "/v1/assess", "post", &server.post("/v1/assess", &large));
    let calendar = server.send("POST", "/v1/assess", &[("accept", "text/calendar")], &example());
    holds(&document, "/v1/assess", "post", &calendar);

    for path in
        document["paths"].as_object().unwrap().keys().filter(|path| document["paths"][*path].get("get").is_some())
    {
        for id in ["data-purchase", "assessment.json", "nothing"] {
            holds(&document, path, "get", &server.get(&path.replace("{id}", id).replace("{name}", id)));
        }
        holds(&document, path, "get", &server.send("GET", &path.replace("{id}", "12"), &[("if-none-match", "*")], b""));
    }
}

#[test]
fn schemas_are_published_by_name_and_version() {
    let server = Server::start();
    let version = described(&server)["info"]["version"].as_str().unwrap().to_owned();
    for entry in fs::read_dir("pkg-config/schema").unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        let name = entry.file_name().into_string().unwrap();
        let named = server.get(&format!("/schema/{name}"));
        assert_eq!(named.body, fs::read(entry.path()).unwrap(), "{name}");
        let versioned = name.replace(".json", &format!("@{version}.json"));
        assert_eq!(server.get(&format!("/schema/{versioned}")).body, named.body);
    }
    for nothing in ["/schema/nothing.json", "/schema/assessment", "/schema/assessment@0.0.0.json"] {
        is_problem(&server.get(nothing), 404, "route.unknown");
    }
}
