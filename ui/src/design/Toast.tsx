import { Trans, useLingui } from "@lingui/react/macro";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Button } from "./Button";
import { Icon, type IconName } from "./Icon";

/** How long a message stays, in milliseconds, unless it has focus or the pointer. */
export const TOAST_TIME = 10_000;

export interface ToastMessage {
  text: string;
  icon?: IconName;
  /** Takes the thing back. Every removal has one. */
  onUndo?: () => void;
  /** Called once when the message goes away without having been taken back: now the thing may really be done. */
  onGone?: () => void;
}

interface Shown extends ToastMessage {
  readonly key: number;
}

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** Says that something was done, and lets the person take it back. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error("ToastProvider is missing");
  return show;
}

export function ToastProvider({ children }: { children: ReactNode }): ReactNode {
  const { t } = useLingui();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const latest = useRef<readonly Shown[]>([]);
  const next = useRef(0);
  const put = useCallback((toasts: readonly Shown[]) => {
    latest.current = toasts;
    setShown(toasts);
  }, []);
  const show = useCallback(
    (message: ToastMessage) => {
      next.current += 1;
      const before = latest.current;
      put([...before.slice(-2), { ...message, key: next.current }]);
      before.slice(0, -2).forEach((pushedOut) => pushedOut.onGone?.());
    },
    [put],
  );
  const remove = useCallback(
    (key: number, undone = false) => {
      const gone = latest.current.find((toast) => toast.key === key);
      put(latest.current.filter((toast) => toast.key !== key));
      if (!undone) gone?.onGone?.();
    },
    [put],
  );
  const region = useMemo(
    () => (
      <div className="toast-region" role="region" aria-label={t({ id: "toast.region", message: "Just done" })} aria-live="polite">
        {shown.map((toast) => (
          <ToastItem key={toast.key} toast={toast} onGone={remove} />
        ))}
      </div>
    ),
    [shown, remove, t],
  );
  return (
    <ToastContext value={show}>
      {children}
      {region}
    </ToastContext>
  );
}

function ToastItem({ toast, onGone }: { toast: Shown; onGone: (key: number, undone?: boolean) => void }): ReactNode {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => onGone(toast.key), TOAST_TIME);
    return () => clearTimeout(timer);
  }, [held, onGone, toast.key]);
  const { onUndo } = toast;
  return (
    // The pointer and focus only hold the message; what can be pressed inside are buttons.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="toast" onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <Icon name={toast.icon ?? "check"} />
      <span>{toast.text}</span>
      {onUndo && (
        <Button
          size="small"
          onPress={() => {
            onUndo();
            onGone(toast.key, true);
          }}
        >
          <Trans id="toast.undo">Undo</Trans>
        </Button>
      )}
      <button type="button" className="button-icon" onClick={() => onGone(toast.key)}>
        <span className="visually-hidden">
          <Trans id="toast.dismiss">Put this message away</Trans>
        </span>
        <Icon name="close" />
      </button>
    </div>
  );
}
