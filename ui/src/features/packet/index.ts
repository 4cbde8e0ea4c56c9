/**
 * Packets as both desks see them: taking one in, what it proves, and its files. Other features get these parts from
 * the views, never by importing them.
 *
 *   const packets = usePacketImport({ next: (came) => ({ label, onOpen }) });
 *   <Button onPress={packets.choose}>…</Button>  {packets.dialog}
 */
import "./packet.css";

export { CompareWords, useCheckedHow, type CompareWordsProps } from "./CompareWords";
export { PacketFiles, showingSource } from "./PacketFiles";
export { PacketFacts, PacketProof, PacketProofDialog, SenderCallout, useSenderName, VerificationCallout, VerificationStatus } from "./PacketProof";
export { WaitingNotice, WaitingPackets, type Lies } from "./WaitingPackets";
export { usePacketImport, type PacketImport, type PacketImportOptions } from "./usePacketImport";
export { COMPARE_WORDS, KIND_WORDS, VERIFICATION_WORDS } from "./words";
