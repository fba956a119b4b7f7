//! What is answered where: one table, from which requests are routed, counted and documented.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri};
use axum::middleware::{Next, from_fn};
use axum::routing::{MethodRouter, get, post};
use huiqi::door::{asked, code, today};
use huiqi::json::{Limits, canonical};
use huiqi::{Error, Pack};

use super::openapi::{self, Answer, Doc, Posted};
use super::request::{Asked, Options, PACK, WITH};
use super::{Service, answer, plain, schemas, sending, words};
use crate::refusal::own;

/// A body up to this size, with so many objects in it, is answered where it arrives; another on a thread that may take its
/// time. Handing over costs 10 µs, an application with three contracts 0.2 ms, and what grows with the number of contracts
/// is not for others to wait for: 1,000 of which nothing is told are 3 KiB, but each is an object.
const AT_ONCE: usize = 16 << 10;
const OBJECTS_AT_ONCE: usize = 60;

/// One route: where it is, what answers, and what is said of it.
pub struct Route {
    pub path: &'static str,
    pub serve: fn() -> MethodRouter<Service>,
    pub doc: Doc,
}

/// Where assistants ask, when that is switched on: a protocol of its own, which the description says nothing of.
pub const ASSISTANTS: &str = "/mcp";
/// What the log and the counts call everything that is no route: the page's files, and what is not there.
const PAGE: &str = "page";

/// Every route. What is none of them is asked of the page.
pub const ROUTES: &[Route] = &[
    Route {
        path: "/v1/assess",
        serve: || post(assess),
        doc: Doc::posted("assess", "Assess an application", Posted::Application, Answer::Schema("Assessment"))
            .or(Answer::Calendar)
            .with_options(&[PACK, WITH]),
    },
    Route {
        path: "/v1/match",
        serve: || post(match_all),
        doc: Doc::posted("match", "Every measure for one applicant", Posted::Profile, Answer::Schema("Matches"))
            .with_options(&[PACK, WITH]),
    },
    Route {
        path: "/v1/receipt",
        serve: || post(receipt),
        doc: Doc::posted(
            "receipt",
            "A receipt of an application, to keep and to hand in",
            Posted::Application,
            Answer::Schema("Receipt"),
        )
        .with_options(&[PACK, WITH]),
    },
    Route {
        path: "/v1/verify",
        serve: || post(verify),
        doc: Doc::posted(
            "verify",
            "Whether a receipt, or the code of a report, holds",
            Posted::Receipt,
            Answer::Schema("Verification"),
        )
        .with_options(&[PACK]),
    },
    Route {
        path: "/v1/measures",
        serve: || get(measures),
        doc: Doc::standing("measures", "The measures, in the order of the text", Answer::List("MeasureSummary"))
            .with_options(&[PACK]),
    },
    Route {
        path: "/v1/measures/{id}",
        serve: || get(measure),
        doc: Doc::standing(
            "measure",
            "All of a measure that does not depend on an application",
            Answer::Schema("Measure"),
        )
        .with_options(&[PACK]),
    },
    Route {
        path: "/v1/measures/{id}/form",
        serve: || get(form),
        doc: Doc::standing("form", "The facts of a measure as JSON Schema, with labels", Answer::Schema("Form"))
            .with_options(&[PACK]),
    },
    Route {
        path: "/v1/pack",
        serve: || get(pack),
        doc: Doc::standing("pack", "The pack that judges an application of today", Answer::Schema("PackInfo"))
            .with_options(&[PACK]),
    },
    Route {
        path: "/v1/packs",
        serve: || get(packs),
        doc: Doc::standing("packs", "All packs that are served", Answer::List("PackInfo")),
    },
    Route {
        path: "/schema/{name}",
        serve: || get(schema),
        doc: Doc::standing("schema", "A JSON Schema of the contract, of this version or named with it", Answer::Json),
    },
    Route {
        path: "/openapi.json",
        serve: || get(openapi),
        doc: Doc::standing("openapi", "This description", Answer::Json),
    },
    Route {
        path: "/healthz",
        serve: || get(health),
        doc: Doc::plain("health", "Whether the process is alive", Answer::Json),
    },
    Route {
        path: "/readyz",
        serve: || get(ready),
        doc: Doc::plain("ready", "Whether it takes requests: not while it ends", Answer::Json).busy(),
    },
    Route {
        path: "/metrics",
        serve: || get(metrics),
        doc: Doc::plain("metrics", "Counts for Prometheus", Answer::Text),
    },
];

/// Every route, and the page for the rest.
pub fn router() -> Router<Service> {
    let serve = |route: &Route| match route.doc.takes_options() {
        true => (route.serve)(),
        false => (route.serve)().layer(from_fn(without_options)),
    };
    let routes = ROUTES.iter().fold(Router::new(), |router, route| router.route(route.path, serve(route)));
    routes.merge(plain::router()).method_not_allowed_fallback(wrong_method).fallback(page)
}

/// Refuses what stands behind a `?` where nothing is to stand.
async fn without_options(request: Request, next: Next) -> Response<Body> {
    match request.uri().query() {
        None | Some("") => next.run(request).await,
        Some(_) => answer::refused(&own("query.unknown", words::NO_OPTIONS.to_owned())),
    }
}

/// The name of a matched route that is counted: one of the table's, so that no address adds one.
pub fn known(matched: Option<&str>) -> &'static str {
    ROUTES
        .iter()
        .map(|route| route.path)
        .chain(plain::PATHS)
        .chain([ASSISTANTS])
        .find(|path| Some(*path) == matched)
        .unwrap_or(PAGE)
}

type Pairs = Result<Query<Vec<(String, String)>>, axum::extract::rejection::QueryRejection>;
type Id = Result<Path<String>, PathRejection>;

/// What an answer is made from: the text of a request's body. Beside the answer stand the codes of problems that it has
/// no place for.
type Ask = fn(&Asked, &[u8]) -> Result<Said, Error>;

/// An answer's text, and what it cannot say itself.
struct Said {
    text: String,
    codes: Vec<String>,
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self { text, codes: Vec::new() }
    }
}

/// The assessment, or its days as a calendar where that is asked for.
async fn assess(State(service): State<Service>, pairs: Pairs, headers: HeaderMap, body: Body) -> Response<Body> {
    if answer::wants_calendar(&headers) {
        let ask: Ask = |asked, text| {
            let ready = asked.ready(text)?;
            let text = ready.pack.deadlines(&ready.application)?;
            Ok(Said { text, codes: ready.codes() })
        };
        return posted(answer::CALENDAR, service, pairs, &[PACK, WITH], body, Limits::APPLICATION.max_bytes, ask).await;
    }
    applied(service, pairs, body, |asked, text| {
        let ready = asked.ready(text)?;
        let mut assessment = ready.pack.assess(&ready.application)?;
        ready.add_to(&mut assessment.problems);
        Ok(canonical(&assessment).into())
    })
    .await
}

async fn match_all(State(service): State<Service>, pairs: Pairs, body: Body) -> Response<Body> {
    applied(service, pairs, body, |asked, text| {
        let ready = asked.ready(text)?;
        let mut matches = ready.pack.match_all(&ready.application)?;
        ready.add_to(&mut matches.problems);
        Ok(canonical(&matches).into())
    })
    .await
}

/// A receipt is held against what the core says of its application alone: what was found before is told beside it.
async fn receipt(State(service): State<Service>, pairs: Pairs, body: Body) -> Response<Body> {
    applied(service, pairs, body, |asked, text| {
        let ready = asked.ready(text)?;
        let text = canonical(&ready.pack.receipt(&ready.application)?);
        Ok(Said { text, codes: ready.codes() })
    })
    .await
}

/// A receipt, or what the QR code of a report says, which is sent as the text that it is.
async fn verify(State(service): State<Service>, pairs: Pairs, headers: HeaderMap, body: Body) -> Response<Body> {
    let (limit, ask): (usize, Ask) = if answer::is_plain_text(&headers) {
        (code::MOST_TEXT, |asked, text| {
            let brief = code::read(asked.shelf.spokesman(), text)?;
            let pack = asked.judging_receipt(&brief)?;
            let verify = if asked.trusted { Pack::verify_brief } else { Pack::verify_brief_unclaimed };
            Ok(canonical(&verify(pack, &brief)?).into())
        })
    } else {
        (Limits::RECEIPT.max_bytes, |asked, text| {
            let receipt = asked.shelf.spokesman().read_receipt(text)?;
            let pack = asked.judging_receipt(&receipt)?;
            let verify = if asked.trusted { Pack::verify } else { Pack::verify_unclaimed };
            Ok(canonical(&verify(pack, &receipt)?).into())
        })
    };
    posted(answer::JSON, service, pairs, &[PACK], body, limit, ask).await
}

async fn pack(State(service): State<Service>, pairs: Pairs, headers: HeaderMap) -> Response<Body> {
    standing(&service, pairs, &headers, |pack| canonical(&pack.info()))
}

async fn packs(State(service): State<Service>, headers: HeaderMap) -> Response<Body> {
    let shelf = service.packs.now();
    let infos: Vec<_> = shelf.packs().map(|pack| pack.info()).collect();
    answer::standing(&headers, canonical(&infos))
}

async fn measures(State(service): State<Service>, pairs: Pairs, headers: HeaderMap) -> Response<Body> {
    standing(&service, pairs, &headers, |pack| canonical(&pack.measures()))
}

async fn measure(State(service): State<Service>, id: Id, pairs: Pairs, headers: HeaderMap) -> Response<Body> {
    of_measure(&service, id, pairs, &headers, |pack, id| pack.measure(id).map(|measure| canonical(&measure)))
}

async fn form(State(service): State<Service>, id: Id, pairs: Pairs, headers: HeaderMap) -> Response<Body> {
    of_measure(&service, id, pairs, &headers, |pack, id| pack.form(id).map(|form| canonical(&form)))
}

async fn schema(name: Id, headers: HeaderMap) -> Response<Body> {
    match name.ok().and_then(|Path(name)| schemas::named(&name)) {
        Some(text) => answer::standing(&headers, text.to_owned()),
        None => answer::of_own(StatusCode::NOT_FOUND, "route.unknown", words::NO_ROUTE),
    }
}

async fn openapi(headers: HeaderMap) -> Response<Body> {
    answer::standing(&headers, openapi::text().to_owned())
}

async fn health() -> Response<Body> {
    answer::fresh(r#"{"status":"ok"}"#.to_owned())
}

async fn ready(State(service): State<Service>) -> Response<Body> {
    if service.is_ending() {
        return answer::of_own(StatusCode::SERVICE_UNAVAILABLE, "service.ending", words::ENDING);
    }
    answer::fresh(r#"{"status":"ready"}"#.to_owned())
}

async fn metrics(State(service): State<Service>) -> Response<Body> {
    answer::fresh_as(answer::METRICS, service.metrics.text())
}

async fn wrong_method() -> Response<Body> {
    answer::of_own(StatusCode::METHOD_NOT_ALLOWED, "route.method", words::WRONG_METHOD)
}

async fn page(State(service): State<Service>, method: Method, uri: Uri, headers: HeaderMap) -> Response<Body> {
    service.page.answer(&method, &uri, &headers)
}

/// Answers an application or profile with JSON.
async fn applied(service: Service, pairs: Pairs, body: Body, ask: Ask) -> Response<Body> {
    posted(answer::JSON, service, pairs, &[PACK, WITH], body, Limits::APPLICATION.max_bytes, ask).await
}

/// Answers what was posted with something of that kind.
async fn posted(
    kind: HeaderValue,
    service: Service,
    pairs: Pairs,
    known: &[&str],
    body: Body,
    limit: usize,
    ask: Ask,
) -> Response<Body> {
    let options = match options(pairs, known) {
        Ok(options) => options,
        Err(error) => return answer::refused(&error),
    };
    let read = limit.min(service.settings.max_body);
    let (room, text) = match service.take(body, read).await {
        Ok(taken) => taken,
        Err(trouble) => return trouble.answer(),
    };
    let asked = Asked { shelf: service.packs.now(), options, trusted: service.settings.trust_verified };
    // What is beyond the contract's own limit the library refuses, with the place.
    if read < limit && text.len() > read {
        return answer::refused(&too_large(asked.shelf.spokesman(), read));
    }
    let said = if is_quick(&text) {
        ask(&asked, &text)
    } else {
        match tokio::task::spawn_blocking(move || ask(&asked, &text)).await {
            Ok(said) => said,
            // It panicked, or the service is ending.
            Err(_) => return answer::fault(),
        }
    };
    match said {
        Ok(Said { text, codes }) => {
            let body = sending::body(text, room, service.settings.body_timeout);
            answer::beside(answer::fresh_as(kind, body), &codes)
        }
        Err(error) => answer::refused(&error),
    }
}

/// Whether nobody need wait for the answer to this.
fn is_quick(text: &[u8]) -> bool {
    text.len() <= AT_ONCE && text.iter().filter(|byte| **byte == b'{').count() <= OBJECTS_AT_ONCE
}

/// The library's own refusal of a text that is too large, for a limit below the library's.
fn too_large(pack: &Pack, limit: usize) -> Error {
    pack.refuse_value(huiqi::json::Detail::TooLarge(limit))
}

fn options(pairs: Pairs, known: &[&str]) -> Result<Options, Error> {
    Options::read(pairs.map_err(|_| Options::unreadable(known))?.0, known)
}

/// Answers what a pack says whoever asks: the one in force today, unless another is asked for.
fn standing(service: &Service, pairs: Pairs, headers: &HeaderMap, say: fn(&Pack) -> String) -> Response<Body> {
    match asked_pack(service, pairs) {
        Ok(pack) => answer::standing(headers, say(&pack)),
        Err(error) => answer::refused(&error),
    }
}

fn asked_pack(service: &Service, pairs: Pairs) -> Result<Arc<Pack>, Error> {
    let options = options(pairs, &[PACK])?;
    service.packs.now().asked(options.pack.as_deref(), today::in_shanghai()).cloned()
}

/// Answers what a measure is asked for by its address: an unknown one is not there.
fn of_measure(
    service: &Service,
    id: Id,
    pairs: Pairs,
    headers: &HeaderMap,
    ask: impl FnOnce(&Pack, &str) -> Result<String, Error>,
) -> Response<Body> {
    let Ok(Path(id)) = id else {
        return answer::of_own(StatusCode::NOT_FOUND, "route.unknown", words::NO_ROUTE);
    };
    let pack = match asked_pack(service, pairs) {
        Ok(pack) => pack,
        Err(error) => return answer::refused(&error),
    };
    match ask(&pack, &id) {
        Ok(text) => answer::standing(headers, text),
        Err(error) => answer::problem(StatusCode::NOT_FOUND, &asked::unknown_measure(error)),
    }
}
