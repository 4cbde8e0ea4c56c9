import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { GovernNote, Worksheet } from "@/bindings/commands";
import { Cluster, ComboBox, RemoveButton } from "@/design";
import { useLocaleId } from "@/i18n";
import { useCommandQuery } from "@/ipc";
import { EntryLink } from "@/shell";
import { item, Lines, useRemovable, type Editing } from "@/respond/fields";

/** What this claim changes in how the organization governs its systems. */
export function GovernPart({ of }: { of: Editing<Worksheet> }): ReactNode {
  const { t } = useLingui();
  const notes = useRemovable<Worksheet, GovernNote>(of, "govern");
  const [wanted, setWanted] = useState("");
  const catalog = useCommandQuery("catalog", { language: useLocaleId() });
  const entries = (catalog.data?.entries ?? []).filter(({ kind, id }) => kind === "subcategory" && id.startsWith("GOVERN"));
  const list = of.value.govern;
  return (
    <div className="stack stack--tight">
      {list.map((note, index) => {
        const title = entries.find(({ id }) => id === note.subcategory)?.title ?? "";
        return (
          <div key={`${note.subcategory}-${index}`} className="respond-editor">
            <Cluster>
              <EntryLink target={{ framework: "nist-ai-rmf", edition: "", id: note.subcategory }}>
                <strong dir="ltr">{note.subcategory}</strong>
              </EntryLink>
              <span className="soft small">{title}</span>
              <RemoveButton label={t({ id: "worksheet.govern.remove", message: "Take it out" })} onPress={() => notes.remove(index, t({ id: "worksheet.govern.removed", message: "The note was taken out." }))} />
            </Cluster>
            <Lines of={item(of, "govern", index, note)} name="what_changed" label={t({ id: "worksheet.govern.changed", message: "What changed because of this claim" })} />
          </div>
        );
      })}
      {notes.note}
      <ComboBox
        label={t({ id: "worksheet.govern.find", message: "A rule or habit that changes" })}
        optional
        hint={t({ id: "worksheet.govern.hint", message: "Choose the part of Govern it belongs to, then say what changed." })}
        options={entries.map(({ id, title }) => ({ id, label: `${id} ${title}` }))}
        text={wanted}
        onText={setWanted}
        onChoose={(id) => {
          notes.add({ subcategory: id, what_changed: "" });
          setWanted("");
        }}
      />
      {list.length === 0 && (
        <p className="small soft">
          <Trans id="worksheet.govern.none">Nothing changed here is an answer too. Leave it empty.</Trans>
        </p>
      )}
    </div>
  );
}
