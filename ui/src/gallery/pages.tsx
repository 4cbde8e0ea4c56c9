import { useState, type ReactNode } from "react";
import {
  AnswerTally,
  Button,
  ChipButton,
  ChoiceList,
  ClaimRow,
  Cluster,
  DecisionLog,
  EvidenceItem,
  Folio,
  FolioRow,
  Link,
  LinkButton,
  NoteLine,
  PageHead,
  PaneItem,
  PaneList,
  Panes,
  Progress,
  QuestionList,
  RowList,
  SectionHead,
  Segmented,
  Select,
  SevenCompare,
  SevenMap,
  SevenStrip,
  Stack,
  StatePicker,
  Status,
  Table,
  TensionRow,
  TextArea,
  TextField,
  Timeline,
  Why,
  type Characteristic,
} from "@/design";
import { Screen } from "@/shell";
import { MIXED, OURS, SEVEN_ASKS, THEIRS } from "./samples";

const nothing = (): void => undefined;

export function HomePage(): ReactNode {
  return (
    <Screen title="Home" crumbs={[{ label: "Home" }]}>
      <Folio>
        <FolioRow note={<>Thursday, 12 November 2026</>}>
          <Stack>
            <h1 className="title">One answer is overdue. Two more are due this month.</h1>
            <section className="record-start" aria-label="Record what happened">
              <LinkButton kind="primary" size="large" icon="record" onOpen={nothing}>
                Record what happened
              </LinkButton>
              <p className="record-start-text">Begin with one sentence. You can stop at any point, and nothing is sent.</p>
              <Cluster>
                <Button icon="photo" onPress={nothing}>
                  Add a file
                </Button>
              </Cluster>
            </section>
          </Stack>
        </FolioRow>
        <FolioRow id="h-wait" heading="Waiting for an answer" note="3 organizations">
          <Table
            caption="Waiting for an answer"
            rows={[
              { id: "1", who: "Merrow County Department of Family Support", about: "About the Eligibility Risk Score", sent: "14 Sep", asks: SEVEN_ASKS, sub: "5 of 7 got a reply, 2 with evidence", due: <Status tone="stop" icon="overdue" strong>Overdue by 29 days</Status> },
              { id: "2", who: "Fennel Street Logistics", about: "About the Rota Planner", sent: "5 Oct", asks: SEVEN_ASKS.slice(6), sub: "No reply yet. Receipt came 9 Oct", due: <Status tone="heed" icon="clock" strong>Due in 7 days, 19 Nov</Status> },
            ]}
            rowKey={(row) => row.id}
            columns={[
              { key: "who", heading: "Organization", cell: (row) => <><Link className="table-title" onOpen={nothing}>{row.who}</Link><span className="table-sub">{row.about}</span></> },
              { key: "sent", heading: "Sent", cell: (row) => <span className="num nowrap">{row.sent}</span> },
              { key: "asks", heading: "What you asked, and the replies", cell: (row) => <><AnswerTally states={row.asks} /><span className="table-sub">{row.sub}</span></> },
              { key: "due", heading: "Answer due", cell: (row) => row.due },
            ]}
          />
        </FolioRow>
        <FolioRow id="h-open" heading="Open cases" note="2 cases">
          <Table
            caption="Open cases"
            rows={[
              { id: "1", title: "Benefits stopped after a score nobody could explain", states: THEIRS, claims: 4, when: "Today" },
              { id: "2", title: "Marked down for pausing before speaking", states: MIXED, claims: 2, when: "Yesterday" },
            ]}
            rowKey={(row) => row.id}
            columns={[
              { key: "case", heading: "Case", cell: (row) => <Link className="case-link" onOpen={nothing}>{row.title}</Link> },
              { key: "seven", heading: "The seven characteristics", cell: (row) => <SevenStrip states={row.states} /> },
              { key: "claims", heading: "Claims", numeric: true, cell: (row) => row.claims },
              { key: "when", heading: "Last change", cell: (row) => <span className="soft nowrap">{row.when}</span> },
            ]}
          />
        </FolioRow>
      </Folio>
    </Screen>
  );
}

export function CasePage(): ReactNode {
  return (
    <>
      <PageHead title="Benefits stopped after a score nobody could explain" actions={<Button icon="plus" onPress={nothing}>Add</Button>} facts={[{ term: "System", value: "Eligibility Risk Score 4.2" }, { term: "Run by", value: "Merrow County" }]} />
      <div className="case-grid">
        <Stack className="case-col">
          <section>
            <SectionHead heading="What happened" end={<Button kind="quiet" size="small" onPress={nothing}>Heron’s full statement</Button>} />
            <Timeline items={[{ id: "1", date: "3 Mar", text: "Heron sends the yearly renewal form." }, { id: "2", date: "11 Mar", text: "The score marks the file “high risk, 87 of 100”." }]} />
          </section>
          <section>
            <SectionHead heading="Claims" />
            <RowList ordered>
              <ClaimRow reference="C1" text="The score treated moving home as a sign of fraud." states={THEIRS} onOpen={nothing} />
              <ClaimRow reference="C2" text="Payments stopped before any person read the file." states={MIXED} onOpen={nothing} />
            </RowList>
          </section>
        </Stack>
        <section>
          <SectionHead heading="Evidence" aside="2 of 23" />
          <RowList>
            <EvidenceItem reference="E2" title="Letter of 12 March" status={<Status tone="ok" icon="file-ok">Original, unchanged</Status>} hash="9f3c81d24be077a107ab" onOpen={nothing} />
            <EvidenceItem reference="E11" title="Willow speaking" icon="audio" status={<Status tone="heed" icon="consent-ask">Willow not asked yet</Status>} hash="70e2cd58f31b000000" />
          </RowList>
        </section>
      </div>
    </>
  );
}

export function InterviewPage(): ReactNode {
  const [answer, setAnswer] = useState<"yes" | "no" | "unknown" | null>("unknown");
  return (
    <div className="intake">
      <div className="intake-steps">
        <QuestionList
          label="Questions"
          current="who"
          onOpen={nothing}
          questions={[
            { id: "what", label: "What happened", state: "done" },
            { id: "when", label: "When", state: "skipped" },
            { id: "who", label: "Who decided", state: "todo" },
            { id: "files", label: "What shows it", state: "todo" },
          ]}
        />
      </div>
      <form className="intake-main">
        <Stack>
          <div className="intake-progress">
            <span>Question 3 of 4</span>
            <Progress label="3 of 4 questions" value={0.75} />
          </div>
          <h1 className="title title--question">Did a person look at your file before the decision was made?</h1>
          <p className="soft">Answer with what you know today. You can change it at any time.</p>
        </Stack>
        <Stack>
          <ChoiceList
            legend="Did a person look at your file?"
            hiddenLegend
            value={answer}
            onChange={setAnswer}
            unknown="unknown"
            unknownNote="This is an answer too. It means nobody told you."
            options={[
              { value: "yes", label: "Yes, a person looked at it" },
              { value: "no", label: "No, the system decided alone" },
            ]}
          />
          <TextArea label="Do you remember anything you were told?" optional testimony rows={3} value="The worker on the phone said: “The system flagged it. I can’t see why, and I can’t take it off.”" onChange={nothing} hint="Your own words. We do not correct anything." />
        </Stack>
        <div className="intake-actions">
          <Button icon="arrow-left" onPress={nothing}>
            Back
          </Button>
          <Button kind="quiet" onPress={nothing}>
            Skip this question
          </Button>
          <Button kind="primary" className="push intake-next" iconEnd="arrow-right" onPress={nothing}>
            Next
          </Button>
        </div>
      </form>
      <aside className="intake-side">
        <Why>
          <p>If the system stopped the money before anyone read the file, the organization must say who is responsible.</p>
        </Why>
        <Why heading="Take your time">
          <p>You can stop at any moment. What you wrote is kept.</p>
        </Why>
      </aside>
    </div>
  );
}

export function MapPage(): ReactNode {
  const [selected, setSelected] = useState<Characteristic>("fair_with_harmful_bias_managed");
  return (
    <SevenMap
      label="Seven plain questions about this claim"
      states={THEIRS}
      selected={selected}
      onSelect={setSelected}
      ties={[
        { from: "secure_and_resilient", to: "explainable_and_interpretable", words: "Explaining may help cheating" },
        { from: "privacy_enhanced", to: "fair_with_harmful_bias_managed", words: "Tests need private facts" },
      ]}
      side={<p className="small soft">Suggestions stand here.</p>}
    >
      <StatePicker characteristic={selected} value={THEIRS[selected] ?? null} onChange={nothing} />
      <TextArea label="What makes you say so?" optional value="All five families had moved in the past year." onChange={nothing} />
      <Cluster>
        <ChipButton icon="evidence" pressed onPress={nothing}>
          E2 Letter of 12 March
        </ChipButton>
        <ChipButton icon="plus" onPress={nothing}>
          Link more
        </ChipButton>
      </Cluster>
      <ul>
        <TensionRow states={THEIRS} pair={["privacy_enhanced", "fair_with_harmful_bias_managed"]}>
          <strong>Privacy and fairness.</strong> To test for unfair treatment, the county must know who moved, and why.
        </TensionRow>
      </ul>
    </SevenMap>
  );
}

export function ReviewPage(): ReactNode {
  return (
    <Panes
      start={
        <Stack>
          <h2 className="subheading">Claims</h2>
          <PaneList>
            <PaneItem current onOpen={nothing} title="C1 The score treated moving home as a sign of fraud.">
              <SevenStrip states={THEIRS} />
              <Status icon="arrow-right">Deciding now</Status>
            </PaneItem>
            <PaneItem current={false} onOpen={nothing} title="C2 Payments stopped before any person read the file.">
              <SevenStrip states={MIXED} />
              <Status tone="ok" icon="done">
                Accepted 5 Oct
              </Status>
            </PaneItem>
          </PaneList>
        </Stack>
      }
      end={
        <div className="review-log">
          <h2 className="subheading">Decision log</h2>
          <p className="meta">You can add to it. Nobody can change it.</p>
          <DecisionLog
            label="Decision log"
            entries={[
              { number: 14, who: "Analyst 2", when: "Today, 09:20", text: "Linked test T2 to C1." },
              { number: 13, who: "Legal 1", when: "11 Nov", text: "Does not agree with entry 12.", note: "Kept on record" },
            ]}
          />
          <Button kind="primary" wide onPress={nothing}>
            Record this decision
          </Button>
        </div>
      }
    >
      <Stack>
        <h1 className="title title--claim">C1 The score treated moving home as a sign of fraud.</h1>
        <Folio className="worksheet">
          <FolioRow id="h-map" heading="Map" note="Done">
            <Stack tight>
              <SevenCompare caption="Their mapping and yours" theirs={{ who: "They say", states: THEIRS }} ours={{ who: "You say", states: OURS }} />
              <NoteLine icon="differs">
                <strong>Three differ.</strong> Both stay in the record and go in the answer. You cannot change theirs.
              </NoteLine>
            </Stack>
          </FolioRow>
          <FolioRow id="h-manage" heading="Manage" note="Now">
            <Stack className="review-form">
              <div className="choice-line">
                <span className="label" id="l-dec">
                  Decision
                </span>
                <Segmented
                  labelledBy="l-dec"
                  value="part"
                  onChange={nothing}
                  options={[
                    { value: "yes", label: "Accept" },
                    { value: "part", label: "Accept in part" },
                    { value: "no", label: "Refuse" },
                    { value: "later", label: "Not yet" },
                  ]}
                />
              </div>
              <TextArea label="Reasons" small value="T1 shows the score flags people who moved far more often." onChange={nothing} />
              <div className="form-grid form-grid--two">
                <Select label="Owner" small value="lead" options={[{ value: "lead", label: "Data lead, score team" }]} onChange={nothing} />
                <TextField label="Done when" small value="T1 is run again" onChange={nothing} />
              </div>
            </Stack>
          </FolioRow>
        </Folio>
      </Stack>
    </Panes>
  );
}
