//! A value of the spanned tree, read as what its key takes.

use std::ops::RangeInclusive;

use toml::de::{DeArray, DeTable, DeValue};

use super::form;
use super::table::{File, Table};
use crate::pack::fault::{Report, Spot, codes};
use crate::pack::source::text::{Placed, Text};
use crate::pack::source::wording::{did_you_mean, one_of};
use crate::value::{Day, Number};

/// A value that is being read.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    pub(super) report: &'a Report,
    pub(super) file: File<'a>,
    /// The key that it stands under.
    pub(super) key: &'a str,
    pub(super) value: &'a DeValue<'a>,
    /// Where it stands.
    pub spot: Spot,
}

impl<'a> Value<'a> {
    /// A fault of this value.
    pub fn fault(&self, code: &'static str, message: impl Into<String>, help: Option<String>) {
        self.report.push(self.spot, code, message.into(), help);
    }

    /// A text, of any content but none.
    pub fn text(&self) -> Option<Text> {
        let DeValue::String(text) = self.value else {
            return self.wrong_type("a text in quotes");
        };
        if text.trim().is_empty() {
            self.fault(codes::EMPTY, format!("`{}` is empty", self.key), None);
            return None;
        }
        Some(Text::quoted(text, self.spot, self.file.text))
    }

    /// `true` or `false`.
    pub fn flag(&self) -> Option<bool> {
        match self.value {
            DeValue::Boolean(flag) => Some(*flag),
            _ => self.wrong_type("`true` or `false`"),
        }
    }

    /// `true`: the key alone says it all. `instead` is what to do where nothing is meant.
    pub fn always(&self, instead: &str) -> Option<()> {
        if self.flag()? {
            return Some(());
        }
        self.fault(codes::WRONG_VALUE, "only `true` says anything here", Some(instead.to_owned()));
        None
    }

    /// A whole number within bounds, none of them below zero.
    pub fn whole(&self, bounds: RangeInclusive<u32>) -> Option<u32> {
        self.integer(i64::from(*bounds.start())..=i64::from(*bounds.end())).and_then(|number| number.try_into().ok())
    }

    /// A whole number within bounds.
    pub fn integer(&self, bounds: RangeInclusive<i64>) -> Option<i64> {
        let DeValue::Integer(number) = self.value else {
            return self.wrong_type("a whole number");
        };
        let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
        let number = number.filter(|number| bounds.contains(number));
        if number.is_none() {
            let message = format!("`{}` must lie between {} and {}", self.key, bounds.start(), bounds.end());
            self.fault(codes::OUT_OF_RANGE, message, None);
        }
        number
    }

    /// The values of a list.
    pub fn list(&self) -> Vec<Self> {
        match self.value {
            DeValue::Array(array) => self.elements(array),
            _ => self.wrong_type("a list in brackets").unwrap_or_default(),
        }
    }

    /// The texts of a list, which must have one at least.
    pub fn texts(&self) -> Vec<Text> {
        let values = self.list();
        if values.is_empty() && matches!(self.value, DeValue::Array(_)) {
            self.fault(codes::EMPTY, format!("`{}` is an empty list: leave it out, or fill it", self.key), None);
        }
        values.iter().filter_map(Self::text).collect()
    }

    /// A table.
    pub fn table(&self, what: &'a str) -> Option<Table<'a>> {
        match self.value {
            DeValue::Table(table) => Some(self.sub_table(table, what)),
            _ => self.wrong_type("a table"),
        }
    }

    /// A list of tables: `[[key]]`, or inline.
    pub fn tables(&self, what: &'a str) -> Vec<Table<'a>> {
        match self.value {
            DeValue::Array(array) => self.elements(array).iter().filter_map(|element| element.table(what)).collect(),
            DeValue::Table(_) => {
                let help = format!("write `[[{}]]` with two brackets", self.key);
                self.mistyped("a list of tables", Some(help)).unwrap_or_default()
            }
            _ => self.wrong_type("a list of tables").unwrap_or_default(),
        }
    }

    /// Whether it is a table, where either a table or a text may stand.
    pub fn is_table(&self) -> bool {
        matches!(self.value, DeValue::Table(_))
    }

    /// A kebab-case id.
    pub fn kebab(&self) -> Option<Text> {
        self.text().filter(|text| self.formed(text, form::is_kebab, form::KEBAB))
    }

    /// A name of the rule language.
    pub fn name(&self) -> Option<Text> {
        self.text().filter(|text| self.formed(text, form::is_name, form::NAME))
    }

    /// A clause address.
    pub fn address(&self) -> Option<Text> {
        self.text().filter(|text| self.formed(text, form::is_address, form::ADDRESS))
    }

    /// A text of a form, which `wanted` describes.
    pub fn shaped(&self, is: fn(&str) -> bool, wanted: &str) -> Option<Text> {
        self.text().filter(|text| self.formed(text, is, wanted))
    }

    /// A day.
    pub fn day(&self) -> Option<Placed<Day>> {
        if matches!(self.value, DeValue::Datetime(_)) {
            return self.mistyped("a day in quotes", Some("put quotes around it".to_owned()));
        }
        let text = self.text().filter(|text| self.formed(text, form::is_day, form::DAY))?;
        text.value.parse().ok().map(|value| Placed { value, spot: self.spot })
    }

    /// An exact decimal between two bounds, with so many places at most. It stands in quotes: a TOML float is none.
    pub fn decimal(&self, bounds: (Number, Number), places: u32) -> Option<Placed<String>> {
        if matches!(self.value, DeValue::Integer(_) | DeValue::Float(_)) {
            return self.mistyped("an exact decimal in quotes", Some("put quotes around it".to_owned()));
        }
        let text = self.text().filter(|text| self.formed(text, form::is_decimal, form::DECIMAL))?;
        let number: Number = text.value.parse().ok()?;
        if number < bounds.0 || number > bounds.1 || !number.has_places(places) {
            let message =
                format!("`{}` must lie between {} and {}, with at most {places} places", self.key, bounds.0, bounds.1);
            self.fault(codes::OUT_OF_RANGE, message, None);
            return None;
        }
        Some(Placed { value: text.value, spot: self.spot })
    }

    /// One of the words that the key takes.
    pub fn word<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let text = self.text()?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let known = || words.iter().map(|(word, _)| *word);
            let message = format!("`{}` takes {}", self.key, one_of(known()));
            self.fault(codes::WRONG_VALUE, message, did_you_mean(&text.value, known()));
        }
        found
    }

    fn formed(&self, text: &Text, is: fn(&str) -> bool, wanted: &str) -> bool {
        let well = is(&text.value);
        if !well {
            self.fault(codes::WRONG_VALUE, format!("`{}` is no {wanted}", self.key), None);
        }
        well
    }

    fn wrong_type<T>(&self, wanted: &str) -> Option<T> {
        self.mistyped(wanted, None)
    }

    fn mistyped<T>(&self, wanted: &str, help: Option<String>) -> Option<T> {
        // Where the file is no TOML, what the parser made of it may not be what stands there.
        if !self.report.is_broken(self.file.index) {
            let message = format!("`{}` takes {wanted}, not {}", self.key, a(self.value.type_str()));
            self.fault(codes::WRONG_TYPE, message, help);
        }
        None
    }

    fn elements(&self, array: &'a DeArray<'a>) -> Vec<Self> {
        let element = |value: &'a toml::Spanned<DeValue<'a>>| Self {
            value: value.get_ref(),
            spot: self.file.spot(value.span()),
            ..*self
        };
        array.iter().map(element).collect()
    }

    fn sub_table(&self, table: &'a DeTable<'a>, what: &'a str) -> Table<'a> {
        Table::new(self.report, self.file, table, self.spot, what)
    }
}

/// A noun with its article.
fn a(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'i']) { "an" } else { "a" };
    format!("{article} {noun}")
}
