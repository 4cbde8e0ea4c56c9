import type { EntryView, PacketFile, PacketRecord, ThreadPacket } from "@/bindings/commands";

/** An answer that was sealed here. */
const isAnswer = ({ kind }: PacketRecord): boolean => kind === "response";

/** Whether this challenge was answered before, also while a further answer is being written. */
export function wasAnswered({ thread }: EntryView): boolean {
  return thread.packets.some(({ packet }) => isAnswer(packet.record));
}

/** Everything that the sender of the challenge put into its exchange, with the challenge first. */
export function theirsOf({ packet, thread }: EntryView): readonly ThreadPacket[] {
  const { id, signer } = packet.record;
  const theirs = thread.packets.filter(({ packet: { record } }) => record.signer === signer && record.kind !== "receipt" && !isAnswer(record));
  return [...theirs].sort((one, other) => Number(other.packet.record.id === id) - Number(one.packet.record.id === id));
}

/** What came from them since the last answer; without an answer, since the challenge. Oldest first. */
export function newsOf(view: EntryView): readonly ThreadPacket[] {
  const { packets } = view.thread;
  const last = packets.findLastIndex(({ packet }) => isAnswer(packet.record));
  const theirs = new Set(theirsOf(view));
  return packets.slice(last + 1).filter((one) => theirs.has(one) && one.packet.record.id !== view.packet.record.id);
}

/** The packet that the words and files of a claim stand in. */
function packetOf(view: EntryView, claim: string): string {
  return view.claims_from[view.challenge.claims.findIndex(({ id }) => id === claim)] ?? view.packet.record.id;
}

/** The files that came with a claim. A path names a file only within its packet, so another packet's file never stands for it. */
export function filesOf(view: EntryView, claim: string): readonly PacketFile[] {
  const from = packetOf(view, claim);
  return view.files.filter((file) => file.packet_id === from);
}

/** The update that a claim's words stand in, and whether that update was the first to make it. Nothing for the challenge. */
export function originOf(view: EntryView, claim: { id: string; number: number }): { packet: ThreadPacket; added: boolean } | null {
  const from = packetOf(view, claim.id);
  if (from === view.packet.record.id) return null;
  const packet = view.thread.packets.find((one) => one.packet.record.id === from);
  return packet ? { packet, added: packet.update?.new_claims.includes(claim.number) ?? false } : null;
}

/** What they said to the answer to one ask, oldest first. A second packet with a used number is kept and does not count. */
export function repliesTo(view: EntryView, ask: string): readonly { packet: ThreadPacket; text: string }[] {
  return theirsOf(view).flatMap((packet) => (packet.fork ? [] : (packet.rejoinder?.asks ?? []).filter(({ ask_id: to }) => to === ask).map(({ text }) => ({ packet, text }))));
}

/** Items that a packet keeps back and that came since, each proven to be the very one. */
export function handedOver(view: EntryView, packet: string): number {
  const proven = view.thread.packets.flatMap(({ reveals }) => reveals.filter(({ state, promised_in: from }) => state === "proven" && from === packet));
  return new Set(proven.map(({ commitment }) => commitment)).size;
}
