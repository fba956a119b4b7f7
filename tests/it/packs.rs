//! Packs: the policy that the library carries, and the made-up ones of `tests/packs`, whose rules have every shape that
//! docs/shapes.md lists. What holds for one of them must hold for all.

use std::fs;
use std::path::{Path, PathBuf};

use huiqi::pack::model::Built;
use huiqi::pack::source::{SourceFile, build};
use huiqi::{Pack, json};
use serde_json::{Value, json};

/// A pack and where its sources and cases stand.
pub struct Source {
    pub name: String,
    pub folder: PathBuf,
    pub pack: Pack,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The policy that the library carries.
pub fn embedded() -> Source {
    let pack = Pack::embedded().unwrap();
    Source { name: pack.info().id.to_string(), folder: folder_of(&pack), pack }
}

/// Where the sources and cases of a pack stand.
pub fn folder_of(pack: &Pack) -> PathBuf {
    folder(&pack.info().id)
}

/// The same of the pack of that id.
pub fn folder(id: &str) -> PathBuf {
    let folders = ["policies", "tests/packs"].map(|folder| root().join(folder).join(id));
    folders.into_iter().find(|folder| folder.is_dir()).unwrap_or_else(|| panic!("no folder is called {id}"))
}

/// The made-up packs that have been built, as every door would load them.
pub fn made_up() -> Vec<Source> {
    let load = |folder: PathBuf| {
        let text = fs::read_to_string(folder.join(BUILT)).ok()?;
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        Some(Source { pack: Pack::load(&text).unwrap_or_else(|fault| panic!("{name}: {fault}")), name, folder })
    };
    let packs: Vec<_> = folders().into_iter().filter_map(load).collect();
    assert!(packs.len() >= 4, "only {} packs were found", packs.len());
    packs
}

/// Those of them that have cases of their own measures.
pub fn with_cases() -> impl Iterator<Item = Source> {
    made_up().into_iter().filter(|source| source.folder.join("cases").is_dir())
}

/// Name of a made-up pack's built form, in its folder.
const BUILT: &str = "pack.json";

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/packs")).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn text(path: &Path) -> Result<SourceFile, String> {
    let name = path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned();
    fs::read_to_string(path).map(|text| SourceFile { name, text }).map_err(|fault| fault.to_string())
}

/// The TOML files of a folder.
fn sources(folder: &Path) -> Vec<SourceFile> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.iter().map(|path| text(path).unwrap()).collect()
}

/// A made-up pack, built from its folder.
pub fn built(folder: &Path) -> Built {
    let fetch = |path: &str| text(&folder.join(path));
    build(sources(folder), fetch, huiqi::facts::CODES).unwrap_or_else(|faults| panic!("{faults}"))
}

/// What a built file's text says.
pub fn structure<T: json::Structure>(text: &str) -> Result<T, json::Misfit> {
    json::from_value(&json::read(text.as_bytes(), json::Limits::RECEIPT).unwrap())
}

/// The library takes its own pack without computing the digest: that it is right is made sure of here.
#[test]
fn the_embedded_pack_has_the_digest_of_its_content() {
    let pack = Pack::load(&fs::read_to_string("policies/nmg-2026-8.json").unwrap()).unwrap();
    assert_eq!(pack.info().digest, Pack::embedded().unwrap().info().digest);
}

/// A member that is written under one name and read under another would be lost.
#[test]
fn what_is_written_of_a_pack_is_what_is_read() {
    let committed = folders().into_iter().map(|folder| folder.join(BUILT)).chain(["policies/nmg-2026-8.json".into()]);
    for path in committed {
        let text = fs::read_to_string(&path).unwrap();
        let built: Built = structure(&text).unwrap_or_else(|misfit| panic!("{}: {misfit}", path.display()));
        assert_eq!(json::canonical(&built), text.trim_end(), "{}", path.display());
    }
}

#[test]
fn what_does_not_fit_is_named_with_its_place() {
    let text = fs::read_to_string("policies/nmg-2026-8.json").unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    for (place, put, said) in [
        ("/facts/1", Some(json!([])), "/facts/1: Fact is not an object"),
        ("/facts/1/kind", Some(json!("sum")), "/facts/1/kind: not a variant of FactKind"),
        ("/facts/1/kind", Some(json!({"text": 1})), "/facts/1/kind: not a variant of FactKind"),
        ("/facts/1/kind", Some(json!("choice")), "/facts/1/kind: not a variant of FactKind"),
        ("/facts/1/label", None, "/facts/1/label: not a text"),
        ("/facts/1/past", Some(json!("yes")), "/facts/1/past: neither true nor false"),
        ("/facts/1/lable", Some(json!("")), "/facts/1: Fact has no member lable"),
        ("/lists/0/max", Some(json!(-1)), "/lists/0/max: not a whole number, or out of range"),
        ("/lists/0/max", Some(json!(1.5)), "/lists/0/max: not a whole number, or out of range"),
        ("/measures/2/clauses", Some(json!("")), "/measures/2/clauses: not a list"),
        ("/document/dated", Some(json!("2026-02-30")), "/document/dated: not a day of the form YYYY-MM-DD"),
        (
            "/calendar/years/2026/holidays/0",
            Some(json!(["2026-01-01"])),
            "/calendar/years/2026/holidays/0: too many parts, or too few",
        ),
        ("/calendar/years/MMXXVI", Some(json!({})), "/calendar/years/MMXXVI: under a key that is no whole number"),
        ("/groups", Some(json!(0)), "/groups: not an object"),
        (
            "/measures/11/conditions/0/met/2",
            Some(json!({"compare": ["=", 0, 65_536]})),
            "/measures/11/conditions/0/met/2/compare/2: not a whole number, or out of range",
        ),
        (
            "/measures/11/conditions/0/met/2",
            Some(json!({"number": "1e"})),
            "/measures/11/conditions/0/met/2/number: not an exact decimal",
        ),
    ] {
        let mut whole = whole.clone();
        let (object, member) = place.rsplit_once('/').unwrap();
        match (whole.pointer_mut(object).unwrap(), put) {
            (Value::Object(members), Some(put)) => drop(members.insert(member.to_owned(), put)),
            (Value::Object(members), None) => drop(members.remove(member).unwrap()),
            (items, put) => items[member.parse::<usize>().unwrap()] = put.unwrap(),
        }
        assert_eq!(structure::<Built>(&whole.to_string()).unwrap_err().to_string(), said);
    }
}

/// Each folder is free of faults, and what it builds to is what is committed: with the library's own check of what can be
/// loaded between the two.
#[test]
fn made_up_packs_are_in_order_and_fresh() {
    for folder in folders() {
        let fresh = Pack::from_built(built(&folder)).unwrap();
        let committed = fs::read_to_string(folder.join(BUILT)).unwrap_or_default();
        let loaded = Pack::load(&committed).map(|pack| pack.info().digest.to_string());
        assert_eq!(loaded, Ok(fresh.info().digest.to_string()), "{}: run `make generate`", folder.display());
    }
}
