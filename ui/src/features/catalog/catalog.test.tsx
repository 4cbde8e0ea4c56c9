import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import type { CatalogBooks, CatalogFound, CatalogPage, CatalogRow, FrameworkRef, InLanguage, SearchQuery } from "@/bindings/commands";
import { memoryHost, type MemoryHost } from "@/host";
import { useRouter, type Route } from "@/shell";
import { CatalogScreen } from "./CatalogScreen";
import { EntryScreen } from "./EntryScreen";
import { renderInApp } from "../../../tests/render";

function row(kind: string, id: string, title: string, part: Partial<CatalogRow> = {}): CatalogRow {
  return { framework: "nist-ai-rmf", edition: "1.0", kind, id, title, line: "", name: "", code: "", parent: "", ...part };
}

const MEASURE = row("function", "MEASURE", "Measure");
const CATEGORY = row("category", "MEASURE 2", "Test the system", { parent: "MEASURE" });
const FAIR = row("subcategory", "MEASURE 2.11", "Test whether it is harder on some groups", { parent: "MEASURE 2", line: "Look at each group." });
const SEVEN = row("characteristic", "safe", "Safe", { code: "S", line: "Is it safe?" });
const RIGHT = row("legal_handle", "eu/gdpr/art-22", "Ask that a person decides", { framework: "recourse-legal" });
const ROWS = [MEASURE, CATEGORY, FAIR, SEVEN, RIGHT];

const SOURCE = { framework: "nist-ai-rmf", edition: "1.0", title: "The Measure part", document: "NIST AI 100-1", published: "2023-01-26", read: "2026-11-23", licence: "Words are ours." };

function page(part: Partial<CatalogPage> = {}): CatalogPage {
  return {
    row: FAIR,
    section: "section 5.3",
    explanation: "They should know for whom it works worse.",
    signs: [],
    examples: [],
    asks: ["Which groups did you test?"],
    answers: ["Numbers for each group."],
    helps: [],
    facts: [],
    above: [MEASURE, CATEGORY],
    children: [],
    actions: [],
    legal: [{ row: RIGHT, basis: "our_inference" }],
    related: [{ row: SEVEN, basis: "source" }],
    crosswalks: [{ id: "c", title: "To a law", authority: "third_party", provider: "Somebody", published: "2024", document: "d", warning: "Made for a draft.", ends: [{ framework: "eu-ai-act", id: "Art. 10", title: "Data", entry: null }] }],
    supplements: [],
    source: SOURCE,
    official: null,
    ...part,
  };
}

const NOTHING: CatalogBooks = { sources: [SOURCE], pointers: [], playbook: null };
const ATTACHED = { attached_at: "2026-11-20T09:00:00Z", sha256: "ab".repeat(32), subcategories: 72 };

function host(found: (text: string) => CatalogFound = () => ({ meant: [], note: "", rows: [] })): MemoryHost {
  return memoryHost({
    catalog_rows: () => ({ rows: ROWS }),
    catalog_find: ({ of }: InLanguage<SearchQuery>) => found(of.text),
    catalog_page: () => page(),
    catalog_books: () => NOTHING,
  });
}

/** Draws whatever place of the catalog the person is at, and says which. */
function Places(): ReactNode {
  const { route } = useRouter();
  return (
    <>
      <output data-testid="here">{JSON.stringify(route)}</output>
      {route.screen === "catalog" && <CatalogScreen part={route.part} words={route.words} />}
      {route.screen === "catalog_entry" && <EntryScreen key={route.id} target={{ framework: route.framework, edition: route.edition, id: route.id }} />}
    </>
  );
}

const START: Route = { screen: "catalog" };
const ENTRY: Route = { screen: "catalog_entry", framework: "nist-ai-rmf", edition: "1.0", id: "MEASURE 2.11" };
const here = (): string => screen.getByTestId("here").textContent;

async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

describe("browsing the catalog", () => {
  it("goes from a function to a category to a subcategory, by keys alone", async () => {
    renderInApp(<Places />, { host: host(), start: START });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("The framework in plain words");
    expect(await screen.findByText("Test the system")).toBeTruthy();
    const parts = screen.getByText((_, element) => element?.tagName === "SUMMARY" && element.textContent === "Its parts: Test the system");
    parts.focus();
    await userEvent.click(parts);
    const link = screen.getByRole("link", { name: FAIR.title });
    link.focus();
    await userEvent.keyboard("{Enter}");
    expect(here()).toBe(JSON.stringify(ENTRY));
    await expectAccessible();
  });

  it("shows one part at a time, and arrows move between the parts", async () => {
    renderInApp(<Places />, { host: host(), start: START });
    await screen.findByText("Measure");
    screen.getByRole("tab", { name: "What to do" }).focus();
    await userEvent.keyboard("{ArrowRight}");
    expect(await screen.findByRole("link", { name: "Safe" })).toBeTruthy();
    expect(screen.queryByText("Measure")).toBeNull();
    await userEvent.click(screen.getByRole("tab", { name: "Rights to check" }));
    expect(screen.getByText(/Check each one before you rely on it/)).toBeTruthy();
    await expectAccessible();
  });

  it("says what went wrong when the list cannot be read", async () => {
    const broken = host();
    broken.answer("catalog_rows", () => {
      throw { code: "vault.io", params: {}, incident: "1" };
    });
    renderInApp(<Places />, { host: broken, start: START });
    expect(await screen.findByRole("alert")).toBeTruthy();
  });
});

describe("finding in the catalog", () => {
  it("asks which one is meant, keeps the words for the way back, and says when nothing fits", async () => {
    const finds = host((text) => (text === "cybersecurity" ? { meant: [SEVEN, FAIR], note: "Two things go by this name.", rows: [SEVEN] } : { meant: [], note: "", rows: [] }));
    renderInApp(<Places />, { host: finds, start: START });
    const field = screen.getByLabelText("Find in the catalog");
    await userEvent.type(field, "cybersecurity");
    expect(await screen.findByText("Which one do you mean by “cybersecurity”?")).toBeTruthy();
    expect(screen.getByText("Two things go by this name.")).toBeTruthy();
    expect(finds.calls.filter(({ command }) => command === "catalog_find").length).toBeLessThan("cybersecurity".length);
    await expectAccessible();
    await userEvent.click(within(screen.getByTestId("catalog-meant")).getByRole("link", { name: FAIR.title }));
    expect(here()).toBe(JSON.stringify(ENTRY));
    await userEvent.click(await screen.findByRole("button", { name: "Back" }));
    expect(screen.getByLabelText<HTMLInputElement>("Find in the catalog").value).toBe("cybersecurity");
    await userEvent.clear(screen.getByLabelText("Find in the catalog"));
    await userEvent.type(screen.getByLabelText("Find in the catalog"), "zzz");
    expect(await screen.findByText("Nothing in the catalog fits these words")).toBeTruthy();
  });
});

describe("the page of an entry", () => {
  it("says what it means, what to ask, whose word a link is, and where it comes from", async () => {
    renderInApp(<Places />, { host: host(), start: ENTRY });
    expect((await screen.findByRole("heading", { level: 1, name: FAIR.title })).textContent).toBe(FAIR.title);
    expect(screen.getByText("Which groups did you test?")).toBeTruthy();
    expect(screen.getByText("The source links them.")).toBeTruthy();
    expect(screen.getByText("Our inference: we link them.")).toBeTruthy();
    expect(screen.getByText(/Check this before you rely on it/)).toBeTruthy();
    expect(screen.getByTestId("catalog-crosswalk").textContent).toContain("Others wrote it");
    expect(screen.getByText("Made for a draft.")).toBeTruthy();
    expect(screen.getByTestId("catalog-source").textContent).toContain("Edition 1.0.");
    expect(screen.queryByTestId("catalog-official")).toBeNull();
    await expectAccessible();
    await userEvent.click(screen.getByRole("link", { name: "Safe" }));
    expect(here()).toContain('"id":"safe"');
    await userEvent.click(await screen.findByRole("button", { name: "Back" }));
    expect(here()).toBe(JSON.stringify(ENTRY));
    await userEvent.click(await screen.findByRole("button", { name: "Forward" }));
    expect(here()).toContain('"id":"safe"');
  });

  it("says that an id is not in the framework", async () => {
    const unknown = host();
    unknown.answer("catalog_page", () => {
      throw { code: "catalog.unknown", params: {}, incident: "1" };
    });
    renderInApp(<Places />, { host: unknown, start: ENTRY });
    expect(await screen.findByText("This entry is not in the framework")).toBeTruthy();
  });

  it("shows the official text beside ours once an export is attached", async () => {
    const official = host();
    official.answer("catalog_page", () => page({ official: { description: "", about: "Made-up official words.", actions: "", documentation: "", references: "" } }));
    renderInApp(<Places />, { host: official, start: ENTRY });
    expect((await screen.findByTestId("catalog-official")).textContent).toContain("Made-up official words.");
    expect(screen.queryByText("Statement")).toBeNull();
  });
});

describe("the playbook export", () => {
  it("is attached, says why a file is refused, and asks before it is taken out", async () => {
    const vault = host();
    let books = NOTHING;
    vault.answer("catalog_books", () => books);
    vault.answer("attach_playbook", () => {
      throw { code: "catalog.playbook", params: { reason: "missing", count: "3" }, incident: "1" };
    });
    vault.answer("remove_playbook", () => {
      books = NOTHING;
      return {};
    });
    renderInApp(<Places />, { host: vault, start: { screen: "catalog", part: "sources" } });
    const button = await screen.findByRole("button", { name: "Attach the export" });
    await userEvent.click(button);
    expect((await screen.findByRole("alert")).textContent).toContain("Nothing was changed.");
    expect(screen.getByTestId("playbook-refused").textContent).toBe("Subcategories are missing from the file: 3.");
    vault.answer("attach_playbook", () => {
      books = { ...NOTHING, playbook: ATTACHED };
      return { playbook: ATTACHED };
    });
    await userEvent.click(button);
    expect((await screen.findByTestId("playbook-state")).textContent).toContain("It has the text of 72 subcategories.");
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Take it out" }));
    const dialog = await screen.findByRole("alertdialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Take it out" }));
    await waitFor(() => expect(screen.queryByTestId("playbook-state")).toBeNull());
  });

  it("does not ask the other side for a language it has no texts in", async () => {
    const shown = host();
    renderInApp(<Places />, { host: shown, start: ENTRY, locale: "ar-XB" });
    await screen.findByTestId("catalog-source");
    expect((shown.calls.find(({ command }) => command === "catalog_page")?.request as InLanguage<FrameworkRef>).language).toBe("en");
  });
});
