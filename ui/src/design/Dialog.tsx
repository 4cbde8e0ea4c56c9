import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./Button";
import { cx } from "./cx";

export interface DialogProps {
  title: ReactNode;
  isOpen: boolean;
  /** Called by Escape and by a press outside. Leave out when an answer is needed first. */
  onClose?: () => void;
  children?: ReactNode;
  /** Buttons, the one that keeps things as they are last. */
  actions?: ReactNode;
  /** `alertdialog` for questions that interrupt. */
  role?: "dialog" | "alertdialog";
  wide?: boolean;
}

/** A question on top of the page. Focus goes in, stays in, and returns to where it was. */
export function Dialog({ title, isOpen, onClose, children, actions, role = "dialog", wide }: DialogProps): ReactNode {
  return (
    <ModalOverlay className="dialog-overlay" isOpen={isOpen} isDismissable={onClose !== undefined} isKeyboardDismissDisabled={onClose === undefined} onOpenChange={(open) => !open && onClose?.()}>
      <Modal className={cx("dialog", wide && "dialog--wide")}>
        <AriaDialog role={role} className="dialog-body">
          <Heading slot="title" className="title title--claim">
            {title}
          </Heading>
          {children}
          {actions && <div className="dialog-actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmProps {
  title: ReactNode;
  /** What will be lost, and what stays. */
  children: ReactNode;
  isOpen: boolean;
  /** A verb: "Stop sealing". */
  doLabel: ReactNode;
  onDo: () => void;
  /** The other verb: "Keep going". It has the focus. */
  keepLabel: ReactNode;
  onKeep: () => void;
}

/** Asks before something is lost, with a verb on both buttons. */
export function Confirm({ title, children, isOpen, doLabel, onDo, keepLabel, onKeep }: ConfirmProps): ReactNode {
  return (
    <Dialog
      role="alertdialog"
      title={title}
      isOpen={isOpen}
      onClose={onKeep}
      actions={
        <>
          <Button onPress={onDo}>{doLabel}</Button>
          {/* Enter must keep, not lose. */}
          <Button kind="primary" onPress={onKeep} autoFocus>
            {keepLabel}
          </Button>
        </>
      }
    >
      <div className="soft">{children}</div>
    </Dialog>
  );
}
