//! The command line: exit codes, where what is printed, and what a wrong word is answered with.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::program::{EXAMPLE, Server, huiqi, huiqi_where};

fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn an_answer_is_no_failure_whatever_the_verdict() {
    for kind in ["enterprise", "individual"] {
        let application = json!({ "measure": "12", "date": "2026-06-15", "facts": { "applicant": { "kind": kind } } });
        let done = huiqi(&["assess", "-"], application.to_string().as_bytes());
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    }
}

#[test]
fn an_unknown_word_is_answered_with_the_nearest() {
    let done = huiqi(&["mesures"], b"");
    assert_eq!((done.code, done.text()), (Some(2), ""));
    assert!(done.stderr.contains("measures"), "{}", done.stderr);

    for (args, nearest) in [
        (&["assess", "--jsno", EXAMPLE][..], "--json"),
        (&["measures", "--color", "allways"], "always"),
        (&["completions", "bsh"], "bash"),
        (&["pack", "biuld"], "build"),
        (&["form", "12", "--json", "--language", "EN"], "\"suggestion\":\"en\""),
        (&["form", "12", "--json", "--language", "zh-CN"], "\"suggestion\":\"zh-Hans\""),
    ] {
        let done = huiqi(args, b"");
        assert_eq!((done.code, done.text()), (Some(2), ""), "{args:?}");
        assert!(done.stderr.contains(nearest), "{args:?}: {}", done.stderr);
    }

    for command in ["measure", "form"] {
        let done = huiqi(&[command, "data-purchas"], b"");
        assert_eq!((done.code, done.text()), (Some(2), ""));
        assert!(done.stderr.contains("measure.unknown") && done.stderr.contains("data-purchase"), "{}", done.stderr);
        let error: Value = serde_json::from_str(&huiqi(&[command, "data-purchas", "--json"], b"").stderr).unwrap();
        assert_eq!((&error["code"], &error["suggestion"]), (&json!("measure.unknown"), &json!("data-purchase")));
        assert_eq!(error.get("path"), None, "there is no application that a pointer could lead into");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    for path in ["examples/nothing.json", "examples"] {
        for command in ["assess", "match", "receipt", "verify"] {
            let done = huiqi(&[command, path], b"");
            assert_eq!((done.code, done.text()), (Some(2), ""));
            assert!(done.stderr.contains(path) && done.stderr.contains("file.unreadable"), "{}", done.stderr);
        }
    }
}

#[test]
fn a_refusal_names_the_file_and_the_place_in_it() {
    let path = scratch("refused.json");
    fs::write(&path, "{\n  \"measure\": \"12\",\n  \"facts\": {}},\n}").unwrap();
    let done = huiqi(&["assess", path.to_str().unwrap()], b"");
    assert_eq!((done.code, done.text()), (Some(2), ""));
    assert!(done.stderr.contains(&format!("{}:3:15", path.display())), "{}", done.stderr);
    assert!(done.stderr.contains("json.syntax"), "{}", done.stderr);
}

#[test]
fn a_file_that_cannot_be_written_is_a_fault() {
    let done = huiqi(&["receipt", EXAMPLE, "-o", "examples/no/such/folder.json"], b"");
    assert_eq!((done.code, done.text()), (Some(1), ""));
    assert!(done.stderr.contains("file.unwritable"), "{}", done.stderr);
}

/// All that the program does, whatever else is being added.
const COMMANDS: [&str; 13] = [
    "measures",
    "measure",
    "form",
    "assess",
    "match",
    "receipt",
    "verify",
    "batch",
    "serve",
    "mcp",
    "pack",
    "completions",
    "man",
];

#[test]
fn every_command_explains_itself() {
    for command in COMMANDS {
        let done = huiqi(&[command, "--help"], b"");
        assert_eq!(done.code, Some(0));
        assert!(done.text().contains("Usage: huiqi"), "{}", done.text());
        assert!(huiqi(&["--help"], b"").text().contains(command), "{command} is not in the list");
    }
    assert_eq!(huiqi(&["--version"], b"").text(), concat!("huiqi ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn colours_are_for_terminals() {
    for command in [&["assess", EXAMPLE][..], &["measures"], &["measure", "12"], &["form", "12"]] {
        let plain = huiqi(command, b"");
        assert!(!plain.text().contains('\u{1b}'), "{command:?}");
        let coloured = huiqi_where(&[("CLICOLOR_FORCE", "1")], command);
        assert!(coloured.text().contains("\u{1b}[1m"), "{command:?}");
        assert_eq!(huiqi_where(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], command).stdout, plain.stdout);
        let flagged = |variable, when| huiqi_where(&[(variable, "1")], &[command, &["--color", when]].concat()).stdout;
        assert_eq!(flagged("NO_COLOR", "always"), coloured.stdout, "who asks for colours gets them");
        assert_eq!(flagged("CLICOLOR_FORCE", "never"), plain.stdout);
        assert_eq!(flagged("CLICOLOR_FORCE", "auto"), coloured.stdout);
    }
}

#[test]
fn a_pack_is_checked_built_and_asked() {
    let done = huiqi(&["pack", "check", "policies/nmg-2026-8"], b"");
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    let found = huiqi(&["pack", "check", "policies/nmg-2026-8", "--json"], b"").json();
    assert_eq!((&found["faults"], found["rows"].as_u64() > Some(90)), (&json!([]), true));

    let built = scratch("built.json");
    let built = built.to_str().unwrap();
    let done = huiqi(&["pack", "build", "policies/nmg-2026-8", "-o", built], b"");
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let asked = |args: &[&str]| huiqi(&[&["--pack", built, "assess", "--json"], args].concat(), b"");
    assert_eq!(asked(&[EXAMPLE]).code, Some(0));
}

#[test]
fn cases_of_a_pack_are_run() {
    let folder = another_pack("cased");
    let path = folder.to_str().unwrap();
    let check = |args: &[&str]| huiqi(&[&["pack", "check", path], args].concat(), b"");
    let done = check(&[]);
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "a pack without cases is in order");
    assert!(done.text().contains("no case shows"), "{}", done.text());
    assert_eq!(check(&["--deny-unseen"]).code, Some(2));

    fs::create_dir_all(folder.join("cases/others")).unwrap();
    fs::write(folder.join("cases/others/others.json"), "no cases").unwrap();
    let row = json!({
        "name": "a row", "application": { "measure": "12", "date": "2026-06-15", "facts": {} },
        "expect": { "verdict": "eligible" },
    });
    fs::write(folder.join("cases/rows.json"), format!("[\n{row}\n]")).unwrap();
    let done = check(&[]);
    assert_eq!(done.code, Some(2));
    assert!(done.text().contains("verdict: expected \"eligible\", came \"undetermined\""), "{}", done.text());
    assert!(done.text().contains(&format!("{path}/cases/rows.json:2:")), "{}", done.text());
    let found = check(&["--json"]).json();
    assert_eq!((&found["faults"][0]["code"], &found["rows"]), (&json!("case.differs"), &json!(1)));
    let coloured = huiqi_where(&[("CLICOLOR_FORCE", "1")], &["pack", "check", path]);
    assert!(coloured.text().contains("\u{1b}["), "{}", coloured.text());
}

/// A pack of our own: the policy's under another version, with a threshold of its own.
fn another_pack(name: &str) -> PathBuf {
    let folder = scratch(name);
    // What an earlier run has left is no part of it.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for entry in fs::read_dir("policies/nmg-2026-8").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.replace("\"../common/", &format!("\"{}/policies/common/", env!("CARGO_MANIFEST_DIR")));
            let text = text
                .replace("version  = \"1.0.0\"", "version  = \"2.0.0\"")
                .replace("yuan = \"200000\"", "yuan = \"400000\"");
            fs::write(folder.join(path.file_name().unwrap()), text).unwrap();
        }
    }
    folder
}

#[test]
fn another_pack_answers_otherwise() {
    let folder = another_pack("another/pack");
    let built = scratch("another.json");
    let (folder, built) = (folder.to_str().unwrap(), built.to_str().unwrap());
    let done = huiqi(&["pack", "build", folder, "-o", built], b"");
    assert_eq!(done.code, Some(0), "{}{}", done.text(), done.stderr);

    let own = huiqi(&["assess", "--json", EXAMPLE], b"").json();
    let other = huiqi(&["assess", "--json", EXAMPLE, "--pack", built], b"").json();
    assert_eq!((&own["pack"]["version"], &own["items"][0]["status"]), (&json!("1.0.0"), &json!("counted")));
    assert_eq!((&other["pack"]["version"], &other["items"][0]["status"]), (&json!("2.0.0"), &json!("notCounted")));

    let receipt = huiqi(&["receipt", "--json", EXAMPLE], b"").stdout;
    let report = huiqi(&["verify", "-", "--pack", built], &receipt);
    assert_eq!((report.code, report.stderr.as_str()), (Some(0), ""));
    let (claimed, computed) = report.text().split_once("重新计算\n").unwrap();
    for (part, answer, sum) in [(claimed, &own, "166,000.00 元"), (computed, &other, "96,000.00 元")] {
        for said in ["version", "digest"].map(|name| answer["pack"][name].as_str().unwrap()) {
            assert!(part.contains(said), "{said} is not in {part}");
        }
        assert!(part.contains(&format!("符合申报条件，{sum}")), "{part}");
    }
    // What a receipt says of itself may be anything.
    let odd =
        String::from_utf8(receipt.clone()).unwrap().replace("\"verdict\":\"eligible\"", "\"verdict\":\"splendid\"");
    let odd = odd.replace("\"high\":\"166000.00\",\"low\":\"166000.00\"", "\"high\":\"a lot\",\"low\":\"0.00\"");
    let report = huiqi(&["verify", "-", "--pack", built], odd.as_bytes());
    assert!(report.text().contains("splendid，0.00 元 至 a lot"), "{}", report.text());
    let verified = huiqi(&["verify", "--json", "-", "--pack", built], &receipt).json();
    assert_eq!((&verified["pack"], &verified["valid"]), (&json!("differs"), &json!(false)));
    let server = Server::with(&["--pack", built]);
    assert_eq!(server.get("/v1/pack").json()["version"], "2.0.0");
}

#[test]
fn what_is_no_pack_is_refused() {
    let broken = scratch("broken.json");
    fs::write(&broken, fs::read_to_string("policies/nmg-2026-8.json").unwrap().replacen("0.20", "0.30", 1)).unwrap();
    for path in [broken.to_str().unwrap(), EXAMPLE] {
        let done = huiqi(&["measures", "--pack", path], b"");
        assert_eq!((done.code, done.text()), (Some(2), ""));
        assert!(done.stderr.contains("pack.invalid") && done.stderr.contains(path), "{}", done.stderr);
    }
}

#[test]
fn faults_of_a_pack_are_all_said() {
    let folder = scratch("faulty");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("pack.toml"), "id = 1\nversion = \"x\"\n").unwrap();
    let path = folder.to_str().unwrap();
    let done = huiqi(&["pack", "check", path], b"");
    assert_eq!(done.code, Some(2));
    assert!(done.text().contains(&format!("{path}/pack.toml:1:6")), "{}", done.text());

    let faults = huiqi(&["pack", "check", path, "--json"], b"");
    assert_eq!(faults.code, Some(2));
    assert!(faults.json()["faults"].as_array().unwrap().len() > 1);

    let out = scratch("faulty.json");
    let done = huiqi(&["pack", "build", path, "-o", out.to_str().unwrap()], b"");
    assert_eq!((done.code, done.text(), out.exists()), (Some(2), "", false));
    assert!(done.stderr.contains("pack.toml:1:6"), "{}", done.stderr);

    assert_eq!(huiqi(&["pack", "check", "examples/nowhere"], b"").code, Some(2));
    let done = huiqi(&["pack", "explain", path], b"");
    assert_eq!((done.code, done.text()), (Some(2), ""));
    assert!(done.stderr.contains("pack.toml:1:6"), "{}", done.stderr);
    // A built pack is not what is checked: the flag is not dropped in silence.
    let done = huiqi(&["pack", "check", "policies/nmg-2026-8", "--pack", "policies/nmg-2026-8.json"], b"");
    assert_eq!((done.code, done.text()), (Some(2), ""));
}

#[test]
fn a_pack_is_put_into_words() {
    let built = "policies/nmg-2026-8.json";
    let book = huiqi(&["pack", "explain"], b"");
    assert_eq!((book.code, book.stderr.as_str()), (Some(0), ""));
    assert!(book.text().starts_with("# ") && book.text().contains("`data-purchase`"));
    for pack in [built, "policies/nmg-2026-8"] {
        assert!(huiqi(&["pack", "explain", pack], b"").stdout == book.stdout, "{pack}");
    }

    let page = scratch("book.html");
    let done = huiqi(&["pack", "explain", "--html", "-o", page.to_str().unwrap()], b"");
    assert_eq!((done.code, done.text()), (Some(0), ""));
    assert!(fs::read_to_string(page).unwrap().starts_with("<!DOCTYPE html>"));

    let guide = huiqi(&["pack", "guide", "12"], b"");
    assert_eq!(guide.code, Some(0));
    assert!(huiqi(&["pack", "guide", "data-purchase", "--pack", built], b"").stdout == guide.stdout);
    let done = huiqi(&["pack", "guide", "data-purchas"], b"");
    assert_eq!((done.code, done.text()), (Some(2), ""));
    assert!(done.stderr.contains("measure.unknown"), "{}", done.stderr);
    assert_eq!(huiqi(&["pack", "explain", "--pack", built], b"").code, Some(2));
}
