import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHost } from "@/host";
import { call, invalidateAfter, toAppError, type AppError, type CommandName, type Request, type Response } from "@/ipc";

export interface SecretCommand<K extends CommandName> {
  /** Resolves with the answer, or with null when it could not be done; then `error` says why. */
  readonly run: (request: Request<K>) => Promise<Response<K> | null>;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly reset: () => void;
}

/** Like `useCommand`, for passphrases and recovery words: what was asked and answered is kept in no cache. */
export function useSecretCommand<K extends CommandName>(command: K): SecretCommand<K> {
  const host = useHost();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  async function run(request: Request<K>): Promise<Response<K> | null> {
    setBusy(true);
    setError(null);
    try {
      const response = await call(host, command, request);
      await invalidateAfter(client, command);
      return response;
    } catch (thrown) {
      setError(toAppError(thrown));
      return null;
    } finally {
      setBusy(false);
    }
  }
  return { run, busy, error, reset: () => setError(null) };
}
