//! The files of a pack's folder: its TOML, what that uses from elsewhere, and its cases.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use huiqi::facts::CODES;
use huiqi::pack::Catalogue;
use huiqi::pack::model::Built;
use huiqi::pack::source::{self, Faults, MAX_FILES, SourceFile};
use huiqi::{Pack, cases};

use crate::input;
use crate::refusal::Refusal;

/// Builds a folder; the outer error is of what cannot be read at all.
pub fn build(folder: &Path) -> Result<Result<Built, Faults>, Refusal> {
    // One more than are allowed, so that the library says that they are too many.
    let files = texts(&named(folder, "toml")?, MAX_FILES + 1, source::MAX_FILE)?;
    Ok(source::build(files, |path| used(&folder.join(path)), CODES))
}

/// The pack in a folder or in a built file; the outer error is of what cannot be read at all.
pub fn load(path: &Path) -> Result<Result<Pack, Faults>, Refusal> {
    if !path.is_dir() {
        return Ok(Ok(input::pack(Some(path))?));
    }
    match build(path)? {
        Ok(built) => Ok(Ok(Pack::from_built(built).map_err(Refusal::fault)?)),
        Err(faults) => Ok(Err(faults)),
    }
}

/// The catalogue in a file, for the pack in a folder; the outer error is of what cannot be read at all.
pub fn catalogue(folder: &Path, file: &Path) -> Result<Result<Catalogue, Faults>, Refusal> {
    let built = match build(folder)? {
        Ok(built) => built,
        Err(faults) => return Ok(Err(faults)),
    };
    let refuse = |error: io::Error| Refusal::unreadable(&file.display().to_string(), &error);
    let text = text_of(file, source::MAX_FILE).map_err(refuse)?;
    let beside = file.parent().unwrap_or(Path::new(""));
    Ok(source::catalogue(&built, text, |path| used(&beside.join(path)), CODES))
}

/// The cases of a pack: the JSON files in its folder `cases`, if it has one. Those below are of other kinds.
pub fn cases(folder: &Path) -> Result<Vec<SourceFile>, Refusal> {
    let folder = folder.join("cases");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    texts(&named(&folder, "json")?, MAX_FILES, cases::MAX_FILE)
}

/// Some files by their paths.
pub fn texts(paths: &[PathBuf], most: usize, limit: usize) -> Result<Vec<SourceFile>, Refusal> {
    let text =
        |path: &PathBuf| text_of(path, limit).map_err(|error| Refusal::unreadable(&path.display().to_string(), &error));
    paths.iter().take(most).map(text).collect()
}

/// The files of that extension which stand in the folder itself, by name.
fn named(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Refusal> {
    let refuse = |error: io::Error| Refusal::unreadable(&folder.display().to_string(), &error);
    let entries = fs::read_dir(folder).map_err(refuse)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>().map_err(refuse)?;
    let is_one = |path: &PathBuf| path.extension().is_some_and(|own| own == extension);
    let mut paths: Vec<_> = paths.into_iter().filter(is_one).collect();
    paths.sort();
    Ok(paths)
}

/// A file that the pack uses from elsewhere, or why it cannot be read: in English, as the library says the rest.
fn used(path: &Path) -> Result<SourceFile, String> {
    text_of(path, source::MAX_FILE).map_err(|error| error.to_string())
}

fn text_of(path: &Path, limit: usize) -> io::Result<SourceFile> {
    let name = plain(path).display().to_string();
    let bytes = input::take(File::open(path)?, limit)?;
    // Of a file that is too large, which the library refuses whatever stands in it, the last character may be cut.
    let text = if bytes.len() > limit {
        String::from_utf8_lossy(&bytes).into_owned()
    } else {
        String::from_utf8(bytes).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))?
    };
    Ok(SourceFile { name, text })
}

/// `policies/nmg-2026-8/../common/calendar.toml` as a person would write it.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            Component::CurDir => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_without_detours() {
        let shown = |path: &str| plain(Path::new(path)).display().to_string();
        assert_eq!(shown("policies/nmg-2026-8/../common/calendar.toml"), "policies/common/calendar.toml");
        assert_eq!(shown("../../a/./b.toml"), "../../a/b.toml");
        assert_eq!(shown("/../a.toml"), "/../a.toml");
    }
}
