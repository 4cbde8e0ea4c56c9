//! The committed TypeScript is what the command list says.

use std::{fs, path::Path};

/// Writes the file anew when `RECOURSE_WRITE_BINDINGS` is set; otherwise compares.
#[test]
fn bindings_are_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/bindings/commands.ts");
    let fresh = recourse_api::bindings::typescript();
    if std::env::var_os("RECOURSE_WRITE_BINDINGS").is_some() {
        fs::write(&file, &fresh).unwrap();
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == fresh,
        "ui/src/bindings/commands.ts is not what the command list says: run `RECOURSE_WRITE_BINDINGS=1 cargo test -p recourse-api bindings`"
    );
}
