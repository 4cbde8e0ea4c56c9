//! Moments and dates that may be known only roughly.

use chrono::{DateTime, Datelike, NaiveDate, SubsecRound, Utc};

/// A moment in UTC, written as RFC 3339.
pub type Timestamp = DateTime<Utc>;

words! {
    /// How exactly a date is known.
    pub enum Precision {
        /// To the day.
        Day = "day",
        /// To the month; the day of the stored date means nothing.
        Month = "month",
        /// To the year.
        Year = "year",
        /// About then.
        About = "about",
    }
}

words! {
    /// How far the moment of sealing is rounded, so that it says less about the person who sealed.
    pub enum Rounding {
        /// To the second.
        Second = "second",
        /// To the hour.
        Hour = "hour",
        /// To the day.
        Day = "day",
    }
}

impl Rounding {
    /// The moment, cut down to this rounding.
    #[must_use]
    pub fn apply(self, at: Timestamp) -> Timestamp {
        let seconds = at.timestamp();
        let kept = match self {
            Self::Second => seconds,
            Self::Hour => seconds - seconds.rem_euclid(3_600),
            Self::Day => seconds - seconds.rem_euclid(86_400),
        };
        DateTime::from_timestamp(kept, 0).unwrap_or_else(|| at.trunc_subsecs(0))
    }
}

shared! {
    /// When something happened, as far as anyone knows.
    pub struct Occurred {
        /// First or only day.
        pub from: Option<NaiveDate>,
        /// Last day, if it went on.
        pub to: Option<NaiveDate>,
        /// How exactly the dates are known.
        pub precision: Option<Precision>,
    }
}

impl Occurred {
    /// Whether nobody has said when.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// The year in which it began, if known.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        self.from.or(self.to).map(|date| date.year())
    }
}
