//! The client against an HTTP server on loopback: what lakeFS does not have, each operation at least once.

mod bodies;
mod composed;
mod credentials;
mod lists;
mod models;
mod places;
#[allow(dead_code, reason = "The server has more to offer than these tests need.")]
#[path = "../../../../templates/tests/src/server.rs"]
mod server;
mod shapes;
mod support;
mod things;

/// The description grows: what it has new must be called here too.
#[test]
fn every_operation_is_called() {
    let tests = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wire")).unwrap();
    let tests: String = tests.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let mut methods = 0;
    for page in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/docs")).unwrap() {
        let page = std::fs::read_to_string(page.unwrap().path()).unwrap();
        for heading in page.lines().filter_map(|line| line.strip_prefix("# **")?.strip_suffix("**")) {
            assert!(tests.contains(&format!(".{heading}(")), "no test calls `{heading}`");
            methods += 1;
        }
    }
    assert!(methods > 7, "the pages have another form now");
}
