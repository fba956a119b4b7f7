//! `huiqi pack`: what a pack's author needs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use huiqi::cases::{self, Row};
use huiqi::diff::{self, Answers, Change};
use huiqi::pack::fault::Faults;
use serde::Serialize;

use super::explain::{Explain, Guide};
use super::sql::Sql;
use super::{Form, Source};
use crate::refusal::Refusal;
use crate::{output, pack_files, render};

/// Check a pack, build it, compare two versions of it, or put it into words or SQL
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
    /// Build a catalogue: the texts of a pack and the engine's sentences in another language
    Catalogue {
        /// Folder of the pack that it speaks for
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// The catalogue, TOML
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Write the built catalogue to this file
        #[arg(short, long, value_name = "OUT")]
        output: PathBuf,
    },
    Check(Check),
    Diff(Diff),
    Explain(Explain),
    Guide(Guide),
    Sql(Sql),
}

/// Report every fault of a pack, each with file, line and column, and run its cases (exit code 2 if one fails)
#[derive(Debug, Args)]
struct Check {
    /// Folder of the pack: pack.toml and what stands beside it, cases/*.json among it
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Fail, too, where an outcome of a condition is shown by no case
    #[arg(long)]
    deny_unseen: bool,
    #[command(flatten)]
    form: Form,
}

/// Exit code of a pack with faults: what was given is wrong.
pub const FAULTY: u8 = 2;

impl Pack {
    /// Whether the command itself says which pack it works on: then `--pack` says nothing.
    pub fn names_its_pack(&self) -> bool {
        match &self.task {
            Task::Guide(_) => false,
            Task::Sql(asked) => asked.names_its_pack(),
            _ => true,
        }
    }

    pub fn run(&self, source: &Source) -> Result<ExitCode, Refusal> {
        match &self.task {
            Task::Build { folder, output } => write(folder, output),
            Task::Catalogue { folder, file, output } => write_catalogue(folder, file, output),
            Task::Check(check) => check.run(),
            Task::Diff(diff) => diff.run(),
            Task::Explain(asked) => asked.run(source),
            Task::Guide(asked) => asked.run(source),
            Task::Sql(asked) => asked.run(source),
        }
    }

    pub fn wants_json(&self) -> bool {
        match &self.task {
            Task::Build { .. } | Task::Catalogue { .. } | Task::Explain(_) | Task::Guide(_) | Task::Sql(_) => false,
            Task::Check(check) => check.form.json,
            Task::Diff(diff) => diff.form.json,
        }
    }
}

fn write(folder: &Path, path: &Path) -> Result<ExitCode, Refusal> {
    match pack_files::build(folder)? {
        Ok(built) => {
            // What is written can be loaded: the library's own check stands between the two.
            let pack = huiqi::Pack::from_built(built.clone()).map_err(Refusal::fault)?;
            output::file(path, &output::line_of(&built))?;
            output::report(&format!("{} {} {}\n", path.display(), pack.info().version, pack.info().digest))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(faults) => Ok(complain(&faults)),
    }
}

fn write_catalogue(folder: &Path, file: &Path, path: &Path) -> Result<ExitCode, Refusal> {
    match pack_files::catalogue(folder, file)? {
        Ok(catalogue) => {
            output::file(path, &output::line_of(&catalogue))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(faults) => Ok(complain(&faults)),
    }
}

fn complain(faults: &Faults) -> ExitCode {
    output::complaint(&format!("{}\n", faults.coloured()));
    ExitCode::from(FAULTY)
}

/// What a check found, as JSON. Fields stand in the order of RFC 8785.
#[derive(Debug, Serialize)]
struct Found<'f> {
    faults: &'f Faults,
    rows: usize,
    unseen: &'f [cases::Unseen],
}

impl Check {
    fn run(&self) -> Result<ExitCode, Refusal> {
        let checked = match pack_files::build(&self.folder)? {
            Ok(built) => {
                let pack = huiqi::Pack::from_built(built).map_err(Refusal::fault)?;
                cases::check(&pack, pack_files::cases(&self.folder)?)
            }
            // Cases are run against a pack that is in order.
            Err(faults) => cases::Checked { rows: 0, faults, unseen: Vec::new() },
        };
        if self.form.json {
            output::json(&Found { faults: &checked.faults, rows: checked.rows, unseen: &checked.unseen })?;
        } else {
            output::report(&render::check(&self.folder.display().to_string(), &checked))?;
        }
        let fails = !checked.faults.is_empty() || (self.deny_unseen && !checked.unseen.is_empty());
        Ok(if fails { ExitCode::from(FAULTY) } else { ExitCode::SUCCESS })
    }
}

/// Say what changed from one version of a pack to another
#[derive(Debug, Args)]
struct Diff {
    /// The older version: the folder of a pack, or a built pack
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The newer version
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Ask both about the applications of these cases, and say which answers change
    #[arg(long, value_name = "FILE", num_args = 1..)]
    cases: Vec<PathBuf>,
    #[command(flatten)]
    form: Form,
}

/// What a comparison found, as JSON. Fields stand in the order of RFC 8785.
#[derive(Debug, Serialize)]
struct Compared<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<&'d Answers>,
    changes: &'d [Change],
    from: huiqi::contract::PackInfo<'d>,
    to: huiqi::contract::PackInfo<'d>,
}

impl Diff {
    fn run(&self) -> Result<ExitCode, Refusal> {
        let (old, new, rows) = match (pack_files::load(&self.old)?, pack_files::load(&self.new)?, self.rows()?) {
            (Ok(old), Ok(new), Ok(rows)) => (old, new, rows),
            (old, new, rows) => {
                let faults = [old.err(), new.err(), rows.err()].into_iter().flatten();
                faults.for_each(|faults| output::complaint(&format!("{}\n", faults.coloured())));
                return Ok(ExitCode::from(FAULTY));
            }
        };
        let changes = diff::diff(&old, &new);
        let answers = (!self.cases.is_empty()).then(|| diff::answers(&old, &new, &rows));
        if self.form.json {
            let (from, to) = (old.info(), new.info());
            output::json(&Compared { answers: answers.as_ref(), changes: &changes, from, to })?;
        } else {
            output::report(&render::diff(&old.info(), &new.info(), &changes, answers.as_ref()))?;
        }
        Ok(ExitCode::SUCCESS)
    }

    fn rows(&self) -> Result<Result<Vec<Row>, Faults>, Refusal> {
        let files = pack_files::texts(&self.cases, usize::MAX, cases::MAX_FILE)?;
        Ok(files.iter().map(cases::read).collect::<Result<Vec<_>, _>>().map(|rows| rows.concat()))
    }
}
