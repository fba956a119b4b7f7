//! Reading what a command is given: a file, or standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use huiqi::Pack;
use huiqi::door::{LARGEST_PACK, language};

use crate::refusal::Refusal;
use crate::render::words;

/// The bytes of a file, and what to call it in a message.
pub struct Input {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads a file, or standard input where its name is `-`; of one that is larger than `limit` only a byte more, so that
/// the library finds it too large without all of it being read.
pub fn read(path: &Path, limit: usize) -> Result<Input, Refusal> {
    let (name, bytes) = if path.as_os_str() == "-" {
        (words::STANDARD_INPUT.to_owned(), take(io::stdin().lock(), limit))
    } else {
        (path.display().to_string(), File::open(path).and_then(|file| take(file, limit)))
    };
    match bytes {
        Ok(bytes) => Ok(Input { name, bytes }),
        Err(error) => Err(Refusal::unreadable(&name, &error)),
    }
}

/// All bytes, or one more than `limit`.
pub fn take(from: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The pack in that file, or the one that the program carries.
pub fn pack(path: Option<&Path>) -> Result<Pack, Refusal> {
    let Some(path) = path else { return Pack::embedded().map_err(Refusal::fault) };
    let input = read(path, LARGEST_PACK)?;
    // What is not UTF-8 is no pack either way; the library says so at the character that takes the byte's place.
    let text = String::from_utf8_lossy(&input.bytes);
    Pack::load(&text).map_err(|error| Refusal::from(error).found_in(&input.name))
}

/// The pack in the language of the catalogue with that tag, or in that file.
pub fn in_language(pack: &Pack, asked: &str) -> Result<Pack, Refusal> {
    if let Some(carried) = language::carried(pack, asked) {
        return carried.map_err(Refusal::fault);
    }
    let path = Path::new(asked);
    if !path.exists() {
        return Err(Refusal::unknown_language(asked, &language::tags(pack)));
    }
    let input = read(path, LARGEST_PACK)?;
    pack.in_language(&String::from_utf8_lossy(&input.bytes)).map_err(|error| Refusal::from(error).found_in(&input.name))
}
