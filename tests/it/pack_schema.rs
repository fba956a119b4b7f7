//! The schema of a pack's files and the reader of packs say the same: the reader is run on every table that the schema
//! knows, and whatever it says of keys, types and forms must be what the schema says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use huiqi::pack::schema::{FILES, Form, Is, Key, Rule, Shape, Takes, schema};
use huiqi::pack::source::{Fault, SourceFile, build};
use serde_json::{Value, json};

use crate::faults::{cases, read_below};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn schemas_are_fresh() {
    let folder = root().join("pkg-config/schema/pack");
    let generate = std::env::var_os("GENERATE").is_some();
    for (name, shape) in FILES {
        let fresh = serde_json::to_string_pretty(&schema(shape)).unwrap() + "\n";
        let path = folder.join(format!("{name}.json"));
        if generate {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &fresh).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == fresh, "{} is stale: run `make generate` and commit what changes", path.display());
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), FILES.len());
}

/// A table of a file, and how to write it with something in it.
struct Probe {
    file: &'static str,
    before: String,
    shape: &'static Shape,
    after: String,
}

/// Every table that a file can hold, once for each place where it stands.
fn probes() -> Vec<Probe> {
    let files = [("pack.toml", 0), ("9-x.toml", 1), ("more.toml", 2)];
    let mut out = Vec::new();
    for (file, index) in files {
        let shape = FILES[index].1;
        inner(&Probe { file, before: String::new(), shape, after: String::new() }, &mut out);
        out.push(Probe { file, before: String::new(), shape, after: String::new() });
    }
    out
}

fn inner(probe: &Probe, out: &mut Vec<Probe>) {
    for key in keys(probe.shape) {
        let (mut takes, mut before, mut after) = (&key.takes, String::new(), String::new());
        let shape: &'static Shape = loop {
            match takes {
                Takes::Table(shape) | Takes::WordOrTable(_, shape) => break shape,
                Takes::Tables(_, shape) => {
                    before += "[";
                    after.insert(0, ']');
                    break shape;
                }
                Takes::Map(form, each) => {
                    before += &format!("{{ {:?} = ", name_of(form));
                    after.insert_str(0, " }");
                    takes = each;
                }
                _ => break probe.shape,
            }
        };
        if std::ptr::eq(shape, probe.shape) {
            continue;
        }
        let top = probe.before.is_empty();
        let (opening, closing) = if top { ("", "\n") } else { ("{ ", " }") };
        let next = Probe {
            file: probe.file,
            before: format!("{}{opening}{} = {before}", probe.before, key.name),
            shape,
            after: format!("{after}{closing}{}", probe.after),
        };
        inner(&next, out);
        out.push(next);
    }
}

/// A key of a table whose keys are names.
fn name_of(form: &Form) -> &'static str {
    ["2026", "9.0", "x"].into_iter().find(|name| regex(form, name)).expect("a name of that form")
}

fn regex(form: &Form, text: &str) -> bool {
    jsonschema::is_valid(&json!({ "type": "string", "pattern": form.pattern }), &json!(text))
}

fn keys(shape: &'static Shape) -> impl Iterator<Item = &'static Key> {
    shape.keys.iter().copied().flatten()
}

/// The faults of a file, and the part of it that a table is.
fn read(probe: &Probe, entries: &[(&str, &str)]) -> (Vec<Fault>, std::ops::Range<usize>) {
    let top = probe.before.is_empty();
    let entries: Vec<_> = entries.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    let own = if top { entries.join("\n") } else { format!("{{ {} }}", entries.join(", ")) };
    let text = format!("{}{own}{}", probe.before, probe.after);
    let at = probe.before.len()..probe.before.len() + own.len();
    let mut files = vec![SourceFile { name: probe.file.to_owned(), text }];
    if probe.file != "pack.toml" {
        files.push(SourceFile { name: "pack.toml".to_owned(), text: "id = 1\n".to_owned() });
    }
    let faults = build(files, |_| Err("nothing".to_owned()), &[]).expect_err("no pack");
    let faults = faults.as_slice().iter().filter(|fault| fault.file == probe.file).cloned();
    (faults.collect(), at)
}

/// What stands between backticks.
fn quoted(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn set<'k>(keys: impl IntoIterator<Item = &'k str>) -> BTreeSet<String> {
    keys.into_iter().map(str::to_owned).collect()
}

/// What a table says of its keys when nothing but `given` is there.
fn needed(shape: &'static Shape, given: Option<&str>) -> BTreeSet<String> {
    let mut out = set(keys(shape).filter(|key| key.needed && Some(key.name) != given).map(|key| key.name));
    for rule in shape.rules {
        match rule {
            Rule::Only(key, Is::There, others) if given == Some(key) => out.extend(set(others.iter().copied())),
            Rule::Instead(_, others) => out.extend(set(others.iter().copied().take(1))),
            _ => {}
        }
    }
    out
}

#[test]
fn keys_are_those_of_the_reader() {
    let mut shapes = BTreeSet::new();
    for probe in probes() {
        shapes.insert(probe.shape.name);
        // Some keys are asked for only beside another.
        let there = probe.shape.rules.iter().find_map(|rule| match rule {
            Rule::Only(key, Is::There, _) => Some(*key),
            _ => None,
        });
        let mut entries = vec![("zzzzzzzz", "1")];
        entries.extend(there.map(|key| (key, "'x'")));
        let (faults, at) = read(&probe, &entries);
        let unknown = faults.iter().find(|fault| fault.message.starts_with("`zzzzzzzz` is no key"));
        let unknown = unknown.unwrap_or_else(|| panic!("{}: the reader does not come here: {faults:?}", probe.before));
        let known = quoted(unknown.help.as_deref().unwrap_or_default());
        assert_eq!(known, set(keys(probe.shape).map(|key| key.name)), "keys of {}", probe.shape.name);

        let here = |fault: &&Fault| probe.before.is_empty() && fault.from.line == 1 || fault.span == at;
        let missing = faults.iter().filter(|fault| fault.code == "pack.missing-key").filter(here);
        let missing = missing.map(|fault| quoted(&fault.message).into_iter().next().unwrap()).collect::<BTreeSet<_>>();
        assert_eq!(missing, needed(probe.shape, there), "needed keys of {}", probe.shape.name);

        let (faults, at) = read(&probe, &[("zzzzzzzz", "1")]);
        let choose = faults.iter().filter(|fault| fault.code == "pack.key-conflict" && fault.span == at);
        let choose: Vec<_> = choose.map(|fault| quoted(&fault.message)).collect();
        let rules = probe.shape.rules.iter().filter_map(|rule| match rule {
            Rule::ExactlyOne(keys) => Some(set(keys.iter().copied())),
            _ => None,
        });
        assert_eq!(choose, rules.collect::<Vec<_>>(), "keys of {} that exclude each other", probe.shape.name);
    }
    let defined = FILES.iter().flat_map(|(_, shape)| schema(shape)["$defs"].as_object().unwrap().clone());
    let files = FILES.iter().map(|(_, shape)| shape.name.to_owned());
    assert_eq!(
        shapes,
        files.chain(defined.map(|(name, _)| name)).collect::<BTreeSet<_>>().iter().map(String::as_str).collect()
    );
}

/// What the reader says that such a key takes.
fn wanted(takes: &Takes) -> &'static str {
    match takes {
        Takes::Text | Takes::Words(_) | Takes::WordOrTable(..) => "a text in quotes",
        Takes::Form(form) if form.wanted.starts_with("decimal") => "an exact decimal in quotes",
        Takes::Form(_) => "a text in quotes",
        Takes::Flag | Takes::True => "`true` or `false`",
        Takes::Whole(..) => "a whole number",
        Takes::List(..) | Takes::Pair => "a list in brackets",
        Takes::Table(_) | Takes::Map(..) => "a table",
        Takes::Tables(..) => "a list of tables",
    }
}

/// The faults that the reader finds in the value of one key.
fn said(probe: &Probe, key: &Key, value: &str) -> Vec<Fault> {
    let mut entries = vec![(key.name, value)];
    let beside = [("name", "on"), ("within", "on")].into_iter().filter(|_| probe.shape.name == "start");
    entries.extend(beside.filter(|(own, _)| *own == key.name).map(|(_, other)| (other, "'x'")));
    // A number that stands for none is read as its fact's kind has it.
    if key.name == "choice" {
        entries.push(("kind", "'choice'"));
    }
    let (faults, at) = read(probe, &entries);
    let start = at.start + if probe.before.is_empty() { 0 } else { 2 } + key.name.len() + 3;
    faults.into_iter().filter(|fault| (start..start + value.len()).contains(&fault.span.start)).collect()
}

#[test]
fn types_and_forms_are_those_of_the_reader() {
    for probe in probes() {
        // `value` of the answer "none" is read only beside the kind of its fact, which stands outside.
        for key in keys(probe.shape).filter(|key| (probe.shape.name, key.name) != ("none", "value")) {
            let place = format!("`{}` of {}", key.name, probe.shape.name);
            let faults = said(&probe, key, "1.5");
            let mistyped = faults.iter().find(|fault| fault.code == "pack.wrong-type");
            let message = &mistyped.unwrap_or_else(|| panic!("{place} takes a float: {faults:?}")).message;
            assert!(message.contains(&format!("takes {}, not", wanted(&key.takes))), "{place}: {message}");

            let malformed =
                |faults: &[Fault]| faults.iter().find(|f| f.code == "pack.wrong-value").map(|f| f.message.clone());
            match &key.takes {
                Takes::Text => assert_eq!(malformed(&said(&probe, key, "'~'")), None, "{place}"),
                Takes::Form(form) => {
                    let message = malformed(&said(&probe, key, "'~'")).unwrap_or_default();
                    assert_eq!(message, format!("`{}` is no {}", key.name, form.wanted), "{place}");
                }
                Takes::Words(words) | Takes::WordOrTable(words, _) => {
                    let message = malformed(&said(&probe, key, "'~'")).unwrap_or_default();
                    let words = words.iter().copied().chain([key.name]);
                    assert_eq!(quoted(&message), set(words), "{place}");
                }
                Takes::True => assert!(malformed(&said(&probe, key, "false")).is_some(), "{place}"),
                Takes::Whole(least, most) => {
                    let out = said(&probe, key, &(most + 1).to_string());
                    let message = format!("`{}` must lie between {least} and {most}", key.name);
                    assert!(out.iter().any(|fault| fault.message == message), "{place}: {out:?}");
                }
                Takes::List(_, Takes::Form(form)) if !form.wanted.is_empty() => {
                    let message = malformed(&said(&probe, key, "['~']")).unwrap_or_default();
                    assert_eq!(message, format!("`{}` is no {}", key.name, form.wanted), "{place}");
                }
                Takes::Pair => assert!(!said(&probe, key, "['a']").is_empty(), "{place}"),
                _ => {}
            }
        }
    }
}

/// TOML as the JSON that an editor holds against the schema; a day without quotes is no text.
fn as_json(text: &str) -> Option<Value> {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(day) => json!({ "datetime": day.to_string() }),
            toml::Value::Array(values) => values.into_iter().map(convert).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, convert(value))).collect(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    toml::from_str::<toml::Table>(text).ok().map(|table| convert(toml::Value::Table(table)))
}

fn validators() -> Vec<jsonschema::Validator> {
    FILES.iter().map(|(_, shape)| jsonschema::validator_for(&schema(shape)).expect("a schema")).collect()
}

/// Which of [`FILES`] a file is, by its name.
fn kind_of(name: &str) -> usize {
    match name.rsplit('/').next().unwrap() {
        "pack.toml" => 0,
        base if base.starts_with(|first: char| first.is_ascii_digit()) => 1,
        _ => 2,
    }
}

/// The words of tools and of other languages stand beside what packs share, and are no part of any pack.
fn is_of_a_pack(name: &str) -> bool {
    let base = name.rsplit('/').next().unwrap();
    let translated = name.contains("catalogues/") || (base.starts_with("choices.") && base != "choices.toml");
    base.ends_with(".toml") && !base.starts_with("diff.") && !base.starts_with("book.") && !translated
}

#[test]
fn packs_in_order_are_valid() {
    let validators = validators();
    let mut seen = 0;
    for folder in ["policies", "tests/faults/base", "tests/packs"] {
        if !Path::new(&root().join(folder)).exists() {
            continue;
        }
        for file in read_below(&root().join(folder)).iter().filter(|file| is_of_a_pack(&file.name)) {
            seen += 1;
            let errors = validators[kind_of(&file.name)]
                .iter_errors(&as_json(&file.text).unwrap())
                .map(|e| e.to_string())
                .collect::<Vec<_>>();
            assert!(errors.is_empty(), "{folder}/{}: {errors:?}", file.name);
        }
    }
    assert!(seen > 10, "only {seen} files were found");
}

/// Faults that the form of one file alone shows: the schema must refuse it too.
const STRUCTURAL: [&str; 3] = ["pack.unknown-key", "pack.missing-key", "pack.wrong-type"];

#[test]
fn structural_faults_are_refused() {
    let validators = validators();
    let mut seen = BTreeSet::new();
    for case in cases() {
        let faults = case.faults();
        for (_, file) in &case.laid {
            let found = faults.iter().filter(|f| f.file == file.name && STRUCTURAL.contains(&f.code));
            let found: Vec<_> = found.map(|fault| fault.code).collect();
            let Some(value) = as_json(&file.text).filter(|_| !found.is_empty()) else { continue };
            seen.extend(found.iter().copied());
            assert!(!validators[kind_of(&file.name)].is_valid(&value), "{}: {found:?}", case.name);
        }
    }
    assert_eq!(seen, STRUCTURAL.into());
}

/// Where an editor finds the schemas.
#[test]
fn editors_are_told_of_the_schemas() {
    let text = fs::read_to_string(root().join(".taplo.toml")).unwrap();
    let config: toml::Table = toml::from_str(&text).unwrap();
    let paths =
        config["rule"].as_array().unwrap().iter().map(|rule| rule["schema"]["path"].as_str().unwrap().to_owned());
    let wanted = FILES.iter().map(|(name, _)| format!("pkg-config/schema/pack/{name}.json"));
    assert_eq!(paths.collect::<BTreeSet<_>>(), wanted.collect());
}
