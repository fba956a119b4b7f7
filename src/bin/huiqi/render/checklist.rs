//! The checklist: what is at hand, what is not, and what each paper must be.

use huiqi::contract::{Assessment, Material, MaterialForm, MaterialStatus, Required, Status};

use super::conditions::{clause_columns, line};
use super::labels::{Context, Labels};
use super::layout::{BAD, BOLD, DIM, GOOD, NO, NOTHING, OPEN, PLAIN, Sheet, Span, TO_DO, UNSURE, YES, span};
use super::measure::hint_lines;
use super::words;

/// The materials in groups, of which a group of several asks for any one.
#[derive(Debug)]
pub struct Checklist<'a> {
    groups: Vec<Vec<&'a Material<'a>>>,
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
    let mut beside = words::materials::progress(list.provided, list.needed);
    if list.undecided > 0 {
        beside = [&beside, words::COMMA, &words::materials::undecided(list.undecided)].concat();
    }
    sheet.heading(words::heading::MATERIALS, &beside);
    let usual = usual_form(&assessment.materials);
    if let Some(said) = said_once(&assessment.materials, usual) {
        sheet.text(2, &said, DIM);
    }
    hint_lines(sheet, &context.measure);
    section(
        sheet,
        labels,
        usual,
        words::materials::ONCE,
        list.groups.iter().filter(|group| item_of(group, assessment).is_none()),
    );
    for item in &assessment.items {
        let title = labels.item(&item.path);
        section(
            sheet,
            labels,
            usual,
            &title,
            list.groups.iter().filter(|group| item_of(group, assessment) == Some(&item.path)),
        );
    }
}

/// Path of the item that a group belongs to: materials of `/facts/contracts/0` stand at `contracts/0/…`.
fn item_of<'a>(group: &[&Material<'_>], assessment: &'a Assessment<'_>) -> Option<&'a str> {
    let address = &group.first()?.address;
    let paths = assessment.items.iter().map(|item| item.path.as_str());
    let mut of = paths.filter(|path| {
        let list = path.strip_prefix("/facts/").unwrap_or(path);
        address.strip_prefix(list).is_some_and(|rest| rest.starts_with('/'))
    });
    of.next()
}

fn section<'a>(
    sheet: &mut Sheet,
    labels: &Labels<'_>,
    usual: Option<MaterialForm>,
    title: &str,
    groups: impl Iterator<Item = &'a Vec<&'a Material<'a>>>,
) {
    let groups: Vec<_> = groups.collect();
    if groups.is_empty() {
        return;
    }
    sheet.blank();
    let unneeded =
        |material: &&Material<'_>| material.required == Required::No && material.status == MaterialStatus::NotNeeded;
    if groups.iter().all(|group| group.iter().all(unneeded)) {
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
fn described(material: &Material<'_>, usual: Option<MaterialForm>) -> String {
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
    if about.is_empty() {
        material.name.to_string()
    } else {
        format!("{}（{}）", material.name, about.join(words::PERIOD))
    }
}

/// The form in which most are handed in: it is said once, and not in each line.
fn usual_form(materials: &[Material<'_>]) -> Option<MaterialForm> {
    let count = |form| materials.iter().filter(|material| material.form == Some(form)).count();
    let forms = [MaterialForm::Electronic, MaterialForm::Original, MaterialForm::Copy];
    forms.into_iter().find(|form| count(*form) * 2 > materials.len())
}

fn said_once(materials: &[Material<'_>], usual: Option<MaterialForm>) -> Option<String> {
    let form = usual.map(|form| words::materials::keep_all(words::form(form)));
    let kept =
        materials.iter().all(|material| material.keep_original).then(|| words::materials::KEEP_ORIGINAL.to_owned());
    let said: Vec<_> = form.into_iter().chain(kept).collect();
    (!said.is_empty()).then(|| said.join(words::COMMA))
}
