//! The browser's door: read, call, write, nothing else.
//!
//! One instance of the binary is one engine. Two functions cross the border, and bytes in memory: JavaScript asks for
//! [`room`], writes what it asks there, [`call`]s a verb and reads the answer where the call says. No generated glue
//! stands between, so that the same few lines of TypeScript (`www/engine/core.ts`) speak to WebAssembly and to the
//! JavaScript that is made from it. How values are written is in `value`; see also "The border" in ARCHITECTURE.md.

mod value;

use std::cell::RefCell;

use serde::Serialize;

use crate::contract::PackInfo;
use crate::json::{Detail, Limits, Value, canonical};
use crate::value::Day;
use crate::{Error, Pack, fill_date};

/// What one engine holds between two calls.
struct Door {
    /// What the next call reads.
    input: Vec<u8>,
    /// The last answer's text, which `answer` points into.
    output: String,
    answer: Answer,
    pack: Option<Pack>,
}

/// Where an answer stands: what JavaScript reads as three numbers of four bytes.
#[repr(C)]
pub struct Answer {
    at: *const u8,
    length: usize,
    /// 1 for a refusal.
    refused: u32,
}

thread_local! {
    static DOOR: RefCell<Door> = const {
        let answer = Answer { at: std::ptr::null(), length: 0, refused: 0 };
        RefCell::new(Door { input: Vec::new(), output: String::new(), answer, pack: None })
    };
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

/// Answers a verb, whose number `www/engine/core.ts` knows by name, about the values in the room: canonical JSON, which
/// stands until the next call.
///
/// # Panics
/// When the bytes in the room are not what `www/engine/value.ts` writes, or a verb comes before the pack.
#[expect(unsafe_code, reason = "no other crate is linked that could export this name")]
#[unsafe(no_mangle)]
pub extern "C" fn call(verb: u32) -> *const Answer {
    DOOR.with_borrow_mut(|door| {
        let input = std::mem::take(&mut door.input);
        // Given back before the next one is made, so that two calls need no more memory than one.
        door.output = String::new();
        let answer = answer(&mut door.pack, verb, &mut value::Reader::new(&input));
        let refused = u32::from(answer.is_err());
        door.output = answer.unwrap_or_else(|error| canonical(&error));
        door.answer = Answer { at: door.output.as_ptr(), length: door.output.len(), refused };
        &raw const door.answer
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

fn answer(pack: &mut Option<Pack>, verb: u32, input: &mut value::Reader<'_>) -> Result<String, Error> {
    if verb == 0 {
        return Ok(canonical(&opened(pack.insert(load(input)?))));
    }
    let pack = pack.as_ref().expect("an engine is opened first");
    match verb {
        1 => Ok(canonical(&pack.measures())),
        2 => pack.measure(&name(input)).map(|it| canonical(&it)),
        3 => pack.form(&name(input)).map(|it| canonical(&it)),
        4 => pack.assess(&dated(pack, input)?).map(|it| canonical(&it)),
        5 => pack.match_all(&dated(pack, input)?).map(|it| canonical(&it)),
        6 => pack.deadlines(&dated(pack, input)?).map(|it| canonical(&it)),
        7 => pack.receipt(&dated(pack, input)?).map(|it| canonical(&it)),
        8 => pack.verify(&taken(pack, input)?).map(|it| canonical(&it)),
        _ => unreachable!("no verb has this number"),
    }
}

/// The pack that is handed over as JSON text, or the one that this binary carries, in the language of a catalogue if one
/// is given.
fn load(input: &mut value::Reader<'_>) -> Result<Pack, Error> {
    let [pack, catalogue] = [0; 2].map(|_| input.text());
    let pack = pack.map_or_else(Pack::embedded, |text| Pack::load(&text))?;
    match catalogue {
        Some(text) => pack.in_language(&text),
        None => Ok(pack),
    }
}

fn opened(pack: &Pack) -> Opened<'_> {
    let [application, receipt] = [Limits::APPLICATION, Limits::RECEIPT].map(|limits| [limits.max_bytes, limits.max_depth]);
    Opened { application, pack: pack.info(), receipt }
}

/// A name as text; what is no text names nothing.
fn name(input: &mut value::Reader<'_>) -> String {
    input.text().unwrap_or_default()
}

/// A value that is within the limits.
fn taken(pack: &Pack, input: &mut value::Reader<'_>) -> Result<Value, Error> {
    input.value().map_err(|beyond: Detail| pack.refuse_value(beyond))
}

/// An application or profile; behind it stands the day that it has if it tells none.
fn dated(pack: &Pack, input: &mut value::Reader<'_>) -> Result<Value, Error> {
    let mut application = taken(pack, input)?;
    if let Some(today) = input.text().and_then(|today| today.parse::<Day>().ok()) {
        fill_date(&mut application, today);
    }
    Ok(application)
}
