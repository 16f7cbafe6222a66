//! What a browser does otherwise than a machine: everything else of the crate is the same for both.

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod browser;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod machine;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub use browser::*;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use machine::*;
