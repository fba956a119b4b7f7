//! The checklist: what is at hand, what is not, and what each paper must be.

use std::collections::BTreeMap;

use huiqi::contract::{Assessment, Material, MaterialForm, MaterialStatus, Required, Status};

use super::conditions::{clause_columns, line};
use super::labels::{Context, Labels};
use super::layout::{BAD, BOLD, DIM, GOOD, NO, NOTHING, OPEN, PLAIN, Sheet, Span, TO_DO, UNSURE, YES, span};
use super::measure::hint_lines;
use super::words;

/// One material, or several of which any one will do.
pub type Group<'a> = Vec<&'a Material<'a>>;

/// The groups that are handed in once, and those of each item.
#[derive(Debug)]
pub struct Sections<'s, 'a> {
    pub once: Vec<&'s Group<'a>>,
    items: BTreeMap<&'a str, Vec<&'s Group<'a>>>,
}

impl<'s, 'a> Sections<'s, 'a> {
    /// Those of the item at a path.
    pub fn of(&self, path: &str) -> &[&'s Group<'a>] {
        self.items.get(path).map_or(&[], Vec::as_slice)
    }
}

/// The materials in groups, of which a group of several asks for any one.
#[derive(Debug)]
pub struct Checklist<'a> {
    groups: Vec<Group<'a>>,
    /// Groups that are asked for.
    pub needed: usize,
    /// Of these, those that are at hand and without fault.
    pub provided: usize,
    /// Groups of which a fact not told decides whether they are asked for.
    pub undecided: usize,
}

impl<'a> Checklist<'a> {
    /// The checklist of an assessment, counted as the page counts it.
    pub fn of(assessment: &'a Assessment<'a>) -> Self {
        let mut groups: Vec<Vec<&Material<'_>>> = Vec::new();
        for material in &assessment.materials {
            match groups.last_mut() {
                Some(group)
                    if material.one_of.is_some() && group.iter().any(|other| other.one_of == material.one_of) =>
                {
                    group.push(material);
                }
                _ => groups.push(vec![material]),
            }
        }
        let asked = |required| groups.iter().filter(move |group| required_of(group) == required);
        Self {
            needed: asked(Required::Yes).count(),
            provided: asked(Required::Yes).filter(|group| is_provided(group)).count(),
            undecided: asked(Required::Unknown).count(),
            groups,
        }
    }

    /// The groups in sections: materials of `/facts/contracts/0` stand at `contracts/0/…`.
    pub fn sections(&self, assessment: &'a Assessment<'a>) -> Sections<'_, 'a> {
        let paths = assessment.items.iter().map(|item| item.path.as_str());
        let items: BTreeMap<_, _> = paths.map(|path| (path.strip_prefix("/facts/").unwrap_or(path), path)).collect();
        let mut sections = Sections { once: Vec::new(), items: BTreeMap::new() };
        for group in &self.groups {
            let place = group.first().and_then(|material| material.address.rsplit_once('/'));
            match place.and_then(|(item, _)| items.get(item)) {
                Some(path) => sections.items.entry(path).or_default().push(group),
                None => sections.once.push(group),
            }
        }
        sections
    }

    /// How far one is.
    pub fn progress(&self) -> String {
        let said = words::materials::progress(self.provided, self.needed);
        match self.undecided {
            0 => said,
            open => [&said, words::COMMA, &words::materials::undecided(open)].concat(),
        }
    }
}

fn required_of(group: &[&Material<'_>]) -> Required {
    let any = |required| group.iter().any(|material| material.required == required);
    if any(Required::Yes) {
        Required::Yes
    } else if any(Required::Unknown) {
        Required::Unknown
    } else {
        Required::No
    }
}

/// At hand and without fault: a faulty paper does not relieve its group, even beside a good one.
fn is_provided(group: &[&Material<'_>]) -> bool {
    let any = |status| group.iter().any(|material| material.status == status);
    any(MaterialStatus::Provided) && !any(MaterialStatus::Faulty)
}

/// The checklist with its progress: once for all, then for each item.
pub fn write(sheet: &mut Sheet, context: &Context<'_>, labels: &Labels<'_>, assessment: &Assessment<'_>) {
    if assessment.materials.is_empty() {
        return;
    }
    let list = Checklist::of(assessment);
    sheet.heading(words::heading::MATERIALS, &list.progress());
    let usual = usual_form(&assessment.materials);
    if let Some(said) = said_once(&assessment.materials, usual) {
        sheet.text(2, &said, DIM);
    }
    hint_lines(sheet, &context.measure);
    let sections = list.sections(assessment);
    section(sheet, labels, usual, words::materials::ONCE, &sections.once);
    for item in &assessment.items {
        section(sheet, labels, usual, &labels.item(&item.path), sections.of(&item.path));
    }
}

fn section<'a>(
    sheet: &mut Sheet,
    labels: &Labels<'_>,
    usual: Option<MaterialForm>,
    title: &str,
    groups: &[&Group<'a>],
) {
    if groups.is_empty() {
        return;
    }
    sheet.blank();
    if groups.iter().all(|group| is_unneeded(group)) {
        sheet.line(2, &[span(title, BOLD), span(format!("  {}", words::materials::NOT_NEEDED), DIM)]);
        return;
    }
    sheet.line(2, &[span(title, BOLD)]);
    for group in groups {
        if let [material] = group.as_slice() {
            row(sheet, labels, usual, 4, material);
            continue;
        }
        sheet.line(4, &[group_mark(group), span(format!(" {}", words::materials::ANY_ONE), PLAIN)]);
        group.iter().for_each(|material| row(sheet, labels, usual, 6, material));
    }
}

/// Whether nobody asks for any of a group, and none is there.
pub fn is_unneeded(group: &[&Material<'_>]) -> bool {
    group.iter().all(|material| material.required == Required::No && material.status == MaterialStatus::NotNeeded)
}

fn group_mark(group: &[&Material<'_>]) -> Span {
    if group.iter().any(|material| material.status == MaterialStatus::Faulty) {
        span(NO, BAD)
    } else if is_provided(group) {
        span(YES, GOOD)
    } else {
        undone(required_of(group))
    }
}

fn undone(required: Required) -> Span {
    match required {
        Required::Yes => span(TO_DO, OPEN),
        Required::No => span(NOTHING, DIM),
        Required::Unknown => span(UNSURE, OPEN),
    }
}

fn row(sheet: &mut Sheet, labels: &Labels<'_>, usual: Option<MaterialForm>, indent: usize, material: &Material<'_>) {
    let mark = match material.status {
        MaterialStatus::Provided => span(YES, GOOD),
        MaterialStatus::Faulty => span(NO, BAD),
        MaterialStatus::Missing => undone(material.required),
        MaterialStatus::NotNeeded => span(NOTHING, DIM),
    };
    let style = if material.status == MaterialStatus::NotNeeded { DIM } else { PLAIN };
    sheet.entry(indent, &[mark, span(" ", PLAIN)], &described(material, usual), style);
    let failing: Vec<_> = material.checks.iter().filter(|check| check.status == Status::Unmet).cloned().collect();
    for check in &failing {
        line(sheet, labels, indent + 2, clause_columns(&failing), check);
    }
}

/// The name, and, while one still has to get it, what kind of paper it must be.
pub fn described(material: &Material<'_>, usual: Option<MaterialForm>) -> String {
    let mut about = Vec::new();
    let wanting = matches!(material.status, MaterialStatus::Missing | MaterialStatus::Faulty);
    if let Some(form) = material.form.filter(|form| wanting && Some(*form) != usual) {
        about.push(words::form(form).to_owned());
    }
    match material.status {
        MaterialStatus::Faulty => about.push(words::material(material.status, material.required).to_owned()),
        MaterialStatus::Missing => {
            about.extend(material.issuer.as_deref().map(words::materials::issuer));
            if !material.must_state.is_empty() {
                about.push(words::materials::must_state(&material.must_state.join(words::LIST)));
            }
            if material.required == Required::Unknown {
                about.push(words::materials::ANSWER_FIRST.to_owned());
            }
        }
        MaterialStatus::Provided | MaterialStatus::NotNeeded => {}
    }
    words::remarked(&material.name, &about)
}

/// The form in which most are handed in: it is said once, and not in each line.
pub fn usual_form(materials: &[Material<'_>]) -> Option<MaterialForm> {
    let count = |form| materials.iter().filter(|material| material.form == Some(form)).count();
    let forms = [MaterialForm::Electronic, MaterialForm::Original, MaterialForm::Copy];
    forms.into_iter().find(|form| count(*form) * 2 > materials.len())
}

/// What holds for all of them.
pub fn said_once(materials: &[Material<'_>], usual: Option<MaterialForm>) -> Option<String> {
    let form = usual.map(|form| words::materials::keep_all(words::form(form)));
    let kept =
        materials.iter().all(|material| material.keep_original).then(|| words::materials::KEEP_ORIGINAL.to_owned());
    let said: Vec<_> = form.into_iter().chain(kept).collect();
    (!said.is_empty()).then(|| said.join(words::COMMA))
}
