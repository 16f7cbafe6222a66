//! Paths, before anything is looked for on the disk.

use std::path::{Component, Path, PathBuf};

/// A path relative to a folder, without the `..` that can be spared: `spec` and `../generated` are `generated`.
pub fn join(folder: &Path, path: &Path) -> PathBuf {
    let mut joined = PathBuf::new();
    for part in folder.join(path).components() {
        match (part, joined.components().next_back()) {
            (Component::ParentDir, Some(Component::Normal(_))) => {
                joined.pop();
            }
            (Component::CurDir, _) => {}
            (part, _) => joined.push(part),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_without_detours() {
        for (folder, path, joined) in [
            ("spec", "../generated/a", "generated/a"),
            ("../spec", "../generated/a", "../generated/a"),
            ("spec", "./a.yaml", "spec/a.yaml"),
            ("", "../a", "../a"),
            ("a/b", "../../../c", "../c"),
        ] {
            assert_eq!(join(Path::new(folder), Path::new(path)), Path::new(joined), "{folder} {path}");
        }
        assert_eq!(join(Path::new("spec"), Path::new("/a/../b")), Path::new("/b"));
    }
}
