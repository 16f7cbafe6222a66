//! The page of the codes says what the code says.

use std::path::Path;

use super::Finding;
use crate::explain::{PAGE, page};
use crate::problem::Problem;

pub fn check(top: &Path) -> Result<Vec<Finding>, Problem> {
    let path = top.join(PAGE);
    // Only the generator's own repository has codes.
    if !top.join("generator/src/diagnostic/explain").is_dir() {
        return Ok(Vec::new());
    }
    let (current, wanted) = (std::fs::read_to_string(&path).unwrap_or_default(), page());
    if current == wanted {
        return Ok(Vec::new());
    }
    let line = 1 + current.lines().zip(wanted.lines()).take_while(|(current, wanted)| current == wanted).count();
    Ok(vec![Finding::new(top, &path, line, "the page is not current: run `cargo xtask explain --write`")])
}
