//! A pack as its author writes it: TOML with places, to the built pack or to all of its faults.
//!
//! **Takes** the files of a folder as text, a way to fetch what they `use`, and the codes of the sentences that the
//! engine may have to say. **Gives** the built pack, or [`Faults`]: never the first fault alone. **Never** touches the
//! file system and never panics, whatever stands in the files.
//!
//! Four stages, each in its folder: `read` takes each file to a draft in which names are still names; the checks hold
//! the draft against itself; `lower` gives numbers for names and code for rules; the checks look at the rules.

mod catalogue;
pub(super) mod draft;
pub(super) mod lower;
pub(super) mod read;
pub(super) mod text;
pub(super) mod wording;

use std::collections::BTreeSet;

pub use self::catalogue::catalogue;
use self::draft::Draft;
use super::check;
pub use super::fault::{Fault, Faults, Position, SourceFile};
use super::fault::{Report, Spot, codes};
use super::model::Built;
use crate::json;

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 1 << 20;
/// How many files a pack may have, those that it uses among them.
pub const MAX_FILES: usize = 1_000;
/// The largest pack that is read, in bytes.
pub const MAX_PACK: usize = 16 << 20;

/// Builds a pack from the TOML files of its folder.
///
/// `fetch` gives the file that a path under `use` names, relative to `pack.toml`, or says why it cannot. `sentences` are
/// the codes of what the engine may have to say: the pack must have a sentence for each.
///
/// # Errors
///
/// All faults of all files.
pub fn build(
    files: Vec<SourceFile>,
    fetch: impl FnMut(&str) -> Result<SourceFile, String>,
    sentences: &[&str],
) -> Result<Built, Faults> {
    let report = Report::default();
    let files = gather(files, fetch, &report);
    let head = files.first().map(|head| text::first_line(0, &head.text)).unwrap_or_default();
    match read_and_lower(&files, head, sentences, &report) {
        Some(built) => Ok(built),
        None => Err(report.into_faults(files)),
    }
}

/// The files in the order in which they are read: the head, what it uses, what measures share, the measures by article.
fn gather(
    mut files: Vec<SourceFile>,
    fetch: impl FnMut(&str) -> Result<SourceFile, String>,
    report: &Report,
) -> Vec<SourceFile> {
    files.sort_by_cached_key(|file| (read::rank(&file.name), file.name.clone()));
    if !files.first().is_some_and(read::is_head) {
        files.insert(0, SourceFile { name: "pack.toml".to_owned(), text: String::new() });
        report.mark_broken(0);
        report.add(Spot::default(), codes::FILE, "this folder has no `pack.toml`: it is no pack");
    }
    let used = used_files(&files, fetch, report);
    files.splice(1..1, used);
    files
}

/// What the first of these files names under `use`.
fn used_files(
    files: &[SourceFile],
    mut fetch: impl FnMut(&str) -> Result<SourceFile, String>,
    report: &Report,
) -> Vec<SourceFile> {
    let paths = files.first().filter(|head| head.text.len() <= MAX_FILE).map(|head| read::used_paths(0, head));
    let mut used = Vec::new();
    let mut seen = BTreeSet::new();
    for path in paths.unwrap_or_default().into_iter().take(MAX_FILES) {
        if !seen.insert(path.value.clone()) {
            report.add(path.spot, codes::DUPLICATE, format!("`{}` is used twice", path.value));
            continue;
        }
        match fetch(&path.value) {
            Ok(file) if files.iter().any(|own| own.name == file.name) => {
                report.add(path.spot, codes::DUPLICATE, format!("`{}` is part of this folder", path.value));
            }
            Ok(file) => used.push(file),
            Err(why) => {
                report.add(path.spot, codes::FILE, format!("`{}` cannot be read: {why}", path.value));
                // What it would have declared is not known: nobody who refers to it is to blame.
                report.mark_incomplete();
            }
        }
    }
    used
}

fn read_and_lower(files: &[SourceFile], head: Spot, sentences: &[&str], report: &Report) -> Option<Built> {
    if files.len() > MAX_FILES || files.iter().map(|file| file.text.len()).sum::<usize>() > MAX_PACK {
        let message = format!("a pack has at most {MAX_FILES} files and {} MiB of text", MAX_PACK >> 20);
        report.add(head, codes::TOO_LARGE, message);
        return None;
    }
    let mut draft = Draft::default();
    for (index, file) in files.iter().enumerate() {
        if file.text.len() > MAX_FILE {
            let spot = Spot { file: index, start: 0, end: 0 };
            report.add(spot, codes::TOO_LARGE, format!("a file has at most {} MiB", MAX_FILE >> 20));
            report.mark_broken(index);
        } else {
            read::read(index, file, report, &mut draft);
        }
    }
    if !check::check_draft(&draft, head, sentences, report) {
        return None;
    }
    let lowered = lower::lower(&draft, report);
    check::check_rules(&draft, &lowered, report);
    report.is_empty().then(|| with_digest(lowered.built))
}

/// Gives a pack the digest of all else in it.
fn with_digest(mut built: Built) -> Built {
    let text = serde_json::to_string(&built).unwrap_or_default();
    let limits = json::Limits { max_bytes: usize::MAX, max_depth: json::Limits::DEEPEST };
    if let Ok(json::Value::Object(mut members)) = json::read(text.as_bytes(), limits) {
        members.remove("digest");
        built.digest = json::digest_of(&json::Value::Object(members));
    }
    built
}
