import type { ReactNode } from "react";
import { SealPage } from "@/features/seal";
import type { RouteOf } from "@/shell";

export function SealView({ route }: { route: RouteOf<"seal"> }): ReactNode {
  return <SealPage challenge={route.challenge} />;
}
