//! What the golden cases apply for.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The applications of all golden cases, in the order of their files.
pub(crate) fn applications() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/nmg-2026-8/cases");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    let rows = |path| -> Vec<Value> { serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap() };
    files.into_iter().flat_map(rows).map(|mut row| row["application"].take()).collect()
}
