import type { MouseEvent, ReactNode, Ref } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";

export interface ButtonProps {
  children: ReactNode;
  onPress?: (() => void) | undefined;
  /** One `primary` per screen. */
  kind?: "primary" | "second" | "quiet";
  size?: "small" | "normal" | "large";
  wide?: boolean;
  icon?: IconName;
  /** An icon after the words, for a step forward. */
  iconEnd?: IconName;
  type?: "button" | "submit";
  /** Id of the words that say why this cannot be done yet. The button stays reachable and does nothing. */
  blockedBy?: string | undefined;
  pressed?: boolean;
  expanded?: boolean;
  controls?: string;
  describedBy?: string | undefined;
  /** Only when the words on the button are not enough without what stands around them. */
  label?: string;
  keyShortcuts?: string;
  title?: string;
  className?: string;
  autoFocus?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps): ReactNode {
  const { children, onPress, kind = "second", size = "normal", wide, icon, iconEnd, type = "button", blockedBy, describedBy, ref } = props;
  const blocked = blockedBy !== undefined;
  const onClick = (event: MouseEvent): void => {
    if (blocked) event.preventDefault();
    else onPress?.();
  };
  return (
    <button
      ref={ref}
      type={type}
      className={cx("button", kind !== "second" && `button--${kind}`, size !== "normal" && `button--${size}`, wide && "button--wide", props.className)}
      onClick={onClick}
      aria-disabled={blocked || undefined}
      aria-describedby={cx(blockedBy, describedBy) || undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-label={props.label}
      aria-keyshortcuts={props.keyShortcuts}
      title={props.title}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- only dialogs and first fields of a step ask for it
      autoFocus={props.autoFocus}
    >
      {icon && <Icon name={icon} {...(size === "large" && { size: "lg" as const })} />}
      {children}
      {iconEnd && <Icon name={iconEnd} />}
    </button>
  );
}

/** A button that is only an icon. `label` is required and is also shown on hover. */
export function IconButton({ icon, label, onPress, describedBy }: { icon: IconName; label: string; onPress: () => void; describedBy?: string }): ReactNode {
  return (
    <button type="button" className="button-icon" aria-label={label} title={label} aria-describedby={describedBy} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

export interface LinkProps {
  children: ReactNode;
  onOpen: () => void;
  className?: string | undefined;
  current?: "page" | "step" | "true" | undefined;
  label?: string | undefined;
  describedBy?: string;
  keyShortcuts?: string | undefined;
  ref?: Ref<HTMLAnchorElement>;
}

/** A way to another place in the app. It is a link to assistive technology, and never leaves the app. */
export function Link({ children, onOpen, className, current, label, describedBy, keyShortcuts, ref }: LinkProps): ReactNode {
  const href = "#open";
  return (
    <a
      ref={ref}
      href={href}
      className={className}
      aria-current={current}
      aria-label={label}
      aria-describedby={describedBy}
      aria-keyshortcuts={keyShortcuts}
      draggable={false}
      onClick={(event) => {
        event.preventDefault();
        onOpen();
      }}
      onAuxClick={(event) => event.preventDefault()}
    >
      {children}
    </a>
  );
}

/** A link drawn as a button. */
export function LinkButton({ kind = "second", size = "normal", icon, iconEnd, children, className, ...link }: LinkProps & Pick<ButtonProps, "kind" | "size" | "icon" | "iconEnd">): ReactNode {
  return (
    <Link {...link} className={cx("button", kind !== "second" && `button--${kind}`, size !== "normal" && `button--${size}`, className)}>
      {icon && <Icon name={icon} {...(size === "large" && { size: "lg" as const })} />}
      {children}
      {iconEnd && <Icon name={iconEnd} />}
    </Link>
  );
}

/** A small switch in a row of them: filters, linked evidence. */
export function ChipButton({ children, pressed, onPress, icon, className }: { children: ReactNode; pressed?: boolean; onPress: () => void; icon?: IconName; className?: string }): ReactNode {
  return (
    <button type="button" className={cx("chip-button", className)} aria-pressed={pressed} onClick={onPress}>
      {icon && <Icon name={icon} size="sm" />}
      {children}
    </button>
  );
}

/** A key, as in "Ctrl K". Always left to right. */
export function Kbd({ children }: { children: ReactNode }): ReactNode {
  return (
    <kbd className="kbd" dir="ltr">
      {children}
    </kbd>
  );
}
