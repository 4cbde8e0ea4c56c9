//! Stock tools are the judges: what the app seals opens and verifies with age, tar, bagit.py, sha256sum and ssh-keygen.
//!
//! `./dev test` installs them. Where one is missing these tests fail and say so: a promise nobody checked is none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "journey/people.rs"]
#[allow(dead_code, reason = "shared with the journeys")]
mod people;

mod judges {
    use crate::people::{Documenting, Side, after, day_zero};
    use recourse_desk::{identity, register, response, seal, timestamp, unwatched, view::TimestampState};
    use recourse_model::{Decision, Desk, ErrorCode, PacketId, PacketKind};
    use recourse_packet::{DecryptSecret, parse_json};
    use recourse_vault::Vault;
    use std::{
        ffi::OsString,
        fs::{self, File},
        path::{Path, PathBuf},
        process::{Command, Stdio},
    };

    /// Runs a tool and gives whether it was content, and what it printed.
    fn run(command: &mut Command) -> (bool, String) {
        let name = command.get_program().to_owned();
        let output = command.output().unwrap_or_else(|error| {
            panic!(
                "the judge {} cannot be started ({error}): run the tests with `./dev test`",
                name.display()
            )
        });
        let text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&text).into_owned())
    }

    fn must(command: &mut Command) -> String {
        let (content, text) = run(command);
        assert!(content, "{command:?} was not content:\n{text}");
        text
    }

    /// bagit.py: where `./dev` put it, or on the path.
    fn bagit() -> OsString {
        std::env::var_os("RECOURSE_BAGIT").unwrap_or_else(|| "bagit.py".into())
    }

    /// `age -d -i KEY PACKET | tar x`, as the README says.
    fn unpack(packet: &Path, key: &DecryptSecret, into: &Path) -> PathBuf {
        fs::create_dir_all(into).unwrap();
        let keyfile = into.join("key.txt");
        fs::write(&keyfile, format!("{}\n", *key.to_text())).unwrap();
        let mut age = Command::new("age")
            .args(["-d", "-i"])
            .args([keyfile.as_os_str(), packet.as_os_str()])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the judge age cannot be started: run the tests with `./dev test`");
        let stream = age.stdout.take().unwrap();
        must(Command::new("tar").args(["x", "-C"]).arg(into).stdin(stream));
        assert!(age.wait().unwrap().success(), "age was not content");
        into.join("packet")
    }

    fn judge(packet: &Path, key: &DecryptSecret, into: &Path) -> PathBuf {
        let folder = unpack(packet, key, into);
        must(Command::new(bagit()).arg("--validate").arg(&folder));
        let has_files = fs::metadata(folder.join("manifest-sha256.txt")).unwrap().len() > 0;
        for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
            if manifest.starts_with("tag") || has_files {
                must(Command::new("sha256sum").args(["--strict", "-c", manifest]).current_dir(&folder));
            }
        }
        let signers = into.join("allowed_signers");
        let json = fs::read(folder.join("packet.json")).unwrap();
        let signer = parse_json(&json).unwrap().sender.key;
        fs::write(&signers, signer.allowed_signers_line("somebody")).unwrap();
        let (good, text) = signature(&folder, &signers);
        assert!(good && text.contains("Good"), "{text}");
        folder
    }

    fn signature(folder: &Path, signers: &Path) -> (bool, String) {
        run(Command::new("ssh-keygen")
            .args(["-Y", "verify", "-I", "somebody", "-n", "ai-challenge-packet@v1", "-s"])
            .arg(folder.join("packet.json.sig"))
            .arg("-f")
            .arg(signers)
            .stdin(File::open(folder.join("packet.json")).unwrap()))
    }

    #[test]
    fn stock_tools_open_and_verify_every_kind_of_packet() {
        let documenting = Documenting::new();
        documenting.consent();
        let organization = Side::new("Example Benefits Agency", Desk::Register);
        let composed = documenting.compose(&organization, &[("Say why.", 30)]);
        let (challenge, _) = documenting.seal(composed.id);
        let own = identity::of_desk(&organization.vault, Desk::Register, day_zero()).unwrap();
        let (_, key) = identity::secrets(&own).unwrap();
        let place = tempfile::tempdir().unwrap();
        let opened = judge(&challenge, &key, &place.path().join("challenge"));
        assert_eq!(
            fs::read_to_string(opened.join("data/e0001.txt")).unwrap(),
            "Your payments stop. Reason: moved home."
        );

        let entry = organization.import(&challenge, after(1)).entry_id.unwrap();
        register::accept(&organization.vault, entry, after(1)).unwrap();
        let receipt = organization.place("receipt.acp");
        unwatched(|w| seal::receipt(&organization.vault, entry, &receipt, after(1), w)).unwrap();
        let mut sheet =
            register::view(&organization.vault, entry, "en").unwrap().worksheets.remove(0).worksheet;
        sheet.manage.decision = Some(Decision::Accepted);
        register::save_worksheet(&organization.vault, sheet.clone(), after(2)).unwrap();
        register::record_decision(&organization.vault, sheet.id, "desk lead", after(2)).unwrap();
        let draft = response::view(&organization.vault, entry, after(2)).unwrap().draft;
        response::save(&organization.vault, draft, after(2)).unwrap();
        let answer = organization.place("response.acp");
        unwatched(|w| seal::response(&organization.vault, entry, &answer, after(3), w)).unwrap();
        // The sender's own copy, and the card that everybody can open.
        judge(&receipt, &key, &place.path().join("receipt"));
        judge(&answer, &key, &place.path().join("response"));
        let everybody: DecryptSecret = recourse_packet::EVERYBODY_SECRET.parse().unwrap();
        judge(&organization.place("card.acp"), &everybody, &place.path().join("card"));
    }

    /// An authority in a folder: one certificate that vouches for itself, and answers.
    fn authority(folder: &Path) {
        let config = "[req]\ndistinguished_name = name\nprompt = no\n[name]\nCN = Example stamps\n\
            [stamps]\nkeyUsage = critical,digitalSignature\nextendedKeyUsage = critical,timeStamping\n\
            [tsa]\ndefault_tsa = one\n[one]\nserial = serial\nsigner_cert = root.pem\nsigner_key = root.key\n\
            default_policy = 1.3.6.1.4.1.99999.1\ndigests = sha256\nsigner_digest = sha256\n";
        fs::write(folder.join("config"), config).unwrap();
        openssl(
            folder,
            "req -x509 -config config -extensions stamps -newkey rsa:2048 -nodes -keyout root.key -out root.pem",
        );
    }

    fn openssl(folder: &Path, words: &str) -> String {
        must(Command::new("openssl").args(words.split_whitespace()).current_dir(folder))
    }

    /// The challenge of this vault; the card of the other side is a packet as well.
    fn sealed_challenge(vault: &Vault) -> PacketId {
        let mut packets = timestamp::packets(vault).unwrap().into_iter();
        packets.find(|packet| packet.kind == Some(PacketKind::Challenge)).unwrap().packet_id
    }

    #[test]
    fn openssl_stamps_a_sealed_packet_and_both_sides_see_what_that_is_worth() {
        let documenting = Documenting::new();
        documenting.consent();
        let organization = Side::new("Example Benefits Agency", Desk::Register);
        let composed = documenting.compose(&organization, &[("Say why.", 30)]);
        let (challenge, _) = documenting.seal(composed.id);
        let vault = &documenting.side.vault;
        let packet = sealed_challenge(vault);
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        authority(place.path());

        timestamp::export_request(vault, packet, &at("request.tsq"), after(0)).unwrap();
        timestamp::export_request(vault, packet, &at("again.tsq"), after(0)).unwrap();
        assert_eq!(fs::read(at("request.tsq")).unwrap(), fs::read(at("again.tsq")).unwrap());
        let waiting = timestamp::of_packet(vault, packet).unwrap();
        assert_eq!(waiting.len(), 1, "asked for once, however often it is written");
        assert_eq!(waiting[0].state, TimestampState::Waiting);
        openssl(place.path(), "ts -reply -config config -queryfile request.tsq -out reply.tsr");
        let bytes = vault.read(|r| r.packet_bytes(packet)).unwrap();
        fs::write(at("packet.json"), bytes.json).unwrap();
        openssl(place.path(), "ts -verify -data packet.json -in reply.tsr -CAfile root.pem");

        let added = timestamp::add(vault, packet, &at("reply.tsr"), None, after(1)).unwrap();
        assert_eq!(
            (added.state, added.asked_here, added.id),
            (TimestampState::NotChecked, true, waiting[0].id)
        );
        fs::create_dir(at("other")).unwrap();
        authority(&at("other"));
        let wrong = timestamp::check(vault, added.id, &at("other/root.pem")).unwrap_err();
        assert_eq!(wrong.code(), ErrorCode::TimestampAuthority);
        let checked = timestamp::check(vault, added.id, &at("root.pem")).unwrap();
        assert_eq!(checked.state, TimestampState::Anchored);
        assert_eq!(checked.says.unwrap().authority, "Example stamps");
        timestamp::add(vault, packet, &at("reply.tsr"), None, after(2)).unwrap();
        let kept = timestamp::of_packet(vault, packet).unwrap();
        assert_eq!(kept.len(), 1, "the same reply once more is the same stamp");
        assert_eq!(kept[0].state, TimestampState::Anchored, "its certificates stay");

        // The other side gets the stamp in its own way, and knows nothing of a request.
        let came = organization.import(&challenge, after(1)).packet.record.id;
        let root = at("root.pem");
        let theirs =
            timestamp::add(&organization.vault, came, &at("reply.tsr"), Some(&root), after(3)).unwrap();
        assert_eq!((theirs.state, theirs.asked_here), (TimestampState::Anchored, false));
        // The same reply for another packet, such as their card.
        let others = timestamp::packets(vault).unwrap().into_iter().filter(|other| other.packet_id != packet);
        let others: Vec<_> = others.collect();
        assert!(!others.is_empty());
        for other in others {
            let refused =
                timestamp::add(vault, other.packet_id, &at("reply.tsr"), None, after(3)).unwrap_err();
            assert_eq!(refused.code(), ErrorCode::TimestampOtherPacket);
            assert!(timestamp::of_packet(vault, other.packet_id).unwrap().is_empty());
        }
        timestamp::remove(vault, added.id).unwrap();
        assert!(timestamp::of_packet(vault, packet).unwrap().is_empty());
    }

    #[test]
    fn a_request_that_could_not_be_written_is_not_waited_for() {
        let documenting = Documenting::new();
        documenting.consent();
        let organization = Side::new("Example Benefits Agency", Desk::Register);
        let composed = documenting.compose(&organization, &[("Say why.", 30)]);
        documenting.seal(composed.id);
        let vault = &documenting.side.vault;
        let packet = sealed_challenge(vault);
        let place = tempfile::tempdir().unwrap();
        let nowhere = place.path().join("no/such/folder.tsq");
        let refused = timestamp::export_request(vault, packet, &nowhere, after(0)).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::PacketWrite);
        // A folder stands where the file would go: it is written and then cannot take its name.
        let taken = place.path().join("taken.tsq");
        fs::create_dir_all(taken.join("full")).unwrap();
        let refused = timestamp::export_request(vault, packet, &taken, after(0)).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::PacketWrite);
        assert!(timestamp::of_packet(vault, packet).unwrap().is_empty());
        let left = fs::read_dir(place.path()).unwrap().count();
        assert_eq!(left, 1, "nothing half-written stays");
    }

    #[test]
    fn the_judges_are_not_content_with_a_changed_word() {
        let documenting = Documenting::new();
        documenting.consent();
        let organization = Side::new("Example Benefits Agency", Desk::Register);
        let composed = documenting.compose(&organization, &[("Say why.", 30)]);
        let (challenge, _) = documenting.seal(composed.id);
        let own = identity::of_desk(&organization.vault, Desk::Register, day_zero()).unwrap();
        let (_, key) = identity::secrets(&own).unwrap();
        let place = tempfile::tempdir().unwrap();
        let folder = judge(&challenge, &key, place.path());
        let json = fs::read_to_string(folder.join("packet.json")).unwrap().replace("Say why.", "Say thanks.");
        fs::write(folder.join("packet.json"), json).unwrap();
        assert!(!signature(&folder, &place.path().join("allowed_signers")).0);
        assert!(!run(Command::new(bagit()).arg("--validate").arg(&folder)).0);
    }

    #[test]
    fn the_root_key_of_a_vault_opens_with_stock_age() {
        let documenting = Documenting::new();
        let vault = documenting.side.folder.path().join("vault");
        let words =
            recourse_desk::settings::make_recovery(&documenting.side.vault, day_zero()).unwrap().join(" ");
        for (file, passphrase) in
            [("passphrase.age", crate::people::PASSPHRASE), ("recovery-1.age", words.as_str())]
        {
            let text = age_with_passphrase(&vault.join("keys").join(file), passphrase);
            assert!(text.contains("AGE-SECRET-KEY-1"), "{file}: {text}");
        }
    }

    /// `age -d` reads a passphrase from a terminal only; `script` gives it one.
    fn age_with_passphrase(file: &Path, passphrase: &str) -> String {
        use std::io::Write;
        let line = format!("age -d '{}'", file.display());
        let mut child = Command::new("script")
            .args(["-qec", &line, "/dev/null"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the judge script cannot be started: run the tests with `./dev test`");
        let mut input = child.stdin.take().unwrap();
        // The terminal must be quiet before the passphrase is typed.
        std::thread::sleep(std::time::Duration::from_millis(400));
        writeln!(input, "{passphrase}").unwrap();
        let output = child.wait_with_output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
