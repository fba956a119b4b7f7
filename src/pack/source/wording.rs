//! Names for a fault's help.

use crate::pack::nearest;

/// The help that names the known name most like this one, if one is like it.
pub fn did_you_mean<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(name, known).map(|near| format!("did you mean `{near}`?"))
}

/// Names for a sentence: `a`, `b` or `c`.
pub fn one_of<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut quoted: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    match quoted.pop() {
        None => "nothing".to_owned(),
        Some(last) if quoted.is_empty() => last,
        Some(last) => format!("{} or {last}", quoted.join(", ")),
    }
}

/// The name under which rules see what has a kebab-case id: `bank-transfer` is `bankTransfer`.
pub fn camel_case(id: &str) -> String {
    let mut parts = id.split('-');
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_a_sentence() {
        assert_eq!(one_of(["a", "b", "c"].into_iter()), "`a`, `b` or `c`");
        assert_eq!(one_of(["a"].into_iter()), "`a`");
    }

    #[test]
    fn ids_as_names() {
        assert_eq!(camel_case("bank-transfer"), "bankTransfer");
        assert_eq!(camel_case("invoice"), "invoice");
    }
}
