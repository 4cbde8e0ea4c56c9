import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ErrorCode } from "@/bindings/commands";

/** What a person reads when something could not be done: what is so, what was kept, what to do next. */
export interface ErrorWords {
  readonly title: MessageDescriptor;
  readonly body: MessageDescriptor;
}

/** Words for every code. A code without words does not compile. */
export const ERROR_WORDS: Record<ErrorCode, ErrorWords> = {
  "vault.wrong_passphrase": {
    title: msg({ id: "error.vault.wrong_passphrase.title", message: "That passphrase does not open this vault" }),
    body: msg({ id: "error.vault.wrong_passphrase.body", message: "Nothing was changed. Check capitals and spaces, or use the recovery sheet." }),
  },
  "vault.wrong_recovery": {
    title: msg({ id: "error.vault.wrong_recovery.title", message: "These words do not open this vault" }),
    body: msg({ id: "error.vault.wrong_recovery.body", message: "Nothing was changed. Compare each word with the sheet, in order. The sheet must be the newest one for this vault." }),
  },
  "vault.in_use": {
    title: msg({ id: "error.vault.in_use.title", message: "This vault is open somewhere else" }),
    body: msg({ id: "error.vault.in_use.body", message: "Only one window at a time may use it, so that nothing is overwritten. Close the other window, then try again." }),
  },
  "vault.too_new": {
    title: msg({ id: "error.vault.too_new.title", message: "A newer version of Recourse made this vault" }),
    body: msg({ id: "error.vault.too_new.body", message: "Nothing was changed. Open it with that version, or bring this one up to date." }),
  },
  "vault.not_found": {
    title: msg({ id: "error.vault.not_found.title", message: "There is no vault in this place" }),
    body: msg({ id: "error.vault.not_found.body", message: "Nothing was changed. Choose the folder that holds your vault, or create a new one." }),
  },
  "vault.exists": {
    title: msg({ id: "error.vault.exists.title", message: "There is something in this folder already" }),
    body: msg({ id: "error.vault.exists.body", message: "Nothing was overwritten. Choose an empty folder for the new vault." }),
  },
  "vault.damaged": {
    title: msg({ id: "error.vault.damaged.title", message: "The vault’s files are damaged" }),
    body: msg({ id: "error.vault.damaged.body", message: "Nothing was changed. Make a copy of the folder before you do anything else. If you have a backup, open that." }),
  },
  "vault.locked": {
    title: msg({ id: "error.vault.locked.title", message: "The vault is locked" }),
    body: msg({ id: "error.vault.locked.body", message: "What was saved is safe inside. Open the vault to go on." }),
  },
  "vault.disk_full": {
    title: msg({ id: "error.vault.disk_full.title", message: "The disk is full" }),
    body: msg({ id: "error.vault.disk_full.body", message: "Everything saved before is kept. What you just did was not saved. Make room on the disk, then try again." }),
  },
  "vault.io": {
    title: msg({ id: "error.vault.io.title", message: "The computer refused to read or write the vault" }),
    body: msg({ id: "error.vault.io.body", message: "Everything saved before is kept. Check that the disk is connected and that you may write to it, then try again." }),
  },
  "vault.weak_passphrase": {
    title: msg({ id: "error.vault.weak_passphrase.title", message: "This passphrase is too easy to guess" }),
    body: msg({ id: "error.vault.weak_passphrase.body", message: "Nothing was changed. Add more words. Six common words are better than one odd word." }),
  },
  "record.not_found": {
    title: msg({ id: "error.record.not_found.title", message: "This is no longer here" }),
    body: msg({ id: "error.record.not_found.body", message: "It may have been removed. Nothing else was changed. Go back and open the list again." }),
  },
  "record.invalid": {
    title: msg({ id: "error.record.invalid.title", message: "Something here cannot be saved like this" }),
    body: msg({ id: "error.record.invalid.body", message: "Your words are still on the screen. Check the last thing you changed." }),
  },
  "log.broken": {
    title: msg({ id: "error.log.broken.title", message: "A log was changed from outside" }),
    body: msg({ id: "error.log.broken.body", message: "The log can only be added to, and it no longer matches. Your records are still here. Note the day, and do not rely on the log until you know why." }),
  },
  "evidence.changed_while_reading": {
    title: msg({ id: "error.evidence.changed_while_reading.title", message: "The file changed while it was being added" }),
    body: msg({ id: "error.evidence.changed_while_reading.body", message: "Nothing was added. Close other programs that use the file, then add it again." }),
  },
  "evidence.vanished": {
    title: msg({ id: "error.evidence.vanished.title", message: "The file was gone before it could be added" }),
    body: msg({ id: "error.evidence.vanished.body", message: "Nothing was added. Check that the disk or stick is still connected, then add the file again." }),
  },
  "evidence.unreadable": {
    title: msg({ id: "error.evidence.unreadable.title", message: "The file cannot be read" }),
    body: msg({ id: "error.evidence.unreadable.body", message: "Nothing was added. Check that you may open this file, then try again." }),
  },
  "evidence.not_a_file": {
    title: msg({ id: "error.evidence.not_a_file.title", message: "This is not a file" }),
    body: msg({ id: "error.evidence.not_a_file.body", message: "Folders and links cannot be added. Choose the files inside instead." }),
  },
  "evidence.too_large": {
    title: msg({ id: "error.evidence.too_large.title", message: "The file is too large" }),
    body: msg({ id: "error.evidence.too_large.body", message: "Nothing was added. Packets of this version cannot carry it. Cut it into parts, and add those." }),
  },
  "evidence.damaged": {
    title: msg({ id: "error.evidence.damaged.title", message: "The stored file no longer matches its fingerprint" }),
    body: msg({ id: "error.evidence.damaged.body", message: "It was kept as it is, and the mismatch is noted. If you still have the original, add it again." }),
  },
  "packet.not_age": {
    title: msg({ id: "error.packet.not_age.title", message: "This is not a packet" }),
    body: msg({ id: "error.packet.not_age.body", message: "Nothing was imported. Packets end in .acp. Ask the sender for the file again." }),
  },
  "packet.header_too_large": {
    title: msg({ id: "error.packet.header_too_large.title", message: "This file is not a packet that we can trust" }),
    body: msg({ id: "error.packet.header_too_large.body", message: "Its beginning is larger than a packet may have. Nothing was imported. Ask the sender for the file again." }),
  },
  "packet.too_many_stanzas": {
    title: msg({ id: "error.packet.too_many_stanzas.title", message: "This file is not a packet that we can trust" }),
    body: msg({ id: "error.packet.too_many_stanzas.body", message: "It is locked for more keys than a packet may have. Nothing was imported. Ask the sender for a new one." }),
  },
  "packet.passphrase": {
    title: msg({ id: "error.packet.passphrase.title", message: "This file is locked with a passphrase" }),
    body: msg({ id: "error.packet.passphrase.body", message: "Packets never are. Nothing was imported. Ask the sender to make a packet for your key." }),
  },
  "packet.not_for_you": {
    title: msg({ id: "error.packet.not_for_you.title", message: "This packet is for somebody else" }),
    body: msg({ id: "error.packet.not_for_you.body", message: "No key in this vault opens it. Nothing was imported. Ask the sender to seal it with your intake card." }),
  },
  "packet.damaged": {
    title: msg({ id: "error.packet.damaged.title", message: "The packet was changed or damaged on the way" }),
    body: msg({ id: "error.packet.damaged.body", message: "Nothing was imported. Ask the sender for the file again." }),
  },
  "packet.cut": {
    title: msg({ id: "error.packet.cut.title", message: "The packet ends too early" }),
    body: msg({ id: "error.packet.cut.body", message: "Part of the file is missing. Nothing was imported. Copy it again, or ask the sender for it." }),
  },
  "packet.not_a_packet": {
    title: msg({ id: "error.packet.not_a_packet.title", message: "The file opens, but it is not a packet" }),
    body: msg({ id: "error.packet.not_a_packet.body", message: "Nothing was imported. Ask the sender what it is." }),
  },
  "packet.unknown_version": {
    title: msg({ id: "error.packet.unknown_version.title", message: "A newer version of Recourse made this packet" }),
    body: msg({ id: "error.packet.unknown_version.body", message: "Nothing was imported. Bring this app up to date, then import it again." }),
  },
  "packet.unknown_kind": {
    title: msg({ id: "error.packet.unknown_kind.title", message: "This packet is of a kind we do not know" }),
    body: msg({ id: "error.packet.unknown_kind.body", message: "Nothing was imported. Bring this app up to date, then import it again." }),
  },
  "packet.invalid_json": {
    title: msg({ id: "error.packet.invalid_json.title", message: "The packet does not follow the format" }),
    body: msg({ id: "error.packet.invalid_json.body", message: "Nothing was imported. Ask the sender to make it again." }),
  },
  "packet.json_too_large": {
    title: msg({ id: "error.packet.json_too_large.title", message: "The packet does not follow the format" }),
    body: msg({ id: "error.packet.json_too_large.body", message: "Its record is larger than the format allows. Nothing was imported. Ask the sender to make it again." }),
  },
  "packet.json_too_deep": {
    title: msg({ id: "error.packet.json_too_deep.title", message: "The packet does not follow the format" }),
    body: msg({ id: "error.packet.json_too_deep.body", message: "Its record is built in a way the format does not allow. Nothing was imported. Ask the sender to make it again." }),
  },
  "packet.inconsistent": {
    title: msg({ id: "error.packet.inconsistent.title", message: "The packet contradicts itself" }),
    body: msg({ id: "error.packet.inconsistent.body", message: "Nothing was imported. Ask the sender to make it again." }),
  },
  "packet.unsigned": {
    title: msg({ id: "error.packet.unsigned.title", message: "The packet is not signed" }),
    body: msg({ id: "error.packet.unsigned.body", message: "Nobody can say who made it. Nothing was imported. Ask the sender for a signed one." }),
  },
  "packet.signature_malformed": {
    title: msg({ id: "error.packet.signature_malformed.title", message: "The signature cannot be read" }),
    body: msg({ id: "error.packet.signature_malformed.body", message: "Nobody can say who made this packet. Nothing was imported. Ask the sender to make it again." }),
  },
  "packet.signature_wrong": {
    title: msg({ id: "error.packet.signature_wrong.title", message: "The signature does not match" }),
    body: msg({ id: "error.packet.signature_wrong.body", message: "The packet is not what its signer sealed. Nothing was imported. Do not rely on it. Ask the sender over another channel." }),
  },
  "packet.layout": {
    title: msg({ id: "error.packet.layout.title", message: "The packet does not follow the format" }),
    body: msg({ id: "error.packet.layout.body", message: "What is inside is not what its record lists. Nothing was imported. Ask the sender to make it again." }),
  },
  "packet.hash_mismatch": {
    title: msg({ id: "error.packet.hash_mismatch.title", message: "A file in the packet does not match its fingerprint" }),
    body: msg({ id: "error.packet.hash_mismatch.body", message: "Nothing was imported. Ask the sender for the packet again." }),
  },
  "packet.padding": {
    title: msg({ id: "error.packet.padding.title", message: "The packet does not follow the format" }),
    body: msg({ id: "error.packet.padding.body", message: "Its filling is not as it should be. Nothing was imported. Ask the sender to make it again." }),
  },
  "packet.too_many_files": {
    title: msg({ id: "error.packet.too_many_files.title", message: "There are too many files for one packet" }),
    body: msg({ id: "error.packet.too_many_files.body", message: "Nothing was sealed or imported. Leave some out, or make two packets." }),
  },
  "packet.file_too_large": {
    title: msg({ id: "error.packet.file_too_large.title", message: "A file is too large for a packet" }),
    body: msg({ id: "error.packet.file_too_large.body", message: "Nothing was sealed or imported. Leave it out, or cut it into parts." }),
  },
  "packet.too_large_for_disk": {
    title: msg({ id: "error.packet.too_large_for_disk.title", message: "There is not enough room for this packet" }),
    body: msg({ id: "error.packet.too_large_for_disk.body", message: "Nothing was imported. Make room on the disk, then try again." }),
  },
  "packet.duplicate": {
    title: msg({ id: "error.packet.duplicate.title", message: "This packet is here already" }),
    body: msg({ id: "error.packet.duplicate.body", message: "Nothing was changed. You find it in the list." }),
  },
  "packet.unknown_thread": {
    title: msg({ id: "error.packet.unknown_thread.title", message: "This packet belongs to an exchange that is not in this vault" }),
    body: msg({ id: "error.packet.unknown_thread.body", message: "Nothing was imported. If it answers you, open the vault that sent the challenge. If it follows a challenge that you got, import that challenge first." }),
  },
  "packet.not_the_sender": {
    title: msg({ id: "error.packet.not_the_sender.title", message: "This packet is not from the sender of the challenge" }),
    body: msg({ id: "error.packet.not_the_sender.body", message: "Another key signed it. Nothing was imported. Do not believe it. Ask the sender, on another way than it came, whether it is theirs." }),
  },
  "thread.closed": {
    title: msg({ id: "error.thread.closed.title", message: "Nothing more can be sent in this exchange" }),
    body: msg({ id: "error.thread.closed.body", message: "Its keys were deleted, or its challenge was taken back. What was sent and what came can still be read. Begin a new challenge from the case." }),
  },
  "packet.write": {
    title: msg({ id: "error.packet.write.title", message: "The packet could not be written there" }),
    body: msg({ id: "error.packet.write.body", message: "Your work is kept, and no half-made packet was left. Choose another place, then try again." }),
  },
  "packet.read": {
    title: msg({ id: "error.packet.read.title", message: "The packet could not be read" }),
    body: msg({ id: "error.packet.read.body", message: "Nothing was imported. Check that the disk or stick is connected, then try again." }),
  },
  "packet.disk_full": {
    title: msg({ id: "error.packet.disk_full.title", message: "The disk filled up" }),
    body: msg({ id: "error.packet.disk_full.body", message: "Your work is kept, and no half-made packet was left. Make room, or choose another disk." }),
  },
  "key.invalid": {
    title: msg({ id: "error.key.invalid.title", message: "This is not a key that we understand" }),
    body: msg({ id: "error.key.invalid.body", message: "Nothing was changed. Ask for the key again, and copy all of it." }),
  },
  "card.invalid": {
    title: msg({ id: "error.card.invalid.title", message: "This intake card is not signed by its own key" }),
    body: msg({ id: "error.card.invalid.body", message: "Nothing was changed. Do not use it. Ask the organization for its card over another channel." }),
  },
  "timestamp.invalid": {
    title: msg({ id: "error.timestamp.invalid.title", message: "This is not a time-stamp that holds" }),
    body: msg({ id: "error.timestamp.invalid.body", message: "Nothing was added, and a request that waits still waits. Choose the authority’s answer (.tsr) as it came, or ask them for another stamp." }),
  },
  "timestamp.other_packet": {
    title: msg({ id: "error.timestamp.other_packet.title", message: "This time-stamp is for another packet" }),
    body: msg({ id: "error.timestamp.other_packet.body", message: "Nothing was added, and a request that waits still waits. Open the packet it was asked for, and add it there." }),
  },
  "timestamp.authority": {
    title: msg({ id: "error.timestamp.authority.title", message: "These certificates do not vouch for the time-stamp" }),
    body: msg({ id: "error.timestamp.authority.body", message: "Nothing was changed. Get the root certificate from the authority itself, and try again with that." }),
  },
  "challenge.blocked": {
    title: msg({ id: "error.challenge.blocked.title", message: "Some things must be settled first" }),
    body: msg({ id: "error.challenge.blocked.body", message: "Nothing was sealed. Look at the list at the top of the page; each line has two ways out." }),
  },
  "challenge.changed": {
    title: msg({ id: "error.challenge.changed.title", message: "It was changed while it was being sealed" }),
    body: msg({ id: "error.challenge.changed.body", message: "Nothing was sealed, and everything you wrote is kept. Look at it once more, then seal it again." }),
  },
  "packet.not_named": {
    title: msg({ id: "error.packet.not_named.title", message: "It is sealed, but its file could not take its name" }),
    body: msg({ id: "error.packet.not_named.body", message: "The sealed file lies beside the place you chose, under a name that ends in .part. Lock and unlock the vault: then it takes its name. Do not seal a second one." }),
  },
  "challenge.empty": {
    title: msg({ id: "error.challenge.empty.title", message: "There is nothing to seal yet" }),
    body: msg({ id: "error.challenge.empty.body", message: "Write something, or choose at least one claim or one ask. Then try again." }),
  },
  "recipient.unchecked": {
    title: msg({ id: "error.recipient.unchecked.title", message: "Their key has not been checked" }),
    body: msg({ id: "error.recipient.unchecked.body", message: "Nothing was sealed. Compare the key words with them by voice first, so that nobody else can open the packet." }),
  },
  "sealed.already": {
    title: msg({ id: "error.sealed.already.title", message: "This was sealed already" }),
    body: msg({ id: "error.sealed.already.body", message: "A sealed packet cannot be changed. Your words are still on the screen. Begin an update instead." }),
  },
  "decision.needs_reasons": {
    title: msg({ id: "error.decision.needs_reasons.title", message: "This decision needs reasons" }),
    body: msg({ id: "error.decision.needs_reasons.body", message: "Nothing was recorded. Write why, then record it again. Only a full yes can stand without." }),
  },
  "desk.wrong_packet": {
    title: msg({ id: "error.desk.wrong_packet.title", message: "This packet belongs to the other desk" }),
    body: msg({ id: "error.desk.wrong_packet.body", message: "Nothing was imported. Change to the other desk at the top of the side list, and import it there." }),
  },
  "catalog.unknown": {
    title: msg({ id: "error.catalog.unknown.title", message: "This entry is not in the framework" }),
    body: msg({ id: "error.catalog.unknown.body", message: "Nothing was changed. Choose another one from the list." }),
  },
  "catalog.playbook": {
    title: msg({ id: "error.catalog.playbook.title", message: "This file is not the playbook export of NIST" }),
    body: msg({ id: "error.catalog.playbook.body", message: "Nothing was changed. Download the JSON file again from NIST, and attach it as it comes." }),
  },
  "app.cancelled": {
    title: msg({ id: "error.app.cancelled.title", message: "Stopped" }),
    body: msg({ id: "error.app.cancelled.body", message: "What you had before is as it was. Nothing half-made was left." }),
  },
  "app.internal": {
    title: msg({ id: "error.app.internal.title", message: "Something went wrong inside the app" }),
    body: msg({ id: "error.app.internal.body", message: "What you saved before is kept. Try again. If it happens once more, close the app and open it again." }),
  },
};
