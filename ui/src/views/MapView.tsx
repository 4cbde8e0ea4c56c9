import type { ReactNode } from "react";
import { MapPage } from "@/features/map";
import type { RouteOf } from "@/shell";

export function MapView({ route }: { route: RouteOf<"map"> }): ReactNode {
  return <MapPage harm={route.harm} characteristic={route.characteristic} />;
}
