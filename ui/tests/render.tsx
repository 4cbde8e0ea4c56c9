import { render, type RenderResult } from "@testing-library/react";
import type { ReactElement, ReactNode } from "react";
import { ToastProvider } from "@/design";
import { HostProvider, memoryHost, type MemoryHost } from "@/host";
import { LocaleProvider, type LocaleId } from "@/i18n";
import { createQueryClient, IpcProvider, SaveDesk, SaveDeskProvider } from "@/ipc";
import { FrameProvider, RouterProvider, ShortcutProvider, type Route } from "@/shell";

export interface Rendered extends RenderResult {
  host: MemoryHost;
  desk: SaveDesk;
}

/** Renders inside everything the app gives its screens. */
export function renderInApp(ui: ReactElement, options: { host?: MemoryHost; locale?: LocaleId; start?: Route; singleKeys?: boolean } = {}): Rendered {
  const host = options.host ?? memoryHost();
  const desk = new SaveDesk();
  const client = createQueryClient();
  const Wrapper = ({ children }: { children: ReactNode }): ReactNode => (
    <LocaleProvider locale={options.locale ?? "en"}>
      <HostProvider host={host}>
        <IpcProvider client={client}>
          <SaveDeskProvider desk={desk}>
            <ShortcutProvider singleKeys={options.singleKeys ?? true}>
              <RouterProvider start={options.start ?? { screen: "home" }}>
                <FrameProvider>
                  <ToastProvider>{children}</ToastProvider>
                </FrameProvider>
              </RouterProvider>
            </ShortcutProvider>
          </SaveDeskProvider>
        </IpcProvider>
      </HostProvider>
    </LocaleProvider>
  );
  return Object.assign(render(ui, { wrapper: Wrapper }), { host, desk });
}
