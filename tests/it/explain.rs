//! A pack in words: every rule's sentence, the book that is kept, and what a page of HTML may hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use huiqi::Pack;
use huiqi::explain::{self, Block, Document, Line, Section, Span};
use huiqi::pack::source::SourceFile;
use serde::Deserialize;
use serde_json::Value;

use crate::faults::{base, build_all};
use crate::packs::built;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn made_up() -> Pack {
    Pack::from_built(build_all(&base()).unwrap_or_else(|faults| panic!("{faults}"))).unwrap()
}

/// Every pack that there is, with its built form as JSON.
fn packs() -> Vec<(Pack, Value)> {
    let json = |text: &str| serde_json::from_str(text).unwrap();
    let mut packs = Vec::new();
    for entry in fs::read_dir(path("../policies")).unwrap().map(|entry| entry.unwrap().path()) {
        // `ID.json` is a pack, `ID.LANGUAGE.json` a catalogue for one.
        let name = entry.file_name().unwrap().to_str().unwrap();
        if name.strip_suffix(".json").is_some_and(|stem| !stem.contains('.')) {
            let text = fs::read_to_string(entry).unwrap();
            packs.push((Pack::load(&text).unwrap(), json(&text)));
        }
    }
    assert!(!packs.is_empty());
    for folder in fs::read_dir(path("packs")).unwrap() {
        let built = built(&folder.unwrap().path());
        packs.push((Pack::from_built(built.clone()).unwrap(), serde_json::to_value(&built).unwrap()));
    }
    let built = build_all(&base()).unwrap();
    packs.push((made_up(), serde_json::to_value(&built).unwrap()));
    packs
}

#[derive(Deserialize)]
struct Rows {
    row: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    rule: Option<String>,
    code: Option<String>,
    says: String,
}

/// The made-up pack with a measure that has the rows for its conditions.
fn pack_of(rows: &[Row]) -> Pack {
    let mut text = fs::read_to_string(path("explain/9-words.toml")).unwrap();
    for (place, row) in rows.iter().enumerate() {
        let rule = row.rule.as_deref().unwrap_or("park.open");
        text.push_str(&format!(
            "[[condition]]\nid = \"row-{place}\"\nclause = \"9.1\"\ntext = \"\u{56ed}\u{533a}\"\nmet = '{rule}'\n"
        ));
    }
    let mut files = base();
    files.push(SourceFile { name: "9-words.toml".to_owned(), text });
    let mut built = build_all(&files).unwrap_or_else(|faults| panic!("{faults}"));
    let measure = built.measures.iter_mut().find(|measure| measure.article == 9).unwrap();
    for (condition, row) in measure.conditions.iter_mut().zip(rows) {
        if let Some(code) = &row.code {
            condition.met = crate::packs::structure(code).unwrap();
        }
    }
    Pack::from_built(built).unwrap()
}

#[test]
fn reports_of_rules_in_words() {
    let file = path("explain/rules.toml");
    let text = fs::read_to_string(&file).unwrap();
    let Rows { row: rows } = toml::from_str(&text).unwrap();
    let said = explain::rules(&pack_of(&rows)).unwrap();
    let said: Vec<&str> =
        said.iter().filter(|rule| rule.place.starts_with("9/")).map(|rule| rule.sentence.as_str()).collect();
    assert_eq!(said.len(), rows.len());
    if std::env::var_os("GENERATE").is_some() {
        let mut sentences = said.iter();
        let lines = text.lines().map(|line| match line.strip_prefix("says = ") {
            Some(_) => format!("says = '{}'\n", sentences.next().unwrap()),
            None => format!("{line}\n"),
        });
        fs::write(&file, lines.collect::<String>()).unwrap();
        return;
    }
    for (row, said) in rows.iter().zip(said) {
        assert_eq!(said, row.says, "{:?} {:?}", row.rule, row.code);
    }
}

/// What a rule reads, by the labels in the pack, found without the library.
struct Labels<'p> {
    pack: &'p Value,
    measure: &'p Value,
}

impl Labels<'_> {
    fn of(&self, code: &Value) -> BTreeSet<String> {
        let label = |fact: Option<&Value>| fact.map(|fact| fact["label"].as_str().unwrap().to_owned());
        let mut out = BTreeSet::new();
        for op in code.as_array().unwrap() {
            let Some((name, value)) = op.as_object().and_then(|op| op.iter().next()) else { continue };
            let slot = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
            match name.as_str() {
                "fact" => out.extend(label(self.all("facts", false).get(slot(value)).copied())),
                "item" => out.extend(label(self.all("fields", true).get(slot(value)).copied())),
                "step" => out.extend(label(self.measure["award"]["steps"].get(slot(value)))),
                "term" => out.extend(label(self.measure["terms"].get(slot(&value[1])))),
                _ => {}
            }
        }
        out
    }

    /// The declared facts or fields, and what documents state behind them.
    fn all(&self, what: &str, each: bool) -> Vec<&Value> {
        let declared = match what {
            "facts" => &self.pack["facts"],
            _ => {
                &self.pack["lists"][usize::try_from(self.measure["items"]["list"].as_u64().unwrap()).unwrap()]["fields"]
            }
        };
        let materials = self.measure["materials"].as_array().map_or(&[][..], Vec::as_slice).iter();
        let of_kind = materials.filter(|material| material["each"].as_bool().unwrap_or(false) == each);
        let states = of_kind.flat_map(|material| material["states"].as_array().map_or(&[][..], Vec::as_slice));
        declared.as_array().unwrap().iter().chain(states).collect()
    }
}

/// Every rule of a measure, by its place.
fn codes_of(measure: &Value) -> BTreeMap<String, &Value> {
    let article = &measure["article"];
    let mut out = BTreeMap::new();
    let conditions = [&measure["conditions"], &measure["items"]["conditions"]];
    for condition in conditions.iter().filter_map(|all| all.as_array()).flatten() {
        for key in ["met", "unmet"].into_iter().filter(|key| condition.get(*key).is_some()) {
            out.insert(format!("{article}/{}/{key}", condition["id"].as_str().unwrap()), &condition[key]);
        }
    }
    for material in measure["materials"].as_array().into_iter().flatten() {
        let id = material["id"].as_str().unwrap();
        if let Some(required) = material.get("required") {
            out.insert(format!("{article}/{id}/required"), required);
        }
        for check in material["checks"].as_array().into_iter().flatten() {
            for key in ["met", "unmet"].into_iter().filter(|key| check.get(*key).is_some()) {
                out.insert(format!("{article}/{id}/{}/{key}", check["id"].as_str().unwrap()), &check[key]);
            }
        }
    }
    for (place, contact) in measure["contacts"].as_array().into_iter().flatten().enumerate() {
        if let Some(when) = contact.get("when") {
            out.insert(format!("{article}/contact/{place}"), when);
        }
    }
    for step in measure["award"]["steps"].as_array().into_iter().flatten() {
        let place = format!("{article}/{}", step["id"].as_str().unwrap());
        match step["value"].get("between") {
            Some(between) => {
                out.insert(format!("{place}/low"), &between[0]);
                out.insert(format!("{place}/high"), &between[1]);
            }
            None => _ = out.insert(place, &step["value"]["exactly"]),
        }
    }
    out
}

/// Without the difference between quotation marks and those within a quotation.
fn plain(text: &str) -> String {
    text.replace(['\u{2018}', '\u{201c}'], "<").replace(['\u{2019}', '\u{201d}'], ">")
}

#[test]
fn every_rule_names_what_it_reads() {
    for (pack, json) in packs() {
        let rules = explain::rules(&pack).unwrap();
        assert!(rules.iter().all(|rule| !rule.sentence.is_empty() && !rule.sentence.contains("rule.")));
        let said: BTreeMap<&str, &str> =
            rules.iter().map(|rule| (rule.place.as_str(), rule.sentence.as_str())).collect();
        let mut seen = 0;
        for measure in json["measures"].as_array().unwrap() {
            let labels = Labels { pack: &json, measure };
            for (place, code) in codes_of(measure) {
                seen += 1;
                let sentence = said.get(place.as_str()).unwrap_or_else(|| panic!("{place} has no sentence"));
                for label in labels.of(code) {
                    assert!(plain(sentence).contains(&plain(&label)), "{place} does not name {label}: {sentence}");
                }
            }
        }
        let notes = rules.iter().filter(|rule| rule.place.starts_with("note/")).count();
        assert_eq!(seen + notes, rules.len());
        assert!(seen > 5);
    }
}

fn holds(name: &str, text: &str) {
    let path = path("it/data").join(name);
    if std::env::var_os("GENERATE").is_some() {
        fs::write(&path, text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{name} is no longer what is written; GENERATE=1 writes it anew. Written:\n{text}");
}

/// A book without the digest, which changes with every change of a pack.
fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("sm3:") {
        out.push_str(&format!("{before}sm3:\u{2026}"));
        rest = after.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    }
    out + rest
}

#[test]
fn reports_of_the_book_and_the_guide() {
    let pack = made_up();
    holds("book.md", &masked(&explain::markdown(&explain::book(&pack).unwrap())));
    holds("book.html", &masked(&explain::html(&explain::book(&pack).unwrap())));
    holds("guide.md", &masked(&explain::markdown(&explain::guide(&pack, "grant").unwrap())));
    let mut book = explain::book(&Pack::embedded().unwrap()).unwrap();
    book.sections.retain(|section| section.anchor == "a12-article");
    holds("book.article-12.md", &masked(&explain::markdown(&book)));
}

fn sections(document: &Document) -> Vec<&Section> {
    fn below<'d>(sections: &'d [Section], out: &mut Vec<&'d Section>) {
        for section in sections {
            out.push(section);
            below(&section.sections, out);
        }
    }
    let mut out = Vec::new();
    below(&document.sections, &mut out);
    out
}

fn lines(document: &Document) -> Vec<&Line> {
    let mut out = Vec::new();
    for block in document.blocks.iter().chain(sections(document).into_iter().flat_map(|section| &section.blocks)) {
        match block {
            Block::Paragraph(line) => out.push(line),
            Block::List { entries, .. } | Block::Checklist(entries) => out.extend(entries),
            Block::Table { head, rows } => {
                assert!(rows.iter().all(|row| row.len() == head.len()), "a row has as many cells as the head");
                out.extend(rows.iter().flatten());
            }
            Block::Definitions(entries) => out.extend(entries.iter().flat_map(|(term, line)| [term, line])),
            Block::Signature(_) => {}
        }
    }
    out
}

fn documents(pack: &Pack) -> Vec<Document> {
    let mut documents = vec![explain::book(pack).unwrap()];
    documents.extend(pack.measures().iter().map(|measure| explain::guide(pack, &measure.id).unwrap()));
    documents
}

#[test]
fn links_lead_somewhere_and_anchors_are_unique() {
    for (pack, _) in packs() {
        for document in documents(&pack) {
            let all = sections(&document);
            let anchors: BTreeSet<&str> = all.iter().map(|section| section.anchor.as_str()).collect();
            assert_eq!(anchors.len(), all.len(), "{}: two sections under one anchor", document.title);
            for span in lines(&document).into_iter().flat_map(|line| &line.0) {
                if let Span::Link { to, text } = span {
                    assert!(anchors.contains(to.as_str()), "{}: {text} leads to {to}", document.title);
                }
            }
        }
    }
}

/// What must stand in the book of a pack: the ids of all that has one, and what contacts and references are known by.
#[test]
fn the_book_has_all_of_the_pack() {
    for (pack, json) in packs() {
        let book = explain::book(&pack).unwrap();
        let ids: BTreeSet<&str> = sections(&book)
            .iter()
            .filter_map(|section| section.id.as_deref())
            .chain(lines(&book).into_iter().flat_map(|line| &line.0).filter_map(|span| match span {
                Span::Code(id) => Some(id.as_str()),
                _ => None,
            }))
            .collect();
        let text = explain::markdown(&book);
        let html = explain::html(&book);
        for measure in json["measures"].as_array().unwrap() {
            let of = |value: &Value| value.as_array().cloned().unwrap_or_default();
            let parts = ["conditions", "materials", "steps"].iter().flat_map(|key| of(&measure[key]));
            for part in parts.chain(of(&measure["items"]["conditions"])).chain(of(&measure["award"]["steps"])) {
                assert!(ids.contains(part["id"].as_str().unwrap()), "{} is not in the book", part["id"]);
            }
            for contact in of(&measure["contacts"]) {
                assert!(html.contains(contact["phone"].as_str().unwrap()), "{contact}");
            }
            for reference in of(&measure["references"]) {
                assert!(text.contains(reference["title"].as_str().unwrap()), "{reference}");
            }
            for check in of(&measure["materials"]).iter().flat_map(|material| of(&material["checks"])) {
                assert!(text.contains(check["text"].as_str().unwrap()), "{check}");
            }
        }
        for note in json["notes"].as_array().unwrap() {
            assert!(ids.contains(note["id"].as_str().unwrap()), "{} is not in the book", note["id"]);
        }
    }
}

#[test]
fn the_index_has_every_clause_and_none_is_uncovered() {
    for (pack, json) in packs() {
        let book = explain::book(&pack).unwrap();
        let index = book.sections.iter().find(|section| section.anchor == "index").unwrap();
        let Some(Block::Table { rows, .. }) = index.blocks.first() else { panic!("no index") };
        let listed: Vec<&str> = rows
            .iter()
            .map(|row| match row[0].0.as_slice() {
                [Span::Link { text, .. }] => text.as_str(),
                other => panic!("{other:?}"),
            })
            .collect();
        let measures = json["measures"].as_array().unwrap().iter();
        let clauses = measures.flat_map(|measure| measure["clauses"].as_array().unwrap());
        let clauses: Vec<&Value> = clauses.collect();
        assert_eq!(listed, clauses.iter().map(|clause| clause["address"].as_str().unwrap()).collect::<Vec<_>>());
        // A clause with no link in the index has others below it, or a reason: so the book counts as the check does.
        let carried: Vec<&str> =
            listed.iter().zip(rows).filter(|(_, row)| !row[1].0.is_empty()).map(|(address, _)| *address).collect();
        for clause in &clauses {
            let address = clause["address"].as_str().unwrap();
            let holds = |other: &&str| other.strip_prefix(address).is_some_and(|r| r.is_empty() || r.starts_with('.'));
            let explained = clause["uncarried"].is_string();
            assert_ne!(explained, carried.iter().any(holds), "{address} is carried, or has a reason");
        }
    }
}

/// A page is XML, with no script and nothing from elsewhere.
#[test]
fn the_page_is_well_formed_and_needs_nothing_else() {
    for (pack, _) in packs() {
        for document in documents(&pack) {
            let page = explain::html(&document);
            well_formed(&page);
            let lower = page.to_lowercase();
            for wrong in ["<script", "http:", "https:", "src=", "url(", "@import", "<link", "<iframe", "javascript:"] {
                assert!(!lower.contains(wrong), "{}: {wrong}", document.title);
            }
            assert!(page.contains("<html lang=\"zh-Hans\">"));
        }
    }
}

#[test]
fn what_a_pack_says_is_text_and_nothing_else() {
    let bad = "<b onclick='x'>&\"</b></style>";
    let mut files = base();
    for file in &mut files {
        if file.name == "pack.toml" {
            file.text = file.text.replace("number      = \"", "number      = '''</style>&<i>''' # \"");
        }
        if file.name == "7-grant.toml" {
            let remedy = format!("id     = \"enterprise\"\nremedy = '''{bad}'''\n");
            file.text = file.text.replacen("id     = \"enterprise\"\n", &remedy, 1);
        }
    }
    let pack = Pack::from_built(build_all(&files).unwrap_or_else(|faults| panic!("{faults}"))).unwrap();
    let book = explain::book(&pack).unwrap();
    let page = explain::html(&book);
    well_formed(&page);
    assert!(page.contains("&lt;b onclick=&#39;x&#39;&gt;&amp;&quot;&lt;/b&gt;&lt;/style&gt;"));
    assert_eq!(page.matches("</style>").count(), 1);
    let text = explain::markdown(&book);
    assert!(text.contains("\\<b onclick='x'\\>\\&\"\\</b\\>"), "{text}");
}

/// Every tag that opens closes, in order; every attribute has a value in quotes; every `&` begins a reference.
fn well_formed(page: &str) {
    let body = page.strip_prefix("<!DOCTYPE html>").expect("a doctype");
    let mut open: Vec<&str> = Vec::new();
    let mut rest = body;
    while let Some((text, after)) = rest.split_once('<') {
        assert_references(text);
        let (tag, after) = after.split_once('>').expect("a tag that ends");
        rest = after;
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "a tag closes the last that opened"),
            None => {
                let (head, single) = tag.strip_suffix('/').map_or((tag, false), |head| (head, true));
                let name = head.split([' ', '\n']).next().unwrap();
                let attributes = head[name.len()..].split('"').step_by(2);
                assert!(attributes.clone().all(|part| !part.contains('<')), "{tag}");
                assert_eq!(head.matches('"').count(), 2 * head.matches("=\"").count(), "{tag}");
                assert_references(head);
                if !single {
                    open.push(name);
                }
            }
        }
    }
    assert!(open.is_empty(), "{open:?} is not closed");
}

fn assert_references(text: &str) {
    for after in text.split('&').skip(1) {
        let name = after.split(';').next().unwrap();
        assert!(["amp", "lt", "gt", "quot", "#39"].contains(&name), "&{after}");
    }
}
