//! The page, as far as it was built before the program was.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::header::{ALLOW, HeaderMap, HeaderValue};
use axum::http::{Method, Response, StatusCode};

use super::{answer, words};

/// What `build.rs` found: path and bytes of each file of the page.
type Files = &'static [(&'static str, &'static [u8])];

/// The files of `build/page`; none when the page was not built before.
const EMBEDDED: Files = include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// The file at `/`.
const INDEX: &str = "index.html";

/// The files of the page, by path.
#[derive(Debug)]
pub struct Page(BTreeMap<&'static str, File>);

#[derive(Debug)]
struct File {
    bytes: &'static [u8],
    kind: HeaderValue,
    tag: HeaderValue,
}

impl Page {
    /// The page that the program carries.
    pub fn embedded() -> Self {
        Self::of(EMBEDDED)
    }

    fn of(files: Files) -> Self {
        let file = |(path, bytes): &(&'static str, &'static [u8])| {
            (*path, File { bytes, kind: kind_of(path), tag: answer::tag_of(bytes) })
        };
        Self(files.iter().map(file).collect())
    }

    /// What stands at a path of the page.
    pub fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response<Body> {
        let mut name = path.strip_prefix('/').unwrap_or(path).to_owned();
        if name.is_empty() || name.ends_with('/') {
            name += INDEX;
        }
        match self.0.get(name.as_str()) {
            Some(_) if method != Method::GET && method != Method::HEAD => {
                let mut response = answer::of_own(StatusCode::METHOD_NOT_ALLOWED, "route.method", words::WRONG_METHOD);
                response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
                response
            }
            Some(file) => answer::tagged(headers, &file.tag, file.kind.clone(), Body::from(file.bytes)),
            None if name == INDEX => answer::of_own(StatusCode::SERVICE_UNAVAILABLE, "page.missing", words::NO_PAGE),
            None => answer::of_own(StatusCode::NOT_FOUND, "route.unknown", words::NO_ROUTE),
        }
    }
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

    fn page() -> Page {
        Page::of(&[
            ("index.html", b"<!doctype html>"),
            ("huiqi_bg.wasm", b"\0asm"),
            ("examples/index.html", b"<!doctype html>"),
        ])
    }

    #[test]
    fn files_have_their_types_and_tags() {
        let response = page().answer(&Method::GET, "/", &HeaderMap::new());
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[CONTENT_TYPE], "text/html; charset=utf-8");
        let wasm = page().answer(&Method::GET, "/huiqi_bg.wasm", &HeaderMap::new());
        assert_eq!(wasm.headers()[CONTENT_TYPE], "application/wasm");
        assert_ne!(wasm.headers()[ETAG], response.headers()[ETAG]);
        let known = HeaderMap::from_iter([(IF_NONE_MATCH, wasm.headers()[ETAG].clone())]);
        assert_eq!(page().answer(&Method::GET, "/huiqi_bg.wasm", &known).status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn only_what_is_there_is_given_and_only_to_be_read() {
        let status = |method: Method, path| page().answer(&method, path, &HeaderMap::new()).status();
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
        let response = Page::of(&[]).answer(&Method::GET, "/", &HeaderMap::new());
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(words::NO_PAGE.contains("make demo"));
    }
}
