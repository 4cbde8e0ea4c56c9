//! The whole journey on the example: two desks in two vaults of their own, from the first note to the answer ledger.
//!
//! It goes through the same doors as people do. What it leaves are the three packets, the secret key of the made-up
//! organization, the public keys of both sides, and the ledger. The vaults are encrypted like every vault and go at the
//! end; nothing of them is written in the clear.

mod answer;

use crate::{
    DeskError, DeskResult, challenge,
    example::{
        self, Loaded,
        text::{self, CaseFile, broken},
    },
    identity, inbox, ledger, passphrase, people, recipients, seal,
    settings::{self, Settings},
    unwatched,
    view::{BlockerKind, BlockerWay, LedgerView},
};
use answer::Answering;
use chrono::{NaiveDate, TimeDelta};
use recourse_model::{
    ChallengeId, Decision, Desk, EntryId, ErrorCode, LedgerState, PacketKind, RecipientId, Timestamp,
    Verification,
};
use recourse_packet::SignerKey;
use recourse_vault::{Vault, VaultOptions};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The sealed challenge.
pub const CHALLENGE: &str = "challenge.acp";
/// The sealed receipt.
pub const RECEIPT: &str = "receipt.acp";
/// The sealed answer.
pub const RESPONSE: &str = "response.acp";
/// The secret key of the made-up organization, as stock `age` reads it.
pub const KEY: &str = "organization.key";
/// Whose signing key is whose, as `ssh-keygen -Y verify` reads it.
pub const SIGNERS: &str = "allowed_signers";
/// The answer ledger.
pub const LEDGER: &str = "ledger.json";

/// Everything that a demo leaves in its folder.
pub const FILES: [&str; 6] = [CHALLENGE, RECEIPT, RESPONSE, KEY, SIGNERS, LEDGER];

/// The documenting group in [`SIGNERS`].
pub const GROUP: &str = "fair-fortnight-group";
/// The made-up organization in [`SIGNERS`].
pub const ORGANIZATION: &str = "example-benefits-agency";

/// How the words of the organization's key were compared.
const COMPARED: &str = "Both vaults of the demo side by side (example)";

/// Days before sealing on which the case was written down.
const RECORDED_DAY: i64 = -20;

/// What has just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// A vault was made for one side.
    Vault {
        /// Which side.
        desk: Desk,
    },
    /// The example case was written down.
    Recorded {
        /// When.
        on: NaiveDate,
        /// Its title.
        title: String,
        /// How many harms.
        harms: usize,
        /// How many pieces of evidence.
        evidence: usize,
        /// How many asks.
        asks: usize,
    },
    /// Something stood in the way of sealing.
    Blocked {
        /// What.
        kind: BlockerKind,
        /// About whom or what.
        label: String,
    },
    /// It was settled.
    Settled {
        /// What stood in the way.
        kind: BlockerKind,
        /// How it was settled.
        way: BlockerWay,
    },
    /// The words of the organization's keys were compared, and are the same on both sides.
    WordsCompared {
        /// The twelve words.
        words: Vec<String>,
    },
    /// A packet was sealed.
    Sealed {
        /// When.
        on: NaiveDate,
        /// What it is.
        kind: PacketKind,
        /// Its name in the folder.
        file: &'static str,
        /// Its size in bytes.
        bytes: u64,
    },
    /// A packet was taken in on the other side.
    Imported {
        /// When.
        on: NaiveDate,
        /// What it is.
        kind: PacketKind,
        /// What verification found.
        verification: Verification,
    },
    /// A claim was worked and decided.
    Decided {
        /// Its number.
        number: u32,
        /// Its title.
        title: String,
        /// The decision.
        decision: Decision,
        /// How many tests stand on its worksheet.
        tests: usize,
    },
    /// The ledger was worked out.
    Ledger {
        /// As of which day.
        on: NaiveDate,
    },
}

/// An ask whose state is not the one that the example calls for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The ask's number.
    pub number: u32,
    /// What the example calls for.
    pub expected: LedgerState,
    /// What was worked out, if the ask is there at all.
    pub found: Option<LedgerState>,
}

/// How the demo ended.
#[derive(Debug, Clone)]
pub struct DemoResult {
    /// The answer ledger.
    pub ledger: LedgerView,
    /// Asks that do not stand as the example says; none if all is well.
    pub differences: Vec<Difference>,
}

/// Two vaults that last as long as the demo.
struct Stage {
    folder: PathBuf,
    casebook: Option<Vault>,
    register: Option<Vault>,
}

impl Stage {
    fn set(out: &Path, options: VaultOptions) -> DeskResult<Self> {
        let folder = out.join(format!(".vaults-{}", std::process::id()));
        // From here on whatever goes wrong takes the folder away.
        let mut stage = Self { folder, casebook: None, register: None };
        let make = |desk: Desk, name: &str| {
            let settings = Settings { name: name.to_owned(), desk, ..Settings::default() };
            let words = passphrase::suggest()?;
            settings::create_vault_with(&stage.folder.join(desk.as_str()), &words, &settings, options)
        };
        let (casebook, register) = (
            make(Desk::Casebook, "Fair Fortnight Group (example)")?,
            make(Desk::Register, "Example organization")?,
        );
        stage.casebook = Some(casebook);
        stage.register = Some(register);
        Ok(stage)
    }

    fn casebook(&self) -> DeskResult<&Vault> {
        self.casebook.as_ref().ok_or_else(broken)
    }

    fn register(&self) -> DeskResult<&Vault> {
        self.register.as_ref().ok_or_else(broken)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The vaults close first: their keys are wiped before their files go.
        self.casebook = None;
        self.register = None;
        // What cannot be removed is ciphertext whose passphrase nobody knows.
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// The demo while it runs.
struct Demo<'a> {
    out: &'a Path,
    stage: Stage,
    sealing: Timestamp,
    tell: &'a mut dyn FnMut(Step),
}

/// Plays the whole journey, so that it ends at `now`, and leaves [`FILES`] in the folder `out`.
///
/// # Errors
/// [`ErrorCode::PacketWrite`] when one of the files is there already or the folder cannot be written; whatever a desk
/// refuses, which would be a fault of the program.
pub fn run(
    out: &Path,
    now: Timestamp,
    options: VaultOptions,
    tell: &mut dyn FnMut(Step),
) -> DeskResult<DemoResult> {
    let cannot = |name: &str| DeskError::refused_with(ErrorCode::PacketWrite, "name", name);
    fs::create_dir_all(out).map_err(|_| cannot("folder"))?;
    if let Some(name) = FILES.iter().find(|name| out.join(name).symlink_metadata().is_ok()) {
        return Err(cannot(name));
    }
    let timeline = text::timeline()?;
    let sealing = now - days(timeline.ledger_day)?;
    let stage = Stage::set(out, options)?;
    let mut demo = Demo { out, stage, sealing, tell };
    (demo.tell)(Step::Vault { desk: Desk::Casebook });
    (demo.tell)(Step::Vault { desk: Desk::Register });

    let case = text::case(sealing.date_naive())?;
    let recipient = demo.exchange_card(&case)?;
    let loaded = demo.record(&case, recipient)?;
    demo.settle(&case, &loaded)?;
    demo.seal_challenge(&loaded)?;
    let entry = demo.import_challenge(demo.at(timeline.received_day)?)?;
    let tests = demo.answer(&case, entry, &timeline)?;
    demo.leave_keys()?;
    demo.compare(&case, loaded.challenge_id, now, &tests)
}

fn days(days: i64) -> DeskResult<TimeDelta> {
    TimeDelta::try_days(days).ok_or_else(broken)
}

impl Demo<'_> {
    /// The moment so many days after sealing.
    fn at(&self, day: i64) -> DeskResult<Timestamp> {
        Ok(self.sealing + days(day)?)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.out.join(name)
    }

    /// The organization publishes its card, and the group takes it in.
    fn exchange_card(&self, case: &CaseFile) -> DeskResult<RecipientId> {
        let about = case.recipients.first().ok_or_else(broken)?;
        let now = self.at(RECORDED_DAY)?;
        let register = self.stage.register()?;
        let (name, contact, promises) = (about.name.clone(), about.contact.clone(), about.promises.clone());
        identity::save(register, Desk::Register, name, contact, promises, now)?;
        let card = self.stage.folder.join("card.acp");
        seal::card(register, Desk::Register, &card, now)?;
        let imported = unwatched(|watch| inbox::import_file(self.stage.casebook()?, &card, now, watch))?;
        imported.recipient_id.ok_or_else(broken)
    }

    fn record(&mut self, case: &CaseFile, recipient: RecipientId) -> DeskResult<Loaded> {
        let recorded = self.at(RECORDED_DAY)?;
        let loaded = example::load_for(self.stage.casebook()?, case, recipient, recorded, self.sealing)?;
        (self.tell)(Step::Recorded {
            on: recorded.date_naive(),
            title: case.case.title.clone(),
            harms: case.harms.len(),
            evidence: case.evidence.len(),
            asks: case.asks.len(),
        });
        Ok(loaded)
    }

    /// Settles whatever stands in the way of sealing, as the group would.
    fn settle(&mut self, case: &CaseFile, loaded: &Loaded) -> DeskResult<()> {
        // Settling one thing may bring up another; more rounds than things there are would be a fault.
        for _ in 0..=case.consents.len() + case.evidence.len() + case.recipients.len() {
            let view = challenge::view(self.stage.casebook()?, loaded.challenge_id, self.sealing)?;
            let Some(blocker) = view.blockers.into_iter().next() else { return Ok(()) };
            (self.tell)(Step::Blocked { kind: blocker.kind, label: blocker.label.clone() });
            let way = match blocker.kind {
                BlockerKind::ConsentExpired => {
                    let text = loaded.settling(case, blocker.person_id).ok_or_else(broken)?;
                    people::save_consent(self.stage.casebook()?, loaded.consent(text)?, self.sealing)?;
                    BlockerWay::RecordConsent
                }
                BlockerKind::KeyUnchecked => {
                    self.compare_words(blocker.recipient_id.ok_or_else(broken)?)?;
                    BlockerWay::CompareWords
                }
                _ => {
                    let ways = [BlockerWay::UseCleanedCopy, BlockerWay::IncludeAsIs];
                    let way = ways.into_iter().find(|way| blocker.ways.contains(way)).ok_or_else(broken)?;
                    challenge::settle(
                        self.stage.casebook()?,
                        loaded.challenge_id,
                        &blocker.key,
                        way,
                        self.sealing,
                    )?;
                    way
                }
            };
            (self.tell)(Step::Settled { kind: blocker.kind, way });
        }
        Err(broken())
    }

    /// Compares the words that both sides see of the organization's keys.
    fn compare_words(&mut self, id: RecipientId) -> DeskResult<()> {
        let casebook = self.stage.casebook()?;
        let theirs = identity::view(self.stage.register()?, Desk::Register, self.sealing)?.words;
        let ours = recipients::rows(casebook)?
            .into_iter()
            .find(|row| row.recipient.id == id)
            .ok_or_else(broken)?
            .words;
        if ours != theirs {
            return Err(broken());
        }
        recipients::mark_checked(casebook, id, COMPARED, self.sealing)?;
        (self.tell)(Step::WordsCompared { words: ours });
        Ok(())
    }

    fn seal_challenge(&mut self, loaded: &Loaded) -> DeskResult<()> {
        let target = self.path(CHALLENGE);
        let casebook = self.stage.casebook()?;
        let sealed =
            unwatched(|watch| seal::challenge(casebook, loaded.challenge_id, &target, self.sealing, watch))?;
        self.sealed(PacketKind::Challenge, CHALLENGE, self.sealing, sealed.bytes);
        Ok(())
    }

    fn sealed(&mut self, kind: PacketKind, file: &'static str, at: Timestamp, bytes: u64) {
        (self.tell)(Step::Sealed { on: at.date_naive(), kind, file, bytes });
    }

    /// Takes a packet in.
    fn import(&mut self, desk: Desk, file: &str, at: Timestamp) -> DeskResult<Option<EntryId>> {
        let vault = match desk {
            Desk::Casebook => self.stage.casebook()?,
            Desk::Register => self.stage.register()?,
        };
        let view = unwatched(|watch| inbox::import_file(vault, &self.path(file), at, watch))?;
        (self.tell)(Step::Imported { on: at.date_naive(), kind: view.kind, verification: view.verification });
        Ok(view.entry_id)
    }

    fn import_challenge(&mut self, at: Timestamp) -> DeskResult<EntryId> {
        self.import(Desk::Register, CHALLENGE, at)?.ok_or_else(broken)
    }

    /// The organization answers, and the group takes in what comes back. Gives the states that the example calls for.
    fn answer(
        &mut self,
        case: &CaseFile,
        entry_id: EntryId,
        timeline: &text::Timeline,
    ) -> DeskResult<Vec<text::ExpectedText>> {
        let answer = text::answer(self.sealing.date_naive())?;
        let (received, at) = (self.at(timeline.receipt_day)?, self.at(timeline.response_day)?);
        let vault = self.stage.register.take().ok_or_else(broken)?;
        let desk = Answering { vault: &vault, entry_id, case, answer: &answer };
        let result = self.answer_from(&desk, received, at);
        self.stage.register = Some(vault);
        result?;
        self.import(Desk::Casebook, RESPONSE, at)?;
        Ok(answer.expected_ledger)
    }

    fn answer_from(&mut self, desk: &Answering<'_>, received: Timestamp, at: Timestamp) -> DeskResult<()> {
        desk.take_up(received)?;
        let target = self.path(RECEIPT);
        let sealed = unwatched(|watch| seal::receipt(desk.vault, desk.entry_id, &target, received, watch))?;
        self.sealed(PacketKind::Receipt, RECEIPT, received, sealed.bytes);
        self.import(Desk::Casebook, RECEIPT, received)?;
        let tests = desk.work(at, self.tell)?;
        desk.write(&tests, at)?;
        let target = self.path(RESPONSE);
        let sealed = unwatched(|watch| seal::response(desk.vault, desk.entry_id, &target, at, watch))?;
        self.sealed(PacketKind::Response, RESPONSE, at, sealed.bytes);
        Ok(())
    }

    /// Leaves what stock tools need to open and check the packets.
    fn leave_keys(&self) -> DeskResult<()> {
        let own = identity::of_desk(self.stage.register()?, Desk::Register, self.sealing)?;
        let group = identity::of_desk(self.stage.casebook()?, Desk::Casebook, self.sealing)?;
        let secret = own.age_secret.reveal();
        let key = format!(
            "# The secret key of the made-up organization of the Recourse demo. An example: it protects nothing.\n\
             # public key: {}\n{secret}\n",
            own.age_recipient
        );
        let of = |key: &str| key.parse::<SignerKey>();
        let signers = of(&group.signing_key)?.allowed_signers_line(GROUP)
            + &of(&own.signing_key)?.allowed_signers_line(ORGANIZATION);
        self.leave(KEY, key.as_bytes())?;
        self.leave(SIGNERS, signers.as_bytes())
    }

    fn leave(&self, name: &str, bytes: &[u8]) -> DeskResult<()> {
        crate::part::write_whole(self.stage.casebook()?, &self.path(name), |to| Ok(to.write_all(bytes)?))
    }

    /// Works the ledger out and lays it beside what the example calls for.
    fn compare(
        &mut self,
        case: &CaseFile,
        challenge: ChallengeId,
        now: Timestamp,
        expected: &[text::ExpectedText],
    ) -> DeskResult<DemoResult> {
        let ledger = ledger::view(self.stage.casebook()?, challenge, now)?;
        (self.tell)(Step::Ledger { on: ledger.today });
        let json = serde_json::to_vec_pretty(&ledger).map_err(|_| broken())?;
        self.leave(LEDGER, &json)?;
        let mut differences = Vec::new();
        for one in expected {
            let number = case.asks.iter().find(|ask| ask.key == one.ask).ok_or_else(broken)?.position;
            let found = ledger.rows.iter().find(|row| row.number == number).map(|row| row.state);
            if found != Some(one.state) {
                differences.push(Difference { number, expected: one.state, found });
            }
        }
        Ok(DemoResult { ledger, differences })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn the_journey_ends_with_the_ledger_that_the_example_calls_for_and_leaves_its_files_alone() {
        let folder = tempfile::tempdir().unwrap();
        let mut steps = Vec::new();
        let result =
            run(folder.path(), now(), VaultOptions { work_factor: 4 }, &mut |step| steps.push(step)).unwrap();
        assert_eq!(result.differences, []);
        assert_eq!(result.ledger.rows.len(), 7);
        let blocked = |wanted: BlockerKind| {
            steps.iter().any(|step| matches!(step, Step::Blocked { kind, .. } if *kind == wanted))
        };
        assert!(blocked(BlockerKind::ConsentExpired) && blocked(BlockerKind::KeyUnchecked), "{steps:?}");
        let mut left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        let mut expected = FILES;
        expected.sort_unstable();
        assert_eq!(left, expected);
        let again = run(folder.path(), now(), VaultOptions { work_factor: 4 }, &mut |_| {});
        assert_eq!(again.unwrap_err().code(), ErrorCode::PacketWrite, "nothing is written over");
    }

    #[test]
    fn the_example_can_be_sealed_imported_and_answered_in_one_vault() {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::default();
        let words = passphrase::suggest().unwrap();
        let options = VaultOptions { work_factor: 4 };
        let vault =
            settings::create_vault_with(&folder.path().join("v"), &words, &settings, options).unwrap();
        let case_id = example::load(&vault, now()).unwrap();
        assert!(recipients::rows(&vault).unwrap().iter().all(|row| row.example));
        let view = crate::casebook::case_view(&vault, case_id, now()).unwrap();
        let id = view.challenges.first().unwrap().challenge.id;
        let blocked = challenge::require_ready(&vault, id, now()).unwrap_err();
        assert_eq!(blocked.code(), ErrorCode::ChallengeBlocked);
        example::load(&vault, now()).unwrap();
        assert_eq!(
            recipients::rows(&vault).unwrap().len(),
            1,
            "one organization, however often it is loaded"
        );
    }
}
