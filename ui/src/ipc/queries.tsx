import { QueryClient, QueryClientProvider, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { changes, reads, type Progress } from "@/bindings/commands";
import { useHost } from "@/host";
import { call, toAppError, type AppError, type CommandName, type Request, type Response } from "./call";

/** A cache for a local backend: nothing is refetched because time passed or the window got focus, only because a command said so. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, gcTime: 5 * 60_000, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

export function IpcProvider({ client, children }: { client: QueryClient; children: ReactNode }): ReactNode {
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** The tags the contract declares for a command; a command that only reads changes nothing. */
const READS: Readonly<Record<string, readonly string[] | undefined>> = reads;
const CHANGES: Readonly<Record<string, readonly string[] | undefined>> = changes;

/** Marks as stale every answer that `command` may have changed. */
export async function invalidateAfter(client: QueryClient, command: CommandName): Promise<void> {
  const touched = CHANGES[command] ?? [];
  if (touched.length === 0) return;
  await client.invalidateQueries({
    predicate: ({ queryKey }) => {
      const tags = READS[String(queryKey[0])] ?? [];
      return touched.includes("all") ? tags.length > 0 : tags.some((tag) => touched.includes(tag));
    },
  });
}

/** Reads something, and reads it again whenever a command declares that it may have changed. */
export function useCommandQuery<K extends CommandName>(command: K, request: Request<K>, options: { enabled?: boolean } = {}): UseQueryResult<Response<K>, AppError> {
  const host = useHost();
  return useQuery<Response<K>, AppError>({
    queryKey: [command, request],
    queryFn: () => call(host, command, request),
    enabled: options.enabled ?? true,
  });
}

/** Changes something. When it is done, what it touched is read again. */
export function useCommand<K extends CommandName>(command: K): UseMutationResult<Response<K>, AppError, Request<K>> {
  const host = useHost();
  const client = useQueryClient();
  return useMutation<Response<K>, AppError, Request<K>>({
    mutationFn: (request) => call(host, command, request),
    onSuccess: () => invalidateAfter(client, command),
  });
}

/** Commands that name a job, so that it can be watched and stopped. */
export type JobCommand = { [K in CommandName]: Request<K> extends { job: string } ? K : never }[CommandName];

interface JobNow<K extends CommandName> {
  readonly state: "idle" | "running" | "stopping" | "done" | "failed";
  readonly progress: Progress | null;
  readonly result: Response<K> | null;
  readonly error: AppError | null;
}

/** A long command: start it, watch it, stop it, and know how it ended. */
export interface Job<K extends JobCommand> extends JobNow<K> {
  readonly start: (request: Omit<Request<K>, "job">) => void;
  /** Asks the core to stop. The job then ends as `failed` with the code for "cancelled". */
  readonly cancel: () => void;
  readonly reset: () => void;
}

const IDLE = { state: "idle", progress: null, result: null, error: null } as const;

/** Runs a long command. Reports are taken at most once a frame, so a fast core cannot flood the screen. */
export function useJob<K extends JobCommand>(command: K): Job<K> {
  const host = useHost();
  const client = useQueryClient();
  const [now, setNow] = useState<JobNow<K>>(IDLE);
  const running = useRef<string | null>(null);
  useEffect(
    () => () => {
      running.current = null; // what comes after the screen is gone is not wanted; the job itself goes on
    },
    [],
  );

  function start(request: Omit<Request<K>, "job">): void {
    const job = crypto.randomUUID();
    running.current = job;
    let waiting: Progress | null = null;
    let frame = 0;
    setNow({ ...IDLE, state: "running" });
    const stop = host.listen("progress", (payload) => {
      const report = payload as Progress;
      if (report.job !== job) return;
      waiting = report;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (running.current === job) setNow((before) => (before.state === "running" || before.state === "stopping" ? { ...before, progress: waiting } : before));
      });
    });
    const finish = (end: JobNow<K>): void => {
      stop();
      if (running.current !== job) return;
      running.current = null;
      setNow(end);
    };
    call(host, command, { ...request, job }).then(
      async (result) => {
        await invalidateAfter(client, command);
        finish({ state: "done", progress: waiting, result, error: null });
      },
      (thrown: unknown) => finish({ state: "failed", progress: waiting, result: null, error: toAppError(thrown) }),
    );
  }

  function cancel(): void {
    const job = running.current;
    if (job === null) return;
    setNow((before) => ({ ...before, state: "stopping" }));
    // When the job is over already there is nothing to stop; either way its own end says how it went.
    call(host, "cancel_job", { job }).catch(() => undefined);
  }

  return { ...now, start, cancel, reset: () => setNow(IDLE) };
}
