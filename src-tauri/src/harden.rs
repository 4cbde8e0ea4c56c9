//! What is set before anything else happens.

/// No core dumps: a core dump would hold keys and open records. And no word of content on the standard error when the
/// program breaks.
pub(crate) fn process() {
    no_core_dumps();
    quiet_panics();
}

fn no_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // A system that does not allow this has no core dumps to forbid, or an administrator who wants them.
    let _ignored = setrlimit(Resource::Core, none);
    // The limit is not looked at where dumps are piped to a handler, as most distributions do; this is. It also keeps
    // other programs of the same user from reading this one's memory. It holds for this process, not for the ones that
    // draw the page.
    #[cfg(target_os = "linux")]
    if !needs_portal(std::path::Path::new("/.flatpak-info"), std::env::var_os("GTK_USE_PORTAL").as_deref()) {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ignored = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// Whether file dialogs come from the desktop portal. It looks into the process that asks, and shows no dialog, without
/// a word, when it may not.
#[cfg(target_os = "linux")]
fn needs_portal(flatpak_info: &std::path::Path, gtk_use_portal: Option<&std::ffi::OsStr>) -> bool {
    flatpak_info.exists() || gtk_use_portal.is_some()
}

/// The message of a panic may quote what was being worked on. Only the place in the program is told; a build for
/// development tells all.
fn quiet_panics() {
    use std::io::Write;
    if cfg!(debug_assertions) {
        return;
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let _ignored = writeln!(std::io::stderr(), "The program broke at {place}");
    }));
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::{needs_portal, no_core_dumps};
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};
    use std::{ffi::OsStr, path::Path};

    #[test]
    fn the_portal_may_look_only_where_dialogs_need_it() {
        let nowhere = Path::new("/.nothing-of-this-name");
        assert!(!needs_portal(nowhere, None));
        assert!(needs_portal(nowhere, Some(OsStr::new("1"))));
        assert!(needs_portal(Path::new("/"), None), "in a Flatpak");
    }

    #[test]
    fn this_process_leaves_no_core_dump() {
        no_core_dumps();
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
        if !needs_portal(Path::new("/.flatpak-info"), std::env::var_os("GTK_USE_PORTAL").as_deref()) {
            assert_eq!(dumpable_behavior().ok(), Some(DumpableBehavior::NotDumpable));
        }
    }
}
