//! How long one assessment of article 12 takes natively, with 1, 5 and 50 contracts: the first part of `make bench`,
//! whose table `benches/run.mjs` writes. Alone: `cargo bench --bench assess`.
//!
//! Takes `benches/application.json`. Gives lines of four columns, separated by tabs: what was measured, with how many
//! contracts, the median of its rounds in picoseconds, and half the middle of the rounds' spread in percent.
//!
//! No crate of benchmarks: what the ratios need is a median of rounds in which all take turns, as the Node part has it
//! too, so that a machine that slows down slows all of them.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark has a clock; only the library may have none"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use huiqi::json::{Limits, Value, canonical, read};
use huiqi::{Error, Pack};

const APPLICATION: &[u8] = include_bytes!("application.json");
const CONTRACTS: [usize; 3] = [1, 5, 50];
const ROUNDS: usize = 60;
const ROUND: Duration = Duration::from_millis(4);

/// One thing measured.
struct Contender<'a> {
    name: &'static str,
    contracts: usize,
    once: Box<dyn Fn() + 'a>,
    /// How many calls fill a round.
    calls: u32,
    /// Of each round, picoseconds for one call.
    rounds: Vec<u128>,
}

impl<'a> Contender<'a> {
    fn new(name: &'static str, contracts: usize, once: impl Fn() + 'a) -> Self {
        Self { name, contracts, once: Box::new(once), calls: 1, rounds: Vec::new() }
    }

    fn time(&self, calls: u32) -> Duration {
        let began = Instant::now();
        for _ in 0..calls {
            (self.once)();
        }
        began.elapsed()
    }

    /// Warms up, and finds how many calls fill a round.
    fn calibrate(&mut self) {
        while self.time(self.calls) < ROUND {
            self.calls = self.calls.saturating_mul(2);
        }
    }

    fn round(&mut self) {
        let picoseconds = self.time(self.calls).as_nanos() * 1000 / u128::from(self.calls);
        self.rounds.push(picoseconds);
    }

    fn report(&mut self) {
        self.rounds.sort_unstable();
        let at = |quarters: usize| self.rounds.get((self.rounds.len() - 1) * quarters / 4).copied().unwrap_or_default();
        let spread = (at(3) - at(1)) * 50 / at(2).max(1);
        println!("{}\t{}\t{}\t{spread}", self.name, self.contracts, at(2));
    }
}

/// The application with its one contract standing so many times.
fn with_contracts(times: usize) -> Value {
    let mut application = read(APPLICATION, Limits::APPLICATION).expect("the application is JSON");
    let facts = application.get("facts").and_then(Value::as_object).expect("it has facts");
    let contract = facts.get("contracts").and_then(Value::as_array).and_then(<[Value]>::first).expect("one contract").clone();
    let mut facts = facts.clone();
    facts.insert("contracts", Value::Array(vec![contract; times]));
    if let Value::Object(members) = &mut application {
        members.insert("facts", Value::Object(facts));
    }
    application
}

fn json_to_json(pack: &Pack, text: &[u8]) -> Result<String, Error> {
    Ok(canonical(&pack.assess(&pack.read(text)?)?))
}

fn main() {
    let pack = Pack::embedded().expect("the pack is sound");
    let applications = CONTRACTS.map(|contracts| {
        let application = with_contracts(contracts);
        let text = canonical(&application);
        (contracts, application, text)
    });
    let mut contenders = Vec::new();
    for (contracts, application, text) in &applications {
        contenders.push(Contender::new("native, parsed input", *contracts, || {
            black_box(pack.assess(black_box(application))).expect("it is answered");
        }));
        contenders.push(Contender::new("native, JSON bytes in and out", *contracts, || {
            black_box(json_to_json(&pack, black_box(text.as_bytes()))).expect("it is answered");
        }));
    }
    // `cargo test --all-targets` runs this without `--bench`: then once is enough to see that it works.
    if !std::env::args().any(|argument| argument == "--bench") {
        contenders.iter().for_each(|contender| (contender.once)());
        return;
    }
    contenders.iter_mut().for_each(Contender::calibrate);
    for _ in 0..ROUNDS {
        contenders.iter_mut().for_each(Contender::round);
    }
    contenders.iter_mut().for_each(Contender::report);
}
