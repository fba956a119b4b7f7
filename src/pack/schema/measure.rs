//! The tables of a measure's file.

use super::forms::*;
use super::shared::{DECLARATIONS, STATE};
use super::{Is, Key, Rule, Shape, Takes};

/// `ARTICLE-ID.toml`.
pub const MEASURE: Shape = Shape {
    name: "measure",
    says: "ARTICLE-ID.toml: one measure",
    keys: &[
        &[
            need("id", Takes::Form(&KEBAB), "Id of the measure, as in the file's name"),
            need("article", ARTICLE, "Number of the article, as in the file's name"),
            need("kind", Takes::Words(&["award", "deferred", "recognition", "guidance"]), "What it gives"),
            need("title", TEXT, "Title"),
            need("summary", TEXT, "One sentence in plain language"),
            may("applicants", Takes::List(0, &TEXT), "Who may apply: values of `applicant.kind`"),
            may("facts", Takes::List(0, &TEXT), "The facts and lists that it asks for, in the order of its form"),
            may("require", Takes::List(0, &TEXT), "Records that a submission needs"),
            may("first", Takes::List(0, &TEXT), "Notes of this article that every door shows before anything else"),
            may("workdaysOnly", Takes::Form(&ADDRESS), "The clause that asks for an application on a working day"),
            need("clauses", Takes::Map(&ADDRESS, &TEXT), "Address = words, letter for letter, in the text's order"),
            may("uncarried", Takes::Map(&ADDRESS, &TEXT), "Address = why no rule carries that clause"),
            may("terms", Takes::Map(&NAME, &Takes::Table(&TERM)), "The text's own values, by their names in rules"),
            may("condition", Takes::Tables(0, &CONDITION), "Conditions of the applicant and the case"),
            may("items", Takes::Table(&ITEMS), "The list whose items count"),
            may("award", Takes::Table(&AWARD), "How the award is computed"),
            may("materials", Takes::Table(&MATERIALS), "What the procedure says of all materials"),
            may("material", Takes::Tables(0, &MATERIAL), "The documents to hand in"),
            may("step", Takes::Tables(0, &STEP), "The procedure, in order"),
            may("contact", Takes::Tables(0, &CONTACT), "Whom to ask"),
            may("reference", Takes::Tables(0, &REFERENCE), "The documents that govern it"),
        ],
        DECLARATIONS,
    ],
    rules: &[],
};

const CLAUSE: Key = need("clause", Takes::Form(&ADDRESS), "Address of the clause that says so");

const TERM: Shape = Shape {
    name: "term",
    says: "A value that the text states",
    keys: &[&[
        may("yuan", Takes::Form(&DECIMAL), "A sum in yuan"),
        may("ratio", Takes::Form(&DECIMAL), "A share of one, such as \"0.20\""),
        may("number", Takes::Form(&DECIMAL), "A number"),
        may("date", Takes::Form(&DAY), "A day"),
        need("label", TEXT, "Label"),
        CLAUSE,
    ]],
    rules: &[Rule::ExactlyOne(&["yuan", "ratio", "number", "date"])],
};

/// What conditions and checks share.
const JUDGED: &[Key] = &[
    need("id", Takes::Form(&KEBAB), "Id"),
    CLAUSE,
    need("text", TEXT, "Words of that clause"),
    may("remedy", TEXT, "What would meet it"),
    may("unmet", TEXT, "Rule: when it is unmet; left out, whenever it is not met. Neither: the office decides"),
];

const MET: &str = "Rule: when it is met";

const CONDITION: Shape = Shape {
    name: "condition",
    says: "A condition",
    keys: &[
        JUDGED,
        &[
            may("met", TEXT, MET),
            may("inPrinciple", Takes::Flag, "It holds in principle: unmet does not settle the verdict"),
            may("office", Takes::Flag, "No fact can change it: it always awaits the office"),
        ],
    ],
    rules: &[Rule::Instead("office", &["met", "unmet"])],
};

const CHECK: Shape = Shape {
    name: "check",
    says: "What a document states, held against answers and other documents",
    keys: &[JUDGED, &[need("met", TEXT, MET)]],
    rules: &[],
};

const ITEMS: Shape = Shape {
    name: "items",
    says: "The list whose items count",
    keys: &[&[
        need("list", TEXT, "Name of the list"),
        may("condition", Takes::Tables(0, &CONDITION), "Conditions of each item; fields by bare name"),
    ]],
    rules: &[],
};

const AWARD: Shape = Shape {
    name: "award",
    says: "How the award is computed",
    keys: &[&[
        CLAUSE,
        need(
            "basis",
            Takes::Words(&["entitlement", "selection"]),
            "Who meets the conditions gets it, or may be selected",
        ),
        may("room", Takes::Table(&ROOM), "What is left under the cap"),
        need("step", Takes::Tables(1, &AWARD_STEP), "The steps; the last is the award"),
    ]],
    rules: &[],
};

const ROOM: Shape = Shape {
    name: "room",
    says: "What is left under the cap",
    keys: &[&[
        need("step", TEXT, "The step that computes what is left"),
        need("fact", TEXT, "The fact of earlier awards"),
    ]],
    rules: &[],
};

const AWARD_STEP: Shape = Shape {
    name: "awardStep",
    says: "A step from facts to a sum",
    keys: &[&[
        need("id", Takes::Form(&NAME), "Name in later steps"),
        need("label", TEXT, "Label"),
        may("value", TEXT, "Rule: its value; `items` are those that count"),
        may("between", Takes::Pair, "Two rules: the authority sets a sum between them"),
    ]],
    rules: &[Rule::ExactlyOne(&["value", "between"])],
};

/// What holds for one material or for all.
const HANDED_IN: &[Key] = &[
    may("form", Takes::Words(&["original", "copy", "electronic"]), "In which form it is handed in"),
    may("keepOriginal", Takes::Flag, "The original is kept for inspection"),
];

const MATERIALS: Shape = Shape {
    name: "materials",
    says: "What the procedure says of all materials",
    keys: &[HANDED_IN, &[may("hint", Takes::Tables(0, &HINT), "What to mind of all of them")]],
    rules: &[],
};

const HINT: Shape = Shape {
    name: "hint",
    says: "What to mind of all materials",
    keys: &[&[CLAUSE, need("text", TEXT, "In plain language")]],
    rules: &[],
};

const MATERIAL: Shape = Shape {
    name: "material",
    says: "A document to hand in",
    keys: &[
        &[
            need("id", Takes::Form(&KEBAB), "Id"),
            CLAUSE,
            need("name", TEXT, "Its name, in the words of that clause"),
            may("each", Takes::Flag, "It is handed in for each item that may count"),
            may("oneOf", Takes::Form(&KEBAB), "The group of which any one will do"),
            may("issuer", TEXT, "Who issues it"),
            may("mustState", Takes::List(1, &TEXT), "What the text says it must state"),
            may("required", TEXT, "Rule: when it is asked for; left out, always"),
            may("state", Takes::Tables(0, &STATE), "What it may be told to state"),
            may("check", Takes::Tables(0, &CHECK), "What must agree"),
        ],
        HANDED_IN,
    ],
    rules: &[],
};

const STEP: Shape = Shape {
    name: "step",
    says: "A step of the procedure",
    keys: &[&[
        need("id", Takes::Form(&KEBAB), "Id"),
        need("name", TEXT, "Name"),
        need("actor", TEXT, "Who acts"),
        CLAUSE,
        may("limit", Takes::Table(&LIMIT), "The period that the text states"),
        may("inPrinciple", Takes::Flag, "The period holds in principle"),
        may("optional", Takes::Flag, "It stands beside the main line"),
        may(
            "reminder",
            Takes::Table(&REMINDER),
            "The applicant has something to prepare, and is reminded before the last day",
        ),
        may(
            "starts",
            Takes::WordOrTable(&["previous", "application"], &START),
            "What starts it; left out: the completion of the step before",
        ),
        may("suspended", Takes::Table(&SUSPENSION), "While another step is under way its period stands still"),
        may("voidedBy", Takes::Form(&KEBAB), "From this event on its last day is no longer known"),
    ]],
    rules: &[],
};

const MOST_DAYS: i64 = 3_660;

const LIMIT: Shape = Shape {
    name: "limit",
    says: "A period",
    keys: &[&[
        may("workdays", Takes::Whole(1, MOST_DAYS), "In working days"),
        may("days", Takes::Whole(1, MOST_DAYS), "In calendar days"),
    ]],
    rules: &[Rule::ExactlyOne(&["workdays", "days"])],
};

const REMINDER: Shape = Shape {
    name: "reminder",
    says: "When an applicant is reminded",
    keys: &[&[need("days", Takes::Whole(1, MOST_DAYS), "So many days before the last day")]],
    rules: &[],
};

const START: Shape = Shape {
    name: "start",
    says: "An event, or the year after a step",
    keys: &[&[
        may("on", Takes::Form(&KEBAB), "Id of the event"),
        may("name", TEXT, "Of an event: its name"),
        may("within", Takes::Form(&KEBAB), "Of an event: the step that it may not precede the start of"),
        may("yearAfter", Takes::Form(&KEBAB), "The first day of the year after that step was completed"),
    ]],
    rules: &[
        Rule::ExactlyOne(&["on", "yearAfter"]),
        Rule::Only("on", Is::There, &["name"]),
        Rule::Beside("within", "on"),
    ],
};

const SUSPENSION: Shape = Shape {
    name: "suspension",
    says: "A period stands still from the day after an event until a step is done",
    keys: &[&[need("from", Takes::Form(&KEBAB), "The event"), need("until", Takes::Form(&KEBAB), "The step")]],
    rules: &[],
};

const CONTACT: Shape = Shape {
    name: "contact",
    says: "A telephone",
    keys: &[&[
        need("unit", TEXT, "The unit"),
        need("phone", TEXT, "The number with its area code"),
        CLAUSE,
        may("about", TEXT, "What the number is for"),
        may("when", TEXT, "Rule: left out of an answer where it surely does not hold"),
    ]],
    rules: &[],
};

const REFERENCE: Shape = Shape {
    name: "reference",
    says: "A document that governs the measure",
    keys: &[&[
        need("title", TEXT, "Its title"),
        may("number", TEXT, "Its number"),
        need("role", TEXT, "What it governs"),
        CLAUSE,
    ]],
    rules: &[],
};
