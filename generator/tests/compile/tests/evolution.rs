//! The promise to who uses a generated crate: what is added to the description breaks nobody who compiled before.
//!
//! `../../evolution/spec.yaml` is the description that the caller was written against, `additions.yaml` beside it adds to it
//! whatever may be added. The same caller is compiled against both, as a crate of its own: what is `#[non_exhaustive]` is
//! so for it.
#![deny(warnings)]
#![allow(deprecated, reason = "one of the additions says so")]
#![allow(dead_code, reason = "to compile is the test")]

mod before {
    use fixtures::evolution_before as sdk;
    include!("evolution/caller.rs");
}

mod after {
    use fixtures::evolution_after as sdk;
    include!("evolution/caller.rs");
}
