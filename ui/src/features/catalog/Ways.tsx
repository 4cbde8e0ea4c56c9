import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "@/design";
import { useRouter } from "@/shell";

/** Back to where the person came from, wherever an id was opened, and forward again. */
export function Ways(): ReactNode {
  const router = useRouter();
  return (
    <>
      <Button icon="arrow-left" onPress={() => router.back({ screen: "catalog" })}>
        <Trans id="catalog.back">Back</Trans>
      </Button>
      <Forward />
    </>
  );
}

/** Only where there is something to go forward to. */
export function Forward(): ReactNode {
  const router = useRouter();
  if (!router.canGoForward) return null;
  return (
    <Button iconEnd="arrow-right" onPress={router.forward}>
      <Trans id="catalog.forward">Forward</Trans>
    </Button>
  );
}
