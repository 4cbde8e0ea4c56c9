import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { AppState, Desk, Preferences, VaultSettings } from "@/bindings/commands";
import { CheckRow, ChoiceList, Folio, FolioRow, PageHead, Segmented, Select, TextField } from "@/design";
import { LOCALES } from "@/i18n";
import { useAutosave, useCommand } from "@/ipc";
import { ErrorCallout, TEXT_SIZES, THEME_CHOICES, type ThemeChoice } from "@/shell";
import "@/respond/respond.css";

const THEME_WORDS: Record<ThemeChoice, MessageDescriptor> = {
  system: msg({ id: "settings.theme.system", message: "Like this computer" }),
  light: msg({ id: "settings.theme.light", message: "Light" }),
  dark: msg({ id: "settings.theme.dark", message: "Dark" }),
  contrast: msg({ id: "settings.theme.contrast", message: "High contrast" }),
};

/** Minutes of quiet after which the vault locks itself. */
const LOCK_TIMES = [1, 2, 5, 10, 15, 30, 60, 120] as const;

/** How the window looks, and how the vault behaves. Every choice holds at once. */
export function SettingsScreen({ state, ownKeys }: { state: AppState; ownKeys: ReactNode }): ReactNode {
  const id = useId();
  const { settings } = state;
  return (
    <>
      <PageHead title={<Trans id="settings.title">Settings</Trans>} lead={<Trans id="settings.lead">Every choice holds at once and stays on this computer.</Trans>} />
      <Folio className="respond-folio">
        <Looks preferences={state.preferences} id={id} />
        {settings && <Behaves settings={settings} id={id} />}
        {settings && (
          <FolioRow id={`${id}-own-keys`} heading={<Trans id="settings.own_keys">Your own keys</Trans>} note={<Trans id="settings.own_keys_note">When you document</Trans>}>
            {ownKeys}
          </FolioRow>
        )}
      </Folio>
    </>
  );
}

function Looks({ preferences, id }: { preferences: Preferences; id: string }): ReactNode {
  const { t, i18n } = useLingui();
  const save = useCommand("save_preferences");
  const set = (part: Partial<Preferences>): void => save.mutate({ ...preferences, ...part });
  const theme = THEME_CHOICES.find((choice) => choice === preferences.theme) ?? "system";
  return (
    <>
      <FolioRow id={`${id}-language`} heading={<Trans id="settings.language">Language</Trans>}>
        <ErrorCallout error={save.error} />
        <ChoiceList
          legend={t({ id: "settings.language_legend", message: "Language of this program" })}
          hiddenLegend
          value={preferences.language ?? "system"}
          options={[
            { value: "system", label: t({ id: "settings.language_system", message: "Like this computer" }) },
            ...LOCALES.filter(({ pseudo }) => !pseudo).map(({ id: value, name }) => ({ value, label: <span lang={value}>{name}</span> })),
            { value: "en-XA", label: t({ id: "settings.language_accents", message: "English with accents" }), note: t({ id: "settings.language_test", message: "For testing: shows words that cannot be translated, and makes texts longer" }) },
            { value: "ar-XB", label: t({ id: "settings.language_mirror", message: "English from right to left" }), note: t({ id: "settings.language_mirror_note", message: "For testing: turns the window round, as for Arabic" }) },
          ]}
          onChange={(language) => set({ language: language === "system" ? null : language })}
        />
      </FolioRow>
      <FolioRow id={`${id}-theme`} heading={<Trans id="settings.theme">Colours</Trans>}>
        <Segmented labelledBy={`${id}-theme`} value={theme} options={THEME_CHOICES.map((value) => ({ value, label: i18n._(THEME_WORDS[value]) }))} onChange={(next) => set({ theme: next === "system" ? null : next })} />
      </FolioRow>
      <FolioRow id={`${id}-size`} heading={<Trans id="settings.size">Size of text</Trans>}>
        <Segmented labelledBy={`${id}-size`} value={String(preferences.text_size)} options={TEXT_SIZES.map((size) => ({ value: String(size), label: t({ id: "settings.percent", message: `${size} %` }) }))} onChange={(next) => set({ text_size: Number(next) })} />
      </FolioRow>
      <FolioRow id={`${id}-keys`} heading={<Trans id="settings.keys">Keys</Trans>}>
        <CheckRow label={<Trans id="settings.letters">Single letters do things in lists</Trans>} note={<Trans id="settings.letters_note">Such as J and K to move. Never while you write. Keys with Ctrl or Alt always work.</Trans>} checked={preferences.letter_shortcuts} onChange={(letter_shortcuts) => set({ letter_shortcuts })} />
      </FolioRow>
    </>
  );
}

function Behaves({ settings, id }: { settings: VaultSettings; id: string }): ReactNode {
  const { t } = useLingui();
  const save = useCommand("save_vault_settings");
  const saved = useAutosave({ target: "vault_settings", value: settings, save: (value) => save.mutateAsync(value) });
  const { value } = saved;
  const minutes = LOCK_TIMES.includes(value.lock_minutes as never) ? LOCK_TIMES : [...LOCK_TIMES, value.lock_minutes].sort((one, other) => one - other);
  return (
    <>
      <FolioRow id={`${id}-lock`} heading={<Trans id="settings.lock">Lock</Trans>}>
        <Select
          label={t({ id: "settings.lock_label", message: "Lock by itself after" })}
          hint={t({ id: "settings.lock_hint", message: "Counted from the last key or movement. A minute before, you are asked." })}
          value={String(value.lock_minutes)}
          options={minutes.map((count) => ({ value: String(count), label: count === 1 ? t({ id: "settings.minute", message: "1 minute" }) : t({ id: "settings.minutes", message: `${count} minutes` }) }))}
          onChange={(next) => saved.commit({ ...value, lock_minutes: Number(next) })}
        />
      </FolioRow>
      <FolioRow id={`${id}-desk`} heading={<Trans id="settings.desk">First desk</Trans>}>
        <Segmented<Desk>
          labelledBy={`${id}-desk`}
          value={value.desk}
          options={[
            { value: "casebook", label: <Trans id="settings.desk_document">Document</Trans> },
            { value: "register", label: <Trans id="settings.desk_respond">Respond</Trans> },
          ]}
          onChange={(desk) => saved.commit({ ...value, desk })}
        />
        <p className="small soft">
          <Trans id="settings.desk_note">Where the vault opens. Both desks are always there.</Trans>
        </p>
      </FolioRow>
      <FolioRow id={`${id}-name`} heading={<Trans id="settings.name">Name</Trans>}>
        <TextField label={t({ id: "settings.name_label", message: "Name of this vault" })} optional hint={t({ id: "settings.name_hint", message: "Seen in this window. Packets carry the name you choose when you seal, or the one on your intake card." })} value={value.name} onChange={(name) => saved.change({ ...value, name })} onBlur={saved.flush} />
      </FolioRow>
    </>
  );
}
