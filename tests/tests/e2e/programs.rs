//! The programs these tests stand on, and where pictures go. What is missing is said in one sentence.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// The app under test: `RECOURSE_DESKTOP`, or the debug build.
pub(crate) fn desktop() -> PathBuf {
    let path = env::var_os("RECOURSE_DESKTOP")
        .map_or_else(|| target().join("debug/recourse-desktop"), PathBuf::from);
    assert!(
        path.is_file(),
        "the app is not built: run `./dev e2e`, or `cargo build -p recourse-desktop --features e2e` and look for {}",
        path.display()
    );
    path
}

fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Where pictures and packets of one test go. Emptied when a test begins.
pub(crate) fn out(test: &str) -> PathBuf {
    let folder =
        env::var_os("RECOURSE_E2E_OUT").map_or_else(|| root().join(".dev/e2e"), PathBuf::from).join(test);
    let _ignored = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The accessibility checker, as npm installed it.
pub(crate) fn axe() -> String {
    let file = root().join("ui/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&file)
        .expect("axe-core is not installed: run `./dev e2e`, which installs the npm packages of ui/")
}

/// Stops with a clear sentence when there is no screen, or when a program is missing.
pub(crate) fn need(programs: &[&str]) {
    assert!(
        env::var_os("DISPLAY").is_some(),
        "there is no X screen (DISPLAY is not set): run `./dev e2e`, which brings a screen in memory"
    );
    for program in programs {
        assert!(
            find(program).is_some(),
            "the program {program} is missing: run `./dev e2e`, which installs what these tests need"
        );
    }
}

fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
