//! Normalization form KC of Unicode 18.0 (UAX #15): what a text is when forms of one character count as one.
//!
//! The crate `unicode-normalization` is made for speed, by tables that add 123 kB to the browser's binary. Names are short
//! and few: this adds 26 kB, and its table is read once, by the first name that may need it. `tests/it/nfkc.rs` writes
//! the table from that crate and holds every character against it.
//!
//! What NFKC knows of a character is one of two things. A *composite* stays as it is, but falls into two parts that
//! compose to it again; the first part may be a composite too. Whatever else is not stable has a *replacement*, which
//! is its own NFKC, so that nothing in it has a replacement. Hangul is arithmetic and stands in no table.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// Numbers in LEB128, in three lists with their lengths in front; "step" is a signed difference (zigzag).
///
/// - composites: distance from the one before, step of the first part, step of the second part
/// - replacements: first all `distance << 5 | length - 1`; then all characters, each as the step from the one before
///   it, or the first of a replacement from the first of the replacement before
/// - combining classes: distance from the end of the run before, length of the run, class
const DATA: &[u8] = include_bytes!("nfkc.bin");

/// The longest way from a composite to a character that is none: three steps, in Unicode 18.0.
const DEEPEST: usize = 4;

// Hangul syllables (chapter 3.12): where leading consonants, vowels, trailing consonants and syllables begin.
const L: u32 = 0x1100;
const V: u32 = 0x1161;
const T: u32 = 0x11a7;
const S: u32 = 0xac00;
const L_COUNT: u32 = 19;
const V_COUNT: u32 = 21;
const T_COUNT: u32 = 28;

/// A text in NFKC.
pub(super) fn nfkc(text: &str) -> Cow<'_, str> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    if text.chars().all(is_inert) {
        return Cow::Borrowed(text);
    }
    // What is committed can be read: a test holds it. There is no other answer that would not panic.
    Cow::Owned(TABLE.get_or_init(|| Table::read(DATA).unwrap_or_default()).nfkc(text))
}

/// Whether a character is one of those that most names consist of, and never changes nor joins the one before it. That
/// others are not listed costs time and nothing else.
pub(super) fn is_inert(c: char) -> bool {
    matches!(c,
        '\0'..='\u{7f}' | '\u{b7}' | '\u{2012}'..='\u{2016}' | '\u{2018}'..='\u{2023}' | '\u{3001}'..='\u{3029}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// [`DATA`] in the order in which it is searched.
#[derive(Default)]
pub(super) struct Table {
    /// Each composite and its two parts, by composite.
    composites: Vec<(char, char, char)>,
    /// The same by parts: first, second, composite.
    pairs: Vec<(char, char, char)>,
    /// What has a replacement, and where that stands in `replacements`.
    replaced: Vec<(char, Range<usize>)>,
    replacements: Vec<char>,
    /// Runs of characters of one class that is not 0: first, last, class.
    classes: Vec<(u32, u32, u32)>,
}

impl Table {
    /// Reads the coded form, or nothing from what is none.
    pub(super) fn read(coded: &[u8]) -> Option<Self> {
        let mut coded = Coded(coded.iter());
        let mut table = Self::default();
        let (mut whole, mut first, mut second) = (0, 0, 0);
        for _ in 0..coded.number()? {
            whole = coded.after(whole)?;
            first = coded.step(first)?;
            second = coded.step(second)?;
            let (c, a, b) = (char::from_u32(whole)?, char::from_u32(first)?, char::from_u32(second)?);
            table.composites.push((c, a, b));
            // Not pushed and then sorted: a sort is 4 kB of code, for a list of a thousand.
            let place = table.pairs.partition_point(|&(first, second, _)| (first, second) < (a, b));
            table.pairs.insert(place, (a, b, c));
        }

        let headers: Vec<u32> = (0..coded.number()?).map(|_| coded.number()).collect::<Option<_>>()?;
        let (mut from, mut lead) = (0_u32, 0);
        for header in headers {
            from = from.wrapping_add(header >> 5);
            lead = coded.step(lead)?;
            let start = table.replacements.len();
            table.replacements.push(char::from_u32(lead)?);
            let mut c = lead;
            for _ in 0..header & 31 {
                c = coded.step(c)?;
                table.replacements.push(char::from_u32(c)?);
            }
            table.replaced.push((char::from_u32(from)?, start..table.replacements.len()));
        }

        let mut end = 0;
        for _ in 0..coded.number()? {
            let start = coded.after(end)?;
            end = coded.after(start)?;
            table.classes.push((start, end.wrapping_sub(1), coded.number()? & 0xff));
        }
        coded.0.next().is_none().then_some(table)
    }

    /// A text in NFKC. Marks are ordered in the square of how many stand together: a fact's text is short.
    pub(super) fn nfkc(&self, text: &str) -> String {
        let mut apart = Vec::with_capacity(text.len());
        text.chars().for_each(|c| self.decompose(c, &mut apart));
        let mut ordered: Vec<(u32, char)> = Vec::with_capacity(apart.len());
        for c in apart {
            let class = self.class(c);
            // A mark stands behind what has its class or a lower one; so it never passes a character of class 0.
            let place = match class {
                0 => ordered.len(),
                _ => ordered.iter().rposition(|&(before, _)| before <= class).map_or(0, |before| before + 1),
            };
            ordered.insert(place, (class, c));
        }
        self.compose(&ordered)
    }

    /// Appends what a character falls into.
    fn decompose(&self, c: char, out: &mut Vec<char>) {
        let found = self.replaced.binary_search_by_key(&c, |(from, _)| *from).ok();
        let replacement =
            found.and_then(|at| self.replaced.get(at)).and_then(|(_, to)| self.replacements.get(to.clone()));
        for &c in replacement.unwrap_or(&[c]) {
            let start = out.len();
            let mut rest = c;
            for _ in 0..DEEPEST {
                let Some((first, second)) = self.parts(rest) else { break };
                out.push(second);
                rest = first;
            }
            out.push(rest);
            out[start..].reverse();
        }
    }

    /// Joins what stands in canonical order: each character with the last of class 0, unless one between them blocks it.
    fn compose(&self, ordered: &[(u32, char)]) -> String {
        let mut out: Vec<char> = Vec::with_capacity(ordered.len());
        let mut starter = None;
        let mut class_before = 0;
        for &(class, c) in ordered {
            if let Some(at) = starter
                && (at + 1 == out.len() || class_before < class)
                && let Some(whole) = self.whole(out[at], c)
            {
                out[at] = whole;
                continue;
            }
            if class == 0 {
                starter = Some(out.len());
            }
            class_before = class;
            out.push(c);
        }
        out.into_iter().collect()
    }

    /// The two parts of a composite.
    fn parts(&self, whole: char) -> Option<(char, char)> {
        let syllable = u32::from(whole).wrapping_sub(S);
        if syllable < L_COUNT * V_COUNT * T_COUNT {
            let (open, t) = (syllable / T_COUNT, syllable % T_COUNT);
            let (a, b) = if t == 0 { (L + open / V_COUNT, V + open % V_COUNT) } else { (S + syllable - t, T + t) };
            return Some((char::from_u32(a)?, char::from_u32(b)?));
        }
        let at = self.composites.binary_search_by_key(&whole, |(c, ..)| *c).ok()?;
        self.composites.get(at).map(|&(_, first, second)| (first, second))
    }

    /// The composite of two parts.
    fn whole(&self, first: char, second: char) -> Option<char> {
        let (a, b) = (u32::from(first), u32::from(second));
        let (l, v, s, t) = (a.wrapping_sub(L), b.wrapping_sub(V), a.wrapping_sub(S), b.wrapping_sub(T));
        if l < L_COUNT && v < V_COUNT {
            return char::from_u32(S + (l * V_COUNT + v) * T_COUNT);
        }
        if s < L_COUNT * V_COUNT * T_COUNT && s % T_COUNT == 0 && (1..T_COUNT).contains(&t) {
            return char::from_u32(a + t);
        }
        let at = self.pairs.binary_search_by_key(&(first, second), |&(first, second, _)| (first, second)).ok()?;
        self.pairs.get(at).map(|&(.., whole)| whole)
    }

    /// The canonical combining class.
    fn class(&self, c: char) -> u32 {
        let c = u32::from(c);
        let at = self.classes.partition_point(|&(_, last, _)| last < c);
        self.classes.get(at).filter(|&&(first, ..)| first <= c).map_or(0, |&(.., class)| class)
    }
}

/// The rest of the coded form; nothing comes after its end.
struct Coded<'a>(std::slice::Iter<'a, u8>);

impl Coded<'_> {
    fn number(&mut self) -> Option<u32> {
        let mut out = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = *self.0.next()?;
            out |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(out);
            }
        }
        None
    }

    fn after(&mut self, before: u32) -> Option<u32> {
        Some(before.wrapping_add(self.number()?))
    }

    fn step(&mut self, before: u32) -> Option<u32> {
        let zigzag = self.number()?;
        Some(before.wrapping_add(zigzag >> 1 ^ (zigzag & 1).wrapping_neg()))
    }
}
