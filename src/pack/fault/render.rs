//! A fault as text: header, the lines it stands in with the part underlined, and what mends it.

pub(super) use annotate_snippets::Renderer;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet};

use super::Fault;

/// A fault that covers more lines than this is shown by its first ones.
const LINES: usize = 8;

/// A line longer than this is not shown: no terminal would help.
const LINE_LENGTH: usize = 4_000;

/// Writes without colours.
pub(super) fn plain() -> Renderer {
    Renderer::plain()
}

/// Writes with the colours of a terminal.
pub(super) fn coloured() -> Renderer {
    Renderer::styled()
}

/// The fault as text, without a line break at its end. `source` is the text of its file.
pub(super) fn text_of(fault: &Fault, source: &str, renderer: &Renderer) -> String {
    let title = Level::ERROR.primary_title(fault.message.as_str()).id(fault.code);
    let mut group = match window(fault, source) {
        Some((text, span)) => title.element(
            Snippet::source(text)
                .path(fault.file.as_str())
                .line_start(fault.from.line)
                .fold(false)
                .annotation(AnnotationKind::Primary.span(span)),
        ),
        None => title.element(Origin::path(fault.file.as_str()).line(fault.from.line).char_column(fault.from.column)),
    };
    if let Some(help) = &fault.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let report: &[Group<'_>] = &[group];
    renderer.render(report)
}

/// The lines that the fault stands in, and its part of them. Only these are handed to the renderer, which would count
/// the lines of the whole file anew for each fault.
fn window<'a>(fault: &Fault, source: &'a str) -> Option<(&'a str, std::ops::Range<usize>)> {
    let before = source.get(..fault.span.start)?;
    let first = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = source.get(first..)?;
    let covered = source.get(fault.span.clone())?.lines().count().clamp(1, LINES);
    let length = rest.split_inclusive('\n').take(covered).map(str::len).sum();
    let text = rest.get(..length)?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    if text.lines().any(|line| line.len() > LINE_LENGTH) {
        return None;
    }
    let from = (fault.span.start - first).min(text.len());
    Some((text, from..(fault.span.end - first).clamp(from, text.len())))
}
