//! Random rules: texts of the rule language over the names of `tests/language/names.toml`, mostly well typed.

use super::tape::Tape;

/// What a rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Truth,
    Money,
    Ratio,
    Count,
    Date,
    Months,
    Days,
    Grade,
    Product,
    Text,
}

const KINDS: [Kind; 10] = [
    Kind::Truth,
    Kind::Money,
    Kind::Count,
    Kind::Date,
    Kind::Ratio,
    Kind::Months,
    Kind::Days,
    Kind::Grade,
    Kind::Product,
    Kind::Text,
];
const ORDERED: [Kind; 6] = [Kind::Money, Kind::Count, Kind::Date, Kind::Ratio, Kind::Months, Kind::Days];

/// What a loop has bound.
#[derive(Clone)]
enum Bound {
    /// An item; whether a filter left only those that say what was paid.
    Item(String, bool),
    Value(String, Kind),
}

/// A rule in the making.
pub struct Grammar<'t, 'a> {
    tape: &'t mut Tape<'a>,
    /// Whether it is a rule of each item: fields by bare names, no award.
    of_item: bool,
    bound: Vec<Bound>,
    /// Paths that a question around has found not to be null.
    asked: Vec<String>,
}

impl<'t, 'a> Grammar<'t, 'a> {
    pub fn new(tape: &'t mut Tape<'a>, of_item: bool) -> Self {
        Self { tape, of_item, bound: Vec::new(), asked: Vec::new() }
    }

    /// A rule of any kind.
    pub fn rule(&mut self) -> String {
        let kind = if self.tape.once_in(4) { *self.tape.pick(&KINDS) } else { *self.tape.pick(&KINDS[..4]) };
        self.expr(kind, 4)
    }

    /// A rule that is true or false.
    pub fn condition(&mut self) -> String {
        self.expr(Kind::Truth, 3)
    }

    fn expr(&mut self, kind: Kind, depth: usize) -> String {
        // Now and then of another kind: what FEEL calls an error must be sound as well.
        let kind = if self.tape.once_in(150) { *self.tape.pick(&KINDS) } else { kind };
        if depth == 0 || self.tape.is_over() || (depth < 3 && self.tape.once_in(4)) {
            return self.leaf(kind);
        }
        let depth = depth - 1;
        if self.tape.once_in(7) {
            return self.choice(kind, depth);
        }
        match kind {
            Kind::Truth => self.truth(depth),
            Kind::Money | Kind::Ratio | Kind::Count => self.number(kind, depth),
            Kind::Date => self.date(depth),
            Kind::Months | Kind::Days => self.duration(kind, depth),
            Kind::Grade | Kind::Product | Kind::Text => self.leaf(kind),
        }
    }

    fn choice(&mut self, kind: Kind, depth: usize) -> String {
        let (path, of) = self.nullable();
        if self.tape.once_in(2) {
            let condition = self.expr(Kind::Truth, depth);
            return format!("(if {condition} then {} else {})", self.expr(kind, depth), self.expr(kind, depth));
        }
        let otherwise = self.expr(kind, depth);
        self.asked.push(path.clone());
        let then = if of == kind { path.clone() } else { self.expr(kind, depth) };
        self.asked.pop();
        match self.tape.below(2) {
            0 => format!("(if {path} = null then {otherwise} else {then})"),
            _ => format!("(if {path} != null then {then} else {otherwise})"),
        }
    }

    fn truth(&mut self, depth: usize) -> String {
        match self.tape.below(14) {
            0..3 => self.comparison(depth),
            3 => format!("({} and {})", self.expr(Kind::Truth, depth), self.expr(Kind::Truth, depth)),
            4 => format!("({} or {})", self.expr(Kind::Truth, depth), self.expr(Kind::Truth, depth)),
            5 => format!("not({})", self.expr(Kind::Truth, depth)),
            6 => {
                let (path, _) = self.nullable();
                self.asked.push(path.clone());
                let behind = self.expr(Kind::Truth, depth);
                self.asked.pop();
                format!("({path} != null and {behind})")
            }
            7 => {
                let (path, _) = self.nullable();
                self.asked.push(path.clone());
                let behind = self.expr(Kind::Truth, depth);
                self.asked.pop();
                format!("({path} = null or {behind})")
            }
            8 | 9 => self.membership(depth),
            10 | 11 => {
                let word = *self.tape.pick(&["some", "every"]);
                let (list, bound) = self.list(depth);
                let (name, body) = self.within(bound, |grammar| grammar.expr(Kind::Truth, depth));
                format!("({word} {name} in {list} satisfies {body})")
            }
            12 => format!("({} = null)", self.nullable().0),
            _ => {
                let kind = *self.tape.pick(&[Kind::Grade, Kind::Product, Kind::Text, Kind::Truth]);
                let relation = *self.tape.pick(&["=", "!="]);
                format!("({} {relation} {})", self.expr(kind, depth), self.expr(kind, depth))
            }
        }
    }

    fn comparison(&mut self, depth: usize) -> String {
        let kind = *self.tape.pick(&ORDERED);
        let relation = *self.tape.pick(&["<", "<=", ">", ">=", "=", "!="]);
        format!("({} {relation} {})", self.expr(kind, depth), self.expr(kind, depth))
    }

    fn membership(&mut self, depth: usize) -> String {
        if self.tape.once_in(2) {
            let kind = *self.tape.pick(&[Kind::Grade, Kind::Product, Kind::Text]);
            let tests: Vec<String> = (0..=self.tape.below(3)).map(|_| self.leaf(kind)).collect();
            let (open, close) = *self.tape.pick(&[("(", ")"), ("[", "]")]);
            return format!("({} in {open}{}{close})", self.expr(kind, depth), tests.join(", "));
        }
        let kind = *self.tape.pick(&ORDERED);
        let value = self.expr(kind, depth);
        if kind == Kind::Money && self.tape.once_in(3) {
            return format!("({value} in {})", self.values(kind, depth));
        }
        let tests: Vec<String> = (0..=self.tape.below(2)).map(|_| self.test(kind, depth)).collect();
        format!("({value} in ({}))", tests.join(", "))
    }

    fn test(&mut self, kind: Kind, depth: usize) -> String {
        let a = self.expr(kind, depth.min(1));
        match self.tape.below(4) {
            0 => a,
            1 => format!("{} {a}", self.tape.pick(&["<", "<=", ">", ">="])),
            _ => {
                let b = self.expr(kind, depth.min(1));
                let (open, close) = (*self.tape.pick(&["[", "("]), *self.tape.pick(&["]", ")"]));
                format!("{open}{a}..{b}{close}")
            }
        }
    }

    fn number(&mut self, kind: Kind, depth: usize) -> String {
        match self.tape.below(16) {
            0 | 1 => format!("({} + {})", self.expr(kind, depth), self.expr(kind, depth)),
            2 | 3 => format!("({} - {})", self.expr(kind, depth), self.expr(kind, depth)),
            4 | 5 => {
                let by = *self.tape.pick(&[Kind::Ratio, Kind::Count]);
                format!("({} * {})", self.expr(by, depth), self.expr(kind, depth))
            }
            6 => format!("({} / {})", self.expr(kind, depth), self.tape.pick(&["2", "3", "7", "-3", "years"])),
            7 => format!("-{}", self.expr(kind, depth)),
            8 => format!("abs({})", self.expr(kind, depth)),
            9 => {
                let round = *self.tape.pick(&["floor", "ceiling", "round up", "round down", "round half up"]);
                format!("{round}({}, {})", self.expr(kind, depth), self.tape.between(-2, 3))
            }
            10 | 11 => {
                let word = *self.tape.pick(&["min", "max"]);
                format!("{word}({}, {})", self.expr(kind, depth), self.expr(kind, depth))
            }
            12 => {
                let word = *self.tape.pick(&["sum", "min", "max"]);
                format!("{word}([{}, {}])", self.expr(kind, depth), self.expr(kind, depth))
            }
            _ if kind == Kind::Count => self.count(depth),
            13 => format!("{}({})", self.tape.pick(&["min", "max"]), self.values(kind, depth)),
            _ => format!("sum({})", self.values(kind, depth)),
        }
    }

    fn count(&mut self, depth: usize) -> String {
        match self.tape.below(5) {
            0 | 1 => format!("count({})", self.list(depth).0),
            2 => format!("{}.{}", self.expr(Kind::Date, depth), self.tape.pick(&["year", "month", "day", "weekday"])),
            3 => format!("({}).{}", self.expr(Kind::Months, depth), self.tape.pick(&["years", "months"])),
            _ => format!("({}).days", self.expr(Kind::Days, depth)),
        }
    }

    fn date(&mut self, depth: usize) -> String {
        match self.tape.below(5) {
            0 | 1 => {
                let kind = *self.tape.pick(&[Kind::Months, Kind::Days]);
                let sign = *self.tape.pick(&["+", "-"]);
                format!("({} {sign} {})", self.expr(Kind::Date, depth), self.expr(kind, depth))
            }
            2 => {
                let word = *self.tape.pick(&["min", "max"]);
                format!("{word}({}, {})", self.expr(Kind::Date, depth), self.expr(Kind::Date, depth))
            }
            3 => format!("max({})", self.values(Kind::Date, depth)),
            _ => self.leaf(Kind::Date),
        }
    }

    fn duration(&mut self, kind: Kind, depth: usize) -> String {
        match self.tape.below(6) {
            0 if kind == Kind::Days => format!("({} - {})", self.expr(Kind::Date, depth), self.expr(Kind::Date, depth)),
            0 | 1 if kind == Kind::Months => {
                format!("years and months duration({}, {})", self.expr(Kind::Date, depth), self.expr(Kind::Date, depth))
            }
            2 => format!("({} + {})", self.expr(kind, depth), self.expr(kind, depth)),
            3 => format!("({} * {})", self.expr(Kind::Count, depth), self.leaf(kind)),
            4 => format!("abs({})", self.expr(kind, depth)),
            5 => format!("({} / {})", self.expr(kind, depth), self.tape.pick(&["2", "-3"])),
            _ => format!("-{}", self.expr(kind, depth)),
        }
    }

    /// A list to loop over, and what its items are.
    fn list(&mut self, depth: usize) -> (String, Bound) {
        if self.tape.once_in(4) {
            let kind = *self.tape.pick(&ORDERED);
            return (self.literal(kind, depth.min(1)), Bound::Value(String::new(), kind));
        }
        let (list, paid) = self.items(depth);
        (list, Bound::Item(String::new(), paid))
    }

    fn literal(&mut self, kind: Kind, depth: usize) -> String {
        let values: Vec<String> = (0..=self.tape.below(3)).map(|_| self.expr(kind, depth)).collect();
        format!("[{}]", values.join(", "))
    }

    /// A list of items, and whether all of them say what was paid.
    fn items(&mut self, depth: usize) -> (String, bool) {
        let mut list = if self.of_item { "contracts" } else { *self.tape.pick(&["items", "contracts"]) }.to_owned();
        let mut paid = false;
        while depth > 0 && self.tape.once_in(3) {
            // In a filter the item is called so.
            let asks = self.tape.once_in(2);
            self.bound.push(Bound::Item("item".to_owned(), paid || asks));
            let condition = self.expr(Kind::Truth, depth - 1);
            self.bound.pop();
            list += &if asks { format!("[item.paid != null and {condition}]") } else { format!("[{condition}]") };
            paid |= asks;
        }
        (list, paid)
    }

    /// A list of values.
    fn values(&mut self, kind: Kind, depth: usize) -> String {
        match self.tape.below(4) {
            0 => return self.literal(kind, depth.min(1)),
            1 => return self.mapped(kind, depth),
            _ => {}
        }
        let (list, paid) = self.items(depth);
        match kind {
            Kind::Money if paid || self.tape.once_in(5) => format!("{list}.paid"),
            Kind::Money => format!("{list}.amount"),
            Kind::Date => format!("{list}.signed"),
            _ => self.mapped(kind, depth),
        }
    }

    fn mapped(&mut self, kind: Kind, depth: usize) -> String {
        let (list, bound) = self.list(depth);
        let (name, body) = self.within(bound, |grammar| grammar.expr(kind, depth.min(2)));
        format!("(for {name} in {list} return {body})")
    }

    fn within(&mut self, bound: Bound, body: impl FnOnce(&mut Self) -> String) -> (String, String) {
        let name = format!("x{}", self.bound.len());
        self.bound.push(match bound {
            Bound::Item(_, paid) => Bound::Item(name.clone(), paid),
            Bound::Value(_, kind) => Bound::Value(name.clone(), kind),
        });
        let body = body(self);
        self.bound.pop();
        (name, body)
    }

    /// A path that may be null, and its kind.
    fn nullable(&mut self) -> (String, Kind) {
        let mut paths = vec![
            ("applicant.revenue".to_owned(), Kind::Money),
            ("applicant.incident".to_owned(), Kind::Date),
            ("applicant.grade".to_owned(), Kind::Grade),
        ];
        if self.of_item {
            paths.push(("paid".to_owned(), Kind::Money));
        }
        for bound in &self.bound {
            if let Bound::Item(name, _) = bound {
                paths.push((format!("{name}.paid"), Kind::Money));
            }
        }
        let place = self.tape.below(paths.len());
        paths.swap_remove(place)
    }

    fn leaf(&mut self, kind: Kind) -> String {
        if self.tape.once_in(60) {
            return "null".to_owned();
        }
        let mut leaves: Vec<String> = Vec::new();
        for bound in &self.bound {
            match bound {
                Bound::Item(name, paid) => {
                    leaves.extend(fields(kind).iter().map(|field| format!("{name}.{field}")));
                    leaves.extend(fields(kind).iter().map(|field| format!("{name}.{field}")));
                    if *paid && kind == Kind::Money {
                        leaves.extend([format!("{name}.paid"), format!("{name}.paid")]);
                    }
                }
                Bound::Value(name, of) if *of == kind => leaves.extend([name.clone(), name.clone()]),
                Bound::Value(..) => {}
            }
        }
        if self.of_item {
            leaves.extend(fields(kind).iter().map(|field| (*field).to_owned()));
        }
        leaves.extend(names(kind).iter().map(|name| (*name).to_owned()));
        if kind == Kind::Money && !self.of_item {
            leaves.extend(["counted".to_owned(), "counted".to_owned()]);
        }
        if let Some((path, of)) = Some(self.nullable()).filter(|(path, _)| self.asked.contains(path))
            && of == kind
        {
            return path;
        }
        if self.tape.once_in(25) {
            return self.nullable().0;
        }
        match kind {
            Kind::Money | Kind::Count => leaves.push(self.tape.between(-3, 12).to_string()),
            Kind::Ratio => leaves.push(format!("0.{:02}", self.tape.below(100))),
            Kind::Date => leaves.push(format!("date(\"2026-{:02}-28\")", self.tape.between(1, 12))),
            Kind::Months => leaves.push(format!("duration(\"P{}M\")", self.tape.below(30))),
            Kind::Days => leaves.push(format!("duration(\"P{}D\")", self.tape.below(400))),
            _ => {}
        }
        self.tape.pick(&leaves).clone()
    }
}

fn names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Truth => &["applicant.listed", "applicant.listed", "applicant.listed", "true", "false"],
        Kind::Money => &["awarded", "awarded", "cap", "threshold"],
        Kind::Ratio => &["share"],
        Kind::Count => &["applicant.staff", "applicant.staff", "years"],
        Kind::Date => &["applicant.founded", "applicant.founded", "applicationDay", "opening"],
        Kind::Months | Kind::Days => &[],
        Kind::Grade => &["\"A\"", "\"B\"", "\"D\""],
        Kind::Product => &["\"dataset\"", "\"api\""],
        Kind::Text => &["applicant.title", "applicant.title", "\"a\"", "\"b\""],
    }
}

fn fields(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Truth => &["voucher"],
        Kind::Money => &["amount", "amount"],
        Kind::Date => &["signed"],
        Kind::Product => &["product", "product"],
        _ => &[],
    }
}
