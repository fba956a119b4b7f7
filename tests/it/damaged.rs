//! Packs that no compiler wrote: what the load takes answers every verb, whatever stands in it.
//!
//! A value of a built pack is put in place of another, and the digest made anew, as somebody would who writes packs with
//! a tool of his own. Most such packs are refused; no other may end the program, or keep it from coming to an end.

use std::cell::Cell;
use std::fs;
use std::sync::LazyLock;

use huiqi::Pack;
use huiqi::json::{self, canonical, digest_of};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::packs;

/// A pack that was built, and what is applied for by it.
struct Whole {
    pack: Value,
    places: Vec<Place>,
    applications: Vec<Value>,
}

/// Where a value stands in a pack, as a JSON Pointer, and the last name on the way there.
struct Place {
    path: String,
    name: String,
}

static WHOLE: LazyLock<Vec<Whole>> = LazyLock::new(|| packs::made_up().into_iter().map(whole).collect());

fn whole(source: packs::Source) -> Whole {
    let read = |path| -> Value { serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap() };
    let pack = read(source.folder.join("pack.json"));
    let files = ["cases", "match"].map(|folder| fs::read_dir(source.folder.join(folder)));
    let files = files.into_iter().flatten().flatten().map(|entry| entry.unwrap().path());
    let rows = files.filter(|path| path.extension().is_some_and(|ending| ending == "json")).map(read);
    let told = |row: &Value| row.get("application").or(row.get("profile")).cloned();
    let applications = rows.flat_map(|rows| rows.as_array().unwrap().iter().filter_map(told).collect::<Vec<_>>());
    let (mut places, applications) = (Vec::new(), applications.collect());
    walk(&pack, &mut String::new(), "", &mut places);
    Whole { pack, places, applications }
}

/// All places within a value.
fn walk(value: &Value, path: &mut String, name: &str, places: &mut Vec<Place>) {
    let children: Vec<(String, &str, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), key.as_str(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), name, item)).collect(),
        _ => Vec::new(),
    };
    for (key, name, child) in children {
        let before = path.len();
        *path += &format!("/{}", key.replace('~', "~0").replace('/', "~1"));
        places.push(Place { path: path.clone(), name: name.to_owned() });
        walk(child, path, name, places);
        path.truncate(before);
    }
}

/// One change: at a place, by a value that stands under the same name elsewhere, or an odd one, or without its own.
#[derive(Clone, Debug)]
enum Change {
    Like(Index, Index),
    Odd(Index, Value),
    Without(Index),
    Twice(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let odd = [
        json!(0),
        json!(1),
        json!(2),
        json!(3),
        json!(7),
        json!(63),
        json!(255),
        json!(65_535),
        json!(4_294_967_295_u32),
        json!(-1),
        json!(9_007_199_254_740_991_i64),
        json!(-9_007_199_254_740_991_i64),
        json!(""),
        json!("0"),
        json!("-0.01"),
        json!("0.0000000000000000000000000001"),
        json!("79228162514264337593543950335"),
        json!("-79228162514264337593543950335"),
        json!("2026-02-28"),
        json!("-262143-01-01"),
        json!("262142-12-31"),
        json!("{"),
        json!("{name} {"),
        json!("applicant.kind"),
        json!(true),
        json!(false),
        json!([]),
        json!({}),
        json!(null),
    ];
    prop_oneof![
        4 => (any::<Index>(), any::<Index>()).prop_map(|(at, like)| Change::Like(at, like)),
        3 => (any::<Index>(), prop::sample::select(odd.to_vec())).prop_map(|(at, odd)| Change::Odd(at, odd)),
        1 => any::<Index>().prop_map(Change::Without),
        1 => any::<Index>().prop_map(Change::Twice),
    ]
}

fn changed(mut pack: Value, places: &[Place], change: &Change) -> Value {
    let (Change::Like(at, _) | Change::Odd(at, _) | Change::Without(at) | Change::Twice(at)) = change;
    let Place { path, name } = at.get(places);
    let put = match change {
        Change::Like(_, like) => {
            let alike: Vec<&Place> = places.iter().filter(|place| place.name == *name).collect();
            pack.pointer(&like.get::<&Place>(&alike).path).cloned()
        }
        Change::Odd(_, odd) => Some(odd.clone()),
        Change::Without(_) => None,
        Change::Twice(_) => pack.pointer(path).cloned(),
    };
    let (holder, key) = path.rsplit_once('/').unwrap();
    // What an earlier change took away has no place any more.
    match (pack.pointer_mut(holder), put) {
        (Some(Value::Array(items)), Some(put)) if matches!(change, Change::Twice(_)) => items.push(put),
        (Some(Value::Array(items)), put) => {
            if let Some(place) = key.parse().ok().filter(|place: &usize| *place < items.len()) {
                items.splice(place..=place, put);
            }
        }
        (Some(Value::Object(members)), Some(put)) => drop(members.insert(key.to_owned(), put)),
        (Some(Value::Object(members)), None) => drop(members.remove(key)),
        _ => {}
    }
    pack
}

/// Asks everything that can be asked: each verb for every measure, each application as a profile too.
fn ask_everything(pack: &Pack, applications: &[&Value]) {
    let read = |value: &Value| pack.read(value.to_string().as_bytes()).unwrap();
    let ids: Vec<String> = pack.measures().iter().map(|measure| measure.id.to_string()).collect();
    for id in &ids {
        let _ = canonical(&pack.measure(id).unwrap());
        let _ = canonical(&pack.form(id).unwrap());
    }
    for told in applications {
        let profile = read(&json!({ "date": told["date"], "facts": told["facts"] }));
        let _ = pack.match_all(&profile).map(|answer| canonical(&answer));
        for id in &ids {
            let mut application = Value::clone(told);
            application["measure"] = id.as_str().into();
            let application = read(&application);
            let _ = pack.assess(&application).map(|answer| canonical(&answer));
            let _ = pack.deadlines(&application);
            let Ok(receipt) = pack.receipt(&application) else { continue };
            let receipt = pack.read_receipt(canonical(&receipt).as_bytes()).unwrap();
            assert!(pack.verify(&receipt).unwrap().valid);
        }
    }
}

#[test]
fn what_is_loaded_answers_every_verb() {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let (tried, loaded) = (Cell::new(0), Cell::new(0));
    let changes = prop::collection::vec(change(), 1..4);
    let damaged = (any::<Index>(), changes, prop::collection::vec(any::<Index>(), 2));
    let found = TestRunner::new(config).run(&damaged, |(which, changes, applied)| {
        let Whole { pack, places, applications } = which.get(&WHOLE);
        let pack = changes.iter().fold(pack.clone(), |pack, change| changed(pack, places, change));
        tried.set(tried.get() + 1);
        if let Ok(pack) = Pack::load(&signed(pack).to_string()) {
            loaded.set(loaded.get() + 1);
            let applied: Vec<_> = applied.iter().map(|at| at.get(applications)).collect();
            ask_everything(&pack, &applied);
        }
        Ok(())
    });
    found.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(loaded.get() * 5 > tried.get(), "only {} of {} packs were loaded", loaded.get(), tried.get());
}

/// The same content under its own digest.
fn signed(mut pack: Value) -> Value {
    pack.as_object_mut().unwrap().remove("digest");
    let content = json::read(pack.to_string().as_bytes(), json::Limits::RECEIPT).unwrap();
    pack["digest"] = digest_of(&content).into();
    pack
}
