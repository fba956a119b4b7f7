//! Where in a JSON text the value at a pointer stands.

use std::ops::Range;

use crate::json::{self, Limits, Value};

/// The bytes of the value that a pointer leads to, or of the innermost on the way that is there. The text was read
/// before, so it is JSON; of one that is none, some place in it.
pub(super) fn locate(text: &str, pointer: &str) -> Range<usize> {
    let tokens = json::pointer::parse(pointer).unwrap_or_default();
    let mut cursor = Cursor { text, at: 0 };
    cursor.space();
    let mut found = cursor.at..cursor.skipped();
    for token in tokens {
        match (Cursor { text, at: found.start }).child(&token) {
            Some(child) => found = child,
            None => break,
        }
    }
    found
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    /// The member or element of that name of the list or object that begins here.
    fn child(&mut self, token: &str) -> Option<Range<usize>> {
        let opening = self.next()?;
        if opening != b'{' && opening != b'[' {
            return None;
        }
        for index in 0.. {
            self.space();
            let hit = if opening == b'{' {
                let start = self.at;
                let end = self.skipped();
                self.at = end;
                self.pass(b':');
                is_key(self.text.get(start..end)?, token)
            } else {
                token.parse() == Ok(index)
            };
            let value = self.at..self.skipped();
            if value.is_empty() {
                return None;
            }
            if hit {
                return Some(value);
            }
            self.at = value.end;
            if !self.pass(b',') {
                return None;
            }
        }
        None
    }

    /// Where the value that begins here ends.
    fn skipped(&self) -> usize {
        let bytes = self.text.as_bytes();
        let (mut at, mut depth) = (self.at, 0_usize);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => at = end_of_string(bytes, at),
                b'{' | b'[' => (at, depth) = (at + 1, depth + 1),
                b'}' | b']' if depth == 0 => return at,
                b'}' | b']' => (at, depth) = (at + 1, depth - 1),
                _ if depth > 0 => at += 1,
                // A number or a word ends where something else begins.
                b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => return at,
                _ => {
                    at += 1;
                    continue;
                }
            }
            if depth == 0 {
                return at;
            }
        }
        at
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Goes past a mark and the space around it, if it stands here.
    fn pass(&mut self, mark: u8) -> bool {
        self.space();
        let there = self.peek() == Some(mark);
        if there {
            self.at += 1;
            self.space();
        }
        there
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }
}

/// The byte after the closing quote of the string that begins at `at`.
fn end_of_string(bytes: &[u8], at: usize) -> usize {
    let mut at = at + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Whether a quoted key says `token`, whichever way it is escaped.
fn is_key(quoted: &str, token: &str) -> bool {
    matches!(json::read(quoted.as_bytes(), Limits::APPLICATION), Ok(Value::String(key)) if key == token)
}

#[cfg(test)]
mod tests {
    use super::locate;

    #[test]
    fn a_pointer_leads_to_its_text() {
        let text = r#" [ {"a\"b" : [1, -2e3,true], "\u0063":{"d":"]}\\"} , "e":{} },null]"#;
        let shown = |pointer| &text[locate(text, pointer)];
        assert_eq!(shown("/0/a\"b/1"), "-2e3");
        assert_eq!(shown("/0/a\"b/2"), "true");
        assert_eq!(shown("/0/c/d"), r#""]}\\""#);
        assert_eq!(shown("/0/e"), "{}");
        assert_eq!(shown("/0/e/nothing/there"), "{}", "the innermost that is there");
        assert_eq!(shown("/1"), "null");
        assert_eq!(shown("/2"), text.trim());
        assert_eq!(shown(""), text.trim());
        for broken in ["", "[", "{\"a", "{\"a\":", "[1", "]", "{]", "\"\\"] {
            assert!(broken.get(locate(broken, "/0/a")).is_some(), "{broken}");
            assert!(broken.get(locate(broken, "/a/0")).is_some(), "{broken}");
        }
    }
}
