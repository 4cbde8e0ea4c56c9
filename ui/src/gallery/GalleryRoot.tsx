import type { ReactNode } from "react";
import { Confirm, LinkButton, ToastProvider } from "@/design";
import { HostProvider, memoryHost } from "@/host";
import { LocaleProvider } from "@/i18n";
import { SaveDesk, SaveDeskProvider } from "@/ipc";
import { AppFrame, FrameProvider, RouterProvider, Screen, ShortcutProvider, useAppearance } from "@/shell";
import { KeysDialog } from "@/shell/KeysDialog";
import type { GalleryOptions } from "./options";
import { CasePage, HomePage, InterviewPage, MapPage, ReviewPage } from "./pages";
import { Parts } from "./Parts";

const host = memoryHost();
const desk = new SaveDesk();

export function GalleryRoot({ options }: { options: GalleryOptions }): ReactNode {
  useAppearance(options.theme, options.size);
  return (
    <LocaleProvider locale={options.locale}>
      <HostProvider host={host}>
        <SaveDeskProvider desk={desk}>
          <ShortcutProvider>
            <ToastProvider>
              <Page page={options.page} />
            </ToastProvider>
          </ShortcutProvider>
        </SaveDeskProvider>
      </HostProvider>
    </LocaleProvider>
  );
}

const nothing = (): void => undefined;

function Page({ page }: { page: GalleryOptions["page"] }): ReactNode {
  if (page === "parts") return <Parts />;
  if (page === "dialog")
    return (
      <Framed>
        <HomePage />
        <Confirm isOpen title="Stop sealing?" doLabel="Stop sealing" onDo={nothing} keepLabel="Keep going" onKeep={nothing}>
          The half-made packet will be deleted. Your case stays as it is.
        </Confirm>
      </Framed>
    );
  if (page === "keys")
    return (
      <Framed>
        <HomePage />
        <KeysDialog isOpen onClose={nothing} />
      </Framed>
    );
  if (page === "focus")
    return (
      <Framed>
        <Screen title="Record" mode="focus" heading="Record what happened" exit={<LinkButton size="small" onOpen={nothing}>Stop here</LinkButton>} flush>
          <InterviewPage />
        </Screen>
      </Framed>
    );
  if (page === "rail")
    return (
      <Framed>
        <Screen title="Review" mode="rail" flush crumbs={[{ label: "Reviews", onOpen: nothing }, { label: "Benefits stopped after a score nobody could explain" }]}>
          <ReviewPage />
        </Screen>
      </Framed>
    );
  return (
    <Framed>
      <HomePage />
    </Framed>
  );
}

function Framed({ children }: { children: ReactNode }): ReactNode {
  return (
    <RouterProvider start={{ screen: "home" }}>
      <FrameProvider>
        <AppFrame vaultName="Merrow Benefits Advocates" has={(screen) => screen !== "people" && screen !== "systems"} counts={{ cases: 4, evidence: 63, sent: 3, replies: "1 new" }} onLock={nothing}>
          {children}
        </AppFrame>
      </FrameProvider>
    </RouterProvider>
  );
}

export { CasePage, MapPage };
