//! `huiqi pack`: what a pack's author needs.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use huiqi::facts::CODES;
use huiqi::pack::model::Built;
use huiqi::pack::source::{self, Faults, MAX_FILES, SourceFile};

use super::Source;
use super::explain::{Explain, Guide};
use crate::refusal::Refusal;
use crate::{input, output};

/// Check a pack, build it, or put it into words
#[derive(Debug, Args)]
pub struct Pack {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Build a folder of TOML into the pack that every door loads
    Build {
        /// Folder of the pack: pack.toml and what stands beside it
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Write the built pack to this file
        #[arg(short, long, value_name = "OUT")]
        output: PathBuf,
    },
    /// Report every fault of a pack, each with file, line and column (exit code 2 if there is one)
    Check {
        /// Folder of the pack: pack.toml and what stands beside it
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// How faults are written
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    Explain(Explain),
    Guide(Guide),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Each with its line and the offending part underlined
    Text,
    /// An array of objects
    Json,
}

/// Exit code of a pack with faults: what was given is wrong.
pub const FAULTY: u8 = 2;

impl Pack {
    /// Whether the command itself says which pack it works on: then `--pack` says nothing.
    pub fn names_its_pack(&self) -> bool {
        !matches!(self.task, Task::Guide(_))
    }

    pub fn run(&self, source: &Source) -> Result<ExitCode, Refusal> {
        match &self.task {
            Task::Build { folder, output } => write(folder, output),
            Task::Check { folder, format } => check(folder, *format),
            Task::Explain(asked) => asked.run(source),
            Task::Guide(asked) => asked.run(source),
        }
    }
}

fn write(folder: &Path, path: &Path) -> Result<ExitCode, Refusal> {
    match build(folder)? {
        Ok(built) => {
            // What is written can be loaded: the library's own check stands between the two.
            let pack = huiqi::Pack::from_built(built.clone()).map_err(Refusal::fault)?;
            output::file(path, &output::line_of(&built))?;
            output::report(&format!("{} {} {}\n", path.display(), pack.info().version, pack.info().digest))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(faults) => {
            output::complaint(&format!("{faults}\n"));
            Ok(ExitCode::from(FAULTY))
        }
    }
}

fn check(folder: &Path, format: Format) -> Result<ExitCode, Refusal> {
    let faults = build(folder)?.err();
    match (format, &faults) {
        (Format::Json, Some(faults)) => output::json(faults)?,
        (Format::Json, None) => output::json(&[(); 0])?,
        (Format::Text, Some(faults)) => output::report(&format!("{faults}\n"))?,
        (Format::Text, None) => output::report(&format!("{}: no fault\n", folder.display()))?,
    }
    Ok(if faults.is_some() { ExitCode::from(FAULTY) } else { ExitCode::SUCCESS })
}

/// Builds a folder; the outer error is of what cannot be read at all.
pub fn build(folder: &Path) -> Result<Result<Built, Faults>, Refusal> {
    let files = files_of(folder)?;
    Ok(source::build(files, |path| used(&folder.join(path)), CODES))
}

/// The TOML files that stand in the folder itself.
fn files_of(folder: &Path) -> Result<Vec<SourceFile>, Refusal> {
    let refuse = |path: &Path, error: &io::Error| Refusal::unreadable(&path.display().to_string(), error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| refuse(folder, &error))? {
        let path = entry.map_err(|error| refuse(folder, &error))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    // One more than are allowed, so that the library says that they are too many.
    let files = paths.iter().take(MAX_FILES + 1);
    files.map(|path| text_of(path).map_err(|error| refuse(path, &error))).collect()
}

/// A file that the pack uses from elsewhere, or why it cannot be read: in English, as the library says the rest.
fn used(path: &Path) -> Result<SourceFile, String> {
    text_of(path).map_err(|error| error.to_string())
}

fn text_of(path: &Path) -> io::Result<SourceFile> {
    let name = plain(path).display().to_string();
    let bytes = input::take(File::open(path)?, source::MAX_FILE)?;
    // Of a file that is too large, which the library refuses whatever stands in it, the last character may be cut.
    let text = if bytes.len() > source::MAX_FILE {
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
