import type { ReactNode } from "react";
import { Case, Cases, HarmPage } from "@/features/casebook";
import { EvidenceItemPage, EvidenceList } from "@/features/evidence";
import { Home } from "@/features/home";
import { People } from "@/features/people";
import { RecordPage } from "@/features/record";
import type { RouteOf } from "@/shell";

export function HomeView(): ReactNode {
  return <Home />;
}

export function RecordView({ route }: { route: RouteOf<"record"> }): ReactNode {
  return <RecordPage harmId={route.harm} step={route.step} />;
}

export function CasesView(): ReactNode {
  return <Cases />;
}

export function CaseDetailView({ route }: { route: RouteOf<"case"> }): ReactNode {
  return <Case caseId={route.case} />;
}

export function HarmView({ route }: { route: RouteOf<"harm"> }): ReactNode {
  return <HarmPage harmId={route.harm} />;
}

export function EvidenceView(): ReactNode {
  return <EvidenceList />;
}

export function EvidenceItemView({ route }: { route: RouteOf<"evidence_item"> }): ReactNode {
  return <EvidenceItemPage evidenceId={route.evidence} />;
}

export function PeopleView({ route }: { route: RouteOf<"people"> }): ReactNode {
  return <People personId={route.person} />;
}
