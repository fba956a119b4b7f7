//! Answers as `www/engine/answer.ts` reads them: numbers of four bytes, and the texts that were not told before.
//!
//! More than half of an answer are texts and names of members that stood in the one before it. So each text crosses once
//! and is a number from then on, and so is each series of names that an object has: its shape. What stands at a place is
//! one number whose lowest three bits say how to take the others:
//!
//! | lowest | what it is | the others | behind it |
//! |---|---|---|---|
//! | 0 | `null`, `false`, `true` | 0, 1, 2 | |
//! | 1 | a text | its number | |
//! | 2 | an integer | itself, with its sign | |
//! | 3 | any number | | two numbers: its double, the lower half first |
//! | 4 | a list | how many items | how many numbers follow; the items |
//! | 5 | an object of a shape | the shape's number | how many numbers follow; the values |
//! | 6 | any object | how many members | how many numbers follow; name and value of each |
//!
//! What is the same in two answers has the same numbers in both, and JavaScript sees what has not changed without making
//! it anew.

use crate::json::{Kind, Sink};

use super::texts::Texts;

const WORD: u32 = 0;
const TEXT: u32 = 1;
const INTEGER: u32 = 2;
const DOUBLE: u32 = 3;
const LIST: u32 = 4;
const STRUCT: u32 = 5;
const MAP: u32 = 6;

/// An integer that stands in 29 bits.
const SHORT: std::ops::Range<i64> = -(1 << 28)..1 << 28;

/// Shapes are as many as the types of answers have forms; beyond this something is wrong with telling them apart.
const MOST_SHAPES: usize = 4096;

/// An answer being written, and what JavaScript knows from those before it.
pub(super) struct Answer {
    numbers: Vec<u32>,
    shapes: Vec<Shape>,
    /// What JavaScript does not know yet of the last shapes: the one that each continues, and the number of its name.
    new_shapes: Vec<u32>,
    texts: Texts,
    forget: bool,
}

/// The names of an object's members: those of another shape, and one more.
#[derive(Clone, Copy)]
struct Shape {
    name: &'static str,
    /// The last shape that continues this one, and the one before this that continues the same; 0 where there is none.
    last: usize,
    before: usize,
}

/// The shape without a name, which all others continue.
const NAMELESS: Shape = Shape { name: "", last: 0, before: 0 };

/// Where the parts of an answer stand until the next call: address and length of numbers, shapes, lengths of texts,
/// texts in ASCII and other texts; 1 for a refusal; 1 when JavaScript is to forget all texts and shapes before it reads.
pub type Parts = [usize; 12];

impl Answer {
    pub(super) const fn new() -> Self {
        Self { numbers: Vec::new(), shapes: Vec::new(), new_shapes: Vec::new(), texts: Texts::new(), forget: false }
    }

    /// Begins the next answer.
    pub(super) fn begin(&mut self) {
        self.numbers.clear();
        self.new_shapes.clear();
        self.texts.told();
        self.forget = self.shapes.is_empty() || self.texts.is_full() || self.shapes.len() > MOST_SHAPES;
        if self.forget {
            self.texts = Texts::new();
            self.shapes = vec![NAMELESS];
        }
    }

    pub(super) fn parts(&self, refused: bool) -> Parts {
        fn part<T>(of: &[T]) -> [usize; 2] {
            [of.as_ptr().expose_provenance(), of.len()]
        }
        let [numbers, shapes] = [&self.numbers, &self.new_shapes].map(|part_of| part(part_of));
        let ([lengths, narrow, wide], rest) = (self.texts.parts(), [usize::from(refused), usize::from(self.forget)]);
        let mut parts = [0; 12];
        let all = [numbers, shapes, lengths, narrow, wide, rest].into_iter().flatten();
        parts.iter_mut().zip(all).for_each(|(part, number)| *part = number);
        parts
    }

    fn push(&mut self, lowest: u32, others: usize) {
        self.numbers.push(lowest | number(others) << 3);
    }

    fn put(&mut self, at: usize, what: u32) {
        if let Some(place) = self.numbers.get_mut(at) {
            *place = what;
        }
    }

    /// The shape that continues another with this name. Names are told apart by where they stand: of two that are
    /// alike, one shape more is made.
    fn continued(&mut self, shape: usize, name: &'static str) -> usize {
        let last = self.shapes.get(shape).map_or(0, |shape| shape.last);
        let mut at = last;
        while at != 0 {
            let Some(candidate) = self.shapes.get(at) else { break };
            if std::ptr::eq(candidate.name, name) {
                return at;
            }
            at = candidate.before;
        }
        let new = self.shapes.len();
        self.shapes.push(Shape { name, last: 0, before: last });
        if let Some(shape) = self.shapes.get_mut(shape) {
            shape.last = new;
        }
        let name = self.texts.number(name);
        self.new_shapes.extend([number(shape), number(name)]);
        new
    }
}

impl Sink for Answer {
    fn null(&mut self) {
        self.push(WORD, 0);
    }

    fn truth(&mut self, truth: bool) {
        self.push(WORD, 1 + usize::from(truth));
    }

    #[expect(clippy::disallowed_types, reason = "JavaScript has doubles, and this is where they cross")]
    fn integer(&mut self, integer: i64) {
        if SHORT.contains(&integer) {
            // The lower half of an integer within 29 bits has all of it.
            self.numbers.push(INTEGER | halves(integer.cast_unsigned())[0] << 3);
        } else {
            #[expect(clippy::cast_precision_loss, reason = "JavaScript has no other numbers")]
            self.double(integer as f64);
        }
    }

    #[expect(clippy::disallowed_types, reason = "JavaScript has doubles, and this is where they cross")]
    fn double(&mut self, double: f64) {
        self.numbers.push(DOUBLE);
        self.numbers.extend(halves(double.to_bits()));
    }

    fn text(&mut self, text: &str) {
        let text = self.texts.number(text);
        self.push(TEXT, text);
    }

    fn open(&mut self, _: Kind) -> usize {
        let opened = self.numbers.len();
        self.numbers.extend([0; 2]);
        opened
    }

    fn item(&mut self, _: usize) {}

    fn entry(&mut self, _: usize, key: &str) {
        self.text(key);
    }

    fn member(&mut self, before: usize, key: &'static str) -> usize {
        self.continued(before, key)
    }

    fn close(&mut self, kind: Kind, opened: usize, held: usize) {
        let lowest = match kind {
            Kind::List => LIST,
            Kind::Struct => STRUCT,
            Kind::Map => MAP,
        };
        self.put(opened, lowest | number(held) << 3);
        self.put(opened + 1, number(self.numbers.len() - opened - 2));
    }
}

/// The lower and the upper half.
fn halves(bits: u64) -> [u32; 2] {
    let [a, b, c, d, e, f, g, h] = bits.to_le_bytes();
    [u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h])]
}

/// On the browser's machine, whose addresses have 32 bits, no size is cut.
pub(super) fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
