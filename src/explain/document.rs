//! A document whatever it is written as: sections of paragraphs, quotations, lists, tables and definitions.

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Language tag of its words (BCP 47).
    pub language: String,
    /// Its title.
    pub title: String,
    /// What stands at the head or foot of every printed page.
    pub running: String,
    /// The heading of the list of sections.
    pub contents: String,
    /// What stands before the first section.
    pub blocks: Vec<Block>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section, which may have sections of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Where links lead: unique in the document, of letters, digits, `-` and `.`.
    pub anchor: String,
    /// Its heading.
    pub title: String,
    /// What machines call what it describes.
    pub id: Option<String>,
    /// What stands in it before its own sections.
    pub blocks: Vec<Block>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Line),
    /// Entries, numbered if their order matters.
    List {
        /// Their order matters.
        ordered: bool,
        /// The entries.
        entries: Vec<Line>,
    },
    /// Entries to tick off.
    Checklist(Vec<Line>),
    /// Rows under a head; each row has as many cells as the head.
    Table {
        /// The head.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<Line>>,
    },
    /// What is said of what.
    Definitions(Vec<(Line, Line)>),
    /// Lines to be filled in and signed by hand.
    Signature(Vec<String>),
}

/// Words in a row. A line feed in them is a line break.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<Span>);

/// Words of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain words.
    Plain(String),
    /// What carries weight.
    Strong(String),
    /// What machines call it.
    Code(String),
    /// Words that lead to a section.
    Link {
        /// Its anchor.
        to: String,
        /// The words.
        text: String,
    },
}

impl<T: Into<String>> From<T> for Line {
    fn from(text: T) -> Self {
        Self(vec![Span::Plain(text.into())])
    }
}

impl Line {
    /// Words that carry weight.
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Span::Strong(text.into())])
    }

    /// Lines in a row, with something between them.
    pub fn joined(lines: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut out = Self::default();
        for (place, line) in lines.into_iter().enumerate() {
            if place > 0 {
                out.0.push(Span::Plain(between.to_owned()));
            }
            out.0.extend(line.0);
        }
        out
    }
}

impl Section {
    /// A section of blocks.
    pub fn of(anchor: impl Into<String>, title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { anchor: anchor.into(), title: title.into(), id: None, blocks, sections: Vec::new() }
    }

    /// The same with the sections that have something in them.
    #[must_use]
    pub fn with(mut self, sections: impl IntoIterator<Item = Self>) -> Self {
        self.sections.extend(sections.into_iter().filter(|s| !(s.blocks.is_empty() && s.sections.is_empty())));
        self
    }
}
