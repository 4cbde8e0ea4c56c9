//! The packet format through its public doors.

mod attacks;
mod json;
mod judges;
mod kit;
mod record;
mod round_trip;
mod sweep;
