//! `huiqi pack sql`: a pack's rules as SQL, for whoever holds many enterprises in a database.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use huiqi::sql::{self, LeftOut, Target};

use super::Source;
use super::pack::FAULTY;
use crate::refusal::Refusal;
use crate::{output, pack_files};

/// Print the rules as SQL (PostgreSQL): a view for each measure, over a table of applications, with conditions, verdict and award
#[derive(Debug, Args)]
pub struct Sql {
    /// Folder of a pack, or a built pack; left out: the pack that is asked
    #[arg(value_name = "DIR|BUILT")]
    subject: Option<PathBuf>,
    /// Only this measure: its id, or the number of its article; may stand alone
    #[arg(value_name = "MEASURE")]
    measure: Option<String>,
    /// The table of applications (id, date, facts jsonb), as the database writes its name
    #[arg(long, value_name = "NAME", default_value = "applications")]
    table: String,
    /// The schema that the views are made in
    #[arg(long, value_name = "NAME", default_value = "huiqi")]
    schema: String,
    /// Make no view: print the queries alone
    #[arg(long, conflicts_with = "schema")]
    select: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Sql {
    /// Whether the command itself says which pack it works on.
    pub fn names_its_pack(&self) -> bool {
        self.asked().0.is_some()
    }

    /// The pack and the measure that are asked for. A word that stands alone is a pack if it is a path.
    fn asked(&self) -> (Option<&Path>, Option<&str>) {
        let subject = self.subject.as_deref();
        let word = subject.and_then(Path::to_str).filter(|word| !word.contains(['/', '\\', '.']));
        match (word, &self.measure) {
            (Some(word), None) if !Path::new(word).exists() => (None, Some(word)),
            _ => (subject, self.measure.as_deref()),
        }
    }

    pub fn run(&self, source: &Source) -> Result<ExitCode, Refusal> {
        let (subject, measure) = self.asked();
        let pack = match subject.map(pack_files::load) {
            None => source.load()?,
            Some(loaded) => match loaded? {
                Ok(pack) => pack,
                Err(faults) => {
                    output::complaint(&format!("{}\n", faults.coloured()));
                    return Ok(ExitCode::from(FAULTY));
                }
            },
        };
        let target = Target { table: self.table.clone(), schema: (!self.select).then(|| self.schema.clone()) };
        let script = sql::script(&pack, measure, &target)?;
        // Whoever asks for one measure waits for it; of a whole pack the script itself says what it lacks.
        if let (Some(_), [LeftOut { measure, reason }]) = (measure, script.left_out.as_slice()) {
            return Err(Refusal::no_sql(measure, reason));
        }
        match &self.output {
            Some(path) => output::file(path, &script.text)?,
            None => output::text(&script.text)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
