import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { afterEach, expect, test, vi } from "vitest";
import type { ImportView, PacketRecord, WaitingPacket } from "@/bindings/commands";
import { memoryHost, type Answer, type MemoryHost } from "@/host";
import { cover, uncover } from "@/shell";
import { renderInApp } from "../../../tests/render";
import { WaitingNotice, WaitingPackets } from "./WaitingPackets";

const NOW = "2026-11-23T10:00:00Z";

function record(id: string): PacketRecord {
  return { id, thread_id: "t", kind: "challenge", direction: "received", sequence: 1, in_reply_to: null, sha256: "ab".repeat(32), counterpart: "Heron", signer: "SHA256:x", verification: "good_new_key", addressed_to_us: true, bytes: 10, challenge_id: null, entry_id: `entry-${id}`, response_id: null, created_at: NOW, recorded_at: NOW };
}

function came(id: string): ImportView {
  const packet = { record: record(id), verified_at_import: null, known_as: null, compared: null, revoked: null, timestamps: [], sender_mode: "named" as const, sender: "Heron", fingerprint: "SHA256:x", words: ["harbor"], audience: [], files: [], withheld: 0 };
  return { kind: "challenge", verification: "good_new_key", entry_id: `entry-${id}`, challenge_id: null, recipient_id: null, packet };
}

/** A core that keeps what waits, and takes in what is asked for. */
function core(names: readonly string[], answers: Record<string, Answer> = {}): MemoryHost & { bring: (name: string) => void } {
  let waiting: WaitingPacket[] = names.map((name) => ({ token: name, name, found: true }));
  const without = ({ token }: { token: string }): void => {
    waiting = waiting.filter((one) => one.token !== token);
  };
  const host = memoryHost({
    waiting_packets: () => ({ packets: waiting }),
    forget_waiting: (request: { token: string }) => {
      without(request);
      return {};
    },
    import_waiting: (request: { token: string }) => {
      without(request);
      return came(request.token);
    },
    recipients: () => ({ rows: [] }),
    ...answers,
  });
  const bring = (name: string): void => {
    waiting = [...waiting, { token: name, name, found: true }];
    host.emit("packets_wait");
  };
  return Object.assign(host, { bring });
}

afterEach(() => uncover());

const imports = (host: MemoryHost): string[] => host.calls.filter(({ command }) => command === "import_waiting").map(({ request }) => (request as { token: string }).token);

const everything = (goTo: (packet: { entry_id: string | null }) => boolean): ReactElement => <WaitingPackets goTo={goTo} />;

test("packets that wait are taken in one after the other, and each is gone to", async () => {
  const host = core(["one.acp", "two.acp"]);
  const goTo = vi.fn(() => true);
  renderInApp(everything(goTo), { host });
  await screen.findByText("Close, and take in the next");
  expect(imports(host)).toEqual(["one.acp"]);
  expect(goTo).toHaveBeenLastCalledWith(expect.objectContaining({ entry_id: "entry-one.acp" }));
  await userEvent.click(screen.getByRole("button", { name: "Close, and take in the next" }));
  await waitFor(() => expect(goTo).toHaveBeenLastCalledWith(expect.objectContaining({ entry_id: "entry-two.acp" })));
  await userEvent.click(await screen.findByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(imports(host)).toEqual(["one.acp", "two.acp"]);
  expect(goTo).toHaveBeenCalledTimes(2);
});

test("a packet that comes later is taken in when it comes", async () => {
  const host = core([]);
  renderInApp(everything(() => true), { host });
  await waitFor(() => expect(host.calls.length).toBeGreaterThan(0));
  expect(screen.queryByRole("dialog")).toBeNull();
  act(() => host.bring("late.acp"));
  await waitFor(() => expect(imports(host)).toEqual(["late.acp"]));
});

test("while the screen is hidden nothing is opened", async () => {
  const host = core([]);
  renderInApp(everything(() => true), { host });
  act(() => cover("Notes"));
  await act(async () => host.bring("late.acp"));
  await waitFor(() => expect(host.calls.filter(({ command }) => command === "waiting_packets").length).toBe(2));
  expect(imports(host)).toEqual([]);
  act(() => uncover());
  await waitFor(() => expect(imports(host)).toEqual(["late.acp"]));
});

test("a packet that is here already is shown where it lies", async () => {
  const host = core(["again.acp"], {
    import_waiting: () => Promise.reject({ code: "packet.duplicate", params: { packet: "p9" }, incident: "" }),
    packet_view: () => came("p9").packet,
  });
  const goTo = vi.fn(() => true);
  renderInApp(everything(goTo), { host });
  expect(await screen.findByText("This packet is here already")).toBeTruthy();
  expect(await screen.findByText("The page behind this message is where it lies.")).toBeTruthy();
  expect(host.calls.find(({ command }) => command === "packet_view")?.request).toEqual({ packet_id: "p9" });
  expect(goTo).toHaveBeenCalledWith(expect.objectContaining({ entry_id: "entry-p9" }));
});

test("one that is refused is named, tried once, and keeps none of the others out", async () => {
  const host = core(["bad.acp", "good.acp"], {
    import_waiting: ({ token }: { token: string }) => (token === "bad.acp" ? Promise.reject({ code: "packet.not_a_packet", params: {}, incident: "" }) : came(token)),
  });
  const goTo = vi.fn(() => true);
  renderInApp(everything(goTo), { host });
  expect(await screen.findByText("bad.acp")).toBeTruthy();
  expect(screen.getByText("Nothing in your vault was changed.")).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Close, and take in the next" }));
  await waitFor(() => expect(goTo).toHaveBeenCalledOnce());
  expect(imports(host)).toEqual(["bad.acp", "good.acp"]);
});

test("at the door a waiting packet is named, is not touched, and can be let go", async () => {
  const host = core(["answer.acp"]);
  renderInApp(<WaitingNotice />, { host });
  expect(await screen.findByText("A packet waits")).toBeTruthy();
  expect(screen.getByText("answer.acp")).toBeTruthy();
  expect(imports(host)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Do not open answer.acp" }));
  await waitFor(() => expect(screen.queryByText("answer.acp")).toBeNull());
});

test("at the door a file that is not there is said not to be there", async () => {
  const host = core([], { waiting_packets: () => ({ packets: [{ token: "a", name: "gone.acp", found: false }] }) });
  renderInApp(<WaitingNotice />, { host });
  expect(await screen.findByText("Recourse was asked to open what is not there")).toBeTruthy();
  expect(screen.queryByText("A packet waits")).toBeNull();
});
