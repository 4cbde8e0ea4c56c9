import type { ReactNode } from "react";
import type { FrameworkRef } from "@/bindings/commands";
import { Link } from "@/design";
import { useRouter } from "./router";

/** An id or a title of the framework that opens its page in the catalog. "Back" returns to where it stood. */
export function EntryLink({ target, label, className, children }: { target: FrameworkRef; label?: string; className?: string; children: ReactNode }): ReactNode {
  const { go } = useRouter();
  const { framework, edition, id } = target;
  return (
    <Link className={className} label={label} onOpen={() => go({ screen: "catalog_entry", framework, edition, id })}>
      {children}
    </Link>
  );
}
