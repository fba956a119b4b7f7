//! JSON Pointer (RFC 6901): the name of a place in a value, such as `/facts/contracts/0/amount`.

use std::borrow::Cow;
use std::fmt;
use std::fmt::Write as _;

use super::{Object, Value};

/// A token as it stands in a pointer: `~` as `~0`, `/` as `~1` (RFC 6901, 3).
///
/// ```
/// assert_eq!(huiqi::json::pointer::escape("contracts/0~draft"), "contracts~10~0draft");
/// ```
#[must_use]
pub fn escape(token: &str) -> Cow<'_, str> {
    if token.contains(['~', '/']) {
        Cow::Owned(token.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(token)
    }
}

/// The tokens of a pointer, unescaped; none for the whole document, which is the empty pointer.
///
/// `None` when the text is no pointer: it does not start with `/`, or has a `~` before neither `0`
/// nor `1`.
///
/// ```
/// use huiqi::json::pointer::parse;
///
/// let tokens = vec!["materials".to_owned(), "contracts/0/invoice".to_owned()];
/// assert_eq!(parse("/materials/contracts~10~1invoice"), Some(tokens));
/// assert_eq!(parse("/"), Some(vec![String::new()]));
/// assert_eq!(parse("facts"), None);
/// assert_eq!(parse("/~2"), None);
/// ```
#[must_use]
pub fn parse(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    pointer.strip_prefix('/')?.split('/').map(unescape).collect()
}

/// The value at a pointer, or `None` when the text is no pointer or leads nowhere (RFC 6901, 4).
///
/// A list takes an index in decimal digits without a needless zero; `-`, the place after the last
/// item, is nowhere.
///
/// ```
/// use huiqi::json::{Limits, Value, pointer, read};
///
/// let value = read(br#"{"a/b":[10,20]}"#, Limits::APPLICATION)?;
/// assert_eq!(pointer::resolve(&value, "/a~1b/1"), Some(&Value::from(20)));
/// assert_eq!(pointer::resolve(&value, "/a~1b/01"), None);
/// # Ok::<(), huiqi::json::ReadError>(())
/// ```
#[must_use]
pub fn resolve<'v>(value: &'v Value, pointer: &str) -> Option<&'v Value> {
    parse(pointer)?.iter().try_fold(value, |value, token| child(value, token))
}

/// The value at a pointer that starts within an object and is not the object itself.
#[must_use]
pub fn resolve_in<'v>(members: &'v Object, pointer: &str) -> Option<&'v Value> {
    let tokens = parse(pointer)?;
    let (first, rest) = tokens.split_first()?;
    rest.iter().try_fold(members.get(first)?, |value, token| child(value, token))
}

fn child<'v>(value: &'v Value, token: &str) -> Option<&'v Value> {
    match value {
        Value::Array(items) => items.get(index(token)?),
        Value::Object(object) => object.get(token),
        _ => None,
    }
}

/// The value at a pointer, to be changed; `None` where there is none.
pub fn resolve_mut<'v>(value: &'v mut Value, pointer: &str) -> Option<&'v mut Value> {
    parse(pointer)?.iter().try_fold(value, |value, token| match value {
        Value::Array(items) => items.get_mut(index(token)?),
        Value::Object(object) => object.get_mut(token),
        _ => None,
    })
}

/// A pointer that grows and shrinks with a walk through a value, in one buffer.
///
/// Pointers sort as text, by code point, as problems of the contract do.
///
/// ```
/// use huiqi::json::pointer::Pointer;
///
/// let mut at = Pointer::new();
/// at.push("facts").push("contracts").push_index(0).push("amount");
/// assert_eq!(at.as_str(), "/facts/contracts/0/amount");
/// at.pop();
/// assert_eq!(at.to_string(), "/facts/contracts/0");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The pointer of the whole document: the empty text.
    #[must_use]
    pub const fn new() -> Self {
        Self(String::new())
    }

    /// Goes down to a member, escaping its key.
    pub fn push(&mut self, token: &str) -> &mut Self {
        self.0.push('/');
        self.0.push_str(&escape(token));
        self
    }

    /// Goes down to an item of a list.
    pub fn push_index(&mut self, index: usize) -> &mut Self {
        // Writing to a String cannot fail.
        let _ = write!(self.0, "/{index}");
        self
    }

    /// Goes up one level; at the top nothing happens.
    pub fn pop(&mut self) -> &mut Self {
        // A slash within a token is escaped, so the last one starts the last token.
        self.0.truncate(self.0.rfind('/').unwrap_or(0));
        self
    }

    /// The pointer as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<Pointer> for String {
    fn from(pointer: Pointer) -> Self {
        pointer.0
    }
}

fn unescape(token: &str) -> Option<String> {
    let mut parts = token.split('~');
    let mut plain = parts.next()?.to_owned();
    for part in parts {
        let (replaced, rest) = match part.strip_prefix('0') {
            Some(rest) => ('~', rest),
            None => ('/', part.strip_prefix('1')?),
        };
        plain.push(replaced);
        plain.push_str(rest);
    }
    Some(plain)
}

pub(crate) fn index(token: &str) -> Option<usize> {
    let plain = token.bytes().all(|byte| byte.is_ascii_digit()) && (token == "0" || !token.starts_with('0'));
    // An index too large for the machine leads nowhere either; so does the empty token, which is no
    // number.
    if plain { token.parse().ok() } else { None }
}
