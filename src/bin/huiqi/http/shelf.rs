//! The packs of a service, side by side, and which of them answers.
//!
//! An application is judged by the version that was in force on its day: of the versions that had begun by then, the one
//! that began last, and of several that began on that day, the highest. `ID` or `ID@VERSION` asks for another.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use huiqi::json::Value;
use huiqi::value::Day;
use huiqi::{Error, Pack};

use super::words;
use crate::refusal::{Blame, Refusal, own};
use crate::{input, pack_files};

/// Packs that can be asked.
#[derive(Debug)]
pub struct Shelf {
    /// Not empty. Those of a policy stand together, in the order in which they came into force.
    packs: Vec<Arc<Pack>>,
}

/// Why packs cannot be put on a shelf: a refusal for each.
pub type Refusals = Vec<Refusal>;

impl Shelf {
    /// The packs at some paths beside a first one, which stands back where a path has the same version of it.
    pub fn load(first: &Pack, paths: &[PathBuf], language: Option<&str>) -> Result<Self, Refusals> {
        let (mut packs, mut refusals) = (Vec::new(), Vec::new());
        for path in paths {
            for path in found(path).unwrap_or_else(|refusal| {
                refusals.push(refusal);
                Vec::new()
            }) {
                match one(&path, language) {
                    Ok(pack) => packs.push(Arc::new(pack)),
                    Err(refusal) => refusals.push(refusal),
                }
            }
        }
        if !packs.iter().any(|pack| version_of(pack) == version_of(first)) {
            packs.insert(0, Arc::new(first.clone()));
        }
        if refusals.is_empty() {
            Self::of(&first.info().id, packs).map_err(|refusal| vec![*refusal])
        } else {
            Err(refusals)
        }
    }

    /// Packs in the order in which their policies are first named, behind those of one policy.
    fn of(first: &str, packs: Vec<Arc<Pack>>) -> Result<Self, Box<Refusal>> {
        let mut digests = BTreeMap::new();
        let mut policies = vec![first.to_owned()];
        for pack in &packs {
            let info = pack.info();
            if !policies.contains(&info.id.to_string()) {
                policies.push(info.id.to_string());
            }
            let known = digests.entry(version_of(pack)).or_insert_with(|| info.digest.to_string());
            if *known != info.digest {
                return Err(Box::new(own("pack.twice", words::pack_twice(&name_of(pack))).into()));
            }
        }
        let mut packs = packs;
        let place = |pack: &Pack| policies.iter().position(|id| *id == *pack.info().id);
        packs.sort_by_key(|pack| (place(pack), pack.info().first_day, version_of(pack)));
        packs.dedup_by_key(|pack| version_of(pack));
        Ok(Self { packs })
    }

    /// All, by policy and then as they came into force.
    pub fn packs(&self) -> impl Iterator<Item = &Arc<Pack>> {
        self.packs.iter()
    }

    /// The pack that speaks before it is known what is asked: the first policy's latest.
    pub fn spokesman(&self) -> &Arc<Pack> {
        let id = self.packs[0].info().id;
        self.packs.iter().rfind(|pack| pack.info().id == id).unwrap_or(&self.packs[0])
    }

    /// The pack that was asked for by name, as of a day; of the first policy where no name is given.
    pub fn asked(&self, name: Option<&str>, day: Option<Day>) -> Result<&Arc<Pack>, Error> {
        let Some(name) = name else {
            return Ok(self.in_force(&self.packs[0].info().id, day).unwrap_or(&self.packs[0]));
        };
        let found = match name.split_once('@') {
            None => self.in_force(name, day),
            Some(_) => self.packs.iter().find(|pack| name_of(pack) == name),
        };
        found.ok_or_else(|| {
            let known: Vec<String> = self.packs.iter().map(|pack| name_of(pack)).collect();
            let nearest = huiqi::nearest(name, known.iter().map(String::as_str));
            let error = own("pack.unknown", words::unknown_pack(name, &known, nearest));
            Error { suggestion: nearest.map(str::to_owned), ..error }
        })
    }

    /// The pack that judges an application or profile: that of the policy which has its measure, in force on its day.
    pub fn judging(&self, application: &Value, name: Option<&str>) -> Result<&Arc<Pack>, Error> {
        let day = application.get("date").and_then(Value::as_str).and_then(|day| day.parse().ok());
        let measure = application.get("measure").and_then(Value::as_str);
        let first = self.asked(name, day)?;
        let (None, Some(measure)) = (name, measure) else { return Ok(first) };
        // Only where several policies are served must it be found out whose the measure is.
        let several = self.packs.iter().any(|pack| pack.info().id != first.info().id);
        if !several || first.measure(measure).is_ok() {
            return Ok(first);
        }
        let of_others = self.packs.iter().filter_map(|pack| self.in_force(&pack.info().id, day));
        Ok(of_others.into_iter().find(|pack| pack.measure(measure).is_ok()).unwrap_or(first))
    }

    /// The pack of each policy that is in force on a day, in the order in which the policies are named.
    pub fn policies(&self, day: Option<Day>) -> Vec<&Pack> {
        let of_one = self.packs.chunk_by(|a, b| a.info().id == b.info().id);
        of_one.filter_map(|versions| self.in_force(&versions.first()?.info().id, day).map(Arc::as_ref)).collect()
    }

    /// Of a policy's versions, the one in force on a day; before the first of them, that one.
    fn in_force(&self, id: &str, day: Option<Day>) -> Option<&Arc<Pack>> {
        let mut versions = self.packs.iter().filter(|pack| pack.info().id == id);
        let first = versions.clone().next()?;
        let begun = |pack: &&Arc<Pack>| day.is_none_or(|day| pack.info().first_day <= day);
        Some(versions.rfind(begun).unwrap_or(first))
    }
}

/// `ID@VERSION`.
pub fn name_of(pack: &Pack) -> String {
    let info = pack.info();
    format!("{}@{}", info.id, info.version)
}

/// Policy and version, as versions follow one another.
fn version_of(pack: &Pack) -> (String, Vec<u128>) {
    let info = pack.info();
    // A version is three whole numbers (the pack's reader holds it to that).
    (info.id.to_string(), info.version.split('.').map(|part| part.parse().unwrap_or(0)).collect())
}

/// The packs at a path: a file, a folder with a pack's source, or a folder of either.
fn found(path: &Path) -> Result<Vec<PathBuf>, Refusal> {
    let is_pack = |path: &Path| path.join("pack.toml").is_file() || path.extension().is_some_and(|end| end == "json");
    if is_pack(path) || !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let refuse = |error| Refusal::unreadable(&path.display().to_string(), &error);
    let entries = path.read_dir().map_err(refuse)?;
    let mut paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(refuse)?;
    paths.retain(|path| is_pack(path));
    paths.sort();
    Ok(paths)
}

fn one(path: &Path, language: Option<&str>) -> Result<Pack, Refusal> {
    let pack = match pack_files::load(path)? {
        Ok(pack) => pack,
        Err(faults) => {
            let error = own("pack.faulty", words::faulty_pack(&faults.to_string()));
            return Err(Refusal {
                blame: Blame::Input,
                error: Box::new(error),
                source: Some(path.display().to_string()),
            });
        }
    };
    match language {
        Some(language) => input::in_language(&pack, language),
        None => Ok(pack),
    }
}
