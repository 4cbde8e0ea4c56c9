import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import { Segmented } from "./Choice";
import { cx } from "./cx";
import { SEVEN_GLYPHS, type Glyph } from "./icons/glyphs";
import { CHARACTERISTIC_STATES, CHARACTERISTIC_WORDS, CHARACTERISTICS, drawnState, STATE_WORDS, type Characteristic, type CharacteristicState, type DrawnState, type SevenStates } from "./sevenWords";
import { useRovingTabs } from "./useRovingTabs";

/** The fill of a square, as the style sheet and the drawings name it. */
const FILL = { harmed: "harmed", in_tension: "tension", not_sure: "unsure", not_affected: "none", unset: "unset" } as const satisfies Record<DrawnState, keyof typeof SEVEN_GLYPHS>;

/** One square. Squares are about harm. */
export function SevenGlyph({ state }: { state: DrawnState }): ReactNode {
  const glyph: Glyph = SEVEN_GLYPHS[FILL[state]];
  return (
    <svg className="seven-glyph" viewBox={glyph.box} aria-hidden="true" focusable="false">
      {glyph.art}
    </svg>
  );
}

/** All seven in a row, readable from any printer. A screen reader hears one sentence. */
export function SevenStrip({ states, wide }: { states: SevenStates; wide?: boolean }): ReactNode {
  const { t, i18n } = useLingui();
  const sentence = CHARACTERISTICS.map((key) => {
    const name = i18n._(CHARACTERISTIC_WORDS[key].name);
    const state = i18n._(STATE_WORDS[drawnState(states, key)]);
    return t({ id: "seven.one", message: `${name}: ${state}` });
  }).join("; ");
  return (
    <span className={cx("seven-strip", wide && "seven-strip--wide")} role="img" aria-label={t({ id: "seven.all", message: `Seven characteristics. ${sentence}.` })}>
      {CHARACTERISTICS.map((key) => {
        const state = drawnState(states, key);
        return (
          <span key={key} className="seven-cell" data-state={FILL[state]}>
            <SevenGlyph state={state} />
            <span className="seven-letter">{CHARACTERISTIC_WORDS[key].letter}</span>
          </span>
        );
      })}
    </span>
  );
}

/** What the squares mean. */
export function SevenKey({ withUnset }: { withUnset?: boolean }): ReactNode {
  const { i18n } = useLingui();
  const states: readonly DrawnState[] = withUnset ? [...CHARACTERISTIC_STATES, "unset"] : CHARACTERISTIC_STATES;
  return (
    <p className="seven-key">
      {states.map((state) => (
        <span key={state}>
          <SevenGlyph state={state} />
          {i18n._(STATE_WORDS[state])}
        </span>
      ))}
    </p>
  );
}

export interface Tie {
  from: Characteristic;
  to: Characteristic;
  /** A tie always has words. */
  words: string;
}

interface PlacedTie extends Tie {
  readonly start: number;
  readonly end: number;
  readonly row: number;
}

/** Puts ties that would cross each other on rows of their own, the widest furthest from the strip. */
export function placeTies(ties: readonly Tie[]): readonly PlacedTie[] {
  const rows: number[][][] = [];
  const spans = ties
    .map((tie) => {
      const ends = [CHARACTERISTICS.indexOf(tie.from), CHARACTERISTICS.indexOf(tie.to)].sort((one, other) => one - other);
      return { ...tie, start: (ends[0] ?? 0) + 1, end: (ends[1] ?? 0) + 1 };
    })
    .sort((one, other) => one.end - one.start - (other.end - other.start) || one.start - other.start);
  return spans.map((tie) => {
    let row = rows.findIndex((taken) => taken.every(([start = 0, end = 0]) => tie.end <= start || tie.start >= end));
    if (row === -1) row = rows.push([]) - 1;
    rows[row]?.push([tie.start, tie.end]);
    return { ...tie, row };
  });
}

/** Tensions drawn between two columns, like a slur in music. The words are told in full elsewhere on the page. */
export function TensionTies({ ties }: { ties: readonly Tie[] }): ReactNode {
  const placed = placeTies(ties);
  const rows = Math.max(0, ...placed.map((tie) => tie.row)) + 1;
  return (
    <div className="tension-ties" aria-hidden="true">
      {placed.map((tie) => (
        <span key={`${tie.from}-${tie.to}-${tie.words}`} className="tie" data-from={tie.start} data-to={tie.end} style={{ gridRow: rows - tie.row }}>
          {tie.words}
        </span>
      ))}
    </div>
  );
}

/** One tension told in words, with its two squares. */
export function TensionRow({ states, pair, children }: { states: SevenStates; pair: readonly [Characteristic, Characteristic]; children: ReactNode }): ReactNode {
  return (
    <li className="tension">
      <span className="tension-pair" aria-hidden="true">
        <SevenGlyph state={drawnState(states, pair[0])} />
        <span className="tension-tie" />
        <SevenGlyph state={drawnState(states, pair[1])} />
      </span>
      <span>{children}</span>
    </li>
  );
}

export interface SevenMapProps {
  label: string;
  states: SevenStates;
  selected: Characteristic;
  onSelect: (characteristic: Characteristic) => void;
  ties?: readonly Tie[];
  /** What belongs to the chosen characteristic. */
  children: ReactNode;
  /** Beside it: suggestions. */
  side?: ReactNode;
}

/** The strip at full width: seven plain questions as tabs, and the panel of the chosen one. */
export function SevenMap({ label, states, selected, onSelect, ties = [], children, side }: SevenMapProps): ReactNode {
  const { i18n } = useLingui();
  const id = useId();
  const { refFor, onKeyDown } = useRovingTabs(CHARACTERISTICS, onSelect);
  return (
    <div className="seven-map-frame">
      {ties.length > 0 && <TensionTies ties={ties} />}
      <div className="seven-map" role="tablist" aria-label={label}>
        {CHARACTERISTICS.map((key) => {
          const state = drawnState(states, key);
          const words = CHARACTERISTIC_WORDS[key];
          return (
            <button
              key={key}
              ref={refFor(key)}
              type="button"
              role="tab"
              id={`${id}-${key}`}
              className="seven-map-cell"
              data-state={FILL[state]}
              aria-selected={key === selected}
              aria-controls={`${id}-panel`}
              tabIndex={key === selected ? 0 : -1}
              onClick={() => onSelect(key)}
              onKeyDown={(event) => onKeyDown(event, key)}
            >
              <span className="seven-map-state">
                <SevenGlyph state={state} />
                {i18n._(STATE_WORDS[state])}
              </span>
              <span className="seven-map-question">{i18n._(words.question)}</span>
              <span className="seven-map-name">{i18n._(words.name)}</span>
            </button>
          );
        })}
      </div>
      <div className={cx("map-panel", !side && "map-panel--one")} role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`}>
        <div className="stack map-main">{children}</div>
        {side && <aside className="map-side">{side}</aside>}
      </div>
    </div>
  );
}

/** The four answers for one characteristic. 1 to 4 choose while focus is here. */
export function StatePicker({ characteristic, value, onChange }: { characteristic: Characteristic; value: CharacteristicState | null; onChange: (state: CharacteristicState) => void }): ReactNode {
  const { i18n } = useLingui();
  return (
    <Segmented
      label={i18n._(CHARACTERISTIC_WORDS[characteristic].question)}
      value={value}
      numberKeys
      options={CHARACTERISTIC_STATES.map((state) => ({ value: state, label: i18n._(STATE_WORDS[state]), glyph: <SevenGlyph state={state} /> }))}
      onChange={onChange}
    />
  );
}

export interface SevenCompareProps {
  caption: string;
  theirs: { who: ReactNode; states: SevenStates };
  ours: { who: ReactNode; states: SevenStates };
}

/** Characteristics on which two mappings say different things. One that only one side has answered differs too. */
export function differences(theirs: SevenStates, ours: SevenStates): readonly Characteristic[] {
  // Where one side has said nothing yet there is nothing to differ about.
  const said = (states: SevenStates, key: Characteristic): boolean => drawnState(states, key) !== "unset";
  return CHARACTERISTICS.filter((key) => said(theirs, key) && said(ours, key) && drawnState(theirs, key) !== drawnState(ours, key));
}

/** Two mappings, one under the other, differences marked and kept. A real table. */
export function SevenCompare({ caption, theirs, ours }: SevenCompareProps): ReactNode {
  const { i18n } = useLingui();
  const differing = new Set(differences(theirs.states, ours.states));
  return (
    <table className="seven-compare">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">
              <Trans id="compare.whose">Whose mapping</Trans>
            </span>
          </th>
          {CHARACTERISTICS.map((key) => (
            <th key={key} scope="col" abbr={i18n._(CHARACTERISTIC_WORDS[key].name)}>
              {i18n._(CHARACTERISTIC_WORDS[key].short)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[theirs, ours].map((side, index) => (
          <tr key={index}>
            <th scope="row">{side.who}</th>
            {CHARACTERISTICS.map((key) => {
              const state = drawnState(side.states, key);
              return (
                <td key={key} className={differing.has(key) ? "differs" : undefined}>
                  <SevenGlyph state={state} />
                  {i18n._(STATE_WORDS[state])}
                  {differing.has(key) && (
                    <span className="visually-hidden">
                      {" "}
                      <Trans id="compare.differs">(differs)</Trans>
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
