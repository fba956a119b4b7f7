//! `huiqi batch`: many applications, one a line.

use std::fs::{self, File};
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;

use clap::Args;
use huiqi::json::Limits;

use super::Source;
use crate::batch::{self, Counts, Stopped};
use crate::output;
use crate::refusal::Refusal;
use crate::render::words;

/// Assess many applications: JSON Lines in, JSON Lines out in the same order, on all cores
#[derive(Debug, Args)]
pub struct Batch {
    /// The applications, one a line as JSON, each with its date
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// Write {"assessment":…,"line":N}, or {"error":…,"line":N} for a line that is no application, to this file; - prints them
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
}

impl Batch {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let pack = source.load()?;
        let (from, to) = (name(&self.input, words::STANDARD_INPUT), name(&self.output, words::STANDARD_OUTPUT));
        let lines = reader(&self.input).map_err(|error| Refusal::unreadable(&from, &error))?;
        if is_same(&self.input, &self.output) {
            return Err(Refusal::overwriting(&to));
        }
        let out = writer(&self.output).map_err(|error| Refusal::unwritable(&to, &error))?;
        let counts = batch::run(
            BufReader::new(lines),
            out,
            thread::available_parallelism().map_or(1, usize::from),
            Limits::APPLICATION.max_bytes,
            |number, line| batch::answer(&pack, number, line),
            progress,
        );
        match counts {
            Ok(counts) => output::complaint(&words::batch::summary(counts.answered, counts.refused)),
            // Whoever reads has read enough.
            Err(Stopped::Writing(error)) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Err(Stopped::Writing(error)) => return Err(Refusal::unwritable(&to, &error)),
            Err(Stopped::Reading(error)) => return Err(Refusal::unreadable(&from, &error)),
        }
        Ok(())
    }
}

/// What a file is called in a message.
fn name(path: &Path, stream: &str) -> String {
    if path.as_os_str() == "-" { stream.to_owned() } else { path.display().to_string() }
}

fn reader(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin()));
    }
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(Box::new(file))
}

fn writer(path: &Path) -> io::Result<Box<dyn Write>> {
    Ok(if path.as_os_str() == "-" { Box::new(io::stdout().lock()) } else { Box::new(File::create(path)?) })
}

/// Whether writing would take away what is still to be read.
fn is_same(input: &Path, output: &Path) -> bool {
    let whole = |path: &Path| fs::canonicalize(path).ok().filter(|path| path.is_file());
    whole(input).is_some_and(|input| whole(output) == Some(input))
}

/// How far it is, where a person looks on.
fn progress(counts: Counts) {
    if io::stderr().is_terminal() {
        let _ = write!(io::stderr(), "\r{}", words::batch::progress(counts.answered + counts.refused));
    }
}
