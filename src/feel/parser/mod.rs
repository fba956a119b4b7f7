//! From a rule's text to its tree.
//!
//! Takes any text. Gives the tree, or every fault of the words and the first of the grammar; what FEEL has and the
//! profile lacks is said by name. Never recurses deeper than [`MAX_DEPTH`] and never takes more than [`MAX_SOURCE`]
//! bytes, whatever the text.

mod infix;
mod primary;
#[cfg(test)]
mod tests;

use super::ast::{Ast, Expr, Ident, Kind};
use super::code::MAX_DEPTH;
use super::diagnostic::{Diagnostic, MAX_FAULTS, Span, code};
use super::lexer::{self, Token};

/// How many bytes a rule's text may have.
pub const MAX_SOURCE: usize = 64 * 1024;

/// Words that are no names.
pub const KEYWORDS: [&str; 16] = [
    "and",
    "between",
    "else",
    "every",
    "false",
    "for",
    "if",
    "in",
    "not",
    "null",
    "or",
    "return",
    "satisfies",
    "some",
    "then",
    "true",
];

/// The tree of a rule.
///
/// # Errors
///
/// What is wrong with the text.
pub fn parse(source: &str) -> Result<Ast, Vec<Diagnostic>> {
    if source.len() > MAX_SOURCE {
        let span = Span { start: 0, end: source.len() };
        return Err(vec![Diagnostic::new(code::SIZE, span, format!("a rule has at most {MAX_SOURCE} bytes"))]);
    }
    let mut faults = Vec::new();
    let tokens = lexer::lex(source, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut parser = Parser { source, tokens, at: 0, depth: 0, filters: true, faults };
    match parser.rule() {
        Ok(root) if parser.faults.is_empty() => Ok(Ast { root }),
        _ => Err(parser.faults),
    }
}

/// That parsing cannot go on; the reason stands among the faults.
struct Stop;

type Parsed<T> = Result<T, Stop>;

struct Parser<'s> {
    source: &'s str,
    /// Never empty: the last one is the end.
    tokens: Vec<Token<'s>>,
    at: usize,
    depth: u16,
    /// Whether `[` behind an expression is a filter. At the upper end of a range it may be the range's bracket.
    filters: bool,
    faults: Vec<Diagnostic>,
}

impl<'s> Parser<'s> {
    fn rule(&mut self) -> Parsed<Expr> {
        let root = self.expression()?;
        if self.here() != &lexer::Kind::End {
            return Err(self.unexpected("the end of the rule"));
        }
        Ok(root)
    }

    /// An expression of any precedence, one level deeper.
    fn expression(&mut self) -> Parsed<Expr> {
        let filters = std::mem::replace(&mut self.filters, true);
        let expression = self.nested(|parser| parser.binary(0));
        self.filters = filters;
        expression
    }

    /// Runs one level deeper, if that is not too deep.
    fn nested<T>(&mut self, inner: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= MAX_DEPTH {
            return Err(self.too_deep(self.span()));
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }

    /// A node of the tree.
    fn node(&mut self, kind: Kind, span: Span) -> Parsed<Expr> {
        let node = Expr::new(kind, span);
        if node.depth() > MAX_DEPTH { Err(self.too_deep(span)) } else { Ok(node) }
    }

    fn too_deep(&mut self, span: Span) -> Stop {
        let message = format!("the rule is nested more than {MAX_DEPTH} levels deep");
        self.stop(Diagnostic::new(code::DEPTH, span, message).help("state parts of it as rules of their own"))
    }

    fn here(&self) -> &lexer::Kind<'s> {
        self.ahead(0)
    }

    fn ahead(&self, count: usize) -> &lexer::Kind<'s> {
        self.tokens.get(self.at + count).map_or(&lexer::Kind::End, |token| &token.kind)
    }

    /// Where the token at hand stands.
    fn span(&self) -> Span {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(Span::default(), |token| token.span)
    }

    /// Where the token before stands.
    fn before(&self) -> Span {
        self.tokens.get(self.at.wrapping_sub(1)).map_or(Span::default(), |token| token.span)
    }

    /// Takes the token at hand.
    fn take(&mut self) -> Span {
        let span = self.span();
        self.at = (self.at + 1).min(self.tokens.len().saturating_sub(1));
        span
    }

    /// Whether that keyword or mark is so many tokens ahead.
    fn is(&self, count: usize, text: &str) -> bool {
        matches!(self.ahead(count), lexer::Kind::Word(t) if *t == text)
            || matches!(self.ahead(count), lexer::Kind::Mark(t) if *t == text)
    }

    /// Takes that keyword or mark, if it is at hand.
    fn eat(&mut self, text: &str) -> Option<Span> {
        self.is(0, text).then(|| self.take())
    }

    fn demand(&mut self, text: &str) -> Parsed<Span> {
        match self.eat(text) {
            Some(span) => Ok(span),
            None => Err(self.unexpected(&format!("`{text}`"))),
        }
    }

    /// A name that the rule chooses: keywords are none.
    fn new_name(&mut self) -> Parsed<Ident> {
        match *self.here() {
            lexer::Kind::Word(name) if !KEYWORDS.contains(&name) => {
                Ok(Ident { name: name.to_owned(), span: self.take() })
            }
            _ => Err(self.unexpected("a name")),
        }
    }

    /// A name behind a point or before a colon: any word is one.
    fn member_name(&mut self) -> Parsed<Ident> {
        match *self.here() {
            lexer::Kind::Word(name) => Ok(Ident { name: name.to_owned(), span: self.take() }),
            _ => Err(self.unexpected("a name")),
        }
    }

    /// Notes a fault behind which parsing goes on.
    fn note(&mut self, fault: Diagnostic) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        }
    }

    fn stop(&mut self, fault: Diagnostic) -> Stop {
        self.faults.push(fault);
        Stop
    }

    /// Something else stands where `wanted` should.
    fn unexpected(&mut self, wanted: &str) -> Stop {
        let span = self.span();
        let found = match self.here() {
            lexer::Kind::End => "the rule ends".to_owned(),
            _ => format!("found `{}`", span.of(self.source)),
        };
        self.stop(Diagnostic::new(code::SYNTAX, span, format!("expected {wanted}, but {found}")))
    }
}
