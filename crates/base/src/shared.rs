//! Data that lies beside the repository because it may not ship with it: only tests read it.

use std::io::Write;
use std::path::PathBuf;

/// A path under `../shared/data`, seen from the root of the workspace. Where that folder does not exist, prints
/// `skipped: TEST: reason` and gives `None`; where it does exist, a missing file is the test's failure.
pub fn data(test: &str, path: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if folder.is_dir() {
        return Some(folder.join(path));
    }
    skipped(test, "../shared/data is not there");
    None
}

/// Says that a test is skipped, so that it is counted as such: straight to the stream, because the harness hides what a
/// passing test prints.
pub fn skipped(test: &str, reason: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {test}: {reason}");
}
