//! Random values against independent implementations.

use proptest::prelude::*;

use super::{from_serde, text, to_serde, value};
use crate::json::pointer::{self, Pointer};
use crate::json::{Limits, Object, Value, canonical, digest, digest_of, read, utf16_order};

proptest! {
    #[test]
    fn the_canonical_form_is_that_of_the_oracle(value in value()) {
        let ours = canonical(&value);
        prop_assert_eq!(&ours, &serde_json_canonicalizer::to_string(&to_serde(&value)).unwrap());
        prop_assert_eq!(&ours, &serde_json_canonicalizer::to_string(&value).unwrap());
        prop_assert_eq!(digest_of(&value), digest(ours.as_bytes()));
    }

    #[test]
    fn what_is_written_reads_back(value in value()) {
        let text = canonical(&value);
        let back = read(text.as_bytes(), Limits::APPLICATION).unwrap();
        prop_assert_eq!(&back, &value);
        prop_assert_eq!(canonical(&back), text);
        let pretty = serde_json::to_string_pretty(&to_serde(&value)).unwrap();
        prop_assert_eq!(&read(pretty.as_bytes(), Limits::APPLICATION).unwrap(), &value);
    }

    #[test]
    fn another_reader_gives_the_same_value(value in value()) {
        let text = canonical(&value);
        prop_assert_eq!(from_serde(&serde_json::from_str(&text).unwrap()), value);
    }

    #[test]
    fn keys_sort_by_their_utf16_code_units(a in text(), b in text()) {
        prop_assert_eq!(utf16_order(&a, &b), a.encode_utf16().cmp(b.encode_utf16()));
    }

    /// Every character as `\u` escapes, which random texts hardly ever have.
    #[test]
    fn an_escaped_text_is_the_text(text in text(), upper in any::<bool>()) {
        let escaped = text.encode_utf16().map(|unit| match upper {
            true => format!("\\u{unit:04X}"),
            false => format!("\\u{unit:04x}"),
        });
        let literal = format!("\"{}\"", escaped.collect::<String>());
        prop_assert_eq!(read(literal.as_bytes(), Limits::APPLICATION).unwrap(), Value::from(text));
    }

    #[test]
    fn a_pointer_leads_back(tokens in prop::collection::vec(text(), 0..6)) {
        let mut pointer = Pointer::new();
        let mut value = Value::from("here");
        for token in &tokens {
            pointer.push(token);
        }
        for token in tokens.iter().rev() {
            value = Object::from_iter([(token.as_str(), value)]).into();
        }
        prop_assert_eq!(pointer::resolve(&value, pointer.as_str()), Some(&Value::from("here")));
        prop_assert_eq!(pointer::parse(pointer.as_str()), Some(tokens));
    }

    #[test]
    fn any_text_may_be_asked_for_as_a_pointer(value in value(), at in "[/~0-9a]{0,8}") {
        let ours = pointer::resolve(&value, &at).map(to_serde);
        let theirs = to_serde(&value);
        match pointer::parse(&at) {
            // `serde_json` takes a tilde before neither 0 nor 1 as it is; for the standard it is an
            // error.
            None => prop_assert_eq!(ours, None),
            Some(_) => prop_assert_eq!(ours.as_ref(), theirs.pointer(&at)),
        }
    }
}
