//! The C library's door: convert and call, nothing else.
//!
//! **Takes** bytes that a caller in C, Java, Python or Go points to. **Gives** texts that the caller frees, and a status.
//! **Never** unwinds over the border: a panic is caught and is a status. `pkg-config/c/huiqi.h` is written from the
//! comments here; docs/c.md shows how it is used.
//!
//! It is the one native file that may be unsafe, for what no signature can promise: that a pointer leads to as many bytes
//! as the caller says. Nothing else is taken on trust: an engine is a number that is looked up (`engines`), so that one that was
//! freed, twice or while another thread asks it, is known to be.

#![expect(unsafe_code, reason = "bytes and places that C points to are read and written here, and nowhere else")]
#![deny(clippy::undocumented_unsafe_blocks)]

mod engines;

use std::ffi::{CStr, CString, c_char};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::{ptr, slice};

use crate::door::{self, Details, FAULT, misuse, own};
use crate::json::{Limits, canonical};
use crate::{Error, Pack};

/// An engine: one policy in one language. It does not change after it was loaded; any number of threads may ask it at
/// once. What the pointer holds is a number and no address: it is handed back to this library, and nothing else can be done with it.
pub struct Huiqi {
    _nothing: (),
}

/// What came of a call. The numbers are those of the command's exit codes, and one more.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It was answered, whatever the verdict.
    Ok = 0,
    /// The library is at fault, or the machine.
    Fault = 1,
    /// What was given is wrong: it is not JSON, not an application, names no measure …
    Refused = 2,
    /// The call is wrong: a null pointer, an impossible length, an engine that is none or was freed.
    Misuse = 3,
}

/// A text that the caller points to.
#[derive(Clone, Copy)]
struct Given {
    name: &'static str,
    bytes: *const c_char,
    length: usize,
}

/// No answer, and why.
struct Refusal {
    status: Status,
    error: Error,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self { status: Status::Refused, error }
    }
}

impl Refusal {
    fn misuse(error: Error) -> Self {
        Self { status: Status::Misuse, error }
    }

    fn fault() -> Self {
        Self { status: Status::Fault, error: own("library.fault", FAULT.to_owned()) }
    }

    /// As problem details, which have no NUL: JSON escapes it.
    fn told(&self) -> CString {
        CString::new(canonical(&Details::new(&self.error, None))).unwrap_or_default()
    }
}

/// The version of the library, such as "0.1.0". It is not to be freed.
#[unsafe(no_mangle)]
pub extern "C" fn huiqi_version() -> *const c_char {
    const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
        Ok(version) => version,
        Err(_) => panic!("a version has no NUL"),
    };
    VERSION.as_ptr()
}

/// Opens an engine, to be freed with huiqi_free.
///
/// `pack` is a built pack (JSON, as `huiqi pack build` writes it), or NULL for the policy that the library carries.
/// `language` is the tag of a language that the library carries for it, such as "en", or a built catalogue (JSON, as
/// `huiqi pack catalogue` writes it), or NULL for the pack's own. With NULL the length is 0.
///
/// With HUIQI_STATUS_OK `engine` is set to the engine and `refusal` to NULL, otherwise `engine` to NULL and `refusal` to the
/// reason.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn huiqi_load(
    pack: *const c_char,
    pack_length: usize,
    language: *const c_char,
    language_length: usize,
    engine: *mut *mut Huiqi,
    refusal: *mut *mut c_char,
) -> Status {
    let pack = Given { name: "pack", bytes: pack, length: pack_length };
    let language = Given { name: "language", bytes: language, length: language_length };
    let mut opened = ptr::null_mut();
    let open = || {
        if engine.is_null() {
            return Err(Refusal::misuse(misuse::null("engine")));
        }
        // SAFETY: the caller keeps both texts as it hands them over until the call returns.
        let (pack, language) = unsafe { (pack.or_none(door::LARGEST_PACK)?, language.or_none(door::LARGEST_PACK)?) };
        opened = engines::keep(door::load(pack, language)?);
        Ok(None)
    };
    // SAFETY: `refusal` is null or leads to room for a pointer.
    let status = unsafe { give(refusal, open) };
    if !engine.is_null() {
        // SAFETY: it is not null, so it leads to room for a pointer.
        unsafe { engine.write(opened) };
    }
    status
}

/// Closes an engine. Calls that other threads have begun are finished. NULL is no engine, and all is well.
///
/// An engine that was freed already is HUIQI_STATUS_MISUSE, and nothing happens.
#[unsafe(no_mangle)]
pub extern "C" fn huiqi_free(engine: *mut Huiqi) -> Status {
    let freed = || engine.is_null() || engines::forget(engine);
    match catch_unwind(freed) {
        Ok(true) => Status::Ok,
        Ok(false) => Status::Misuse,
        Err(_) => Status::Fault,
    }
}

/// Frees a text that this library gave. NULL is no text, and all is well.
///
/// Nothing can tell whether a text was freed already or comes from elsewhere: that is for the caller to see to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn huiqi_text_free(text: *mut c_char) {
    if !text.is_null() {
        // SAFETY: the caller hands back what `give` made a pointer of, once, and has not written to it.
        drop(unsafe { CString::from_raw(text) });
    }
}

/// What the pack says of its document: `GET /v1/pack`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn huiqi_pack(engine: *const Huiqi, answer: *mut *mut c_char) -> Status {
    // SAFETY: `answer` is null or leads to room for a pointer.
    unsafe { tell(engine, answer, door::pack) }
}

/// The measures, in the order of the text: `huiqi measures --json`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn huiqi_measures(engine: *const Huiqi, answer: *mut *mut c_char) -> Status {
    // SAFETY: `answer` is null or leads to room for a pointer.
    unsafe { tell(engine, answer, door::measures) }
}

/// All of a measure that does not depend on an application: `huiqi measure ID --json`. `id` may be the number of its
/// article.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn huiqi_measure(
    engine: *const Huiqi,
    id: *const c_char,
    length: usize,
    answer: *mut *mut c_char,
) -> Status {
    let id = Given { name: "id", bytes: id, length };
    // SAFETY: as of `ask`, which the caller keeps.
    unsafe {
        ask(engine, id, Limits::APPLICATION, answer, |pack, id| door::measure(pack, &String::from_utf8_lossy(id)))
    }
}

/// The facts of a measure as a JSON Schema with labels and help: `huiqi form ID --json`. `id` may be the number of its
/// article.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn huiqi_form(
    engine: *const Huiqi,
    id: *const c_char,
    length: usize,
    answer: *mut *mut c_char,
) -> Status {
    let id = Given { name: "id", bytes: id, length };
    // SAFETY: as of `ask`, which the caller keeps.
    unsafe { ask(engine, id, Limits::APPLICATION, answer, |pack, id| door::form(pack, &String::from_utf8_lossy(id))) }
}

/// Assesses an application: `huiqi assess FILE --json`. One without a date is of today in Asia/Shanghai.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn huiqi_assess(
    engine: *const Huiqi,
    application: *const c_char,
    length: usize,
    answer: *mut *mut c_char,
) -> Status {
    let application = Given { name: "application", bytes: application, length };
    // SAFETY: as of `ask`, which the caller keeps.
    unsafe { ask(engine, application, Limits::APPLICATION, answer, door::assess) }
}

/// Every measure for one applicant: `huiqi match FILE --json`. A profile without a date is of today in Asia/Shanghai.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn huiqi_match(
    engine: *const Huiqi,
    profile: *const c_char,
    length: usize,
    answer: *mut *mut c_char,
) -> Status {
    let profile = Given { name: "profile", bytes: profile, length };
    // SAFETY: as of `ask`, which the caller keeps.
    unsafe { ask(engine, profile, Limits::APPLICATION, answer, door::match_all) }
}

/// The days of an application's procedure as an iCalendar file (RFC 5545): `huiqi assess FILE --ics`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn huiqi_deadlines(
    engine: *const Huiqi,
    application: *const c_char,
    length: usize,
    answer: *mut *mut c_char,
) -> Status {
    let application = Given { name: "application", bytes: application, length };
    // SAFETY: as of `ask`, which the caller keeps.
    unsafe { ask(engine, application, Limits::APPLICATION, answer, door::deadlines) }
}

/// The application as understood, its assessment, and a digest over both: `huiqi receipt FILE --json`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn huiqi_receipt(
    engine: *const Huiqi,
    application: *const c_char,
    length: usize,
    answer: *mut *mut c_char,
) -> Status {
    let application = Given { name: "application", bytes: application, length };
    // SAFETY: as of `ask`, which the caller keeps.
    unsafe { ask(engine, application, Limits::APPLICATION, answer, door::receipt) }
}

/// Computes a receipt, or what the QR code of a report says, anew and names every field that does not hold:
/// `huiqi verify FILE --json`. HUIQI_STATUS_OK says that it was looked at; whether it holds, the answer says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn huiqi_verify(
    engine: *const Huiqi,
    receipt: *const c_char,
    length: usize,
    answer: *mut *mut c_char,
) -> Status {
    let receipt = Given { name: "receipt", bytes: receipt, length };
    // SAFETY: as of `ask`, which the caller keeps.
    unsafe { ask(engine, receipt, Limits::RECEIPT, answer, door::verify) }
}

/// Asks an engine about a text.
///
/// # Safety
/// `given` leads to as many bytes as it says, which nobody changes before the call returns, or is null; `answer` leads to
/// room for a pointer, or is null.
unsafe fn ask(
    engine: *const Huiqi,
    given: Given,
    limits: Limits,
    answer: *mut *mut c_char,
    verb: impl FnOnce(&Pack, &[u8]) -> Result<String, Error>,
) -> Status {
    let asked = || {
        let pack = engines::find(engine)?;
        // SAFETY: as the caller of this function says.
        let text = unsafe { given.or_none(limits.max_bytes)? };
        let text = text.ok_or_else(|| Refusal::misuse(misuse::null(given.name)))?;
        Ok(Some(verb(&pack, text)?))
    };
    // SAFETY: as the caller of this function says.
    unsafe { give(answer, asked) }
}

/// Asks an engine what it says whoever asks.
///
/// # Safety
/// `answer` leads to room for a pointer, or is null.
unsafe fn tell(engine: *const Huiqi, answer: *mut *mut c_char, verb: impl FnOnce(&Pack) -> String) -> Status {
    // SAFETY: as the caller of this function says.
    unsafe { give(answer, || Ok(Some(verb(&*engines::find(engine)?)))) }
}

/// Puts what is answered, or why nothing is, where the caller looks for it.
///
/// # Safety
/// `answer` leads to room for a pointer, or is null.
unsafe fn give(answer: *mut *mut c_char, ask: impl FnOnce() -> Result<Option<String>, Refusal>) -> Status {
    if answer.is_null() {
        return Status::Misuse;
    }
    let (status, text) = said(ask);
    // SAFETY: it is not null, so it leads to room for a pointer.
    unsafe { answer.write(text.map_or(ptr::null_mut(), CString::into_raw)) };
    status
}

/// What is answered, or why nothing is, whatever happens meanwhile.
fn said(ask: impl FnOnce() -> Result<Option<String>, Refusal>) -> (Status, Option<CString>) {
    // What a panic leaves behind is looked at by nobody: a pack does not change, and the rest ends with the call.
    let answered = catch_unwind(AssertUnwindSafe(|| {
        // A text with a NUL would end too early at it. JSON has none, and a calendar may have none (RFC 5545, 3.1).
        ask()?.map(|text| CString::new(text).map_err(|_| Refusal::fault())).transpose()
    }));
    match answered.unwrap_or_else(|_| Err(Refusal::fault())) {
        Ok(text) => (Status::Ok, text),
        Err(refusal) => (refusal.status, Some(refusal.told())),
    }
}

impl Given {
    /// Its bytes, of a text longer than `most` only a byte more, so that the library finds it too long; nothing where the
    /// pointer is null.
    ///
    /// # Safety
    /// It leads to as many bytes as it says, which nobody changes while they are looked at, or is null.
    unsafe fn or_none<'t>(self, most: usize) -> Result<Option<&'t [u8]>, Refusal> {
        // A null pointer with a length is a mistake of whoever means to hand over a text.
        let impossible = isize::try_from(self.length).is_err();
        match (self.bytes.is_null(), self.length) {
            (true, 0) => Ok(None),
            (true, _) => Err(Refusal::misuse(misuse::null(self.name))),
            (false, _) if impossible => Err(Refusal::misuse(misuse::length(self.name))),
            // SAFETY: the caller says so; and it is no longer than any object can be.
            (false, length) => Ok(Some(unsafe { slice::from_raw_parts(self.bytes.cast(), length.min(most + 1)) })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_status_and_problem_details() {
        let (status, text) = said(|| panic!("meant to be caught: a test of the border"));
        assert_eq!(status, Status::Fault);
        let text = text.expect("why").into_string().expect("UTF-8");
        assert!(text.starts_with(r#"{"code":"library.fault","#), "{text}");
    }

    #[test]
    fn a_text_that_would_end_too_early_is_a_fault() {
        let (status, text) = said(|| Ok(Some("one\0two".to_owned())));
        assert_eq!(status, Status::Fault);
        assert!(text.is_some_and(|text| text.to_string_lossy().contains("library.fault")));
    }

    #[test]
    fn of_a_text_that_is_too_long_one_byte_more_is_looked_at() {
        let text = c"0123456789";
        let given = |length| Given { name: "text", bytes: text.as_ptr(), length };
        // SAFETY: as many bytes as are looked at are there.
        let read = |length, most| unsafe { given(length).or_none(most) }.ok().flatten().map(<[u8]>::len);
        assert_eq!(read(10, 20), Some(10));
        assert_eq!(read(10, 10), Some(10));
        assert_eq!(read(10, 4), Some(5));
        assert_eq!(read(usize::MAX, 4), None, "longer than any text");
        assert_eq!(read(0, 4), Some(0));
    }
}
