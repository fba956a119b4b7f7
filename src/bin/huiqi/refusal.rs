//! Why a door gives no answer: the library's error or the door's own, with what each door makes of it.

use std::io;

use huiqi::Error;
pub use huiqi::door::{Details, own};

use crate::render::words;

/// No answer, and why.
#[derive(Debug)]
pub struct Refusal {
    /// What is wrong, where, and how to mend it.
    pub error: Box<Error>,
    /// Name of the file that it was found in.
    pub source: Option<String>,
    /// Whose doing it is.
    pub blame: Blame,
}

/// Whose doing it is that there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blame {
    /// What was given is wrong: exit code 2.
    Input,
    /// The program or its machine is: exit code 1.
    Program,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self { error: Box::new(error), source: None, blame: Blame::Input }
    }
}

impl Refusal {
    /// A fault of the program itself.
    pub fn fault(error: Error) -> Self {
        Self { error: Box::new(error), source: None, blame: Blame::Program }
    }

    /// A file that cannot be read.
    pub fn unreadable(name: &str, error: &io::Error) -> Self {
        Self::of_file("file.unreadable", words::unreadable(name, error), name, Blame::Input)
    }

    /// A language that is neither one of these tags nor a file.
    pub fn unknown_language(name: &str, tags: &[String]) -> Self {
        let error = own("language.unknown", words::unknown_language(name, tags));
        Error { suggestion: nearest(name, tags), ..error }.into()
    }

    /// A measure that cannot be said in SQL, and the library's reason.
    pub fn no_sql(measure: &str, reason: &str) -> Self {
        own("sql.left-out", words::no_sql(measure, reason)).into()
    }

    /// A file that would be read and written at once.
    pub fn overwriting(name: &str) -> Self {
        Self::of_file("file.same", words::overwriting(name), name, Blame::Input)
    }

    /// A file that cannot be written.
    pub fn unwritable(name: &str, error: &io::Error) -> Self {
        Self::of_file("file.unwritable", words::unwritable(name, error), name, Blame::Program)
    }

    /// An address that cannot be listened at.
    pub fn deaf(address: &str, error: &io::Error) -> Self {
        Self::fault(own("listen.failed", words::deaf(address, error)))
    }

    fn of_file(code: &str, message: String, name: &str, blame: Blame) -> Self {
        Self { error: Box::new(own(code, message)), source: Some(name.to_owned()), blame }
    }

    /// The same, with the file that it was found in.
    pub fn found_in(mut self, name: &str) -> Self {
        self.source = Some(name.to_owned());
        self
    }

    /// The same, at the line and column of a text where that part of it begins.
    pub fn at(mut self, text: &str, span: Option<std::ops::Range<usize>>) -> Self {
        let before = span.and_then(|span| text.get(..span.start));
        self.error.line = before.map(|before| before.matches('\n').count() + 1);
        self.error.column = before.map(|before| before.chars().rev().take_while(|c| *c != '\n').count() + 1);
        self
    }

    /// As RFC 9457 has it, for machines.
    pub fn details(&self, status: Option<u16>) -> Details<'_> {
        Details::new(&self.error, status)
    }
}

/// How much alike two tags have to be for one to be meant by the other: as clap has it for commands and flags. The library's own
/// `nearest` would not take `zh-CN` for `zh-Hans`.
const ALIKE: f64 = 0.7;

/// The known word that is most like one that is not.
fn nearest(name: &str, known: &[String]) -> Option<String> {
    let alike = |known: &str| strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase());
    let best = known.iter().map(|known| (alike(known), known)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > ALIKE).then(|| best.1.clone())
}
