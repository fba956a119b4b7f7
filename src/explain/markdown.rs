//! A document as Markdown (CommonMark with tables): for a terminal, and for whoever keeps it under version control.

use super::document::{Block, Document, Line, Section, Span};

/// The deepest heading that Markdown has.
const DEEPEST: usize = 6;

/// Writes a document.
pub fn write(document: &Document) -> String {
    let mut out = format!("# {}\n", escaped(&document.title));
    document.blocks.iter().for_each(|block| write_block(block, &mut out));
    document.sections.iter().for_each(|section| write_section(section, 2, &mut out));
    out
}

fn write_section(section: &Section, level: usize, out: &mut String) {
    let id = section.id.as_ref().map(|id| format!(" `{id}`")).unwrap_or_default();
    out.push_str(&format!("\n{} {}{id}\n", "#".repeat(level.min(DEEPEST)), escaped(&section.title)));
    section.blocks.iter().for_each(|block| write_block(block, out));
    section.sections.iter().for_each(|section| write_section(section, level + 1, out));
}

fn write_block(block: &Block, out: &mut String) {
    out.push('\n');
    match block {
        Block::Paragraph(line) => out.push_str(&format!("{}\n", text(line, "\\\n"))),
        Block::List { ordered, entries } => {
            for (place, entry) in entries.iter().enumerate() {
                let mark = if *ordered { format!("{}.", place + 1) } else { "-".to_owned() };
                out.push_str(&format!("{mark} {}\n", text(entry, &indented(mark.len() + 1))));
            }
        }
        Block::Checklist(entries) => {
            entries.iter().for_each(|entry| out.push_str(&format!("- [ ] {}\n", text(entry, &indented(2)))));
        }
        Block::Table { head, rows } => {
            let cells: Vec<String> = head.iter().map(|cell| escaped(cell)).collect();
            out.push_str(&format!("| {} |\n|{}\n", cells.join(" | "), " --- |".repeat(cells.len())));
            for row in rows {
                let cells: Vec<String> = row.iter().map(|cell| text(cell, "<br>")).collect();
                out.push_str(&format!("| {} |\n", cells.join(" | ")));
            }
        }
        Block::Definitions(entries) => {
            for (term, line) in entries {
                out.push_str(&format!("- **{}** {}\n", escaped(&bare(term)), text(line, &indented(2))));
            }
        }
        Block::Signature(lines) => {
            lines
                .iter()
                .for_each(|line| out.push_str(&format!("- {} \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n", escaped(line))));
        }
    }
}

/// A line break within an entry: what follows stands under its first word.
fn indented(by: usize) -> String {
    format!("\\\n{}", " ".repeat(by))
}

fn text(line: &Line, line_break: &str) -> String {
    let span = |span: &Span| match span {
        Span::Plain(text) | Span::Link { text, .. } => escaped(text),
        Span::Strong(text) => format!("**{}**", escaped(text)),
        Span::Code(text) => format!("`{text}`"),
    };
    line.0.iter().map(span).collect::<String>().trim().replace('\n', line_break)
}

/// The words alone.
fn bare(line: &Line) -> String {
    line.0
        .iter()
        .map(|span| match span {
            Span::Plain(text) | Span::Strong(text) | Span::Code(text) | Span::Link { text, .. } => text.as_str(),
        })
        .collect()
}

/// Text of which no character means anything to Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
