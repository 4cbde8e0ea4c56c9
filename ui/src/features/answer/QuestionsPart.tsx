import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ResponseDraft, ResponseView } from "@/bindings/commands";
import { Folio, FolioRow, Status } from "@/design";
import { useLocaleId } from "@/i18n";
import { useCommandQuery } from "@/ipc";
import { item, Lines, type Editing } from "@/respond/fields";

/** The ten questions of a complete answer. One that is left open is not refused: both sides see it marked. */
export function QuestionsPart({ view, of }: { view: ResponseView; of: Editing<ResponseDraft> }): ReactNode {
  const { t } = useLingui();
  const catalog = useCommandQuery("catalog", { language: useLocaleId() });
  const questions = (catalog.data?.entries ?? []).filter(({ kind }) => kind === "question");
  const open = new Set(view.unanswered);
  const answered = 10 - open.size;
  const closed = view.sealed || view.entry.accepted_at === null;
  return (
    <>
      <div className="stack stack--tight">
        <h1 className="title title--claim">
          {t({ id: "answer.ten.title", message: plural(answered, { one: "# of the ten questions is answered", other: "# of the ten questions are answered" }) })}
        </h1>
        <p className="soft">
          <Trans id="answer.ten.lead">A question you leave open goes as “not answered”, and both sides see that. To say that you follow a framework answers none of them.</Trans>
        </p>
      </div>
      <fieldset disabled={closed} className="respond-fieldset">
        <legend className="visually-hidden">
          <Trans id="answer.ten.legend">The ten questions</Trans>
        </legend>
        <Folio className="worksheet answer-form">
          {of.value.ten_questions.map((answer, index) => {
            const asked = questions[answer.question - 1];
            const number = answer.question;
            const words = [asked?.about, asked?.title].find((text) => text !== undefined && text !== "") ?? t({ id: "answer.ten.number", message: `Question ${number}` });
            return (
              <FolioRow key={number} heading={number} note={open.has(number) ? <Trans id="answer.ten.open">Open</Trans> : undefined}>
                <div data-testid="question-row">
                  <Lines of={item(of, "ten_questions", index, answer)} name="answer" label={<span className="answer-question">{words}</span>} />
                  {open.has(number) && answer.answer.trim() !== "" && (
                    <Status tone="heed" icon="heed">
                      <Trans id="answer.ten.claim_only">This only says that a framework is followed. It counts as not answered.</Trans>
                    </Status>
                  )}
                </div>
              </FolioRow>
            );
          })}
        </Folio>
      </fieldset>
    </>
  );
}
