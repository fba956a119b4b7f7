//! Completions and the manual: they know every command and every flag, and shells and man read them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::program::huiqi;

/// Every command with the flags that its help names: what there is to complete and to look up.
fn commands() -> Vec<(Vec<String>, BTreeSet<String>)> {
    let mut all = Vec::new();
    let mut rest = vec![Vec::<String>::new()];
    while let Some(command) = rest.pop() {
        let args: Vec<&str> = command.iter().map(String::as_str).chain(["--help"]).collect();
        let help = huiqi(&args, b"").text().to_owned();
        let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
        let names = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
        rest.extend(
            names
                .filter(|name| !name.is_empty() && *name != "help")
                .map(|name| [command.clone(), vec![name.to_owned()]].concat()),
        );
        let flags = help.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 2);
        let flags = flags.map(|word| word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric()).to_owned());
        all.push((command, flags.filter(|flag| flag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')).collect()));
    }
    all
}

/// What a program says to a text on its standard input; nothing where there is no such program.
fn say(program: &str, args: &[&str], input: &str) -> Option<(bool, String)> {
    use std::io::Write;
    let piped = || Stdio::piped();
    let mut child = Command::new(program).args(args).stdin(piped()).stdout(piped()).stderr(piped()).spawn().ok()?;
    let mut stdin = child.stdin.take().unwrap();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input.as_bytes()));
        child.wait_with_output().unwrap()
    });
    let said = [output.stdout, output.stderr].concat();
    Some((output.status.success(), String::from_utf8_lossy(&said).into_owned()))
}

#[test]
fn completions_know_every_command_and_flag() {
    let commands = commands();
    assert!(commands.len() > 15, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = huiqi(&["completions", shell], b"");
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
        for (command, flags) in &commands {
            let last = command.last().map_or("huiqi", String::as_str);
            assert!(done.text().contains(last), "{shell}: {command:?}");
            for flag in flags {
                // fish writes `-l json`.
                let bare = flag.trim_start_matches('-');
                let known = done.text().contains(flag.as_str()) || done.text().contains(&format!("-l {bare}"));
                assert!(known, "{shell}: {command:?} {flag}");
            }
        }
    }
    let script = huiqi(&["completions", "bash"], b"").text().to_owned();
    let (read, said) = say("bash", &["-n"], &script).expect("bash");
    assert!(read && said.is_empty(), "{said}");
    let asked = format!(
        "{script}\nCOMP_WORDS=(huiqi verify --js); COMP_CWORD=2; _huiqi huiqi --js verify 2>/dev/null; echo ${{COMPREPLY[@]}}"
    );
    let (_, said) = say("bash", &[], &asked).expect("bash");
    assert_eq!(said.trim(), "--json");
}

#[test]
fn the_manual_has_every_command_and_man_reads_it() {
    let whole = huiqi(&["man"], b"");
    assert_eq!((whole.code, whole.stderr.as_str()), (Some(0), ""));
    let plain = |page: &str| page.replace("\\-", "-");
    for (command, flags) in commands().iter().filter(|(command, _)| !command.is_empty()) {
        let title = format!(".SH \"HUIQI {}\"", command.join(" ").to_uppercase());
        let from = plain(whole.text());
        assert!(from.contains(&title) || from.contains(&title.replace('"', "")), "{title} is not in {from}");
        assert!(flags.iter().all(|flag| from.contains(flag.as_str())), "{command:?} {flags:?}");
    }
    is_clean("huiqi.1", whole.text());

    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("man1");
    let _ = fs::remove_dir_all(&folder);
    assert_eq!(huiqi(&["man", "-o", folder.to_str().unwrap()], b"").code, Some(0));
    for (command, _) in commands() {
        let name = [vec!["huiqi".to_owned()], command].concat().join("-") + ".1";
        let page = fs::read_to_string(folder.join(&name)).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        is_clean(&name, &page);
    }
    let blocked = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml/man1");
    let done = huiqi(&["man", "-o", blocked.to_str().unwrap()], b"");
    assert!(done.code == Some(1) && done.stderr.contains("file.unwritable"), "{}", done.stderr);
}

/// groff, run as man runs it, has nothing to say of the page, and sets all of it.
fn is_clean(name: &str, page: &str) {
    let (read, said) =
        say("groff", &["-k", "-man", "-Tutf8", "-ww", "-z"], page).expect("groff, which scripts/setup.sh installs");
    assert!(read && said.is_empty(), "{name}: {said}");
    let (_, set) = say("groff", &["-k", "-man", "-Tutf8", "-P-cbu"], page).expect("groff");
    for heading in ["NAME", "SYNOPSIS", "OPTIONS"] {
        assert!(set.contains(heading), "{name}: no {heading}");
    }
}
