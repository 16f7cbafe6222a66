//! The same bytes come out with any number of threads.

#![allow(clippy::unwrap_used)]

use generator::options::Options;
use generator::source::Source;
use generator::templates::Templates;
use rayon::ThreadPoolBuilder;
use std::path::Path;

#[test]
fn the_number_of_threads_does_not_show() {
    for name in ["everything.yaml", "lakefs.yaml"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(name);
        let source = Source::new(name, std::fs::read(path).unwrap());
        let options = Options::new("threads-sdk");
        let generated = |threads: usize| {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| generator::generate(&source, &options, &Templates::builtin())).unwrap().files
        };
        let alone = generated(1);
        assert!(alone.len() > 50);
        for threads in [2, 7] {
            let together = generated(threads);
            let different = alone.iter().find(|(path, text)| together.get(path) != Some(text));
            assert_eq!((different, together.len()), (None, alone.len()), "{name}, {threads} threads");
        }
    }
}
