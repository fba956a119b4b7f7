//! Our NFKC and its table: written with `GENERATE=1` from the crate `unicode-normalization`, else held against it.

use std::fs;
use std::iter::once;
use std::path::Path;

use proptest::prelude::*;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, decompose_compatible};
use unicode_normalization::{IsNormalized, UNICODE_VERSION, UnicodeNormalization, is_nfkc_quick};

// The library shows names as facts alone, so the file is compiled once more, here.
#[path = "../../src/facts/formats/nfkc.rs"]
mod ours;

const FILE: &str = "src/facts/formats/nfkc.bin";

fn theirs(text: &str) -> String {
    text.nfkc().collect()
}

fn nfkc_of(chars: &[char]) -> Vec<char> {
    chars.iter().copied().nfkc().collect()
}

fn parts(decompose: impl FnOnce(&mut Vec<char>)) -> Vec<char> {
    let mut out = Vec::new();
    decompose(&mut out);
    out
}

fn every_char() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

fn is_syllable(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

/// A character that NFKC does not change although it decomposes, and its parts, one step deep.
fn composites() -> Vec<(char, char, char)> {
    let mut out = Vec::new();
    for c in every_char().filter(|c| !is_syllable(*c)) {
        let mut apart = parts(|out| decompose_compatible(c, |part| out.push(part)));
        if apart != [c] && nfkc_of(&[c]) == [c] {
            let second = apart.pop().unwrap();
            let [first] = nfkc_of(&apart)[..] else { panic!("{c:?} has no two parts") };
            out.push((c, first, second));
        }
    }
    out
}

fn replaced() -> impl Iterator<Item = (char, Vec<char>)> {
    every_char().map(|c| (c, nfkc_of(&[c]))).filter(|(c, to)| *to != [*c])
}

#[derive(Default)]
struct Coder(Vec<u8>);

impl Coder {
    fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.0.push((number & 0x7f | 0x80).try_into().unwrap());
            number >>= 7;
        }
        self.0.push(number.try_into().unwrap());
    }

    fn count<T>(&mut self, list: &[T]) {
        self.number(list.len().try_into().unwrap());
    }

    fn step(&mut self, before: &mut char, now: char) {
        let by = i32::try_from(u32::from(now)).unwrap() - i32::try_from(u32::from(*before)).unwrap();
        self.number((by << 1 ^ by >> 31).cast_unsigned());
        *before = now;
    }
}

/// As `DATA` in the library's file describes it.
fn coded() -> Vec<u8> {
    let mut coder = Coder::default();
    let composites = composites();
    coder.count(&composites);
    let (mut from, mut first, mut second) = (0, '\0', '\0');
    for (whole, a, b) in composites {
        coder.number(u32::from(whole) - from);
        from = u32::from(whole);
        coder.step(&mut first, a);
        coder.step(&mut second, b);
    }

    let replaced: Vec<_> = replaced().collect();
    coder.count(&replaced);
    let mut from = 0;
    for (c, to) in &replaced {
        assert!((1..=32).contains(&to.len()), "{c:?} becomes {to:?}");
        coder.number((u32::from(*c) - from) << 5 | u32::try_from(to.len() - 1).unwrap());
        from = u32::from(*c);
    }
    let mut lead = '\0';
    for (_, to) in &replaced {
        coder.step(&mut lead, to[0]);
        let mut before = lead;
        to[1..].iter().for_each(|&c| coder.step(&mut before, c));
    }

    let mut runs: Vec<(u32, u32, u8)> = Vec::new();
    for (c, class) in
        every_char().map(|c| (u32::from(c), canonical_combining_class(c))).filter(|(_, class)| *class != 0)
    {
        match runs.last_mut() {
            Some((_, end, same)) if *end == c && *same == class => *end += 1,
            _ => runs.push((c, c + 1, class)),
        }
    }
    coder.count(&runs);
    let mut before = 0;
    for (start, end, class) in runs {
        [start - before, end - start, class.into()].into_iter().for_each(|number| coder.number(number));
        before = end;
    }
    coder.0
}

/// Named so that `make generate`, which runs what has `generated` in its name, runs this.
#[test]
fn nfkc_table_is_generated_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fresh = coded();
    if std::env::var_os("GENERATE").is_some() {
        fs::write(root.join(FILE), &fresh).unwrap();
    }
    let committed = fs::read(root.join(FILE)).unwrap_or_default();
    assert!(committed == fresh, "{FILE} is stale: run `make generate` and commit what changes");
    let (major, minor, _) = UNICODE_VERSION;
    for file in ["src/facts/formats/nfkc.rs", "ARCHITECTURE.md"] {
        let says = fs::read_to_string(root.join(file)).unwrap().contains(&format!("Unicode {major}.{minor}"));
        assert!(says, "{file} does not say that the table is of Unicode {major}.{minor}");
    }
}

#[test]
fn every_character_is_as_in_the_crate() {
    let mut text = String::new();
    for c in every_char() {
        text.clear();
        text.push(c);
        assert_eq!(ours::nfkc(&text), theirs(&text), "{c:?}");
        if ours::is_inert(c) {
            assert_eq!(is_nfkc_quick(once(c)), IsNormalized::Yes, "{c:?} is not inert");
        }
    }
}

/// Whatever begins or ends a canonical decomposition, composed, excluded from composition or Hangul, with all the others;
/// and with marks between them that block and that do not.
#[test]
fn every_pair_is_as_in_the_crate() {
    let mut firsts = vec!['\u{1100}', '\u{1112}', '\u{1113}', '\u{ac00}', '\u{ac01}', '\u{d788}', '\u{d7a3}'];
    let mut seconds =
        vec!['\u{1160}', '\u{1161}', '\u{1175}', '\u{1176}', '\u{11a7}', '\u{11a8}', '\u{11c2}', '\u{11c3}'];
    for c in every_char().filter(|c| !is_syllable(*c)) {
        let apart = parts(|out| decompose_canonical(c, |part| out.push(part)));
        if let [before @ .., last] = &apart[..]
            && apart != [c]
        {
            firsts.extend([c, apart[0]]);
            firsts.extend(before.iter().copied().nfc());
            seconds.push(*last);
        }
    }
    firsts.sort_unstable();
    firsts.dedup();
    seconds.retain(|c| canonical_combining_class(*c) != 0 || theirs(&c.to_string()) == c.to_string());
    seconds.sort_unstable();
    seconds.dedup();
    seconds.retain(|c| !('\u{4e00}'..='\u{9fff}').contains(c));
    assert!(firsts.len() > 1500 && seconds.len() > 70, "{} firsts, {} seconds", firsts.len(), seconds.len());
    for first in &firsts {
        for second in &seconds {
            let text = format!("{first}{second}");
            assert_eq!(ours::nfkc(&text), theirs(&text), "{text:?}");
        }
    }
    for (_, first, second) in composites() {
        for between in ["\u{334}", "\u{323}", "\u{301}", "\u{345}", "\u{4e00}", "a", "\u{323}\u{301}", "\u{301}\u{323}"]
        {
            let text = format!("{first}{between}{second}{between}{second}");
            assert_eq!(ours::nfkc(&text), theirs(&text), "{text:?}");
        }
    }
}

/// Characters that do something, and any others.
fn texts() -> impl Strategy<Value = String> {
    let marks: Vec<char> = every_char().filter(|c| canonical_combining_class(*c) != 0).collect();
    let changed: Vec<char> = replaced().map(|(c, _)| c).collect();
    let (wholes, joined): (Vec<char>, Vec<[char; 2]>) = composites().into_iter().map(|(c, a, b)| (c, [a, b])).unzip();
    let joined: Vec<char> = joined.into_iter().flatten().collect();
    let one = prop_oneof![
        3 => prop::sample::select(marks),
        2 => prop::sample::select(changed),
        2 => prop::sample::select(wholes),
        3 => prop::sample::select(joined),
        2 => prop::char::range('\u{1100}', '\u{11ff}'),
        1 => prop::char::range('\u{ac00}', '\u{d7a3}'),
        2 => prop::char::range('\u{300}', '\u{36f}'),
        1 => prop::char::range('a', 'z'),
        1 => any::<char>(),
    ];
    prop::collection::vec(one, 0..24).prop_map(String::from_iter)
}

#[test]
fn random_text_is_as_in_the_crate() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(4_000));
    let run = runner.run(&texts(), |text| {
        prop_assert_eq!(ours::nfkc(&text), theirs(&text));
        let once = ours::nfkc(&text).into_owned();
        prop_assert_eq!(&ours::nfkc(&once), &once);
        Ok(())
    });
    run.unwrap();
}

/// Data that is cut off or spoilt gives another answer or none, and no panic.
#[test]
fn no_data_makes_it_panic() {
    let good = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE)).unwrap();
    assert!(ours::Table::read(&good).is_some(), "the committed table cannot be read");
    for length in (0..good.len()).step_by(61) {
        assert!(ours::Table::read(&good[..length]).is_none());
    }
    let spoilt = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        prop::collection::vec(0_u8..6, 0..200),
        (0..good.len(), any::<u8>()).prop_map(move |(at, byte)| {
            let mut bytes = good.clone();
            bytes[at] = byte;
            bytes
        }),
    ];
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(300));
    let run = runner.run(&(spoilt, texts()), |(bytes, text)| {
        ours::Table::read(&bytes).unwrap_or_default().nfkc(&text);
        Ok(())
    });
    run.unwrap();
}
