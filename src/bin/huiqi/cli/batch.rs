//! `huiqi batch`: many applications, one a line.

use std::fs::{self, File};
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;

use clap::Args;
use huiqi::json::Limits;

use super::Source;
use crate::batch::{self, Answer, Counts, Stopped};
use crate::output;
use crate::refusal::Refusal;
use crate::render::words;

/// Assess many applications, each with its date: a line {"assessment":…,"line":N} for each, or {"error":…,"line":N}
#[derive(Debug, Args)]
pub struct Batch {
    #[command(flatten)]
    files: Files,
}

impl Batch {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let pack = source.load()?;
        let answer = |line, text: &[u8]| batch::answer(&pack, line, text);
        if let Some(counts) = self.files.answered(Limits::APPLICATION.max_bytes, answer)? {
            output::complaint(&words::batch::summary(counts.answered, counts.refused));
        }
        Ok(())
    }
}

/// Where many come from and where their answers go: JSON Lines, in the same order.
#[derive(Debug, Args)]
pub struct Files {
    /// One a line, as JSON; - for standard input
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// Write a line for each to this file; - prints them
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
}

impl Files {
    /// Has each line answered, on all cores; no counts where whoever reads the answers has read enough.
    pub fn answered(
        &self,
        limit: usize,
        answer: impl Fn(usize, &[u8]) -> Answer + Sync,
    ) -> Result<Option<Counts>, Refusal> {
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
            limit,
            answer,
            progress,
        );
        match counts {
            Ok(counts) => Ok(Some(counts)),
            Err(Stopped::Writing(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(None),
            Err(Stopped::Writing(error)) => Err(Refusal::unwritable(&to, &error)),
            Err(Stopped::Reading(error)) => Err(Refusal::unreadable(&from, &error)),
        }
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
