//! `huiqi pack sql`: its views in a PostgreSQL, held against the engine. Wherever SQL gives an outcome, a verdict or a sum it is
//! the engine's, whatever is told; where everything is told it gives one.

mod agree;
mod language;
mod postgres;

use std::collections::BTreeSet;

use huiqi::json;
use huiqi::pack::model::Built;
use huiqi::sql::{Target, script};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::doors::program::huiqi;
use crate::packs::{self, Source};
use crate::soundness::{self, Question};
use agree::{Asked, Held, hold};
use postgres::Postgres;

/// Random forms of each measure, each asked once as it is half told and once whole.
const FORMS: usize = 100;

fn all() -> Vec<Source> {
    packs::with_cases().chain([packs::embedded()]).collect()
}

fn asked(application: &Value) -> Asked {
    Asked {
        measure: application["measure"].as_str().unwrap().to_owned(),
        date: application["date"].as_str().unwrap().to_owned(),
        facts: application["facts"].clone(),
    }
}

/// The applications of a pack's golden cases, by the ids of their measures.
fn golden(source: &Source) -> Vec<Asked> {
    let mut files: Vec<_> =
        std::fs::read_dir(source.folder.join("cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let rows = |path| -> Vec<Value> { serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap() };
    let applications = files.into_iter().flat_map(rows).map(|row| row["application"].clone());
    let in_order = |application: &Value| application["date"].is_string() && application["facts"].is_object();
    let id = |mut asked: Asked| {
        asked.measure = source.pack.measure(&asked.measure).unwrap().id.to_string();
        asked
    };
    applications.filter(in_order).map(|application| id(asked(&application))).collect()
}

/// Every measure that has conditions or an award is said, and what is not says why.
#[test]
fn every_measure_with_rules_is_said() {
    for source in all() {
        let text = std::fs::read_to_string(if source.name == packs::embedded().name {
            "policies/nmg-2026-8.json".into()
        } else {
            source.folder.join("pack.json")
        });
        let built: Built = packs::structure(&text.unwrap()).unwrap();
        let with_rules = |measure: &&huiqi::pack::model::Measure| {
            !measure.conditions.is_empty() || measure.items.is_some() || measure.award.is_some()
        };
        let wanted: Vec<_> = built.measures.iter().filter(with_rules).map(|measure| measure.id.clone()).collect();
        let script = script(&source.pack, None, &Target::default()).unwrap();
        assert_eq!(script.measures, wanted, "{}: {:?}", source.name, script.left_out);
        assert_eq!(script.measures.len() + script.left_out.len(), built.measures.len());
        for left in &script.left_out {
            assert!(script.text.contains(&format!(" {}: {}", left.measure, left.reason)), "{}", left.measure);
        }
    }
}

#[test]
fn golden_applications_come_out_as_the_engine_has_them() {
    let server = Postgres::start("golden");
    let mut held = Held::default();
    for source in all() {
        held += hold(&server, &source.pack, &golden(&source), false);
    }
    println!("golden applications: {held:?}");
    // Of each the engine's, then SQL's: what is not given is half told.
    let least =
        Held { rows: 450, outcomes: (3_100, 3_100), verdicts: (327, 327), awards: (283, 279), bounds: (780, 697) };
    assert!(held.reaches(&least), "less than was reached before: {held:?}");
}

#[test]
fn random_applications_come_out_as_the_engine_has_them() {
    let server = Postgres::start("random");
    let mut runner = TestRunner::deterministic();
    let (mut whole, mut half) = (Vec::new(), Vec::new());
    for source in all() {
        let pack = &source.pack;
        let (mut told, mut open) = (Vec::new(), Vec::new());
        for measure in script(pack, None, &Target::default()).unwrap().measures {
            let good = soundness::good_application(pack, &measure);
            let forms: Vec<Vec<Question>> =
                (0..4).map(|items| soundness::questions(pack, &measure, Some(items), &good)).collect();
            for _ in 0..FORMS {
                let draft = soundness::drafts().new_tree(&mut runner).unwrap().current();
                let questions = &forms[draft.items.unwrap_or(0)];
                let all = soundness::application(&measure, questions, &draft, &|_| true);
                let some = |at: usize| draft.answers[at % draft.answers.len()].2;
                let part = soundness::application(&measure, questions, &draft, &some);
                let read = |value: &json::Value| asked(&serde_json::from_str(&json::canonical(value)).unwrap());
                told.extend(draft.items.map(|_| read(&all)));
                open.push(read(&part));
            }
        }
        whole.push(hold(&server, pack, &told, true));
        half.push(hold(&server, pack, &open, false));
    }
    let sum = |all: Vec<Held>| {
        all.into_iter().fold(Held::default(), |mut sum, held| {
            sum += held;
            sum
        })
    };
    let (whole, half) = (sum(whole), sum(half));
    println!("whole forms: {whole:?}\nhalf-told forms: {half:?}");
    assert!(whole.rows > 1_500 && half.rows > 1_500);
    // Of everything told, nothing that the engine settles is left open but sums with an item that awaits the office.
    assert_eq!((whole.outcomes.0, whole.verdicts.0), (whole.outcomes.1, whole.verdicts.1));
    assert!(
        whole.awards.1 > 1_000 && half.outcomes.1 * 100 > half.outcomes.0 * 99 && half.bounds.1 * 5 > half.bounds.0 * 4
    );
}

/// Values that are in order, nearly so, and not at all.
const VALUES: &[&str] = &[
    "null",
    "true",
    "false",
    "[]",
    "{}",
    "[1]",
    r#"{"a": 1}"#,
    r#""""#,
    r#""true""#,
    r#""A""#,
    r#""a""#,
    r#"" A""#,
    r#""enterprise""#,
    r#""Enterprise""#,
    "0",
    "1",
    "-1",
    "0.0",
    "-0.0",
    "0.1",
    "0.30000000000000004",
    "1.234",
    "350000",
    "350000.0",
    "3.5e5",
    "1e-7",
    "1e21",
    "10000000000000",
    "10000000000000.01",
    "9999999999999.99",
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "5.5",
    "12",
    "1e3",
    r#""0""#,
    r#""0.00""#,
    r#""-0""#,
    r#""-1.00""#,
    r#""00""#,
    r#""01.00""#,
    r#""1.""#,
    r#"".5""#,
    r#""1.5""#,
    r#""1.50""#,
    r#""1.505""#,
    r#""1e3""#,
    r#""+1""#,
    r#"" 1""#,
    r#""1 ""#,
    r#""1\n""#,
    r#""NaN""#,
    r#""Infinity""#,
    r#""１""#,
    r#""350000.00""#,
    r#""10000000000000.00""#,
    r#""10000000000000.01""#,
    r#""99999999999999""#,
    r#""123456789012345""#,
    r#""2026-06-15""#,
    r#""2026-06-16""#,
    r#""2026-06-14""#,
    r#""2026-02-28""#,
    r#""2026-02-29""#,
    r#""2024-02-29""#,
    r#""2026-04-31""#,
    r#""2026-13-01""#,
    r#""2026-00-10""#,
    r#""1899-12-31""#,
    r#""1900-01-01""#,
    r#""1900-02-29""#,
    r#""2199-12-31""#,
    r#""2200-01-01""#,
    r#""2026-6-1""#,
    r#""20260601""#,
    r#""2026-06-01T00:00:00""#,
    r#""2026-06-01 ""#,
    r#""-2026-06-01""#,
    r#""infinity""#,
    r#""today""#,
];

/// Where they are put.
const PLACES: &[(&str, &str)] = &[
    ("data-purchase", "/facts/applicant"),
    ("data-purchase", "/facts/applicant/kind"),
    ("data-purchase", "/facts/applicant/soundFinance"),
    ("data-purchase", "/facts/contracts"),
    ("data-purchase", "/facts/contracts/0"),
    ("data-purchase", "/facts/contracts/0/product"),
    ("data-purchase", "/facts/contracts/0/amount"),
    ("data-purchase", "/facts/contracts/0/voucher"),
    ("data-purchase", "/facts/dataPurchase/awardedThisYear"),
    ("first-version-software", "/facts/software/certificateOn"),
    ("first-version-software", "/facts/software/periodEndsOn"),
    ("first-version-software", "/facts/software/sales/0/soldOn"),
    ("benchmark-enterprise", "/facts/benchmark/lastIncidentOn"),
    ("hiring", "/facts/hiring/newStaff"),
];

/// Nothing that is told ends a query or is guessed at.
#[test]
fn values_are_read_as_the_engine_reads_them() {
    let server = Postgres::start("values");
    let mut held = Held::default();
    for source in all() {
        let mut all = Vec::new();
        for (measure, place) in PLACES.iter().filter(|(measure, _)| source.pack.measure(measure).is_ok()) {
            let good = soundness::good_application(&source.pack, measure);
            let good: Value = serde_json::from_str(&json::canonical(&good)).unwrap();
            for value in VALUES {
                let mut application = good.clone();
                let value: Value = serde_json::from_str(value).unwrap();
                *application.pointer_mut(place).unwrap_or_else(|| panic!("{place} is not told")) = value;
                all.push(asked(&application));
            }
        }
        held += hold(&server, &source.pack, &all, true);
    }
    assert_eq!(held.rows, VALUES.len() * PLACES.len());
}

/// A day is read by a pattern, since PostgreSQL ends a query at a day that is none: it has the days of its calendar and no others.
#[test]
fn the_pattern_of_days_has_all_of_them() {
    let server = Postgres::start("days");
    let pack = packs::embedded().pack;
    let text = script(&pack, Some("4"), &Target::default()).unwrap().text;
    let patterns: BTreeSet<&str> =
        text.split("~ '").skip(1).filter_map(|rest| rest.split('\'').next()).filter(|p| p.contains("-02-29")).collect();
    assert_eq!(patterns.len(), 1);
    let wrong = format!(
        "WITH written AS (
           SELECT y || '-' || lpad(m::text, 2, '0') || '-' || lpad(d::text, 2, '0') AS day
           FROM generate_series(1895, 2205) AS y, generate_series(0, 13) AS m, generate_series(0, 32) AS d
         ), real AS (
           SELECT to_char(day, 'YYYY-MM-DD') AS day
           FROM generate_series(DATE '1900-01-01', DATE '2199-12-31', interval '1 day') AS day
         )
         SELECT count(*) FILTER (WHERE (w.day ~ '{}') IS DISTINCT FROM (r.day IS NOT NULL)) || ' of ' || count(*)
         FROM written AS w FULL JOIN real AS r USING (day);",
        patterns.first().unwrap()
    );
    assert_eq!(server.run(&wrong), ["0 of 143682"]);
}

/// Applications that no engine would take are asked all the same, and others beside them get their answers.
#[test]
fn what_is_no_application_is_not_known() {
    let server = Postgres::start("none");
    let pack = packs::embedded().pack;
    let good = json::canonical(&soundness::good_application(&pack, "data-purchase").get("facts").unwrap());
    let good = good.replace('\'', "''");
    let script = huiqi(&["pack", "sql"], b"");
    assert_eq!((script.code, script.stderr.as_str()), (Some(0), ""));
    let table = "SET client_min_messages = warning; CREATE TABLE applications (id text, date date, facts jsonb);
         INSERT INTO applications VALUES ('no facts', '2026-06-15', NULL), ('a list', '2026-06-15', '[1]'),
         ('a text', '2026-06-15', '\"applicant\"'), ('none told', '2026-06-15', '{}'), ('no day', NULL, '{}'),
         ('forever', 'infinity', '{}'), ('long ago', '1899-12-31', '{}');\n";
    server.run(&[table, script.text()].concat());
    // Once more: the views are made anew.
    server.run(&format!("SET client_min_messages = warning;\n{}", script.text()));
    for measure in
        pack.measures().iter().filter(|m| script.text().contains(&format!("CREATE VIEW \"huiqi\".\"{}\"", m.id)))
    {
        let open = format!(
            "SELECT id FROM huiqi.\"{}\" WHERE verdict <> 'undetermined' AND id NOT IN ('no day', 'forever', 'long ago');",
            measure.id
        );
        assert_eq!(server.run(&open), Vec::<String>::new(), "{}", measure.id);
    }
    let one = format!(
        "INSERT INTO applications VALUES ('good', '2026-06-15', '{good}');
         SELECT id, verdict, award, \"tax-credit\" FROM huiqi.\"data-purchase\" WHERE award > 0;
         SELECT obj_description('huiqi.\"data-purchase\"'::regclass);"
    );
    let said = server.run(&one);
    assert_eq!(said[0], "good|eligible|70000.00|met");
    assert!(said[1].contains(&*pack.info().digest), "{}", said[1]);
}

/// What docs/sql.md shows is run as it stands there.
#[test]
fn the_page_s_queries_run() {
    let server = Postgres::start("page");
    let page = std::fs::read_to_string("docs/sql.md").unwrap();
    let blocks: Vec<&str> = page.split("```sql\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let [table, queries] = blocks[..] else { panic!("{} queries", blocks.len()) };
    let enterprises = "SET client_min_messages = warning;
        CREATE TABLE enterprise (code text, grade text, listed boolean, park boolean);
        INSERT INTO enterprise VALUES ('one', 'A', false, true), ('two', 'D', NULL, NULL);\n";
    let rules = huiqi(&["pack", "sql"], b"");
    server.run(&[enterprises, table, rules.text(), queries].concat());
    let known = r#"SELECT id, "tax-credit", "not-dishonest", verdict FROM huiqi."data-purchase" ORDER BY id;"#;
    assert_eq!(server.run(known), ["one|met|met|undetermined", "two|unmet|unknown|ineligible"]);
}

/// Queries that stand alone are the views' queries.
#[test]
fn the_command_says_what_it_is_asked() {
    let asked = |args: &[&str]| huiqi(&[&["pack", "sql"], args].concat(), b"");
    let (one, folder, built) =
        (asked(&["12"]), asked(&["policies/nmg-2026-8", "data-purchase"]), asked(&["policies/nmg-2026-8.json", "12"]));
    assert!(one.text().contains("CREATE VIEW \"huiqi\".\"data-purchase\" AS"), "{}", one.stderr);
    assert_eq!((one.text(), one.text()), (folder.text(), built.text()));
    let query = asked(&["12", "--select", "--table", "Warehouse.applications"]);
    assert!(query.text().contains("FROM \"Warehouse\".\"applications\" AS a") && !query.text().contains("CREATE"));
    for (args, code) in [
        (&["13"][..], "sql.left-out"),
        (&["13-nothing"], "measure.unknown"),
        (&["none/such.json"], "file.unreadable"),
        (&["policies/nmg-2026-8.json", "data-purchas"], "measure.unknown"),
    ] {
        let done = asked(args);
        assert_eq!(done.code, Some(2), "{args:?}");
        assert!(done.stderr.contains(code), "{args:?}: {}", done.stderr);
    }
    let text = asked(&[]).text().to_owned();
    let info = packs::embedded().pack.info().digest.to_string();
    for part in [info.as_str(), "2026-8", "Left out", "What it does not do"] {
        assert!(text.contains(part), "{part}");
    }
}
