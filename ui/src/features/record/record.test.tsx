import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Harm, SaveSystem } from "@/bindings/commands";
import { memoryHost, type MemoryHost } from "@/host";
import { AppFrame, RemovalProvider, useRouter } from "@/shell";
import type { ReactNode } from "react";
import { aCaseView, aHarm } from "../../../tests/casebook";
import { renderInApp } from "../../../tests/render";
import { RecordPage } from "./RecordPage";

/** A vault that remembers what it is given. */
function vault(first: Harm = aHarm()): { host: MemoryHost; stored: () => Harm } {
  let harm = first;
  let system: SaveSystem["facts"] | null = null;
  const host = memoryHost({
    harm: () => harm,
    case_view: () => aCaseView({ system: system && { ...system, id: "system-1", created_at: "", updated_at: "" } }, harm),
    people: () => ({ rows: [] }),
    save_harm: (saved: Harm) => {
      harm = saved;
      return { at: "2026-11-12T09:00:00Z" };
    },
    save_system: ({ facts }: SaveSystem) => {
      system = facts;
      return { ...facts, id: "system-1", created_at: "", updated_at: "" };
    },
    delete_case: () => ({}),
    delete_harm: () => ({}),
  });
  return { host, stored: () => harm };
}

function Place(): ReactNode {
  const { route } = useRouter();
  return route.screen === "record" ? <RecordPage harmId={route.harm} step={route.step} /> : <h1>{route.screen}</h1>;
}

function open(host: MemoryHost, step?: string): ReturnType<typeof renderInApp> {
  return renderInApp(
    <RemovalProvider>
      <AppFrame vaultName="Kiln Lane tenants" has={() => true} onLock={() => undefined}>
        <Place />
      </AppFrame>
    </RemovalProvider>,
    { host, start: { screen: "record", harm: "harm-1", ...(step !== undefined && { step }) } },
  );
}

const commands = (host: MemoryHost, name: string): unknown[] => host.calls.filter(({ command }) => command === name).map(({ request }) => request);

describe("the interview", () => {
  it("keeps every word, goes on with Ctrl Enter and names the record by its first sentence", async () => {
    const { host, stored } = vault();
    const { desk } = open(host);
    await userEvent.type(await screen.findByLabelText("What happened?"), "The score cut my shifts. Nobody said why.");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByRole("heading", { level: 1, name: "What should have happened instead?" })).toBeTruthy();
    await act(() => desk.flushAll());
    expect(stored().what_happened).toBe("The score cut my shifts. Nobody said why.");
    expect(stored().title).toBe("The score cut my shifts");
    expect(stored().draft_step).toBe(2);
  });

  it("comes back to the question where the person stopped", async () => {
    const { host } = vault(aHarm({ draft_step: 7, what_happened: "x" }));
    open(host);
    expect(await screen.findByRole("heading", { level: 1, name: "How bad was it, and can it be put right?" })).toBeTruthy();
    await userEvent.click(screen.getByLabelText(/Very serious/));
    await waitFor(() => expect(commands(host, "save_harm").at(-1)).toMatchObject({ severity: "severe" }));
  });

  it("makes one system, however often its facts are saved", async () => {
    const { host } = vault(aHarm({ what_happened: "x" }));
    const { desk } = open(host, "where");
    const name = await screen.findByLabelText("What is the system called?");
    await userEvent.type(name, "Rota");
    await act(() => desk.flushAll());
    await userEvent.type(name, " Planner");
    await act(() => desk.flushAll());
    const saved = commands(host, "save_system") as SaveSystem[];
    expect(saved[0]?.system_id).toBeNull();
    expect(saved.slice(1).every(({ system_id }) => system_id === "system-1")).toBe(true);
    expect(saved.at(-1)?.facts.name).toBe("Rota Planner");
  });

  it("typing takes back “I don’t know”, and the words stay when it is chosen", async () => {
    const { host } = vault(aHarm({ what_happened: "x" }));
    open(host, "expected");
    const unknown = await screen.findByLabelText<HTMLInputElement>(/I don’t know/);
    await userEvent.click(unknown);
    expect(unknown.checked).toBe(true);
    const box = screen.getByLabelText<HTMLTextAreaElement>("What should have happened instead?");
    await userEvent.type(box, "A person looks first.");
    expect(screen.getByLabelText<HTMLInputElement>(/I don’t know/).checked).toBe(false);
    await userEvent.click(screen.getByLabelText(/I don’t know/));
    expect(box.value).toBe("A person looks first.");
  });

  it("finishing ends the draft; leaving half-way does not", async () => {
    const { host, stored } = vault(aHarm({ what_happened: "x", title: "x", draft_step: 11 }));
    open(host);
    await userEvent.click(await screen.findByRole("button", { name: "Keep this record" }));
    expect(await screen.findByRole("heading", { name: "harm" })).toBeTruthy();
    await waitFor(() => expect(stored().draft_step).toBeNull());
  });

  it("throws away a record in which nothing was written, and the case begun for it", async () => {
    const { host } = vault();
    open(host);
    await userEvent.click(await screen.findByRole("button", { name: "Done for now" }));
    await waitFor(() => expect(commands(host, "delete_case")).toEqual([{ case_id: "case-1" }]));
  });

  it("keeps a record of which only the system is named, even when leaving at once", async () => {
    const { host } = vault();
    open(host, "where");
    await userEvent.type(await screen.findByLabelText("What is the system called?"), "Rota");
    await userEvent.click(screen.getByRole("button", { name: "Done for now" }));
    expect(await screen.findByRole("heading", { name: "home" })).toBeTruthy();
    expect(commands(host, "delete_case")).toEqual([]);
    expect(commands(host, "delete_harm")).toEqual([]);
    expect((commands(host, "save_system") as SaveSystem[]).at(-1)?.facts.name).toBe("Rota");
  });

  it("never throws away a record with one word in it", async () => {
    const { host, stored } = vault();
    const { desk } = open(host);
    await userEvent.type(await screen.findByLabelText("What happened?"), "no");
    await userEvent.click(screen.getByRole("button", { name: "Done for now" }));
    await act(() => desk.flushAll());
    expect(commands(host, "delete_case")).toEqual([]);
    expect(commands(host, "delete_harm")).toEqual([]);
    expect(stored().what_happened).toBe("no");
    expect(stored().draft_step).toBe(1);
  });
});
