//! Starting the app with a WebDriver in front of it, and ending all of it again.

use crate::{home::Home, programs};
use std::{
    fs::{self, File},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::Runtime;

/// How long the two programs in front of the app may take to listen.
const START: Duration = Duration::from_secs(20);

/// A running `tauri-driver`, the `WebKitWebDriver` behind it, and the app that it starts.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver inside an account. The app inherits that account.
    pub(crate) fn start(home: &Home) -> Self {
        programs::need(&["tauri-driver", "WebKitWebDriver"]);
        let (port, native) = two_free_ports();
        let mut command = Command::new("tauri-driver");
        home.settle(&mut command);
        command
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .stdin(Stdio::null())
            .stdout(log(home))
            .stderr(log(home))
            .process_group(0);
        let process = command.spawn().expect("tauri-driver does not start");
        let driver = Self { process, port };
        // The second one listens a little later, and a session asked for in between is refused.
        wait_for(port);
        wait_for(native);
        driver
    }

    /// Starts the app with these words behind its name, and takes hold of its window.
    pub(crate) fn session(&self, runtime: &Runtime, words: &[&Path]) -> WebDriver {
        let mut wanted = Capabilities::new();
        wanted.set("browserName", "wry").unwrap();
        let app = programs::desktop();
        wanted.set("tauri:options", serde_json::json!({ "application": app, "args": words })).unwrap();
        let url = format!("http://127.0.0.1:{}", self.port);
        runtime.block_on(WebDriver::new(&url, wanted)).expect(
            "the app gives no WebDriver session: is it built with `--features e2e`? The log of this run says more",
        )
    }

    /// The app itself, without the driver before it and the drawing programs behind it.
    pub(crate) fn programs_of_the_app(&self) -> Vec<rustix::process::Pid> {
        let app = programs::desktop();
        let ours = |pid: &i32| {
            self.is_ours(*pid) && fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe == app)
        };
        let all = fs::read_dir("/proc").unwrap().flatten();
        let pids = all.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        pids.filter(ours).filter_map(rustix::process::Pid::from_raw).collect()
    }

    /// Whether a process descends from this driver. Other tests may run apps of their own.
    fn is_ours(&self, pid: i32) -> bool {
        let mut at = pid;
        while at > 1 {
            if u32::try_from(at).is_ok_and(|at| at == self.process.id()) {
                return true;
            }
            at = parent(at).unwrap_or(0);
        }
        false
    }
}

/// The parent of a process, as the system tells it: the second field after the name in brackets.
fn parent(pid: i32) -> Option<i32> {
    let line = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    line.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

impl Drop for Driver {
    /// Ends the group: the driver, the one behind it and an app that is still there.
    fn drop(&mut self) {
        let group = rustix::process::Pid::from_child(&self.process);
        for signal in [rustix::process::Signal::TERM, rustix::process::Signal::KILL] {
            let _ignored = rustix::process::kill_process_group(group, signal);
            thread::sleep(Duration::from_millis(100));
        }
        let _ignored = self.process.wait();
    }
}

/// What the programs say goes beside the account's folders, not into the test's own words.
fn log(home: &Home) -> Stdio {
    let file = File::options().create(true).append(true).open(home.path().join("log")).unwrap();
    Stdio::from(file)
}

fn two_free_ports() -> (u16, u16) {
    let listen = || TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let (one, other) = (listen(), listen());
    (one.local_addr().unwrap().port(), other.local_addr().unwrap().port())
}

fn wait_for(port: u16) {
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(began.elapsed() < START, "nothing listens on port {port} of this machine after {START:?}");
        thread::sleep(Duration::from_millis(50));
    }
}
