//! docs/shapes.md shows what stands in the made-up packs: each snippet is held against the file that is named above it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::packs;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The lines of a text without the space around them: a pack indents its tables.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).collect()
}

/// Each snippet with the file above it.
fn snippets(page: &str) -> Vec<(String, String)> {
    let (mut file, mut out) = (String::new(), Vec::new());
    let mut rest = page.lines();
    while let Some(line) = rest.next() {
        if let Some(name) = line.strip_prefix('`').and_then(|line| line.strip_suffix('`')) {
            name.clone_into(&mut file);
        } else if line == "```toml" {
            let code: Vec<_> = rest.by_ref().take_while(|line| *line != "```").collect();
            out.push((file.clone(), code.join("\n")));
        }
    }
    out
}

#[test]
fn snippets_stand_in_the_packs() {
    let page = read("docs/shapes.md");
    let snippets = snippets(&page);
    assert!(snippets.len() > 10, "only {} snippets were found", snippets.len());
    for (file, snippet) in &snippets {
        let (whole, wanted) = (read(file), lines(snippet));
        let stands = lines(&whole).windows(wanted.len()).any(|window| window == wanted);
        assert!(stands, "{file} does not have\n{snippet}");
    }
    // And the other way round: a pack that is here for its shapes is shown.
    let shown: BTreeSet<_> =
        snippets.iter().filter_map(|(file, _)| file.split('/').nth(2)).map(str::to_owned).collect();
    let here: BTreeSet<_> = packs::with_cases().map(|source| source.name).collect();
    assert_eq!(shown, here);
}

#[test]
fn each_row_leads_to_a_heading() {
    let page = read("docs/shapes.md");
    let headings: BTreeSet<String> = page
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|title| title.to_lowercase().replace([',', '\''], "").replace(' ', "-"))
        .collect();
    let links: Vec<_> = page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 10, "only {} links were found", links.len());
    for link in links {
        assert!(headings.contains(link), "{link} leads nowhere");
    }
}
