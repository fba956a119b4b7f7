//! One name, three places: a feature's file in the source, its rows in `tests/language/`, its heading in
//! `docs/language.md`; and every example of that page, run like a row.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use huiqi::feel::signature::{PROPERTIES, SIGNATURES};

use super::ground::{Ground, folder};
use super::{Row, files};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn page() -> String {
    read("docs/language.md")
}

/// The headings of the page at a level, each with the feature that it stands under: the first word of the heading of
/// the third level, in small letters.
fn headings(page: &str, level: &str) -> Vec<(String, String)> {
    let (mut feature, mut out) = (String::new(), Vec::new());
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            let word: String = heading.chars().take_while(|c| c.is_alphanumeric()).collect();
            feature = word.to_lowercase();
        }
        if let Some(heading) = line.strip_prefix(level) {
            out.push((feature.clone(), heading.to_owned()));
        }
    }
    out
}

/// What stands between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn each_feature_has_its_rows_and_its_heading() {
    let page = page();
    let headed: Vec<String> = headings(&page, "### ").into_iter().map(|(feature, _)| feature).collect();
    let unique: BTreeSet<&str> = headed.iter().map(String::as_str).collect();
    assert_eq!(unique.len(), headed.len(), "two headings for one feature: {headed:?}");
    let files = files();
    let tested: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(unique, tested, "headings of docs/language.md (left), files of tests/language (right)");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/feel/builtins");
    for entry in fs::read_dir(source).unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        assert!(name == "mod" || tested.contains(name.as_str()), "{name}.rs has no rows and no heading");
    }
}

/// Each function is named by the file that computes it, by a heading, and by rows and an example under that heading.
#[test]
fn each_function_is_in_its_three_places() {
    let page = page();
    let mut forms: BTreeMap<String, String> = BTreeMap::new();
    for signature in SIGNATURES {
        for form in signature.forms {
            forms.insert(format!("{}({})", signature.name, form.join(", ")), signature.name.to_owned());
        }
        if signature.variadic {
            forms.insert(format!("{}(a, b, …)", signature.name), signature.name.to_owned());
        }
    }
    forms.extend(PROPERTIES.iter().map(|(_, name, _)| (format!(".{name}"), format!(".{name}"))));
    let mut headed = BTreeMap::new();
    for (feature, heading) in headings(&page, "#### ") {
        headed.extend(quoted(&heading).map(|form| (form.to_owned(), feature.clone())));
    }
    let names = |forms: &BTreeMap<String, String>| forms.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&forms), names(&headed), "forms of src/feel/signature.rs (left), headings of the page (right)");

    let (rows, examples) = (files(), examples(&page));
    for (form, name) in &forms {
        let feature = &headed[form];
        let source = read(&format!("src/feel/builtins/{feature}.rs"));
        let said = source.lines().take_while(|line| line.starts_with("//!")).collect::<String>();
        let is_property = name.starts_with('.');
        assert!(
            is_property || quoted(&said).any(|quoted| quoted.split('(').next() == Some(name)),
            "src/feel/builtins/{feature}.rs does not name `{name}` at its head"
        );
        let call = if is_property { name.clone() } else { format!("{name}(") };
        let mut of_feature = rows.iter().filter(|(of, _)| of == feature).flat_map(|(_, rows)| rows);
        assert!(of_feature.any(|row| row.rule.contains(&call)), "tests/language/{feature}.toml has no row with {call}");
        let shown = examples.iter().any(|(of, row)| of == feature && row.rule.contains(&call));
        assert!(is_property || shown, "docs/language.md has no example of {call} under {feature}");
    }
}

/// Every code that a rule can be refused with has a row and a line on the page.
#[test]
fn each_code_is_tested_and_told() {
    let source = read("src/feel/diagnostic.rs");
    let (page, rows) = (page(), files());
    for code in source.split('"').skip(1).step_by(2).filter(|text| text.starts_with("rule.")) {
        assert!(page.contains(&format!("| `{code}` |")), "docs/language.md does not tell of {code}");
        // A rule that is too long is no row: src/feel/compile/tests has one.
        let tested = rows.iter().flat_map(|(_, rows)| rows).any(|row| row.fault.as_deref() == Some(code));
        assert!(tested || code == "rule.size", "no row is refused with {code}");
    }
}

#[test]
fn the_page_shows_the_names_that_its_examples_use() {
    let names = fs::read_to_string(folder().join("names.toml")).unwrap();
    assert!(page().contains(&format!("```toml\n{names}```\n")), "docs/language.md does not show names.toml as it is");
}

#[test]
fn the_examples_hold() {
    let ground = Ground::read();
    let page = page();
    let fences = page.matches("\n```").count();
    assert_eq!(fences, 2 * (page.matches("\n```feel\n").count() + 1), "an example that is not run");
    let examples = examples(&page);
    assert!(examples.len() > 80, "only {} examples were found", examples.len());
    let wrong: Vec<String> = examples
        .iter()
        .flat_map(|(_, row)| row.faults(&ground).into_iter().map(|fault| format!("{}\n    {fault}", row.rule)))
        .collect();
    assert!(wrong.is_empty(), "{} examples do not hold:\n{}", wrong.len(), wrong.join("\n"));
    println!("{} examples of docs/language.md hold", examples.len());
}

/// The examples of the page as rows, each with the feature that it stands under.
fn examples(page: &str) -> Vec<(String, Row)> {
    let (mut feature, mut known, mut fenced, mut out) = (String::new(), String::new(), false, Vec::new());
    for line in page.lines() {
        match line {
            _ if !fenced && line.starts_with("### ") => {
                feature = headings(line, "### ").remove(0).0;
            }
            "```feel" => {
                (fenced, known) = (true, String::new());
            }
            "```" => fenced = false,
            _ if !fenced || line.is_empty() => {}
            _ => match line.strip_prefix("// told: ") {
                Some(told) => known = told.to_owned(),
                None => out.push((feature.clone(), example(line, &known))),
            },
        }
    }
    out
}

/// `rule → what it can be; waits for this, that`, or `rule ✗ code: what is said`.
fn example(line: &str, known: &str) -> Row {
    let told = format!("told = {{ {known} }}").parse::<toml::Table>().unwrap()["told"].as_table().unwrap().clone();
    if let Some((rule, refused)) = line.split_once(" ✗ ") {
        let (code, said) =
            refused.split_once(": ").map_or((refused, None), |(code, said)| (code, Some(said.to_owned())));
        let row = Row { rule: rule.trim().to_owned(), told, ..Row::default() };
        return match code {
            "rule.may-fail" => Row { fails: said, ..row },
            code => Row { fault: Some(code.to_owned()), help: said, ..row },
        };
    }
    let (rule, is) = line.split_once(" → ").unwrap_or_else(|| panic!("an example that says nothing: {line}"));
    let (is, needs) = is.split_once("; waits for ").map_or((is, None), |(is, needs)| (is, Some(needs)));
    let needs = needs.map(|needs| needs.split(", ").filter(|name| *name != "nothing").map(str::to_owned).collect());
    Row { rule: rule.trim().to_owned(), is: Some(is.to_owned()), told, needs, ..Row::default() }
}
