//! The service: routes, headers, what is refused how, and that one client does not disturb another.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::LazyLock;

use huiqi::Pack;
use huiqi::json::canonical;
use serde_json::json;

use super::program::{Answer, EXAMPLE, Server, huiqi};

pub fn example() -> Vec<u8> {
    std::fs::read(EXAMPLE).unwrap()
}

pub fn is_problem(answer: &Answer, status: u16, code: &str) {
    let problem = answer.json();
    assert_eq!(answer.status, status, "{problem}");
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    assert_eq!((&problem["code"], &problem["status"]), (&json!(code), &json!(status)));
    assert_eq!(problem["type"], format!("urn:huiqi:error:{code}"));
    for member in ["title", "detail"] {
        assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{member} of {problem}");
    }
}

#[test]
fn unknown_routes_and_methods_are_told() {
    let server = Server::start();
    for path in [
        "/v1",
        "/v1/",
        "/v1/nothing",
        "/v1/measures/",
        "/v1/measures/data-purchase/nothing",
        "/nothing",
        "//",
        "/v1/measures/%ff",
    ] {
        is_problem(&server.get(path), 404, "route.unknown");
    }
    for (method, path, allowed) in [
        ("GET", "/v1/assess", "POST"),
        ("GET", "/v1/match", "POST"),
        ("DELETE", "/v1/verify", "POST"),
        ("PUT", "/v1/receipt", "POST"),
        ("POST", "/v1/measures", "GET,HEAD"),
        ("POST", "/healthz", "GET,HEAD"),
    ] {
        let answer = server.send(method, path, &[], b"");
        is_problem(&answer, 405, "route.method");
        assert_eq!(answer.header("allow"), Some(allowed), "{method} {path}");
    }
}

#[test]
fn a_measure_in_the_address_that_nobody_knows_is_not_there() {
    let server = Server::start();
    for path in ["/v1/measures/data-purchas", "/v1/measures/data-purchas/form"] {
        let answer = server.get(path);
        is_problem(&answer, 404, "measure.unknown");
        assert_eq!(answer.json()["suggestion"], "data-purchase");
        assert_eq!(answer.json().get("path"), None);
    }
    is_problem(&server.get("/v1/measures/99"), 404, "measure.unknown");
    assert_eq!(server.get("/v1/measures/%64ata-purchase").status, 200, "an address is decoded");
}

#[test]
fn every_answer_has_the_security_headers() {
    let server = Server::start();
    let answers = [
        server.get("/"),
        server.get("/nothing"),
        server.get("/healthz"),
        server.get("/v1/measures"),
        server.post("/v1/assess", &example()),
        server.post("/v1/assess", b"{"),
        server.send("DELETE", "/v1/assess", &[], b""),
        server.send("GET", "/healthz", &[("x-long", &"a".repeat(20_000))], b""),
        server.get("/v1/packs?of=today"),
    ];
    for answer in answers {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.contains("default-src 'self'") && policy.contains("script-src 'self' 'wasm-unsafe-eval'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
    }
}

#[test]
fn what_does_not_change_is_not_sent_twice() {
    let server = Server::start();
    for path in ["/v1/measures", "/v1/measures/data-purchase", "/v1/measures/data-purchase/form", "/v1/pack"] {
        let first = server.get(path);
        let tag = first.header("etag").unwrap().to_owned();
        assert_eq!(first.header("cache-control"), Some("no-cache"), "kept, and asked for each time");
        let again = server.send("GET", path, &[("if-none-match", &tag)], b"");
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(tag.as_str())));
        assert_eq!(server.send("GET", path, &[("if-none-match", "\"other\"")], b"").body, first.body);
        let head = server.send("HEAD", path, &[], b"");
        assert_eq!((head.status, head.body.len()), (200, 0));
    }
    let (pack, measures) = (server.get("/v1/pack"), server.get("/v1/measures"));
    assert_ne!(pack.header("etag"), measures.header("etag"));
}

/// The same bytes may be sent compressed or not, so that a tag names what they say.
#[test]
fn answers_are_compressed_for_who_takes_that() {
    let server = Server::start();
    let plain = server.post("/v1/assess", &example());
    for coding in ["gzip", "br"] {
        let packed = server.send("POST", "/v1/assess", &[("accept-encoding", coding)], &example());
        assert_eq!((packed.header("content-encoding"), packed.header("vary")), (Some(coding), Some("accept-encoding")));
        assert!(packed.body.len() * 2 < plain.body.len(), "{coding}: {} bytes", packed.body.len());
    }
    let small = server.send("GET", "/healthz", &[("accept-encoding", "gzip, br")], b"");
    assert_eq!((small.header("content-encoding"), small.json()), (None, json!({ "status": "ok" })));
    let tag = server.get("/v1/measures").header("etag").unwrap().to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    let again = [("if-none-match", tag.as_str()), ("accept-encoding", "gzip")];
    assert_eq!(server.send("GET", "/v1/measures", &again, b"").status, 304);
}

/// The page is in the program when it was built before: both are in order, and the tests know which it is.
#[test]
fn the_page_is_served_or_how_to_get_it_is_said() {
    let server = Server::start();
    let page = server.get("/");
    if !cfg!(huiqi_page) {
        is_problem(&page, 503, "page.missing");
        assert!(page.json()["detail"].as_str().unwrap().contains("make demo"));
        assert_eq!(server.get("/v1/pack").status, 200, "the rest answers all the same");
        return;
    }
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let wasm = server.get("/huiqi_bg.wasm");
    assert_eq!((wasm.status, wasm.header("content-type")), (200, Some("application/wasm")));
    assert!(wasm.body.starts_with(b"\0asm"));
    let tag = wasm.header("etag").unwrap();
    assert_eq!(server.send("GET", "/huiqi_bg.wasm", &[("if-none-match", tag)], b"").status, 304);
    is_problem(&server.send("POST", "/", &[], b""), 405, "route.method");
}

#[test]
fn a_body_is_json_whatever_it_is_called() {
    let server = Server::start();
    let plain = server.post("/v1/assess", &example()).body;
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=gbk"] {
        assert!(server.send("POST", "/v1/assess", &[("content-type", kind)], &example()).body == plain, "{kind}");
    }
    assert!(server.send("POST", "/v1/assess", &[], &example()).body == plain);
}

#[test]
fn a_body_in_pieces_is_read_whole() {
    let server = Server::start();
    let mut sent =
        b"POST /v1/assess HTTP/1.1\r\nhost: a\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    for piece in example().chunks(97) {
        sent.extend(format!("{:x}\r\n", piece.len()).into_bytes());
        sent.extend(piece);
        sent.extend(b"\r\n");
    }
    sent.extend(b"0\r\n\r\n");
    assert!(server.speak(&sent).body == server.post("/v1/assess", &example()).body);
}

#[test]
fn what_is_no_request_is_refused_and_forgotten() {
    let server = Server::start();
    for nonsense in
        [&b"\0\0\0\0\r\n\r\n"[..], b"GET\r\n\r\n", b"POST /v1/assess HTTP/1.1\r\ncontent-length: -1\r\n\r\n"]
    {
        assert_eq!(server.speak(nonsense).status, 400);
    }
    let head = "POST /v1/assess HTTP/1.1\r\nhost: a\r\nconnection: close\r\n";
    let broken = format!("{head}transfer-encoding: chunked\r\n\r\nno number\r\n");
    is_problem(&server.speak(broken.as_bytes()), 400, "body.broken");
    // One that hangs up in the middle hears nothing, and disturbs nobody.
    let mut gone = TcpStream::connect(server.address()).unwrap();
    gone.write_all(format!("{head}content-length: 100\r\n\r\n{{").as_bytes()).unwrap();
    drop(gone);
    assert_eq!(server.post("/v1/assess", &example()).status, 200);
}

#[test]
fn many_clients_at_once_all_get_their_own_answer() {
    let server = Server::start();
    let ask = |amount: usize| {
        let contract = json!({ "amount": format!("{amount}.00"), "paid": format!("{amount}.00") });
        let facts = json!({ "applicant": { "kind": "enterprise" }, "contracts": vec![contract; 1 + amount % 5] });
        json!({ "measure": "12", "date": "2026-06-15", "facts": facts }).to_string().into_bytes()
    };
    // Two that say nothing and go nowhere meanwhile.
    let _silent = [TcpStream::connect(server.address()).unwrap(), TcpStream::connect(server.address()).unwrap()];
    std::thread::scope(|scope| {
        for client in 0..8 {
            let server = &server;
            scope.spawn(move || {
                for round in 0..25 {
                    let application = ask(190_000 + client * 1_000 + round);
                    let expected = expected_answer(&application);
                    assert!(server.post("/v1/assess", &application).body == expected, "client {client}, round {round}");
                }
            });
        }
    });
}

/// What the library itself answers.
fn expected_answer(application: &[u8]) -> Vec<u8> {
    static PACK: LazyLock<Pack> = LazyLock::new(|| Pack::embedded().unwrap());
    let application = PACK.read(application).unwrap();
    canonical(&PACK.assess(&application).unwrap()).into_bytes()
}

#[test]
fn one_connection_carries_many_requests() {
    let server = Server::start();
    let mut stream = TcpStream::connect(server.address()).unwrap();
    let request = b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n";
    stream.write_all(&request.repeat(10)).unwrap();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).unwrap();
    assert_eq!(heard.matches("HTTP/1.1 200").count(), 11);
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_told_to() {
    for signal in ["-TERM", "-INT"] {
        let server = Server::start();
        // A client that has begun nothing does not keep it.
        let _idle = TcpStream::connect(server.address()).unwrap();
        assert_eq!(server.get("/healthz").json(), json!({ "status": "ok" }));
        server.signal(signal);
        assert_eq!(server.ended(), Some(0), "{signal}");
    }
}

#[test]
fn an_address_in_use_is_a_fault_and_a_wrong_one_bad_input() {
    let server = Server::start();
    let done = huiqi(&["serve", "--listen", &server.address().to_string()], b"");
    assert_eq!((done.code, done.text()), (Some(1), ""));
    assert!(
        done.stderr.contains("listen.failed") && done.stderr.contains(&server.address().to_string()),
        "{}",
        done.stderr
    );
    assert_eq!(huiqi(&["serve", "--listen", "nowhere"], b"").code, Some(2));
}
