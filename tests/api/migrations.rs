//! What others have run is not edited: their databases would never hear of it.

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

/// Each migration with the SHA-256 of what it does, the latest at the end.
fn written() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut lines = Vec::new();
    for side in ["postgres", "sqlite"] {
        for folder in std::fs::read_dir(root.join(side)).expect("a folder of migrations") {
            let folder = folder.expect("an entry").path();
            let name = folder.file_name().expect("a name").to_string_lossy();
            let mut line = format!("{name} {side} ");
            for byte in Sha256::digest(std::fs::read(folder.join("up.sql")).expect("an up.sql")) {
                write!(line, "{byte:02x}").expect("memory");
            }
            lines.push(line);
        }
    }
    lines.sort();
    lines
}

#[test]
fn no_migration_that_was_released_is_edited() {
    let released = include_str!("../../migrations/released.txt").lines();
    let released: Vec<&str> = released.collect();
    for (line, written) in released.iter().zip(written()) {
        assert_eq!(
            *line, written,
            "add another migration: this one may have run already"
        );
    }
    assert_eq!(
        released,
        written(),
        "a new migration adds its line to migrations/released.txt"
    );
}
