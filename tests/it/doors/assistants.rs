//! The assistants' door, spoken to by the protocol's own client, through the program as it is shipped.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Stdio;
use std::{env, fs};

use huiqi::{Pack, json as canon};
use rmcp::ServiceExt;
use rmcp::model::JsonObject;
use rmcp::service::ServiceError;
use rmcp::transport::TokioChildProcess;
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::process::Command;

use super::assistant::{Assistant, command, root};
use super::program::{EXAMPLE, huiqi};
use crate::golden;

fn example() -> Value {
    serde_json::from_str(&fs::read_to_string(root().join(EXAMPLE)).unwrap()).unwrap()
}

fn receipt() -> Value {
    huiqi(&["receipt", "--json", EXAMPLE], b"").json()
}

/// A call of each tool that is answered.
fn calls() -> Vec<(&'static str, Value)> {
    vec![
        ("find_measures", json!({ "words": "购买数据产品" })),
        ("next_question", json!({ "measure": "12", "facts": { "applicant": { "kind": "enterprise" } } })),
        ("assess", json!({ "application": example(), "full": true })),
        ("explain_clause", json!({ "measure": "data-purchase", "clause": "12.2.3" })),
        ("verify", json!({ "receipt": receipt() })),
    ]
}

#[tokio::test]
async fn every_tool_only_reads_and_says_what_it_takes_and_gives() {
    let assistant = Assistant::start().await;
    let tools = assistant.tools().await;
    let called: Vec<&str> = calls().iter().map(|(name, _)| *name).collect();
    assert_eq!(tools.iter().map(|tool| &*tool.name).collect::<Vec<_>>(), called);
    for tool in &tools {
        let hints = tool.annotations.as_ref().unwrap();
        let (reads, destroys) = (hints.read_only_hint, hints.destructive_hint);
        assert_eq!((reads, destroys, hints.open_world_hint), (Some(true), Some(false), Some(false)), "{}", tool.name);
        assert!(tool.title.as_ref().is_some_and(|title| !title.is_ascii()), "{}: what a person reads", tool.name);
        assert!(tool.description.as_ref().is_some_and(|text| text.len() > 60), "{}", tool.name);
        let properties = tool.input_schema["properties"].as_object().unwrap();
        // Not every assistant follows references; and what only the office says is not asked for.
        let schema = serde_json::to_string(&tool.input_schema).unwrap();
        assert!(!schema.contains("$ref") && !schema.contains("verified"), "{schema}");
        assert!(!properties.is_empty() && properties.values().all(|of| of["description"].is_string()), "{}", tool.name);
    }
    let peer = assistant.service.peer_info().unwrap();
    let instructions = peer.instructions.as_deref().unwrap();
    for rule in ["Do not guess facts", "Ask.", "Quote the clause", "Never promise"] {
        assert!(instructions.contains(rule), "{rule}");
    }
    assert!(called.iter().all(|tool| instructions.contains(tool)), "the instructions name every tool");
    assistant.end().await;
}

#[tokio::test]
async fn what_is_structured_is_as_the_schema_says() {
    let assistant = Assistant::start().await;
    let tools = assistant.tools().await;
    for ((name, told), tool) in calls().into_iter().zip(&tools) {
        let valid = |schema: &JsonObject, value: &Value| {
            let validator = jsonschema::validator_for(&Value::Object(schema.clone())).unwrap();
            let faults: Vec<String> = validator.iter_errors(value).map(|fault| fault.to_string()).collect();
            assert!(faults.is_empty(), "{name}: {faults:?}");
        };
        valid(&tool.input_schema, &told);
        valid(tool.output_schema.as_ref().unwrap(), &assistant.ask(name, told).await);
    }
    assistant.end().await;
}

#[tokio::test]
async fn golden_cases_come_out_as_the_library_has_them() {
    let assistant = Assistant::start().await;
    let pack = Pack::embedded().unwrap();
    let mut compared = 0;
    for application in golden::applications() {
        let read = pack.read(application.to_string().as_bytes()).unwrap();
        // Marks of verification are the office's: such a case is another door's.
        if read.get("date").is_none() || read.get("verified").is_some() {
            continue;
        }
        let expected: Value = serde_json::from_str(&canon::canonical(&pack.assess(&read).unwrap())).unwrap();
        let answer = assistant.ask("assess", json!({ "application": application, "full": true })).await;
        assert_eq!(answer["assessment"], expected, "{application}");
        assert_eq!(answer["verdict"], expected["verdict"]);
        for bound in ["low", "high", "exact"] {
            assert_eq!(answer["award"][bound], expected["award"][bound], "{bound} of {application}");
        }
        let short = assistant.ask("assess", json!({ "application": application })).await;
        assert_eq!((short.get("assessment"), &short["award"]), (None, &answer["award"]));
        compared += 1;
    }
    assert!(compared > 50, "only {compared} cases were compared");
    assistant.end().await;
}

#[tokio::test]
async fn words_find_the_measures_that_they_are_about() {
    let assistant = Assistant::start().await;
    let found = async |words: &str| {
        let answer = assistant.ask("find_measures", json!({ "words": words })).await;
        let ids =
            answer["measures"].as_array().unwrap().iter().map(|measure| measure["id"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    for (words, first) in [
        ("我们公司买了数据产品，能拿多少奖补", "data-purchase"),
        ("首版次软件", "first-version-software"),
        ("data-purchase", "data-purchase"),
        ("第12条", "data-purchase"),
        ("标杆企业", "benchmark-enterprise"),
    ] {
        assert_eq!(found(words).await.first().map(String::as_str), Some(first), "{words}");
    }
    assert_eq!(found("qqq zzz").await, [""; 0]);
    let all = assistant.ask("find_measures", json!({})).await;
    let pack = Pack::embedded().unwrap();
    let ids: Vec<&Value> = all["measures"].as_array().unwrap().iter().map(|measure| &measure["id"]).collect();
    assert_eq!(
        ids,
        pack.measures().iter().map(|measure| json!(measure.id)).collect::<Vec<_>>().iter().collect::<Vec<_>>()
    );
    let purchase = all["measures"].as_array().unwrap().iter().find(|measure| measure["id"] == "data-purchase").unwrap();
    assert_eq!(purchase["applicants"], json!([{ "label": "企业", "value": "enterprise" }]));
    assistant.end().await;
}

/// What a person would answer, by the kind of question.
fn some_answer(question: &Value) -> Value {
    match question["kind"].as_str().unwrap() {
        "boolean" => json!(true),
        "choice" => question["choices"][0]["value"].clone(),
        "money" => json!("350000.00"),
        "date" => json!("2026-03-18"),
        "integer" => json!(1),
        "text" => json!("示例"),
        "list" => json!([{}]),
        other => panic!("{other}"),
    }
}

/// Puts an answer where its path says; lists are as long as they were told.
fn tell(application: &mut Value, path: &str, answer: Value) {
    let (parent, name) = path.rsplit_once('/').unwrap();
    let mut at = String::new();
    for token in parent.split('/').skip(1) {
        let outer = application.pointer_mut(&at).unwrap();
        if let Some(object) = outer.as_object_mut() {
            object.entry(token).or_insert_with(|| json!({}));
        }
        at = format!("{at}/{token}");
    }
    application.pointer_mut(parent).unwrap()[name] = answer;
}

/// One question at a time, from nothing told to nothing left: whatever is answered, the end is reached, and what is asked
/// is in the form with its words.
#[tokio::test]
async fn questions_lead_to_a_verdict() {
    let assistant = Assistant::start().await;
    for measure in ["data-purchase", "first-version-software", "national-case", "digital-talent"] {
        let mut application = json!({ "measure": measure, "date": "2026-06-15", "facts": {} });
        let mut asked = BTreeSet::new();
        let last = loop {
            let next = assistant.ask("next_question", application.clone()).await;
            assert_eq!(next["problems"], json!([]), "{application}");
            let Some(question) = next.get("question") else { break next };
            let path = question["path"].as_str().unwrap().to_owned();
            assert!(asked.insert(path.clone()), "{path} is asked again");
            assert!(question["label"].as_str().is_some_and(|label| !label.is_empty()), "{question}");
            assert!(["verdict", "award", "checklist"].iter().any(|what| question["decides"] == *what), "{question}");
            if question["kind"] == "list" {
                assert!(!question["fields"].as_array().unwrap().is_empty(), "{question}");
            }
            if let Some(clause) = question.get("basis") {
                assert_eq!(clause["address"], question["clause"]);
            }
            tell(&mut application, &path, some_answer(question));
        };
        assert_eq!(last["open"], 0);
        let assessed = assistant.ask("assess", json!({ "application": application })).await;
        assert_eq!((&assessed["missing"], &assessed["verdict"]), (&json!([]), &last["verdict"]), "{measure}");
        assert!(!asked.is_empty(), "{measure}");
    }
    assistant.end().await;
}

#[tokio::test]
async fn a_clause_is_explained_in_its_own_words() {
    let assistant = Assistant::start().await;
    let explain = async |measure: &str, clause: &str| {
        assistant.ask("explain_clause", json!({ "measure": measure, "clause": clause })).await
    };
    let pack = Pack::embedded().unwrap();
    let measure = pack.measure("data-purchase").unwrap();
    let words = |address: &str| measure.clauses.iter().find(|clause| clause.address == address).unwrap().text.clone();

    let clause = explain("12", "12.2.3").await;
    assert_eq!(clause["clause"], json!({ "address": "12.2.3", "text": words("12.2.3") }));
    let ids: Vec<_> = clause["conditions"].as_array().unwrap().iter().map(|of| of["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"threshold") && !ids.contains(&"tax-credit"), "{ids:?}");
    assert_eq!(clause["terms"][0]["id"], "threshold");
    assert!(clause["notes"].as_array().unwrap().iter().any(|note| note["id"] == "threshold-per-contract"));

    let condition = explain("12", "tax-credit").await;
    assert_eq!(condition["clause"]["address"], "12.2.1");
    let [rule] = condition["conditions"].as_array().unwrap().as_slice() else { panic!("{condition}") };
    let said = rule["rule"].as_array().unwrap().iter().map(|of| of["says"].as_str().unwrap()).collect::<Vec<_>>();
    let sentences = huiqi::explain::rules(&pack).unwrap();
    let met = sentences.iter().find(|rule| rule.place == "12/tax-credit/met").unwrap();
    assert!(said.contains(&met.sentence.as_str()), "{said:?}");

    let of_items = explain("12", "threshold").await;
    assert!(of_items["conditions"][0]["each"].is_string(), "{of_items}");
    let award = explain("12", "12.1").await;
    assert!(award["award"].as_array().unwrap().len() > 3, "{award}");
    let heading = explain("12", "12.2").await;
    assert!(heading["beneath"].as_array().unwrap().iter().any(|clause| clause["address"] == "12.2.4"));
    assert!(explain("12", "12.4.1").await["materials"].as_array().unwrap().len() > 3);
    // Every clause and every condition of every measure can be asked for.
    for measure in pack.measures() {
        let measure = pack.measure(&measure.id).unwrap();
        let items = measure.items.iter().flat_map(|items| &items.conditions);
        let conditions = measure.conditions.iter().chain(items).map(|condition| &condition.id);
        for name in measure.clauses.iter().map(|clause| &clause.address).chain(conditions) {
            explain(&measure.id, name).await;
        }
    }
    assistant.end().await;
}

#[tokio::test]
async fn receipts_and_codes_are_verified() {
    let assistant = Assistant::start().await;
    let holds = json!({ "differences": [], "pack": "same", "valid": true });
    assert_eq!(assistant.ask("verify", json!({ "receipt": receipt() })).await["verification"], holds);
    let mut changed = receipt();
    changed["assessment"]["award"]["high"] = json!("166000.01");
    let found = assistant.ask("verify", json!({ "receipt": changed })).await;
    assert_eq!(found["verification"], {
        let done = huiqi(&["verify", "--json", "-"], changed.to_string().as_bytes());
        done.json()
    });
    assert_eq!(found["verification"]["differences"][0]["path"], "/assessment/award/high");
    let code = super::codes::code_of(super::codes::brief().to_string().as_bytes());
    assert_eq!(assistant.ask("verify", json!({ "code": code })).await["verification"], holds);
    assistant.end().await;
}

/// Whatever is wrong with a call is said with its code, and the nearest right word where there is one.
#[tokio::test]
async fn bad_calls_are_refused_with_the_nearest_word() {
    let assistant = Assistant::start().await;
    let deep = (0..40).fold(json!({}), |inner, _| json!({ "a": inner }));
    let mut claimed = example();
    claimed["verified"] = json!(["/facts/applicant/kind"]);
    let rows: [(&str, Value, &str, Value); 17] = [
        ("find_measures", json!({ "word": "软件" }), "argument.unknown", json!("words")),
        ("find_measures", json!({ "words": 12 }), "argument.type", Value::Null),
        ("next_question", json!({}), "argument.missing", Value::Null),
        ("next_question", json!({ "measure": "data-purchas" }), "measure.unknown", json!("data-purchase")),
        ("next_question", json!({ "measure": "12", "facts": [] }), "argument.type", Value::Null),
        ("next_question", json!({ "measure": "12", "date": "2026-02-30" }), "date.format", Value::Null),
        ("next_question", json!({ "measure": "12", "facts": deep }), "json.depth", Value::Null),
        ("assess", json!({ "application": "12" }), "argument.type", Value::Null),
        ("assess", json!({ "application": { "measure": "12" } }), "application.missing", Value::Null),
        (
            "assess",
            json!({ "application": { "measure": "12", "fact": {} } }),
            "application.unknown-key",
            json!("facts"),
        ),
        ("assess", json!({ "application": claimed }), "verified.claimed", Value::Null),
        ("assess", json!({ "application": example(), "full": "yes" }), "argument.type", Value::Null),
        ("explain_clause", json!({ "measure": "12", "clause": "tax-credits" }), "clause.unknown", json!("tax-credit")),
        ("explain_clause", json!({ "measure": "12", "clause": "" }), "clause.unknown", Value::Null),
        ("verify", json!({}), "argument.missing", Value::Null),
        ("verify", json!({ "receipt": { "digest": "" } }), "receipt.missing", Value::Null),
        ("verify", json!({ "code": "A+/=" }), "code.format", Value::Null),
    ];
    for (tool, told, code, suggestion) in rows {
        let problem = assistant.refused(tool, told.clone()).await;
        assert_eq!((&problem["code"], &problem["suggestion"]), (&json!(code), &suggestion), "{told}: {problem}");
        if let Some(nearest) = suggestion.as_str() {
            assert!(problem["detail"].as_str().unwrap().contains(nearest), "{problem}");
        }
    }
    let Err(ServiceError::McpError(error)) = assistant.call("asses", &json!({})).await else {
        panic!("it was answered")
    };
    assert_eq!((error.code.0, &error.data.unwrap()["suggestion"]), (-32602, &json!("assess")));
    // Facts that do not fit are problems of an answer, as at every door.
    let told = json!({ "measure": "12", "facts": { "applicant": { "kind": "company", "colour": 1 } } });
    let next = assistant.ask("next_question", told).await;
    assert_eq!(next["problems"][0]["code"], "fact.unknown");
    assert_eq!(next["problems"][1]["code"], "fact.choice");
    assistant.end().await;
}

#[tokio::test]
async fn large_calls_are_answered() {
    let assistant = Assistant::start().await;
    assistant.ask("find_measures", json!({ "words": "数".repeat(500) })).await;
    let long = json!({ "words": "数".repeat(501) });
    assert_eq!(assistant.refused("find_measures", long).await["code"], "argument.size");
    let mut large = example();
    large["facts"]["applicant"]["name"] = json!("x".repeat(3 << 20));
    assert_eq!(assistant.refused("assess", json!({ "application": large })).await["code"], "json.size");
    let mut larger = receipt();
    larger["application"]["facts"]["applicant"]["name"] = json!("x".repeat(16 << 20));
    assert_eq!(assistant.refused("verify", json!({ "receipt": larger })).await["code"], "json.size");
    assistant.end().await;
}

/// A number reaches the library as it was sent, though another reader stands before it.
#[tokio::test]
async fn numbers_come_through_exactly() {
    let assistant = Assistant::start().await;
    let pack = Pack::embedded().unwrap();
    for sum in ["350000", "350000.0", "3.5e5", "166000.01", "9999999999999.99", "0.30000000000000004", "1e-7", "1e21"] {
        let text = format!(r#"{{"measure":"12","date":"2026-06-15","facts":{{"contracts":[{{"amount":{sum}}}]}}}}"#);
        let expected = serde_json::to_value(pack.assess(&pack.read(text.as_bytes()).unwrap()).unwrap()).unwrap();
        let application: Value = serde_json::from_str(&text).unwrap();
        let answer = assistant.ask("assess", json!({ "application": application })).await;
        assert_eq!((&answer["problems"], &answer["missing"]), (&expected["problems"], &expected["missing"]), "{sum}");
    }
    assistant.end().await;
}

/// The kernel kills a process that writes to a file under such a limit, wherever the file is; pipes are none.
#[cfg(unix)]
#[tokio::test]
async fn no_tool_writes_anything_or_says_what_it_was_told() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("assistants-write-nothing");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"ulimit -f 0; exec "$0" mcp"#, env!("CARGO_BIN_EXE_huiqi")]);
    shell.current_dir(&folder).env("HOME", &folder).env("TMPDIR", &folder).env("RUST_LOG", "trace");
    let (child, stderr) = TokioChildProcess::builder(shell).stderr(Stdio::piped()).spawn().unwrap();
    let assistant = Assistant { service: ().serve(child).await.unwrap() };
    for (tool, told) in calls() {
        assistant.ask(tool, told).await;
    }
    assistant.refused("assess", json!({ "application": { "measure": "私密" } })).await;
    assistant.end().await;
    let mut heard = String::new();
    stderr.unwrap().read_to_string(&mut heard).await.unwrap();
    assert_eq!(heard, "", "nothing is logged");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

/// The limit of the test above holds this program too: what writes does not come to its end.
#[cfg(unix)]
#[test]
fn under_that_limit_nothing_can_be_written() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("assistants-limit.json");
    let _ = fs::remove_file(&path);
    let script = r#"ulimit -f 0; exec "$0" receipt examples/data-purchase.json -o "$1""#;
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_huiqi")]).arg(&path).current_dir(root());
    assert!(!shell.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success());
}

#[tokio::test]
async fn another_language_speaks_for_itself() {
    let assistant = Assistant::of(command(&["--language", "en"])).await;
    let told = json!({ "measure": "data-purchase", "clause": "tax-credit" });
    let answer = assistant.call("explain_clause", &told).await.unwrap().structured_content.unwrap();
    assert!(answer["computed"].as_str().unwrap().starts_with("Computed by a rule engine"), "{answer}");
    assert_eq!(answer["measure"]["id"], "data-purchase");
    assert!(!answer["clause"]["text"].as_str().unwrap().is_ascii(), "the law's own words");
    assistant.end().await;
}

#[test]
fn what_is_not_the_protocol_ends_it() {
    let done = huiqi(&["mcp"], b"");
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "whoever started it went away");
    let secret =
        r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"assess","arguments":{"words":"私密"}}}"#;
    let done = huiqi(&["mcp"], format!("not json\n{secret}\n").as_bytes());
    assert!(!done.stderr.contains("私密") && !done.text().contains("私密"), "{} {}", done.text(), done.stderr);
}
