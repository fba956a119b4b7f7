//! Faulty packs and the faults that must be said of them.
//!
//! `tests/faults/base` is a pack in order. Each other entry of `tests/faults` is laid into it: a file, under the name that
//! its first line gives (`# FILE 9-faulty.toml`), or a folder, each file under its own. What must be said stands above the
//! line that it is said of:
//!
//! ```toml
//! # ERROR pack.unknown-key 1-6 `claus` is no key of this condition
//! # HELP did you mean `clause`?
//! claus = "9.1"
//! ```
//!
//! Columns are counted in characters from 1, the last one included; `# ERROR +2 …` speaks of the second line after the
//! next. With `HUIQI_BLESS=1` the comments are written instead of compared: read what `git diff` then shows.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use huiqi::Pack;
use huiqi::pack::fault::codes;
use huiqi::pack::model::Built;
use huiqi::pack::source::{Fault, Faults, MAX_FILE, MAX_FILES, SourceFile, build};
use proptest::prelude::*;

/// The sentences that the engine of these packs may have to say.
const SENTENCES: [&str; 2] = ["fact.type", "fact.unknown"];

/// Codes that no file shows, and why.
const SHOWN_IN_CODE: [(&str, &str); 4] = [
    ("pack.too-large", "a file of more than a megabyte does not belong into the repository"),
    ("pack.too-many-faults", "nor does one with more than a thousand faults"),
    ("pack.unknown-text", "a catalogue is no part of a pack: see catalogue.rs"),
    ("pack.missing-text", "nor is this one of a pack"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

/// All TOML files below a folder, named from it, with `/` between.
pub fn read_below(folder: &Path) -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
                files.push(SourceFile { name, text: fs::read_to_string(&path).expect("a text") });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

pub fn base() -> Vec<SourceFile> {
    read_below(&folder().join("base"))
}

/// Builds a pack of files; those in `common/` must be used to be read.
pub fn build_all(files: &[SourceFile]) -> Result<Built, Faults> {
    let (used, own): (Vec<_>, Vec<_>) = files.iter().cloned().partition(|file| file.name.contains('/'));
    let fetch = |path: &str| used.iter().find(|file| file.name == path).cloned().ok_or("no such file".to_owned());
    build(own, fetch, &SENTENCES)
}

/// A faulty pack: what is laid into the base, and where each of its files stands.
pub struct Case {
    pub name: String,
    pub laid: Vec<(PathBuf, SourceFile)>,
}

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder()).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name == "base" {
            continue;
        }
        let laid = if path.is_dir() {
            read_below(&path).into_iter().map(|file| (path.join(&file.name), file)).collect()
        } else {
            let text = fs::read_to_string(&path).expect("a text");
            let first = text.lines().next().unwrap_or_default();
            let name =
                first.strip_prefix("# FILE ").unwrap_or_else(|| panic!("{name}: no `# FILE …`")).trim().to_owned();
            vec![(path, SourceFile { name, text })]
        };
        cases.push(Case { name, laid });
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

impl Case {
    fn files(&self) -> Vec<SourceFile> {
        let mut files = base();
        for (_, laid) in &self.laid {
            files.retain(|file| file.name != laid.name);
            files.push(laid.clone());
        }
        files
    }

    pub fn faults(&self) -> Vec<Fault> {
        match build_all(&self.files()) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.as_slice().to_vec(),
        }
    }
}

/// A fault as a comment says it, without the line.
fn comment(fault: &Fault, file: &SourceFile) -> String {
    let last = if fault.to.line == fault.from.line {
        fault.to.column
    } else {
        file.text.lines().nth(fault.from.line - 1).map_or(0, |line| line.chars().count() + 1)
    };
    let columns = match last.saturating_sub(1) {
        last if last < fault.from.column => format!("{}", fault.from.column),
        last => format!("{}-{last}", fault.from.column),
    };
    let help = fault.help.as_ref().map(|help| format!("\n# HELP {help}")).unwrap_or_default();
    format!("{} {columns} {}{help}", fault.code, fault.message)
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("# ERROR ") || line.trim_start().starts_with("# HELP ")
}

/// What the comments of a file ask for: line and fault.
fn expected(file: &SourceFile) -> BTreeSet<(usize, String)> {
    let lines: Vec<&str> = file.text.lines().collect();
    let mut found = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(rest) = line.trim_start().strip_prefix("# ERROR ") else { continue };
        let ahead = rest.strip_prefix('+').and_then(|rest| rest.split_once(' '));
        let (ahead, rest) = ahead.map_or((0, rest), |(ahead, rest)| (ahead.parse().expect("a number"), rest));
        let mut text = rest.to_owned();
        if let Some(help) = lines.get(index + 1).and_then(|next| next.trim_start().strip_prefix("# HELP ")) {
            text.push_str("\n# HELP ");
            text.push_str(help);
        }
        let comments = lines.iter().skip(index).take_while(|line| is_comment(line)).count();
        found.insert((index + comments + ahead + 1, text));
    }
    found
}

/// The line above which a comment on a line can stand: not inside a text of several lines.
fn anchor(lines: &[&str], line: usize) -> usize {
    let mut opened = None;
    for (index, text) in lines.iter().enumerate().take(line) {
        if text.matches("'''").count() % 2 == 1 {
            opened = if opened.is_some() { None } else { Some(index) };
        }
    }
    opened.unwrap_or(line)
}

/// Writes the faults of a case into its files.
fn bless(case: &Case) {
    for (path, file) in &case.laid {
        let bare: Vec<&str> = file.text.lines().filter(|line| !is_comment(line)).collect();
        let bare_file = SourceFile { name: file.name.clone(), text: bare.join("\n") + "\n" };
        let others = case.laid.iter().filter(|(_, other)| other.name != file.name).cloned();
        let laid = others.chain([(path.clone(), bare_file.clone())]).collect();
        let faults = Case { name: case.name.clone(), laid }.faults();
        let faults: Vec<_> = faults.into_iter().filter(|fault| fault.file == file.name).collect();
        let mut out = String::new();
        for (index, line) in bare.iter().enumerate() {
            for fault in faults.iter().filter(|fault| anchor(&bare, fault.from.line - 1) == index) {
                let ahead = fault.from.line - 1 - index;
                let ahead = if ahead == 0 { String::new() } else { format!("+{ahead} ") };
                out.push_str(&format!("# ERROR {ahead}{}\n", comment(fault, &bare_file)));
            }
            out.push_str(line);
            out.push('\n');
        }
        fs::write(path, out).expect("writable");
    }
}

#[test]
fn a_number_is_left_out_where_its_rule_surely_does_not_hold() {
    let pack = Pack::from_built(build_all(&base()).expect("the base is in order")).expect("sound");
    let given = |facts: serde_json::Value| {
        let application = serde_json::json!({ "measure": "grant", "date": "2026-06-15", "facts": facts });
        let read = pack.read(application.to_string().as_bytes()).expect("an application");
        pack.assess(&read).expect("an answer").contacts.len()
    };
    assert_eq!(given(serde_json::json!({ "applicant": { "kind": "enterprise" } })), 1);
    assert_eq!(given(serde_json::json!({})), 1, "who has not said yet sees every number");
    assert_eq!(given(serde_json::json!({ "applicant": { "kind": "other" } })), 0);
    assert_eq!(pack.measure("grant").expect("a measure").contacts.len(), 1);
}

#[test]
fn the_base_is_in_order() {
    let built = build_all(&base()).unwrap_or_else(|faults| panic!("{faults}"));
    let text = huiqi::json::canonical(&serde_json::to_value(&built).expect("JSON"));
    Pack::load(&text).expect("what was built can be loaded");
    assert!(built.digest.starts_with("sm3:"));
}

#[test]
fn every_fault_is_said_where_it_stands() {
    let mut wrong = String::new();
    for case in cases() {
        if std::env::var_os("HUIQI_BLESS").is_some() {
            bless(&case);
            continue;
        }
        let faults = case.faults();
        for (path, file) in &case.laid {
            let of_file = faults.iter().filter(|fault| fault.file == file.name);
            let said: BTreeSet<_> = of_file.map(|fault| (fault.from.line, comment(fault, file))).collect();
            let asked = expected(file);
            for (line, fault) in asked.difference(&said) {
                wrong.push_str(&format!("{}:{line}: not said: {fault}\n", path.display()));
            }
            for (line, fault) in said.difference(&asked) {
                wrong.push_str(&format!("{}:{line}: said, not asked for: {fault}\n", path.display()));
            }
        }
        for fault in faults.iter().filter(|fault| case.laid.iter().all(|(_, file)| file.name != fault.file)) {
            wrong.push_str(&format!("{}: said of {}: {}\n", case.name, fault.file, fault.message));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_code_is_shown() {
    let files: Vec<_> = cases().into_iter().flat_map(|case| case.laid).collect();
    let shown: BTreeSet<String> = files
        .iter()
        .flat_map(|(_, file)| expected(file))
        .filter_map(|(_, text)| text.split(' ').next().map(str::to_owned))
        .collect();
    // Faults of cases stand in tests/cases.
    for (code, _) in codes::ALL.iter().filter(|(code, _)| !code.starts_with("case.")) {
        let elsewhere = SHOWN_IN_CODE.iter().any(|(other, _)| other == code);
        assert_ne!(shown.contains(*code), elsewhere, "{code}: shown by a file, or listed as shown in code");
    }
    for (code, _) in SHOWN_IN_CODE {
        assert!(codes::ALL.iter().any(|(known, _)| *known == code), "{code} is listed and does not exist");
    }
}

fn said(files: &[SourceFile]) -> Vec<Fault> {
    build_all(files).err().map(|faults| faults.as_slice().to_vec()).unwrap_or_default()
}

pub fn with(name: &str, text: String) -> Vec<SourceFile> {
    let mut files = base();
    files.retain(|file| file.name != name);
    files.push(SourceFile { name: name.to_owned(), text });
    files
}

#[test]
fn a_folder_without_a_head_is_no_pack() {
    let files: Vec<_> = base().into_iter().filter(|file| file.name != "pack.toml").collect();
    let faults = said(&files);
    let places: Vec<_> = faults.iter().map(|fault| (fault.code, fault.file.as_str())).collect();
    assert_eq!(places, [("pack.file", "pack.toml")]);
}

#[test]
fn a_file_too_large_is_not_read() {
    let faults = said(&with("notes.toml", "# ".repeat(MAX_FILE / 2 + 1)));
    assert!(faults.iter().any(|fault| fault.code == "pack.too-large" && fault.file == "notes.toml"));
    let files = (0..=MAX_FILES).map(|n| SourceFile { name: format!("{n:04}.toml"), text: String::new() });
    assert!(said(&files.collect::<Vec<_>>()).iter().any(|fault| fault.code == "pack.too-large"));
}

#[test]
fn a_list_too_long_is_refused_before_it_is_looked_at() {
    let facts = |kind: &str| -> String {
        let fact = |n| format!("[[fact]]\nname = \"grant.f{n}\"\nkind = \"{kind}\"\nlabel = \"x\"\nuse = \"rule\"\n");
        (0..5_000).map(fact).collect()
    };
    let faults = said(&with("more.toml", facts("money")));
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["pack.too-large"]);
    let faults = said(&with("more.toml", facts("monney")));
    assert_eq!(faults.last().map(|fault| fault.code), Some("pack.too-many-faults"));
    assert_eq!(faults.len(), 1_001);
}

/// What goes with what is found by trying, so that no pack may ask for more than a moment of it.
#[test]
fn too_many_rivals_are_refused() {
    let rivals = |count: u32| {
        let mut files = base();
        let names: Vec<_> = (0..count).map(|n| format!("\"m{n}\"")).collect();
        let rule = "highest = true\nclause = \"7.1\"\nlabel = \"x\"\n";
        let rule = format!("[[together]]\nmeasures = [{}]\n{rule}", names.join(","));
        files.iter_mut().filter(|file| file.name == "pack.toml").for_each(|head| head.text += &rule);
        let like = files.iter().find(|file| file.name == "7-grant.toml").unwrap().text.clone();
        let like = like.split("[[list]]").next().unwrap().replace("\"grant\"", "\"mN\"").replace("= 7\n", "= 10N\n");
        // Without the clauses of what is cut off.
        let kept =
            |line: &&str| !["7.2.1", "7.3.2", "7.4", "7.5"].iter().any(|of| line.starts_with(&format!("\"{of}")));
        let like: String = like.lines().filter(kept).map(|line| format!("{line}\n")).collect();
        let like = like.replace("\"7.", "\"10N.") + "[award]\nclause = \"10N.1\"\nbasis = \"entitlement\"\n";
        let like = like + "step = [{ id = \"award\", label = \"x\", value = 'cap' }]\n";
        files.extend((0..count).map(|n| SourceFile {
            name: format!("10{n}-m{n}.toml"),
            text: like.replace("mN", &format!("m{n}")).replace("10N", &format!("10{n}")),
        }));
        said(&files).iter().map(|fault| (fault.code, fault.file.clone())).collect::<Vec<_>>()
    };
    assert_eq!(rivals(16), []);
    assert_eq!(rivals(17), [("pack.together", "pack.toml".to_owned())]);
}

#[test]
fn a_fault_as_text_points_at_the_characters() {
    let toml = "[choices.grades]\nA = \"\u{7532}\"\nB = { \"\u{6807}\" = \"\u{7b49}\u{7ea7}\u{4e59}\" }\n".to_owned();
    let faults = build_all(&with("more.toml", toml)).expect_err("a fault");
    let shown = faults.to_string();
    let wanted = "error[pack.wrong-type]: `B` takes a text in quotes, not a table
 --> more.toml:3:5
  |
3 | B = { \"\u{6807}\" = \"\u{7b49}\u{7ea7}\u{4e59}\" }
  |     ^^^^^^^^^^^^^^^^^^^

1 fault";
    assert_eq!(shown, wanted);
    let json = serde_json::to_value(&faults).expect("JSON");
    assert_eq!(
        json,
        serde_json::json!([{
            "code": "pack.wrong-type",
            "file": "more.toml",
            "span": { "start": 31, "end": 54 },
            "from": { "line": 3, "column": 5 },
            "to": { "line": 3, "column": 20 },
            "message": "`B` takes a text in quotes, not a table",
        }])
    );
}

#[test]
fn a_header_counts_characters_as_the_fault_does() {
    for case in cases() {
        let Err(faults) = build_all(&case.files()) else { continue };
        let shown = faults.to_string();
        for fault in faults.as_slice() {
            let place = format!("--> {}:{}:{}\n", fault.file, fault.from.line, fault.from.column);
            assert!(shown.contains(&place), "{place} is not in\n{shown}");
        }
    }
}

/// One change to a text: what is cut, and what is put in its place.
#[derive(Debug, Clone)]
struct Change {
    file: prop::sample::Index,
    at: prop::sample::Index,
    cut: usize,
    put: String,
}

fn change() -> impl Strategy<Value = Change> {
    let pieces = [
        "",
        "",
        "\"",
        "'",
        "'''",
        "[",
        "]]",
        "{",
        "}",
        "=",
        "\n",
        ",",
        ".",
        "#",
        "0",
        "-1",
        "1e999",
        "9999999999999999999999",
        "true",
        "\\u0000",
        "\u{feff}",
        "\u{4f01}",
        "\r",
        "\t",
        "[[fact]]\n",
        "[award]\n",
        "id = \"x\"\n",
        "office = true\n",
        "clause = \"0\"\n",
        "not(",
        "sum(",
        "items",
        "null",
        " or ",
        "[[",
        "unmet = 'true'\n",
        "each = true\n",
    ];
    let put = prop_oneof![
        8 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => ".{0,8}",
    ];
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_usize..40, put)
        .prop_map(|(file, at, cut, put)| Change { file, at, cut, put })
}

/// Applies a change at characters' borders.
fn apply(files: &mut [SourceFile], change: &Change) {
    let index = change.file.index(files.len());
    let text = &mut files[index].text;
    let start = text.floor_char_boundary(change.at.index(text.len() + 1));
    let end = text.floor_char_boundary((start + change.cut).min(text.len())).max(start);
    text.replace_range(start..end, &change.put);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_makes_it_panic(changes in prop::collection::vec(change(), 1..6)) {
        let mut files = base();
        for change in &changes {
            apply(&mut files, change);
        }
        if let Err(faults) = build_all(&files) {
            prop_assert!(!faults.as_slice().is_empty());
            prop_assert!(faults.to_string().contains("error["));
            for fault in faults.as_slice() {
                let file = faults.files().iter().find(|file| file.name == fault.file);
                prop_assert!(file.is_some_and(|file| file.text.get(fault.span.clone()).is_some()), "{fault:?}");
                prop_assert!(fault.from <= fault.to, "{fault:?}");
                let known = fault.code.starts_with("rule.") || codes::ALL.iter().any(|(code, _)| *code == fault.code);
                prop_assert!(known, "{fault:?}");
            }
        }
    }
}
