//! What an output folder holds.
//!
//! Folders are listed, not asked for single names: so the true spelling of a name counts on a disk that ignores case,
//! and a symbolic link is seen before it could be followed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

use generator::file_set::{FileSet, Folder, MANIFEST, Manifest, OWNED};

use crate::problem::{Problem, shown};

/// What `root` holds of `wanted`, of what its manifest lists, and anything else in the folders that are wholly the
/// generator's. Whatever stands in the way of writing `wanted` is a problem; a folder that isn't there yet is empty.
///
/// Hidden files, such as those of editors and file managers, are nobody's orphans.
pub fn read(root: &Path, wanted: &FileSet) -> Result<Folder, Vec<Problem>> {
    if !is_there(root).map_err(|problem| vec![problem])? {
        return Ok(Folder::default());
    }
    let manifest = fs::read(root.join(MANIFEST)).ok();
    let listed = manifest.as_deref().and_then(Manifest::parse).unwrap_or_default();
    let mut wanted: BTreeSet<&str> = wanted.iter().map(|(path, _)| path).collect();
    wanted.insert(MANIFEST);
    let mut files: BTreeMap<&str, Place> = BTreeMap::new();
    for path in listed.paths().filter(|path| !wanted.contains(path)) {
        above(path).for_each(|folder| _ = files.entry(folder).or_insert(Place::MayBeFolder));
        files.insert(path, Place::MayBeFile);
    }
    for path in wanted {
        above(path).for_each(|folder| _ = files.insert(folder, Place::Folder));
        files.insert(path, Place::File);
    }
    let mut scan = Scan { root, places: files, folder: Folder::default(), problems: Vec::new() };
    scan.list("", false);
    if scan.problems.is_empty() { Ok(scan.folder) } else { Err(scan.problems) }
}

/// What a path of the folder is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A file is to be written here.
    File,
    /// A file is to be written below it.
    Folder,
    /// A file was once written here.
    MayBeFile,
    /// A file was once written below it.
    MayBeFolder,
}

struct Scan<'a> {
    root: &'a Path,
    places: BTreeMap<&'a str, Place>,
    folder: Folder,
    problems: Vec<Problem>,
}

impl Scan<'_> {
    /// Lists a folder, of which every file counts where it is `owned`.
    fn list(&mut self, path: &str, owned: bool) {
        let folder = self.root.join(path);
        let entries = fs::read_dir(&folder).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
        match entries {
            Ok(mut entries) => {
                // What is told is told in the same order everywhere.
                entries.sort_by_key(DirEntry::file_name);
                entries.iter().for_each(|entry| self.look_at(entry, path, owned));
            }
            Err(error) => self.problems.push(Problem::io("list the folder", &folder, &error)),
        }
    }

    fn look_at(&mut self, entry: &DirEntry, folder: &str, owned: bool) {
        let file_name = entry.file_name();
        let name = file_name.to_string_lossy();
        let path = if folder.is_empty() { name.to_string() } else { format!("{folder}/{name}") };
        let place = self.places.get(path.as_str()).copied();
        let owned = owned || folder.is_empty() && OWNED.contains(&&*name);
        let is_orphan = owned && !folder.is_empty();
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(error) => return self.problems.push(Problem::io("look at", &entry.path(), &error)),
        };
        match place {
            Some(Place::File) if !kind.is_file() => self.in_the_way(&entry.path(), "file"),
            Some(Place::Folder) if !kind.is_dir() => self.in_the_way(&entry.path(), "folder"),
            Some(Place::File | Place::MayBeFile) if kind.is_file() => self.take(entry, path),
            Some(Place::Folder | Place::MayBeFolder) if kind.is_dir() => self.list(&path, owned),
            _ if !owned || name.starts_with('.') => {}
            _ if kind.is_dir() => self.list(&path, true),
            _ if is_orphan && kind.is_file() => self.take(entry, path),
            // A link, or a pipe: it is an orphan, and what it would give is nobody's concern.
            _ if is_orphan => _ = self.folder.files.insert(path, Vec::new()),
            _ => {}
        }
    }

    fn take(&mut self, entry: &DirEntry, path: String) {
        match fs::read(entry.path()) {
            Ok(content) => _ = self.folder.files.insert(path, content),
            Err(error) => self.problems.push(Problem::io("read", &entry.path(), &error)),
        }
    }

    fn in_the_way(&mut self, path: &Path, wanted: &str) {
        let message = format!("{} is {}, and a {wanted} is to be written there", shown(path), describe(path));
        self.problems.push(Problem::new(message, "move it away, or generate into another folder"));
    }
}

/// Whether the output folder is there; a problem where it can't be one.
pub fn is_there(root: &Path) -> Result<bool, Problem> {
    let elsewhere = "name a folder that is new, empty, or was generated before";
    match fs::symlink_metadata(root) {
        Ok(found) if found.is_dir() => Ok(true),
        // A folder is what its name says: nothing is written to where a link leads.
        Ok(found) if found.is_symlink() => {
            let message = format!("the output folder {} is a symbolic link", shown(root));
            Err(Problem::new(message, "name the folder that it leads to"))
        }
        Ok(_) => Err(Problem::new(format!("the output folder {} is {}", shown(root), describe(root)), elsewhere)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            let file = root.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(root);
            let message = format!("the output folder {} can't be made: {} is a file", shown(root), shown(file));
            Err(Problem::new(message, elsewhere))
        }
        Err(error) => Err(Problem::io("look at the output folder", root, &error)),
    }
}

fn describe(path: &Path) -> &'static str {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => "a file",
        Ok(found) if found.is_dir() => "a folder",
        Ok(found) if found.is_symlink() => "a symbolic link",
        _ => "neither a file nor a folder",
    }
}

/// The folders above a path, the nearest first.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(end, _)| &path[..end])
}
