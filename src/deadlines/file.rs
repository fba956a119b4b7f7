//! The form of an iCalendar file (RFC 5545).

use std::fmt::Display;

use crate::value::Day;

/// Who made the file.
const PRODUCT: &str = "-//huiqi//huiqi//EN";
/// How many octets a line may have before its end.
const WIDTH: usize = 75;

/// A whole day with something on it.
pub(super) struct Event {
    pub day: Day,
    /// Lines of its description.
    pub description: Vec<String>,
    pub reminder: Option<Reminder>,
    pub summary: String,
    pub uid: String,
}

/// What is shown some days before.
pub(super) struct Reminder {
    pub days: u32,
    pub text: String,
}

/// A calendar of `made`'s state of things; without any event, a journal entry says what `nothing` gives.
pub(super) fn written(made: Day, events: &[Event], nothing: impl FnOnce() -> Event) -> String {
    let mut file = File(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", PRODUCT);
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    if events.is_empty() {
        file.component("VJOURNAL", made, &nothing());
    }
    for event in events {
        file.component("VEVENT", made, event);
    }
    file.line("END", "VCALENDAR");
    file.0
}

struct File(String);

impl File {
    fn component(&mut self, name: &str, made: Day, event: &Event) {
        self.line("BEGIN", name);
        self.line("UID", text(&event.uid));
        self.line("DTSTAMP", format_args!("{}T000000Z", basic(made)));
        self.line("DTSTART;VALUE=DATE", basic(event.day));
        self.line("SUMMARY", text(&event.summary));
        if !event.description.is_empty() {
            self.line("DESCRIPTION", text(&event.description.join("\n")));
        }
        if name == "VEVENT" {
            // A last day takes nobody's time.
            self.line("TRANSP", "TRANSPARENT");
        }
        if let Some(reminder) = &event.reminder {
            self.line("BEGIN", "VALARM");
            self.line("ACTION", "DISPLAY");
            self.line("TRIGGER", format_args!("-P{}D", reminder.days));
            self.line("DESCRIPTION", text(&reminder.text));
            self.line("END", "VALARM");
        }
        self.line("END", name);
    }

    /// A content line, folded where it is too long, and never inside a character (3.1).
    fn line(&mut self, name: &str, value: impl Display) {
        let mut width = 0;
        for letter in format!("{name}:{value}").chars() {
            if width + letter.len_utf8() > WIDTH {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(letter);
            width += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A day without hyphens.
fn basic(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// A text as a value (3.3.11): what would end it is escaped, and what no value may hold is left out.
fn text(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    for letter in plain.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() && letter != '\t' => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader makes of a file: unfolded, its lines.
    fn unfolded(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_line_is_folded_between_characters() {
        for letters in 60..90 {
            for letter in ["a", "é", "企", "𠮷"] {
                let mut file = File(String::new());
                file.line("SUMMARY", letter.repeat(letters));
                assert!(file.0.split("\r\n").all(|line| line.len() <= WIDTH), "{}", file.0);
                assert_eq!(unfolded(&file.0), [format!("SUMMARY:{}", letter.repeat(letters))]);
            }
        }
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert_eq!(text("a,b;c\\d\ne\r\u{7}:\t企"), "a\\,b\\;c\\\\d\\ne:\t企");
    }
}
