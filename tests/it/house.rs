//! The rules of the house, held against the files: who may use whom, how long a file may be, what stands where.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// How many lines a file may have: what can be read in one sitting.
const LONGEST: usize = 450;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// Every file under some folders whose name ends so, by its path from the root.
fn files(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(path) = rest.pop() {
        if path.is_dir() {
            rest.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            let text = fs::read_to_string(&path).unwrap();
            out.push((path.strip_prefix(root()).unwrap().to_string_lossy().into_owned(), text));
        }
    }
    out.sort();
    out
}

/// The table of rooms in ARCHITECTURE.md: each room and what it may use.
fn rooms() -> BTreeMap<String, BTreeSet<String>> {
    let text = read("ARCHITECTURE.md");
    let table = text.split("\n## Rooms").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let ticked = |cell: &str| -> BTreeSet<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
        let name = ticked(cells.first()?).into_iter().next()?;
        Some((name, ticked(cells.get(2)?)))
    };
    table.lines().filter(|line| line.starts_with('|')).filter_map(row).collect()
}

/// The room that a file of the library belongs to.
fn room_of(path: &str) -> &str {
    let rest = path.strip_prefix("src/").unwrap();
    rest.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The rooms that a file names with `crate::`.
fn named(text: &str) -> BTreeSet<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = BTreeSet::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for after in line.split("crate::").skip(1) {
            match after.strip_prefix('{') {
                Some(list) => out.extend(
                    list.split('}').next().unwrap().split(',').map(|n| n.trim().split("::").next().unwrap().to_owned()),
                ),
                None => _ = out.insert(after.chars().take_while(|c| is_name(*c)).collect()),
            }
        }
    }
    out
}

#[test]
fn rooms_use_only_what_the_architecture_lets_them() {
    let rooms = rooms();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (path, text) in files(&["src"], &[".rs"]).iter().filter(|(path, _)| !path.starts_with("src/bin/")) {
        let room = room_of(path);
        if room == "lib" {
            continue;
        }
        seen.insert(room.to_owned());
        let Some(allowed) = rooms.get(room) else {
            wrong.push(format!("{path}: ARCHITECTURE.md has no room `{room}`"));
            continue;
        };
        for other in named(text).into_iter().filter(|other| other != room && !allowed.contains(other)) {
            wrong.push(format!("{path} uses `{other}`, which its room may not"));
        }
    }
    wrong.extend(rooms.keys().filter(|room| !seen.contains(*room)).map(|room| format!("room `{room}` is not there")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The library denies unsafe code; a file that shall have some must say so, and here is which may.
#[test]
fn only_two_doors_are_unsafe() {
    let asks = |line: &str| line.contains("unsafe_code") && !line.contains("deny(") && !line.contains("forbid(");
    let asking = files(&["src"], &[".rs"]).into_iter().filter(|(_, text)| text.lines().any(asks));
    assert_eq!(asking.map(|(path, _)| path).collect::<Vec<_>>(), ["src/c.rs", "src/wasm.rs"]);
    assert!(read("src/lib.rs").contains("#![deny(unsafe_code)]"));
}

#[test]
fn files_can_be_read_in_one_sitting() {
    let code = files(
        &["src", "tests", "benches", "www/engine", "www/model", "www/element", "www/page", "scripts"],
        &[".rs", ".ts", ".mjs", ".css", ".sh"],
    );
    let long = code.iter().filter(|(path, text)| text.lines().count() > LONGEST && path != "www/engine/contract.ts");
    let long: Vec<_> = long.map(|(path, text)| format!("{path}: {} lines", text.lines().count())).collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_room_opens_with_what_it_is() {
    let shut: Vec<_> = files(&["src"], &[".rs"])
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(path, _)| path)
        .collect();
    assert!(shut.is_empty(), "{}", shut.join("\n"));
}

/// The part of a file that is built into the product: its unit tests stand last.
fn shipped(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// A Chinese sentence in Rust is either a policy's, then it belongs in its pack, or a door's own words, then it belongs
/// in the file of its room that has them, `words.rs`. Comments may name the term that they speak of.
#[test]
fn no_chinese_in_code() {
    let mut wrong = Vec::new();
    for (path, text) in files(&["src"], &[".rs"]) {
        let of_a_door = path.starts_with("src/bin/") || path.starts_with("src/door/");
        if (of_a_door && path.ends_with("/words.rs")) || path.contains("/tests") {
            continue;
        }
        for (number, line) in shipped(&text).lines().enumerate() {
            let code = line.split("//").next().unwrap();
            if code.chars().any(is_han) {
                wrong.push(format!("{path}:{}: {line}", number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The numbers and days that a policy's text states are terms of its pack.
#[test]
fn no_figures_of_a_policy_in_code() {
    let pack: serde_json::Value = serde_json::from_str(&read("policies/nmg-2026-8.json")).unwrap();
    let terms = pack["measures"].as_array().unwrap().iter().flat_map(|m| m["terms"].as_array().unwrap());
    let yuan = terms.filter(|term| term["unit"] == "yuan").map(|term| term["value"].as_str().unwrap().to_owned());
    let mut figures: BTreeSet<String> = yuan.collect();
    figures.extend(["dated", "firstDay"].map(|key| pack["document"][key].as_str().unwrap().to_owned()));
    assert!(figures.len() > 2, "no figures were found");
    let mut wrong = Vec::new();
    for (path, text) in files(&["src"], &[".rs"]).iter().filter(|(path, _)| !path.contains("/tests")) {
        for line in shipped(text).lines().filter(|line| !line.trim_start().starts_with("//")) {
            let plain = line.replace('_', "");
            if figures.iter().any(|figure| stands_alone(&plain, figure)) {
                wrong.push(format!("{path}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a figure stands in a line, and is no part of a longer one.
fn stands_alone(line: &str, figure: &str) -> bool {
    line.match_indices(figure).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(|c| c.is_ascii_digit());
        let after = line[at + figure.len()..].chars().next().is_some_and(|c| c.is_ascii_digit());
        !before && !after
    })
}

/// Money never meets a float: a JSON number is one, and passes through the faces of serde and of JavaScript, which name the
/// type in their method lists.
#[test]
fn floats_stand_where_json_numbers_pass() {
    let is_word = |line: &str, word: &str| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == word);
    let mut wrong = Vec::new();
    for (path, text) in
        files(&["src"], &[".rs"]).iter().filter(|(path, _)| !path.starts_with("src/bin/") && !path.contains("/tests"))
    {
        let exempt = ["src/json/number.rs", "src/json/canonical.rs", "src/json/write.rs"];
        if exempt.contains(&path.as_str()) || path.starts_with("src/wasm") {
            continue;
        }
        wrong.extend(
            text.lines()
                .filter(|l| !l.trim_start().starts_with("//") && (is_word(l, "f64") || is_word(l, "f32")))
                .map(|l| format!("{path}: {l}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The project speaks of the project alone.
#[test]
fn no_paths_of_one_machine() {
    let folders = ["src", "www", "tests", "scripts", "docs", "pkg-config", "policies", "benches", "examples", ".ci"];
    let folders: Vec<&str> = folders.into_iter().filter(|folder| root().join(folder).exists()).collect();
    let mut all = files(&folders, &[".rs", ".ts", ".mjs", ".sh", ".md", ".toml", ".json", ".css", ".html", "run"]);
    all.extend(
        ["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile"]
            .map(|path| (path.to_owned(), read(path))),
    );
    let marks = ["/work/", "/root/", "/home/"];
    let this = Path::new(file!()).file_name().unwrap().to_string_lossy().into_owned();
    let found =
        all.iter().filter(|(path, text)| !path.ends_with(&this) && marks.iter().any(|mark| text.contains(mark)));
    let found: Vec<_> = found.map(|(path, _)| path.clone()).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A code without a sentence would reach an applicant as it is: every code that the engine may have to say is listed,
/// and the pack check holds the list against the sentences.
#[test]
fn every_code_that_is_said_is_listed() {
    let groups: BTreeSet<&str> = huiqi::facts::CODES.iter().filter_map(|code| code.split('.').next()).collect();
    let is_code = |text: &str| {
        let parts: Vec<&str> = text.split('.').collect();
        parts.len() == 2 && groups.contains(parts[0]) && parts[1].chars().all(|c| c.is_ascii_lowercase() || c == '-')
    };
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (path, text) in
        files(&["src/facts", "src/assess", "src/deadlines", "src/receipt.rs", "src/pack/load.rs"], &[".rs"])
    {
        for literal in text.split('"').skip(1).step_by(2).filter(|literal| is_code(literal)) {
            seen += 1;
            if !huiqi::facts::CODES.contains(&literal) {
                wrong.push(format!("{path}: {literal}"));
            }
        }
    }
    assert!(seen > 40, "only {seen} codes were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rule book says no key that a language lacks, and no language has words that it never says. Keys are written out
/// wherever they are used.
#[test]
fn every_word_of_the_book_is_said() {
    let words = files(&["policies/common"], &[".toml"]);
    let mut languages = 0;
    for (path, text) in words.iter().filter(|(path, _)| path.contains("/book.")) {
        languages += 1;
        let groups: toml::Table = toml::from_str(text).unwrap();
        let keys = |(group, keys): (&String, &toml::Value)| -> Vec<String> {
            keys.as_table().unwrap().keys().map(|key| format!("{group}.{key}")).collect()
        };
        let known: BTreeSet<String> = groups.iter().flat_map(keys).collect();
        let is_key = |text: &&str| text.split_once('.').is_some_and(|(group, _)| groups.contains_key(group));
        let sources = files(&["src/explain"], &[".rs"]);
        let literals = sources.iter().flat_map(|(_, source)| source.split('"').skip(1).step_by(2));
        let said: BTreeSet<String> = literals.filter(is_key).map(str::to_owned).collect();
        assert_eq!(said, known, "{path}: left what is said, right what there is");
    }
    assert!(languages > 0);
}

/// Each dependency is justified in a line: the tables of crates in ARCHITECTURE.md name all of Cargo.toml's, and no other.
#[test]
fn dependencies_are_justified() {
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")).unwrap();
    let mut used: BTreeSet<String> = manifest["dependencies"].as_table().unwrap().keys().cloned().collect();
    for target in manifest["target"].as_table().unwrap().values() {
        used.extend(target["dependencies"].as_table().unwrap().keys().cloned());
    }
    let text = read("ARCHITECTURE.md");
    // The page's packages have a table of their own.
    let tables =
        text.split("\n## Dependencies").nth(1).unwrap().split("\n\n").filter(|part| part.starts_with("| crate "));
    let rows = tables.flat_map(str::lines).filter(|line| line.starts_with("| `"));
    let named: BTreeSet<String> =
        rows.flat_map(|row| row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2)).map(str::to_owned).collect();
    assert_eq!(named, used);
}
