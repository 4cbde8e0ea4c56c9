import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { memoryHost } from "@/host";
import { renderInApp } from "../../tests/render";
import { AppError, useCommand, useCommandQuery, useJob } from ".";

describe("useCommandQuery and useCommand", () => {
  function Status(): ReactNode {
    const state = useCommandQuery("app_state", {});
    const lock = useCommand("lock");
    return (
      <>
        <p>{state.data?.status ?? state.error?.code ?? "waiting"}</p>
        <button type="button" onClick={() => lock.mutate({})}>
          lock
        </button>
      </>
    );
  }

  it("reads again what a command says it changed", async () => {
    let status = "open";
    const host = memoryHost({ app_state: () => ({ status }), lock: () => ((status = "locked"), { status }) });
    renderInApp(<Status />, { host });
    await screen.findByText("open");
    await userEvent.click(screen.getByText("lock"));
    await screen.findByText("locked");
    expect(host.calls.map((call) => call.command)).toEqual(["app_state", "lock", "app_state"]);
  });

  it("turns whatever a host throws into an AppError", async () => {
    renderInApp(<Status />, {
      host: memoryHost({
        app_state: () => {
          throw { code: "vault.in_use", params: {}, incident: "0000abcd" };
        },
      }),
    });
    await screen.findByText("vault.in_use");
  });
});

describe("useJob", () => {
  function Seal(): ReactNode {
    const job = useJob("seal_challenge");
    return (
      <>
        <p>{job.state}</p>
        <p>{job.progress ? `${job.progress.done} of ${job.progress.total}` : "no report"}</p>
        <p>{job.error?.code ?? "no error"}</p>
        <button type="button" onClick={() => job.start({ challenge_id: "c1" })}>
          start
        </button>
        <button type="button" onClick={job.cancel}>
          stop
        </button>
      </>
    );
  }

  it("hears only its own reports, can be stopped, and ends with what the core says", async () => {
    let stop: (why: unknown) => void = () => undefined;
    const host = memoryHost({
      seal_challenge: () => new Promise((_, reject) => (stop = reject)),
      cancel_job: () => {
        stop(new AppError("app.cancelled"));
        return {};
      },
    });
    renderInApp(<Seal />, { host });
    await userEvent.click(screen.getByText("start"));
    const { job } = host.calls[0]!.request as { job: string };
    await act(async () => {
      host.emit("progress", { job: "another", done: 9, total: 9, label: "" });
      host.emit("progress", { job, done: 1, total: 4, label: "" });
      host.emit("progress", { job, done: 2, total: 4, label: "" });
    });
    await screen.findByText("2 of 4");
    await userEvent.click(screen.getByText("stop"));
    await waitFor(() => expect(screen.getByText("app.cancelled")).toBeTruthy());
    expect(host.calls.map((call) => call.command)).toEqual(["seal_challenge", "cancel_job"]);
    expect(host.calls[1]!.request).toEqual({ job });
  });
});
