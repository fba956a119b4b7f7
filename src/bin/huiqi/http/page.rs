//! The page, as far as it was built before the program was.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::header::{ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, HeaderMap, HeaderValue, VARY};
use axum::http::{Method, Response, StatusCode, Uri};
use miniz_oxide::inflate::decompress_to_vec;

use super::{answer, words};

/// A file in some codings (`Content-Encoding`), the best first: as it is, with no name, or compressed before, and then by
/// gzip at least. The program would be twice as large if it carried both.
type Forms = &'static [(&'static str, &'static [u8])];
/// What `build.rs` found: path and forms of each file of the page.
type Files = &'static [(&'static str, Forms)];

/// The files of `build/page`; none when the page was not built before.
const EMBEDDED: Files = include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// The file at `/`.
const INDEX: &str = "index.html";
/// The page's worker, which names each address that the page asks for and that will never have another content.
const WORKER: &str = "sw.js";
const KEPT_FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The files of the page, by path.
#[derive(Debug)]
pub struct Page(BTreeMap<&'static str, File>);

#[derive(Debug)]
struct File {
    forms: Forms,
    kind: HeaderValue,
    tag: HeaderValue,
    /// The address that says what is in it, by a hash: behind it stands this content or none.
    lasting: Option<String>,
}

impl Page {
    /// The page that the program carries.
    pub fn embedded() -> Self {
        Self::of(EMBEDDED)
    }

    fn of(files: Files) -> Self {
        let worker = files.iter().find(|(path, _)| *path == WORKER);
        let worker = worker.and_then(|(_, forms)| plain(forms)).unwrap_or_default();
        let worker = String::from_utf8_lossy(&worker);
        let file = |&(path, forms): &(&'static str, Forms)| {
            // One content has one form of each kind, so any of them tells two contents apart.
            let tag = answer::tag_of(forms.first().map_or(b"", |(_, bytes)| bytes));
            (path, File { forms, kind: kind_of(path), tag, lasting: lasting(&worker, path) })
        };
        Self(files.iter().map(file).collect())
    }

    /// What stands at a path of the page.
    pub fn answer(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response<Body> {
        let mut name = uri.path().strip_prefix('/').unwrap_or(uri.path()).to_owned();
        if name.is_empty() || name.ends_with('/') {
            name += INDEX;
        }
        match self.0.get(name.as_str()) {
            Some(_) if method != Method::GET && method != Method::HEAD => {
                let mut response = answer::of_own(StatusCode::METHOD_NOT_ALLOWED, "route.method", words::WRONG_METHOD);
                response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
                response
            }
            Some(file) => file.answer(uri, headers),
            None if name == INDEX => answer::of_own(StatusCode::SERVICE_UNAVAILABLE, "page.missing", words::NO_PAGE),
            None => answer::of_own(StatusCode::NOT_FOUND, "route.unknown", words::NO_ROUTE),
        }
    }
}

impl File {
    /// The file as the client takes it.
    fn answer(&self, uri: &Uri, headers: &HeaderMap) -> Response<Body> {
        let takes = |coding: &str| !coding.is_empty() && answer::takes(headers, &ACCEPT_ENCODING, coding);
        let taken = self.forms.iter().find(|(coding, _)| takes(coding));
        let bytes = match taken {
            Some((_, bytes)) => Some(Cow::Borrowed(*bytes)),
            None => plain(self.forms),
        };
        let Some(bytes) = bytes else { return answer::fault() };
        let mut response = answer::tagged(headers, &self.tag, self.kind.clone(), Body::from(bytes));
        let whole = response.status() == StatusCode::OK;
        let headers = response.headers_mut();
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Some((coding, _)) = taken.filter(|_| whole) {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        let asked = uri.path_and_query().map(|address| address.as_str().trim_start_matches('/'));
        if self.lasting.is_some() && asked == self.lasting.as_deref() {
            headers.insert(CACHE_CONTROL, KEPT_FOR_EVER);
        }
        response
    }
}

/// A file as it is; nothing if what is carried is damaged.
fn plain(forms: Forms) -> Option<Cow<'static, [u8]>> {
    let of = |coding: &str| forms.iter().find(|(own, _)| *own == coding).map(|(_, bytes)| *bytes);
    match of("") {
        Some(bytes) => Some(Cow::Borrowed(bytes)),
        // RFC 1952: a head of ten bytes, since no name is in it, and behind the data its check and length.
        None => of("gzip")?.get(10..).and_then(|data| decompress_to_vec(data).ok()).map(Cow::Owned),
    }
}

/// The address under which the worker keeps a file, if there is one: its name, or with `?v=` and a hash behind it.
fn lasting(worker: &str, path: &str) -> Option<String> {
    let named = [format!("\"{path}\""), format!("\"{path}?v=")];
    let address = named.iter().find_map(|start| worker.split_once(start.as_str()).map(|(_, rest)| (start, rest)));
    let (start, rest) = address?;
    let hash = if start.ends_with('"') { "" } else { rest.split('"').next()? };
    Some(format!("{}{hash}", start.trim_matches('"')))
}

/// The media type of a file, by the end of its name.
fn kind_of(path: &str) -> HeaderValue {
    HeaderValue::from_static(match path.rsplit_once('.').map(|(_, end)| end) {
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("ico") => "image/x-icon",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    })
}

#[cfg(test)]
mod tests {
    use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};

    use super::*;

    const WORKER_TEXT: &[u8] = br#"const files=["./","huiqi_bg.wasm?v=0a","part-AB.js"]"#;
    /// `printf '\0asm' | gzip -n`
    const GZIPPED: &[u8] = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x63\x48\x2c\xce\x05\0\xdb\x49\x40\x5f\x04\0\0\0";

    fn page() -> Page {
        Page::of(&[
            ("index.html", &[("", b"<!doctype html>")]),
            ("huiqi_bg.wasm", &[("br", b"by br"), ("gzip", GZIPPED)]),
            ("part-AB.js", &[("", b"1")]),
            ("sw.js", &[("", WORKER_TEXT)]),
            ("examples/index.html", &[("", b"<!doctype html>")]),
        ])
    }

    fn asked(path: &'static str, headers: &HeaderMap) -> Response<Body> {
        page().answer(&Method::GET, &Uri::from_static(path), headers)
    }

    #[test]
    fn files_have_their_types_and_tags() {
        let response = asked("/", &HeaderMap::new());
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[CONTENT_TYPE], "text/html; charset=utf-8");
        let wasm = asked("/huiqi_bg.wasm", &HeaderMap::new());
        assert_eq!(wasm.headers()[CONTENT_TYPE], "application/wasm");
        assert_ne!(wasm.headers()[ETAG], response.headers()[ETAG]);
        let known = HeaderMap::from_iter([(IF_NONE_MATCH, wasm.headers()[ETAG].clone())]);
        assert_eq!(asked("/huiqi_bg.wasm", &known).status(), StatusCode::NOT_MODIFIED);
    }

    #[tokio::test]
    async fn what_was_compressed_before_goes_to_whoever_takes_it() {
        for (sent, coding, body) in [
            ("gzip, deflate, br", Some("br"), &b"by br"[..]),
            ("gzip, br;q=0", Some("gzip"), GZIPPED),
            ("deflate", None, b"\0asm"),
        ] {
            let response =
                asked("/huiqi_bg.wasm", &HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(sent))]));
            assert_eq!(response.headers().get(CONTENT_ENCODING).map(HeaderValue::as_bytes), coding.map(str::as_bytes));
            assert_eq!(response.headers()[VARY], "accept-encoding", "{sent}");
            assert_eq!(axum::body::to_bytes(response.into_body(), 99).await.unwrap(), body, "{sent}");
        }
    }

    #[test]
    fn only_an_address_that_says_what_is_behind_it_is_kept_for_ever() {
        let kept = |path| asked(path, &HeaderMap::new()).headers()[CACHE_CONTROL] == KEPT_FOR_EVER;
        assert!(kept("/huiqi_bg.wasm?v=0a") && kept("/part-AB.js"));
        for other in ["/", "/sw.js", "/huiqi_bg.wasm", "/huiqi_bg.wasm?v=0b", "/part-AB.js?v=0a", "/examples/"] {
            assert!(!kept(other), "{other}");
        }
    }

    #[test]
    fn only_what_is_there_is_given_and_only_to_be_read() {
        let status = |method: Method, path| page().answer(&method, &Uri::from_static(path), &HeaderMap::new()).status();
        assert_eq!(status(Method::GET, "/../Cargo.toml"), StatusCode::NOT_FOUND);
        assert_eq!(status(Method::GET, "//index.html"), StatusCode::NOT_FOUND);
        assert_eq!(status(Method::POST, "/"), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(status(Method::HEAD, "/"), StatusCode::OK);
        assert_eq!(status(Method::GET, "/examples/"), StatusCode::OK);
        assert_eq!(status(Method::GET, "/examples"), StatusCode::NOT_FOUND, "relative addresses would lead elsewhere");
        assert_eq!(status(Method::GET, "/huiqi_bg.wasm/"), StatusCode::NOT_FOUND);
    }

    #[test]
    fn without_a_page_the_program_says_how_to_get_it() {
        let response = Page::of(&[]).answer(&Method::GET, &Uri::from_static("/"), &HeaderMap::new());
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(words::NO_PAGE.contains("make demo"));
    }
}
