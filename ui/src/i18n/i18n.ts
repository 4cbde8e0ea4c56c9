import { setupI18n, type I18n, type Messages } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { messages as english } from "./locales/en.po";
import { localeInfo, type LocaleId } from "./locales";
import { accent, mirror, type Compiled } from "./pseudo";

/** Loads the compiled texts of a language. English is always there; the others arrive as their own file. */
async function loadMessages(locale: LocaleId): Promise<Messages> {
  switch (locale) {
    case "en":
      return english;
    case "es":
      return (await import("./locales/es.po")).messages;
    case "en-XA":
      return changed(accent);
    case "ar-XB":
      return changed(mirror);
  }
}

function changed(change: (message: Compiled) => Compiled): Messages {
  return Object.fromEntries(Object.entries(english).map(([id, message]) => [id, change(message as Compiled)])) as Messages;
}

/**
 * A fresh translator, already speaking English.
 * A text that a catalogue lacks is shown in English, which stays in the code beside its id; never as a bare id.
 */
export function createI18n(): I18n {
  const i18n = setupI18n();
  i18n.setMessagesCompiler(compileMessage);
  i18n.loadAndActivate({ locale: "en", locales: [localeInfo("en").formats], messages: english });
  return i18n;
}

/** Switches the language in place. Resolves when the new texts are active. */
export async function switchLocale(i18n: I18n, locale: LocaleId): Promise<void> {
  const messages = await loadMessages(locale);
  i18n.loadAndActivate({ locale, locales: [localeInfo(locale).formats], messages: { ...messages } });
}
