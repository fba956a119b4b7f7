//! Lists: rows of a subquery, each with one value `v`, which is `NULL` where the value is not known or the row itself is
//! only perhaps there. Whoever sums up asks whether there are as many values as rows.

use std::collections::BTreeSet;

use super::truth::comparable;
use super::{Kind, ROW, Said, Value, Walk, column};
use crate::feel::builtins::Builtin;
use crate::feel::code::{Loop, Op, Place};
use crate::pack::model::Fact;
use crate::sql::names::null_of;
use crate::sql::{quote, told};

/// Where the rows of a list come from.
#[derive(Debug)]
pub(super) struct Source {
    of: Of,
    alias: String,
    /// Fields that are read of its rows.
    fields: BTreeSet<u16>,
}

/// What a list is.
#[derive(Debug)]
enum Of {
    /// The list fact of that slot.
    List(u16),
    /// Those of its items that count.
    Counted(u16),
    /// Values that the rule lists: a `VALUES` with whether each is there, what it is, and whether it is null.
    Values(String),
}

/// What is said of a list that a pack that is in order would have.
const NO_LIST: &str = "it names a list that is not there";

/// What a loop's name stands for.
#[derive(Debug, Clone)]
pub(super) enum Element {
    /// An item: a row of that source.
    Item { source: usize },
    /// What a list literal or loop gives.
    Value(Box<Value>),
}

/// A list: rows, what each must be to stay, and what each gives.
#[derive(Debug)]
struct Rows {
    source: usize,
    kept: Vec<String>,
    element: Element,
    /// Whether a sum of none is 0: of the items that count.
    counted: bool,
}

impl Walk<'_, '_> {
    pub(super) fn local(&self, slot: u8) -> Said<Element> {
        let local = self.locals.get(usize::from(slot)).cloned().flatten();
        local.ok_or_else(|| "a loop's name stands for nothing".to_owned())
    }

    /// A field of what a loop has bound.
    pub(super) fn field(&mut self, of: Place, field: u16) -> Said<Value> {
        let Op::Local(slot) = *self.op(of)? else { return Err("it uses a list as a value".to_owned()) };
        match self.local(slot)? {
            Element::Item { source } => self.field_of(source, field),
            Element::Value(_) => Err("it reads a field of what has none".to_owned()),
        }
    }

    fn field_of(&mut self, source: usize, field: u16) -> Said<Value> {
        let source = self.sources.get_mut(source).ok_or(NO_LIST)?;
        let slot = match source.of {
            Of::List(slot) => slot,
            Of::Counted(slot) => {
                self.reads.counted.insert(field);
                slot
            }
            Of::Values(_) => return Err("it reads a field of what has none".to_owned()),
        };
        let list = self.scope.pack.list(slot).ok_or(NO_LIST)?;
        let fact = list.fields.get(usize::from(field)).ok_or(super::STATED)?;
        source.fields.insert(field);
        Ok(column(fact, &source.alias, self.scope.field(slot, field)))
    }

    /// A list's rows.
    fn rows(&mut self, place: Place) -> Said<Rows> {
        match self.op(place)?.clone() {
            Op::List(slot) => {
                self.reads.lists.insert(slot);
                Ok(self.source(Of::List(slot)))
            }
            Op::Counted => {
                let items = self.scope.items.as_ref().ok_or("it counts items where there are none")?;
                Ok(self.source(Of::Counted(items.slot)))
            }
            Op::ListOf(parts) => self.values(&parts),
            Op::Field(of, field) => {
                let rows = self.rows(of)?;
                let Element::Item { source } = rows.element else {
                    return Err("it reads a field of what has none".to_owned());
                };
                let value = self.field_of(source, field)?;
                Ok(Rows { element: Element::Value(Box::new(value)), ..rows })
            }
            Op::Filter(each) => {
                let mut rows = self.rows(each.list)?;
                let body = self.bound(each.slot, &rows, |walk| walk.truth(each.body))?;
                rows.kept.push(body.operand());
                Ok(rows)
            }
            Op::For(each) => {
                let rows = self.rows(each.list)?;
                let value = self.bound(each.slot, &rows, |walk| walk.value(each.body))?.divided()?;
                Ok(Rows { element: Element::Value(Box::new(value)), ..rows })
            }
            _ => Err("it goes through a list that is no list of items".to_owned()),
        }
    }

    fn source(&mut self, of: Of) -> Rows {
        let (alias, counted) = (self.alias(), matches!(of, Of::Counted(_)));
        self.sources.push(Source { of, alias, fields: BTreeSet::new() });
        let source = self.sources.len() - 1;
        Rows { source, kept: Vec::new(), element: Element::Item { source }, counted }
    }

    /// The rows of a list that the rule writes out.
    fn values(&mut self, parts: &[Place]) -> Said<Rows> {
        let (values, kind) = self.of_one_kind(parts)?;
        let never = || "FALSE".to_owned();
        let row = |value: &Value| format!("(TRUE, {}, {})", value.text, value.null.clone().unwrap_or_else(never));
        let listed = values.iter().map(row).collect::<Vec<_>>().join(", ");
        let rows = self.source(Of::Values(listed));
        let alias = &self.sources.get(rows.source).ok_or(NO_LIST)?.alias;
        let null = values.iter().any(|value| value.null.is_some()).then(|| format!("{alias}.v_null"));
        let value = Value { null, ..Value::tight(kind, format!("{alias}.v")) };
        Ok(Rows { element: Element::Value(Box::new(value)), ..rows })
    }

    /// Some values, and what they all are.
    fn of_one_kind(&mut self, parts: &[Place]) -> Said<(Vec<Value>, Kind)> {
        let mut values = Vec::new();
        for part in parts {
            values.push(self.value(*part)?.divided()?);
        }
        let kind = values.iter().map(|value| value.kind).find(|kind| *kind != Kind::Null);
        let kind = kind.ok_or("it lists nothing but null")?;
        if values.iter().any(|value| value.kind != kind && value.kind != Kind::Null) {
            return Err("it lists values of two kinds".to_owned());
        }
        Ok((values, kind))
    }

    /// Does something with a loop's name bound to a row.
    fn bound<T>(&mut self, slot: u8, rows: &Rows, then: impl FnOnce(&mut Self) -> Said<T>) -> Said<T> {
        let place = usize::from(slot);
        let local = self.locals.get_mut(place).ok_or("loops are nested too deep")?;
        let outer = local.replace(rows.element.clone());
        let out = then(self);
        if let Some(local) = self.locals.get_mut(place) {
            *local = outer;
        }
        out
    }

    /// The query of the rows: of each that is or may be there, one value.
    fn query(&self, rows: &Rows, value: &str) -> Said<String> {
        let source = self.sources.get(rows.source).ok_or(NO_LIST)?;
        let here: Vec<String> =
            std::iter::once(format!("{}.is_here", source.alias)).chain(rows.kept.iter().cloned()).collect();
        let kept: Vec<String> = rows.kept.iter().map(|kept| format!("{kept} IS NOT FALSE")).collect();
        let kept = if kept.is_empty() { String::new() } else { format!(" WHERE {}", kept.join(" AND ")) };
        Ok(format!("SELECT CASE WHEN {} THEN {value} END AS v FROM {}{kept}", here.join(" AND "), self.table(source)?))
    }

    /// The rows of a source with the fields that are read of them. Of a list that is not told there is one, which is only
    /// perhaps there.
    fn table(&self, source: &Source) -> Said<String> {
        let alias = &source.alias;
        let slot = match &source.of {
            Of::List(slot) | Of::Counted(slot) => *slot,
            Of::Values(listed) => return Ok(format!("(VALUES {listed}) AS {alias}(is_here, v, v_null)")),
        };
        let list = self.scope.pack.list(slot).ok_or(NO_LIST)?;
        let named = |field: &u16| Some((list.fields.get(usize::from(*field))?, self.scope.field(slot, *field)));
        let fields: Vec<(&Fact, &str)> = source.fields.iter().filter_map(named).collect();
        if matches!(source.of, Of::Counted(_)) {
            return Ok(format!("{} AS {alias}", counted(&fields)));
        }
        let whole = format!("{ROW}.{}", quote::name(self.scope.list(slot)));
        let raw = fields
            .iter()
            .map(|(fact, column)| format!(", e.item -> {} AS {}", quote::text(&fact.name), quote::name(column)));
        let day = format!("{ROW}.{}", crate::sql::DAY);
        let read = fields.iter().flat_map(|(fact, column)| {
            told::columns(&self.scope.pack.built, fact, column, &format!("r.{}", quote::name(column)), &day)
        });
        Ok(format!(
            "(SELECT {} FROM (SELECT CASE WHEN {whole} IS NOT NULL THEN TRUE END AS is_here{} \
             FROM jsonb_array_elements(coalesce({whole}, '[null]')) AS e(item)) AS r OFFSET 0) AS {alias}",
            std::iter::once("r.is_here".to_owned()).chain(read).collect::<Vec<_>>().join(", "),
            raw.collect::<String>()
        ))
    }

    /// `some`, `every`.
    pub(super) fn quantify(&mut self, each: &Loop, some: bool) -> Said<Value> {
        let rows = self.rows(each.list)?;
        let body = self.bound(each.slot, &rows, |walk| walk.truth(each.body))?;
        self.quantified(&rows, &body.operand(), some)
    }

    fn quantified(&mut self, rows: &Rows, body: &str, some: bool) -> Said<Value> {
        let (query, alias) = (self.query(rows, body)?, self.alias());
        let decided = if some { "bool_or(v) THEN TRUE" } else { "NOT bool_and(v) THEN FALSE" };
        let otherwise = if some { "FALSE" } else { "TRUE" };
        Ok(Value::tight(
            Kind::Truth,
            format!(
                "(SELECT CASE WHEN {decided} WHEN count(*) = count(v) THEN {otherwise} END FROM ({query}) AS {alias})"
            ),
        ))
    }

    /// Whether an operation gives several values.
    pub(super) fn is_list(&self, place: Place) -> bool {
        match self.op(place) {
            Ok(Op::List(_) | Op::Counted | Op::Filter(_) | Op::For(_) | Op::ListOf(_)) => true,
            Ok(Op::Field(of, _)) => self.is_list(*of),
            _ => false,
        }
    }

    /// Whether a value is one of a list's.
    pub(super) fn is_in(&mut self, value: &Value, list: Place) -> Said<String> {
        let rows = self.rows(list)?;
        let Element::Value(element) = rows.element.clone() else { return Err("it compares whole items".to_owned()) };
        comparable(value, &element)?;
        let equal = format!("({} = {})", element.operand(), value.operand());
        Ok(self.quantified(&rows, &equal, true)?.text)
    }

    /// `sum`, `count`, `min`, `max`.
    pub(super) fn aggregate(&mut self, builtin: Builtin, places: &[Place]) -> Said<Value> {
        match places {
            [only] if builtin == Builtin::Count => self.count(*only),
            [only] => match self.op(*only)?.clone() {
                Op::ListOf(parts) => self.of_parts(builtin, &parts),
                _ => self.of_rows(builtin, *only),
            },
            parts => self.of_parts(builtin, parts),
        }
    }

    fn count(&mut self, list: Place) -> Said<Value> {
        // What a loop makes of the items does not change how many there are.
        let mut list = list;
        while let Op::For(Loop { list: of, .. }) | Op::Field(of, _) = self.op(list)? {
            list = *of;
        }
        let rows = self.rows(list)?;
        let (query, alias) = (self.query(&rows, "TRUE")?, self.alias());
        let text =
            format!("(SELECT CASE WHEN count(*) = count(v) THEN count(*)::numeric END FROM ({query}) AS {alias})");
        Ok(Value::tight(Kind::Number, text))
    }

    fn of_rows(&mut self, builtin: Builtin, list: Place) -> Said<Value> {
        let rows = self.rows(list)?;
        let Element::Value(value) = &rows.element else { return Err("it compares whole items".to_owned()) };
        let kind = aggregated(builtin, value.kind)?;
        let (query, alias) = (self.query(&rows, &value.operand())?, self.alias());
        // Of no value at all SQL gives `NULL`, which is right: a rule that could sum up nothing is refused.
        let value = match builtin {
            Builtin::Sum if rows.counted => "coalesce(sum(v), 0.0)",
            Builtin::Sum => "sum(v)",
            Builtin::Min => "min(v)",
            _ => "max(v)",
        };
        Ok(Value::tight(
            kind,
            format!("(SELECT CASE WHEN count(*) = count(v) THEN {value} END FROM ({query}) AS {alias})"),
        ))
    }

    /// The same of values that the rule lists.
    fn of_parts(&mut self, builtin: Builtin, parts: &[Place]) -> Said<Value> {
        let (values, kind) = self.of_one_kind(parts)?;
        let name = match builtin {
            Builtin::Sum => "sum",
            Builtin::Min => "min",
            Builtin::Max => "max",
            _ => return Err("it counts what it lists".to_owned()),
        };
        let kind = aggregated(builtin, kind)?;
        let rows: Vec<String> = values.iter().map(|value| format!("({})", value.text)).collect();
        let alias = self.alias();
        Ok(Value::tight(
            kind,
            format!(
                "(SELECT CASE WHEN count(*) = count(v) THEN {name}(v) END FROM (VALUES {}) AS {alias}(v))",
                rows.join(", ")
            ),
        ))
    }
}

fn aggregated(builtin: Builtin, kind: Kind) -> Said<Kind> {
    match (builtin, kind) {
        (_, Kind::Number) | (Builtin::Min | Builtin::Max, Kind::Day | Kind::Months | Kind::Days) => Ok(kind),
        (_, Kind::Text) => Err(super::TEXTS.to_owned()),
        _ => Err("it sums up what has no order".to_owned()),
    }
}

/// The items that count, as [`items`](crate::sql::items) has judged them.
fn counted(fields: &[(&Fact, &str)]) -> String {
    let mut columns = vec!["CASE WHEN (e.item ->> 'status') = 'counted' THEN TRUE END AS is_here".to_owned()];
    for (fact, column) in fields {
        let of = |key: &str, column: &str, sql: &str| {
            format!("(e.item -> 'facts' ->> {})::{sql} AS {}", quote::text(key), quote::name(column))
        };
        columns.push(of(&fact.name, column, told::type_of(fact.kind)));
        if told::shows_null(fact) {
            columns.push(of(&null_of(&fact.name), &null_of(column), "boolean"));
        }
    }
    format!(
        "(SELECT {} FROM jsonb_array_elements(coalesce({ROW}.items, '[null]')) AS e(item) \
         WHERE (e.item ->> 'status') IS DISTINCT FROM 'notCounted' OFFSET 0)",
        columns.join(", ")
    )
}
