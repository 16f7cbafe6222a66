//! Whatever a description is, it gives a crate or a report, in short time.
//!
//! Mutations are structure-aware and drawn from a seed, so that every finding can be had again. What once broke the
//! generator is minimised by hand, put into `tests/hostile/`, and replayed with every run. The long run:
//!
//! ```text
//! HOSTILE_SECONDS=1800 HOSTILE_CORPUS=../openapi cargo test --release -p generator --test hostile -- --ignored
//! ```
#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests count as no tests

#[path = "hostile/mutation.rs"]
mod mutation;

use std::env;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use generator::diagnostic::Diagnostics;
use generator::options::Options;
use generator::source::Source;
use generator::templates::Templates;
use generator::{Error, generate};
use mutation::{Random, mutate_text, mutate_value};
use serde_json::Value;

/// What is mutated: a file's name and text, and what it says.
struct Seed {
    name: String,
    text: Vec<u8>,
    value: Option<Value>,
}

fn seeds(folder: &Path, most: u64) -> Vec<Seed> {
    let mut seeds = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            let is_description = path.extension().is_some_and(|end| end == "yaml" || end == "json");
            if path.is_dir() {
                folders.push(path);
            } else if is_description && fs::metadata(&path).unwrap().len() < most {
                let text = fs::read(&path).unwrap();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                let value = Source::new(name.as_str(), text.clone()).to_value(&mut Diagnostics::new());
                seeds.push(Seed { name, text, value });
            }
        }
    }
    seeds
}

/// What the generator ends with, if it is neither a crate nor a report.
fn misbehaviour(name: &str, text: &[u8], longest: Duration) -> Option<String> {
    let source = Source::new(name, text.to_vec());
    let start = Instant::now();
    let ended = catch_unwind(AssertUnwindSafe(|| generate(&source, &Options::new("hostile"), &Templates::builtin())));
    let took = start.elapsed();
    match ended {
        Err(_) => Some("it panics".to_owned()),
        Ok(Err(error @ (Error::Bug(_) | Error::Template(_)))) => Some(error.to_string()),
        Ok(Err(Error::Description(report))) if report.errors() == 0 => Some("it fails without an error".to_owned()),
        Ok(_) if took > longest => Some(format!("it takes {took:?}")),
        Ok(_) => None,
    }
}

/// A mutation of one of the seeds.
fn mutant(seeds: &[Seed], random: &mut Random) -> (String, Vec<u8>) {
    let seed = &seeds[random.below(seeds.len())];
    match &seed.value {
        Some(value) if random.below(4) > 0 => {
            let other = seeds[random.below(seeds.len())].value.as_ref().unwrap_or(value);
            let mut value = value.clone();
            for _ in 0..=random.below(6) {
                mutate_value(&mut value, other, random);
            }
            ("mutant.json".to_owned(), value.to_string().into_bytes())
        }
        _ => (seed.name.clone(), mutate_text(&seed.text, random)),
    }
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

#[test]
fn what_once_broke_it_does_so_no_more() {
    for Seed { name, text, .. } in seeds(&tests().join("hostile"), u64::MAX) {
        assert_eq!(misbehaviour(&name, &text, Duration::from_secs(20)), None, "{name}");
    }
}

/// What a fuzzer kept of 40 minutes, minimised by `-set_cover_merge`: the 200 texts that reach most, as a list in JSON.
#[test]
fn what_reaches_far_ends_well() {
    let texts: Vec<String> = serde_json::from_str(include_str!("hostile/fuzzed.list")).unwrap();
    for (number, text) in texts.iter().enumerate() {
        let found = misbehaviour("fuzzed.yaml", text.as_bytes(), Duration::from_secs(20));
        assert_eq!(found, None, "{number}: {text}");
    }
}

/// Where looking at an example took as much stack as there are unions.
#[test]
fn an_example_of_a_chain_of_unions_ends_well() {
    const UNIONS: usize = 12_000;
    let mut text = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n".to_owned();
    for index in 0..UNIONS {
        let (example, next) = (if index == 0 { "example: {a: x}, " } else { "" }, index + 1);
        text += &format!(
            "    U{index}: {{{example}anyOf: [{{$ref: '#/components/schemas/U{next}'}}, {{type: integer}}]}}\n"
        );
    }
    text += &format!("    U{UNIONS}: {{type: object, properties: {{a: {{type: string}}}}}}\n");
    assert_eq!(misbehaviour("chain.yaml", text.as_bytes(), Duration::from_secs(20)), None);
}

#[test]
fn a_few_mutations_end_well() {
    let seeds = [seeds(&tests().join("errors"), 50_000), seeds(&tests().join("twins"), 50_000)].concat_all();
    let mut random = Random::new(7);
    for number in 0..150 {
        let (name, text) = mutant(&seeds, &mut random);
        let found = misbehaviour(&name, &text, Duration::from_secs(20));
        assert_eq!(found, None, "{number}: {}", String::from_utf8_lossy(&text));
    }
}

#[test]
#[ignore = "takes as long as it is given"]
fn many_mutations_end_well() {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (seconds, seed) = (number("HOSTILE_SECONDS").unwrap_or(60), number("HOSTILE_SEED").unwrap_or(1));
    let mut all = vec![seeds(&tests(), 200_000), seeds(&tests().join("../../spec"), 1_000_000)];
    all.extend(env::var_os("HOSTILE_CORPUS").map(|folder| seeds(Path::new(&folder), 60_000)));
    let seeds = all.concat_all();
    let (start, mut random, mut runs, mut findings) = (Instant::now(), Random::new(seed), 0_u64, 0_u64);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("hostile-{seed}"));
    fs::create_dir_all(&folder).unwrap();
    while start.elapsed() < Duration::from_secs(seconds) {
        let (name, text) = mutant(&seeds, &mut random);
        // A stack that overflows ends the process: then this is what did it.
        fs::write(folder.join(format!("last-{name}")), &text).unwrap();
        if let Some(found) = misbehaviour(&name, &text, Duration::from_secs(10)) {
            findings += 1;
            fs::write(folder.join(format!("{findings}-{name}")), &text).unwrap();
            eprintln!("{findings}: {found}");
        }
        runs += 1;
    }
    eprintln!("{runs} mutants of {} descriptions, {findings} findings in {}", seeds.len(), folder.display());
    assert_eq!(findings, 0);
}

trait ConcatAll {
    fn concat_all(self) -> Vec<Seed>;
}

impl<T: IntoIterator<Item = Vec<Seed>>> ConcatAll for T {
    fn concat_all(self) -> Vec<Seed> {
        self.into_iter().flatten().collect()
    }
}
