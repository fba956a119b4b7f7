//! The tables of `pack.toml` and of what measures and policies share.

use super::forms::*;
use super::{Is, Key, Rule, Shape, Takes};
use crate::pack::load::MAX_WHOLE;
use crate::pack::source::read::notes::EVENTS;

/// `pack.toml`.
pub const HEAD: Shape = Shape {
    name: "pack",
    says: "pack.toml: the document, the version, and what of other folders the pack uses",
    keys: &[
        &[
            need("id", Takes::Form(&KEBAB), "Id of the policy"),
            need("version", Takes::Form(&VERSION), "Version of the pack, not of the policy"),
            need("language", Takes::Form(&LANGUAGE), "Language of all texts (BCP 47)"),
            may("use", Takes::List(1, &TEXT), "Files of other folders that belong to the pack, from this file"),
            need("document", Takes::Table(&DOCUMENT), "The document that the pack carries"),
            may("together", Takes::Tables(0, &TOGETHER), "What holds between measures, in the order of the text"),
        ],
        DECLARATIONS,
    ],
    rules: &[],
};

const DOCUMENT: Shape = Shape {
    name: "document",
    says: "The document that the pack carries",
    keys: &[&[
        need("title", TEXT, "Its title"),
        need("number", TEXT, "Its number"),
        need("dated", Takes::Form(&DAY), "The day it is dated"),
        need("firstDay", Takes::Form(&DAY), "First day on which applications are in order"),
        need("departments", Takes::List(1, &TEXT), "Who issued it, in the order of its heading"),
    ]],
    rules: &[],
};

const TOGETHER: Shape = Shape {
    name: "together",
    says: "A rule between measures: what their awards come to together",
    keys: &[&[
        need("measures", Takes::List(2, &TEXT), "Ids of the measures, each with an award"),
        may("highest", Takes::True, "Only the greatest of their awards counts"),
        may("cap", Takes::Table(&CAP), "Their awards together are at most so much"),
        need("clause", Takes::Form(&ADDRESS), "Address of the clause that says so"),
        need("label", TEXT, "Label"),
    ]],
    rules: &[Rule::ExactlyOne(&["highest", "cap"])],
};

const CAP: Shape =
    Shape { name: "cap", says: "A bound", keys: &[&[need("yuan", Takes::Form(&DECIMAL), "In yuan")]], rules: &[] };

/// Any file that is neither the head nor a measure.
pub const SHARED: Shape = Shape {
    name: "shared",
    says: "Any of what measures or policies share: calendar, sentences, enumerations, facts, notes",
    keys: &[
        &[
            may(
                "unpublished",
                Takes::List(1, &Takes::Form(&DAY_OF_YEAR)),
                "Holidays of a year whose notice is not known, MM-DD",
            ),
            may("years", Takes::Map(&YEAR, &Takes::Table(&NOTICE)), "The yearly notices on holidays, by year"),
            may(
                "messages",
                Takes::Map(&ANY, &TEXT),
                "The engine's sentences by code, `{name}` where a parameter stands",
            ),
            may("note", Takes::Tables(0, &NOTE), "Readings of the text, in the order in which they are shown"),
        ],
        DECLARATIONS,
    ],
    rules: &[],
};

const NOTICE: Shape = Shape {
    name: "notice",
    says: "The notice on the holidays of one year",
    keys: &[&[
        need("source", TEXT, "The notice's name"),
        need("holidays", Takes::List(0, &Takes::Form(&DAYS)), "Holidays: one day, or first/last"),
        need("workdays", Takes::List(0, &Takes::Form(&DAY)), "Weekend days that are working days"),
    ]],
    rules: &[],
};

/// What any file may declare.
pub(super) const DECLARATIONS: &[Key] = &[
    may(
        "choices",
        Takes::Map(&NAME, &Takes::Map(&CHOICE, &TEXT)),
        "Enumerations: value = label, in the order of the form",
    ),
    may("groups", Takes::Map(&NAME, &Takes::Table(&GROUP)), "Groups of facts, as a form shows them"),
    may("fact", Takes::Tables(0, &FACT), "Facts outside lists"),
    may("list", Takes::Tables(0, &LIST), "Facts that are lists: contracts, sales …"),
];

const GROUP: Shape = Shape {
    name: "group",
    says: "A group of facts",
    keys: &[&[need("label", TEXT, "Label"), may("help", TEXT, "Help")]],
    rules: &[],
};

const LIST: Shape = Shape {
    name: "list",
    says: "A list of items, each with the same fields",
    keys: &[&[
        need("name", Takes::Form(&LIST_NAME), "`name` or `group.name`"),
        need("label", TEXT, "Label"),
        need("itemLabel", TEXT, "What one item is called"),
        may("help", TEXT, "Help"),
        need("max", Takes::Whole(1, 1_000), "How many items at most"),
        need("field", Takes::Tables(0, &FIELD), "Fields of each item"),
    ]],
    rules: &[],
};

const USE: Key = need(
    "use",
    Takes::Words(&["rule", "material", "record"]),
    "Whether a rule reads it, a material depends on it, or it is kept alone",
);

const WHOLE: Takes = Takes::Whole(-MAX_WHOLE, MAX_WHOLE);

/// What is said of every fact, wherever it is declared.
const ASKED: &[Key] = &[
    need(
        "kind",
        Takes::Words(&["boolean", "choice", "money", "date", "integer", "text", "uscc"]),
        "What its value is; `uscc` is a unified social credit code",
    ),
    may("choice", Takes::Form(&NAME), "Of a choice: which enumeration"),
    need("label", TEXT, "Label"),
    may("help", TEXT, "Help for the person who answers"),
    may("clause", Takes::Form(&ADDRESS), "Clause that the question comes from"),
    may("min", WHOLE, "Of a whole number: the smallest that may be told"),
    may("max", WHOLE, "Of a whole number: the largest that may be told"),
    may("past", Takes::Flag, "Of a date: it may not lie after the application day"),
    may("settled", Takes::Flag, "It has happened, or others decide it: no change of it is ever advised"),
    may("none", Takes::Table(&NONE), "It takes null: what that says, and which number rules then see"),
];

const OF_CHOICE: &[Rule] = &[Rule::Only("kind", Is::Word("choice"), &["choice"])];

const FACT: Shape = Shape {
    name: "fact",
    says: "A question of the form",
    keys: &[
        &[
            need("name", Takes::Form(&PATH), "`group.name`"),
            USE,
            may("after", TEXT, "Of a date: the fact of a day that it may not precede"),
        ],
        ASKED,
    ],
    rules: OF_CHOICE,
};

const FIELD: Shape = Shape {
    name: "field",
    says: "A question of each item of a list",
    keys: &[&[need("name", Takes::Form(&NAME), "Name within the item"), USE], ASKED],
    rules: OF_CHOICE,
};

pub(super) const STATE: Shape = Shape {
    name: "state",
    says: "What a document states; rules read it as `materialId.name`",
    keys: &[&[need("name", Takes::Form(&NAME), "Name within the document")], ASKED],
    rules: OF_CHOICE,
};

const NONE: Shape = Shape {
    name: "none",
    says: "The answer that there is none",
    keys: &[&[
        need("label", TEXT, "The answer for people"),
        may("value", Takes::Form(&DECIMAL), "Of money and whole numbers: what rules see; left out, they see null"),
    ]],
    rules: &[],
};

const NOTE: Shape = Shape {
    name: "note",
    says: "A reading of the text",
    keys: &[&[
        need("id", Takes::Form(&KEBAB), "Id"),
        need(
            "clauses",
            Takes::List(1, &Takes::Form(&ADDRESS)),
            "The clauses that leave the choice; `0` is the document",
        ),
        need("text", TEXT, "The question, the reading taken, why, and what it changes"),
        need("when", Takes::Tables(1, &TRIGGER), "Shown when one of these holds"),
    ]],
    rules: &[],
};

const TRIGGER: Shape = Shape {
    name: "trigger",
    says: "What shows a note",
    keys: &[&[
        may("article", ARTICLE, "Only in this article"),
        may("always", Takes::True, "Always"),
        may("rule", TEXT, "A rule that surely holds"),
        may("told", TEXT, "A fact that is told, null included"),
        may("untold", TEXT, "A fact that is not told"),
        may("exceeds", Takes::Pair, "The high of the first award step is above that of the second"),
        may("fractionDropped", Takes::True, "The exact low or high of the award is no whole fen"),
        may("unmet", Takes::List(1, &TEXT), "One of these conditions is unmet"),
        may("notCounted", Takes::True, "An item is not counted"),
        may("progress", TEXT, "This step or event is told"),
        may("unpublished", Takes::True, "A working day of a year without a notice was looked up"),
        may("total", Takes::True, "The total of a match is shown"),
    ]],
    rules: &[Rule::ExactlyOne(&EVENTS)],
};
