import { useMemo } from "react";
import type { CatalogItem, FrameworkRef } from "@/bindings/commands";
import { CHARACTERISTICS, type Characteristic } from "@/design";
import { useLocaleId } from "@/i18n";
import { useCommandQuery } from "@/ipc";

/** The language of catalog texts for the language on the screen. */
export function useCatalogLanguage(): string {
  return useLocaleId() === "es" ? "es" : "en";
}

/** The record's word for a characteristic that the catalog names with dashes. */
export function characteristicOf(id: string): Characteristic | null {
  const word = id.replaceAll("-", "_");
  return CHARACTERISTICS.find((known) => known === word) ?? null;
}

export interface CatalogWords {
  readonly characteristic: (key: Characteristic) => CatalogItem | undefined;
  readonly tensions: readonly CatalogItem[];
  readonly find: (target: FrameworkRef) => CatalogItem | undefined;
}

/** The catalog in the language on the screen, ready to look things up in. */
export function useCatalogWords(): CatalogWords {
  const language = useCatalogLanguage();
  const { data } = useCommandQuery("catalog", { language });
  return useMemo(() => {
    const entries = data?.entries ?? [];
    const byRef = new Map(entries.map((entry) => [refKey(entry), entry]));
    return {
      characteristic: (key) => entries.find((entry) => entry.kind === "characteristic" && characteristicOf(entry.id) === key),
      tensions: entries.filter((entry) => entry.kind === "tension"),
      find: (target) => byRef.get(refKey(target)),
    };
  }, [data]);
}

/** One text for an entry of a framework. */
export function refKey({ framework, edition, id }: FrameworkRef): string {
  return `${framework}/${edition}/${id}`;
}

/** Whether an id is a code people look up, such as MEASURE 2.11, and not only a name for machines. */
export function isCode(id: string): boolean {
  return /\d/.test(id) && id === id.toUpperCase();
}
