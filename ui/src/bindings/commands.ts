// Placeholder with the shape of the generated contract. `crates/api` overwrites this file.

export type Commands = {
  app_status: [AppStatusRequest, AppStatus];
};
export type AppStatusRequest = Record<string, never>;
export type AppStatus = { unlocked: boolean };
export type Tag = "app";
export type ErrorCode = "internal";
export type AppErrorDto = { code: ErrorCode; params: Record<string, string | number>; incident: string | null };
export const reads: { readonly [K in keyof Commands]: readonly Tag[] } = { app_status: ["app"] };
export const invalidates: { readonly [K in keyof Commands]: readonly Tag[] } = { app_status: [] };
