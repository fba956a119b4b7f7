//! Over HTTP, with the protocol's own client and with requests that no client of it would send.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use huiqi::Pack;
use rmcp::ServiceExt;
use rmcp::model::CallToolRequestParams;
use rmcp::transport::StreamableHttpClientTransport;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::Assistants;

/// The door at a free port, as it is mounted in a service.
async fn served(door: Assistants, hosts: &[&str], origins: &[&str]) -> SocketAddr {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let router = Router::new().route_service("/mcp", door.over_http(&owned(hosts), &owned(origins)));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

fn embedded() -> Assistants {
    let pack = Arc::new(Pack::embedded().unwrap());
    Assistants::new(move |_| Arc::clone(&pack))
}

const CALL: &str = r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find_measures","arguments":{}}}"#;

/// Status and body of one request with these headers.
async fn sent(address: SocketAddr, method: &str, headers: &[&str], body: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let mut head = format!("{method} /mcp HTTP/1.1\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
    for header in headers {
        head += &format!("{header}\r\n");
    }
    stream.write_all(format!("{head}\r\n{body}").as_bytes()).await.unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).await.unwrap();
    let status = heard.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap();
    (status, heard.split_once("\r\n\r\n").unwrap().1.to_owned())
}

const PLAIN: [&str; 3] =
    ["host: 127.0.0.1", "content-type: application/json", "accept: application/json, text/event-stream"];

#[tokio::test]
async fn the_client_of_the_sdk_gets_the_same_answers() {
    let address = served(embedded(), &[], &[]).await;
    let transport = StreamableHttpClientTransport::from_uri(format!("http://{address}/mcp"));
    let client = ().serve(transport).await.unwrap();
    assert_eq!(client.list_all_tools().await.unwrap().len(), 5);
    let application = json!({ "measure": "12", "date": "2026-06-15", "facts": {} });
    let told = json!({ "application": application, "full": true }).as_object().unwrap().clone();
    let answer = client.call_tool(CallToolRequestParams::new("assess").with_arguments(told)).await.unwrap();
    let pack = Pack::embedded().unwrap();
    let read = pack.read(application.to_string().as_bytes()).unwrap();
    let expected = serde_json::to_value(pack.assess(&read).unwrap()).unwrap();
    assert_eq!(answer.structured_content.unwrap()["assessment"], expected);
    client.cancel().await.unwrap();
}

#[tokio::test]
async fn a_single_request_is_answered_with_json_and_no_session() {
    let address = served(embedded(), &[], &[]).await;
    let (status, body) = sent(address, "POST", &PLAIN, CALL).await;
    let answer: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status, &answer["result"]["isError"]), (200, &json!(false)));
    for body in ["", "{", "[]", "{}", r#"{"jsonrpc":"2.0","id":1,"method":"nothing"}"#] {
        let (status, _) = sent(address, "POST", &PLAIN, body).await;
        assert!(status == 200 || (400..500).contains(&status), "{status} for {body}");
    }
    assert_eq!(sent(address, "GET", &PLAIN, "").await.0, 405);
    assert_eq!(sent(address, "POST", &PLAIN, CALL).await.0, 200, "and goes on answering");
}

/// A page that rebinds its name to this machine names itself; so does a page that was not let in.
#[tokio::test]
async fn names_and_pages_that_were_not_let_in_are_refused() {
    let status = async |address, headers: &[&str]| {
        let headers: Vec<&str> = headers.iter().chain(&PLAIN[1..]).copied().collect();
        sent(address, "POST", &headers, CALL).await.0
    };
    let own = served(embedded(), &[], &[]).await;
    assert_eq!(status(own, &["host: localhost:8686"]).await, 200);
    assert_eq!(status(own, &["host: evil.example"]).await, 403);
    assert_eq!(status(own, &["host: localhost", "origin: http://evil.example"]).await, 403);
    assert_eq!(status(own, &["host: localhost", "origin: http://localhost"]).await, 403, "no page was let in");
    let public = served(embedded(), &["gov.example"], &["https://portal.example", "http://[::1]:8080"]).await;
    assert_eq!(status(public, &["host: gov.example"]).await, 200);
    assert_eq!(status(public, &["host: localhost"]).await, 403);
    assert_eq!(status(public, &["host: gov.example", "origin: https://portal.example"]).await, 200);
    assert_eq!(status(public, &["host: gov.example", "origin: http://[::1]:8080"]).await, 200);
    assert_eq!(status(public, &["host: gov.example", "origin: https://portal.example:8443"]).await, 403);
    assert_eq!(status(public, &["host: gov.example", "origin: https://other.example"]).await, 403);
}

/// A pack that was replaced answers the next call.
#[tokio::test]
async fn the_pack_is_asked_for_at_every_call() {
    let asked = Arc::new(AtomicUsize::new(0));
    let pack = Arc::new(Pack::embedded().unwrap());
    let counting = Arc::clone(&asked);
    let door = Assistants::new(move |_| {
        counting.fetch_add(1, Ordering::Relaxed);
        Arc::clone(&pack)
    });
    let address = served(door, &[], &[]).await;
    for expected in 1..=3 {
        sent(address, "POST", &PLAIN, CALL).await;
        assert_eq!(asked.load(Ordering::Relaxed), expected);
    }
}

/// Of several packs the one is asked that was in force on the day of what a call is about.
#[tokio::test]
async fn a_pack_is_asked_for_by_what_a_call_is_about() {
    let subjects = Arc::new(Mutex::new(Vec::new()));
    let (pack, seen) = (Arc::new(Pack::embedded().unwrap()), Arc::clone(&subjects));
    let door = Assistants::new(move |asked| {
        seen.lock().unwrap().push(serde_json::to_value(asked).unwrap());
        Arc::clone(&pack)
    });
    let address = served(door, &[], &[]).await;
    let about = json!({ "measure": "12", "date": "2026-06-15" });
    let mut application = about.clone();
    application["facts"] = json!({});
    for (tool, told) in [
        ("assess", json!({ "application": application })),
        ("verify", json!({ "receipt": { "application": application } })),
        ("next_question", application.clone()),
        ("explain_clause", json!({ "measure": "12", "clause": "12.1" })),
        ("find_measures", json!({})),
    ] {
        let call =
            json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": { "name": tool, "arguments": told } });
        assert_eq!(sent(address, "POST", &PLAIN, &call.to_string()).await.0, 200, "{tool}");
    }
    let subjects = subjects.lock().unwrap();
    assert!(subjects[..3].iter().all(|subject| *subject == about), "{subjects:?}");
    assert_eq!(subjects[3]["measure"], "12");
    let today = huiqi::door::today::in_shanghai().unwrap().to_string();
    assert!(subjects[3..].iter().all(|subject| subject["date"] == *today), "{subjects:?}");
    assert_eq!(subjects[4].as_object().unwrap().len(), 1);
}
