//! The forms of ids, names, addresses and literals.

use crate::feel::parser::KEYWORDS;
use crate::pack::load::YEARS;
use crate::value::Day;

/// What [`is_kebab`] asks for.
pub const KEBAB: &str = "id: lower-case letters and digits, joined by single hyphens, such as `paid-in-full`";
/// What [`is_choice`] asks for.
pub const CHOICE: &str = "value of an enumeration: letters and digits, joined by single hyphens";
/// What [`is_name`] asks for.
pub const NAME: &str =
    "name: a letter, then letters and digits, such as `taxCreditGrade`, and no word of the rule language";
/// What [`is_path`] asks for.
pub const PATH: &str = "name: `group.name`, each a letter, then letters and digits, and no word of the rule language";
/// What [`is_address`] asks for.
pub const ADDRESS: &str = "clause address: `ARTICLE.SECTION.ITEM.LETTER`, such as `12.4.2.b`, or `0`";
/// What [`is_day`] asks for.
pub const DAY: &str = "day of 1900 to 2199 in the form YYYY-MM-DD";
/// What [`is_decimal`] asks for.
pub const DECIMAL: &str = "decimal: digits, with or without a point and more digits, no needless zero before";
/// What [`is_version`] asks for.
pub const VERSION: &str = "version: three numbers joined by points";
/// What [`is_language`] asks for.
pub const LANGUAGE: &str = "language tag, such as `zh-Hans`";

/// Whether a text is a kebab-case id.
pub fn is_kebab(text: &str) -> bool {
    is_choice(text) && !text.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Whether a text may be a value of an enumeration: the grades A, B … are, beside kebab-case.
pub fn is_choice(text: &str) -> bool {
    text.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Whether a text is a name of the rule language.
pub fn is_name(text: &str) -> bool {
    let begins = text.starts_with(|first: char| first.is_ascii_alphabetic());
    begins && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !KEYWORDS.contains(&text)
}

/// Whether a text is a name in a group.
pub fn is_path(text: &str) -> bool {
    text.split_once('.').is_some_and(|(group, name)| is_name(group) && is_name(name))
}

/// Whether a text is a name, in a group or not.
pub fn is_name_or_path(text: &str) -> bool {
    is_name(text) || is_path(text)
}

/// Whether a text is a clause address.
pub fn is_address(text: &str) -> bool {
    let mut parts: Vec<&str> = text.split('.').collect();
    if parts.len() > 1
        && parts.last().is_some_and(|last| last.len() == 1 && last.bytes().all(|b| b.is_ascii_lowercase()))
    {
        parts.pop();
    }
    let numbers = parts.iter().all(|part| is_number(part) && part.len() <= 4);
    numbers && parts.len() <= 4 && (parts.len() > 1 || text == "0")
}

/// Whether a text is a day within the range that the contract takes.
pub fn is_day(text: &str) -> bool {
    text.parse().is_ok_and(|day: Day| (YEARS.0..=YEARS.1).contains(&day.year()))
}

/// Whether a text is a decimal.
pub fn is_decimal(text: &str) -> bool {
    let (whole, places) = text.split_once('.').map_or((text, None), |(whole, places)| (whole, Some(places)));
    let digits = |part: &str| !part.is_empty() && part.len() <= 28 && part.bytes().all(|byte| byte.is_ascii_digit());
    is_number(whole) && digits(whole) && places.is_none_or(digits)
}

/// Whether a text is a version.
pub fn is_version(text: &str) -> bool {
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

/// Whether a text is a language tag.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let letters = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let rest = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    parts.next().is_some_and(letters) && parts.all(rest)
}

/// The article that an address belongs to; `0` is the document.
pub fn article_of(address: &str) -> u32 {
    address.split('.').next().and_then(|article| article.parse().ok()).unwrap_or(0)
}

/// A whole number of no more digits than are exact, without a needless zero before.
fn is_number(part: &str) -> bool {
    let needless = part.len() > 1 && part.starts_with('0');
    !part.is_empty() && part.len() <= 28 && !needless && part.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in ["0", "12.0", "12.4.2.b", "12.2.3", "1.1"] {
            assert!(is_address(good), "{good}");
        }
        for bad in ["", "12", "12.", ".1", "12.04", "12.4.2.bb", "12.b.2", "b", "12.4.2.B", "1.2.3.4.5"] {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn ids_and_names() {
        assert!(is_kebab("paid-in-full") && is_kebab("a1"));
        assert!(!is_kebab("Paid") && !is_kebab("a--b") && !is_kebab("-a") && !is_kebab("a_b") && !is_kebab(""));
        assert!(is_choice("A") && !is_choice("a b"));
        assert!(is_name("a1B") && !is_name("1a") && !is_name("a-b") && !is_name(""));
        assert!(!is_name("in") && !is_name("true") && is_name("date") && is_name("sum"));
        assert!(is_path("a.b") && !is_path("a") && !is_path("a.b.c"));
    }

    #[test]
    fn literals() {
        assert!(is_decimal("0.20") && is_decimal("250000") && is_decimal("0"));
        assert!(
            !is_decimal("007") && !is_decimal(".5") && !is_decimal("1.") && !is_decimal("-1") && !is_decimal("1e3")
        );
        assert!(is_day("2026-03-31") && !is_day("2026-02-30") && !is_day("1899-12-31") && !is_day("26-2-1"));
        assert!(is_version("1.0.0") && !is_version("1.0") && !is_version("1.0.x"));
        assert!(is_language("zh-Hans") && !is_language("zh_Hans") && !is_language("Chinese"));
    }
}
