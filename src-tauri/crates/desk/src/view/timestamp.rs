//! Views of the time-stamps that others put on packets.

use recourse_model::{Direction, PacketId, PacketKind, PacketTimestampId, Sha256Hash, Timestamp};

view! {
    /// How far a time-stamp is, and what it is worth today.
    pub enum TimestampState {
        /// A request was written; no reply was taken in yet.
        Waiting,
        /// It holds, and its authority's certificate leads to one that the person gave.
        Anchored,
        /// It holds in itself, but no certificate was compared: anybody may have made it.
        NotChecked,
        /// What is kept does not hold. It proves nothing.
        Broken,
    }
}

view! {
    /// One time-stamp of a packet, judged anew whenever it is looked at, or the request for one.
    pub struct TimestampView {
        /// Its id.
        pub id: PacketTimestampId,
        /// How far it is.
        pub state: TimestampState,
        /// When the request was written, or the reply came in without one.
        pub added_at: Timestamp,
        /// Whether the reply answers a request that was made here.
        pub asked_here: bool,
        /// What it says, if it holds.
        pub says: Option<TimestampSays>,
        /// The stable word for what is wrong with a broken one.
        pub reason: Option<String>,
    }
}

view! {
    /// What a time-stamp says.
    pub struct TimestampSays {
        /// The time on it.
        pub at: Timestamp,
        /// The latest time that it may mean, as far as the authority says how exact it is.
        pub latest: Timestamp,
        /// The authority, as its certificate names it.
        pub authority: String,
        /// The name in the certificate at the root, if one was compared.
        pub root: Option<String>,
        /// The SHA-256 of that certificate, to be compared with what the authority publishes.
        #[cfg_attr(feature = "ts", ts(type = "string | null"))]
        pub root_sha256: Option<Sha256Hash>,
        /// Its number at the authority, in hex digits.
        pub serial: String,
        /// The rules under which it was given, as an object identifier.
        pub policy: String,
    }
}

view! {
    /// A packet of the vault with its time-stamps.
    pub struct StampedPacket {
        /// The packet.
        pub packet_id: PacketId,
        /// What it is.
        pub kind: Option<PacketKind>,
        /// Which way it went.
        pub direction: Option<Direction>,
        /// Who is on the other side.
        pub counterpart: String,
        /// The SHA-256 of its packet.json: what is stamped.
        pub sha256: Sha256Hash,
        /// Its time-stamps and the requests for them.
        pub timestamps: Vec<TimestampView>,
    }
}
