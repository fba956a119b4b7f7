//! Texts that JavaScript knows, by number.

use super::answer::number;

/// Beyond so many texts, or bytes of them, all are forgotten: what an answer of 1,000 items has is less.
const MOST_TEXTS: usize = 1 << 16;
const MOST_BYTES: usize = 4 << 20;

/// Each text that was written, once.
pub(super) struct Texts {
    known: Vec<Known>,
    /// Where to find a text by its hash: its number and one more, 0 where nothing stands. Twice as many as texts at
    /// least, a power of two.
    slots: Vec<u32>,
    /// The bytes of all that are ASCII, which JavaScript keeps in half the room, and of all others.
    narrow: Vec<u8>,
    wide: Vec<u8>,
    /// What JavaScript does not know yet of the last texts: how many UTF-16 units each has, doubled, and one more when
    /// it stands among the wide ones; and from where on its bytes are new.
    new_lengths: Vec<u32>,
    told_narrow: usize,
    told_wide: usize,
}

#[derive(Clone, Copy)]
struct Known {
    start: usize,
    end: usize,
    is_wide: bool,
}

impl Texts {
    pub(super) const fn new() -> Self {
        Self {
            known: Vec::new(),
            slots: Vec::new(),
            narrow: Vec::new(),
            wide: Vec::new(),
            new_lengths: Vec::new(),
            told_narrow: 0,
            told_wide: 0,
        }
    }

    /// JavaScript knows all that were written so far.
    pub(super) fn told(&mut self) {
        self.new_lengths.clear();
        self.told_narrow = self.narrow.len();
        self.told_wide = self.wide.len();
    }

    pub(super) fn is_full(&self) -> bool {
        self.known.len() > MOST_TEXTS || self.narrow.len() + self.wide.len() > MOST_BYTES
    }

    /// Address and length of what JavaScript does not know yet: lengths, ASCII, other texts.
    pub(super) fn parts(&self) -> [[usize; 2]; 3] {
        let new = |bytes: &[u8], told: usize| {
            let new = bytes.get(told..).unwrap_or_default();
            [new.as_ptr().expose_provenance(), new.len()]
        };
        let lengths = [self.new_lengths.as_ptr().expose_provenance(), self.new_lengths.len()];
        [lengths, new(&self.narrow, self.told_narrow), new(&self.wide, self.told_wide)]
    }

    /// The number of a text, which is new or was there before.
    pub(super) fn number(&mut self, text: &str) -> usize {
        if self.known.len() * 2 >= self.slots.len() {
            self.widen();
        }
        let mut at = self.slot(hash(text.as_bytes()));
        loop {
            match self.slots.get(at) {
                Some(0) | None => break,
                Some(filled) => {
                    let known = usize::try_from(filled - 1).unwrap_or(usize::MAX);
                    if self.bytes(known) == text.as_bytes() {
                        return known;
                    }
                }
            }
            at = self.slot(at + 1);
        }
        self.add(text);
        let new = self.known.len();
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = number(new);
        }
        new - 1
    }

    fn add(&mut self, text: &str) {
        let is_wide = !text.is_ascii();
        let bytes = if is_wide { &mut self.wide } else { &mut self.narrow };
        let start = bytes.len();
        bytes.extend(text.as_bytes());
        self.known.push(Known { start, end: bytes.len(), is_wide });
        let units = if is_wide { text.encode_utf16().count() } else { text.len() };
        self.new_lengths.push(number(units) << 1 | u32::from(is_wide));
    }

    fn bytes(&self, known: usize) -> &[u8] {
        let Some(Known { start, end, is_wide }) = self.known.get(known).copied() else { return &[] };
        let bytes = if is_wide { &self.wide } else { &self.narrow };
        bytes.get(start..end).unwrap_or_default()
    }

    fn slot(&self, hash: usize) -> usize {
        hash & (self.slots.len() - 1)
    }

    /// Doubles the slots and puts each text where it now belongs.
    fn widen(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(1024)];
        for known in 0..self.known.len() {
            let mut at = self.slot(hash(self.bytes(known)));
            while self.slots.get(at).is_some_and(|slot| *slot != 0) {
                at = self.slot(at + 1);
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = number(known + 1);
            }
        }
    }
}

/// Four bytes at a time, since most texts are names and paths of some fifty.
fn hash(mut bytes: &[u8]) -> usize {
    let mut hash: u32 = 0;
    while let Some((chunk, rest)) = bytes.split_first_chunk() {
        hash = mixed(hash, u32::from_le_bytes(*chunk));
        bytes = rest;
    }
    while let [byte, rest @ ..] = bytes {
        hash = mixed(hash, u32::from(*byte));
        bytes = rest;
    }
    usize::try_from(hash ^ hash >> 15).unwrap_or(0)
}

/// The factor is that of the golden ratio, whose multiples lie far apart.
const fn mixed(hash: u32, more: u32) -> u32 {
    (hash.rotate_left(5) ^ more).wrapping_mul(0x9E37_79B9)
}
