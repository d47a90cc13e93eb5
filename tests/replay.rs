//! What fuzzing taught is asked again, without the fuzzer.

use std::fs;
use std::path::{Path, PathBuf};

use crate::targets;

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn what_fuzzing_kept_is_read_again() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, ask) in targets::ALL {
        for file in files(&corpus.join(name)) {
            println!("{}", file.display());
            ask(&fs::read(&file).unwrap());
        }
    }
}
