//! Texts that know where they stand.

use crate::pack::fault::Spot;

/// A value and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub spot: Spot,
}

/// A text and where it stands.
#[derive(Debug, Clone)]
pub struct Text {
    /// What it says.
    pub value: String,
    /// Where it stands, its quotes included.
    pub spot: Spot,
    /// Where its first character stands, when the file has it letter for letter.
    verbatim: Option<usize>,
}

impl Text {
    /// A text that stands without quotes, or whose inside needs no places.
    pub fn new(value: &str, spot: Spot) -> Self {
        Self { value: value.to_owned(), spot, verbatim: None }
    }

    /// A text in quotes. `source` is the file.
    pub fn quoted(value: &str, spot: Spot, source: &str) -> Self {
        let raw = source.get(spot.start..spot.end).unwrap_or_default();
        let opening = if raw.starts_with("'''") || raw.starts_with("\"\"\"") { 3 } else { 1 };
        // The first line break of a text of several lines is not part of it.
        let broken = raw.get(opening..).map_or(0, |inner| {
            if opening == 1 {
                0
            } else if inner.starts_with("\r\n") {
                2
            } else {
                usize::from(inner.starts_with('\n'))
            }
        });
        let inner = opening + broken;
        let same = raw.get(inner..).is_some_and(|rest| rest.starts_with(value) && rest.len() == value.len() + opening);
        Self { value: value.to_owned(), spot, verbatim: same.then_some(spot.start + inner) }
    }

    /// The part of the file that part of the text stands in: the whole text where escapes stand between the two.
    pub fn within(&self, start: usize, end: usize) -> Spot {
        match self.verbatim {
            Some(first) => {
                let most = self.value.len();
                let start = start.min(most);
                Spot { file: self.spot.file, start: first + start, end: first + end.clamp(start, most) }
            }
            None => self.spot,
        }
    }
}

/// Where a file as a whole is spoken of: its first line that says something.
pub fn first_line(file: usize, text: &str) -> Spot {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let says = line.trim();
        if !says.is_empty() && !says.starts_with('#') {
            return Spot { file, start, end: start + line.trim_end().len() };
        }
        start += line.len();
    }
    Spot { file, start: 0, end: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(source: &str, value: &str, start: usize, end: usize) -> String {
        let spot = Spot { file: 0, start: 0, end: source.len() };
        let part = Text::quoted(value, spot, source).within(start, end);
        source[part.start..part.end].to_owned()
    }

    #[test]
    fn a_place_in_a_text_is_a_place_in_the_file() {
        assert_eq!(part("'a + b'", "a + b", 4, 5), "b");
        assert_eq!(part("\"a + b\"", "a + b", 0, 1), "a");
        assert_eq!(part("'''a + b'''", "a + b", 4, 5), "b");
        assert_eq!(part("'''\r\na + b'''", "a + b", 4, 5), "b");
        assert_eq!(part("\"\"\"\na + b\"\"\"", "a + b", 4, 5), "b");
        assert_eq!(part("\"a \\u002B b\"", "a + b", 4, 5), "\"a \\u002B b\"", "an escape: the whole");
        assert_eq!(part("'a'", "a", 5, 9), "", "beyond the end: its end");
    }
}
