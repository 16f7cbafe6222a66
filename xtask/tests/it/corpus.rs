//! `corpus`: every description of a folder, and what became of each.

use crate::sandbox::{PETS, Sandbox};

/// A folder with a clean, an odd and a wrong description, within what passes for the repository.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("generator/src/lib.rs", "");
    sandbox.write("all/pets.yaml", PETS);
    sandbox.write("all/deep/odd.yaml", PETS.replace("info:", "colour: green\ninfo:"));
    sandbox.write("all/wrong.json", "{\"openapi\": \"7.0.0\"}");
    sandbox.write("all/notes.txt", "no description");
    sandbox
}

#[test]
fn each_description_is_one_of_the_outcomes() {
    let sandbox = sandbox();
    let run = sandbox.run(&["corpus", "all"]).good().says(&[
        "3 in all: 1 clean, 1 warned, 1 refused, 0 panicked, 0 timed out, 0 out of memory",
        "wrong.json: version: ",
        "1       1  unknown-key",
        "slowest\n",
        "nothing that worked stopped working",
    ]);
    assert!(!run.out.contains("notes.txt"), "{run:?}");
    assert!(!sandbox.has("target/corpus/crates/pets"));
    sandbox.run(&["corpus", "all", "--only", "deep/*"]).good().says(&["1 in all: 0 clean, 1 warned"]);
    sandbox.run(&["corpus", "all", "--sample", "2", "--jobs", "1"]).good().says(&["2 in all: "]);
}

#[test]
fn what_stops_working_is_told_until_it_works() {
    let sandbox = sandbox();
    let corpus = ["corpus", "all", "--json", "results.json"];
    sandbox.run(&corpus).good();
    sandbox.write("all/pets.yaml", PETS.replace("openapi: 3.0.3", "openapi: 7.0.3"));
    for _ in 0..2 {
        sandbox.run(&corpus).bad(&["worse pets.yaml: it generated the last time"]);
    }
    sandbox.write("all/pets.yaml", PETS);
    sandbox.run(&corpus).good();
}

#[test]
fn what_can_not_be_done_is_an_error() {
    let sandbox = sandbox();
    sandbox.run(&["corpus", "nowhere"]).error(&["there is no folder `nowhere`"]);
    sandbox.run(&["corpus", "all", "--only", "x/*"]).error(&["no description in `all` is asked for"]);
    sandbox.run(&["corpus", "all", "--only", "{"]).error(&["--only"]);
    sandbox.write("results.json", "[]");
    sandbox.run(&["corpus", "all", "--json", "results.json"]).error(&["`results.json` does not hold the results"]);
}
