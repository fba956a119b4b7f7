//! A pack's rules as SQL, for whoever holds many enterprises in a database: one view for each measure.
//!
//! **Takes** a pack whose rules have been checked. **Gives** a script for PostgreSQL: queries over a table of applications,
//! with the outcome of each condition, the verdict and the award; what of the pack cannot be said in SQL is listed with the
//! reason. **Never** gives a value that the engine would not give: what is not known stays `NULL`, `unknown` or
//! `undetermined`, and a rule is left out rather than said otherwise.

mod condition;
mod header;
mod items;
mod names;
mod quote;
mod rule;
mod scope;
mod told;
mod view;

use crate::contract::MeasureKind;
use crate::error::Error;
use crate::pack::Pack;
use crate::pack::model::Measure;
use scope::Scope;

/// The column of an application's id on the way to the view. No name of a pack has a low line.
const ID: &str = "application_id";
/// The column of its day.
const DAY: &str = "application_day";

/// What a script is made for.
#[derive(Debug, Clone)]
pub struct Target {
    /// The table of applications, by its name as the database has it: `applications`, `warehouse.applications`.
    pub table: String,
    /// The schema that the views stand in; absent: no view is made, and the queries stand alone.
    pub schema: Option<String>,
}

impl Default for Target {
    fn default() -> Self {
        Self { table: "applications".to_owned(), schema: Some("huiqi".to_owned()) }
    }
}

/// A script, and what it lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// SQL, as `psql` reads it.
    pub text: String,
    /// Ids of the measures that have a query, in the order of the text.
    pub measures: Vec<String>,
    /// What has none.
    pub left_out: Vec<LeftOut>,
}

/// A measure that cannot be said in SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its id.
    pub measure: String,
    /// Why, in English.
    pub reason: String,
}

/// A measure and its query, or why there is none.
struct Said<'p> {
    measure: &'p Measure,
    query: Result<String, String>,
}

/// The script of a pack, or of one measure: its id, or the number of its article.
///
/// ```
/// use huiqi::{Pack, sql};
///
/// let pack = Pack::embedded()?;
/// let script = sql::script(&pack, Some("12"), &sql::Target::default())?;
/// assert_eq!(script.measures, ["data-purchase"]);
/// assert!(script.text.contains(r#"CREATE VIEW "huiqi"."data-purchase" AS"#));
/// # Ok::<(), huiqi::Error>(())
/// ```
///
/// # Errors
/// `measure.unknown`, with the nearest known id.
pub fn script(pack: &Pack, measure: Option<&str>, target: &Target) -> Result<Script, Error> {
    let measures = match measure {
        Some(name) => std::slice::from_ref(pack.find_measure(name)?),
        None => pack.built.measures.as_slice(),
    };
    let table = quoted(&target.table);
    let said: Vec<Said<'_>> = measures.iter().map(|measure| said(pack, measure, &table)).collect();
    let left_out = said.iter().filter_map(|said| {
        let reason = said.query.as_ref().err()?;
        Some(LeftOut { measure: said.measure.id.clone(), reason: reason.clone() })
    });
    let left_out: Vec<LeftOut> = left_out.collect();
    let text = match &target.schema {
        Some(schema) => views(pack, target, schema, &said),
        None => queries(pack, target, &said),
    };
    let measures = said.iter().filter(|said| said.query.is_ok()).map(|said| said.measure.id.clone()).collect();
    Ok(Script { text, measures, left_out })
}

/// A name whose parts are divided by points, each part in quotation marks.
fn quoted(name: &str) -> String {
    name.split('.').map(quote::name).collect::<Vec<_>>().join(".")
}

fn said<'p>(pack: &'p Pack, measure: &'p Measure, table: &str) -> Said<'p> {
    let query = if measure.kind == MeasureKind::Guidance {
        Err("it is guidance: nothing is applied for, no condition, no award".to_owned())
    } else {
        view::query(&Scope::of(pack, measure), table)
    };
    Said { measure, query }
}

/// The queries, each alone.
fn queries(pack: &Pack, target: &Target, said: &[Said<'_>]) -> String {
    let mut text = header::of(pack, target, said);
    for Said { measure, query } in said {
        if let Ok(query) = query {
            text += &format!("\n{}{query};\n", header::of_measure(measure));
        }
    }
    text
}

/// The queries as views in a schema, made anew all at once or not at all.
fn views(pack: &Pack, target: &Target, schema: &str, said: &[Said<'_>]) -> String {
    let mut text = header::of(pack, target, said);
    let schema = quote::name(schema);
    text += &format!("\nBEGIN;\nSET LOCAL client_encoding TO 'UTF8';\nCREATE SCHEMA IF NOT EXISTS {schema};\n");
    for Said { measure, query } in said {
        let Ok(query) = query else { continue };
        let view = format!("{schema}.{}", quote::name(&measure.id));
        text += &format!("\n{}", header::of_measure(measure));
        text += &format!("DROP VIEW IF EXISTS {view};\nCREATE VIEW {view} AS\n{query};\n");
        text += &format!("COMMENT ON VIEW {view} IS {};\n", quote::text(&header::comment(pack, measure)));
    }
    text + "\nCOMMIT;\n"
}
