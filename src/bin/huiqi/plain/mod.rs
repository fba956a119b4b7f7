//! The form without JavaScript: HTML that the service writes, for the oldest browsers and for terminals.
//!
//! **Takes** a pack and the fields of a form, as `application/x-www-form-urlencoded` has them. **Gives** a page with the
//! questions of a measure, all that was typed, and the library's answer to it. **Never** judges, keeps or changes
//! anything: a field is the pointer of what it tells, and what was typed stands in it again, right or wrong.

mod fields;
mod form;
mod materials;
mod papers;
mod places;
mod question;
mod result;
mod shell;
mod told;
mod view;
mod words;

use huiqi::contract::{Assessment, MeasureKind, Problem, Severity};
use huiqi::value::Day;
use huiqi::{Error, Pack, fill_date};

use crate::asked;
use crate::render::Context;
use told::Told;
use view::View;

pub use fields::decode;
pub use shell::{index, refused};

/// The style sheet of all these pages.
pub const STYLE: &str = include_str!("style.css");

/// The page of one measure: its form, and the answer where one was asked for. `fields` are those of the form, none for
/// whoever only comes; an application without a day is one of `today`.
///
/// # Errors
/// `measure.unknown`, and `form.*` for fields that this form does not have.
pub fn page(pack: &Pack, id: &str, fields: &[(String, String)], today: Option<Day>) -> Result<String, Error> {
    let measure = pack.measure(id).map_err(asked::unknown_measure)?;
    let context = Context { info: pack.info(), form: pack.form(&measure.id)?, measure };
    let told = Told::read(&context, fields, today)?;
    let mut application = told.application(&context);
    if let Some(today) = today {
        fill_date(&mut application, today);
    }
    // Of guidance there is nothing to tell: its answer stands there from the beginning.
    let asked = told.is_asked() || context.measure.kind == MeasureKind::Guidance;
    let answer = asked.then(|| pack.assess(&application)).transpose();
    let refused = answer.as_ref().err().map(problem_of);
    let assessment: Option<Assessment<'_>> = answer.ok().flatten();
    let problems = assessment.iter().flat_map(|answer| &answer.problems).chain(&refused);
    let view = View::new(&context, &told, &application, problems);
    Ok(shell::measure(&view, assessment.as_ref()))
}

/// A refusal, as what is wrong with a field: the day of application is refused, and all that was typed shall stay.
fn problem_of(error: &Error) -> Problem {
    Problem {
        code: error.code.clone(),
        message: error.message.clone(),
        params: error.params.clone(),
        path: error.path.clone().unwrap_or_default(),
        severity: Severity::Error,
    }
}
