import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { memoryHost } from "@/host";
import { renderInApp } from "../../../tests/render";
import { CreateVault } from "./CreateVault";
import { drawPositions, RecoverySheet } from "./RecoverySheet";
import { UnlockForm } from "./Unlock";

const nothing = (): void => undefined;

describe("making a vault", () => {
  it("does not go on until the passphrase was typed the same way twice", async () => {
    const host = memoryHost({ passphrase_strength: () => ({ score: 4, guesses_log10: 20 }), create_vault: () => ({ status: "open" }) });
    const onBegin = vi.fn();
    renderInApp(<CreateVault desk="casebook" onBegin={onBegin} onFailed={nothing} onHaveOne={nothing} />, { host });
    await userEvent.type(screen.getByLabelText("Passphrase"), "kettle orbit sandal");
    await userEvent.type(screen.getByLabelText("The same passphrase again"), "kettle orbit sandals");
    await userEvent.click(screen.getByRole("button", { name: /Next/ }));
    expect(screen.getByText(/not the same yet/)).toBeTruthy();
    expect(onBegin).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText("The same passphrase again"), "{Backspace}");
    await userEvent.click(screen.getByRole("button", { name: /Next/ }));
    await waitFor(() => expect(host.calls.at(-1)).toEqual({ command: "create_vault", request: { folder_token: null, passphrase: "kettle orbit sandal", name: "", desk: "casebook" } }));
    expect(onBegin).toHaveBeenCalledOnce();
  });

  it("says what was wrong and keeps the words", async () => {
    const host = memoryHost({
      passphrase_strength: () => ({ score: 0, guesses_log10: 1 }),
      create_vault: () => {
        throw { code: "vault.weak_passphrase", params: {}, incident: "1" };
      },
    });
    const onFailed = vi.fn();
    renderInApp(<CreateVault desk="casebook" onBegin={nothing} onFailed={onFailed} onHaveOne={nothing} />, { host });
    await userEvent.type(screen.getByLabelText("Passphrase"), "one");
    await userEvent.type(screen.getByLabelText("The same passphrase again"), "one");
    await userEvent.click(screen.getByRole("button", { name: /Next/ }));
    expect(await screen.findByText("This passphrase is too easy to guess")).toBeTruthy();
    expect(onFailed).toHaveBeenCalledOnce();
    expect(screen.getByLabelText<HTMLInputElement>("Passphrase").value).toBe("one");
  });
});

describe("the recovery sheet", () => {
  it("asks for three different words, in order", () => {
    for (let round = 0; round < 50; round += 1) {
      const positions = drawPositions(24, 3);
      expect(new Set(positions).size).toBe(3);
      expect(positions).toEqual([...positions].sort((one, other) => one - other));
      expect(positions.every((position) => position >= 1 && position <= 24)).toBe(true);
    }
  });

  it("sends the words that were typed for their places, and is done only when they are right", async () => {
    const words = Array.from({ length: 24 }, (_, index) => `word${index + 1}`);
    let right = false;
    const host = memoryHost({
      make_recovery_sheet: () => ({ words }),
      confirm_recovery_sheet: () => {
        if (!right) throw { code: "vault.wrong_recovery", params: {}, incident: "1" };
        return { status: "open" };
      },
    });
    const onDone = vi.fn();
    renderInApp(<RecoverySheet onDone={onDone} doneLabel="Go on" />, { host });
    await userEvent.click(screen.getByRole("button", { name: "Show the 24 words" }));
    await userEvent.click(await screen.findByRole("button", { name: "I have them on paper" }));
    expect(screen.queryByText("word7")).toBeNull();
    const asked = screen.getAllByLabelText<HTMLInputElement>(/^Word \d+$/);
    const places = asked.map((field) => Number(/\d+/.exec(field.labels?.[0]?.textContent ?? "")?.[0]));
    for (const [index, field] of asked.entries()) await userEvent.type(field, ` WORD${places[index]} `);
    await userEvent.click(screen.getByRole("button", { name: "Check them" }));
    expect(await screen.findByText("These words do not open this vault")).toBeTruthy();
    right = true;
    await userEvent.click(screen.getByRole("button", { name: "Check them" }));
    await userEvent.click(await screen.findByRole("button", { name: "Go on" }));
    expect(onDone).toHaveBeenCalledOnce();
    expect(host.calls.at(-1)?.request).toEqual({ words: places.map((position) => ({ position, word: `word${position}` })) });
  });
});

it("a passphrase is gone from the field as soon as it was tried", async () => {
  const host = memoryHost({
    unlock: () => {
      throw { code: "vault.wrong_passphrase", params: {}, incident: "1" };
    },
  });
  renderInApp(<UnlockForm folderName="vault" chosen={null} onChosen={nothing} onRecover={nothing} onCreate={nothing} />, { host });
  await userEvent.type(screen.getByLabelText("Passphrase"), "wrong{Enter}");
  expect(await screen.findByText("That passphrase does not open this vault")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Passphrase").value).toBe("");
});
