import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TextField } from "@/design";
import { renderInApp } from "../../tests/render";
import { AppFrame, AutosaveField, cover, isCovered, Screen, setWindowTitle, uncover, useLock, useRouter, useShortcut, type Route, type ScreenName } from ".";
import { keyLines, printedKey } from "./KeysDialog";
import { navFor } from "./nav";
import { nextPane } from "./panes";
import { routerReducer } from "./router";
import { isTyping, keyName, SCOPES, SHORTCUTS, type Scope, type Shortcut } from "./shortcuts";
import { resolveTheme, roomFor } from "./theme";

const nothing = (): void => undefined;
const every = (): boolean => true;

afterEach(() => {
  if (isCovered()) uncover();
});

describe("router", () => {
  const start = { route: { screen: "home" } as Route, past: [], workspace: "document" as const };

  it("remembers where the person came from, and goes back there", () => {
    const there = routerReducer(start, { type: "go", route: { screen: "case", case: "1" } });
    const further = routerReducer(there, { type: "go", route: { screen: "settings" } });
    expect(further.workspace).toBe("document");
    const back = routerReducer(further, { type: "back" });
    expect(back.route).toEqual({ screen: "case", case: "1" });
    expect(routerReducer(back, { type: "back" }).route).toEqual({ screen: "home" });
  });

  it("goes forward to what was left by going back, until the person goes elsewhere", () => {
    const there = routerReducer(start, { type: "go", route: { screen: "cases" } });
    const back = routerReducer(there, { type: "back" });
    const again = routerReducer(back, { type: "forward" });
    expect([again.route, again.past]).toEqual([{ screen: "cases" }, [{ screen: "home" }]]);
    expect(routerReducer(again, { type: "forward" })).toBe(again);
    const elsewhere = routerReducer(back, { type: "go", route: { screen: "help" } });
    expect(routerReducer(elsewhere, { type: "forward" })).toBe(elsewhere);
  });

  it("stays when there is nothing to go back to, unless told where", () => {
    expect(routerReducer(start, { type: "back" })).toBe(start);
    expect(routerReducer(start, { type: "back", fallback: { screen: "cases" } }).route).toEqual({ screen: "cases" });
  });

  it("going where one is changes nothing; replacing does not lengthen the way back", () => {
    expect(routerReducer(start, { type: "go", route: { screen: "home" } })).toBe(start);
    const asked = routerReducer(start, { type: "go", route: { screen: "record", harm: "h", step: "when" } });
    expect(routerReducer(asked, { type: "replace", route: { screen: "record", harm: "h", step: "where" } }).past).toEqual([{ screen: "home" }]);
  });

  it("a place of one desk brings that desk; a place of both keeps it", () => {
    const inbox = routerReducer(start, { type: "go", route: { screen: "inbox" } });
    expect(inbox.workspace).toBe("respond");
    expect(routerReducer(inbox, { type: "go", route: { screen: "settings" } }).workspace).toBe("respond");
  });

  it("forgets the oldest places", () => {
    let state: ReturnType<typeof routerReducer> = start;
    for (let step = 0; step < 200; step += 1) state = routerReducer(state, { type: "go", route: { screen: "case", case: String(step) } });
    expect(state.past).toHaveLength(50);
  });
});

describe("keys", () => {
  it("no key has two meanings in one scope, and none takes a key from everywhere", () => {
    const all = Object.entries<Shortcut>(SHORTCUTS).flatMap(([id, { scope, keys }]) => keys.map((key) => ({ id, scope, key })));
    for (const one of all)
      for (const other of all) {
        if (one.id === other.id || one.key !== other.key) continue;
        expect(one.scope, `${one.id} and ${other.id}: ${one.key}`).not.toBe(other.scope);
        expect([one.scope, other.scope], `${one.id} and ${other.id}: ${one.key}`).not.toContain("everywhere");
      }
  });

  it("every scope is explained and every key stands in the list once", () => {
    const listed = (Object.keys(SCOPES) as Scope[]).flatMap((scope) => keyLines(scope).flatMap(({ keys }) => keys.map((key) => `${scope} ${key}`)));
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed).toHaveLength(Object.values<Shortcut>(SHORTCUTS).flatMap(({ keys }) => keys).length);
    expect(printedKey("Alt+ArrowLeft")).toBe("Alt ←");
  });

  it("are named the same on every keyboard", () => {
    const key = (init: KeyboardEventInit): string => keyName(new KeyboardEvent("keydown", init));
    expect(key({ key: "l", ctrlKey: true })).toBe("Ctrl+L");
    expect(key({ key: "l", metaKey: true })).toBe("Ctrl+L");
    expect(key({ key: "?", shiftKey: true })).toBe("?");
    expect(key({ key: "F6", shiftKey: true })).toBe("Shift+F6");
  });

  it("knows typing from pressing", () => {
    const make = (html: string): Element => {
      document.body.innerHTML = html;
      return document.body.firstElementChild!;
    };
    expect(isTyping(make("<textarea></textarea>"))).toBe(true);
    expect(isTyping(make("<input type=search>"))).toBe(true);
    expect(isTyping(make("<input type=radio>"))).toBe(false);
    expect(isTyping(make("<button></button>"))).toBe(false);
    document.body.innerHTML = "";
  });

  function List({ onVerify, onNext }: { onVerify: () => void; onNext: () => void }): ReactNode {
    useShortcut("verify", onVerify);
    useShortcut("next", onNext);
    return <TextField label="Find" value="" onChange={nothing} />;
  }

  it("single letters do nothing while typing, nor when they are turned off; Ctrl keys still do", async () => {
    const [onVerify, onNext] = [vi.fn(), vi.fn()];
    const { unmount } = renderInApp(<List onVerify={onVerify} onNext={onNext} />);
    await userEvent.keyboard("v");
    expect(onVerify).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByLabelText("Find"));
    await userEvent.keyboard("v{Control>}{Enter}{/Control}");
    expect(onVerify).toHaveBeenCalledTimes(1);
    expect(onNext).toHaveBeenCalledTimes(1);
    unmount();
    renderInApp(<List onVerify={onVerify} onNext={onNext} />, { singleKeys: false });
    await userEvent.keyboard("v");
    expect(onVerify).toHaveBeenCalledTimes(1);
  });

  it("leave an input method alone", () => {
    const onNext = vi.fn();
    renderInApp(<List onVerify={nothing} onNext={onNext} />);
    fireEvent.keyDown(screen.getByLabelText("Find"), { key: "Enter", ctrlKey: true, isComposing: true });
    fireEvent.keyDown(screen.getByLabelText("Find"), { key: "Enter", ctrlKey: true, keyCode: 229 });
    expect(onNext).not.toHaveBeenCalled();
  });
});

describe("side list", () => {
  it("has no line for a place without a screen", () => {
    const some: readonly ScreenName[] = ["home", "cases", "settings"];
    const nav = navFor("document", (screen) => some.includes(screen));
    expect(nav.main.map(({ id }) => id)).toEqual(["home", "cases"]);
    expect(nav.foot.map(({ id }) => id)).toEqual(["settings"]);
  });

  it("numbers follow what is shown: at most six lines a desk", () => {
    for (const workspace of ["document", "respond"] as const) expect(navFor(workspace, every).main.length).toBeLessThanOrEqual(6);
  });
});

function Here(): ReactNode {
  const { route } = useRouter();
  return (
    <Screen title={`Window: ${route.screen}`} crumbs={[{ label: "Cases", onOpen: nothing }, { label: route.screen }]}>
      <h1>{route.screen}</h1>
      <AutosaveField label="Name" target="x" value="" save={() => Promise.resolve()} />
    </Screen>
  );
}

function Framed({ has = every, onLock = nothing }: { has?: (screen: ScreenName) => boolean; onLock?: () => void }): ReactNode {
  return (
    <AppFrame vaultName="Kiln Lane tenants" has={has} counts={{ cases: 4 }} onLock={onLock}>
      <Here />
    </AppFrame>
  );
}

describe("AppFrame", () => {
  it("goes places by link and by Alt and a number, and focus goes to the new heading", async () => {
    renderInApp(<Framed />);
    await userEvent.click(screen.getByRole("link", { name: /Cases 4|Cases4/ }));
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: "cases" }));
    expect(document.title).toBe("Window: cases");
    expect(screen.getByRole("link", { name: /Cases4|Cases 4/ }).getAttribute("aria-current")).toBe("page");
    await userEvent.keyboard("{Alt>}3{/Alt}");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("evidence");
  });

  it("changes desks", async () => {
    renderInApp(<Framed />);
    await userEvent.click(screen.getByRole("link", { name: "Respond" }));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("inbox");
    expect(screen.queryByRole("link", { name: "Evidence" })).toBeNull();
  });

  it("hides everything in one step, also while writing, and only the same key brings it back", async () => {
    renderInApp(<Framed />);
    const name = screen.getByLabelText("Name");
    await userEvent.type(name, "Her");
    await userEvent.keyboard("{Control>}.{/Control}");
    expect(document.documentElement.dataset["covered"]).toBe("");
    expect(document.title).toBe("Note");
    expect(name.closest("[inert]")).toBeTruthy();
    const note = screen.getByLabelText("Note");
    expect(document.activeElement).toBe(note);
    await userEvent.keyboard("nothing here{Escape}{Enter}{Control>}k{/Control}");
    expect(isCovered()).toBe(true);
    act(() => setWindowTitle("Case R-014")); // a screen that arrives meanwhile gives nothing away
    expect(document.title).toBe("Note");
    await userEvent.keyboard("{Control>}.{/Control}");
    expect(isCovered()).toBe(false);
    expect(document.activeElement).toBe(name);
    expect(document.title).toBe("Case R-014");
    expect(document.querySelector(".cover")).toBeNull();
  });

  it("opens the list of keys", async () => {
    renderInApp(<Framed />);
    await userEvent.keyboard("?");
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByText("Lock the vault")).toBeTruthy();
  });

  it("F6 goes from part to part", async () => {
    renderInApp(<Framed />);
    await userEvent.keyboard("{F6}");
    expect(document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane")).toBe("nav");
    await userEvent.keyboard("{F6}");
    expect(document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane")).toBe("top");
    await userEvent.keyboard("{Shift>}{F6}{/Shift}");
    expect(document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane")).toBe("nav");
  });

  it("the next part after the last is the first", () => {
    const panes = [document.createElement("div"), document.createElement("div")];
    expect(nextPane(panes, panes[1]!, 1)).toBe(panes[0]);
    expect(nextPane(panes, null, -1)).toBe(panes[1]);
  });
});

describe("useLock", () => {
  function Locking({ save, lockVault }: { save: () => Promise<void>; lockVault: () => Promise<void> }): ReactNode {
    const { lock, question } = useLock(lockVault);
    return (
      <>
        <AutosaveField label="Name" target="x" value="" save={save} />
        <button type="button" onClick={lock}>
          Lock
        </button>
        {question}
      </>
    );
  }

  it("writes first, then locks", async () => {
    const order: string[] = [];
    renderInApp(
      <Locking
        save={async () => {
          order.push("save");
        }}
        lockVault={async () => {
          order.push("lock");
        }}
      />,
    );
    fireEvent.change(screen.getByLabelText("Name"), { target: { value: "Heron" } });
    fireEvent.click(screen.getByText("Lock"));
    await waitFor(() => expect(order).toEqual(["save", "lock"]));
  });

  it("asks when words could not be written, and locks only when told to", async () => {
    const lockVault = vi.fn(() => Promise.resolve());
    const { desk } = renderInApp(<Locking save={() => Promise.reject(new Error("disk full"))} lockVault={lockVault} />);
    fireEvent.change(screen.getByLabelText("Name"), { target: { value: "Heron" } });
    fireEvent.click(screen.getByText("Lock"));
    await screen.findByRole("alertdialog");
    expect(lockVault).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe("Stay and try again");
    await userEvent.click(screen.getByText("Lock and lose them"));
    await waitFor(() => expect(lockVault).toHaveBeenCalledOnce());
    await waitFor(() => expect(desk.status().state).toBe("idle"));
  });

  it("writes before the window closes", async () => {
    const save = vi.fn(() => Promise.resolve());
    const { host } = renderInApp(<Locking save={save} lockVault={() => Promise.resolve()} />);
    fireEvent.change(screen.getByLabelText("Name"), { target: { value: "Heron" } });
    await act(() => host.close());
    expect(save).toHaveBeenCalledOnce();
  });
});

describe("appearance", () => {
  it("follows the system only when told to", () => {
    const system = { dark: true, contrast: false };
    expect(resolveTheme("system", system)).toBe("dark");
    expect(resolveTheme("system", { dark: true, contrast: true })).toBe("contrast");
    expect(resolveTheme("light", system)).toBe("light");
  });

  it("counts room in text, not in pixels", () => {
    expect(roomFor(1360, 16)).toBe("wide");
    expect(roomFor(960, 16)).toBe("narrow");
    expect(roomFor(1360, 32)).toBe("narrow tight");
  });
});

describe("cover", () => {
  it("can be asked for twice and leaves nothing behind", () => {
    document.body.innerHTML = "<div id=a></div><div id=b inert></div>";
    cover("Note");
    cover("Note");
    expect(document.querySelectorAll(".cover")).toHaveLength(1);
    uncover();
    uncover();
    expect(document.getElementById("a")?.hasAttribute("inert")).toBe(false);
    expect(document.getElementById("b")?.hasAttribute("inert")).toBe(true);
  });
});
