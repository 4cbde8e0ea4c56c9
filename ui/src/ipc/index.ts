export { AppError, call, toAppError, type CommandName, type ErrorParams, type Request, type Response } from "./call";
export { ERROR_WORDS, type ErrorWords } from "./errorWords";
export { errorMessage, useErrorWords } from "./errors";
export { createQueryClient, invalidateAfter, IpcProvider, useCommand, useCommandQuery, useJob, type Job, type JobCommand } from "./queries";
export { AUTOSAVE_DELAY, Autosaver, SaveDesk, type SaveState, type SaveStatus } from "./autosave";
export { SaveDeskProvider, useAutosave, useSaveDesk, useSaveStatus, type Autosave } from "./useAutosave";
export { usePace, type Pace } from "./usePace";
