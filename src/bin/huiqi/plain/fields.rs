//! The body that a form sends, as its fields.

use huiqi::Error;
use percent_encoding::percent_decode_str;

use super::words;
use crate::refusal::own;

/// The fields of `application/x-www-form-urlencoded` (WHATWG URL, 5.1), in their order. Unlike a browser's, this reader
/// guesses nothing: the form says that it is UTF-8, and what is not is refused.
///
/// # Errors
/// `form.utf8`
pub fn decode(body: &[u8]) -> Result<Vec<(String, String)>, Error> {
    let not_utf8 = || own("form.utf8", words::NOT_UTF8.to_owned());
    let body = str::from_utf8(body).map_err(|_| not_utf8())?;
    let text = |part: &str| {
        let part = part.replace('+', " ");
        percent_decode_str(&part).decode_utf8().map(|text| text.into_owned()).map_err(|_| not_utf8())
    };
    body.split('&')
        .filter(|field| !field.is_empty())
        .map(|field| {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            Ok((text(name)?, text(value)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &[u8]) -> Result<Vec<(String, String)>, String> {
        decode(body).map_err(|error| error.code)
    }

    fn fields(of: &[(&str, &str)]) -> Result<Vec<(String, String)>, String> {
        Ok(of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn fields_are_read_as_forms_write_them() {
        assert_eq!(read(b""), fields(&[]));
        assert_eq!(
            read(b"a=1&&b=x+y%2Bz&c&=d&e=f=g"),
            fields(&[("a", "1"), ("b", "x y+z"), ("c", ""), ("", "d"), ("e", "f=g")])
        );
        assert_eq!(read("%2Ffacts%2Fa=%E6%83%A0企".as_bytes()), fields(&[("/facts/a", "惠企")]));
        assert_eq!(read(b"a=100%&b=%zz"), fields(&[("a", "100%"), ("b", "%zz")]), "what is no escape is itself");
    }

    #[test]
    fn what_is_not_utf8_is_refused() {
        assert_eq!(read(b"a=%BB%DD"), Err("form.utf8".to_owned()));
        assert_eq!(read(b"a=\xbb\xdd"), Err("form.utf8".to_owned()));
        assert_eq!(read(b"%ff=1"), Err("form.utf8".to_owned()));
    }
}
