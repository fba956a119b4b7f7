//! Every code that a fault of a pack can have. Codes of the rule language (`rule.…`) stand with its diagnostics.

/// Declares the codes: one constant each, and the list of all with what each says.
macro_rules! codes {
    ($($name:ident = $code:literal, $says:literal;)*) => {
        $(#[doc = $says] pub const $name: &str = $code;)*

        /// Every code, and what it says.
        pub const ALL: &[(&str, &str)] = &[$(($code, $says)),*];
    };
}

codes! {
    SYNTAX = "pack.syntax", "The file is no TOML.";
    TOO_LARGE = "pack.too-large", "A file, the pack, or one of its lists exceeds what is read.";
    TOO_MANY_FAULTS = "pack.too-many-faults", "More faults were found than are shown.";
    FILE = "pack.file", "A file is missing, cannot be read, or has the wrong name.";
    UNKNOWN_KEY = "pack.unknown-key", "A key that the format does not have.";
    MISSING_KEY = "pack.missing-key", "A key that must be there is not.";
    KEY_CONFLICT = "pack.key-conflict", "Keys that exclude each other, or of which exactly one must be there.";
    WRONG_TYPE = "pack.wrong-type", "A value of another type than the key takes.";
    WRONG_VALUE = "pack.wrong-value", "A text that is none of the words, no id, day, number … of the form asked for.";
    OUT_OF_RANGE = "pack.out-of-range", "A number or a count beyond its bounds.";
    EMPTY = "pack.empty", "An empty text, table or list.";
    DUPLICATE = "pack.duplicate", "Two things under one id.";
    NAME_CLASH = "pack.name-clash", "Two things that a rule would see under one name.";
    UNKNOWN_CLAUSE = "pack.unknown-clause", "No clause has this address.";
    CLAUSE_ORDER = "pack.clause-order", "Clauses that do not stand in the order of their addresses.";
    QUOTATION = "pack.quotation", "Words that do not stand in the clause they are said to quote.";
    UNCOVERED = "pack.uncovered", "A clause that no rule carries, and nothing says why.";
    STALE_REASON = "pack.stale-reason", "A reason why no rule carries a clause that one does carry.";
    UNKNOWN_CHOICE = "pack.unknown-choice", "No enumeration, or no value of one, has this name.";
    UNKNOWN_GROUP = "pack.unknown-group", "No group of facts has this name.";
    UNKNOWN_FACT = "pack.unknown-fact", "No fact or list has this name.";
    UNKNOWN_MEASURE = "pack.unknown-measure", "No measure has this id.";
    UNKNOWN_STEP = "pack.unknown-step", "No step or event of the procedure, or no step of the award, has this id.";
    UNKNOWN_CONDITION = "pack.unknown-condition", "No condition has this id.";
    UNKNOWN_NOTE = "pack.unknown-note", "No note has this id.";
    UNKNOWN_MESSAGE = "pack.unknown-message", "The engine has no such sentence to say.";
    MISSING_MESSAGE = "pack.missing-message", "A sentence of the engine is wanting.";
    UNKNOWN_TEXT = "pack.unknown-text", "A translation of a text that the pack does not have.";
    MISSING_TEXT = "pack.missing-text", "A text of a measure that is said to be complete has no translation.";
    UNUSED_FACT = "pack.unused-fact", "A fact declared for a rule or a material that none reads.";
    WRONG_USE = "pack.wrong-use", "A fact is read by what it is not declared for.";
    NOT_ASKED = "pack.not-asked", "A rule reads a fact that its measure does not ask for.";
    MEASURE_KIND = "pack.measure-kind", "A part that a measure of this kind must have, or cannot have.";
    PROCEDURE = "pack.procedure", "Steps that cannot follow each other as they say.";
    MATERIAL = "pack.material", "A material that cannot be handed in as it says.";
    CALENDAR = "pack.calendar", "Days that make no calendar.";
    MAY_FAIL = "rule.may-fail", "A rule has no answer for facts that are in order.";
    CONSTANT = "pack.constant-condition", "A condition whose outcome no fact can change.";
    BOTH = "pack.both-outcomes", "A condition that can be met and unmet at once.";
    TOGETHER = "pack.together", "A rule between measures that cuts nothing, or cannot be held beside the others.";
    CASE_FORM = "case.form", "What stands in a file of cases is no case.";
    CASE_MEASURE = "case.measure", "A case of a measure that the pack does not have.";
    CASE_DIFFERS = "case.differs", "The pack does not answer as a case expects.";
    NOTE = "pack.note", "A note that could never be shown, or not in all its articles.";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique() {
        let unique: BTreeSet<_> = super::ALL.iter().map(|(code, _)| code).collect();
        assert_eq!(unique.len(), super::ALL.len());
    }
}
