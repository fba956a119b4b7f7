//! What is wrong with a rule, and where: for its author, in English.

/// Part of a rule's source, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// One fault of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of fault: one of [`code`].
    pub code: &'static str,
    /// Where it stands.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

/// How many faults of one rule are said: behind so many, the rule is no rule.
pub const MAX_FAULTS: usize = 64;

/// Every code that a fault of a rule can have.
pub mod code {
    /// The text is no expression.
    pub const SYNTAX: &str = "rule.syntax";
    /// A number that cannot be held exactly.
    pub const NUMBER: &str = "rule.number";
    /// Nested too deep.
    pub const DEPTH: &str = "rule.depth";
    /// Too long.
    pub const SIZE: &str = "rule.size";
    /// FEEL has it, this profile of FEEL does not.
    pub const PROFILE: &str = "rule.profile";
    /// A name that stands for nothing, or for two things.
    pub const NAME: &str = "rule.name";
    /// A value of the wrong type.
    pub const TYPE: &str = "rule.type";
    /// Numbers that count different things.
    pub const UNIT: &str = "rule.unit";
    /// A text that is no value of the enumeration beside it.
    pub const CHOICE: &str = "rule.choice";
    /// A value that may be null where none may be, or a question whether something is null that never is.
    pub const NULL: &str = "rule.null";
    /// A function called with other arguments than it takes.
    pub const CALL: &str = "rule.call";
}

impl Span {
    /// From the start of this one to the end of the other.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }

    /// The part of the source that it covers.
    pub fn of(self, source: &str) -> &str {
        source.get(self.start..self.end).unwrap_or_default()
    }
}

impl Diagnostic {
    /// A fault without help.
    pub fn new(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { code, span, message: message.into(), help: None }
    }

    /// The same with a word on how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
