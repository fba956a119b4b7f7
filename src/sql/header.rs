//! What a script says of itself: which rules it was made from, how it is used, and what it does not do.

use super::{Said, Target, quote};
use crate::contract::Basis;
use crate::pack::Pack;
use crate::pack::model::Measure;

/// What the table is, in every script.
const TABLE: &str = "
How to use it
  The table has a row for each application: id (of any type), date (date: the day of application) and facts
  (jsonb: the object that an application has under \"facts\"). The database is in UTF-8.";

/// What the columns are, and what no script does.
const COLUMNS: &str =
    "  The columns of a measure are its conditions, each met, unmet, office (the text leaves it to the office) or
  unknown (what it rests on is not told or not in order); items, where it has some: for each its status, its
  conditions and the facts that the award sums up; verdict; award, exact to the fen and NULL where it is not one
  sum; award_low and award_high, its bounds.
  A fact that is not told, null where the answer \"there is none\" is not foreseen, or not in order counts as not
  told. null where it is foreseen is an answer.

What it does not do
  It judges by these rules whatever the day is; which version was in force on a day is not asked.
  It looks at no document and no procedure, reports nothing that is wrong with what is told, and knows no rule
  between measures: sums of two measures may exclude each other.
  Of what is half told the engine gives closer bounds; here a bound is NULL as soon as the sum rests on a fact that
  is not told or an item that awaits the office.
  It is an estimate for whoever looks for applicants. What counts is the engine's answer to an application.";

/// The head of a script, as comments.
pub(super) fn of(pack: &Pack, target: &Target, said: &[Said<'_>]) -> String {
    let (built, document) = (&pack.built, &pack.built.document);
    let mut lines = vec![
        "Which applications a policy would admit, and for how much: made by huiqi from a pack's rules. Do not edit."
            .to_owned(),
        String::new(),
        format!("Pack      {} {}", built.id, built.version),
        format!("Digest    {}", built.digest),
        format!("Document  {} {}", document.title, document.number),
        format!("Dated     {}; applications are in order from {} on", document.dated, document.first_day),
        format!("Table     {}", target.table),
        "Dialect   PostgreSQL, tried with 15; no extension, no function".to_owned(),
    ];
    let asked = match &target.schema {
        Some(schema) => {
            let view = format!("{}.\"MEASURE\"", quote::name(schema));
            format!("  psql -v ON_ERROR_STOP=1 -f THIS_FILE, then SELECT * FROM {view} WHERE verdict = 'eligible'.")
        }
        None => "  Each query stands alone: SELECT * FROM (QUERY) AS measure WHERE verdict = 'eligible'.".to_owned(),
    };
    lines.extend([TABLE, &asked, COLUMNS].iter().flat_map(|part| part.lines()).map(str::to_owned));
    let left_out: Vec<String> = said
        .iter()
        .filter_map(|said| {
            Some(format!("  {} {}: {}", said.measure.article, said.measure.id, said.query.as_ref().err()?))
        })
        .collect();
    if !left_out.is_empty() {
        lines.extend([String::new(), "Left out".to_owned()]);
        lines.extend(left_out);
    }
    lines.iter().map(|line| format!("-- {}", quote::line(line)).trim_end().to_owned() + "\n").collect()
}

/// What stands above a measure's query.
pub(super) fn of_measure(measure: &Measure) -> String {
    let mut lines = vec![format!("{} {}: {}", measure.article, measure.id, measure.title)];
    if let Some(award) = &measure.award {
        let basis = match award.basis {
            Basis::Entitlement => "",
            Basis::Selection => "; the sum is what the authority gives if it selects the applicant",
        };
        lines.push(format!("award: clause {}{basis}", award.clause));
    }
    lines.iter().map(|line| format!("-- {}\n", quote::line(line))).collect()
}

/// What the database keeps of a view.
pub(super) fn comment(pack: &Pack, measure: &Measure) -> String {
    let built = &pack.built;
    format!("{} ({} {}, {})", measure.title, built.id, built.version, built.digest)
}
