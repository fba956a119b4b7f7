//! What can be seen of a service from outside: ids, the log, counts. None of it says what was asked.

use serde_json::{Value, json};

use super::program::{Server, huiqi, huiqi_where};
use super::service::{example, is_problem};

const ID: &str = "x-request-id";

#[test]
fn a_request_has_an_id_both_ways() {
    let server = Server::start();
    let given = "0123456789abcdef0123456789abcdef";
    assert_eq!(server.send("GET", "/healthz", &[(ID, given)], b"").header(ID), Some(given));
    // What could be a person's code is no id.
    let own = server.send("GET", "/healthz", &[(ID, "91150100MA0N00000X")], b"").header(ID).unwrap().to_owned();
    assert_eq!(own.len(), 32);
    assert_ne!(server.get("/nothing").header(ID), Some(own.as_str()), "each has its own");
}

#[cfg(unix)]
#[test]
fn the_log_says_how_and_never_what() {
    let server = Server::logging("json", &[]);
    let mut told: Value = serde_json::from_slice(&example()).unwrap();
    told["facts"]["applicant"]["name"] = json!("甲乙丙丁公司");
    told["facts"]["applicant"]["uscc"] = json!("91150100MA0N00000X");
    told["facts"]["contracts"][0]["amount"] = json!("987654.32");
    assert_eq!(server.post("/v1/assess", told.to_string().as_bytes()).status, 200);
    is_problem(&server.post("/v1/assess?name=甲乙丙丁公司", b"{"), 400, "query.unknown");
    is_problem(&server.get("/v1/measures/91150100MA0N00000X"), 404, "measure.unknown");
    is_problem(&server.get("/987654.32"), 404, "route.unknown");
    let log = server.log();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let requests: Vec<&Value> = lines.iter().filter(|line| line["event"] == "request").collect();
    assert_eq!(requests.len(), 4, "{log}");
    let first = requests[0];
    assert_eq!(
        (&first["route"], &first["method"], &first["status"]),
        (&json!("/v1/assess"), &json!("POST"), &json!(200))
    );
    assert!(first["ms"].is_number() && first["id"].as_str().is_some_and(|id| id.len() == 32), "{first}");
    assert_eq!(
        (&requests[1]["code"], &requests[2]["route"], &requests[3]["route"]),
        (&json!("query.unknown"), &json!("/v1/measures/{id}"), &json!("page"))
    );
    for secret in ["甲乙", "9115", "987654"] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

/// What a client invents may be anything, and stands in no log; nor does an option where there is none.
#[test]
fn an_invented_method_is_not_logged() {
    let server = Server::logging("json", &[]);
    assert_eq!(server.send("ZHANGSAN-13800000000", "/healthz", &[], b"").status, 405);
    is_problem(&server.get("/healthz?name=zhangsan"), 400, "query.unknown");
    let log = server.log();
    assert!(log.contains(r#""method":"other""#), "{log}");
    assert!(!log.contains("ZHANGSAN") && !log.contains("zhangsan"), "{log}");
}

/// Who reads the log may stall: a pipe takes some hundred lines, and nobody waits for the rest.
#[cfg(unix)]
#[test]
fn a_log_that_nobody_reads_stops_nobody() {
    const REQUESTS: usize = 12_000;
    let server = Server::logging_unread("json", &[]);
    let one = "GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n";
    let last = "GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    let answers = String::from_utf8(server.hear([&one.repeat(REQUESTS - 1), last].concat().as_bytes())).unwrap();
    assert_eq!(answers.matches("HTTP/1.1 200").count(), REQUESTS);
    let text = String::from_utf8(server.get("/metrics").body).unwrap();
    let lost = text.lines().find_map(|line| line.strip_prefix("huiqi_log_lines_lost_total ")).unwrap();
    assert!(lost.parse::<u32>().unwrap() > 0, "{lost}");
}

#[test]
fn counts_are_there_by_route_status_and_code() {
    let server = Server::start();
    server.post("/v1/assess", &example());
    server.post("/v1/assess", b"{");
    server.get("/some/where/甲");
    let answer = server.get("/metrics");
    assert!(answer.header("content-type").unwrap().starts_with("application/openmetrics-text"));
    let text = String::from_utf8(answer.body).unwrap();
    for line in [
        r#"huiqi_requests_total{route="/v1/assess",status="200"} 1"#,
        r#"huiqi_requests_total{route="/v1/assess",status="400"} 1"#,
        r#"huiqi_requests_total{route="page",status="404"} 1"#,
        r#"huiqi_refusals_total{code="json.syntax"} 1"#,
        r#"huiqi_request_duration_seconds_count{route="/v1/assess"} 2"#,
        "huiqi_requests_in_flight 1",
    ] {
        assert!(text.lines().any(|known| known == line), "{line} in\n{text}");
    }
    assert!(text.contains(r#"huiqi_pack{id="nmg-2026-8",version="#) && text.ends_with("# EOF\n"), "{text}");
}

#[test]
fn only_pages_of_listed_origins_may_ask() {
    let server = Server::with(&["--allow-origin", "https://a.example.cn,https://b.example.cn"]);
    let from = |origin: &str| server.send("POST", "/v1/assess", &[("origin", origin)], &example());
    let allowed = |origin: &str| from(origin).header("access-control-allow-origin").map(str::to_owned);
    assert_eq!(allowed("https://b.example.cn").as_deref(), Some("https://b.example.cn"));
    assert_eq!(allowed("https://c.example.cn"), None);
    let asked = [("origin", "https://a.example.cn"), ("access-control-request-method", "POST")];
    let answer = server.send("OPTIONS", "/v1/assess", &asked, b"");
    assert_eq!((answer.status, answer.header("access-control-allow-methods")), (200, Some("GET,HEAD,POST")));
    assert_eq!(
        Server::start().send("POST", "/v1/assess", &asked, &example()).header("access-control-allow-origin"),
        None
    );
}

#[test]
fn who_may_frame_the_page_is_a_setting() {
    let server = Server::with(&["--frame-ancestors", "'self',https://portal.example.cn"]);
    let policy = server.get("/healthz").header("content-security-policy").unwrap().to_owned();
    assert!(policy.ends_with("frame-ancestors 'self' https://portal.example.cn"), "{policy}");
}

#[test]
fn settings_come_from_a_file_and_variables_too_and_wrong_ones_are_told() {
    let folder = std::env::temp_dir().join(format!("huiqi-settings-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |text: &str| {
        let path = folder.join("huiqi.toml");
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let server = Server::with(&["--config", &file("max-body = 1000\nmax-header = 4096\n"), "--max-body", "2000"]);
    is_problem(&server.post("/v1/assess", &[b' '; 2000]), 400, "json.syntax");
    is_problem(&server.send("GET", "/healthz", &[("x", &"a".repeat(5000))], b""), 431, "request.header-size");

    let wrong = huiqi(&["serve", "--config", &file("listen = '127.0.0.1:0'\nmax-bodi = 1000\n")], b"");
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("settings.invalid") && wrong.stderr.contains("max-bodi"), "{}", wrong.stderr);
    for (name, value) in [
        ("HUIQI_ALLOW_ORIGIN", "portal"),
        ("HUIQI_FRAME_ANCESTORS", "a;b"),
        ("HUIQI_MAX_HEADER", "1"),
        ("HUIQI_MAX_CONECTIONS", "1"),
    ] {
        let done = huiqi_where(&[(name, value)], &["serve", "--listen", "127.0.0.1:0"]);
        assert_eq!(done.code, Some(2), "{name}: {}", done.stderr);
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
