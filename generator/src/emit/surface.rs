//! What a caller of the generated crate meets: arguments, setters, constructors, outcomes.
//!
//! The Rust emitter writes it and the pages describe it, so it is decided here, once.

mod call;
mod construction;
mod features;
mod outcome;
mod pages;
mod recursion;
mod server;
mod variant;

pub use call::{Argument, Call, Passing, body_name, body_passing};
pub use construction::{Construction, construction, has_setter, is_file, is_response_only, is_text, preset};
pub use features::{feature_of_group, feature_of_type, has_tag_features};
pub use outcome::{
    Arrival, Failure, Outcome, Reading, accept, accept_other, alternatives, failures, item, only_with_body, outcome,
    status_name,
};
pub use pages::pages;
pub use recursion::recursion_limit;
pub use server::{assumed, names_host, server};
pub use variant::variant_type;
