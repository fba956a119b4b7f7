//! Conditions: junctions, comparisons, membership.

use super::{Kind, Said, TEXTS, Value, Walk};
use crate::feel::code::{Ends, Op, Place, Relation, Test};

impl Walk<'_, '_> {
    /// `a AND b`, `a OR b`: SQL's are Kleene's.
    pub(super) fn junction(&mut self, word: &str, a: Place, b: Place) -> Said<Value> {
        let (a, b) = (self.truth(a)?, self.truth(b)?);
        Ok(Value::loose(Kind::Truth, format!("{} {word} {}", a.operand(), b.operand())))
    }

    pub(super) fn compare(&mut self, relation: Relation, a: Place, b: Place) -> Said<Value> {
        let (a, b) = (self.value(a)?, self.value(b)?);
        if a.kind == Kind::Null || b.kind == Kind::Null {
            return is_null(relation, if a.kind == Kind::Null { b } else { a });
        }
        Ok(Value::loose(Kind::Truth, compared(sign(relation), a, b)?))
    }

    /// `a in (…)`.
    pub(super) fn within(&mut self, a: Place, tests: &[Test]) -> Said<Value> {
        let a = self.value(a)?;
        let (mut equal, mut others) = (Vec::new(), Vec::new());
        for test in tests {
            match test {
                Test::Range(ends) => others.push(self.in_range(&a, *ends)?),
                Test::Value(place) => match self.op(*place)?.clone() {
                    Op::Range(ends) => others.push(self.in_range(&a, ends)?),
                    Op::ListOf(places) => {
                        for place in places {
                            equal.push(self.value(place)?);
                        }
                    }
                    _ if self.is_list(*place) => others.push(self.is_in(&a, *place)?),
                    _ => equal.push(self.value(*place)?),
                },
            }
        }
        let mut parts = Vec::new();
        if !equal.is_empty() {
            equal.iter().try_for_each(|one| comparable(&a, one))?;
            let named: Vec<&str> = equal.iter().map(|one| one.text.as_str()).collect();
            parts.push(format!("{} IN ({})", a.operand(), named.join(", ")));
        }
        parts.extend(others);
        Ok(match <[String; 1]>::try_from(parts) {
            Ok([only]) => Value::loose(Kind::Truth, only),
            Err(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| format!("({part})")).collect();
                Value::loose(Kind::Truth, parts.join(" OR "))
            }
        })
    }

    fn in_range(&mut self, a: &Value, ends: Ends) -> Said<String> {
        let mut parts = Vec::new();
        if let Some((from, belongs)) = ends.from {
            parts.push(compared(if belongs { ">=" } else { ">" }, a.clone(), self.value(from)?)?);
        }
        if let Some((to, belongs)) = ends.to {
            parts.push(compared(if belongs { "<=" } else { "<" }, a.clone(), self.value(to)?)?);
        }
        Ok(parts.join(" AND "))
    }
}

/// `a = null`: what is asked of the column beside the value.
fn is_null(relation: Relation, value: Value) -> Said<Value> {
    let null = value.null.unwrap_or_else(|| "FALSE".to_owned());
    match relation {
        Relation::Eq => Ok(Value::loose(Kind::Truth, null)),
        Relation::Ne => Ok(Value::loose(Kind::Truth, format!("NOT ({null})"))),
        _ => Err("it asks whether `null` is greater or less".to_owned()),
    }
}

fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Eq => "=",
        Relation::Ne => "<>",
        Relation::Lt => "<",
        Relation::Le => "<=",
        Relation::Gt => ">",
        Relation::Ge => ">=",
    }
}

fn compared(sign: &str, a: Value, b: Value) -> Said<String> {
    comparable(&a, &b)?;
    let (a, b) = (a.divided()?, b.divided()?);
    Ok(format!("{} {sign} {}", a.operand(), b.operand()))
}

/// Says why not, if two values are not held against each other.
pub(super) fn comparable(a: &Value, b: &Value) -> Said<()> {
    if a.kind == Kind::Text || b.kind == Kind::Text {
        return Err(TEXTS.to_owned());
    }
    if a.kind != b.kind || a.kind == Kind::Null {
        return Err("it compares values of two kinds".to_owned());
    }
    a.clone().divided()?;
    b.clone().divided()?;
    Ok(())
}
