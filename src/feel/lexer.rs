//! From a rule's text to its tokens, with the bytes that each covers.
//!
//! Takes any text. Gives every token it finds and every fault; what cannot be read is skipped, so that one stray
//! character does not hide the next. Never looks at more than one token at a time.

use super::diagnostic::{Diagnostic, MAX_FAULTS, Span, code};
use super::literal;
use crate::value::Number;

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token<'s> {
    pub(super) kind: Kind<'s>,
    pub(super) span: Span,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind<'s> {
    /// A number.
    Number(Number),
    /// A text, its escapes resolved.
    Text(String),
    /// A name or a keyword.
    Word(&'s str),
    /// An operator or a bracket.
    Mark(&'static str),
    /// The end of the rule.
    End,
}

/// Longer marks stand before their beginnings.
const MARKS: [&str; 22] =
    ["..", "**", "!=", "<=", ">=", "(", ")", "[", "]", "{", "}", ",", ":", ".", "+", "-", "*", "/", "=", "<", ">", "@"];

/// What authors write from habit, and what FEEL has for it.
const HABITS: [(&str, &str); 21] = [
    ("==", "FEEL compares with a single `=`"),
    ("&&", "write `and`"),
    ("||", "write `or`"),
    ("!", "write `not(…)`"),
    ("%", "write the share as a decimal, such as 0.20, or as a term"),
    ("'", "texts stand between double quotes"),
    ("_", "names are letters and digits: `[A-Za-z][A-Za-z0-9]*`"),
    ("“", "texts stand between straight quotes: \"…\""),
    ("”", "texts stand between straight quotes: \"…\""),
    ("（", "write `(`"),
    ("）", "write `)`"),
    ("，", "write `,`"),
    ("。", "a rule ends without a full stop"),
    ("＝", "write `=`"),
    ("＜", "write `<`"),
    ("＞", "write `>`"),
    ("≤", "write `<=`"),
    ("≥", "write `>=`"),
    ("≠", "write `!=`"),
    ("×", "write `*`"),
    ("÷", "write `/`"),
];

/// The tokens of a rule; the last one is [`Kind::End`].
pub(super) fn lex<'s>(source: &'s str, faults: &mut Vec<Diagnostic>) -> Vec<Token<'s>> {
    let mut lexer = Lexer { source, at: 0, faults };
    let mut tokens: Vec<Token<'s>> = Vec::new();
    while let Some(token) = lexer.next() {
        tokens.push(token);
    }
    let end = tokens.last().map_or(0, |token| token.span.end);
    tokens.push(Token { kind: Kind::End, span: Span { start: end, end } });
    tokens
}

struct Lexer<'s, 'f> {
    source: &'s str,
    at: usize,
    faults: &'f mut Vec<Diagnostic>,
}

impl<'s> Lexer<'s, '_> {
    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_while(&mut self, test: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !test(c)).unwrap_or(rest.len());
    }

    /// From `start` to where reading stands.
    fn since(&self, start: usize) -> Span {
        Span { start, end: self.at }
    }

    fn next(&mut self) -> Option<Token<'s>> {
        loop {
            self.skip_blank();
            let start = self.at;
            let first = self.peek()?;
            let kind = if first.is_ascii_alphabetic() {
                self.skip_while(|c| c.is_ascii_alphanumeric());
                Some(Kind::Word(self.since(start).of(self.source)))
            } else if first.is_ascii_digit() || self.starts_fraction() {
                self.number()
            } else if first == '"' {
                self.text()
            } else if !self.rest().starts_with("==")
                && let Some(mark) = MARKS.iter().find(|mark| self.rest().starts_with(**mark))
            {
                self.at += mark.len();
                Some(Kind::Mark(mark))
            } else {
                self.stray();
                None
            };
            if let Some(kind) = kind {
                return Some(Token { kind, span: self.since(start) });
            }
        }
    }

    fn starts_fraction(&self) -> bool {
        self.rest().strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    }

    fn fault(&mut self, fault: Diagnostic) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        }
    }

    /// White space and comments.
    fn skip_blank(&mut self) {
        loop {
            self.skip_while(is_space);
            let start = self.at;
            if self.rest().starts_with("//") {
                self.skip_while(|c| !matches!(c, '\n' | '\r'));
            } else if self.rest().starts_with("/*") {
                match self.rest().find("*/") {
                    Some(end) => self.at += end + 2,
                    None => {
                        self.at = self.source.len();
                        let span = Span { start, end: start + 2 };
                        self.fault(Diagnostic::new(code::SYNTAX, span, "this comment is never closed"));
                    }
                }
            } else {
                return;
            }
        }
    }

    fn number(&mut self) -> Option<Kind<'s>> {
        let start = self.at;
        let digit = |c: char| c.is_ascii_digit();
        self.skip_while(digit);
        // `1..5` is a range: its points belong to no number.
        if self.starts_fraction() {
            self.at += 1;
            self.skip_while(digit);
        }
        if let Some(rest) = self.rest().strip_prefix(['e', 'E']) {
            let digits = rest.strip_prefix(['+', '-']).unwrap_or(rest);
            if digits.starts_with(digit) {
                self.at = self.source.len() - digits.len();
                self.skip_while(digit);
            }
        }
        let text = self.since(start).of(self.source);
        if self.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
            self.skip_while(|c| c.is_ascii_alphanumeric());
            let message = format!("`{}` is neither a number nor a name", self.since(start).of(self.source));
            self.fault(Diagnostic::new(code::SYNTAX, self.since(start), message));
            return None;
        }
        let number = literal::number(text);
        if number.is_none() {
            let message = "this number has more than 28 digits";
            self.fault(Diagnostic::new(code::NUMBER, self.since(start), message));
        }
        number.map(Kind::Number)
    }

    fn text(&mut self) -> Option<Kind<'s>> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        let mut whole = true;
        loop {
            let at = self.at;
            let Some(c) = self.peek().filter(|c| !matches!(c, '\n'..='\r')) else {
                let span = Span { start, end: start + 1 };
                self.fault(Diagnostic::new(code::SYNTAX, span, "this text is not closed on its line"));
                return None;
            };
            self.at += c.len_utf8();
            match c {
                '"' => return whole.then_some(Kind::Text(text)),
                '\\' => match self.escape() {
                    Some(c) => text.push(c),
                    None => {
                        whole = false;
                        let fault = Diagnostic::new(code::SYNTAX, self.since(at), "there is no such escape in a text");
                        self.fault(fault.help("`\\\"`, `\\\\`, `\\'`, `\\n`, `\\r`, `\\t`, `\\u20AC`, `\\U01F600`"));
                    }
                },
                c => text.push(c),
            }
        }
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> Option<char> {
        let c = self.peek()?;
        if c == '"' || !matches!(c, '\n'..='\r') {
            self.at += c.len_utf8();
        }
        match c {
            '"' | '\'' | '\\' => Some(c),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'U' => char::from_u32(self.hex(6)?),
            'u' => {
                let unit = self.hex(4)?;
                if !(0xD800..0xDC00).contains(&unit) {
                    return char::from_u32(unit);
                }
                // The first half of a surrogate pair: FEEL writes characters past U+FFFF so, as JSON does.
                self.at += self.rest().strip_prefix("\\u").map(|_| 2)?;
                let low = self.hex(4).filter(|low| (0xDC00..0xE000).contains(low))?;
                char::from_u32(0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
            }
            _ => None,
        }
    }

    fn hex(&mut self, count: usize) -> Option<u32> {
        let digits = self.rest().get(..count).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        self.at += count;
        u32::from_str_radix(digits, 16).ok()
    }

    /// Skips what no token begins with: a known habit alone, else all of it up to the next token.
    fn stray(&mut self) {
        let start = self.at;
        let habit = |rest: &str| HABITS.iter().find(|(habit, _)| rest.starts_with(habit)).copied();
        if let Some((habit, help)) = habit(self.rest()) {
            self.at += habit.len();
            let message = format!("`{habit}` is not part of the rule language");
            self.fault(Diagnostic::new(code::SYNTAX, self.since(start), message).help(help));
            return;
        }
        while let Some(c) = self.peek()
            && !c.is_ascii_alphanumeric()
            && !is_space(c)
            && c != '"'
            && !MARKS.iter().any(|mark| self.rest().starts_with(mark))
            && habit(self.rest()).is_none()
        {
            self.at += c.len_utf8();
        }
        let message = format!("`{}` is not part of the rule language", self.since(start).of(self.source));
        let fault = Diagnostic::new(code::SYNTAX, self.since(start), message);
        self.fault(fault.help("names are `[A-Za-z][A-Za-z0-9]*`; other writing stands in texts: \"…\""));
    }
}

/// FEEL's white space and line ends.
fn is_space(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r'
            | ' '
            | '\u{85}'
            | '\u{A0}'
            | '\u{1680}'
            | '\u{180E}'
            | '\u{2000}'..='\u{200B}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{202F}'
            | '\u{205F}'
            | '\u{3000}'
            | '\u{FEFF}'
    )
}
