//! Puts the page into the native program, when `make page` has built it before (`page.rs`, the list of its files), and
//! the built catalogues (`catalogues.rs`): a language more is a file more.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a build script reads folders; only the library may not"
)]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const PAGE: &str = "build/page";
/// The same files compressed, under the name of the file and the end of its coding (`Content-Encoding`).
const COMPRESSED: &str = "build/compressed";
const CODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];
const INDEX: &str = "index.html";
const POLICIES: &str = "policies";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-check-cfg=cfg(huiqi_page)");
    if env::var_os("CARGO_FEATURE_NATIVE").is_none() {
        // The browser's build carries no page and shall not be built anew when the page is.
        return Ok(());
    }
    catalogues()?;
    name_of_the_library();
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let (page, compressed) = (Path::new(&root).join(PAGE), Path::new(&root).join(COMPRESSED));
    for folder in [&page, &compressed] {
        println!("cargo:rerun-if-changed={}", folder.display());
        // Cargo takes a path that is not there for one that has changed, and would build all anew each time. Where the
        // folder cannot be made it is only that.
        let _ = fs::create_dir_all(folder);
    }

    let mut files = Vec::new();
    walk(&page, &mut files)?;
    files.sort();
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let mut list = String::from("&[\n");
    let mut carried = Carried::default();
    for file in &files {
        let name = file.strip_prefix(&page)?.to_str().ok_or("a file of the page has a name that is not UTF-8")?;
        let name = name.replace('\\', "/");
        if name == INDEX {
            fs::write(out.join(INDEX), served(&fs::read_to_string(file)?))?;
            list += &format!("    ({name:?}, &[(\"\", {})]),\n", carried.name(&out.join(INDEX))?);
            continue;
        }
        let mut forms = Vec::new();
        for (coding, end) in CODINGS {
            let file = compressed.join(format!("{name}.{end}"));
            if file.is_file() {
                forms.push(format!("({coding:?}, {})", carried.name(&file)?));
            }
        }
        if forms.is_empty() {
            forms.push(format!("(\"\", {})", carried.name(file)?));
        }
        list += &format!("    ({name:?}, &[{}]),\n", forms.join(", "));
    }
    list += "]\n";
    fs::write(out.join("page.rs"), format!("{{\n{}{list}}}\n", carried.items))?;
    if files.iter().any(|file| file.ends_with("index.html")) {
        // For the tests, which must know what to expect.
        println!("cargo:rustc-cfg=huiqi_page");
    }
    Ok(())
}

/// The contents that the program carries: what several files have alike it carries once.
#[derive(Default)]
struct Carried {
    names: BTreeMap<Vec<u8>, String>,
    /// A constant for each.
    items: String,
}

impl Carried {
    /// The name of the constant with what is in a file.
    fn name(&mut self, file: &Path) -> Result<String, Box<dyn Error>> {
        let next = format!("FILE_{}", self.names.len());
        let name = self.names.entry(fs::read(file)?).or_insert_with(|| {
            self.items += &format!("    static {next}: &[u8] = include_bytes!({file:?});\n");
            next
        });
        Ok(name.clone())
    }
}

/// Writes into the shared library the name that programs ask for when they are started: the part of the version that a
/// change which they do not survive counts up. What is not ELF has other ways.
fn name_of_the_library() {
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libhuiqi.so.{}", env!("CARGO_PKG_VERSION_MAJOR"));
    }
}

/// The page's document with the ways to the form without JavaScript, which only a service has: for a browser that is too
/// old, and for one that runs no script.
fn served(document: &str) -> String {
    let plain = document.replace("<!--served: ", "").replace("。-->", "。");
    plain.replace(" data-label=", " data-href=\"plain\" data-label=")
}

/// Lists `policies/POLICY.LANGUAGE.json`.
fn catalogues() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={POLICIES}");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(POLICIES);
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        names.extend(entry?.file_name().into_string());
    }
    names.sort();
    let mut list = String::from("&[\n");
    for name in &names {
        let parts = name.strip_suffix(".json").and_then(|stem| stem.split_once('.'));
        if let Some((policy, language)) = parts {
            list += &format!(
                "    ({policy:?}, {language:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{POLICIES}/\", {name:?}))),\n"
            );
        }
    }
    list += "]\n";
    fs::write(Path::new(&env::var("OUT_DIR")?).join("catalogues.rs"), list)?;
    Ok(())
}

/// Every file under a folder that is there.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() { walk(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
