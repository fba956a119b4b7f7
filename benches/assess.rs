//! How long one assessment of article 12 takes natively, with 1, 5 and 50 contracts, and the same facts matched with every
//! measure: the first part of `make bench`, whose table `benches/run.mjs` writes. Alone: `cargo bench --bench assess`.
//!
//! Takes `benches/application.json`. Gives lines of three columns, separated by tabs: what was measured, with how many
//! contracts, and picoseconds for one call, the median of all rounds. With `--follow` it measures a round for each line
//! of standard input and gives the figures of that round, so that the Node part can take turns with it.
//!
//! No crate of benchmarks: what ratios need is rounds in which all take turns, so that a machine that slows down slows
//! all of them.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark has a clock; only the library may have none"
)]

use std::hint::black_box;
use std::io::{self, BufRead};
use std::thread;
use std::time::{Duration, Instant};

use huiqi::json::{Limits, Value, canonical, read};
use huiqi::{Error, Pack};

const APPLICATION: &[u8] = include_bytes!("application.json");
const CONTRACTS: [usize; 3] = [1, 5, 50];
const ROUNDS: usize = 200;
const ROUND: Duration = Duration::from_millis(1);
const WARM_UP: Duration = Duration::from_millis(100);
/// Whoever has slept is let run for a while: few rounds are cut in two by what else the machine does. After it one
/// call of many is not counted: others have filled the processor's caches meanwhile.
const REST: Duration = Duration::from_micros(500);

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

    /// Warms up, and finds how many calls fill a round when nothing comes between.
    fn calibrate(&mut self) {
        let began = Instant::now();
        let mut least = ROUND;
        while began.elapsed() < WARM_UP {
            least = least.min(self.time(1));
        }
        let calls = ROUND.as_nanos() / least.as_nanos().max(1);
        self.calls = u32::try_from(calls).unwrap_or(u32::MAX).max(1);
    }

    fn round(&mut self) {
        thread::sleep(REST);
        if self.calls > 1 {
            (self.once)();
        }
        let picoseconds = self.time(self.calls).as_nanos() * 1000 / u128::from(self.calls);
        self.rounds.push(picoseconds);
    }

    /// Prints the median of the rounds since the last report.
    fn report(&mut self) {
        self.rounds.sort_unstable();
        let median = self.rounds.get(self.rounds.len() / 2).copied().unwrap_or_default();
        println!("{}\t{}\t{median}", self.name, self.contracts);
        self.rounds.clear();
    }
}

/// What of an application speaks of the applicant.
fn profile_of(application: &Value) -> Value {
    let mut profile = application.clone();
    if let Value::Object(members) = &mut profile {
        ["materials", "measure", "progress", "verified"].iter().for_each(|key| _ = members.remove(key));
    }
    profile
}

/// The application with its one contract standing so many times.
fn with_contracts(times: usize) -> Value {
    let mut application = read(APPLICATION, Limits::APPLICATION).expect("the application is JSON");
    let facts = application.get("facts").and_then(Value::as_object).expect("it has facts");
    let contract =
        facts.get("contracts").and_then(Value::as_array).and_then(<[Value]>::first).expect("one contract").clone();
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
        let profile = profile_of(&application);
        (contracts, application, text, profile)
    });
    let mut contenders = Vec::new();
    for (contracts, application, text, profile) in &applications {
        contenders.push(Contender::new("native, parsed input", *contracts, || {
            black_box(pack.assess(black_box(application))).expect("it is answered");
        }));
        contenders.push(Contender::new("native, JSON bytes in and out", *contracts, || {
            black_box(json_to_json(&pack, black_box(text.as_bytes()))).expect("it is answered");
        }));
        contenders.push(Contender::new("native, every measure for one profile", *contracts, || {
            black_box(pack.match_all(black_box(profile))).expect("it is answered");
        }));
    }
    let asked = |argument: &str| std::env::args().any(|given| given == argument);
    // `cargo test --all-targets` runs this without `--bench`: then once is enough to see that it works.
    if !asked("--bench") {
        contenders.iter().for_each(|contender| (contender.once)());
        return;
    }
    contenders.iter_mut().for_each(Contender::calibrate);
    if asked("--follow") {
        for _ in io::stdin().lock().lines() {
            contenders.iter_mut().for_each(Contender::round);
            contenders.iter_mut().for_each(Contender::report);
        }
    } else {
        for _ in 0..ROUNDS {
            contenders.iter_mut().for_each(Contender::round);
        }
        contenders.iter_mut().for_each(Contender::report);
    }
}
