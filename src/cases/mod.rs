//! The cases of a pack: applications with what the law must give, held against the pack.
//!
//! **Takes** a loaded pack and the text of `cases/*.json`, **gives** every row that does not hold as a
//! [`Fault`](crate::pack::fault::Fault) at the expectation that fails, and the outcomes of conditions that no case
//! shows. **Never** reads a file, and never stops at the first row.

mod compare;
mod difference;
mod place;
mod row;
mod unseen;

use crate::json::{self, Limits, Value};
use crate::pack::Pack;
use crate::pack::fault::{Faults, Report, SourceFile, codes};

pub use compare::keys;
pub use difference::Difference;
pub use row::{Row, read};
pub use unseen::{Outcome, Unseen};

use row::refuse;
use unseen::Seen;

/// The largest file of cases that is read, in bytes.
pub const MAX_FILE: usize = 16 << 20;

/// What came of holding cases against a pack.
#[derive(Debug)]
pub struct Checked {
    /// How many rows were run.
    pub rows: usize,
    /// What is no case, and what does not hold; none where all is well.
    pub faults: Faults,
    /// The outcomes that no case shows, in the order of the pack.
    pub unseen: Vec<Unseen>,
}

/// Runs all rows of some files.
pub fn check(pack: &Pack, files: Vec<SourceFile>) -> Checked {
    let report = Report::default();
    let mut seen = Seen::default();
    let mut rows = 0;
    for (index, file) in files.iter().enumerate() {
        for row in row::read_into(index, file, &report) {
            rows += 1;
            check_row(pack, &row, index, file, &report, &mut seen);
        }
    }
    Checked { rows, faults: report.into_faults(files), unseen: seen.unseen(pack) }
}

fn check_row(pack: &Pack, row: &Row, index: usize, file: &SourceFile, report: &Report, seen: &mut Seen) {
    let answer = match answer(pack, row) {
        Ok(answer) => answer,
        Err(error) => {
            let (code, below) = if error.code == "measure.unknown" {
                (codes::CASE_MEASURE, "/application/measure")
            } else {
                (codes::CASE_DIFFERS, "/application")
            };
            let help = error.suggestion.map(|near| format!("did you mean `{near}`?"));
            let message = format!("{:?}: the application is refused: {}", row.name, error.message);
            return refuse(report, index, file, &format!("/{}{below}", row.index), code, message, help);
        }
    };
    seen.add(&row.expect, &answer);
    for difference in compare::differences(&row.expect, &answer) {
        let place = format!("/{}/expect{}", row.index, difference.path);
        refuse(report, index, file, &place, codes::CASE_DIFFERS, format!("{:?}: {difference}", row.name), None);
    }
}

impl Row {
    /// What of the row does not hold under a pack.
    ///
    /// # Errors
    /// The pack's refusal of the application: an unknown measure, a top level that is not in order.
    pub fn differences(&self, pack: &Pack) -> Result<Vec<Difference>, crate::error::Error> {
        Ok(compare::differences(&self.expect, &answer(pack, self)?))
    }
}

/// The answer as JSON, through the reader that every door uses, so that its limits hold here too.
fn answer(pack: &Pack, row: &Row) -> Result<Value, crate::error::Error> {
    let read = pack.read(json::canonical(&row.application).as_bytes())?;
    let text = json::canonical(&pack.assess(&read)?);
    let limits = Limits { max_bytes: usize::MAX, max_depth: Limits::DEEPEST };
    Ok(json::read(text.as_bytes(), limits).unwrap_or(Value::Null))
}
