//! The two READMEs are equals, and what they show is there.

use std::fs;
use std::path::Path;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Levels of the headings and the code blocks, in order.
fn bones(text: &str) -> Vec<String> {
    let mut bones = Vec::new();
    let mut block: Option<String> = None;
    for line in text.lines() {
        match &mut block {
            Some(code) if line == "```" => {
                bones.push(std::mem::take(code));
                block = None;
            }
            Some(code) => {
                code.push_str(line);
                code.push('\n');
            }
            None if line.starts_with("```") => block = Some(format!("{line}\n")),
            None if line.starts_with('#') => bones.push(line.split(' ').next().unwrap().to_owned()),
            None => {}
        }
    }
    bones
}

#[test]
fn both_readmes_have_the_same_bones() {
    let (english, chinese) = (bones(&read("README.md")), bones(&read("README.zh-CN.md")));
    assert!(english.len() > 10, "only {} headings and code blocks were found", english.len());
    assert_eq!(english, chinese);
}

#[test]
fn links_lead_to_files() {
    let at_the_top = ["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    for name in at_the_top.into_iter().chain(["docs/assistants.md", "docs/c.md", "docs/embedding.md", "docs/hooks.md"])
    {
        let text = read(name);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name).parent().unwrap().to_owned();
        for after in text.split("](").skip(1) {
            let target = after.split([')', '#']).next().unwrap();
            assert!(target.starts_with("https://") || folder.join(target).exists(), "{name} links to {target}");
        }
    }
}

#[test]
fn the_readme_names_the_commands() {
    let text = read("README.md");
    for command in ["make demo", "make test"] {
        assert!(text.contains(command), "README.md does not show `{command}`");
    }
}
