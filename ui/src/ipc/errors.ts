import { useLingui } from "@lingui/react/macro";
import type { ErrorCode } from "@/bindings/commands";
import type { AppError } from "./call";
import { ERROR_WORDS, type ErrorWords } from "./errorWords";

/** The words for a code. A newer core may send a code this build has never heard of; then the general ones. */
export function errorMessage(code: ErrorCode): ErrorWords {
  const known: Readonly<Partial<Record<ErrorCode, ErrorWords>>> = ERROR_WORDS;
  return known[code] ?? ERROR_WORDS["app.internal"];
}

/** The words for an error in the language on the screen. */
export function useErrorWords(): (error: AppError) => { title: string; body: string } {
  const { i18n } = useLingui();
  return (error) => {
    const { title, body } = errorMessage(error.code);
    return { title: i18n._({ ...title, values: error.params }), body: i18n._({ ...body, values: error.params }) };
  };
}
