//! Packets that are handed to the program from outside: by a double click, by a second start, or dropped on the window.
//!
//! They wait here, where the window cannot see where they lie, until a vault is open. Then the window asks for one after
//! the other. A path from outside proves nothing: it is looked at here, and once more when the packet is opened.

use crate::{
    App, AppError, AppResult,
    app::{file_name, token},
    dto::{Empty, ImportWaiting, WaitingPacket, WaitingPackets, WaitingRef},
};
use recourse_desk::view::ImportView;
use recourse_model::ErrorCode;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A packet that waits.
#[derive(Clone)]
pub(crate) struct Waiting {
    token: String,
    name: String,
    /// Where it really lies; nothing if there is no file there.
    path: Option<PathBuf>,
}

impl App {
    /// Keeps packets until they are taken in, and tells the window. One that waits already waits once.
    pub fn open_packets(&self, paths: &[PathBuf]) {
        if paths.is_empty() {
            return;
        }
        // Before the state is held: a disk far away may take its time.
        let looked_at: Vec<Waiting> = paths.iter().map(|path| look_at(path)).collect();
        {
            let mut state = self.state();
            for new in looked_at {
                let known = state.waiting.iter().any(|old| old.path == new.path && old.name == new.name);
                if !known {
                    state.waiting.push(new);
                }
            }
        }
        self.host.packets_wait();
    }

    /// The packets that wait, by the names of their files.
    ///
    /// # Errors
    /// None: this can be asked while no vault is open.
    pub fn waiting_packets(&self, _: Empty) -> AppResult<WaitingPackets> {
        let state = self.state();
        let packets = state.waiting.iter().map(|one| WaitingPacket {
            token: one.token.clone(),
            name: one.name.clone(),
            found: one.path.is_some(),
        });
        Ok(WaitingPackets { packets: packets.collect() })
    }

    /// Imports a packet that waits. Whatever comes of it, it waits no more, unless the vault was locked meanwhile.
    ///
    /// # Errors
    /// When it does not wait any more, or the file is not a packet for this vault. Nothing is changed then.
    pub fn import_waiting(&self, request: ImportWaiting) -> AppResult<ImportView> {
        let session = self.session()?.1;
        let unreadable = || AppError::new(ErrorCode::PacketRead);
        let found = self.state().waiting.iter().find(|one| one.token == request.token).cloned();
        let waiting = found.ok_or_else(unreadable)?;
        let imported = match &waiting.path {
            Some(path) => self.import(session, path, &request.job),
            None => Err(unreadable()),
        };
        let mut state = self.state();
        if imported.is_ok() || state.vault_of(session).is_ok() {
            state.waiting.retain(|one| one.token != request.token);
        }
        imported
    }

    /// Lets a packet go that waits. The file stays where it lies.
    ///
    /// # Errors
    /// None: one that does not wait is what was wanted.
    pub fn forget_waiting(&self, waiting: WaitingRef) -> AppResult<Empty> {
        self.state().waiting.retain(|one| one.token != waiting.token);
        Ok(Empty {})
    }
}

/// Where a file really lies, if it is one. Folders, pipes and devices are none.
fn look_at(path: &Path) -> Waiting {
    let real = fs::canonicalize(path).ok().filter(|path| path.is_file());
    Waiting { token: token(), name: file_name(path), path: real }
}

/// Whether a file's name ends like a packet's.
pub(crate) fn is_packet(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("acp"))
}
