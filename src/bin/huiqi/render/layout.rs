//! A report as lines of eighty columns. Colours are always written: standard output drops them where nobody sees them.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::wrap::{width, wrap};

/// Columns of a report.
pub const COLUMNS: usize = 80;

pub const PLAIN: Style = Style::new();
pub const BOLD: Style = Style::new().bold();
pub const DIM: Style = Style::new().dimmed();
pub const GOOD: Style = AnsiColor::Green.on_default();
pub const BAD: Style = AnsiColor::Red.on_default();
pub const OPEN: Style = AnsiColor::Yellow.on_default();

/// Marks of how something stands. Each takes one column.
pub const YES: &str = "✓";
pub const NO: &str = "✗";
pub const UNSURE: &str = "?";
pub const TO_DO: &str = "☐";
pub const NOTHING: &str = "-";

/// A text in a style.
#[derive(Debug, Clone)]
pub struct Span {
    text: String,
    style: Style,
}

/// A text in a style.
pub fn span(text: impl Into<String>, style: Style) -> Span {
    Span { text: text.into(), style }
}

/// A report as it grows.
#[derive(Debug, Default)]
pub struct Sheet(String);

impl Sheet {
    /// A section: an empty line, and its heading with what is said beside it.
    pub fn heading(&mut self, text: &str, beside: &str) {
        self.blank();
        let beside = if beside.is_empty() { Vec::new() } else { vec![span("  ", PLAIN), span(beside, DIM)] };
        self.line(0, &[vec![span(text, BOLD)], beside].concat());
    }

    /// An empty line, but at the beginning.
    pub fn blank(&mut self) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
    }

    /// One line of spans, as it is.
    pub fn line(&mut self, indent: usize, spans: &[Span]) {
        self.0.push_str(&" ".repeat(indent));
        for Span { text, style } in spans {
            let text = text.replace(|letter: char| is_trick(letter), "\u{fffd}");
            // No style but plain text: an empty pair of codes would be noise.
            let _ = if *style == PLAIN { write!(self.0, "{text}") } else { write!(self.0, "{style}{text}{style:#}") };
        }
        self.0.push('\n');
    }

    /// Text, wrapped.
    pub fn text(&mut self, indent: usize, text: &str, style: Style) {
        self.entry(indent, &[], text, style);
    }

    /// What stands at the left of the first line, and text beside it, wrapped under its own beginning.
    pub fn entry(&mut self, indent: usize, lead: &[Span], text: &str, style: Style) {
        let beside = lead.iter().map(|span| width(&span.text)).sum::<usize>();
        let lines = wrap(text, COLUMNS.saturating_sub(indent + beside));
        let mut lines = lines.into_iter();
        self.line(indent, &[lead, &[span(lines.next().unwrap_or_default(), style)]].concat());
        for line in lines {
            self.line(indent + beside, &[span(line, style)]);
        }
    }

    /// Text that begins with a label and is wrapped under the label.
    pub fn labelled(&mut self, indent: usize, label: &Span, text: &str, style: Style) {
        let whole = format!("{}{text}", label.text);
        let mut lines = wrap(&whole, COLUMNS.saturating_sub(indent)).into_iter();
        let first = lines.next().unwrap_or_default();
        match first.strip_prefix(&label.text) {
            Some(rest) => self.line(indent, &[label.clone(), span(rest, style)]),
            None => self.line(indent, &[span(first, style)]),
        }
        for line in lines {
            self.line(indent, &[span(line, style)]);
        }
    }

    /// The report.
    pub fn finish(self) -> String {
        self.0
    }
}

/// What would move a terminal's cursor, colour it, or turn the order of its letters round: a report may quote what a
/// stranger wrote.
fn is_trick(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
