//! The typed contract between the window and the desks.
