//! Writing what a command answers.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use huiqi::json;
use serde::Serialize;

use crate::refusal::Refusal;

/// An answer as the file or stream has it: canonical JSON and a line feed.
pub fn line_of(answer: &impl Serialize) -> String {
    let mut text = json::canonical(answer);
    text.push('\n');
    text
}

/// Prints an answer as canonical JSON.
pub fn json(answer: &impl Serialize) -> Result<(), Refusal> {
    text(&line_of(answer))
}

/// Prints a text as it is.
pub fn text(text: &str) -> Result<(), Refusal> {
    done(io::stdout().lock().write_all(text.as_bytes()))
}

/// Prints a report, in colours where a person's terminal shows them.
pub fn report(text: &str) -> Result<(), Refusal> {
    done(anstream::stdout().lock().write_all(text.as_bytes()))
}

/// Prints to standard error, as [`report`] does. What cannot be told even there is not told.
pub fn complaint(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Writes a file whole.
pub fn file(path: &Path, text: &str) -> Result<(), Refusal> {
    fs::write(path, text).map_err(|error| Refusal::unwritable(&path.display().to_string(), &error))
}

fn done(written: io::Result<()>) -> Result<(), Refusal> {
    match written.and_then(|()| io::stdout().flush()) {
        // Whoever reads has read enough: `huiqi measures | head -1`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| Refusal::unwritable(crate::render::words::STANDARD_OUTPUT, &error)),
    }
}
