//! `huiqi pack`: what a pack's author needs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use huiqi::cases;
use serde::Serialize;

use super::explain::{Explain, Guide};
use super::{Form, Source};
use crate::refusal::Refusal;
use crate::{output, pack_files, render};

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
    Check(Check),
    Explain(Explain),
    Guide(Guide),
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
        !matches!(self.task, Task::Guide(_))
    }

    pub fn run(&self, source: &Source) -> Result<ExitCode, Refusal> {
        match &self.task {
            Task::Build { folder, output } => write(folder, output),
            Task::Check(check) => check.run(),
            Task::Explain(asked) => asked.run(source),
            Task::Guide(asked) => asked.run(source),
        }
    }

    pub fn wants_json(&self) -> bool {
        match &self.task {
            Task::Build { .. } | Task::Explain(_) | Task::Guide(_) => false,
            Task::Check(check) => check.form.json,
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
        Err(faults) => {
            output::complaint(&format!("{}\n", faults.coloured()));
            Ok(ExitCode::from(FAULTY))
        }
    }
}

/// What a check found, as JSON. Fields stand in the order of RFC 8785.
#[derive(Debug, Serialize)]
struct Found<'f> {
    faults: &'f huiqi::pack::fault::Faults,
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
