//! The browser's door: read, call, write, nothing else.
//!
//! One instance of the binary is one engine. Two functions cross the border, and bytes in memory: JavaScript asks for
//! [`room`], writes what it asks there, [`call`]s a verb and reads the answer where the call says. No generated glue
//! stands between, so that the same few lines of TypeScript (`www/engine/core.ts`) speak to WebAssembly and to the
//! JavaScript that is made from it. How values are written is in `value`; see also "The border" in ARCHITECTURE.md.

mod answer;
mod texts;
mod value;

use std::cell::RefCell;

use serde::Serialize;

use crate::contract::PackInfo;
use crate::json::{Detail, Limits, Value, write};
use crate::value::Day;
use crate::{Error, Pack, fill_date};

use answer::Answer;
pub use answer::Parts;
use value::Reader;

/// What one engine holds between two calls.
struct Door {
    /// What the next call reads.
    input: Vec<u8>,
    /// The last answer, and where its parts stand.
    answer: Answer,
    parts: Parts,
    pack: Option<Pack>,
}

thread_local! {
    static DOOR: RefCell<Door> =
        const { RefCell::new(Door { input: Vec::new(), answer: Answer::new(), parts: [0; 12], pack: None }) };
}

/// Makes room for so many bytes that the next call shall read, and says where.
#[expect(unsafe_code, reason = "no other crate is linked that could export this name")]
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    DOOR.with_borrow_mut(|door| {
        door.input = vec![0; bytes];
        door.input.as_mut_ptr()
    })
}

/// Answers a verb, whose number `www/engine/core.ts` knows by name, about the values in the room. What it gives stands
/// until the next call.
///
/// # Panics
/// When the bytes in the room are not what `www/engine/value.ts` writes, or a verb comes before the pack.
#[expect(unsafe_code, reason = "no other crate is linked that could export this name")]
#[unsafe(no_mangle)]
pub extern "C" fn call(verb: u32) -> *const Parts {
    DOOR.with_borrow_mut(|door| {
        let input = std::mem::take(&mut door.input);
        door.answer.begin();
        let answered = answer(&mut door.pack, verb, &mut Reader::new(&input), &mut door.answer);
        if let Err(error) = &answered {
            write(error, &mut door.answer);
        }
        door.parts = door.answer.parts(answered.is_err());
        &raw const door.parts
    })
}

/// What an engine says of itself when it is opened.
#[derive(Serialize)]
struct Opened<'p> {
    /// What an application or profile may have: bytes and levels. Only JavaScript sees a value before it is copied.
    application: [usize; 2],
    pack: PackInfo<'p>,
    /// What a receipt may have.
    receipt: [usize; 2],
}

fn answer(pack: &mut Option<Pack>, verb: u32, input: &mut Reader<'_>, into: &mut Answer) -> Result<(), Error> {
    if verb == 0 {
        write(&opened(pack.insert(load(input)?)), into);
        return Ok(());
    }
    let pack = pack.as_ref().expect("an engine is opened first");
    match verb {
        1 => write(&pack.measures(), into),
        2 => write(&pack.measure(&name(input))?, into),
        3 => write(&pack.form(&name(input))?, into),
        4 => write(&pack.assess(&dated(pack, input)?)?, into),
        5 => write(&pack.match_all(&dated(pack, input)?)?, into),
        6 => write(&pack.deadlines(&dated(pack, input)?)?, into),
        7 => write(&pack.receipt(&dated(pack, input)?)?, into),
        8 => write(&pack.verify(&taken(pack, input)?)?, into),
        _ => unreachable!("no verb has this number"),
    }
    Ok(())
}

/// The pack that is handed over as JSON text, or the one that this binary carries, in the language of a catalogue if one
/// is given.
fn load(input: &mut Reader<'_>) -> Result<Pack, Error> {
    let [pack, catalogue] = [0; 2].map(|_| input.text());
    let pack = pack.map_or_else(Pack::embedded, |text| Pack::load(&text))?;
    match catalogue {
        Some(text) => pack.in_language(&text),
        None => Ok(pack),
    }
}

fn opened(pack: &Pack) -> Opened<'_> {
    let [application, receipt] =
        [Limits::APPLICATION, Limits::RECEIPT].map(|limits| [limits.max_bytes, limits.max_depth]);
    Opened { application, pack: pack.info(), receipt }
}

/// A name as text; what is no text names nothing.
fn name(input: &mut Reader<'_>) -> String {
    input.text().unwrap_or_default()
}

/// A value that is within the limits.
fn taken(pack: &Pack, input: &mut Reader<'_>) -> Result<Value, Error> {
    input.value().map_err(|beyond: Detail| pack.refuse_value(beyond))
}

/// An application or profile; behind it stands the day that it has if it tells none.
fn dated(pack: &Pack, input: &mut Reader<'_>) -> Result<Value, Error> {
    let mut application = taken(pack, input)?;
    if let Some(today) = input.text().and_then(|today| today.parse::<Day>().ok()) {
        fill_date(&mut application, today);
    }
    Ok(application)
}
