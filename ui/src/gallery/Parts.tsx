import { useState, type ReactNode } from "react";
import {
  AnswerLedger,
  AnswerParts,
  AnswerTally,
  AnswerWord,
  ArticleList,
  AskList,
  BlockerList,
  Button,
  Callout,
  CheckGroup,
  CheckList,
  CheckRow,
  Chip,
  ChipButton,
  ChoiceList,
  Cluster,
  ComboBox,
  DateField,
  Dateline,
  EmptyState,
  Folio,
  FolioRow,
  GoesStays,
  Hash,
  IconButton,
  Kbd,
  KeyWords,
  LedgerSum,
  LEDGER_STATES,
  Letter,
  LoadingLine,
  LongList,
  MenuButton,
  NextList,
  PassphraseField,
  PersonRow,
  Progress,
  Receipt,
  RowList,
  SearchField,
  Segmented,
  Select,
  Severity,
  SevenGlyph,
  SevenKey,
  SevenStrip,
  Skeleton,
  Stack,
  Status,
  StepList,
  Tabs,
  TextArea,
  TextField,
  useToast,
  Wordmark,
  type RoughDate,
} from "@/design";
import { CasePage, MapPage } from "./pages";
import { FINGERPRINT, MIXED, SEVEN_ASKS, WORDS } from "./samples";

const nothing = (): void => undefined;
const ALL = { tests: true, failures: true, reviewer: true, change: true };
const NONE = { tests: false, failures: false, reviewer: false, change: false };

export function Parts(): ReactNode {
  return (
    <main className="sheet" id="main">
      <header className="sheet-head">
        <Wordmark />
        <h1 className="heading soft">Components and their states</h1>
      </header>
      <Folio>
        <Type />
        <Seven />
        <Answers />
        <Buttons />
        <Fields />
        <Choices />
        <Marks />
        <Notes />
        <Work />
        <Records />
        <Compose />
        <FolioRow heading="Case">
          <CasePage />
        </FolioRow>
        <FolioRow heading="Map">
          <MapPage />
        </FolioRow>
      </Folio>
    </main>
  );
}

function Type(): ReactNode {
  return (
    <FolioRow heading="Type">
      <Stack tight>
        <p className="title title--question">Did a person look at your file?</p>
        <p className="title">Benefits stopped after a score nobody could explain</p>
        <p className="title title--claim">The letter gave a reason that is not in the file.</p>
        <p className="heading">Section heading in the UI face</p>
        <p>Body text, 16 on 24. I l 1 0 O stay apart in this face.</p>
        <p className="testimony">“The system flagged it. I can’t see why, and I can’t take it off.”</p>
        <p className="meta">Metadata, 13 on 20</p>
        <Hash value={FINGERPRINT} />
      </Stack>
    </FolioRow>
  );
}

function Seven(): ReactNode {
  return (
    <FolioRow heading="Seven" note="Squares are about harm">
      <Stack>
        <div className="sheet-row">
          <SevenStrip states={MIXED} />
          <SevenStrip states={MIXED} wide />
          <span className="mono-print">
            <SevenStrip states={MIXED} />
          </span>
        </div>
        <SevenKey withUnset />
      </Stack>
    </FolioRow>
  );
}

function Answers(): ReactNode {
  return (
    <FolioRow heading="Answers" note="Circles are about answers">
      <Stack>
        <div className="sheet-row">
          {LEDGER_STATES.map((state) => (
            <AnswerWord key={state} state={state} />
          ))}
        </div>
        <div className="sheet-row">
          <AnswerTally states={SEVEN_ASKS} />
          <AnswerParts given={{ ...ALL, change: false }} />
          <AnswerParts given={NONE} />
        </div>
        <Dateline
          label="What was due, and what happened"
          start="2026-09-14"
          end="2026-11-13"
          dues={[
            { date: "2026-09-21", title: "Receipt due", note: "21 Sep" },
            { date: "2026-10-14", title: "5 answers due", note: "14 Oct" },
            { date: "2026-11-13", title: "2 answers due", note: "13 Nov, tomorrow" },
          ]}
          events={[
            { date: "2026-09-14", title: "Sent", note: "14 Sep" },
            { date: "2026-09-24", title: "Receipt came", note: "24 Sep, 3 days late" },
            { date: "2026-11-02", title: "Answer came", note: "2 Nov, 19 days late" },
          ]}
        />
        <LedgerSum states={SEVEN_ASKS} />
        <AnswerLedger
          label="Answer ledger"
          entries={[
            { id: "1", number: 1, asked: "Stop the score from ending payments before a person has read the file.", due: "14 Oct", state: "answered_with_evidence", said: "Switched off on 5 October. In the test, 9 of 1,204 files were still stopped.", parts: ALL },
            { id: "2", number: 2, asked: "Publish the error rate for people who moved, beside everyone else.", due: "14 Oct", state: "answered_without_evidence", said: <q>Our use of the score is aligned with the framework.</q>, parts: NONE },
            { id: "6", number: 6, asked: "Repay nine weeks to the five families.", due: "14 Oct", state: "no_answer", waiting: "29 days overdue" },
            { id: "7", number: 7, asked: "Tell the 312 households with the same letter how to ask again.", due: "13 Nov", state: "not_due_yet", stateWords: "No answer yet", waiting: "Due tomorrow" },
          ]}
        />
      </Stack>
    </FolioRow>
  );
}

function Buttons(): ReactNode {
  const toast = useToast();
  return (
    <FolioRow heading="Buttons">
      <Stack>
        <div className="sheet-row">
          <Button kind="primary" size="large" icon="record" onPress={nothing}>
            Large
          </Button>
          <Button kind="primary" onPress={nothing}>
            Primary
          </Button>
          <Button onPress={() => toast({ text: "Evidence E12 linked", onUndo: nothing })}>Second: shows a toast</Button>
          <Button kind="quiet" onPress={nothing}>
            Quiet
          </Button>
          <Button size="small" onPress={nothing}>
            Small
          </Button>
          <IconButton icon="close" label="Close" onPress={nothing} />
          <MenuButton label="Add" icon="plus" choices={[{ id: "a", label: "A file", icon: "file", onChoose: nothing }, { id: "b", label: "A person", icon: "people", onChoose: nothing }]} />
          <span>
            <Kbd>Ctrl</Kbd> <Kbd>K</Kbd>
          </span>
        </div>
        <div className="sheet-row">
          <Button blockedBy="why-off" onPress={nothing}>
            Not ready
          </Button>
          <span className="small soft" id="why-off">
            Ready when Willow’s recording is settled.
          </span>
        </div>
      </Stack>
    </FolioRow>
  );
}

function Fields(): ReactNode {
  const [when, setWhen] = useState<RoughDate | null>({ date: "2026-03-01", precision: "month" });
  const [due, setDue] = useState<RoughDate | null>(null);
  const [where, setWhere] = useState("");
  return (
    <FolioRow heading="Fields" note="empty, filled, error, disabled">
      <div className="sheet-cols">
        <TextField label="When did it start?" optional placeholder="A day, a month, or “not sure”" value="" onChange={nothing} hint="Near enough is fine." />
        <TextField label="What is the system called?" value="Eligibility Risk Score" onChange={nothing} />
        <TextField label="Answer wanted by" value="31 September" onChange={nothing} error="September has 30 days. Choose another day, or leave it open." />
        <Select label="Owner" value="a" options={[{ value: "a", label: "Analyst 2" }, { value: "b", label: "Analyst 3" }]} onChange={nothing} />
        <TextField label="Their mapping" value="In tension" disabled onChange={nothing} hint="Theirs. You cannot change it." />
        <PassphraseField label="Passphrase" value="kettle orbit sandal" onChange={nothing} hint="Upper and lower case matter." />
        <DateField legend="When did it happen?" optional value={when} onChange={setWhen} hint="The year alone is enough." />
        <DateField legend="Answer wanted by" exact value={due} onChange={setDue} error="September has 30 days. Choose another day, or leave it empty." />
        <ComboBox label="Where was it used?" optional text={where} onText={setWhere} onChoose={nothing} options={[{ id: "1", label: "County offices", note: "12 places" }, { id: "2", label: "Online" }]} hint="Words of your own are fine." />
        <TextArea label="What happened" testimony rows={3} value="We moved because the rent went up. Nothing else changed." onChange={nothing} />
        <SearchField label="Find a challenge" placeholder="Find by title, sender or system" value="" onChange={nothing} />
      </div>
    </FolioRow>
  );
}

function Choices(): ReactNode {
  const [answer, setAnswer] = useState<string | null>("unknown");
  const [state, setState] = useState<"harmed" | "not_sure" | null>("harmed");
  const [ticked, setTicked] = useState<readonly string[]>(["work"]);
  const [tab, setTab] = useState<"open" | "answered" | "closed">("open");
  return (
    <FolioRow heading="Choices">
      <div className="sheet-cols">
        <ChoiceList legend="Did a person look at it?" value={answer} onChange={setAnswer} unknown="unknown" options={[{ value: "no", label: "No, the system decided alone" }]} />
        <Stack>
          <Segmented
            label="State"
            value={state}
            onChange={setState}
            numberKeys
            options={[
              { value: "harmed", label: "Harmed", glyph: <SevenGlyph state="harmed" /> },
              { value: "not_sure", label: "Not sure", glyph: <SevenGlyph state="not_sure" /> },
            ]}
          />
          <CheckRow label="Ask for this" note="MEASURE 2.11" checked onChange={nothing} />
          <CheckRow label="Not this time" checked={false} onChange={nothing} />
        </Stack>
        <CheckGroup legend="Who was affected?" values={ticked} onChange={setTicked} options={[{ value: "work", label: "Workers" }, { value: "family", label: "Families" }]} />
        <div>
          <Tabs label="Example" selected={tab} onSelect={setTab} tabs={[{ key: "open", label: "Open" }, { key: "answered", label: "Answered" }, { key: "closed", label: "Closed" }]}>
            <p className="small">What stands in this part.</p>
          </Tabs>
        </div>
      </div>
    </FolioRow>
  );
}

function Marks(): ReactNode {
  return (
    <FolioRow heading="Chips and states" note="always icon and word">
      <Stack tight>
        <div className="sheet-row">
          <Chip tone="ok" icon="consent-yes" strong>
            May be shared
          </Chip>
          <Chip tone="pen" icon="consent-some" strong>
            Shared without voice
          </Chip>
          <Chip tone="heed" icon="consent-ask" strong>
            Not asked yet
          </Chip>
          <Chip tone="line" icon="consent-no" strong>
            Withdrawn 2 Sep
          </Chip>
          <ChipButton pressed onPress={nothing}>
            All 10
          </ChipButton>
          <ChipButton pressed={false} onPress={nothing}>
            New 2
          </ChipButton>
        </div>
        <div className="sheet-row">
          <Status tone="ok" icon="verified">
            Signature good
          </Status>
          <Status tone="heed" icon="verify">
            New key, check words
          </Status>
          <Status tone="stop" icon="mismatch">
            Does not match
          </Status>
          <Status tone="stop" icon="overdue" strong>
            Overdue by 29 days
          </Status>
          <Severity level={5}>Critical</Severity>
          <Severity level={4}>Severe</Severity>
          <Severity level={3}>Serious</Severity>
          <Severity level={2}>Moderate</Severity>
          <Severity level={1}>Minor</Severity>
          <Severity level={0}>Not stated</Severity>
        </div>
      </Stack>
    </FolioRow>
  );
}

function Notes(): ReactNode {
  return (
    <FolioRow heading="Notes">
      <Stack>
        <div className="sheet-cols">
          <Callout title="Sealing does not send">You hand the packet over yourself.</Callout>
          <Callout tone="heed" title="This photo shows a place">
            The copy you share can leave it out.
          </Callout>
          <Callout tone="stop" title="The file changed since you added it" actions={<Button size="small" onPress={nothing}>Keep both</Button>}>
            Keep both, or go back to the first one.
          </Callout>
        </div>
        <div className="sheet-two">
          <EmptyState
            title="No answers yet"
            action={
              <Button icon="import" onPress={nothing}>
                Import an answer
              </Button>
            }
          >
            When an organization sends you an answer, import it here. We will lay it beside what you asked.
          </EmptyState>
          <CheckList
            items={[
              { id: "1", label: "Tests run", note: "1, with its report", done: true },
              { id: "2", label: "What failed", note: "Not said yet", done: false, onOpen: nothing },
            ]}
          />
        </div>
      </Stack>
    </FolioRow>
  );
}

function Work(): ReactNode {
  return (
    <FolioRow heading="Long work">
      <Stack>
        <Progress label="Sealing" value={0.61} large amount="2.1 GB of 3.4 GB" left="About 4 minutes left" cancel={{ label: "Cancel sealing", note: "Cancelling deletes the half-made packet. Your case stays as it is.", onCancel: nothing }} />
        <Progress label="Looking for the end" value={null} />
        <StepList
          steps={[
            { state: "done", label: "Check every file against its fingerprint", note: "19 of 19 match" },
            { state: "now", label: "Lock with Merrow County’s key", note: "File 12 of 19" },
            { state: "todo", label: "Open a copy, to be sure it works" },
            { state: "failed", label: "Write the file", note: "The disk is full" },
          ]}
        />
        <LoadingLine>Checking 19 files</LoadingLine>
        <Skeleton rows={2} />
        <LongList label="A long list" className="gallery-long" rows={Array.from({ length: 2000 }, (_, index) => `Row ${index + 1}`)} rowKey={(row) => row} estimate={36} row={(row) => <p className="small">{row}</p>} />
      </Stack>
    </FolioRow>
  );
}

function Records(): ReactNode {
  return (
    <FolioRow heading="Records">
      <div className="sheet-two">
        <Stack>
          <KeyWords label="Their key, in twelve words" words={WORDS} />
          <Letter head="Challenge from Merrow Benefits Advocates" headEnd="Claim C1">
            <h3>The score treated moving home as a sign of fraud.</h3>
            <SevenStrip states={MIXED} />
            <p className="testimony">“We moved because the rent went up. Nothing else changed.”</p>
          </Letter>
          <RowList>
            <PersonRow name="Heron" note="Affected person" consent={<Chip tone="ok" icon="consent-yes" strong>May be shared</Chip>} />
            <PersonRow name="Willow" consent={<Chip tone="heed" icon="consent-ask" strong>Not asked yet</Chip>} onOpen={nothing} />
          </RowList>
        </Stack>
        <Receipt
          title="Receipt for a challenge"
          lead="This shows what was sealed, and when, without showing what is inside."
          items={[
            { term: "Packet", value: <strong>R-014, challenge 1</strong> },
            { term: "From", value: "Merrow Benefits Advocates" },
            { term: "Test opening", value: <Status tone="ok" icon="done" strong>Opened, and all 19 files match</Status> },
            { term: "In words", value: <span className="receipt-words">amber river pencil frost violin garden thread lamp</span> },
            { term: "Fingerprint", value: <Hash value={FINGERPRINT} /> },
          ]}
        />
      </div>
    </FolioRow>
  );
}

function Compose(): ReactNode {
  return (
    <FolioRow heading="Compose">
      <Stack>
        <BlockerList
          blockers={[
            { id: "1", icon: "consent-ask", text: <><strong>Willow has not been asked</strong> about her recording, E11.</>, fixes: [{ label: "Ask Willow", onPress: nothing }, { label: "Leave it out", onPress: nothing }] },
            { id: "2", icon: "place", text: <strong>Photo E7 shows where it was taken.</strong>, fixes: [{ label: "Remove place", onPress: nothing }, { label: "Leave it out", onPress: nothing }] },
          ]}
        />
        <GoesStays goes={["4 claims and how you mapped them", "The story, told as Heron"]} stays={["Real names, addresses, phone numbers", "12 private notes"]} />
        <AskList
          asks={[
            { id: "1", number: 1, text: "Stop the score from ending payments before a person has read the file.", due: "14 Oct", onDue: nothing, onOpen: nothing },
            { id: "2", number: 2, text: "Publish the error rate for people who moved, beside everyone else.", due: "14 Oct" },
          ]}
        />
        <Cluster>
          <NextList steps={[{ heading: "Save the packet", body: "To a USB stick, or any folder.", action: <Button icon="save-out" onPress={nothing}>Save the packet</Button> }, { heading: "Keep the receipt", body: "Away from this computer, if you can." }]} />
        </Cluster>
        <div className="door-text gallery-articles">
          <ArticleList articles={[{ heading: "What you write and what you add", body: "Every story, photo and note is encrypted on this disk." }, { heading: "Who people are", body: "Stories use a chosen name, such as Heron." }]} />
        </div>
      </Stack>
    </FolioRow>
  );
}
