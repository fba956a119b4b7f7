//! Several packs side by side, and new ones taken without a request lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::program::{Server, huiqi, until};
use super::service::is_problem;

/// A folder of packs that are made from this policy's source, with some of its lines changed.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("huiqi-packs-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        for sub in ["packs", "source"] {
            fs::create_dir_all(folder.join(sub)).unwrap();
        }
        Self(folder)
    }

    pub(super) fn packs(&self) -> String {
        self.0.join("packs").display().to_string()
    }

    /// Builds a version into the folder that is served.
    pub(super) fn build(&self, file: &str, changes: &[(&str, &str, &str)]) {
        let source = self.0.join("source");
        for policy in ["common", "nmg-2026-8"] {
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies").join(policy), &source.join(policy));
        }
        for (name, from, to) in changes {
            let path = source.join("nmg-2026-8").join(name);
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{name} has {from}");
            fs::write(&path, text.replace(from, to)).unwrap();
        }
        let built = self.0.join("built.json").display().to_string();
        let done = huiqi(&["pack", "build", &source.join("nmg-2026-8").display().to_string(), "-o", &built], b"");
        assert_eq!(done.code, Some(0), "{}", done.stderr);
        // As a careful administrator does it: nobody ever sees half a file.
        fs::rename(built, self.0.join("packs").join(file)).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-r").arg("-T").args([from, to]).status().unwrap().success());
}

pub(super) const VERSION: (&str, &str, &str) = ("pack.toml", r#"version  = "1.0.0""#, r#"version  = "1.1.0""#);
/// It is in force from the second half of the year on.
const LATER: (&str, &str, &str) = ("pack.toml", r#"firstDay    = "2026-02-10""#, r#"firstDay    = "2026-07-01""#);

fn asked(date: &str) -> Vec<u8> {
    json!({ "measure": "data-purchase", "date": date, "facts": { "contracts": [] } }).to_string().into_bytes()
}

fn version(answer: &Value) -> &str {
    answer["pack"]["version"].as_str().unwrap()
}

#[test]
fn an_application_is_judged_by_what_was_in_force_on_its_day() {
    let folder = Folder::new("in-force");
    folder.build("later.json", &[VERSION, LATER]);
    let server = Server::with(&["--packs", &folder.packs()]);
    let judged = |path: &str, date: &str| server.post(path, &asked(date)).json();
    assert_eq!(version(&judged("/v1/assess", "2026-06-30")), "1.0.0");
    assert_eq!(version(&judged("/v1/assess", "2026-07-01")), "1.1.0");
    assert_eq!(version(&judged("/v1/assess", "2026-01-01")), "1.0.0", "before the first of them");
    assert_eq!(version(&judged("/v1/assess?pack=nmg-2026-8@1.0.0", "2026-07-01")), "1.0.0");
    assert_eq!(version(&judged("/v1/assess?pack=nmg-2026-8", "2026-07-01")), "1.1.0");
    let unknown = server.post("/v1/assess?pack=nmg-2026-8@1.1.1", &asked("2026-07-01"));
    is_problem(&unknown, 404, "pack.unknown");
    assert_eq!(unknown.json()["suggestion"], "nmg-2026-8@1.1.0");
    let misspelt = server.post("/v1/assess?pak=nmg-2026-8", &asked("2026-07-01"));
    is_problem(&misspelt, 400, "query.unknown");
    assert_eq!(misspelt.json()["suggestion"], "pack");
    is_problem(&server.get("/v1/measures?pack=other"), 404, "pack.unknown");

    let listed = server.get("/v1/packs").json();
    let versions: Vec<&str> = listed.as_array().unwrap().iter().map(|pack| pack["version"].as_str().unwrap()).collect();
    assert_eq!(versions, ["1.0.0", "1.1.0"]);

    // A receipt is held against the version of its day; another one says what it would say.
    let receipt = server.post("/v1/receipt", &asked("2026-06-30")).json();
    let verified = |path: &str| server.post(path, receipt.to_string().as_bytes()).json();
    assert_eq!((&verified("/v1/verify")["valid"], &verified("/v1/verify")["pack"]), (&json!(true), &json!("same")));
    let other = verified("/v1/verify?pack=nmg-2026-8@1.1.0");
    assert_eq!((&other["valid"], &other["pack"]), (&json!(false), &json!("differs")));
}

#[test]
fn several_policies_have_one_list_of_forms() {
    let folder = Folder::new("policies");
    folder.build(
        "other.json",
        &[
            ("pack.toml", r#"id       = "nmg-2026-8""#, r#"id       = "nmg-2027-1""#),
            ("pack.toml", "内政数字〔2026〕8号", "内政数字〔2027〕1号"),
        ],
    );
    let server = Server::with(&["--packs", &folder.packs()]);
    let list = String::from_utf8(server.get("/plain").body).unwrap();
    for said in ["内政数字〔2026〕8号", "内政数字〔2027〕1号", "nmg-2026-8", "nmg-2027-1"] {
        assert!(list.contains(said), "{said}: {list}");
    }
    assert_eq!(list.matches("<ul class=\"measures\">").count(), 2);
    assert!(String::from_utf8(server.get("/plain/data-purchase").body).unwrap().contains("内政数字〔2026〕8号"));
}

#[test]
fn the_policy_that_the_program_carries_speaks_first_whatever_files_are_called() {
    let folder = Folder::new("first");
    folder.build("aaa.json", &[("pack.toml", r#"id       = "nmg-2026-8""#, r#"id       = "aaa-2027""#)]);
    folder.build("carried.json", &[]);
    let server = Server::with(&["--packs", &folder.packs()]);
    assert_eq!(server.get("/v1/pack").json()["id"], "nmg-2026-8");
}

#[cfg(unix)]
#[test]
fn new_packs_are_taken_while_requests_go_on_and_faulty_ones_are_not() {
    let folder = Folder::new("reload");
    let server = Server::logging("json", &["--packs", &folder.packs()]);
    let now = || version(&server.post("/v1/assess", &asked("2026-06-30")).json()).to_owned();
    assert_eq!(now(), "1.0.0");
    let reloads = |outcome: &str| {
        let text = String::from_utf8(server.get("/metrics").body).unwrap();
        text.contains(&format!(r#"huiqi_reloads_total{{outcome="{outcome}"}} 1"#))
    };

    fs::write(folder.0.join("packs/faulty.json"), "{}").unwrap();
    server.signal("-HUP");
    until("the packs are refused", || {
        assert_eq!(now(), "1.0.0");
        reloads("Refused")
    });
    assert_eq!(now(), "1.0.0", "the old one stays");
    fs::remove_file(folder.0.join("packs/faulty.json")).unwrap();

    folder.build("new.json", &[VERSION]);
    server.signal("-HUP");
    std::thread::scope(|scope| {
        let asking = [(); 4].map(|()| scope.spawn(|| until("the new pack answers", || now() == "1.1.0")));
        asking.into_iter().for_each(|one| one.join().unwrap());
    });
    assert!(reloads("Taken"));
    let log = server.log();
    assert!(log.contains("packs.refused") && log.contains("pack.invalid") && log.contains("faulty.json"), "{log}");
    assert!(log.contains(r#""pack":"nmg-2026-8@1.1.0""#), "{log}");
}

#[test]
fn files_are_looked_at_unasked_where_that_is_wanted() {
    let folder = Folder::new("watch");
    let server = Server::with(&["--packs", &folder.packs(), "--watch", "1"]);
    folder.build("new.json", &[VERSION]);
    until("the new pack answers", || version(&server.post("/v1/assess", &asked("2026-06-30")).json()) == "1.1.0");
}

#[test]
fn a_faulty_source_or_two_of_one_version_keep_a_service_from_starting() {
    let folder = Folder::new("faulty");
    folder.build("same.json", &[("notes.toml", "title", "title")]);
    assert_eq!(Server::with(&["--packs", &folder.packs()]).get("/v1/packs").json().as_array().unwrap().len(), 1);

    folder.build("changed.json", &[("pack.toml", "内政数字〔2026〕8号", "内政数字〔2026〕9号")]);
    let twice = huiqi(&["serve", "--listen", "127.0.0.1:0", "--packs", &folder.packs()], b"");
    assert_eq!(twice.code, Some(2), "{}", twice.stderr);
    assert!(twice.stderr.contains("pack.twice") && twice.stderr.contains("nmg-2026-8@1.0.0"), "{}", twice.stderr);

    let source = folder.0.join("faulty");
    fs::create_dir_all(&source).unwrap();
    fs::write(source.join("pack.toml"), "id = 1\n").unwrap();
    let faulty = huiqi(&["serve", "--listen", "127.0.0.1:0", "--packs", &source.display().to_string()], b"");
    assert_eq!(faulty.code, Some(2), "{}", faulty.stderr);
    assert!(faulty.stderr.contains("pack.faulty") && faulty.stderr.contains("pack.toml:1:"), "{}", faulty.stderr);
}
