//! A document as one page of HTML: no script, nothing from elsewhere, well-formed as XML too, made for A4 and for phones.

use super::document::{Block, Document, Line, Section, Span};

/// How the page looks.
const STYLE: &str = include_str!("page.css");
/// The deepest heading that HTML has.
const DEEPEST: usize = 6;

/// Writes a document.
pub fn write(document: &Document) -> String {
    let title = escaped(&document.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{title}</title>\n\
         <style>\n{STYLE}{}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n",
        escaped(&document.language),
        running(&document.running),
    );
    document.blocks.iter().for_each(|block| write_block(block, &mut out));
    out.push_str("</header>\n");
    write_contents(document, &mut out);
    out.push_str("<main>\n");
    document.sections.iter().for_each(|section| write_section(section, 2, &mut out));
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The line at the foot of every printed page, with the page's number.
fn running(text: &str) -> String {
    let mut content = String::new();
    for letter in text.chars() {
        // In a string of CSS, and in a style element: nothing that could end either.
        if letter.is_alphanumeric() || letter == ' ' {
            content.push(letter);
        } else {
            content.push_str(&format!("\\{:06x}", u32::from(letter)));
        }
    }
    format!(
        "@page {{ @bottom-left {{ content: \"{content}\"; }} @bottom-right {{ content: counter(page) \" / \" counter(pages); }} }}\n"
    )
}

fn write_contents(document: &Document, out: &mut String) {
    let entry = |section: &Section| {
        format!("<li><a href=\"#{}\">{}</a></li>\n", escaped(&section.anchor), escaped(&section.title))
    };
    let entries: String = document.sections.iter().map(entry).collect();
    out.push_str(&format!("<nav>\n<h2>{}</h2>\n<ol>\n{entries}</ol>\n</nav>\n", escaped(&document.contents)));
}

fn write_section(section: &Section, level: usize, out: &mut String) {
    let heading = level.min(DEEPEST);
    let id = section.id.as_ref().map(|id| format!(" <code>{}</code>", escaped(id))).unwrap_or_default();
    let (anchor, title) = (escaped(&section.anchor), escaped(&section.title));
    out.push_str(&format!("<section id=\"{anchor}\" class=\"level-{level}\">\n<h{heading}>{title}{id}</h{heading}>\n"));
    section.blocks.iter().for_each(|block| write_block(block, out));
    section.sections.iter().for_each(|section| write_section(section, level + 1, out));
    out.push_str("</section>\n");
}

fn write_block(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(line) => out.push_str(&format!("<p>{}</p>\n", text(line))),
        Block::List { ordered, entries } => write_list(if *ordered { "ol" } else { "ul" }, "", entries, out),
        Block::Checklist(entries) => write_list("ul", " class=\"checklist\"", entries, out),
        Block::Table { head, rows } => write_table(head, rows, out),
        Block::Definitions(entries) => {
            out.push_str("<dl>\n");
            for (term, line) in entries {
                out.push_str(&format!("<div><dt>{}</dt><dd>{}</dd></div>\n", text(term), text(line)));
            }
            out.push_str("</dl>\n");
        }
        Block::Signature(lines) => {
            out.push_str("<div class=\"signature\">\n");
            lines.iter().for_each(|line| out.push_str(&format!("<p><span>{}</span></p>\n", escaped(line))));
            out.push_str("</div>\n");
        }
    }
}

fn write_list(tag: &str, class: &str, entries: &[Line], out: &mut String) {
    out.push_str(&format!("<{tag}{class}>\n"));
    entries.iter().for_each(|entry| out.push_str(&format!("<li>{}</li>\n", text(entry))));
    out.push_str(&format!("</{tag}>\n"));
}

/// On a narrow screen each cell stands on its own line, behind the head of its column.
fn write_table(head: &[String], rows: &[Vec<Line>], out: &mut String) {
    out.push_str("<table>\n<thead><tr>");
    head.iter().for_each(|cell| out.push_str(&format!("<th scope=\"col\">{}</th>", escaped(cell))));
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (cell, head) in row.iter().zip(head) {
            out.push_str(&format!("<td data-head=\"{}\">{}</td>", escaped(head), text(cell)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn text(line: &Line) -> String {
    let span = |span: &Span| match span {
        Span::Plain(text) => escaped(text),
        Span::Strong(text) => format!("<strong>{}</strong>", escaped(text)),
        Span::Code(text) => format!("<code>{}</code>", escaped(text)),
        Span::Link { to, text } => format!("<a href=\"#{}\">{}</a>", escaped(to), escaped(text)),
    };
    line.0.iter().map(span).collect::<String>().trim().replace('\n', "<br/>")
}

/// Text that is nothing but text, in an element and in an attribute. Characters that XML does not have are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(letter),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
    out
}
