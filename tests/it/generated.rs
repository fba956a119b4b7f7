//! Schemas that come from the Rust types of the contract, and the header of the C library: written with `GENERATE=1`, else
//! held against what is committed.

use std::fs;
use std::path::Path;

use huiqi::contract::{
    Application, Assessment, Form, Matches, Measure, MeasureSummary, PackInfo, Profile, Receipt, Verification,
};
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// What the contract's `Option`s mean: a key that is left out. `null` is taken out of every property that is not
/// required; one that is required and may be null keeps it.
#[derive(Debug, Clone)]
struct LeftOutNotNull;

impl Transform for LeftOutNotNull {
    fn transform(&mut self, schema: &mut Schema) {
        let required: Vec<Value> = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            for (name, property) in
                properties.iter_mut().filter(|(name, _)| !required.contains(&Value::from(name.as_str())))
            {
                without_null(property).unwrap_or_else(|| panic!("{name} has no type but null"));
            }
        }
        transform_subschemas(self, schema);
    }
}

fn without_null(property: &mut Value) -> Option<()> {
    if let Some(Value::Array(types)) = property.get_mut("type") {
        types.retain(|one| one != "null");
        let only = (types.len() == 1).then(|| types.first().cloned()).flatten();
        if let Some(only) = only {
            property["type"] = only;
        }
    }
    if let Some(Value::Array(alternatives)) = property.get_mut("anyOf") {
        alternatives.retain(|one| one.get("type") != Some(&Value::from("null")));
        if let [only] = alternatives.as_slice() {
            let only = only.clone();
            let rest = property.as_object_mut()?;
            rest.remove("anyOf");
            rest.extend(only.as_object()?.clone());
        }
    }
    Some(())
}

fn schema<T: JsonSchema>() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(LeftOutNotNull);
    let schema = settings.into_generator().into_root_schema_for::<T>();
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

#[test]
fn schemas_are_fresh() {
    let schemas = [
        ("application", schema::<Application>()),
        ("assessment", schema::<Assessment<'_>>()),
        ("error", schema::<huiqi::Error>()),
        ("form", schema::<Form<'_>>()),
        ("matches", schema::<Matches<'_>>()),
        ("measure", schema::<Measure<'_>>()),
        ("measure-summary", schema::<MeasureSummary<'_>>()),
        ("pack-info", schema::<PackInfo<'_>>()),
        ("profile", schema::<Profile>()),
        ("receipt", schema::<Receipt<'_>>()),
        ("verification", schema::<Verification>()),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg-config/schema");
    let generate = std::env::var_os("GENERATE").is_some();
    if generate {
        fs::create_dir_all(&folder).unwrap();
    }
    for (name, fresh) in &schemas {
        let path = folder.join(format!("{name}.json"));
        if generate {
            fs::write(&path, fresh).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == *fresh, "{} is stale: run `make generate` and commit what changes", path.display());
    }
    let files = fs::read_dir(&folder).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_file()).count();
    assert_eq!(files, schemas.len(), "a file in {} comes from no type", folder.display());
}

/// Every function that the library exports to C stands in the header, as its comments say.
#[test]
fn header_is_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("pkg-config/c/huiqi.h");
    let config = cbindgen::Config::from_file(root.join("pkg-config/c/cbindgen.toml")).unwrap();
    let written = cbindgen::Builder::new().with_config(config).with_src(root.join("src/c.rs")).generate();
    let mut fresh = Vec::new();
    written.unwrap().write(&mut fresh);
    if std::env::var_os("GENERATE").is_some() {
        fs::write(&path, &fresh).unwrap();
    }
    let committed = fs::read(&path).unwrap_or_default();
    assert!(committed == fresh, "{} is stale: run `make generate` and commit what changes", path.display());
}
