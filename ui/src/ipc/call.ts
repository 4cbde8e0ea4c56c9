import type { Commands, ErrorCode } from "@/bindings/commands";
import type { Host } from "@/host";

export type CommandName = keyof Commands;
export type Request<K extends CommandName> = Commands[K][0];
export type Response<K extends CommandName> = Commands[K][1];
export type ErrorParams = Readonly<Record<string, string | number>>;

/** What a command says when it could not be done. Words for the code are in `errorWords.ts`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** A number to quote when asking for help; nothing about the person is in it. */
  readonly incident: string | null;

  constructor(code: ErrorCode, params: ErrorParams = {}, incident: string | null = null) {
    super(code);
    this.name = "AppError";
    this.code = code;
    this.params = params;
    this.incident = incident;
  }
}

/** Makes an `AppError` of anything a host may throw. What is not understood becomes `app.internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string") {
    const { params, incident } = thrown as { params?: ErrorParams; incident?: string | null };
    return new AppError(thrown.code as ErrorCode, params ?? {}, incident ?? null);
  }
  return new AppError("app.internal");
}

/** Runs a command, typed by the generated contract. Rejects only with `AppError`. */
export async function call<K extends CommandName>(host: Host, command: K, request: Request<K>): Promise<Response<K>> {
  try {
    return (await host.call(command, request)) as Response<K>;
  } catch (thrown) {
    throw toAppError(thrown);
  }
}
