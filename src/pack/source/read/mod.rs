//! TOML text to a [`Draft`]: every file is read to its end, and every fault in it said.
//!
//! Keys, types, forms and ranges are judged here, in one file alone. What one place says of another is judged by the
//! checks, when all files have been read.

mod award;
mod calendar;
mod condition;
mod contact;
mod facts;
pub mod form;
pub mod head;
mod material;
mod measure;
pub mod notes;
mod step;
pub mod table;
mod together;
mod value;
pub mod words;

use toml::de::DeTable;

use self::table::{File, Table};
use super::draft::Draft;
use super::text::{Text, first_line};
use crate::pack::fault::{Report, SourceFile, codes};

/// What a file is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    /// `pack.toml`.
    Head,
    /// Anything that measures or policies share.
    Shared,
    /// `ARTICLE-ID.toml`.
    Measure,
}

/// Reads `use` of a file, if that can be read: the paths of what it shares with others. Faults are said when the
/// whole is read.
pub fn used_paths(index: usize, file: &SourceFile) -> Vec<Text> {
    let unheard = Report::default();
    let (root, _) = DeTable::parse_recoverable(&file.text);
    let file = File { index, text: &file.text };
    let table = Table::new(&unheard, file, root.get_ref(), file.spot(0..0), "file");
    head::used(&table)
}

/// Reads one file into the draft.
pub fn read(index: usize, source: &SourceFile, report: &Report, draft: &mut Draft) {
    match role_of(&source.name) {
        Role::Head => with_table(index, source, report, "pack", |table| head::read(table, draft)),
        Role::Measure => {
            with_table(index, source, report, "measure", |table| measure::read(table, base_name(&source.name), draft));
        }
        Role::Shared => with_table(index, source, report, "file", |table| shared(table, draft)),
    }
}

/// Parses a file, says where it is no TOML, and hands over what could be read of it.
pub fn with_table(index: usize, source: &SourceFile, report: &Report, what: &str, then: impl FnOnce(Table<'_>)) {
    let file = File { index, text: &source.text };
    let (root, errors) = DeTable::parse_recoverable(&source.text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        report.push(
            file.spot(span),
            codes::SYNTAX,
            format!("this is no TOML: {}", error.message()),
            Some("mend this first: names and rules are judged when every file can be read".to_owned()),
        );
        report.mark_broken(index);
    }
    then(Table::new(report, file, root.get_ref(), first_line(index, &source.text), what));
}

/// Whether a file is the pack's head.
pub fn is_head(file: &SourceFile) -> bool {
    role_of(&file.name) == Role::Head
}

/// Where a file stands in the order of reading: by what it is, measures by their articles.
pub fn rank(name: &str) -> impl Ord + use<> {
    let digits = |letter: &char| letter.is_ascii_digit();
    let article: String = base_name(name).chars().take_while(digits).collect();
    (role_of(name), article.parse::<u64>().unwrap_or(0))
}

fn role_of(name: &str) -> Role {
    match base_name(name) {
        "pack.toml" => Role::Head,
        base if base.starts_with(|first: char| first.is_ascii_digit()) => Role::Measure,
        _ => Role::Shared,
    }
}

fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// A file that is neither the head nor a measure: any of what may be shared.
fn shared(table: Table<'_>, draft: &mut Draft) {
    calendar::read(&table, draft);
    words::read_messages(&table, draft);
    read_declarations(&table, draft);
    notes::read(&table, draft);
    table.close();
}

/// What any file may declare.
fn read_declarations(table: &Table<'_>, draft: &mut Draft) {
    words::read_choices(table, draft);
    facts::read(table, draft);
}
