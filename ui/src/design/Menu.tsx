import type { ReactNode } from "react";
import { Button as AriaButton, ComboBox as AriaComboBox, Input, Label, ListBox, ListBoxItem, Menu, MenuItem, MenuTrigger, Popover, Text } from "react-aria-components";
import { cx } from "./cx";
import { Optional } from "./Field";
import { Icon, type IconName } from "./Icon";

export interface MenuChoice {
  id: string;
  label: string;
  icon?: IconName;
  onChoose: () => void;
}

/** A button that opens a short list of things to do. */
export function MenuButton({ label, icon, choices, size = "normal", primary }: { label: string; icon?: IconName; choices: readonly MenuChoice[]; size?: "normal" | "small"; primary?: boolean }): ReactNode {
  return (
    <MenuTrigger>
      <AriaButton className={cx("button", size === "small" && "button--small", primary && "button--primary")}>
        {icon && <Icon name={icon} />}
        {label}
        <Icon name="chevron-down" size="sm" />
      </AriaButton>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Menu className="menu" aria-label={label}>
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} className="menu-item" textValue={choice.label} onAction={choice.onChoose}>
              {choice.icon && <Icon name={choice.icon} />}
              {choice.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

export interface ComboOption {
  id: string;
  label: string;
  note?: string;
}

export interface ComboBoxProps {
  label: string;
  optional?: boolean;
  hint?: ReactNode;
  options: readonly ComboOption[];
  /** What stands in the box. */
  text: string;
  onText: (text: string) => void;
  /** Called when one of the list is chosen. */
  onChoose: (id: string) => void;
  placeholder?: string;
}

/** Type to find in a longer list; words that are not in the list are kept as they are. */
export function ComboBox({ label, optional, hint, options, text, onText, onChoose, placeholder }: ComboBoxProps): ReactNode {
  const wanted = text.trim().toLocaleLowerCase();
  const found = wanted === "" ? options : options.filter((option) => `${option.label} ${option.note ?? ""}`.toLocaleLowerCase().includes(wanted));
  return (
    <AriaComboBox
      className="field"
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="input"
      inputValue={text}
      items={found.slice(0, 50)}
      onInputChange={onText}
      onChange={(key) => {
        if (key !== null) onChoose(String(key));
      }}
    >
      <Label className="field-label">
        {label}
        {optional && <Optional />}
      </Label>
      <div className="select-wrap">
        <Input className="input" dir="auto" placeholder={placeholder ?? ""} />
        <AriaButton className="combo-open">
          <Icon name="chevron-down" size="sm" />
        </AriaButton>
      </div>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <Popover className="popover popover--wide" offset={4}>
        <ListBox<ComboOption> className="menu">
          {(option) => (
            <ListBoxItem id={option.id} className="menu-item" textValue={option.label}>
              <span>
                {option.label}
                {option.note && <span className="table-sub">{option.note}</span>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
