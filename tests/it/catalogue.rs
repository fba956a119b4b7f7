//! Languages: a catalogue changes what is said and nothing else, and is complete where it says so.

use std::fs;
use std::path::Path;

use huiqi::contract::{Assessment, Problem};
use huiqi::facts::CODES;
use huiqi::json::{self, Limits, Value, canonical};
use huiqi::pack::source::{self, Faults, SourceFile};
use huiqi::pack::{Catalogue, model::Built};
use huiqi::{CATALOGUES, Pack};

const POLICY: &str = "nmg-2026-8";

fn built() -> Built {
    let text = fs::read_to_string(format!("policies/{POLICY}.json")).unwrap();
    crate::packs::structure(&text).unwrap()
}

/// What is made of a catalogue's text.
fn of(text: &str) -> Result<Catalogue, Faults> {
    let file = SourceFile { name: "xx.toml".into(), text: text.into() };
    let fetch = |path: &str| {
        let text = fs::read_to_string(Path::new("policies/common").join(path)).map_err(|error| error.to_string())?;
        Ok(SourceFile { name: path.into(), text })
    };
    source::catalogue(&built(), file, fetch, CODES)
}

fn codes(text: &str) -> Vec<(&'static str, usize)> {
    let faults = of(text).unwrap_err();
    faults.as_slice().iter().map(|fault| (fault.code, fault.from.line)).collect()
}

fn is_chinese(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// The applications of all cases that are for that measure and have an answer.
fn applications(pack: &Pack, measure: &str) -> Vec<Value> {
    let folder = fs::read_dir(format!("policies/{POLICY}/cases")).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "json"));
    let mut found = Vec::new();
    for path in paths {
        let Value::Array(rows) = json::read(&fs::read(path).unwrap(), Limits::RECEIPT).unwrap() else { panic!("rows") };
        for row in rows {
            let Value::Object(mut row) = row else { panic!("a row") };
            found.extend(row.remove("application"));
        }
    }
    found.retain(|application| pack.assess(application).is_ok_and(|answer| answer.measure.id == measure));
    found
}

/// All that an answer says, but what the applicant told and the numbers of documents.
fn said(assessment: &Assessment<'_>) -> String {
    let mut value = serde_json::to_value(assessment).unwrap();
    value["problems"] = assessment.problems.iter().map(words_of).collect();
    for reference in value["references"].as_array_mut().unwrap() {
        reference["number"] = serde_json::json!("");
    }
    value.to_string()
}

/// A problem's sentence without what was told.
fn words_of(problem: &Problem) -> String {
    let told = ["given", "name", "other", "claimed", "verified", "address"];
    let given = problem.params.iter().filter(|(name, _)| told.contains(&name.as_str()));
    given.fold(problem.message.clone(), |message, (_, value)| message.replace(value.as_str(), ""))
}

/// The ids in `complete` of the catalogue's file.
fn complete(language: &str) -> Vec<String> {
    let text = fs::read_to_string(format!("policies/{POLICY}/catalogues/{language}.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    table["complete"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

/// The pack in its own language and in English.
fn both() -> (Pack, Pack) {
    let pack = Pack::embedded().unwrap();
    let (_, _, text) = CATALOGUES.iter().find(|(policy, tag, _)| *policy == POLICY && *tag == "en").unwrap();
    let english = pack.in_language(text).unwrap();
    (pack, english)
}

#[test]
fn english_is_complete() {
    let (pack, english) = both();
    assert_eq!((&*english.info().language, &english.info().digest), ("en", &pack.info().digest));
    let ids: Vec<String> = pack.measures().iter().map(|measure| measure.id.to_string()).collect();
    assert_eq!(complete("en"), ids);
    for id in ids {
        let form = canonical(&english.form(&id).unwrap());
        assert!(!form.contains(is_chinese), "{id}: {form}");
    }
    for kind in ["enterprise", "university", "individual"] {
        let profile = format!(r#"{{"date":"2026-06-15","facts":{{"applicant":{{"kind":"{kind}"}}}}}}"#);
        let matches = canonical(&english.match_all(&english.read(profile.as_bytes()).unwrap()).unwrap());
        assert!(!matches.contains(is_chinese), "{matches}");
    }
}

#[test]
fn english_says_the_same_in_other_words() {
    let (pack, english) = both();
    let mut count = 0;
    for measure in complete("en") {
        for application in applications(&pack, &measure) {
            count += 1;
            let (own, other) = (pack.assess(&application).unwrap(), english.assess(&application).unwrap());
            let words = said(&other);
            assert!(!words.contains(is_chinese), "{words}");
            assert_eq!((own.verdict, own.ready, &own.date), (other.verdict, other.ready, &other.date));
            assert_eq!(
                canonical(&own.award.map(|a| (a.low, a.high))),
                canonical(&other.award.map(|a| (a.low, a.high)))
            );
            assert_eq!(
                canonical(&pack.receipt(&application).unwrap()),
                canonical(&english.receipt(&application).unwrap()),
                "a receipt is in the pack's own language"
            );
        }
    }
    assert!(count > 200, "only {count} cases were found");
}

#[test]
fn a_language_is_a_file() {
    let pack = Pack::embedded().unwrap();
    let text = "language = \"fr\"\npolicy = \"nmg-2026-8\"\nuse = [\"messages.en.toml\"]\n[texts]\n\"企业\" = \"Entreprise\"\n";
    let french = pack.in_language(&canonical(&of(text).unwrap())).unwrap();
    let form = canonical(&french.form("data-purchase").unwrap());
    assert!(form.contains("Entreprise") && form.contains("事业单位"), "what has no translation stays: {form}");
    // From one language to another there is no way through a third.
    let (_, _, english) = CATALOGUES.iter().find(|(policy, ..)| *policy == POLICY).unwrap();
    assert_eq!(
        canonical(&french.in_language(english).unwrap().form("data-purchase").unwrap()),
        canonical(&pack.in_language(english).unwrap().form("data-purchase").unwrap())
    );
}

#[test]
fn faults_of_a_catalogue_are_said_where_they_stand() {
    let head = "language = \"fr\"\npolicy = \"nmg-2026-8\"\nuse = [\"messages.en.toml\"]\n";
    assert_eq!(codes(&format!("{head}[texts]\n\"企业家\" = \"a\"\n")), [("pack.unknown-text", 5)]);
    assert_eq!(codes(&format!("{head}complete = [\"data-purchases\"]\n")), [("pack.unknown-measure", 4)]);
    let lacking = codes(&format!("{head}complete = [\"data-purchase\"]\n"));
    assert!(lacking.len() > 100 && lacking.iter().all(|fault| *fault == ("pack.missing-text", 4)));
    assert_eq!(codes(&head.replace("nmg-2026-8", "nmg-2026-9")), [("pack.wrong-value", 2)]);
    assert_eq!(codes(&format!("{head}text = 1\n")), [("pack.unknown-key", 4)]);
    assert!(codes("language = \"fr\"\npolicy = \"nmg-2026-8\"\n").contains(&("pack.file", 1)), "it has no messages");
    let messages = fs::read_to_string("policies/common/messages.en.toml").unwrap();
    let other = messages.replace("no option “{given}”", "no option “{gven}”");
    let text = format!("language = \"fr\"\npolicy = \"nmg-2026-8\"\n{other}");
    assert_eq!(codes(&text).iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["pack.wrong-value"]);
}

#[test]
fn a_catalogue_of_another_policy_is_refused() {
    let pack = Pack::embedded().unwrap();
    for text in ["", "{}", r#"{"language":"fr","messages":{},"policy":"other","texts":{}}"#] {
        assert_eq!(pack.in_language(text).unwrap_err().code, "catalogue.invalid", "{text}");
    }
}
