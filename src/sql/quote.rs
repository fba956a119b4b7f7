//! Names, texts, numbers and days as SQL has them: whatever stands in them stays what it is.

use crate::value::{Day, Number};

/// A name in quotation marks.
pub(super) fn name(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A text. A backslash means itself under either setting of `standard_conforming_strings`.
pub(super) fn text(text: &str) -> String {
    let text = text.replace('\'', "''");
    if text.contains('\\') { format!("E'{}'", text.replace('\\', "\\\\")) } else { format!("'{text}'") }
}

/// What stands behind `--`: one line.
pub(super) fn line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What stands between `/*` and `*/`.
pub(super) fn aside(text: &str) -> String {
    format!("/* {} */", line(text).replace("*/", "* /").replace("/*", "/ *"))
}

/// A number: always with a point, since two whole ones would be multiplied and divided as machine integers.
pub(super) fn number(number: Number) -> String {
    let text = number.to_string();
    let text = if text.contains('.') { text } else { text + ".0" };
    if text.starts_with('-') { format!("({text})") } else { text }
}

/// `10^power`, as [`number`] writes it.
pub(super) fn power_of_ten(power: i32) -> String {
    let zeros = "0".repeat(usize::try_from(power.unsigned_abs()).unwrap_or(0));
    match power {
        1.. => format!("1{zeros}.0"),
        0 => "1.0".to_owned(),
        _ => format!("0.{}1", zeros.strip_prefix('0').unwrap_or_default()),
    }
}

/// A day; absent outside the years that ISO 8601 writes with four digits.
pub(super) fn day(day: Day) -> Option<String> {
    (1..=9999).contains(&day.year()).then(|| format!("DATE '{day}'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_quotation_marks() {
        assert_eq!(name(r#"a"; DROP TABLE b; --"#), r#""a""; DROP TABLE b; --""#);
        assert_eq!(text("it's"), "'it''s'");
        assert_eq!(text(r"\'; --"), r"E'\\''; --'");
        assert_eq!(line("one\r\n-- two\u{b}"), "one -- two");
        assert_eq!(aside("a */ b /* c"), "/* a * / b / * c */");
    }

    #[test]
    fn numbers_have_a_point() {
        let shown = |text: &str| number(text.parse().unwrap());
        assert_eq!([shown("1234"), shown("0.750"), shown("-5")], ["1234.0", "0.75", "(-5.0)"]);
        assert_eq!([2, 1, 0, -1, -2].map(power_of_ten), ["100.0", "10.0", "1.0", "0.1", "0.01"]);
    }
}
