import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PersonRow as Row } from "@/bindings/commands";
import { Button, EmptyState, LoadingLine, PageHead, PaneItem, PaneList, Panes } from "@/design";
import { ConsentChip, emptyPerson } from "@/document";
import { useCommand, useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRemoval, useRouter, useShortcut } from "@/shell";
import { PersonPage } from "./PersonPage";
import "./people.css";

/** The people of this vault, under chosen names, and what each of them agreed to. */
export function People({ personId }: { personId: string | undefined }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const { isGone } = useRemoval();
  const people = useCommandQuery("people", {});
  const save = useCommand("save_person");
  const rows = (people.data?.rows ?? []).filter((row) => !isGone(row.person.id));
  const crumb = t({ id: "people.crumb", message: "People" });
  const current = rows.find((row) => row.person.id === personId) ?? rows[0];
  const open = (id: string): void => router.replace({ screen: "people", person: id });
  const add = (): void => {
    if (save.isPending) return;
    const person = emptyPerson(new Date());
    save.mutate(person, { onSuccess: () => open(person.id) });
  };
  const step = (by: number): void => {
    const next = rows[rows.findIndex((row) => row.person.id === current?.person.id) + by];
    if (next) open(next.person.id);
  };
  useShortcut("listNext", () => step(1));
  useShortcut("listPrevious", () => step(-1));
  const addButton = (
    <Button icon="plus" onPress={add}>
      <Trans id="people.add">Add a person</Trans>
    </Button>
  );
  if (rows.length === 0)
    return (
      <Screen title={crumb} crumbs={[{ label: crumb }]}>
        <PageHead title={people.data ? <Trans id="people.none">Nobody is written down yet</Trans> : crumb} />
        <ErrorCallout error={people.error ?? save.error} />
        {people.isPending && <LoadingLine />}
        {people.data && (
          <EmptyState title={<Trans id="people.empty">People will be listed here, under names that give nobody away</Trans>} action={addButton}>
            <Trans id="people.empty_body">For each one you note what they agreed to. Nothing of theirs goes out without it.</Trans>
          </EmptyState>
        )}
      </Screen>
    );
  return (
    <Screen title={crumb} crumbs={[{ label: crumb }]} flush>
      <Panes
        start={
          <div className="stack">
            <h1 className="subheading people-title">
              <StateOf rows={rows} />
            </h1>
            <ErrorCallout error={people.error ?? save.error} />
            {addButton}
            <PaneList>
              {rows.map((row) => (
                <PaneItem key={row.person.id} current={row === current} onOpen={() => open(row.person.id)} title={<bdi data-testid="person-row">{row.person.pseudonym}</bdi>}>
                  <span>
                    <ConsentChip state={row.share} />
                  </span>
                </PaneItem>
              ))}
            </PaneList>
          </div>
        }
      >
        {current && <PersonPage key={current.person.id} row={current} />}
      </Panes>
    </Screen>
  );
}

/** How it stands with consent, in a sentence. */
function StateOf({ rows }: { rows: readonly Row[] }): ReactNode {
  const { t } = useLingui();
  const count = rows.length;
  const open = rows.filter((row) => row.share === "not_asked" || row.share === "expired").length;
  return open > 0
    ? t({ id: "people.state.open", message: plural(open, { one: "One person is not asked yet", other: "# people are not asked yet" }) })
    : t({ id: "people.state.all", message: plural(count, { one: "One person, and they were asked", other: "# people, and all were asked" }) });
}
