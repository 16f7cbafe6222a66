//! Writing, all or nothing: a new file is first written beside its place, and moved into it when all the others are
//! written too; so is a new folder, with all that is in it. Where anything fails, everything is put back as it was.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::problem::Problem;

/// What has to change in one folder. Its paths are those of a file set.
pub struct Plan<'a> {
    pub root: &'a Path,
    /// Paths and contents, the manifest included.
    pub write: Vec<(&'a str, &'a str)>,
    pub remove: Vec<&'a str>,
}

/// What was done so far. It is undone when it is dropped before it is [finished](Self::finish).
#[derive(Default)]
pub struct Transaction {
    steps: Vec<Step>,
    /// The output folders that are written beside their places.
    new_roots: BTreeSet<PathBuf>,
}

enum Step {
    /// A folder was made.
    Made(PathBuf),
    /// A new file was written beside its place, or is about to be; or it was moved into it.
    Written(PathBuf),
    /// An old file was kept aside.
    Kept { from: PathBuf, to: PathBuf },
    /// A new folder was moved into its place.
    Moved { from: PathBuf, to: PathBuf },
}

impl Transaction {
    /// Writes the new files beside their places. The old ones are as they were.
    pub fn stage(&mut self, plan: &Plan<'_>) -> Result<(), Problem> {
        let new_root = new_root(plan.root);
        if let Some(new) = &new_root {
            self.make_folders(plan.root.parent().unwrap_or(plan.root))?;
            fs::create_dir(new).map_err(|error| Problem::io("make the folder", plan.root, &error))?;
            self.steps.push(Step::Made(new.clone()));
        }
        let root = new_root.as_deref().unwrap_or(plan.root);
        let mut targets = Vec::with_capacity(plan.write.len());
        let mut last = PathBuf::new();
        for (path, content) in &plan.write {
            let target = root.join(path);
            // The files of a folder come one after the other.
            let folder = target.parent().unwrap_or(root);
            if last != folder {
                self.make_folders(folder)?;
                folder.clone_into(&mut last);
            }
            let written = if new_root.is_some() { target } else { beside(&target, "new") };
            self.steps.push(Step::Written(written.clone()));
            targets.push((written, *path, *content));
        }
        let create = |(written, path, content): &(PathBuf, &str, &str)| {
            create(written, content).map_err(|error| Problem::io("write", &plan.root.join(path), &error))
        };
        targets.par_iter().try_for_each(create)?;
        self.new_roots.extend(new_root.map(|_| plan.root.to_owned()));
        Ok(())
    }

    /// Moves the old files away and the new ones in. Those to be removed go first: where only the case of a name
    /// changes, a disk may take the two for one.
    pub fn place(&mut self, plan: &Plan<'_>) -> Result<(), Problem> {
        if self.new_roots.contains(plan.root) {
            let (from, to) = (beside(plan.root, "new"), plan.root.to_owned());
            fs::rename(&from, &to).map_err(|error| Problem::io("write", &to, &error))?;
            self.steps.push(Step::Moved { from, to });
            return Ok(());
        }
        for path in &plan.remove {
            self.steps.extend(keep(&plan.root.join(path), |from, to| fs::rename(from, to))?);
        }
        // What is to be written last is in its place last.
        let (others, last) = plan.write.split_at(plan.write.len().saturating_sub(1));
        for files in [others, last] {
            let placed = files.par_iter().map(|(path, _)| place(plan.root.join(path)));
            let (steps, outcomes): (Vec<_>, Vec<_>) = placed.unzip();
            self.steps.extend(steps.into_iter().flatten());
            outcomes.into_iter().collect::<Result<(), _>>()?;
        }
        Ok(())
    }

    /// Makes what was done final: deletes the old files, and the folders that this leaves empty.
    pub fn finish(mut self, plans: &[Plan<'_>]) {
        for step in std::mem::take(&mut self.steps) {
            if let Step::Kept { to, .. } = step {
                // Its name is hidden and it is no part of the crate: if it stays, nothing is wrong.
                let _best_effort = fs::remove_file(to);
            }
        }
        plans.iter().for_each(remove_empty_folders);
    }

    fn make_folders(&mut self, folder: &Path) -> Result<(), Problem> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let missing: Vec<_> = folder.ancestors().take_while(is_missing).collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.steps.push(Step::Made(folder.to_owned())),
                // Another process made it meanwhile: it is not ours to remove.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(Problem::io("make the folder", folder, &error)),
            }
        }
        Ok(())
    }
}

/// Where an output folder is written that does not exist: beside its place. `None` where that is taken, or the folder is there.
fn new_root(root: &Path) -> Option<PathBuf> {
    let is_free =
        |path: &Path| matches!(fs::symlink_metadata(path), Err(error) if error.kind() == io::ErrorKind::NotFound);
    root.file_name().filter(|_| is_free(root)).map(|_| beside(root, "new")).filter(|beside| is_free(beside))
}

/// Moves the new file of a place into it: what was done for that, and what was in the way.
fn place(target: PathBuf) -> (Vec<Step>, Result<(), Problem>) {
    let mut steps = Vec::new();
    // By a second link, so that a file is in its place at every moment, even if this process is killed.
    let kept = keep(&target, |from, to| fs::hard_link(from, to).or_else(|_| fs::rename(from, to)));
    let outcome = kept.and_then(|kept| {
        steps.extend(kept);
        fs::rename(beside(&target, "new"), &target).map_err(|error| Problem::io("write", &target, &error))
    });
    if outcome.is_ok() {
        steps.push(Step::Written(target));
    }
    (steps, outcome)
}

/// Keeps the old file of a place aside, if there is one.
fn keep(from: &Path, how: impl Fn(&Path, &Path) -> io::Result<()>) -> Result<Option<Step>, Problem> {
    let to = beside(from, "old");
    // Anything but a file came there since the folder was read: it is not ours to move.
    let kept = match fs::symlink_metadata(from) {
        Ok(found) if found.is_file() => how(from, &to),
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => Err(error),
    };
    kept.map_err(|error| Problem::io("replace", from, &error))?;
    Ok(Some(Step::Kept { from: from.to_owned(), to }))
}

impl Drop for Transaction {
    /// Puts everything back, the last step first. What can't be put back stays beside its place.
    fn drop(&mut self) {
        for step in self.steps.drain(..).rev() {
            let _best_effort = match step {
                Step::Made(folder) => fs::remove_dir(folder),
                Step::Written(file) => fs::remove_file(file),
                Step::Moved { from, to } => fs::rename(to, from),
                // To rename one link of a file to another does nothing, and leaves both.
                Step::Kept { from, to } => fs::rename(&to, from).and_then(|()| fs::remove_file(to)),
            };
        }
    }
}

/// A new file, in place of what an interrupted run may have left. A symbolic link there is replaced, not followed.
fn create(path: &Path, content: &str) -> io::Result<()> {
    let open = || OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = match open() {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            open()?
        }
        opened => opened?,
    };
    file.write_all(content.as_bytes())
}

/// A hidden name in the same folder, so that a file can be moved from one to the other.
fn beside(target: &Path, what: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{what}"))
}

/// Removes the folders that a removal left empty, up to the output folder.
fn remove_empty_folders(plan: &Plan<'_>) {
    for path in &plan.remove {
        let folders = Path::new(path).ancestors().skip(1).take_while(|folder| !folder.as_os_str().is_empty());
        for folder in folders {
            // One that is not empty stays, and so do those above it.
            if fs::remove_dir(plan.root.join(folder)).is_err() {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_halfway_leaves_all_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        fs::create_dir(root.join("src")).unwrap();
        for (path, content) in [("a", "old"), ("src/gone", "old")] {
            fs::write(root.join(path), content).unwrap();
        }
        // A folder stands where a file is to go: the last step fails, after all the others were done.
        fs::create_dir_all(root.join("z/full")).unwrap();
        let before = fs::metadata(root.join("a")).unwrap().modified().unwrap();
        let write = vec![("a", "new"), ("new/b", "new"), ("z", "new")];
        let plan = Plan { root, write, remove: vec!["src/gone"] };
        let mut transaction = Transaction::default();
        transaction.stage(&plan).unwrap();
        assert!(root.join(".a.new").exists());
        assert!(transaction.place(&plan).is_err());
        drop(transaction);
        let mut left: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["a", "src", "z"]);
        assert_eq!(fs::read_to_string(root.join("a")).unwrap(), "old");
        assert_eq!(fs::metadata(root.join("a")).unwrap().modified().unwrap(), before);
        assert_eq!(fs::read_to_string(root.join("src/gone")).unwrap(), "old");
        assert!(root.join("z/full").is_dir());
    }

    #[test]
    fn a_new_folder_comes_whole_or_not_at_all() {
        let parent = tempfile::tempdir().unwrap();
        let (new, other) = (parent.path().join("deep/new"), parent.path().join("other"));
        fs::create_dir_all(other.join("a/full")).unwrap();
        let plans = [
            Plan { root: &new, write: vec![("src/a", "new"), ("b", "new")], remove: Vec::new() },
            Plan { root: &other, write: vec![("a", "new")], remove: Vec::new() },
        ];
        let mut transaction = Transaction::default();
        plans.iter().for_each(|plan| transaction.stage(plan).unwrap());
        assert!(!new.exists());
        transaction.place(&plans[0]).unwrap();
        assert_eq!(fs::read_to_string(new.join("src/a")).unwrap(), "new");
        // A folder stands where a file is to go.
        assert!(transaction.place(&plans[1]).is_err());
        drop(transaction);
        let left: Vec<_> = fs::read_dir(parent.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["other"]);
        let mut transaction = Transaction::default();
        transaction.stage(&plans[0]).unwrap();
        transaction.place(&plans[0]).unwrap();
        transaction.finish(&plans);
        let mut left: Vec<_> = fs::read_dir(&new).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["b", "src"]);
    }

    #[test]
    fn folders_that_a_removal_empties_go() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        fs::create_dir_all(root.join("src/old/deep")).unwrap();
        fs::write(root.join("src/old/deep/a"), "").unwrap();
        fs::write(root.join("src/keep"), "").unwrap();
        let plan = Plan { root, write: Vec::new(), remove: vec!["src/old/deep/a"] };
        let mut transaction = Transaction::default();
        transaction.place(&plan).unwrap();
        transaction.finish(&[plan]);
        let left: Vec<_> = fs::read_dir(root.join("src")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["keep"]);
    }
}
