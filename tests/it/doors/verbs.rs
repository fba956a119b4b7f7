//! What one door can do, all can: one list of names, held against the command line, the service, the binary of the
//! browser, the npm package and the C library.

use std::fs;
use std::path::Path;

use super::program::{Server, huiqi};

/// Each verb as the command line and the npm package call it, and its route.
const VERBS: [(&str, &str, &str); 8] = [
    ("measures", "GET", "/v1/measures"),
    ("measure", "GET", "/v1/measures/12"),
    ("form", "GET", "/v1/measures/12/form"),
    ("assess", "POST", "/v1/assess"),
    ("match", "POST", "/v1/match"),
    ("receipt", "POST", "/v1/receipt"),
    ("verify", "POST", "/v1/verify"),
    ("pack", "GET", "/v1/pack"),
];

/// Another form of an assessment: the command line asks for it with a flag, the service with `Accept`.
const CALENDAR: &str = "deadlines";

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn every_door_has_every_verb() {
    let server = Server::start();
    let (npm, core, wasm) = (read("www/engine/huiqi.ts"), read("www/engine/core.ts"), read("src/wasm.rs"));
    let header = read("pkg-config/c/huiqi.h");
    for (verb, method, route) in VERBS {
        assert_eq!(huiqi(&[verb, "--help"], b"").code, Some(0), "huiqi {verb}");
        // What is posted here is nothing that could be answered: the route is there, and says so.
        let status = server.send(method, route, &[], b"{}").status;
        assert_eq!(status, if method == "GET" { 200 } else { 422 }, "{method} {route}");
        let name = format!("  {verb}(");
        assert!(npm.contains(&name) || npm.contains(&format!("readonly {verb}:")), "the npm package has no {verb}");
        assert!(header.contains(&format!(" huiqi_{verb}(")), "the C library has no {verb}");
        // What the pack is, an engine says when it is opened.
        let asked = if verb == "pack" { "open" } else { verb };
        assert!(answers(&core, &wasm, asked, verb), "the binary has no {verb}");
    }
}

/// Whether the binary answers what JavaScript asks under a verb's number by the library's verb of that name.
fn answers(core: &str, wasm: &str, asked: &str, verb: &str) -> bool {
    let number = core.split([',', '\n']).find_map(|entry| entry.trim().strip_prefix(&format!("{asked}: ")));
    let method = match verb {
        "match" => "match_all",
        "pack" => "insert",
        same => same,
    };
    let arm = number.and_then(|number| match number {
        "0" => wasm.split("verb == 0 {").nth(1)?.lines().nth(1),
        _ => wasm.lines().find(|line| line.trim_start().starts_with(&format!("{number} => "))),
    });
    arm.is_some_and(|arm| arm.contains(&format!("pack.{method}(")))
}

/// A verb that only one door had would be missing from the list.
#[test]
fn no_door_has_another() {
    let listed = |name: &str| VERBS.iter().any(|(verb, ..)| *verb == name);
    let npm = read("www/engine/huiqi.ts");
    let engine = npm.split("export interface Huiqi {").nth(1).and_then(|rest| rest.split('}').next()).unwrap();
    let members = engine.lines().map(str::trim).filter(|line| !line.starts_with(['/', '*']));
    let names = members
        .filter_map(|line| line.strip_prefix("readonly ").unwrap_or(line).split_once(['(', ':']).map(|(name, _)| name));
    let (core, wasm) = (read("www/engine/core.ts"), read("src/wasm.rs"));
    assert!(names.clone().any(|name| name == CALENDAR) && answers(&core, &wasm, CALENDAR, CALENDAR));
    let names = names.filter(|name| *name != CALENDAR);
    assert_eq!(names.clone().count(), VERBS.len());
    assert!(names.clone().all(listed), "{:?}", names.filter(|name| !listed(name)).collect::<Vec<_>>());
    let header = read("pkg-config/c/huiqi.h");
    let functions = header.split(" huiqi_").skip(1).filter_map(|rest| rest.split_once('(').map(|(name, _)| name));
    let functions = functions.filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
    let others = [CALENDAR, "load", "free", "text_free", "version"];
    let mut functions: Vec<_> = functions.filter(|name| !others.contains(name)).collect();
    functions.sort_unstable();
    functions.dedup();
    let mut verbs = VERBS.map(|(verb, ..)| verb);
    verbs.sort_unstable();
    assert_eq!(functions, verbs);
    let routes = read("src/bin/huiqi/http/routes.rs");
    let routes = routes.split("path: \"/v1/").skip(1).filter_map(|rest| rest.split('"').next());
    // Several packs are a service's alone.
    let routes: Vec<_> = routes.filter(|route| *route != "packs").collect();
    let known = |route: &&str| VERBS.iter().any(|(.., path)| path.replace("/12", "/{id}") == format!("/v1/{route}"));
    assert_eq!(routes.len(), VERBS.len());
    assert!(routes.iter().all(known), "{routes:?}");
}
