//! One window at a time: a second start hands its packets to the window that is there, and ends.
//!
//! The first start holds a lock and listens at a socket, both in the folder that the system keeps for this person's
//! session and that nobody else may enter (`XDG_RUNTIME_DIR`). Nothing but paths travels, and the one who listens looks
//! at them as at any path from outside. It needs no message bus and no network. Where there is no such folder, or
//! something does not work, every start opens a window of its own, and the vault lets in one of them.

#[cfg(unix)]
pub(crate) use unix::{Place, Role, take};

#[cfg(not(unix))]
pub(crate) use elsewhere::{Place, Role, take};

#[cfg(unix)]
mod unix {
    use std::{
        ffi::OsString,
        fs::{self, File},
        io::{self, Read, Write},
        net::Shutdown,
        os::unix::{
            ffi::{OsStrExt, OsStringExt},
            fs::MetadataExt,
            net::{UnixListener, UnixStream},
        },
        path::{Path, PathBuf},
        sync::{Arc, Mutex, PoisonError},
        thread,
        time::Duration,
    };

    /// How long both sides wait for each other. A window that does not answer is not waited for.
    const PATIENCE: Duration = Duration::from_secs(4);

    /// The most bytes of paths that are taken at once.
    const MOST: u64 = 1024 * 1024;

    /// What ends a path: the one sign that cannot stand in it.
    const END: u8 = 0;

    /// What the window says when it has taken the paths.
    const TAKEN: &[u8] = b"taken\n";

    /// What this start is.
    #[derive(Debug)]
    pub(crate) enum Role {
        /// The first: it opens the window, and is told of later starts.
        First(Place),
        /// A later one: everything was handed over, and nothing is left to do.
        HandedOver,
        /// Nobody can tell: it opens a window like the first.
        Alone,
    }

    /// Being the first. The place is free again when the last one is gone, however the program ends.
    #[derive(Debug, Clone)]
    pub(crate) struct Place(Arc<Mutex<Option<Held>>>);

    #[derive(Debug)]
    struct Held {
        socket: PathBuf,
        listener: Arc<UnixListener>,
        /// Locked for as long as it is open.
        _lock: File,
    }

    /// Becomes the first, or hands the paths to whoever is.
    pub(crate) fn take(paths: &[PathBuf]) -> Role {
        let Some(folder) = session_folder(
            std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from),
            std::env::var_os("FLATPAK_ID"),
        ) else {
            return Role::Alone;
        };
        take_in(&folder, paths)
    }

    /// The folder of this person's session, if it is whole and theirs alone. Inside a Flatpak, every start has another
    /// one, and a folder in it is shared.
    fn session_folder(runtime: Option<PathBuf>, flatpak: Option<OsString>) -> Option<PathBuf> {
        let runtime = runtime.filter(|folder| folder.is_absolute())?;
        let folder = match flatpak {
            Some(id) => runtime.join("app").join(id),
            None => runtime,
        };
        let about = fs::metadata(&folder).ok().filter(fs::Metadata::is_dir)?;
        let ours = about.uid() == rustix::process::getuid().as_raw();
        (ours && about.mode() & 0o077 == 0).then_some(folder)
    }

    fn take_in(folder: &Path, paths: &[PathBuf]) -> Role {
        // The one that is first may be about to end: then its place is free at the second look.
        for _ in 0..2 {
            match become_first(folder) {
                Ok(Some(place)) => return Role::First(place),
                Ok(None) if hand_over(&socket_in(folder), paths).is_ok() => return Role::HandedOver,
                Ok(None) => {}
                Err(_) => return Role::Alone,
            }
        }
        Role::Alone
    }

    fn socket_in(folder: &Path) -> PathBuf {
        folder.join("org.recourse.desktop.socket")
    }

    /// Nothing if somebody else is.
    fn become_first(folder: &Path) -> io::Result<Option<Place>> {
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join("org.recourse.desktop.lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Ok(None),
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
        let socket = socket_in(folder);
        // Left behind by one that ended suddenly: whoever holds the lock is the only one.
        let _ignored = fs::remove_file(&socket);
        let listener = Arc::new(UnixListener::bind(&socket)?);
        Ok(Some(Place(Arc::new(Mutex::new(Some(Held { socket, listener, _lock: lock }))))))
    }

    fn hand_over(socket: &Path, paths: &[PathBuf]) -> io::Result<()> {
        let mut to = connect(socket)?;
        to.set_read_timeout(Some(PATIENCE))?;
        to.set_write_timeout(Some(PATIENCE))?;
        for path in paths {
            to.write_all(path.as_os_str().as_bytes())?;
            to.write_all(&[END])?;
        }
        to.shutdown(Shutdown::Write)?;
        let mut answer = Vec::new();
        to.take(TAKEN.len() as u64).read_to_end(&mut answer)?;
        if answer == TAKEN { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
    }

    /// The first may have its lock, and be about to listen.
    fn connect(socket: &Path) -> io::Result<UnixStream> {
        for _ in 0..20 {
            if let Ok(stream) = UnixStream::connect(socket) {
                return Ok(stream);
            }
            thread::sleep(Duration::from_millis(50));
        }
        UnixStream::connect(socket)
    }

    impl Place {
        /// Tells of every later start, with the paths it brought, until the place is given up.
        pub(crate) fn listen(&self, tell: impl Fn(Vec<PathBuf>) + Send + 'static) {
            let Some(listener) = self.held(|held| held.as_ref().map(|held| Arc::clone(&held.listener)))
            else {
                return;
            };
            let place = self.clone();
            thread::spawn(move || {
                for stream in listener.incoming() {
                    if !place.is_held() {
                        return; // Not answered: whoever asked becomes the first.
                    }
                    match stream.and_then(|stream| Ok((receive(&stream)?, stream))) {
                        Ok((paths, mut stream)) => {
                            tell(paths);
                            // Whoever asked may have lost patience. The paths are here all the same.
                            let _ignored = stream.write_all(TAKEN);
                        }
                        Err(_) => thread::sleep(Duration::from_millis(50)),
                    }
                }
            });
        }

        /// Gives the place up, so that a start from now on opens a window of its own.
        pub(crate) fn give_up(&self) {
            let held = self.held(Option::take);
            if let Some(held) = held {
                // First the socket, then the lock: the next one makes its own.
                let _ignored = fs::remove_file(&held.socket);
            }
        }

        fn is_held(&self) -> bool {
            self.held(|held| held.is_some())
        }

        fn held<R>(&self, with: impl FnOnce(&mut Option<Held>) -> R) -> R {
            with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
        }
    }

    /// Everything that a later start says, if it is whole and nothing but paths.
    fn receive(from: &UnixStream) -> io::Result<Vec<PathBuf>> {
        from.set_read_timeout(Some(PATIENCE))?;
        from.set_write_timeout(Some(PATIENCE))?;
        let mut said = Vec::new();
        from.take(MOST + 1).read_to_end(&mut said)?;
        let invalid = || io::Error::from(io::ErrorKind::InvalidData);
        if said.len() as u64 > MOST || said.last().is_some_and(|last| *last != END) {
            return Err(invalid());
        }
        let paths = said.split(|sign| *sign == END).filter(|path| !path.is_empty());
        let paths: Vec<PathBuf> = paths.map(|path| OsString::from_vec(path.to_vec()).into()).collect();
        if paths.iter().all(|path| path.is_absolute()) { Ok(paths) } else { Err(invalid()) }
    }

    #[cfg(test)]
    mod tests {
        use super::{Place, Role, UnixStream, connect, session_folder, socket_in, take_in};
        use std::{
            ffi::OsString,
            fs::{self, Permissions},
            io::{Read, Write},
            net::Shutdown,
            os::unix::{ffi::OsStringExt, fs::PermissionsExt},
            path::{Path, PathBuf},
            sync::mpsc::{Receiver, channel},
            time::Duration,
        };

        fn first(folder: &Path) -> (Place, Receiver<Vec<PathBuf>>) {
            let Role::First(place) = take_in(folder, &[]) else { panic!("the place is not free") };
            let (tell, told) = channel();
            place.listen(move |paths| tell.send(paths).unwrap());
            (place, told)
        }

        #[test]
        fn a_second_start_hands_its_paths_over() {
            let folder = tempfile::tempdir().unwrap();
            let (_place, told) = first(folder.path());
            let odd: PathBuf = OsString::from_vec(b"/account/heron/\xff\n.acp".to_vec()).into();
            let paths = vec![PathBuf::from("/account/heron/a b.acp"), odd];
            assert!(matches!(take_in(folder.path(), &paths), Role::HandedOver));
            assert_eq!(told.recv_timeout(Duration::from_secs(5)).unwrap(), paths);
            assert!(matches!(take_in(folder.path(), &[]), Role::HandedOver), "also without packets");
            assert_eq!(told.recv_timeout(Duration::from_secs(5)).unwrap(), Vec::<PathBuf>::new());
        }

        #[test]
        fn a_place_that_was_given_up_is_free_and_one_left_behind_too() {
            let folder = tempfile::tempdir().unwrap();
            let (place, _told) = first(folder.path());
            place.give_up();
            let (next, told) = first(folder.path());
            assert!(matches!(take_in(folder.path(), &["/a.acp".into()]), Role::HandedOver));
            assert_eq!(told.recv_timeout(Duration::from_secs(5)).unwrap(), vec![PathBuf::from("/a.acp")]);
            next.give_up();
            // The socket of a program that ended suddenly.
            drop(std::os::unix::net::UnixListener::bind(socket_in(folder.path())).unwrap());
            drop(first(folder.path()));
        }

        #[test]
        fn what_is_no_list_of_whole_paths_is_not_taken() {
            let folder = tempfile::tempdir().unwrap();
            let (_place, told) = first(folder.path());
            for said in [&b"a.acp\0"[..], b"/a.acp", b"/a.acp\0b.acp\0", &[b'/'; 1024 * 1024 + 2]] {
                let mut stream: UnixStream = connect(&socket_in(folder.path())).unwrap();
                let _ignored = stream.write_all(said);
                let _ignored = stream.shutdown(Shutdown::Write);
                let mut answer = Vec::new();
                let _ignored = stream.read_to_end(&mut answer);
                assert_eq!(answer, b"", "{:?}", &said[..said.len().min(20)]);
            }
            assert!(told.try_recv().is_err());
            assert!(matches!(take_in(folder.path(), &["/b.acp".into()]), Role::HandedOver), "it listens on");
        }

        #[test]
        fn only_a_folder_that_is_ours_alone_is_used() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().to_owned();
            fs::set_permissions(&path, Permissions::from_mode(0o700)).unwrap();
            assert_eq!(session_folder(Some(path.clone()), None), Some(path.clone()));
            assert_eq!(session_folder(None, None), None);
            assert_eq!(session_folder(Some("relative".into()), None), None);
            assert_eq!(session_folder(Some(path.join("gone")), None), None);
            fs::set_permissions(&path, Permissions::from_mode(0o750)).unwrap();
            assert_eq!(session_folder(Some(path.clone()), None), None, "others may look in");
            let shared = path.join("app/org.recourse.Recourse");
            fs::create_dir_all(&shared).unwrap();
            fs::set_permissions(&shared, Permissions::from_mode(0o700)).unwrap();
            assert_eq!(session_folder(Some(path), Some("org.recourse.Recourse".into())), Some(shared));
        }

        #[test]
        fn where_nothing_can_be_written_every_start_is_alone() {
            assert!(matches!(take_in(Path::new("/nowhere/at/all"), &[]), Role::Alone));
        }
    }
}

/// Systems without such a folder.
#[cfg(not(unix))]
mod elsewhere {
    use std::path::PathBuf;

    pub(crate) enum Role {
        First(Place),
        HandedOver,
        Alone,
    }

    pub(crate) struct Place;

    pub(crate) fn take(_: &[PathBuf]) -> Role {
        Role::Alone
    }

    impl Place {
        pub(crate) fn listen(&self, _: impl Fn(Vec<PathBuf>) + Send + 'static) {}
        pub(crate) fn give_up(&self) {}
    }
}
