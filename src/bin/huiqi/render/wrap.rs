//! Breaking text into lines that a terminal shows whole, where a wide character takes two columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What may not begin a line: it closes or ends what stands before it.
const CLOSING: &str = "，。、；：？！）》〉」』】〕”’…—％%,.;:?!)]}";
/// What may not end a line: it opens what comes.
const OPENING: &str = "（《〈「『【〔“‘([{";

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text with so many spaces behind it that it takes `columns`.
pub fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text with so many spaces before it that it takes `columns`.
pub fn flush_right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Breaks a text into lines of at most `columns`: anywhere between two Chinese characters, but not before a mark that
/// closes nor behind one that opens; Latin words and numbers stay whole if a line can hold them.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            if width(&line) + width(piece.trim_end()) > columns && !line.is_empty() {
                lines.push(line.trim_end().to_owned());
                line.clear();
            }
            let piece = if line.is_empty() { piece.trim_start() } else { piece };
            push(&mut lines, &mut line, piece, columns);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Adds a piece to the line; one that no line can hold is cut where a line is full.
fn push(lines: &mut Vec<String>, line: &mut String, piece: &str, columns: usize) {
    if width(line) + width(piece.trim_end()) <= columns {
        line.push_str(piece);
        return;
    }
    for letter in piece.chars() {
        if width(line) + letter.width().unwrap_or(0) > columns {
            lines.push(std::mem::take(line));
        }
        line.push(letter);
    }
}

/// Cuts a text where a line may end.
fn pieces(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut letters = text.char_indices().peekable();
    while let (Some((_, before)), Some(&(at, after))) = (letters.next(), letters.peek()) {
        if may_break(before, after) {
            cuts.push(at);
        }
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|ends| text.get(*ends.first()?..*ends.last()?)).collect()
}

fn may_break(before: char, after: char) -> bool {
    if CLOSING.contains(after) || OPENING.contains(before) || after == ' ' {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after) || (CLOSING.contains(before) && !before.is_ascii())
}

fn is_wide(letter: char) -> bool {
    letter.width().unwrap_or(0) == 2
}
