import { Trans } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { Desk } from "@/bindings/commands";
import { ArticleList, Button, ChoiceList } from "@/design";

/** What a person came for. */
export type Purpose = "document" | "respond" | "example";

/** The first page of all: what this is, and which desk to sit down at. */
export function FirstRun({ onChoose, onHaveOne }: { onChoose: (desk: Desk, example: boolean) => void; onHaveOne: () => void }): ReactNode {
  const [purpose, setPurpose] = useState<Purpose>("document");
  return (
    <form
      className="door-body"
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(purpose === "respond" ? "register" : "casebook", purpose === "example");
      }}
    >
      <h1 className="title title--question">
        <Trans id="session.first.title">Put what an AI system did on record. Ask for an answer.</Trans>
      </h1>
      <ChoiceList<Purpose>
        legend={<Trans id="session.first.what">What brings you here?</Trans>}
        value={purpose}
        options={[
          { value: "document", label: <Trans id="session.first.document">I document what happened</Trans>, note: <Trans id="session.first.document_note">To me, to people I stand up for, or to people I report on</Trans> },
          { value: "respond", label: <Trans id="session.first.respond">I respond for an organization</Trans>, note: <Trans id="session.first.respond_note">We receive challenges, work them through and answer them</Trans> },
          { value: "example", label: <Trans id="session.first.example">I want to look at an example first</Trans>, note: <Trans id="session.first.example_note">A real case from the public record. You can remove it at any time</Trans> },
        ]}
        onChange={setPurpose}
      />
      <div className="stack stack--tight">
        <Button type="submit" kind="primary" size="large" wide iconEnd="arrow-right">
          <Trans id="session.first.next">Next: create a vault</Trans>
        </Button>
        <Button kind="quiet" icon="folder" onPress={onHaveOne}>
          <Trans id="session.first.have_one">Open a vault I already have</Trans>
        </Button>
      </div>
    </form>
  );
}

/** What the program does, in four sentences. */
export function WhatThisIs(): ReactNode {
  return (
    <>
      <h2 className="heading">
        <Trans id="session.about.title">How it works</Trans>
      </h2>
      <ArticleList
        articles={[
          { heading: <Trans id="session.about.record">You record what happened</Trans>, body: <Trans id="session.about.record_body">One question at a time. “I don’t know” is always an answer. Everything stays on this computer, encrypted.</Trans> },
          { heading: <Trans id="session.about.map">You say what was harmed</Trans>, body: <Trans id="session.about.map_body">Seven plain questions tie it to the words organizations already use: the NIST AI Risk Management Framework.</Trans> },
          { heading: <Trans id="session.about.seal">You seal a challenge and send it yourself</Trans>, body: <Trans id="session.about.seal_body">One encrypted, signed file, with what you ask and by when. This program sends nothing.</Trans> },
          { heading: <Trans id="session.about.answer">You lay asked beside answered</Trans>, body: <Trans id="session.about.answer_body">Their answer comes back signed. What they did not answer is seen as well.</Trans> },
        ]}
      />
    </>
  );
}
