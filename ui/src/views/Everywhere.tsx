import { useState, type ReactNode } from "react";
import { SearchDialog } from "@/features/search";
import { useCommand } from "@/ipc";
import { useRouter, useShortcut } from "@/shell";

/** What can be done from every page by a key: find anything, and record what happened. */
export function Everywhere(): ReactNode {
  const router = useRouter();
  const begin = useCommand("new_harm");
  const [finding, setFinding] = useState(false);
  useShortcut("find", () => setFinding(true));
  useShortcut("record", () => {
    if (router.route.screen !== "record" && !begin.isPending) begin.mutate({ case_id: null, what_happened: "" }, { onSuccess: (harm) => router.go({ screen: "record", harm: harm.id }) });
  });
  return <SearchDialog isOpen={finding} onClose={() => setFinding(false)} />;
}
