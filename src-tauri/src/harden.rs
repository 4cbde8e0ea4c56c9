//! What is set before anything else happens.

/// No core dumps: a core dump would hold keys and open records.
pub(crate) fn process() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // A system that does not allow this has no core dumps to forbid, or an administrator who wants them.
    let _ignored = setrlimit(Resource::Core, none);
}
