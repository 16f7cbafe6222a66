//! Whatever a description is, it gives a crate or a report: never a panic, a bug of ours, or a failure without a reason.
//!
//! With `cargo-fuzz` and a nightly compiler, in `generator/`: `cargo +nightly fuzz run --sanitizer none generate`. The code has nothing
//! unsafe, so that the address sanitizer has nothing to find. What is found is mended, and put into `tests/hostile/`.
//!
//! Changes are those of a description, as often as those of its bytes: `tests/hostile/mutation.rs` makes them for the ordinary tests too.
#![no_main]

#[path = "../../tests/hostile/mutation.rs"]
mod mutation;

use generator::options::Options;
use generator::source::Source;
use generator::templates::Templates;
use generator::{Error, generate};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use mutation::{Random, mutate_value};
use serde_json::Value;

fuzz_target!(|text: &[u8]| {
    let source = Source::new("fuzz.yaml", text.to_vec());
    match generate(&source, &Options::new("fuzz"), &Templates::builtin()) {
        Err(error @ (Error::Bug(_) | Error::Template(_))) => panic!("{error}"),
        Err(Error::Description(report)) => assert!(report.errors() > 0, "it fails without an error"),
        Err(_) | Ok(_) => {}
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut random = Random::new(seed.into());
    let value = data.get(..size).and_then(|text| serde_json::from_slice::<Value>(text).ok());
    let Some(mut value) = value.filter(|_| random.below(4) > 0) else { return fuzzer_mutate(data, size, max_size) };
    let other = value.clone();
    for _ in 0..=random.below(4) {
        mutate_value(&mut value, &other, &mut random);
    }
    let text = value.to_string().into_bytes();
    match data.get_mut(..text.len()).filter(|_| text.len() <= max_size) {
        Some(room) => {
            room.copy_from_slice(&text);
            text.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
});
