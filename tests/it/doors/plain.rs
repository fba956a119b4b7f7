//! The form without JavaScript: the same answers, and nothing lost that was typed.

use std::collections::BTreeMap;

use huiqi::Pack;
use huiqi::contract::{Assessment, FormKind, FormNode, Verdict};
use huiqi::json::pointer::escape;
use huiqi::json::{Object, Value, canonical};

use super::program::{Answer, Server};
use crate::cases;

type Fields = Vec<(String, String)>;

/// The fields under which a form tells an application; nothing for one that no form can tell: a type that no field has,
/// an empty text. Facts of other measures, which the library does not look at, have no field here.
fn fields_of(pack: &Pack, application: &Value) -> Option<Fields> {
    let members = application.as_object()?;
    let form = pack.form(members.get("measure")?.as_str()?).ok()?;
    let measure = pack.measure(members.get("measure")?.as_str()?).ok()?;
    let mut out = vec![("/date".to_owned(), members.get("date")?.as_str()?.to_owned())];
    group(&form.root, members.get("facts")?.as_object()?, "/facts", &mut out)?;
    for (address, told) in members.get("materials").and_then(Value::as_object).into_iter().flat_map(Object::iter) {
        let at = format!("/materials/{}", escape(address));
        let is_digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
        let rule = measure.materials.iter().find(|rule| match rule.address.split_once('*') {
            None => rule.address == *address,
            Some((before, after)) => {
                address.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).is_some_and(is_digits)
            }
        })?;
        match told {
            Value::Bool(true) => {}
            Value::Object(stated) => {
                for (name, value) in stated.iter() {
                    let kind = &rule.states.iter().find(|known| known.name == name)?.kind;
                    out.push((format!("{at}/{}", escape(name)), text_of(kind, value)?));
                }
            }
            _ => return None,
        }
        out.push((at, "true".to_owned()));
    }
    for (id, day) in members.get("progress").and_then(Value::as_object).into_iter().flat_map(Object::iter) {
        let known = measure.steps.iter().any(|step| step.id == id || step.event.as_ref().is_some_and(|e| e.id == id));
        out.push((format!("/progress/{id}"), day.as_str().filter(|_| known)?.to_owned()));
    }
    let known = ["measure", "date", "facts", "materials", "progress"];
    members.keys().all(|key| known.contains(&key)).then_some(out)
}

fn group(node: &FormNode<'_>, told: &Object, at: &str, out: &mut Fields) -> Option<()> {
    told.iter().try_for_each(|(name, value)| match node.properties.get(name) {
        Some(member) => fact(member, value, &format!("{at}/{name}"), out),
        None => Some(()),
    })
}

fn fact(node: &FormNode<'_>, value: &Value, at: &str, out: &mut Fields) -> Option<()> {
    let hint = node.hint.as_ref()?;
    match (hint.kind, value) {
        (FormKind::Group, _) => group(node, value.as_object()?, at, out)?,
        (FormKind::List, _) => {
            let items = value.as_array()?;
            out.push((format!("items:{at}"), items.len().to_string()));
            if items.is_empty() {
                out.push((format!("none:{at}"), "1".to_owned()));
            }
            for (index, item) in items.iter().enumerate() {
                group(node.items.as_deref()?, item.as_object()?, &format!("{at}/{index}"), out)?;
            }
        }
        (_, Value::Null) => out.push((format!("none:{at}"), hint.none.as_ref().map(|_| "1".to_owned())?)),
        (kind, value) => out.push((at.to_owned(), text_of(&canonical(&kind).replace('"', ""), value)?)),
    }
    Some(())
}

fn text_of(kind: &str, value: &Value) -> Option<String> {
    match (kind, value) {
        ("boolean", Value::Bool(_)) | ("integer" | "money", Value::Number(_)) => Some(canonical(value)),
        ("boolean" | "integer", _) => None,
        (_, value) => value.as_str().filter(|text| !text.is_empty()).map(str::to_owned),
    }
}

fn encoded(fields: &[(String, String)]) -> String {
    let one = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    fields.iter().map(|(name, value)| format!("{}={}", one(name), one(value))).collect::<Vec<_>>().join("&")
}

fn post(server: &Server, measure: &str, fields: &[(String, String)]) -> Answer {
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    server.send("POST", &format!("/plain/{measure}"), &kind, encoded(fields).as_bytes())
}

fn page(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(answer.header("cache-control"), Some("no-store"), "what was posted is nobody else's");
    String::from_utf8(answer.body.clone()).unwrap()
}

fn owned(fields: &[(&str, &str)]) -> Fields {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A text as HTML has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// What a browser would send of a page's form, but for its buttons.
fn controls(html: &str) -> BTreeMap<String, String> {
    let attribute = |tag: &str, name: &str| {
        let rest = tag.split_once(&format!(" {name}=\""))?.1;
        let text = rest.split('"').next()?;
        Some(text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    };
    let mut out = BTreeMap::new();
    let mut list = String::new();
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let name = attribute(tag, "name").unwrap_or_default();
        let value = attribute(tag, "value").unwrap_or_default();
        if tag.starts_with("select ") {
            list = name;
        } else if tag.starts_with("option ") && tag.ends_with(" selected") {
            out.insert(list.clone(), value);
        } else if tag.starts_with("input ") {
            match attribute(tag, "type").unwrap().as_str() {
                "text" | "hidden" => _ = out.insert(name, value),
                "radio" | "checkbox" if tag.contains(" checked") => _ = out.insert(name, value),
                _ => {}
            }
        }
    }
    out.retain(|_, value| !value.is_empty());
    out
}

/// Verdict and bounds as the page shows them.
fn shown(html: &str) -> (String, Vec<String>) {
    let verdict = html.split_once("class=\"verdict ").map(|(_, rest)| rest.split('"').next().unwrap().to_owned());
    let sum = html.split_once("class=\"sum\"").map_or("", |(_, rest)| rest.split("</p>").next().unwrap());
    let bounds = sum.split("<data value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    (verdict.unwrap_or_else(|| panic!("no verdict in {html}")), bounds)
}

fn expected(assessment: &Assessment<'_>) -> (String, Vec<String>) {
    let verdict = match assessment.verdict {
        Verdict::Eligible => "eligible",
        Verdict::Ineligible => "ineligible",
        Verdict::Undetermined => "undetermined",
        Verdict::Informational => "informational",
    };
    let mut bounds: Vec<_> =
        assessment.award.iter().flat_map(|award| [award.low, award.high]).map(|sum| sum.to_string()).collect();
    bounds.dedup();
    (verdict.to_owned(), bounds)
}

#[test]
fn golden_cases_have_the_same_answer_in_the_form() {
    let pack = Pack::embedded().unwrap();
    let server = Server::start();
    let (mut asked, mut told) = (0, 0);
    for row in cases::golden() {
        told += 1;
        let Some(fields) = fields_of(&pack, &row.application) else { continue };
        let Ok(assessment) = pack.assess(&row.application) else { continue };
        if assessment.problems.iter().any(|problem| ["fact.unknown", "list.size"].contains(&&*problem.code)) {
            continue;
        }
        asked += 1;
        let name = format!("{} · {}", row.file, row.name);
        let html = page(&post(&server, &assessment.measure.id, &fields));
        assert_eq!(shown(&html), expected(&assessment), "{name}");
        for text in assessment.problems.iter().map(|problem| &*problem.message) {
            assert!(html.contains(&escaped(text)), "{name} does not say: {text}");
        }
        for text in assessment.changes.iter().map(|change| &*change.text) {
            assert!(html.contains(&escaped(text)), "{name} does not say: {text}");
        }
        if assessment.measure.kind == huiqi::contract::MeasureKind::Guidance {
            continue;
        }
        // Nothing that was typed is lost or changed, and it is judged alike when it is sent again.
        let kept = controls(&html);
        for (field, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
            assert_eq!(kept.get(field), Some(value), "{name}: {field}");
        }
        let again: Fields = kept.into_iter().collect();
        assert_eq!(
            shown(&page(&post(&server, &assessment.measure.id, &again))),
            expected(&assessment),
            "{name}, again"
        );
    }
    println!("{asked} of {told} golden cases can be told in the form");
    assert!(asked * 10 > told * 8, "only {asked} of {told} golden cases can be told in the form");
}

#[test]
fn every_measure_has_a_page() {
    let pack = Pack::embedded().unwrap();
    let server = Server::start();
    let index = server.get("/plain");
    let list = page(&index);
    assert!(index.header("content-security-policy").is_some());
    for measure in pack.measures() {
        assert!(list.contains(&format!("href=\"plain/{}\"", measure.id)), "{}", measure.id);
        let html = page(&server.get(&format!("/plain/{}", measure.id)));
        assert!(html.contains(&escaped(&measure.title)), "{}", measure.id);
        let asks = !pack.form(&measure.id).unwrap().root.properties.is_empty();
        assert_eq!(html.contains("<form "), asks, "{}", measure.id);
        assert_eq!(html.contains("class=\"verdict "), !asks, "{}: guidance is its own answer", measure.id);
        for contact in &pack.measure(&measure.id).unwrap().contacts {
            let dialled: String = contact.phone.chars().filter(char::is_ascii_digit).collect();
            assert!(html.contains(&format!("href=\"tel:{dialled}\"")), "{}: {}", measure.id, contact.phone);
        }
        assert!(!html.contains("<script") && !html.contains(" style=") && !html.contains("://"), "{}", measure.id);
    }
    let style = server.get("/plain/style.css");
    assert_eq!((style.status, style.header("content-type")), (200, Some("text/css; charset=utf-8")));
    assert_eq!(server.get("/plain/").header("location"), Some("../plain"));
}

/// A contract that is typed in the third place, as its fields are named.
fn contracts() -> Fields {
    owned(&[
        ("/date", "2026-06-15"),
        ("items:/facts/contracts", "3"),
        ("/facts/contracts/0/name", "甲"),
        ("/facts/contracts/1/name", "乙"),
        ("/facts/contracts/2/name", "丙"),
        ("/materials/contracts~12~1invoice", "true"),
        ("/materials/contracts~11~1invoice", "true"),
        ("/materials/contracts~12~1invoice/amount", "35"),
    ])
}

#[test]
fn items_come_and_go_with_all_that_is_theirs() {
    let server = Server::start();
    let press = |button: &str| {
        let html = page(&post(&server, "data-purchase", &[contracts(), owned(&[(button, "…")])].concat()));
        assert!(!html.contains("class=\"verdict "), "a button that changes the form asks for no answer");
        controls(&html)
    };
    let more = press("add:/facts/contracts");
    assert_eq!(more["items:/facts/contracts"], "4");
    assert_eq!(more["/facts/contracts/2/name"], "丙");
    let less = press("remove:/facts/contracts/1");
    assert_eq!(less["items:/facts/contracts"], "2");
    assert_eq!((&*less["/facts/contracts/0/name"], &*less["/facts/contracts/1/name"]), ("甲", "丙"));
    let papers: Vec<_> = less.keys().filter(|name| name.starts_with("/materials/")).collect();
    assert_eq!(papers, ["/materials/contracts~11~1invoice", "/materials/contracts~11~1invoice/amount"]);
    let html = page(&post(&server, "data-purchase", &owned(&[("/date", ""), ("show:states", "…")])));
    assert!(html.contains("name=\"/materials/business-licence/uscc\""), "what documents state is asked for");
    let html = page(&post(&server, "data-purchase", &owned(&[("/date", ""), ("items:/facts/contracts", "1000")])));
    assert!(!html.contains("add:/facts/contracts"), "no button that would be refused");
}

#[test]
fn what_is_wrong_stands_as_it_was_typed_beside_what_is_wrong_with_it() {
    let server = Server::start();
    let typed = owned(&[
        ("/date", "明天"),
        ("/facts/applicant/name", "\"><script>alert('惠企')</script>&amp;"),
        ("/facts/dataPurchase/awardedThisYear", "1,000 元"),
        ("/progress/acceptance", "6月15日"),
    ]);
    let html = page(&post(&server, "data-purchase", &typed));
    assert!(!html.contains("class=\"verdict "), "without a day there is no answer");
    assert!(html.contains("href=\"#date\"") && html.contains("aria-describedby=\"date-help date-problem\""), "{html}");
    assert!(!html.contains("<script"), "{html}");
    let mended: Fields = [
        typed.get(1..).unwrap(),
        &owned(&[("/date", "2026-06-15"), ("none:/facts/dataPurchase/awardedThisYear", "1")]),
    ]
    .concat();
    for fields in [&typed, &mended] {
        let kept = controls(&page(&post(&server, "data-purchase", fields)));
        for (name, value) in fields {
            assert_eq!(kept.get(name), Some(value));
        }
    }
    let html = page(&post(&server, "data-purchase", &mended));
    for id in ["facts-dataPurchase-awardedThisYear", "progress-acceptance"] {
        assert!(
            html.contains(&format!("href=\"#{id}\"")) && html.contains(&format!("id=\"{id}-problem\"")),
            "{id}: {html}"
        );
    }
}

#[test]
fn what_is_no_such_form_is_refused_in_words() {
    let server = Server::start();
    let refused = |answer: &Answer, status: u16, code: &str| {
        let html = String::from_utf8(answer.body.clone()).unwrap();
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (status, Some("text/html; charset=utf-8")),
            "{html}"
        );
        assert!(html.contains(code), "{code}: {html}");
        html
    };
    let html = refused(&server.get("/plain/data-purchas"), 404, "measure.unknown");
    assert!(html.contains("data-purchase"), "the nearest name: {html}");
    refused(&server.get("/plain/%ff"), 404, "route.unknown");
    let send = |body: &[u8]| server.send("POST", "/plain/data-purchase", &[], body);
    refused(&send(b"/date=%ff"), 400, "form.utf8");
    refused(&send(&vec![b'a'; (2 << 20) + 1]), 413, "form.size");
    for (body, code) in [
        ("/facts/applicant/colour=red", "form.unknown"),
        ("/facts/applicant=red", "form.unknown"),
        ("/facts/contracts/0/name=a", "form.unknown"),
        ("/materials/contracts~10~1invoice=true", "form.unknown"),
        ("items:/facts/contracts=1001", "form.unknown"),
        ("items:/facts/contracts=01", "form.unknown"),
        ("items:/facts/applicant=1", "form.unknown"),
        ("none:/facts/applicant/name=1", "form.unknown"),
        ("remove:/facts/contracts/0=1", "form.unknown"),
        ("add:/facts/applicant=1", "form.unknown"),
        ("=1", "form.unknown"),
        ("items:bogus=0", "form.unknown"),
        ("add:/facts/contracts=1&add:/facts/contracts=1", "form.twice"),
        ("/date=2026-06-15&/date=2026-06-16", "form.twice"),
    ] {
        refused(&send(body.as_bytes()), 422, code);
    }
    assert_eq!(server.send("DELETE", "/plain/data-purchase", &[], b"").status, 405);
    // The article's number is a name of the measure here as everywhere, and leads to the form of its own address.
    assert!(page(&server.get("/plain/12")).contains("action=\"data-purchase\""));
}
