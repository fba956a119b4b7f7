//! `huiqi man`: the manual, from the same words as `--help`.

use std::fs;
use std::io;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};

use super::Cli;
use crate::output;
use crate::refusal::Refusal;
use crate::render::words;

/// Print the manual page, with all commands: `huiqi man | man -l -`
#[derive(Debug, Args)]
pub struct Man {
    /// Write a page for each command into this folder, as man finds them: huiqi.1, huiqi-assess.1, …
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl Man {
    pub fn run(&self) -> Result<(), Refusal> {
        let Some(folder) = &self.output else {
            let page = page().map_err(|error| Refusal::unwritable(words::STANDARD_OUTPUT, &error))?;
            return output::text(&page);
        };
        fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(Cli::command(), folder))
            .map_err(|error| Refusal::unwritable(&folder.display().to_string(), &error))
    }
}

/// One page: the program, then a section for each command, those under others with their whole names.
fn page() -> io::Result<String> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let mut page = Vec::new();
    let whole = clap_mangen::Man::new(command.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_description_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    sections(&command, &mut page)?;
    whole.render_extra_section(&mut page)?;
    whole.render_version_section(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn sections(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    for below in command.get_subcommands() {
        let name = below.get_bin_name().unwrap_or_else(|| below.get_name());
        page.extend(format!(".SH {}\n", name.to_uppercase()).bytes());
        // What every command takes is said once, at the beginning.
        let own = below.clone().mut_args(|argument| {
            let shared = argument.is_global_set() || argument.get_id() == "help";
            argument.hide(shared)
        });
        let man = clap_mangen::Man::new(own.clone());
        let mut section = Vec::new();
        man.render_description_section(&mut section)?;
        man.render_synopsis_section(&mut section)?;
        if own.get_arguments().any(|argument| !argument.is_hide_set()) {
            man.render_options_section(&mut section)?;
        }
        // Its parts are parts of a section here.
        page.extend(String::from_utf8_lossy(&section).replace("\n.SH ", "\n.SS ").bytes());
        sections(below, page)?;
    }
    Ok(())
}
