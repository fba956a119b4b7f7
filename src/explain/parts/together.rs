//! What holds between measures.

use super::address_words;
use crate::explain::catalogue::Catalogue;
use crate::explain::document::{Block, Line};
use crate::explain::sentence::yuan;
use crate::pack::Pack;
use crate::pack::model::TogetherRule;

/// Where links to the rules between measures lead.
pub const TOGETHER: &str = "together";

/// The rules between measures: all, or those in which the measure of an article stands.
pub fn together(pack: &Pack, words: &Catalogue, article: Option<u32>) -> Vec<Block> {
    let mut rows = Vec::new();
    for rule in &pack.built.together {
        let places = rule.measures.iter().filter_map(|place| pack.built.measures.get(usize::from(*place)));
        let measures: Vec<_> = places.collect();
        if article.is_some_and(|article| measures.iter().all(|measure| measure.article != article)) {
            continue;
        }
        let named = measures.iter().map(|measure| {
            let article = measure.article.to_string();
            words.say("measure.title", &[("article", &article), ("title", &measure.title)])
        });
        let named: Vec<String> = named.collect();
        let says = match rule.rule {
            TogetherRule::Highest => words.get("together.highest").to_owned(),
            TogetherRule::Cap(cap) => words.say("together.cap", &[("cap", &yuan(words, cap))]),
        };
        rows.push(vec![
            Line::from(rule.label.as_str()),
            Line::from(named.join(words.get("part.separator"))),
            Line::from(says),
            Line::from(address_words(&rule.clause, words)),
        ]);
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let head = ["together.rule", "together.measures", "together.says", "part.clause"];
    vec![Block::Table { head: head.map(|key| words.get(key).to_owned()).to_vec(), rows }]
}
