//! The manifest of an output folder: which of its files are the generator's, and what they held when it wrote them.

use super::{FileSet, is_plain_path};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt;

/// The name of the manifest in an output folder.
pub const MANIFEST: &str = ".generated";

/// The files that the generator wrote, each with a hash of what it wrote.
///
/// As text it has a line a file, sorted by path: the hash as 16 hexadecimal digits, two spaces, the path. Lines that
/// begin with `#` are comments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    hashes: BTreeMap<String, u64>,
}

impl Manifest {
    /// The manifest of a set of files.
    pub fn of(files: &FileSet) -> Self {
        let files: Vec<_> = files.iter().collect();
        let hash_of = |(path, content): &(&str, &str)| ((*path).to_owned(), hash(content.as_bytes()));
        Self { hashes: files.par_iter().map(hash_of).collect() }
    }

    /// The manifest that `text` spells, or `None` where it is not wholly one, as after a merge with conflicts: nothing
    /// is overwritten or deleted on the word of a text that is in doubt. A path that leaves the folder is such a doubt.
    pub fn parse(text: &[u8]) -> Option<Self> {
        let mut hashes = BTreeMap::new();
        for line in std::str::from_utf8(text).ok()?.lines().filter(|line| !line.starts_with('#')) {
            let (hash, path) = line.split_once("  ")?;
            let well_formed = hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            if !well_formed || !is_plain_path(path) {
                return None;
            }
            let twice = hashes.insert(path.to_owned(), u64::from_str_radix(hash, 16).ok()?).is_some();
            if twice {
                return None;
            }
        }
        Some(Self { hashes })
    }

    /// Whether the file is listed.
    pub fn lists(&self, path: &str) -> bool {
        self.hashes.contains_key(path)
    }

    /// Whether the file is listed with this content: it is as it was written.
    pub fn holds(&self, path: &str, content: &[u8]) -> bool {
        self.hashes.get(path) == Some(&hash(content))
    }

    /// The listed paths, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.hashes.keys().map(String::as_str)
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# The files of this folder that are generated, each with a hash of its content.")?;
        self.hashes.iter().try_for_each(|(path, hash)| writeln!(f, "{hash:016x}  {path}"))
    }
}

/// FNV-1a, 64 bits: the same on every machine and with every Rust, which the standard library's hasher does not
/// promise. It tells edits from what was written; it is no defence against somebody who forges a manifest, who could
/// as well forge the files.
fn hash(content: &[u8]) -> u64 {
    content
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(hash(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_manifest_reads_what_it_writes() {
        let mut files = FileSet::new();
        files.insert("src/lib.rs", "foobar");
        files.insert("Cargo.toml", "a");
        let manifest = Manifest::of(&files);
        let text = manifest.to_string();
        let lines: Vec<_> = text.lines().skip(1).collect();
        assert_eq!(lines, ["af63dc4c8601ec8c  Cargo.toml", "85944171f73967e8  src/lib.rs"]);
        assert_eq!(Manifest::parse(text.as_bytes()), Some(manifest.clone()));
        assert_eq!(Manifest::parse(text.replace('\n', "\r\n").as_bytes()), Some(manifest));
    }

    #[test]
    fn a_text_in_doubt_is_no_manifest() {
        for text in [
            "<<<<<<< HEAD\n",
            "af63dc4c8601ec8c Cargo.toml\n",
            "af63dc4c8601ec8c  ../Cargo.toml\n",
            "af63dc4c8601ec8c  /etc/passwd\n",
            "+f63dc4c8601ec8c  a\n",
            "af63dc4c  a\n",
            "af63dc4c8601ec8c  a\n85944171f73967e8  a\n",
        ] {
            assert_eq!(Manifest::parse(text.as_bytes()), None, "{text:?}");
        }
        assert_eq!(Manifest::parse(b"\xff"), None);
    }
}
