//! The frame of every page, the list of measures, and what is said where there is no page.

use std::slice;

use huiqi::contract::{Assessment, PackInfo};
use huiqi::door::title_of;
use huiqi::{Error, Pack};
use maud::{DOCTYPE, Markup, html};

use super::view::View;
use super::{form, papers, result, words};
use crate::render::measure::{note_text, split_notes};
use crate::render::words as report;

/// The measures of some policies, each policy's in the order of its text, each with its page.
pub fn index(packs: &[&Pack]) -> String {
    let infos: Vec<_> = packs.iter().map(|pack| pack.info()).collect();
    framed(
        words::SITE,
        "plain/style.css",
        &html! {
            h1 { (words::SITE) }
            p { (words::INDEX_HELP) }
            @for (pack, info) in packs.iter().zip(&infos) {
                h2 { (words::MEASURES) }
                (policy(info))
                (measures(pack))
            }
        },
        &infos,
    )
}

fn measures(pack: &Pack) -> Markup {
    html! {
        ul class="measures" {
            @for measure in pack.measures() {
                li {
                    a href={ "plain/" (measure.id) } { (report::article(measure.article)) (report::DOT) (measure.title) }
                    "（" (report::kind(measure.kind)) "）"
                    p { (measure.summary) }
                }
            }
        }
    }
}

/// The page of one measure.
pub fn measure(view: &View<'_>, answer: Option<&Assessment<'_>>) -> String {
    let measure = &view.context.measure;
    let (first, others) = split_notes(answer.map_or(&measure.notes, |answer| &answer.notes), &measure.first);
    let asks = !view.context.form.root.properties.is_empty();
    let stands = result::title(view, answer);
    let title = [stands.as_deref(), Some(&*measure.title), Some(words::SITE)];
    let title = title.into_iter().flatten().collect::<Vec<_>>().join(words::TITLE_SEPARATOR);
    framed(
        &title,
        "style.css",
        &html! {
            p class="back" {
                a href="../plain" { (words::ALL) }
                @if answer.is_some() && asks { (report::DOT) a href="#form" { (words::CHANGE) } }
            }
            h1 { (measure.title) small { "（" (report::article(measure.article)) "）" } }
            (policy(&view.context.info))
            @for note in first { p class="first-note" { strong { (report::FIRST) (report::COLON) } (note_text(note)) } }
            p { (measure.summary) }
            div id="answer" {
                (result::problems(view))
                @if let Some(answer) = answer { (result::draw(view, answer)) }
            }
            @if asks { (form::draw(view)) }
            (papers::about(view, answer, &others))
        },
        slice::from_ref(&view.context.info),
    )
}

/// Why there is no page.
pub fn refused(error: &Error) -> String {
    framed(
        title_of(&error.code),
        "style.css",
        &html! {
            h1 { (title_of(&error.code)) }
            p class="problem" role="alert" { (error.message) }
            p { (words::GO_BACK) }
            p { a href="../plain" { (words::ALL) } }
            p class="muted" { (report::CODE) " " (error.code) }
        },
        &[],
    )
}

fn policy(info: &PackInfo<'_>) -> Markup {
    html! { p class="muted" { (report::document(&info.title, &info.number)) } }
}

/// A page. Links are relative, so that a portal may serve it under a folder of its own.
fn framed(title: &str, style: &str, content: &Markup, packs: &[PackInfo<'_>]) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="zh-Hans" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href=(style);
                // No icon: without this line a browser asks for one that is not there.
                link rel="icon" href="data:,";
            }
            body {
                // Roles and no elements of HTML 5, which the oldest browsers do not know how to draw.
                div role="main" class="page" { (content) }
                div role="contentinfo" class="page foot" {
                    p { (report::ESTIMATE) }
                    @for pack in packs {
                        p { (report::pack(&pack.id, &pack.version)) }
                        p class="digest" { (report::DIGEST) " " (pack.digest) }
                    }
                }
            }
        }
    };
    page.into_string()
}
