import type { ReactNode } from "react";
import { CatalogScreen, EntryScreen } from "@/features/catalog";
import type { RouteOf } from "@/shell";

export function CatalogView({ route }: { route: RouteOf<"catalog"> }): ReactNode {
  return <CatalogScreen part={route.part} words={route.words} />;
}

export function CatalogEntryView({ route }: { route: RouteOf<"catalog_entry"> }): ReactNode {
  return <EntryScreen target={{ framework: route.framework, edition: route.edition, id: route.id }} />;
}
