//! What one door can do, all can: one list of names, held against the command line, the service, the binary of the
//! browser and the npm package.

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
    let (npm, wasm) = (read("www/engine/huiqi.ts"), read("src/wasm.rs"));
    for (verb, method, route) in VERBS {
        assert_eq!(huiqi(&[verb, "--help"], b"").code, Some(0), "huiqi {verb}");
        // What is posted here is nothing that could be answered: the route is there, and says so.
        let status = server.send(method, route, &[], b"{}").status;
        assert_eq!(status, if method == "GET" { 200 } else { 422 }, "{method} {route}");
        let name = format!("  {verb}(");
        assert!(npm.contains(&name) || npm.contains(&format!("readonly {verb}:")), "the npm package has no {verb}");
        let exported = [format!("pub fn {verb}("), format!("js_name = \"{verb}\"")];
        assert!(exported.iter().any(|name| wasm.contains(name)), "the binary has no {verb}");
    }
}

/// A verb that only one door had would be missing from the list.
#[test]
fn no_door_has_another() {
    let listed = |name: &str| VERBS.iter().any(|(verb, ..)| *verb == name);
    let npm = read("www/engine/huiqi.ts");
    let engine = npm.split("export interface Engine {").nth(1).and_then(|rest| rest.split('}').next()).unwrap();
    let names = engine.lines().filter_map(|line| line.trim().split_once('(').map(|(name, _)| name));
    assert!(names.clone().any(|name| name == CALENDAR) && read("src/wasm.rs").contains("pub fn deadlines("));
    let names = names.filter(|name| *name != CALENDAR);
    assert_eq!(names.clone().count(), VERBS.len());
    assert!(names.clone().all(listed), "{:?}", names.filter(|name| !listed(name)).collect::<Vec<_>>());
    let routes = read("src/bin/huiqi/http/routes.rs");
    let routes: Vec<_> = routes.split(".route(\"/v1/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let known = |route: &&str| VERBS.iter().any(|(.., path)| path.replace("/12", "/{id}") == format!("/v1/{route}"));
    assert_eq!(routes.len(), VERBS.len());
    assert!(routes.iter().all(known), "{routes:?}");
}
