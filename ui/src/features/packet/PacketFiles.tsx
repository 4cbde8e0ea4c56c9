import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { PacketFile, Showing } from "@/bindings/commands";
import { Button, Callout, Cluster, Hash, Icon, useToast } from "@/design";
import { useHost } from "@/host";
import { useFormat } from "@/i18n";
import { call, useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";

/** Where the window asks for the bytes behind a token. Windows has no protocols of its own, only hosts. */
export function showingSource(token: string): string {
  return navigator.userAgent.includes("Windows") ? `http://evidence.localhost/${token}` : `evidence://localhost/${token}`;
}

/** The files of a packet. Nothing is shown before somebody asks for it; each can be covered again or saved. */
export function PacketFiles({ packetId, files, heading, level = 3, held = false }: { packetId: string; files: readonly PacketFile[]; /** Which packet they came in, where a page shows those of several. */ heading?: ReactNode; level?: 2 | 3; /** The packet is in quarantine: its files can be seen to be there, and not be opened. */ held?: boolean }): ReactNode {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="stack stack--tight">
      <Heading className="subheading">{heading ?? <Trans id="packet.files">Files</Trans>}</Heading>
      {held && files.length > 0 && (
        <p className="small soft">
          <Trans id="packet.files.held">They open once you take this challenge up.</Trans>
        </p>
      )}
      {files.length === 0 ? (
        <p className="small soft">
          <Trans id="packet.files.none">This packet holds no files.</Trans>
        </p>
      ) : (
        <ul className="row-list packet-files">
          {files.map((file) => (
            <PacketFileRow key={file.path} packetId={packetId} file={file} held={held} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PacketFileRow({ packetId, file, held }: { packetId: string; file: PacketFile; held: boolean }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const toast = useToast();
  const host = useHost();
  const [shown, setShown] = useState<Showing | null>(null);
  const open = useRef<string | null>(null);
  const show = useCommand("show_packet_file");
  const save = useCommand("export_packet_file");
  const name = file.title.trim() || file.original_name.trim() || file.path;

  const cover = (): void => {
    const token = open.current;
    open.current = null;
    setShown(null);
    if (token !== null) call(host, "stop_showing", { token }).catch(() => undefined);
  };
  useEffect(
    () => () => {
      const token = open.current;
      if (token !== null) call(host, "stop_showing", { token }).catch(() => undefined);
    },
    [host],
  );

  return (
    <li className="packet-file" data-testid="packet-file">
      <Icon name="file" />
      <div className="stack stack--tight">
        <span>
          <strong dir="auto">{name}</strong>
          <span className="table-sub">
            {file.media_type} · {format.bytes(file.bytes)} · <Hash value={file.sha256} short />
          </span>
        </span>
        <ErrorCallout error={show.error ?? save.error} />
        {shown && <Shown showing={shown} name={name} />}
      </div>
      {!held && (
        <Cluster>
          {shown ? (
            <Button size="small" icon="hide" onPress={cover}>
              <Trans id="packet.file.cover">Cover again</Trans>
            </Button>
          ) : (
            <Button
              size="small"
              icon="show"
              label={t({ id: "packet.file.show_label", message: `Show ${name}` })}
              onPress={() =>
                show.mutate(
                  { packet_id: packetId, path: file.path },
                  {
                    onSuccess: (showing) => {
                      open.current = showing.token;
                      setShown(showing);
                    },
                  },
                )
              }
            >
              <Trans id="packet.file.show">Show</Trans>
            </Button>
          )}
          <Button
            size="small"
            icon="save-out"
            label={t({ id: "packet.file.save_label", message: `Save a copy of ${name}` })}
            onPress={() =>
              save.mutate(
                { packet_id: packetId, path: file.path },
                {
                  onSuccess: ({ file_name: saved }) => {
                    if (saved !== null) toast({ text: t({ id: "packet.file.saved", message: `Saved as ${saved}. That copy is not encrypted.` }), icon: "save-out" });
                  },
                },
              )
            }
          >
            <Trans id="packet.file.save">Save a copy</Trans>
          </Button>
        </Cluster>
      )}
    </li>
  );
}

/** One file in place: a picture, plain text, or the reason why it cannot be shown here. */
function Shown({ showing, name }: { showing: Showing; name: string }): ReactNode {
  const [broken, setBroken] = useState(false);
  if (showing.how === "image" && !broken) return <img className="packet-image" src={showingSource(showing.token)} alt={name} onError={() => setBroken(true)} />;
  if (showing.how === "text" && showing.text !== null)
    return (
      <>
        <pre className="packet-text" dir="auto">
          {showing.text}
        </pre>
        {showing.text_cut && (
          <p className="small soft">
            <Trans id="packet.file.cut">Only the beginning is shown. Save a copy to read all of it.</Trans>
          </p>
        )}
      </>
    );
  return (
    <Callout>
      <Trans id="packet.file.not_here">This kind of file cannot be shown here. Save a copy to open it with another program. A file from someone you do not know can harm your computer.</Trans>
    </Callout>
  );
}
