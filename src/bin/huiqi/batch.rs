//! Many applications or receipts, one a line: answered on all cores, written in the order in which they came.
//!
//! **Takes** JSON Lines. **Gives** a line for each line. **Never** holds more than a few lines of each core at a time,
//! however long the file is: line `n` goes to core `n` modulo their number and is fetched from there, through channels
//! that are full after a few lines.

use std::io::{self, BufRead, BufWriter, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use huiqi::contract::Assessment;
use huiqi::{Error, Pack};
use serde::Serialize;

use crate::output::line_of;
use crate::refusal::Details;

/// How many lines wait before and behind each core.
const WAITING: usize = 16;
/// How often it is said how far it is.
const SAID_EVERY: Duration = Duration::from_millis(200);

/// How many lines were answered, and how many were not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub answered: usize,
    pub refused: usize,
}

/// What ended it before its end.
#[derive(Debug)]
pub enum Stopped {
    Reading(io::Error),
    Writing(io::Error),
}

/// The answer to a line, as it is written.
#[derive(Debug)]
pub struct Answer {
    text: String,
    refused: bool,
}

impl Answer {
    /// What is written of a line that has an answer.
    pub fn given(text: String) -> Self {
        Self { text, refused: false }
    }

    /// What is written of a line that has none.
    pub fn refused(line: usize, error: Error) -> Self {
        // A place within the text is one on this line of the file.
        let error = Error { line: error.line.map(|_| line), ..error };
        Self { text: line_of(&Refused { error: Details::new(&error, None), line }), refused: true }
    }
}

#[derive(Serialize)]
struct Assessed<'a> {
    assessment: &'a Assessment<'a>,
    line: usize,
}

#[derive(Serialize)]
struct Refused<'a> {
    error: Details<'a>,
    line: usize,
}

/// The answer to the application on a line of that number.
pub fn answer(pack: &Pack, line: usize, text: &[u8]) -> Answer {
    let ask = |text: &[u8]| -> Result<String, Error> {
        let application = pack.read(text)?;
        let assessment = pack.assess(&application)?;
        Ok(line_of(&Assessed { assessment: &assessment, line }))
    };
    ask(text).map_or_else(|error| Answer::refused(line, error), Answer::given)
}

/// Answers every line, and says now and then how far it is. Of a line that is longer than `limit` only a byte more is
/// read, so that the library finds it too large.
pub fn run(
    lines: impl BufRead + Send,
    out: impl Write,
    cores: usize,
    limit: usize,
    answer: impl Fn(usize, &[u8]) -> Answer + Sync,
    progress: impl Fn(Counts),
) -> Result<Counts, Stopped> {
    thread::scope(|scope| {
        let (mut asking, mut answers) = (Vec::new(), Vec::new());
        for _ in 0..cores.max(1) {
            let (ask, asked) = sync_channel::<(usize, Vec<u8>)>(WAITING);
            let (give, given) = sync_channel(WAITING);
            asking.push(ask);
            answers.push(given);
            let answer = &answer;
            scope.spawn(move || {
                for (number, line) in asked {
                    // Nobody listens any more where what was answered cannot be written.
                    if give.send(answer(number, &line)).is_err() {
                        break;
                    }
                }
            });
        }
        let reading = scope.spawn(move || hand_out(lines, &asking, limit));
        let written = write(out, answers, progress);
        let read = reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let counts = written.map_err(Stopped::Writing)?;
        read.map_err(Stopped::Reading)?;
        Ok(counts)
    })
}

/// Hands each line to its core.
fn hand_out(mut lines: impl BufRead, asking: &[SyncSender<(usize, Vec<u8>)>], limit: usize) -> io::Result<()> {
    for (number, ask) in (1..).zip(asking.iter().cycle()) {
        let Some(line) = next(&mut lines, limit)? else { break };
        if ask.send((number, line)).is_err() {
            break;
        }
    }
    Ok(())
}

/// Writes what each core has answered, in turn; the first that has nothing more had the last line.
fn write(out: impl Write, answers: Vec<Receiver<Answer>>, progress: impl Fn(Counts)) -> io::Result<Counts> {
    let mut out = BufWriter::new(out);
    let mut counts = Counts::default();
    let mut said = Instant::now();
    for given in answers.iter().cycle() {
        let Ok(answer) = given.recv() else { break };
        out.write_all(answer.text.as_bytes())?;
        if answer.refused {
            counts.refused += 1;
        } else {
            counts.answered += 1;
        }
        if said.elapsed() >= SAID_EVERY {
            said = Instant::now();
            progress(counts);
        }
    }
    out.flush()?;
    Ok(counts)
}

/// The next line without its end; nothing at the end of all.
fn next(lines: &mut impl BufRead, limit: usize) -> io::Result<Option<Vec<u8>>> {
    let most = limit.saturating_add(1);
    let mut line = Vec::new();
    let mut begun = false;
    loop {
        let part = match lines.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            part => part?,
        };
        if part.is_empty() {
            return Ok(begun.then_some(line));
        }
        begun = true;
        let end = part.iter().position(|byte| *byte == b'\n');
        let own = end.unwrap_or(part.len());
        line.extend(part.iter().take(own.min(most.saturating_sub(line.len()))));
        lines.consume(own + usize::from(end.is_some()));
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Echoes each line behind its number; of one that begins with `!` it says that it is refused.
    fn echo(number: usize, line: &[u8]) -> Answer {
        // The first lines take longest, so that an order that is only luck shows.
        thread::sleep(Duration::from_millis(20_u64.saturating_sub(u64::try_from(number).unwrap())));
        Answer { text: format!("{number}:{}\n", String::from_utf8_lossy(line)), refused: line.starts_with(b"!") }
    }

    fn echoed(text: &str, cores: usize, limit: usize) -> (String, Counts) {
        let mut out = Vec::new();
        let counts = run(text.as_bytes(), &mut out, cores, limit, echo, |_| {}).unwrap();
        (String::from_utf8(out).unwrap(), counts)
    }

    #[test]
    fn lines_come_out_in_the_order_in_which_they_went_in() {
        let text: String = (1..=200).map(|number| format!("line {number}\n")).collect();
        let expected: String = (1..=200).map(|number| format!("{number}:line {number}\n")).collect();
        for cores in [1, 2, 3, 7] {
            assert_eq!(echoed(&text, cores, 100), (expected.clone(), Counts { answered: 200, refused: 0 }));
        }
    }

    #[test]
    fn the_last_line_needs_no_end_and_an_empty_one_is_one() {
        assert_eq!(echoed("", 2, 9), (String::new(), Counts::default()));
        assert_eq!(echoed("a", 2, 9).0, "1:a\n");
        assert_eq!(echoed("a\n\n!b", 2, 9), ("1:a\n2:\n3:!b\n".to_owned(), Counts { answered: 2, refused: 1 }));
    }

    #[test]
    fn of_a_line_that_is_too_long_only_a_byte_more_is_held() {
        let long = "x".repeat(100_000);
        assert_eq!(echoed(&format!("{long}\nb\n"), 2, 4).0, "1:xxxxx\n2:b\n");
    }

    #[test]
    fn what_cannot_be_written_ends_it() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let endless = io::BufReader::new(io::repeat(b'\n'));
        let stopped = run(endless, Full, 2, 9, echo, |_| {});
        assert!(matches!(stopped, Err(Stopped::Writing(error)) if error.kind() == io::ErrorKind::StorageFull));
    }
}
