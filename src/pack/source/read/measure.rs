//! A measure's file, `ARTICLE-ID.toml`.

use super::condition::Which;
use super::table::Table;
use super::value::Value;
use super::{award, condition, contact, form, material, step};
use crate::contract::MeasureKind;
use crate::pack::fault::{Report, codes};
use crate::pack::load::MAX_MONEY;
use crate::pack::source::draft::{Clause, Draft, Measure, Term};
use crate::pack::source::text::{Placed, Text};
use crate::value::Number;

/// The highest number of an article.
const LAST_ARTICLE: u32 = 9_999;

/// Reads a measure. `file` is the name of its file, without folders.
pub fn read(table: Table<'_>, file: &str, draft: &mut Draft) {
    let id = table.need("id").and_then(|value| value.kebab());
    let article = table
        .need("article")
        .and_then(|value| value.whole(1..=LAST_ARTICLE).map(|article| Placed { value: article, spot: value.spot }));
    let kind =
        table.need("kind").and_then(|value| value.word(&KINDS).map(|kind| Placed { value: kind, spot: value.spot }));
    let title = table.need("title").and_then(|value| value.text());
    let summary = table.need("summary").and_then(|value| value.text());
    let applicants = names(&table, "applicants");
    let facts = names(&table, "facts");
    let require = names(&table, "require");
    let workdays_only = table.ask("workdaysOnly").and_then(|value| value.address());
    let clauses = table.need("clauses").and_then(|value| value.table("table of clauses"));
    let clauses = clauses.iter().flat_map(Table::entries).filter_map(|(key, value)| read_clause(&table, key, &value));
    let clauses = clauses.collect();
    let terms = table.ask("terms").and_then(|value| value.table("table of terms"));
    let terms = terms.iter().flat_map(Table::entries).filter_map(|(key, value)| read_term(key, &value)).collect();
    let uncarried = table.ask("uncarried").and_then(|value| value.table("table of clauses"));
    let uncarried =
        uncarried.iter().flat_map(Table::entries).filter_map(|(key, value)| read_reason(key, &value)).collect();
    let conditions = condition::read_all(&table, "condition", Which::Condition);
    let items = table.ask("items").and_then(|value| value.table("table of items")).map(condition::read_items);
    let award = table.ask("award").and_then(|value| value.table("award")).map(award::read);
    let (materials, hints) = material::read_all(&table);
    let first = names(&table, "first");
    let steps = step::read_all(&table);
    let contacts = contact::read_all(&table);
    let references = contact::read_references(&table);
    super::read_declarations(&table, draft);
    check_file_name(&table, file, id.as_ref(), article);
    let spot = table.spot;
    table.close();
    // A measure without one of the two is known by its file's name, so that others may refer to it.
    let (file_article, file_id) = by_file_name(file);
    let id = id.unwrap_or_else(|| Text::new(file_id, spot));
    let article = article.unwrap_or(Placed { value: file_article, spot });
    draft.measures.push(Measure {
        applicants,
        article,
        award,
        clauses,
        conditions,
        contacts,
        facts,
        first,
        hints,
        id,
        items,
        kind,
        materials,
        references,
        require,
        steps,
        summary: summary.map(|summary| summary.value),
        terms,
        title: title.map(|title| title.value),
        uncarried,
        workdays_only,
    });
}

const KINDS: [(&str, MeasureKind); 4] = [
    ("award", MeasureKind::Award),
    ("deferred", MeasureKind::Deferred),
    ("recognition", MeasureKind::Recognition),
    ("guidance", MeasureKind::Guidance),
];

/// A list of names that may be left out or empty.
fn names(table: &Table<'_>, key: &'static str) -> Vec<Text> {
    let values = table.ask(key).map(|value| value.list()).unwrap_or_default();
    values.iter().filter_map(Value::text).collect()
}

/// Article and id as the file's name has them.
fn by_file_name(file: &str) -> (u32, &str) {
    let base = file.strip_suffix(".toml").unwrap_or(file);
    let (article, id) = base.split_once('-').unwrap_or((base, base));
    (article.parse().unwrap_or(0), id)
}

fn check_file_name(table: &Table<'_>, file: &str, id: Option<&Text>, article: Option<Placed<u32>>) {
    let (Some(id), Some(article)) = (id, article) else { return };
    let wanted = format!("{}-{}.toml", article.value, id.value);
    if file != wanted {
        let help = format!("rename the file to `{wanted}`, or mend `id` or `article`");
        table.report.add_with(id.spot, codes::FILE, "the file's name is not that of its measure", help);
    }
}

fn read_reason(address: Text, value: &Value<'_>) -> Option<(Text, String)> {
    Some((read_address(value.report, address)?, value.text()?.value))
}

/// A key that is the address of a clause of this article.
fn read_address(report: &Report, address: Text) -> Option<Text> {
    let fits = form::is_address(&address.value) && address.value != "0";
    if !fits {
        report.add(address.spot, codes::WRONG_VALUE, format!("this is no {}", form::ADDRESS));
    }
    fits.then_some(address)
}

fn read_clause(table: &Table<'_>, address: Text, value: &Value<'_>) -> Option<Clause> {
    let address = read_address(table.report, address)?;
    Some(Clause { address, text: value.text() })
}

fn read_term(id: Text, value: &Value<'_>) -> Option<Term> {
    if !form::is_name(&id.value) {
        value.report.add(id.spot, codes::WRONG_VALUE, format!("this is no {}", form::NAME));
    }
    let Some(table) = value.table("term") else {
        value.report.mark_damaged(&id.value);
        return None;
    };
    let unit = table.exactly_one(&["yuan", "ratio", "number", "date"]);
    let decimal = |key, most, places| {
        table
            .ask(key)
            .and_then(|value| value.decimal((Number::ZERO, Number::whole(most)), places))
            .map(|text| text.value)
    };
    let yuan = decimal("yuan", MAX_MONEY, 2);
    let ratio = decimal("ratio", 1, 6);
    let number = decimal("number", MAX_MONEY, 6);
    let date = table.ask("date").and_then(|value| value.day()).map(|day| day.value.to_string());
    let label = table.need("label").and_then(|value| value.text());
    let clause = table.need("clause").and_then(|value| value.address());
    table.close();
    let value_of = |unit| match unit {
        "yuan" => yuan,
        "ratio" => ratio,
        "number" => number,
        _ => date,
    };
    let term = unit.and_then(|unit| value_of(unit).map(|value| (unit, value)));
    if term.is_none() {
        value.report.mark_damaged(&id.value);
    }
    Some(Term { clause, id, label: label.map(|label| label.value).unwrap_or_default(), value: term })
}
