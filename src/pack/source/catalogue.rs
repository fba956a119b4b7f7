//! A catalogue as its translator writes it: TOML with places, to a [`Catalogue`] or to all of its faults.
//!
//! It is held against the pack that it speaks for: a text that the pack does not have (any more), a sentence with other
//! parameters, and what a measure that is said to be complete lacks are faults.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::read::form;
use super::read::table::Table;
use super::read::{head, with_table, words};
use super::text::{Text, first_line};
use super::{Faults, SourceFile, used_files};
use crate::pack::catalogue::Catalogue;
use crate::pack::fault::{Report, codes};
use crate::pack::model::Built;
use crate::pack::{check, texts};

/// Reads the catalogue in `file` for a pack, with what `fetch` gives of its `use`. `sentences` are the codes of what the
/// engine may have to say.
///
/// # Errors
/// All faults of all files.
pub fn catalogue(
    built: &Built,
    file: SourceFile,
    fetch: impl FnMut(&str) -> Result<SourceFile, String>,
    sentences: &[&str],
) -> Result<Catalogue, Faults> {
    let report = Report::default();
    let mut files = vec![file];
    files.extend(used_files(&files, fetch, &report));
    let mut draft = Draft::default();
    let mut translations = Vec::new();
    let mut own = None;
    for (index, source) in files.iter().enumerate() {
        with_table(index, source, &report, "catalogue", |table| {
            if index == 0 {
                own = read_own(&table);
            }
            words::read_messages(&table, &mut draft);
            translations.push(read_texts(&table));
            table.close();
        });
    }
    let spot = files.first().map(|file| first_line(0, &file.text)).unwrap_or_default();
    check::messages::check(&draft.messages, spot, sentences, &report);
    check_parameters(built, &draft, &report);
    let found = own.and_then(|own| judge(built, &own, &translations, &draft, &report));
    match found.filter(|_| report.is_empty()) {
        Some(catalogue) => Ok(catalogue),
        None => Err(report.into_faults(files)),
    }
}

/// What only the catalogue's own file says.
struct Own {
    language: Text,
    policy: Text,
    complete: Vec<Text>,
}

fn read_own(table: &Table<'_>) -> Option<Own> {
    let language = table.need("language").and_then(|value| value.shaped(form::is_language, form::LANGUAGE));
    let policy = table.need("policy").and_then(|value| value.kebab());
    let complete = table.ask("complete").map(|value| value.texts()).unwrap_or_default();
    head::used(table);
    Some(Own { language: language?, policy: policy?, complete })
}

fn read_texts(table: &Table<'_>) -> Vec<(Text, Text)> {
    let texts = table.ask("texts").and_then(|value| value.table("table of texts"));
    let entries = texts.iter().flat_map(Table::entries);
    entries.filter_map(|(text, value)| Some((text, value.text()?))).collect()
}

fn judge(
    built: &Built,
    own: &Own,
    translations: &[Vec<(Text, Text)>],
    draft: &Draft,
    report: &Report,
) -> Option<Catalogue> {
    if own.policy.value != built.id {
        report.add(own.policy.spot, codes::WRONG_VALUE, format!("this pack is `{}`", built.id));
        return None;
    }
    let known = all_texts(built.clone());
    let (of_own, of_used) = translations.split_first()?;
    for (text, _) in of_own.iter().filter(|(text, _)| !known.contains(&text.value)) {
        let message = "the pack has no such text: it was changed there, or is no text of its own";
        report.absent(text.spot, codes::UNKNOWN_TEXT, &text.value, message, known.iter().map(String::as_str));
    }
    // Its own word for something goes before that of a file which it shares with others.
    let all = of_used.iter().flatten().chain(of_own);
    let texts = all.filter(|(text, _)| known.contains(&text.value));
    let texts: crate::order::Map<String, String> =
        texts.map(|(text, translated)| (text.value.clone(), translated.value.clone())).collect();
    for id in &own.complete {
        let Some(part) = part_of(built, &id.value) else {
            let ids = built.measures.iter().map(|measure| measure.id.as_str());
            report.absent(
                id.spot,
                codes::UNKNOWN_MEASURE,
                &id.value,
                format!("there is no measure `{}`", id.value),
                ids,
            );
            continue;
        };
        for text in all_texts(part).iter().filter(|text| !texts.contains_key(*text)) {
            let message = format!("`{}` is not complete: \u{201c}{text}\u{201d} has no translation", id.value);
            report.add(id.spot, codes::MISSING_TEXT, message);
        }
    }
    Some(Catalogue {
        language: own.language.value.clone(),
        messages: draft.messages.entries.iter().map(|(code, text)| (code.value.clone(), text.value.clone())).collect(),
        policy: built.id.clone(),
        texts,
    })
}

/// A sentence may leave a parameter of the original out, but has no other to fill.
fn check_parameters(built: &Built, draft: &Draft, report: &Report) {
    for (code, sentence) in &draft.messages.entries {
        let Some(original) = built.messages.get(&code.value) else { continue };
        let known: BTreeSet<&str> = parameters(original).collect();
        for name in parameters(&sentence.value).filter(|name| !known.contains(name)) {
            let message = format!("`{{{name}}}` is no parameter of the sentence `{}`", code.value);
            report.absent(sentence.spot, codes::WRONG_VALUE, name, message, known.iter().copied());
        }
    }
}

fn parameters(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// Every text of a pack.
fn all_texts(mut built: Built) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    texts::each(&mut built, &mut |text| {
        found.insert(text.clone());
    });
    found
}

/// A pack cut down to what one measure shows: its own texts, those of what it asks, and its readings.
fn part_of(built: &Built, measure: &str) -> Option<Built> {
    use crate::pack::model::{Asked, Event, FactKind};
    let measure = built.measures.iter().find(|known| known.id == measure)?.clone();
    let mut part = Built { measures: Vec::new(), ..built.clone() };
    let asks = |wanted: Asked| measure.facts.iter().any(|asked| asked.is_same(wanted));
    let mut slot = 0..;
    part.facts.retain(|_| slot.next().is_some_and(|slot| asks(Asked::Fact { slot, required: false })));
    let mut slot = 0..;
    part.lists.retain(|_| slot.next().is_some_and(|slot| asks(Asked::List { slot })));
    let names: Vec<&String> =
        part.facts.iter().map(|fact| &fact.name).chain(part.lists.iter().map(|l| &l.name)).collect();
    let in_group = |group: &String| names.iter().any(|name| name.split('.').next() == Some(group));
    part.groups = std::mem::take(&mut part.groups).into_iter().filter(|(group, _)| in_group(group)).collect();
    let fields = part.lists.iter().flat_map(|list| &list.fields);
    let stated = measure.materials.iter().flat_map(|material| &material.states);
    let kinds: Vec<FactKind> = part.facts.iter().chain(fields).chain(stated).map(|fact| fact.kind).collect();
    let mut slot = 0..;
    part.choices.retain(|_| slot.next().is_some_and(|slot| kinds.contains(&FactKind::Choice(slot))));
    part.notes.retain(|note| {
        let of_article =
            |clause: &String| matches!(form::article_of(clause), article if article == measure.article || article == 0);
        let of_total = note.when.iter().any(|trigger| matches!(trigger.that, Event::Total));
        !of_total && note.clauses.iter().any(of_article)
    });
    part.measures.push(measure);
    Some(part)
}
