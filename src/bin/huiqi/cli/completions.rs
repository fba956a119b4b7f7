//! `huiqi completions`: what a shell has to know to complete a command.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::Cli;
use crate::output;
use crate::refusal::Refusal;

/// Print the completions of a shell: `huiqi completions bash > /etc/bash_completion.d/huiqi`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub fn run(&self) -> Result<(), Refusal> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "huiqi", &mut script);
        output::text(&String::from_utf8_lossy(&script))
    }
}
