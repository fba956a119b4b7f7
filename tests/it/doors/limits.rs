//! Slow, large and many: each is answered or cut as documented, and others are answered meanwhile.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::program::{Server, until};
use super::service::{example, is_problem};

/// A client that sends this and then waits; what it hears until the service hangs up.
fn waiting(server: &Server, sent: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream.write_all(sent).unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).unwrap();
    heard
}

const HEAD: &str = "POST /v1/assess HTTP/1.1\r\nhost: a\r\n";

#[test]
fn who_is_slow_is_cut_off_or_told() {
    let server = Server::with(&["--header-timeout", "1", "--body-timeout", "1"]);
    assert_eq!(waiting(&server, b""), "", "one that says nothing");
    assert_eq!(waiting(&server, HEAD.as_bytes()), "", "half a head");
    let slow = waiting(&server, format!("{HEAD}content-length: 100\r\n\r\n{{").as_bytes());
    assert!(
        slow.starts_with("HTTP/1.1 408 ") && slow.contains("body.slow") && slow.contains("connection: close"),
        "{slow}"
    );
    let idle = waiting(&server, b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n");
    assert!(idle.starts_with("HTTP/1.1 200 "), "one that has its answer and keeps the connection: {idle}");
    assert_eq!(server.post("/v1/assess", &example()).status, 200);
}

#[test]
fn one_that_has_sent_all_and_says_so_hears_the_answer() {
    let server = Server::start();
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream
        .write_all(format!("{HEAD}connection: close\r\ncontent-length: {}\r\n\r\n", example().len()).as_bytes())
        .unwrap();
    stream.write_all(&example()).unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).unwrap();
    assert!(heard.starts_with("HTTP/1.1 200 "), "{heard}");
}

#[test]
fn a_head_that_is_too_long_is_refused() {
    let server = Server::with(&["--max-header", "2048"]);
    let with = |length: usize| server.send("GET", "/healthz", &[("x-long", &"a".repeat(length))], b"");
    assert_eq!(with(1000).status, 200);
    is_problem(&with(2100), 431, "request.header-size");
    assert_eq!(with(10_000).status, 431, "so long that it is not even read");
}

/// RFC 9112, 3.2: which host is meant must be said, and once.
#[test]
fn a_request_that_does_not_say_for_whom_it_is_is_refused() {
    let server = Server::start();
    for head in ["GET /healthz HTTP/1.1\r\n", "GET /healthz HTTP/1.1\r\nhost: a\r\nhost: b\r\n"] {
        is_problem(&server.speak(format!("{head}connection: close\r\n\r\n").as_bytes()), 400, "request.host");
    }
    assert_eq!(server.speak(b"GET /healthz HTTP/1.0\r\n\r\n").status, 200, "older than that rule");
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let server = Server::with(&["--max-body", "1000"]);
    let problem = server.post("/v1/assess", &[b' '; 1001]);
    is_problem(&problem, 413, "json.size");
    assert_eq!(problem.json()["params"]["max"], "1000");
    is_problem(&server.post("/v1/assess", &[b' '; 1000]), 400, "json.syntax");
}

#[test]
fn when_there_is_no_room_that_is_said_at_once_and_watching_goes_on() {
    let server = Server::with(&["--max-requests", "1"]);
    let mut first = TcpStream::connect(server.address()).unwrap();
    first
        .write_all(format!("{HEAD}connection: close\r\ncontent-length: {}\r\n\r\n", example().len()).as_bytes())
        .unwrap();
    // The first is being read once it counts as in flight beside the request that asks.
    let reading = || String::from_utf8(server.get("/metrics").body).unwrap().contains("huiqi_requests_in_flight 2");
    until("the first is being read", reading);
    let busy = server.post("/v1/assess", &example());
    is_problem(&busy, 503, "service.busy");
    assert_eq!(busy.header("retry-after"), Some("1"));
    assert_eq!(server.get("/readyz").status, 200);
    first.write_all(&example()).unwrap();
    let mut heard = String::new();
    first.read_to_string(&mut heard).unwrap();
    assert!(heard.starts_with("HTTP/1.1 200 "), "{heard}");
    assert_eq!(server.post("/v1/assess", &example()).status, 200);
}

#[test]
fn only_so_many_bytes_are_held_at_once() {
    let server = Server::with(&["--max-bodies", "1", "--mcp"]);
    let mut first = TcpStream::connect(server.address()).unwrap();
    let most = 16 << 20;
    first
        .write_all(format!("POST /v1/verify HTTP/1.1\r\nhost: a\r\ncontent-length: {most}\r\n\r\n{{").as_bytes())
        .unwrap();
    let reading = || String::from_utf8(server.get("/metrics").body).unwrap().contains("huiqi_requests_in_flight 2");
    until("the first is being read", reading);
    is_problem(&server.post("/v1/verify", &vec![b' '; 1 << 20]), 503, "service.busy");
    assert_eq!(server.post("/v1/assess", &example()).status, 200, "small ones have room beside the largest");
    drop(first);
    until("there is room again", || server.post("/v1/verify", &vec![b' '; 1 << 20]).status == 400);
}

#[test]
fn assistants_stand_under_the_same_limits() {
    let server = Server::with(&["--mcp", "--body-timeout", "1"]);
    let head = "POST /mcp HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\naccept: application/json, text/event-stream\r\n";
    let slow = waiting(&server, format!("{head}content-length: 100\r\n\r\n{{").as_bytes());
    assert!(slow.starts_with("HTTP/1.1 408 ") && slow.contains("body.slow"), "{slow}");
    let broken = server.speak(format!("{head}transfer-encoding: chunked\r\n\r\nzz\r\n").as_bytes());
    assert_eq!(broken.status, 400);
    let accept = ("accept", "application/json, text/event-stream");
    let kind = ("content-type", "application/json");
    is_problem(
        &server.send("POST", "/mcp", &[kind, accept, ("origin", "https://other.example")], b"{}"),
        403,
        "mcp.refused",
    );
    is_problem(&server.send("POST", "/mcp", &[kind], b"{}"), 406, "mcp.refused");
    is_problem(&server.send("POST", "/mcp", &[accept, ("content-type", "text/plain")], b"{}"), 415, "mcp.refused");
    is_problem(&server.get("/mcp"), 405, "route.method");
}

#[test]
fn a_connection_too_many_is_turned_away_at_once() {
    let server = Server::with(&["--max-connections", "1"]);
    let mut first = TcpStream::connect(server.address()).unwrap();
    first.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
    let mut some = [0; 12];
    first.read_exact(&mut some).unwrap();
    let second = waiting(&server, b"");
    assert!(second.starts_with("HTTP/1.1 503 ") && second.contains("retry-after: 1"), "{second}");
    drop(first);
    // The place is free again as soon as the first is seen to be gone.
    until("there is a place", || {
        let heard = waiting(&server, b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        heard.starts_with("HTTP/1.1 200 ")
    });
}

#[cfg(unix)]
#[test]
fn what_has_begun_is_finished_when_the_service_ends() {
    let server = Server::start();
    let mut stream = TcpStream::connect(server.address()).unwrap();
    let body = example();
    stream.write_all(format!("{HEAD}content-length: {}\r\n\r\n", body.len()).as_bytes()).unwrap();
    stream.write_all(&body[..10]).unwrap();
    let begun = || String::from_utf8(server.get("/metrics").body).unwrap().contains("huiqi_requests_in_flight 2");
    until("it has begun", begun);
    server.signal("-TERM");
    // No new one is taken any more; this one is answered.
    until("no connection is taken", || TcpStream::connect(server.address()).is_err());
    stream.write_all(&body[10..]).unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).unwrap();
    assert!(heard.starts_with("HTTP/1.1 200 ") && heard.contains("connection: close"), "{heard}");
    assert_eq!(server.ended(), Some(0));
}
