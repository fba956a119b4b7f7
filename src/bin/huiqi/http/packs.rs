//! The shelf that a service answers from, and its exchange for a new one while requests go on.
//!
//! A request takes the shelf once and keeps it to its end, so that no answer is made of two. New packs are taken all
//! together or not at all: one that is faulty is told in the log, and the old ones go on.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwap;
use huiqi::Pack;
use tokio::sync::Notify;
use tracing::{error, info};

use super::metrics::{Metrics, Reload};
use super::shelf::{Refusals, Shelf, name_of};

/// How far below a path a pack's files stand: in folders of packs' sources, and what those have in folders of their own.
/// Deeper, a link could lead back.
const DEEPEST: u8 = 3;

/// Where packs come from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The pack that the program carries, or was told to ask in its place.
    pub first: Pack,
    /// Files and folders of others.
    pub paths: Vec<PathBuf>,
    /// The language that all of them shall speak.
    pub language: Option<String>,
}

impl Source {
    /// The packs as their files are now.
    pub fn load(&self) -> Result<Shelf, Refusals> {
        Shelf::load(&self.first, &self.paths, self.language.as_deref())
    }
}

/// The packs that are served.
#[derive(Debug)]
pub struct Packs {
    source: Source,
    shelf: ArcSwap<Shelf>,
}

impl Packs {
    /// The packs of a source, which must be in order to begin with.
    pub fn open(source: Source) -> Result<Self, Refusals> {
        let shelf = ArcSwap::from_pointee(source.load()?);
        Ok(Self { source, shelf })
    }

    /// The shelf as it is now.
    pub fn now(&self) -> Arc<Shelf> {
        self.shelf.load_full()
    }

    /// Takes the packs as their files are now, if all of them are in order.
    fn reload(&self, metrics: &Metrics) {
        let fresh = match self.source.load() {
            Ok(fresh) => fresh,
            Err(refusals) => {
                for refusal in &refusals {
                    let file = refusal.source.as_deref().unwrap_or_default();
                    error!(event = "packs.refused", file, code = refusal.error.code, "{}", refusal.error.message);
                }
                return metrics.reloaded(Reload::Refused);
            }
        };
        for pack in fresh.packs() {
            info!(event = "packs.served", pack = name_of(pack), digest = %pack.info().digest);
        }
        metrics.served(&fresh);
        metrics.reloaded(Reload::Taken);
        self.shelf.store(Arc::new(fresh));
    }

    /// Reloads whenever it is told to, and each time that the files have changed if they are looked at every so often.
    pub async fn keep(self: Arc<Self>, told: Arc<Notify>, watch: Option<Duration>, metrics: Arc<Metrics>) {
        let mut seen = self.stamp();
        loop {
            let asked = match watch {
                None => {
                    told.notified().await;
                    true
                }
                Some(every) => tokio::time::timeout(every, told.notified()).await.is_ok(),
            };
            let stamp = self.stamp();
            if asked || stamp != seen {
                seen = stamp;
                let (packs, metrics) = (Arc::clone(&self), Arc::clone(&metrics));
                // Reading and checking a pack takes longer than an answer may wait. A panic in it leaves the old packs.
                let _ = tokio::task::spawn_blocking(move || packs.reload(&metrics)).await;
            }
        }
    }

    /// What the files look like from outside: path, length and time of each.
    fn stamp(&self) -> Vec<(PathBuf, u64, Option<SystemTime>)> {
        let mut rest: Vec<(PathBuf, u8)> = self.source.paths.iter().map(|path| (path.clone(), 0)).collect();
        let mut out = Vec::new();
        while let Some((path, depth)) = rest.pop() {
            if let Ok(entries) = path.read_dir() {
                if depth < DEEPEST {
                    rest.extend(entries.flatten().map(|entry| (entry.path(), depth + 1)));
                }
            } else if let Ok(about) = path.metadata() {
                out.push((path, about.len(), about.modified().ok()));
            }
        }
        out.sort();
        out
    }
}
