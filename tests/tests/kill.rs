//! The process is killed at any moment. Every write that it acknowledged is there afterwards, the vault opens, and no
//! half packet is visible.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "journey/people.rs"]
#[allow(dead_code, reason = "shared with the journeys")]
mod people;

mod kill {
    use crate::people::{Documenting, PASSPHRASE, Side, after, day_zero};
    use recourse_desk::{
        casebook, challenge, evidence, identity, inbox, recipients, register, seal, settings, unwatched,
        view::BlockerWay,
    };
    use recourse_model::{Ask, CaseId, Desk, Direction, Evidence, Harm, HarmId, PacketRecord, Sha256Hash};
    use recourse_packet::DecryptSecret;
    use recourse_vault::Vault;
    use std::{
        fs,
        io::{BufRead, BufReader, Read, Write},
        path::{Path, PathBuf},
        process::{Child, Command, Stdio},
        time::{Duration, Instant},
    };

    const FOLDER: &str = "RECOURSE_KILL_FOLDER";
    const ROUNDS: u64 = 24;

    /// Tells the parent that a write is done. Only what was told must survive.
    fn acknowledge(what: &str) {
        let mut out = std::io::stdout().lock();
        writeln!(out, "done {what}").unwrap();
        out.flush().unwrap();
    }

    /// What the killed process does, over and over: recording, adding evidence, sealing, importing.
    fn live(folder: &Path) {
        let vault = settings::open_vault(&folder.join("vault"), PASSPHRASE).unwrap();
        let case: CaseId = fs::read_to_string(folder.join("case")).unwrap().parse().unwrap();
        let start = Instant::now();
        for turn in 0_u32.. {
            let stamp = format!("{}-{turn}", std::process::id());
            record(&vault, case, &stamp);
            add(&vault, case, folder, &stamp);
            seal_one(&vault, case, folder, &stamp);
            if turn == 0 {
                import(&vault, folder);
            }
            assert!(start.elapsed() < Duration::from_secs(60), "nobody killed this process");
        }
    }

    fn record(vault: &Vault, case: CaseId, stamp: &str) {
        let mut harm = casebook::new_harm(vault, Some(case), &format!("harm {stamp}"), day_zero()).unwrap();
        for letters in 1..=8 {
            harm.facts.what_happened = format!("{stamp} {}", "x".repeat(letters));
            casebook::save_harm(vault, harm.clone(), day_zero()).unwrap();
            acknowledge(&format!("harm {} {}", harm.id, harm.facts.what_happened.len()));
        }
        casebook::delete_harm(vault, harm.id, day_zero()).unwrap();
        acknowledge(&format!("forgot {}", harm.id));
    }

    fn add(vault: &Vault, case: CaseId, folder: &Path, stamp: &str) {
        let file = folder.join(format!("evidence {stamp}"));
        fs::write(&file, stamp.repeat(20_000)).unwrap();
        let piece =
            unwatched(|watch| evidence::add_file(vault, case, None, &file, day_zero(), watch)).unwrap();
        acknowledge(&format!("evidence {}", piece.sha256));
        fs::remove_file(file).unwrap();
    }

    fn seal_one(vault: &Vault, case: CaseId, folder: &Path, stamp: &str) {
        let mut composed = challenge::begin(vault, case, day_zero()).unwrap();
        composed.recipients = vec![recipients::rows(vault).unwrap()[0].recipient.id];
        challenge::save(vault, composed.clone(), day_zero()).unwrap();
        let ask = Ask { challenge_id: composed.id, text: "Say why.".into(), ..Ask::default() };
        challenge::save_ask(vault, ask).unwrap();
        for blocker in challenge::view(vault, composed.id, day_zero()).unwrap().blockers {
            challenge::settle(vault, composed.id, &blocker.key, BlockerWay::IncludeAsIs, day_zero()).unwrap();
        }
        let path = folder.join(format!("packet {stamp}.acp"));
        let sealed =
            unwatched(|watch| seal::challenge(vault, composed.id, &path, day_zero(), watch)).unwrap();
        acknowledge(&format!("sealed {}", sealed.sha256));
    }

    fn import(vault: &Vault, folder: &Path) {
        if let Ok(view) =
            unwatched(|watch| inbox::import_file(vault, &folder.join("incoming.acp"), after(1), watch))
        {
            acknowledge(&format!("imported {}", view.packet.record.sha256));
        }
    }

    #[test]
    fn child() {
        if let Some(folder) = std::env::var_os(FOLDER) {
            live(Path::new(&folder));
        }
    }

    fn start(folder: &Path) -> Child {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kill::child", "--nocapture"])
            .env(FOLDER, folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// Lets the process live until it has acknowledged `count` writes and `extra` more time, and kills it.
    fn run_and_kill(folder: &Path, count: usize, extra: Duration) -> Vec<String> {
        let mut child = start(folder);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut told = Vec::new();
        while told.len() < count {
            let line = lines.next().expect("the process ended by itself").unwrap();
            told.extend(line.strip_prefix("done ").map(str::to_owned));
        }
        std::thread::sleep(extra);
        child.kill().unwrap();
        child.wait().unwrap();
        told.extend(
            lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("done ").map(str::to_owned)),
        );
        told
    }

    fn prepare() -> (tempfile::TempDir, Side) {
        let documenting = Documenting::new();
        documenting.consent();
        let organization = Side::new("Example Benefits Agency", Desk::Register);
        documenting.know(&organization);
        let Documenting { side: Side { vault, folder }, case, .. } = documenting;
        fs::write(folder.path().join("case"), case.to_string()).unwrap();
        // A challenge from somebody else to this vault's own register.
        let other = Documenting::new();
        other.consent();
        let here = Side { vault, folder: tempfile::tempdir().unwrap() };
        let composed = other.compose(&here, &[("Say why.", 30)]);
        let (packet, _) = other.seal(composed.id);
        fs::copy(packet, folder.path().join("incoming.acp")).unwrap();
        here.vault.lock().unwrap();
        (folder, organization)
    }

    #[test]
    fn at_any_moment_nothing_acknowledged_is_lost_and_no_half_packet_is_seen() {
        let (folder, organization) = prepare();
        let own = identity::of_desk(&organization.vault, Desk::Register, day_zero()).unwrap();
        let keys = [identity::secrets(&own).unwrap().1];
        let mut told: Vec<String> = Vec::new();
        for round in 0..ROUNDS {
            let extra = Duration::from_micros(round * 9_700 % 60_000);
            told.extend(run_and_kill(folder.path(), usize::try_from(round % 15).unwrap(), extra));
            let vault = settings::open_vault(&folder.path().join("vault"), PASSPHRASE).unwrap();
            everything_told_is_there(&vault, &told);
            assert!(settings::logs_unbroken(&vault).unwrap());
            no_half_packet(folder.path());
            every_sealed_packet_is_there(&vault, folder.path(), &keys);
        }
        // Fourteen words of a run lie behind its import, whether or not that was told before an earlier end.
        told.extend(run_and_kill(folder.path(), 14, Duration::ZERO));
        let vault = settings::open_vault(&folder.path().join("vault"), PASSPHRASE).unwrap();
        everything_told_is_there(&vault, &told);
        assert_eq!(register::rows(&vault, after(1)).unwrap().len(), 1, "no round got as far as importing");
        for kind in ["harm", "evidence", "sealed"] {
            assert!(told.iter().any(|line| line.starts_with(kind)), "no round got as far as {kind}");
        }
        let packets = packets_in(folder.path());
        assert!(!packets.is_empty());
        organization.import(&packets[0], after(1));
    }

    fn everything_told_is_there(vault: &Vault, told: &[String]) {
        let forgot = |id: &str| told.iter().any(|line| line.strip_prefix("forgot ") == Some(id));
        for line in told {
            let mut words = line.split(' ');
            let (kind, what) = (words.next().unwrap(), words.next().unwrap());
            match kind {
                "harm" if !forgot(what) => {
                    let id: HarmId = what.parse().unwrap();
                    let length: usize = words.next().unwrap().parse().unwrap();
                    // The last word that was told; the deletion may have come without being told.
                    let kept = vault.read(|r| r.find::<Harm>(id)).unwrap();
                    let long_enough = |harm: Harm| harm.facts.what_happened.len() >= length;
                    let last = told.iter().filter(|l| l.contains(what)).count() == 8;
                    assert!(kept.map_or(last, long_enough), "{line}");
                }
                "evidence" => {
                    let sha256: Sha256Hash = what.parse().unwrap();
                    assert_eq!(vault.read(|r| r.evidence_by_sha256(sha256)).unwrap().len(), 1, "{line}");
                    let mut bytes = Vec::new();
                    vault.open_blob(sha256).unwrap().read_to_end(&mut bytes).unwrap();
                }
                "sealed" | "imported" => {
                    let sha256: Sha256Hash = what.parse().unwrap();
                    assert!(vault.read(|r| r.packet_by_sha256(sha256)).unwrap().is_some(), "{line}");
                }
                _ => {}
            }
        }
        let rows = register::rows(vault, after(1)).unwrap();
        assert!(rows.len() <= 1, "an import is there once or not at all");
        let evidence: Vec<Evidence> = vault.read(|r| r.list()).unwrap();
        for piece in evidence {
            assert!(vault.read(|r| r.blob(piece.sha256)).unwrap().is_some(), "a row without its bytes");
        }
        let records: Vec<PacketRecord> = vault.read(|r| r.list()).unwrap();
        for record in records {
            vault.read(|r| r.packet_bytes(record.id)).unwrap();
        }
    }

    /// Whatever the vault counts as sealed lies there under its name, whole; see `part::finish_pending`.
    fn every_sealed_packet_is_there(vault: &Vault, folder: &Path, keys: &[DecryptSecret]) {
        let there: Vec<Sha256Hash> = packets_in(folder)
            .iter()
            .map(|path| {
                recourse_packet::verify(fs::File::open(path).unwrap(), keys, &mut recourse_packet::unwatched)
            })
            .map(|verified| verified.unwrap().sha256())
            .collect();
        let sent = vault.read(|r| r.packets(Direction::Sent)).unwrap();
        for record in sent.iter().filter(|record| record.challenge_id.is_some()) {
            assert!(there.contains(&record.sha256), "counted as sealed, and not there");
        }
        assert_eq!(there.len(), sent.len(), "a packet that the vault knows nothing of");
    }

    fn packets_in(folder: &Path) -> Vec<PathBuf> {
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("packet ")).collect()
    }

    fn no_half_packet(folder: &Path) {
        for path in packets_in(folder) {
            assert_eq!(path.extension().unwrap(), "acp", "{}", path.display());
        }
        let left = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let left: Vec<_> = left.filter(|name| name.to_string_lossy().ends_with(".part")).collect();
        assert!(left.is_empty(), "half packets were left: {left:?}");
    }
}
