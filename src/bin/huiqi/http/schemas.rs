//! The JSON Schemas of the contract, as they are published: `assessment.json`, and under its version's name,
//! `assessment@0.1.0.json`, which never says anything else.

/// Name and text of each. `tests/it/generated.rs` holds them against the types that they come from.
pub const SCHEMAS: &[(&str, &str)] = &[
    ("application", include_str!("../../../../pkg-config/schema/application.json")),
    ("assessment", include_str!("../../../../pkg-config/schema/assessment.json")),
    ("error", include_str!("../../../../pkg-config/schema/error.json")),
    ("form", include_str!("../../../../pkg-config/schema/form.json")),
    ("matches", include_str!("../../../../pkg-config/schema/matches.json")),
    ("measure", include_str!("../../../../pkg-config/schema/measure.json")),
    ("measure-summary", include_str!("../../../../pkg-config/schema/measure-summary.json")),
    ("pack-info", include_str!("../../../../pkg-config/schema/pack-info.json")),
    ("profile", include_str!("../../../../pkg-config/schema/profile.json")),
    ("receipt", include_str!("../../../../pkg-config/schema/receipt.json")),
    ("verification", include_str!("../../../../pkg-config/schema/verification.json")),
];

/// The version that the contract has, with the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The schema at `/schema/NAME.json`, or `/schema/NAME@VERSION.json` of this version.
pub fn named(file: &str) -> Option<&'static str> {
    let name = file.strip_suffix(".json")?;
    let name = match name.split_once('@') {
        None => name,
        Some((name, version)) if version == VERSION => name,
        Some(_) => return None,
    };
    SCHEMAS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
