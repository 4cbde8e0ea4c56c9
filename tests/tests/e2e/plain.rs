//! The app as a person starts it: no WebDriver in front of it, its window private as in a release, watched from outside
//! by `strace`.

use crate::{
    home::Home,
    programs,
    xwindow::{XWindow, wait_for_end},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// A run of the app under the eyes of `strace`.
pub(crate) struct Watched {
    process: Child,
    trace: PathBuf,
    pub(crate) window: XWindow,
}

/// What the app did, as the system saw it.
pub(crate) struct Trace {
    lines: Vec<String>,
}

impl Watched {
    /// Starts the app in this account and waits for its window.
    pub(crate) fn start(home: &Home) -> Self {
        programs::need(&["strace"]);
        let trace = home.path().join("trace");
        let mut command = Command::new("strace");
        home.settle(&mut command);
        command
            .args([
                "-f",
                "--seccomp-bpf",
                "-s",
                "4096",
                "-e",
                "trace=socket,connect,open,openat,creat,rename,renameat,renameat2,execve",
            ])
            .arg("-o")
            .arg(&trace)
            .arg(programs::desktop())
            .env_remove("TAURI_WEBVIEW_AUTOMATION")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let process = command.spawn().expect("strace does not start");
        Self { process, trace, window: XWindow::find() }
    }

    /// Presses the close button, waits until every program of the app has ended, and reads what they did.
    pub(crate) fn close(mut self) -> Trace {
        self.window.press_close();
        wait_for_end(&mut self.process, "the app");
        let text = fs::read(&self.trace).unwrap();
        fs::remove_file(&self.trace).unwrap();
        let trace = Trace { lines: String::from_utf8_lossy(&text).lines().map(str::to_owned).collect() };
        let app = programs::desktop().display().to_string();
        assert!(
            trace.lines.iter().any(|line| line.contains("execve(") && line.contains(&app)),
            "strace saw nothing"
        );
        trace
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ignored = self.process.kill();
        let _ignored = self.process.wait();
    }
}

impl Trace {
    /// Every internet connection that was tried, and every socket that was made for one.
    pub(crate) fn internet(&self) -> Vec<&str> {
        let internet = |line: &&String| {
            (line.contains("socket(") || line.contains("connect(")) && line.contains("AF_INET")
        };
        self.lines.iter().filter(internet).map(String::as_str).collect()
    }

    /// Connections to programs of the same machine: the screen, the message bus.
    pub(crate) fn neighbours(&self) -> usize {
        self.lines.iter().filter(|line| line.contains("connect(") && line.contains("AF_UNIX")).count()
    }

    /// Every file outside `home` that was opened to be written, or that something was moved to, and that is still there.
    pub(crate) fn written_outside(&self, home: &Path) -> BTreeSet<PathBuf> {
        let system = ["/proc/", "/sys/"];
        let writes = |line: &&String| {
            line.contains("O_WRONLY")
                || line.contains("O_RDWR")
                || line.contains("O_CREAT")
                || line.contains("rename")
                || line.contains("creat(")
        };
        let paths = self.lines.iter().filter(writes).flat_map(|line| quoted(line));
        paths
            .filter(|path| path.is_absolute() && !path.starts_with(home))
            .filter(|path| !system.iter().any(|folder| path.starts_with(folder)) && path.is_file())
            .collect()
    }
}

/// The paths in quotes on a line of `strace`.
fn quoted(line: &str) -> Vec<PathBuf> {
    line.split('"').skip(1).step_by(2).map(PathBuf::from).collect()
}
