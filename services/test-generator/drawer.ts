import type { Random } from '#libs/domain/random.ts';
import { elementSlots, type Collective } from './collective.ts';
import { DeadEnd } from './dead-end.ts';
import {
  clamp,
  drawBetween,
  drawSlotStyle,
  drawStyled,
  larger,
  smaller,
  type ValueStyle,
} from './draw-number.ts';
import { drawCollective } from './draw-collective.ts';
import { drawLetterStyle, drawWord, lettersOf, type LetterStyle } from './draw-word.ts';
import { accepts, rangeIn, rulesOfSlot, type InputModel } from './input-model.ts';
import type { SlotRules } from './rules.ts';
import {
  countOf,
  slotGroupsOf,
  outerCountingSlots,
  slotsOf,
  type ListItem,
  type RepeatNode,
  type Scope,
  type Slot,
  type Source,
  type VariantsNode,
} from './structure.ts';

/** How large an input becomes and what its values are like. */
export type Profile = {
  /** Largest number that counts something. */
  readonly countMost: number;
  /** Whether counts go to their largest value rather than anywhere below. */
  readonly isFull: boolean;
  /** Whether it is there for limits of time and size rather than for odd cases: shapes and values are the worst more often. */
  readonly isLarge: boolean;
  /** Elements of the whole input, roughly. */
  readonly elementsMost: number;
  readonly style: ValueStyle;
};

/** Values to keep where they fit, by path: those of a sample, some of them changed. */
export type Replay = {
  readonly values: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
};

const triesMax = 30;
/** Elements that must differ may be drawn four times as often as there are, and so many times more. */
const plannedTriesLeast = 1000;
/** How far the elements of an input may exceed what its profile has before it is given up. */
const elementsFactor = 4;
const elementsSpare = 20_000;
/** How often a large input has few test cases, or elements with a common sum, rather than as many as there may be. */
const fewOuterShare = 0.6;

/** A source that draws values within the rules of a model; `lines` holds the input after a walk. */
export class Drawer implements Source {
  readonly lines: string[][] = [];
  private readonly planned = new Map<string, string>();
  private readonly styles = new Map<number, ValueStyle>();
  private elementCount = 0;
  private readonly elementSlotIds: ReadonlySet<number>;
  private readonly letters = new Map<number, string>();
  private readonly equalValues = new Map<number, bigint>();
  private readonly sums = new Map<number, number>();
  /** Values of a slot that are still to come in the list or repetition around it. */
  private readonly remaining = new Map<number, number>();
  private readonly shares: number[] = [];
  private readonly words: string[] = [];
  private readonly outerCounts: ReadonlySet<number>;
  private readonly letterStyle: LetterStyle;
  private readonly spread: bigint;
  private share: number;
  private line: string[] = [];
  private readonly model: InputModel;
  private readonly random: Random;
  private readonly profile: Profile;
  private readonly replay: Replay;

  constructor(
    model: InputModel,
    random: Random,
    profile: Profile,
    replay: Replay = { values: new Map(), tags: new Map() },
  ) {
    this.model = model;
    this.random = random;
    this.profile = profile;
    this.replay = replay;
    this.share = profile.elementsMost;
    this.elementSlotIds = new Set(
      slotGroupsOf(model.nodes)
        .flat()
        .map(({ id }) => id),
    );
    this.outerCounts = outerCountingSlots(
      model.nodes,
      (slot) => rulesOfSlot(model, slot).sumMost !== undefined,
    );
    this.letterStyle = drawLetterStyle(random, profile.isLarge);
    this.spread = BigInt(random.integer(1, 10));
  }

  readonly beginLine = (): void => {
    this.line = [];
  };

  readonly endLine = (): void => {
    this.lines.push(this.line);
  };

  readonly token = (slot: Slot, path: string, scope: Scope): string => {
    const rules = rulesOfSlot(this.model, slot);
    const text = this.planned.get(path) ?? this.keptOrDrawn(rules, path, scope);
    this.count(slot, text);
    if (slot.kind === 'word' && slot.length === undefined && text.length > 1) this.words.push(text);
    this.line.push(text);
    return text;
  };

  readonly tag = (node: VariantsNode, path: string): string => {
    const planned = this.planned.get(path) ?? this.replay.tags.get(path);
    const tag = planned ?? this.random.pick(node.variants).tag;
    this.line.push(tag);
    return tag;
  };

  readonly freeCount = (): number => this.random.integer(1, Math.max(1, Math.min(10, this.share)));

  readonly enter = (
    node: ListItem | RepeatNode,
    path: string,
    count: number,
    scope: Scope,
  ): void => {
    this.elementCount += count;
    // Counts that nothing limits together, such as a list as long as the input in every row.
    if (this.elementCount > elementsFactor * this.profile.elementsMost + elementsSpare)
      throw new DeadEnd();
    this.shares.push(this.share);
    this.share = Math.max(1, Math.floor(this.share / Math.max(1, count)));
    for (const slot of node.kind === 'list' ? node.slots : slotsOf(node.body))
      this.remaining.set(slot.id, count);
    if (node.kind === 'repeat') this.planTags(node, path, count);
    const collective = this.model.collectives.get(node);
    if (collective !== undefined) this.plan(collective, node, path, count, scope);
    else if (this.profile.style !== 'sample') this.planOrder(node, path, count, scope);
  };

  readonly leave = (): void => {
    this.share = this.shares.pop() ?? this.profile.elementsMost;
  };

  private count(slot: Slot, text: string): void {
    const sum = (this.sums.get(slot.id) ?? 0) + (slot.kind === 'word' ? text.length : Number(text));
    this.sums.set(slot.id, sum);
    this.remaining.set(slot.id, (this.remaining.get(slot.id) ?? 1) - 1);
  }

  private keptOrDrawn(rules: SlotRules, path: string, scope: Scope): string {
    const kept = this.replay.values.get(path);
    if (
      kept !== undefined &&
      this.fitsLength(rules, kept, scope) &&
      accepts(this.model, rules, kept, scope)
    )
      return kept;
    return this.draw(rules, scope);
  }

  private draw(rules: SlotRules, scope: Scope): string {
    for (let tries = 0; tries < triesMax; tries++) {
      const text = this.drawOnce(rules, scope, tries);
      if (accepts(this.model, rules, text, scope)) return text;
    }
    throw new DeadEnd();
  }

  private drawOnce(rules: SlotRules, scope: Scope, tries: number): string {
    if (rules.choices !== undefined) return this.random.pick(rules.choices);
    let { least, most } = rangeIn(this.model, rules, scope);
    const isCount = this.model.sizeSlots.has(rules.slot.id);
    if (rules.sumMost !== undefined) {
      const rest = BigInt(Math.floor(rules.sumMost - (this.sums.get(rules.slot.id) ?? 0)));
      const count = BigInt(Math.max(1, this.remaining.get(rules.slot.id) ?? 1));
      const room = least > 0n ? rest - (count - 1n) * least : rest;
      // What counts nothing further gets its fair share, on the average.
      const shares = this.profile.isFull ? 1n : 2n;
      const fair = isCount || count === 1n ? room : least + (shares * (room - least)) / count;
      most = smaller(most, smaller(room, larger(fair, least)));
      if (most < least) throw new DeadEnd();
    }
    if (rules.slot.kind === 'word') return this.drawText(rules, scope, Number(least), Number(most));
    if (most < least) throw new DeadEnd();
    if (rules.slot.kind === 'float') return this.drawFloat(rules, least, most);
    if (isCount) {
      const cap = BigInt(Math.max(1, Math.min(this.profile.countMost, this.capOf(rules.slot))));
      // What must be larger for the sake of other limits may be.
      const high = clamp(cap, least, most) >> BigInt(Math.min(tries >> 2, 8));
      const top = high < least ? least : high;
      if (!this.profile.isFull || tries > 0) return String(drawBetween(least, top, this.random));
      // Few test cases leave each of them large.
      const isOuter = this.outerCounts.has(rules.slot.id) && this.random.next() < fewOuterShare;
      return String(isOuter ? clamp(least + BigInt(this.random.integer(0, 2)), least, top) : top);
    }
    const style = tries > 3 ? 'uniform' : this.styleOf(rules.slot);
    return String(this.drawInteger(style, rules, least, most));
  }

  private drawInteger(style: ValueStyle, rules: SlotRules, least: bigint, most: bigint): bigint {
    if (style === 'equal') {
      const before = this.equalValues.get(rules.slot.id);
      if (before !== undefined && before >= least && before <= most) return before;
    }
    const value = drawStyled(style, least, most, rules.sampleValues, this.spread, this.random);
    this.equalValues.set(rules.slot.id, value);
    return value;
  }

  private drawFloat(rules: SlotRules, least: bigint, most: bigint): string {
    const scale = 10n ** BigInt(rules.decimals);
    const value = drawStyled(
      this.styleOf(rules.slot),
      least * scale,
      most * scale,
      [],
      this.spread * scale,
      this.random,
    );
    const digits = (value < 0n ? -value : value).toString().padStart(rules.decimals + 1, '0');
    const whole = digits.slice(0, digits.length - rules.decimals);
    const sign = value < 0n ? '-' : '';
    return rules.decimals === 0
      ? `${sign}${whole}`
      : `${sign}${whole}.${digits.slice(-rules.decimals)}`;
  }

  private drawText(rules: SlotRules, scope: Scope, least: number, most: number): string {
    const fixed = rules.slot.length && countOf(rules.slot.length, scope);
    const cap = Math.max(
      least,
      Math.min(most, this.profile.countMost + 2, Math.max(8, this.share)),
    );
    const request = {
      lengthLeast: fixed ?? (this.profile.isFull ? cap : least),
      lengthMost: fixed ?? cap,
      alphabet: rules.alphabet,
      sampleLetters: rules.sampleLetters,
      earlierWords: this.words,
    };
    if (request.lengthMost < request.lengthLeast || request.lengthLeast < 0) throw new DeadEnd();
    let letters = this.letters.get(rules.slot.id);
    if (letters === undefined) {
      letters = lettersOf(this.letterStyle, request, this.random);
      this.letters.set(rules.slot.id, letters);
    }
    return drawWord(request, letters, this.random);
  }

  private fitsLength(rules: SlotRules, text: string, scope: Scope): boolean {
    return rules.slot.length === undefined || countOf(rules.slot.length, scope) === text.length;
  }

  private styleOf(slot: Slot): ValueStyle {
    const known = this.styles.get(slot.id);
    if (known !== undefined) return known;
    const isAlone = !this.elementSlotIds.has(slot.id);
    const style = drawSlotStyle(this.random, this.profile, isAlone);
    this.styles.set(slot.id, style);
    return style;
  }

  /** A number that is multiplied with another has to leave room for it. */
  private capOf(slot: Slot): number {
    const isFactor = slot.kind === 'integer' && this.model.productSlots.has(slot.id);
    return isFactor ? Math.floor(Math.sqrt(this.share)) : this.share;
  }

  private planTags(node: RepeatNode, path: string, count: number): void {
    const [line] = node.body;
    if (
      line?.kind !== 'variants' ||
      this.model.requiredTags.size === 0 ||
      this.replay.tags.size > 0
    )
      return;
    const required = line.variants.filter((variant) => this.model.requiredTags.has(variant.tag));
    if (required.length > count) throw new DeadEnd();
    const rows = this.random.shuffle(Array.from({ length: count }, (_, row) => row));
    required.forEach((variant, index) => this.planned.set(`${path}.${rows[index]}.0`, variant.tag));
  }

  private plan(
    collective: Collective,
    node: ListItem | RepeatNode,
    path: string,
    count: number,
    scope: Scope,
  ): void {
    if (collective.kind === 'sorted' || collective.kind === 'distinct') {
      this.planRows(collective, node, path, count, scope);
      return;
    }
    const slots = elementSlots(node);
    const rows = drawCollective(collective, count, {
      kept: this.keptColumn(path, count, slots[0]?.suffix ?? ''),
      scope,
      isLarge: this.profile.isLarge,
      random: this.random,
    });
    if (rows === undefined) throw new DeadEnd();
    rows.forEach((row, index) =>
      row.forEach((text, place) =>
        this.planned.set(`${path}.${index}${slots[place]?.suffix ?? ''}`, text),
      ),
    );
  }

  /** Elements that are drawn one by one and must differ, or be in order. */
  private planRows(
    collective: Extract<Collective, { kind: 'sorted' | 'distinct' }>,
    node: ListItem | RepeatNode,
    path: string,
    count: number,
    scope: Scope,
  ): void {
    const slots = elementSlots(node);
    const mustDiffer = collective.kind === 'distinct' || collective.isStrict;
    const rows: string[][] = [];
    const seen = new Set<string>();
    // Planned values count while the others are drawn; written, they count again.
    const [sums, remaining] = [new Map(this.sums), new Map(this.remaining)];
    for (let tries = 0; rows.length < count; tries++) {
      if (tries > count * 4 + plannedTriesLeast) throw new DeadEnd();
      const row: string[] = [];
      const own = new Map(scope);
      for (const { slot, suffix } of slots) {
        const rules = rulesOfSlot(this.model, slot);
        // After some failures the style is what keeps the values from differing.
        if (tries > rows.length * 1.3 + 10) this.styles.set(slot.id, 'uniform');
        if (tries > rows.length * 1.3 + 10) this.letters.set(slot.id, rules.alphabet);
        const text =
          tries < count
            ? this.keptOrDrawn(rules, `${path}.${tries}${suffix}`, own)
            : this.draw(rules, own);
        own.set(slot.id, text);
        row.push(text);
        if (slot.kind === 'word' && slots.length === 1 && tries > 0) this.words.push(text);
      }
      if (mustDiffer && seen.has(row.join(' '))) continue;
      seen.add(row.join(' '));
      rows.push(row);
      slots.forEach(({ slot }, place) => this.count(slot, row[place] ?? ''));
    }
    for (const { slot } of slots) {
      this.sums.set(slot.id, sums.get(slot.id) ?? 0);
      this.remaining.set(slot.id, remaining.get(slot.id) ?? 1);
    }
    if (collective.kind === 'sorted') {
      const direction = collective.isDescending ? -1 : 1;
      rows.sort(([a], [b]) => direction * (Number(a) - Number(b)));
    }
    rows.forEach((row, index) =>
      row.forEach((text, place) =>
        this.planned.set(`${path}.${index}${slots[place]?.suffix ?? ''}`, text),
      ),
    );
  }

  /** Now and then a list of numbers is sorted, up or down. */
  private planOrder(node: ListItem | RepeatNode, path: string, count: number, scope: Scope): void {
    const [only, second] = elementSlots(node);
    if (
      node.kind !== 'list' ||
      only === undefined ||
      second !== undefined ||
      only.slot.kind !== 'integer'
    )
      return;
    if (this.replay.values.size > 0 || this.random.next() > 0.2) return;
    const direction = this.random.next() < 0.5 ? 1 : -1;
    const rules = rulesOfSlot(this.model, only.slot);
    if (rules.checks.length > 0) return;
    const values = Array.from({ length: count }, () => this.draw(rules, scope));
    values.sort((a, b) => direction * (Number(a) - Number(b)));
    values.forEach((text, row) => this.planned.set(`${path}.${row}${only.suffix}`, text));
  }

  private keptColumn(path: string, count: number, suffix: string): string[] | undefined {
    const texts = Array.from({ length: count }, (_, row) =>
      this.replay.values.get(`${path}.${row}${suffix}`),
    );
    const kept = texts.filter((text) => text !== undefined);
    return kept.length === count ? kept : undefined;
  }
}
