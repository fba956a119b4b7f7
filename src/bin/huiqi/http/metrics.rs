//! What a service counts, in Prometheus' text form (OpenMetrics): nothing of what was asked, only how often and how long.

use std::fmt::Write;
use std::sync::atomic::{AtomicI64, Ordering};

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use tracing_appender::non_blocking::ErrorCounter;

use super::shelf::Shelf;

/// From a tenth of a millisecond, which most answers take less than, to what a client may take for its body.
const SECONDS: [f64; 12] = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1.0, 5.0, 30.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    route: &'static str,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Code {
    code: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct PackLabels {
    id: String,
    version: String,
    digest: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: Reload,
}

/// What came of looking for new packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Reload {
    /// They are served now.
    Taken,
    /// One of them is faulty: the old ones are served.
    Refused,
}

/// The counts of a service.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    seconds: Family<Route, Histogram>,
    refusals: Family<Code, Counter>,
    packs: Family<PackLabels, Gauge>,
    reloads: Family<Outcome, Counter>,
    /// Requests that are being answered.
    pub in_flight: Gauge<i64, AtomicI64>,
    /// Connections that are open.
    pub connections: Gauge<i64, AtomicI64>,
    /// Connections that were turned away since too many were open.
    pub turned_away: Counter,
    resident: Gauge<i64, AtomicI64>,
    /// Lines of the log that were lost, as the log counts them, and as they were last told.
    lost: ErrorCounter,
    lost_lines: Counter,
}

impl Metrics {
    /// Nothing counted yet, beside a log that counts what it loses.
    pub fn new(lost: ErrorCounter) -> Self {
        let mut registry = Registry::with_prefix("huiqi");
        let seconds = Family::<Route, Histogram>::new_with_constructor(|| Histogram::new(SECONDS));
        let (requests, refusals, packs, reloads) =
            <(Family<_, _>, Family<_, _>, Family<_, _>, Family<_, _>)>::default();
        let (in_flight, connections, resident) = <(Gauge, Gauge, Gauge)>::default();
        let (turned_away, lost_lines) = <(Counter, Counter)>::default();
        registry.register("requests", "Requests answered, by route and status", Family::clone(&requests));
        registry.register("request_duration_seconds", "From a request's head to its answer's", Family::clone(&seconds));
        registry.register("refusals", "Refusals, by code", Family::clone(&refusals));
        registry.register("pack", "The packs that are served", Family::clone(&packs));
        registry.register("reloads", "Times that new packs were looked at, by outcome", Family::clone(&reloads));
        registry.register("requests_in_flight", "Requests being answered", in_flight.clone());
        registry.register("connections", "Connections that are open", connections.clone());
        registry.register(
            "connections_turned_away",
            "Connections refused since too many were open",
            turned_away.clone(),
        );
        registry.register("log_lines_lost", "Lines of the log that its reader was too slow for", lost_lines.clone());
        registry.register("resident_memory_bytes", "Memory of the process that is in use", resident.clone());
        Self {
            registry,
            requests,
            seconds,
            refusals,
            packs,
            reloads,
            in_flight,
            connections,
            turned_away,
            resident,
            lost,
            lost_lines,
        }
    }

    /// Counts an answered request.
    pub fn answered(&self, route: &'static str, status: u16, seconds: f64) {
        self.requests.get_or_create(&Request { route, status }).inc();
        self.seconds.get_or_create(&Route { route }).observe(seconds);
    }

    /// Counts a refusal. Codes are few, and none comes from outside.
    pub fn refused(&self, code: &str) {
        self.refusals.get_or_create(&Code { code: code.to_owned() }).inc();
    }

    /// Counts a look at new packs.
    pub fn reloaded(&self, outcome: Reload) {
        self.reloads.get_or_create(&Outcome { outcome }).inc();
    }

    /// Tells which packs are served, and no others.
    pub fn served(&self, shelf: &Shelf) {
        self.packs.clear();
        for pack in shelf.packs() {
            let info = pack.info();
            let labels = PackLabels {
                id: info.id.to_string(),
                version: info.version.to_string(),
                digest: info.digest.to_string(),
            };
            self.packs.get_or_create(&labels).set(1);
        }
    }

    /// All of it as text.
    pub fn text(&self) -> String {
        if let Some(bytes) = resident_bytes() {
            self.resident.set(bytes);
        }
        let lost = u64::try_from(self.lost.dropped_lines()).unwrap_or(u64::MAX);
        self.lost_lines.inner().fetch_max(lost, Ordering::Relaxed);
        let mut out = String::new();
        if encode(&mut out, &self.registry).is_err() {
            // Writing into a string does not fail; what is not whole must not look so.
            out.clear();
            let _ = writeln!(out, "# EOF");
        }
        out
    }
}

/// The memory that the process holds, where the system tells it (Linux).
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: i64 = line.split_whitespace().next()?.parse().ok()?;
    kilobytes.checked_mul(1024)
}
