import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import { Button } from "./Button";
import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";

export type Tone = "plain" | "ok" | "heed" | "stop";

const CALLOUT_ICON: Record<Tone, IconName> = { plain: "info", ok: "done", heed: "heed", stop: "stop-sign" };

export interface CalloutProps {
  tone?: Tone;
  icon?: IconName;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  paper?: boolean;
  /** Says itself to a screen reader when it appears. For errors that follow an action. */
  announce?: boolean;
}

/** A short note with an icon: what is so, and what can be done. */
export function Callout({ tone = "plain", icon, title, children, actions, paper, announce }: CalloutProps): ReactNode {
  return (
    <div className={cx("callout", tone !== "plain" && `callout--${tone}`, paper && "callout--paper")} role={announce ? (tone === "stop" ? "alert" : "status") : undefined}>
      <Icon name={icon ?? CALLOUT_ICON[tone]} />
      <div>
        {title && <p className="callout-title">{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className="callout-actions">{actions}</div>}
      </div>
    </div>
  );
}

/** Icon and words, no box. For tables and lists. */
export function Status({ tone = "plain", icon, strong, nowrap, children }: { tone?: Tone; icon: IconName; strong?: boolean; nowrap?: boolean; children: ReactNode }): ReactNode {
  return (
    <span className={cx("status", tone !== "plain" && `status--${tone}`, strong && "status--strong", nowrap && "nowrap")}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}

/** Icon and words in a box: a property of a person or thing. */
export function Chip({ tone = "plain", icon, strong, children }: { tone?: Tone | "pen" | "line"; icon?: IconName; strong?: boolean; children: ReactNode }): ReactNode {
  return (
    <span className={cx("chip", tone !== "plain" && `chip--${tone}`, strong && "consent-chip")}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

export interface ProgressProps {
  label: string;
  /** 0 to 1; null while nobody knows how long it takes. */
  value: number | null;
  large?: boolean;
  /** "2.1 GB of 3.4 GB" */
  amount?: ReactNode;
  /** "About 4 minutes left". Announced politely. */
  left?: ReactNode;
  /** Long work can always be stopped, and says what stopping does. */
  cancel?: { label: ReactNode; note: ReactNode; onCancel: () => void };
}

/** How far something is. Drawn with our own bar: the native one differs too much between engines. */
export function Progress({ label, value, large, amount, left, cancel }: ProgressProps): ReactNode {
  const noteId = useId();
  const percent = value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  const bar = (
    <div className={cx("progress", large && "progress--large", percent === undefined && "progress--unknown")} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <div className="progress-fill" style={{ inlineSize: `${percent ?? 100}%` }} />
    </div>
  );
  if (!amount && !left && !cancel) return bar;
  return (
    <div className="stack stack--tight" role="group" aria-label={label}>
      {bar}
      <p className="sealing-line">
        <strong>{amount}</strong>
        <span aria-live="polite">{left}</span>
      </p>
      {cancel && (
        <div className="cluster cluster--wide">
          <Button icon="close" onPress={cancel.onCancel} describedBy={noteId}>
            {cancel.label}
          </Button>
          <span className="small soft" id={noteId}>
            {cancel.note}
          </span>
        </div>
      )}
    </div>
  );
}

export interface Step {
  state: "done" | "now" | "todo" | "failed";
  label: ReactNode;
  note?: ReactNode;
}

const STEP_ICON: Record<Step["state"], IconName> = { done: "done", now: "arrow-right", todo: "todo", failed: "stop-sign" };

/** The steps of long work, with what each one did. */
export function StepList({ steps }: { steps: readonly Step[] }): ReactNode {
  const { t } = useLingui();
  const words: Record<Step["state"], string> = {
    done: t({ id: "step.done", message: "Done:" }),
    now: t({ id: "step.now", message: "Now:" }),
    todo: t({ id: "step.todo", message: "Still to do:" }),
    failed: t({ id: "step.failed", message: "Stopped here:" }),
  };
  return (
    <ol className="step-list row-list">
      {steps.map((step, index) => (
        <li key={index} className="step" data-state={step.state} aria-current={step.state === "now" ? "step" : undefined}>
          <Icon name={STEP_ICON[step.state]} />
          <span>
            <span className="visually-hidden">{words[step.state]} </span>
            {step.label}
          </span>
          {step.note && <span className="step-note">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}

/** What will be here, and one way to begin. */
export function EmptyState({ title, children, action, level = 2 }: { title: ReactNode; children: ReactNode; action?: ReactNode; level?: 2 | 3 }): ReactNode {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="empty-state">
      <Heading className="heading">{title}</Heading>
      <p className="soft">{children}</p>
      {action}
    </div>
  );
}

/** For work of one to ten seconds: what is being done. */
export function LoadingLine({ children }: { children?: ReactNode }): ReactNode {
  return (
    <span className="loading-line" role="status">
      <Icon name="loader" />
      {children ?? <Trans id="loading">One moment</Trans>}
    </span>
  );
}

/** Holds the place of rows that are on their way. */
export function Skeleton({ rows = 3 }: { rows?: number }): ReactNode {
  return (
    <div className="stack stack--tight" aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="skeleton" />
      ))}
    </div>
  );
}

/** A remark with its icon, under the thing it is about. */
export function NoteLine({ icon = "info", children }: { icon?: IconName; children: ReactNode }): ReactNode {
  return (
    <p className="note-line">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}
