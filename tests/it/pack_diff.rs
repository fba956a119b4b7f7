//! What changed between two versions of a pack: the pack of `tests/faults/base`, and the same with `tests/diff/changes.toml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use huiqi::Pack;
use huiqi::diff::{Kind, Words, diff};
use huiqi::pack::model::Built;
use serde_json::{Value, json};

use crate::doors::program::huiqi;
use crate::faults::{base, build_all};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[derive(serde::Deserialize)]
struct Changes {
    change: Vec<Replaced>,
}

#[derive(serde::Deserialize)]
struct Replaced {
    file: String,
    old: String,
    new: String,
}

fn old() -> Built {
    build_all(&base()).unwrap_or_else(|faults| panic!("{faults}"))
}

fn new() -> Built {
    let mut files = base();
    let text = fs::read_to_string(root().join("tests/diff/changes.toml")).unwrap();
    for Replaced { file, old, new } in toml::from_str::<Changes>(&text).unwrap().change {
        let file = files.iter_mut().find(|own| own.name == file).unwrap_or_else(|| panic!("no file {file}"));
        assert_eq!(file.text.matches(&old).count(), 1, "{} in {}", old, file.name);
        file.text = file.text.replace(&old, &new);
    }
    build_all(&files).unwrap_or_else(|faults| panic!("{faults}"))
}

/// A built pack as a file.
fn written(name: &str, built: &Built) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, huiqi::json::canonical(built)).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn two_versions_as_a_report() {
    let (old, new) = (written("diff-old.json", &old()), written("diff-new.json", &new()));
    let done = huiqi(&["pack", "diff", &old, &new, "--cases", "tests/cases/base.json"], b"");
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    let masked = |line: &str| {
        line.split(" sm3:").map(|part| part.split_once("sm3:").map_or(part, |(before, _)| before)).collect::<Vec<_>>()
            [0]
        .to_owned()
            + "\n"
    };
    let shown: String = done.text().lines().map(masked).collect();
    let path = root().join("tests/diff/report.txt");
    if std::env::var_os("GENERATE").is_some() {
        fs::write(&path, &shown).unwrap();
    }
    assert_eq!(shown, fs::read_to_string(&path).unwrap(), "GENERATE=1 writes it anew");
}

#[test]
fn two_versions_as_json() {
    let (old, new) = (written("diff-old-2.json", &old()), written("diff-new-2.json", &new()));
    let args = ["pack", "diff", &old, &new, "--json", "--cases", "tests/cases/base.json"];
    let found = huiqi(&args, b"").json();
    let changes = found["changes"].as_array().unwrap();
    let of = |pointer: &str| changes.iter().find(|change| change["pointer"] == pointer).unwrap_or(&Value::Null);
    assert_eq!(of("/measures/grant/terms/threshold/value")["to"], "50000元");
    assert_eq!(of("/measures/grant/conditions/no-incident")["kind"], "removed");
    assert_eq!(of("/facts/grant.lastIncidentOn")["kind"], "removed");
    let answer = &found["answers"]["changed"][0];
    assert_eq!(answer["name"], "nothing but the kind is told");
    assert_eq!(found["answers"]["rows"], 3);
    let same = huiqi(&["pack", "diff", &old, &old, "--json"], b"").json();
    assert_eq!((&same["changes"], same.get("answers")), (&json!([]), None));
}

#[test]
fn what_cannot_be_compared_is_said() {
    let old = written("diff-old-3.json", &old());
    let faulty = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("diff-faulty");
    fs::create_dir_all(&faulty).unwrap();
    fs::write(faulty.join("pack.toml"), "id = 1\n").unwrap();
    let done = huiqi(&["pack", "diff", &old, faulty.to_str().unwrap()], b"");
    assert_eq!((done.code, done.text()), (Some(2), ""));
    assert!(done.stderr.contains("pack.toml:1:6"), "{}", done.stderr);
    for args in
        [&["pack", "diff", &old, "examples/nothing.json"][..], &["pack", "diff", &old, "examples/data-purchase.json"]]
    {
        let done = huiqi(args, b"");
        assert_eq!((done.code, done.text()), (Some(2), ""), "{args:?}");
    }
}

fn pack(built: Built) -> Pack {
    Pack::from_built(built).unwrap()
}

#[test]
fn a_pack_is_the_same_as_itself() {
    assert_eq!(diff(&pack(old()), &pack(old())), []);
    let policy = || Pack::embedded().unwrap();
    assert_eq!(diff(&policy(), &policy()), []);
    assert!(!diff(&pack(old()), &policy()).is_empty());
}

/// What is added one way is removed the other, and every change the other way round.
#[test]
fn the_way_back_undoes_the_way_there() {
    let (there, mut back) = (diff(&pack(old()), &pack(new())), diff(&pack(new()), &pack(old())));
    for change in &mut back {
        std::mem::swap(&mut change.from, &mut change.to);
        change.kind = match change.kind {
            Kind::Added => Kind::Removed,
            Kind::Removed => Kind::Added,
            kind => kind,
        };
    }
    let sorted = |mut changes: Vec<huiqi::diff::Change>| {
        changes.sort_by(|a, b| a.pointer.cmp(&b.pointer));
        changes.into_iter().map(|c| (c.pointer, format!("{:?}", c.kind), c.from, c.to)).collect::<Vec<_>>()
    };
    assert_eq!(sorted(there), sorted(back));
}

/// The pointers of all leaves of a value.
fn leaves(value: &Value, at: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| {
            leaves(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), out);
        }),
        Value::Array(values) => {
            (0..).zip(values).for_each(|(index, value)| leaves(value, &format!("{at}/{index}"), out))
        }
        _ => out.push(at.to_owned()),
    }
}

/// Other values for a leaf: one of them will do where it stands.
fn others(leaf: &Value) -> Vec<Value> {
    let words =
        ["deferred", "award", "selection", "copy", "original", "record", "rule", "workday", "day", "total", "always"];
    let words = words.into_iter().chain([
        "2026-03-03",
        "=",
        "<",
        "+",
        "-",
        "count",
        "date",
        "boolean",
        "previous",
        "application",
    ]);
    match leaf {
        Value::Bool(truth) => vec![json!(!truth)],
        Value::Number(number) => {
            let number = number.as_i64().unwrap();
            // Where a place in a list must be another than its neighbours', one of these is.
            [number + 1, number - 1].into_iter().chain(0..16).map(Value::from).collect()
        }
        Value::String(text) => [format!("{text}x"), format!("{text}1")]
            .into_iter()
            .map(Value::String)
            .chain(words.map(Value::from))
            .collect(),
        other => vec![other.clone()],
    }
}

#[test]
fn whatever_changes_is_reported() {
    reports_every_leaf(old(), "");
    // Its rules between measures are what the other pack has not.
    reports_every_leaf(crate::packs::built(&crate::packs::folder("together")), "/together");
}

/// Changes the leaves below a pointer, one at a time.
fn reports_every_leaf(built: Built, below: &str) {
    let whole = serde_json::to_value(&built).unwrap();
    let before = pack(built);
    let mut pointers = Vec::new();
    leaves(&whole, "", &mut pointers);
    pointers.retain(|pointer| pointer.starts_with(below));
    pointers.retain(|pointer| !pointer.starts_with("/digest") && !pointer.starts_with("/format"));
    let mut tried = 0;
    for pointer in &pointers {
        let leaf = whole.pointer(pointer).unwrap();
        let candidates = others(leaf).into_iter().filter(|other| other != leaf);
        let changed = candidates.filter_map(|other| {
            let mut whole = whole.clone();
            *whole.pointer_mut(pointer).unwrap() = other;
            Pack::from_built(crate::packs::structure(&whole.to_string()).ok()?).ok()
        });
        for after in changed.take(1) {
            tried += 1;
            assert!(!diff(&before, &after).is_empty(), "{pointer} changes from {leaf}, and nothing is reported");
        }
    }
    assert!(
        tried * 10 > pointers.len() * 8 && tried > 0,
        "only {tried} changes of {} leaves could be loaded",
        pointers.len()
    );
}

/// The names of all members that authors did not choose: keys of these maps are theirs.
fn members(value: &Value, out: &mut BTreeSet<String>) {
    const MAPS: [&str; 3] = ["messages", "groups", "years"];
    const RULES: [&str; 6] = ["between", "met", "unmet", "required", "exactly", "rule"];
    // Of a note `when` is triggers, of a telephone a rule.
    let is_rule = |key: &str, value: &Value| RULES.contains(&key) || key == "when" && value[0].get("that").is_none();
    match value {
        Value::Object(own) => own.iter().for_each(|(key, value)| {
            out.insert(key.clone());
            if is_rule(key, value) {
                return;
            }
            if MAPS.contains(&key.as_str()) {
                value.as_object().unwrap().values().for_each(|value| members(value, out));
            } else {
                members(value, out);
            }
        }),
        Value::Array(values) => values.iter().for_each(|value| members(value, out)),
        _ => {}
    }
}

#[test]
fn every_member_has_a_word() {
    let words = Words::of("zh-Hans");
    let mut keys = BTreeSet::new();
    members(&serde_json::to_value(old()).unwrap(), &mut keys);
    let policy: Value =
        serde_json::from_str(&fs::read_to_string(root().join("policies/nmg-2026-8.json")).unwrap()).unwrap();
    members(&policy, &mut keys);
    keys.retain(|key| !["digest", "format"].contains(&key.as_str()));
    let unsaid: Vec<_> = keys.into_iter().filter(|key| !words.has_key(key)).collect();
    assert!(unsaid.is_empty(), "policies/common/diff.zh-Hans.toml has no word for {unsaid:?}");
}
