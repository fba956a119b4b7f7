//! The command line: one file for each sub-command.
//!
//! **Takes** arguments. **Gives** what was asked for on standard output, why not on standard error, and an exit code:
//! 0 answered, whatever the verdict; 2 what was given is wrong; 1 the program or its machine is.

mod assess;
mod batch;
mod completions;
mod explain;
mod form;
mod man;
mod matching;
mod mcp;
mod measure;
mod measures;
mod pack;
mod receipt;
mod replay;
mod serve;
mod sql;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, ColorChoice, CommandFactory, Parser, Subcommand};
use huiqi::Pack;

use crate::refusal::{Blame, Refusal};
use crate::{input, output, render};

/// Which awards of a policy an enterprise may apply for, how much it would get, and what is missing.
#[derive(Debug, Parser)]
#[command(name = "huiqi", version, after_help = AFTER_HELP)]
pub struct Cli {
    #[command(flatten)]
    source: Source,
    /// Colour reports: auto does where a terminal shows them, and heeds NO_COLOR and CLICOLOR_FORCE
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    color: ColorChoice,
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
FILE may be - for standard input.
Exit code 0: answered, whatever the verdict; 2: what was given is wrong; 1: the program or its machine is.";

/// Which policy is asked.
#[derive(Debug, Args)]
struct Source {
    /// Ask this built pack instead of the one that the program carries
    #[arg(long, global = true, value_name = "FILE")]
    pack: Option<PathBuf>,
    /// Speak the language of this built catalogue, or of the one with this tag that the program carries (en); with --json, --ics, batch, replay, serve or mcp
    #[arg(long, global = true, value_name = "FILE|TAG")]
    language: Option<String>,
}

impl Source {
    fn load(&self) -> Result<Pack, Refusal> {
        let pack = input::pack(self.pack.as_deref())?;
        match &self.language {
            Some(language) => input::in_language(&pack, language),
            None => Ok(pack),
        }
    }
}

/// How an answer is written.
#[derive(Debug, Args)]
struct Form {
    /// Print canonical JSON (RFC 8785), the same bytes as the service and the browser give
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Measures(measures::Measures),
    Measure(measure::Measure),
    Form(form::FormOf),
    Assess(assess::Assess),
    Match(matching::Match),
    Receipt(receipt::Receipt),
    Verify(verify::Verify),
    Batch(batch::Batch),
    Replay(replay::Replay),
    Serve(Box<serve::Serve>),
    Mcp(mcp::Mcp),
    Pack(pack::Pack),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Cli {
    /// Does what was asked for, and says why not.
    pub fn run(self) -> ExitCode {
        if let (Command::Pack(asked), Some(_)) = (&self.command, &self.source.pack)
            && asked.names_its_pack()
        {
            let message = "`--pack` asks a built pack; this command names the pack that it works on";
            Self::command().error(ErrorKind::ArgumentConflict, message).exit();
        }
        match self.color {
            // What is said of the environment holds as long as nobody says otherwise.
            ColorChoice::Auto => {}
            ColorChoice::Always => anstream::ColorChoice::Always.write_global(),
            ColorChoice::Never => anstream::ColorChoice::Never.write_global(),
        }
        let json = self.command.wants_json();
        if self.source.language.is_some() && !self.command.speaks() {
            let message = "`--language` goes with `--json`, `--ics`, `batch`, `replay`, `serve` and `mcp`: a report has words of its own";
            Self::command().error(ErrorKind::ArgumentConflict, message).exit();
        }
        let refusal = match self.command.run(&self.source) {
            Ok(code) => return code,
            Err(refusal) => refusal,
        };
        output::complaint(&if json { output::line_of(&refusal.details(None)) } else { render::refusal(&refusal) });
        match refusal.blame {
            Blame::Input => ExitCode::from(2),
            Blame::Program => ExitCode::from(1),
        }
    }
}

impl Command {
    fn run(&self, source: &Source) -> Result<ExitCode, Refusal> {
        match self {
            // Faults of a pack are an answer, and yet not all is well.
            Self::Pack(asked) => return asked.run(source),
            Self::Measures(asked) => asked.run(source),
            Self::Measure(asked) => asked.run(source),
            Self::Form(asked) => asked.run(source),
            Self::Assess(asked) => asked.run(source),
            Self::Match(asked) => asked.run(source),
            Self::Receipt(asked) => asked.run(source),
            Self::Verify(asked) => asked.run(source),
            Self::Batch(asked) => asked.run(source),
            Self::Replay(asked) => asked.run(source),
            Self::Completions(asked) => asked.run(),
            Self::Man(asked) => asked.run(),
            Self::Serve(asked) => asked.run(source),
            Self::Mcp(asked) => asked.run(source),
        }?;
        Ok(ExitCode::SUCCESS)
    }

    /// Whether all that it prints are the library's words, which come in several languages.
    fn speaks(&self) -> bool {
        match self {
            Self::Serve(_) | Self::Mcp(_) | Self::Batch(_) | Self::Replay(_) => true,
            Self::Pack(_) => false,
            Self::Assess(asked) => asked.ics || asked.form.json,
            _ => self.wants_json(),
        }
    }

    fn wants_json(&self) -> bool {
        match self {
            Self::Measures(asked) => asked.form.json,
            Self::Measure(asked) => asked.form.json,
            Self::Form(asked) => asked.form.json,
            Self::Assess(asked) => asked.form.json,
            Self::Match(asked) => asked.form.json,
            Self::Receipt(asked) => asked.form.json,
            Self::Verify(asked) => asked.form.json,
            Self::Pack(asked) => asked.wants_json(),
            Self::Serve(_) | Self::Mcp(_) | Self::Batch(_) | Self::Replay(_) | Self::Completions(_) | Self::Man(_) => {
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_in_order() {
        Cli::command().debug_assert();
    }
}
