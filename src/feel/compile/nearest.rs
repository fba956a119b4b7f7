//! What an author may have meant.

use crate::feel::types::{Name, Scope};

/// How many values a help lists.
const LISTED: usize = 8;

/// The candidate that is written most like it, if one is alike at all.
pub(super) fn nearest<'c>(written: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    // Comparing is quadratic: what is longer than any name was not meant as one.
    if written.len() > 64 {
        return None;
    }
    let lower = written.to_lowercase();
    let distance = |candidate: &str| strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
    let limit = written.chars().count().div_ceil(3);
    candidates.map(|candidate| (distance(candidate), candidate)).filter(|(far, _)| *far <= limit).min().map(|(_, c)| c)
}

/// What was meant, or else what there is.
pub(super) fn suggest(written: &str, names: &[&str], there_is: &str, show: impl Fn(&str) -> String) -> String {
    match nearest(written, names.iter().copied()) {
        Some(near) => format!("did you mean {}?", show(near)),
        None => format!("{there_is} {}", some_of(names.iter().map(|name| show(name)))),
    }
}

/// Some of them, joined by commas.
pub(super) fn some_of(items: impl ExactSizeIterator<Item = String>) -> String {
    let more = if items.len() > LISTED { ", …" } else { "" };
    let listed: Vec<String> = items.take(LISTED).collect();
    format!("{}{more}", listed.join(", "))
}

/// Every name of a scope with the groups that it stands in.
pub(super) fn paths(scope: &Scope) -> Vec<String> {
    let mut paths = Vec::new();
    let mut open: Vec<(String, &Name)> = scope.names.iter().map(|(name, what)| (name.clone(), what)).collect();
    while let Some((path, name)) = open.pop() {
        if let Name::Group(members) = name {
            open.extend(members.iter().map(|(member, what)| (format!("{path}.{member}"), what)));
        }
        paths.push(path);
    }
    paths.sort();
    paths
}

/// The path that a lone name may have been meant as: one that ends with it, else one that is alike in whole or at its
/// end.
pub(super) fn nearest_path(written: &str, paths: &[String]) -> Option<String> {
    let last = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    if let Some(path) = paths.iter().find(|path| last(path) == written) {
        return Some(path.clone());
    }
    let lasts: Vec<String> = paths.iter().map(|path| last(path)).collect();
    let alike = nearest(written, lasts.iter().map(String::as_str))?;
    paths.iter().find(|path| last(path) == alike).cloned()
}
