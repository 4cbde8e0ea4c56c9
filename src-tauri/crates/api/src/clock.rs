//! The one place that reads the clock. Everything below is told the time.

use recourse_model::Timestamp;

/// The present moment.
pub(crate) fn now() -> Timestamp {
    chrono::Utc::now()
}
