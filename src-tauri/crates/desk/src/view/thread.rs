//! Views of a thread: what followed a challenge, what is missing, and what it proves.

use chrono::NaiveDate;
use recourse_model::{AskId, Deadlines, PacketId, Sha256Hash};

use super::PacketView;

view! {
    /// Packets of one sender that are not here, though later ones are.
    pub struct ThreadGap {
        /// Who sent them, by the name in the later packets.
        pub sender: String,
        /// Whether this vault sealed the later ones.
        pub ours: bool,
        /// The number of the first that is missing.
        pub from: u32,
        /// The number of the last in this row.
        pub to: u32,
    }
}

view! {
    /// What an update changes, by the numbers of claims and asks.
    pub struct UpdateView {
        /// What is new, in words.
        pub text: String,
        /// New claims.
        pub new_claims: Vec<u32>,
        /// Claims that are worded anew.
        pub reworded_claims: Vec<u32>,
        /// Claims that are taken back.
        pub withdrawn_claims: Vec<u32>,
        /// New asks.
        pub new_asks: Vec<u32>,
        /// Asks that are worded anew.
        pub reworded_asks: Vec<u32>,
        /// Asks that are taken back.
        pub withdrawn_asks: Vec<u32>,
        /// New dates.
        pub deadlines: Deadlines,
    }
}

view! {
    /// What is said to the answer to one ask.
    pub struct RejoinderLine {
        /// The ask.
        pub ask_id: AskId,
        /// Its number, if it is an ask of this thread.
        pub number: Option<u32>,
        /// What is said.
        pub text: String,
    }
}

view! {
    /// A reply to an answer.
    pub struct RejoinderView {
        /// About the answer as a whole.
        pub text: String,
        /// Ask by ask.
        pub asks: Vec<RejoinderLine>,
    }
}

view! {
    /// What came of holding a disclosed item against what was promised for it.
    pub enum RevealState {
        /// It is the very item: its bytes and the salt give the commitment that was signed then.
        Proven,
        /// It is not that item: its bytes and the salt give another commitment.
        NotMatching,
        /// No earlier packet here, of this sender, promises such an item.
        NothingPromised,
        /// Nobody has looked yet.
        NotChecked,
    }
}

view! {
    /// An item that was withheld and is handed over.
    pub struct RevealView {
        /// The commitment.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub commitment: Sha256Hash,
        /// The file in the packet that hands it over.
        pub path: String,
        /// What the sender calls that file.
        pub title: String,
        /// What was found.
        pub state: RevealState,
        /// The packet that promised it, if it is here.
        pub promised_in: Option<PacketId>,
        /// The day on which that packet came, or was sealed, here.
        pub promised_on: Option<NaiveDate>,
        /// The reason that was given for keeping it back.
        pub reason: String,
    }
}

view! {
    /// One packet of a thread.
    pub struct ThreadPacket {
        /// The packet.
        pub packet: PacketView,
        /// Whether its sender gave its number to an earlier packet that is here too. Both are kept; the one that came
        /// first counts.
        pub fork: bool,
        /// Whether a later packet of the same sender came before it.
        pub late: bool,
        /// Whether it answers a packet that is not here.
        pub answers_missing: bool,
        /// What it changes, if it is an update.
        pub update: Option<UpdateView>,
        /// What it says, if it is a reply to an answer.
        pub rejoinder: Option<RejoinderView>,
        /// What it hands over.
        pub reveals: Vec<RevealView>,
    }
}

view! {
    /// The challenge was taken back.
    pub struct WithdrawalView {
        /// The packet that says so.
        pub packet_id: PacketId,
        /// The day on which it came, or was sealed, here.
        pub on: NaiveDate,
        /// Why.
        pub reason: String,
        /// Whether the other side is asked to delete what it was sent.
        pub please_delete: bool,
    }
}

view! {
    /// Everything that was said in one thread.
    pub struct ThreadView {
        /// Its packets, in the order in which they came here.
        pub packets: Vec<ThreadPacket>,
        /// What is missing.
        pub gaps: Vec<ThreadGap>,
        /// Whether the challenge was taken back.
        pub withdrawn: Option<WithdrawalView>,
    }
}
