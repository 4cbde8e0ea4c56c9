import { useCallback, useState, type ReactNode } from "react";
import { WaitingPackets, type Lies } from "@/features/packet";
import { SearchDialog } from "@/features/search";
import { useCommand } from "@/ipc";
import { useRouter, useShortcut } from "@/shell";
import { placeOf } from "./places";

/** What can be done from every page by a key: find anything, and record what happened. And packets that come from outside. */
export function Everywhere(): ReactNode {
  const router = useRouter();
  const { go } = router;
  const begin = useCommand("new_harm");
  const [finding, setFinding] = useState(false);
  useShortcut("find", () => setFinding(true));
  useShortcut("record", () => {
    if (router.route.screen !== "record" && !begin.isPending) begin.mutate({ case_id: null, what_happened: "" }, { onSuccess: (harm) => router.go({ screen: "record", harm: harm.id }) });
  });
  const goTo = useCallback(
    (packet: Lies) => {
      const place = placeOf(packet);
      if (place) go(place);
      return place !== null;
    },
    [go],
  );
  return (
    <>
      <SearchDialog isOpen={finding} onClose={() => setFinding(false)} />
      <WaitingPackets goTo={goTo} />
    </>
  );
}
