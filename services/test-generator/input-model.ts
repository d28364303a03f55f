import { evaluate, namesIn, parseExpression, type Expression } from './expression.ts';
import { larger, smaller } from './draw-number.ts';
import { bindNames } from './bind.ts';
import { collectivesOf, elementsOf, hasCollective, type Collectives } from './collective.ts';
import { inferStructures } from './infer.ts';
import type { Comparison } from './chains.ts';
import { limitsOf, type StatementLimits } from './limits.ts';
import { parseInput, type ParsedInput } from './parse.ts';
import { holds, lookupIn, parityOf, rulesOf, type Rules, type SlotRules } from './rules.ts';
import { countingSlots, productSlots, type Node, type Scope, type Slot } from './structure.ts';
import { tokenise, writeTokens, type Layout } from './tokens.ts';

/** Everything that is known about the inputs of a problem. */
export type InputModel = {
  readonly nodes: readonly Node[];
  readonly rules: Rules;
  readonly collectives: Collectives;
  /** Slots that say how many of something follow. */
  readonly countingSlots: ReadonlySet<number>;
  /** Slots that say how large the input is: those that count, and numbers of vertices. */
  readonly sizeSlots: ReadonlySet<number>;
  /** Those of them that are multiplied with another. */
  readonly productSlots: ReadonlySet<number>;
  /** Tags of lines of several shapes that every input must have. */
  readonly requiredTags: ReadonlySet<string>;
  readonly layout: Layout;
  readonly samples: readonly ParsedInput[];
};

/** Larger samples teach nothing that smaller ones do not, and cost the search time. */
const sampleBytesMax = 64 * 1024;
/** A limit of the statement that the samples break speaks against a reading. */
const violationCost = 2;

/**
 * Infers how the inputs of a problem look from its statement and samples; undefined when no
 * structure explains all samples. Every sample fits the model: it can be written again from its own values.
 */
export function inferModel(
  statement: string,
  sampleTexts: readonly string[],
): InputModel | undefined {
  const limits = limitsOf(statement);
  const texts = sampleTexts.filter((text) => text.length <= sampleBytesMax).map(tokenise);
  const [first] = texts;
  if (first === undefined) return undefined;
  let best: { model: InputModel; cost: number } | undefined;
  for (const { nodes, cost } of inferStructures(
    texts.map((text) => text.lines),
    limits.lineForms,
  )) {
    const samples = texts
      .map((text) => parseInput(nodes, text.lines))
      .filter((sample) => sample !== undefined);
    if (samples.length < texts.length) continue;
    const { names, score } = bindNames(nodes, limits, samples);
    const model = modelOf(nodes, names, limits, samples, first.layout);
    const total = cost - score + violationCost * model.rules.violatedCount;
    if (best === undefined || total < best.cost) best = { model, cost: total };
  }
  return best?.model;
}

/** Why an input does not fit a model, for a person; undefined when it fits. */
export function misfitOf(model: InputModel, text: string): string | undefined {
  const input = parseInput(model.nodes, tokenise(text).lines);
  if (input === undefined) return 'it does not have the structure of the samples';
  const sums = new Map<number, number>();
  for (const { slot, text: value, scope } of input.values) {
    const rules = rulesOfSlot(model, slot);
    if (!accepts(model, rules, value, scope)) return `${value} is outside the limits of its place`;
    const sum = (sums.get(slot.id) ?? 0) + (slot.kind === 'word' ? value.length : Number(value));
    sums.set(slot.id, sum);
    if (rules.sumMost !== undefined && sum > rules.sumMost)
      return `a sum is larger than ${rules.sumMost}`;
  }
  for (const group of input.groups) {
    const collective = model.collectives.get(group.node);
    if (collective && !hasCollective(collective, elementsOf(group, input), group))
      return `its elements are not as the statement wants them (${collective.kind})`;
  }
  const tags = new Set(input.tags.values());
  const missing = [...model.requiredTags].find((tag) => !tags.has(tag));
  return missing === undefined ? undefined : `it has no line that begins with ${missing}`;
}

/** Writes an input in the layout of the samples. */
export function writeInput(model: InputModel, lines: readonly (readonly string[])[]): string {
  return writeTokens(lines, model.layout);
}

export function rulesOfSlot(model: InputModel, slot: Slot): SlotRules {
  const rules = model.rules.slots.get(slot.id);
  if (rules === undefined) throw new Error(`no rules for slot ${slot.id}`);
  return rules;
}

/** Whether a slot may have a value, given the values before it. */
export function accepts(model: InputModel, rules: SlotRules, text: string, scope: Scope): boolean {
  if (rules.choices !== undefined && !rules.choices.includes(text)) return false;
  const { least, most } = rangeIn(model, rules, scope);
  if (rules.slot.kind === 'word') {
    const isLong = rules.slot.length !== undefined;
    if (!isLong && (BigInt(text.length) < least || BigInt(text.length) > most)) return false;
    return [...text].every((letter) => rules.alphabet.includes(letter));
  }
  if (rules.slot.kind === 'float')
    return Number(text) >= Number(least) && Number(text) <= Number(most);
  const value = BigInt(text);
  if (value < least || value > most) return false;
  if (rules.parity !== undefined && parityOf(value) !== rules.parity) return false;
  const lookup = lookupIn(new Map(scope).set(rules.slot.id, text), model.rules.names);
  if (rules.unequal.some((other) => evaluate(other, lookupIn(scope, model.rules.names)) === value))
    return false;
  return rules.checks.every((comparison) => holds(comparison, lookup));
}

/** The range of a slot's value, or of a word's length, given the values before it. */
export function rangeIn(
  model: InputModel,
  rules: SlotRules,
  scope: Scope,
): { least: bigint; most: bigint } {
  let { least, most } = rules;
  const lookup = lookupIn(scope, model.rules.names);
  for (const bound of rules.bounds) {
    const other = evaluate(bound.other, lookup);
    if (other === undefined) continue;
    const closed = bound.isStrict ? (bound.side === 'least' ? other + 1n : other - 1n) : other;
    if (bound.isSize && rules.slot.kind !== 'word') {
      if (bound.side === 'most') {
        least = larger(least, -closed);
        most = smaller(most, closed);
      }
    } else if (bound.side === 'least') least = larger(least, closed);
    else most = smaller(most, closed);
  }
  return { least, most };
}

function modelOf(
  nodes: readonly Node[],
  names: Rules['names'],
  limits: StatementLimits,
  samples: readonly ParsedInput[],
  layout: Layout,
): InputModel {
  const rules = rulesOf(nodes, names, limits, samples, []);
  // 1 ≤ v ≤ n, 0 ≤ v < n or 0 ≤ v ≤ n-1: the only name in the upper bound counts the vertices.
  const vertexSlotOf = (slot: Slot): number | undefined => {
    const bases = (rules.slots.get(slot.id)?.bounds ?? [])
      .filter(({ side, other }) => side === 'most' && namesIn(other).length === 1)
      .flatMap(({ other }) => namesIn(other).map(({ base }) => base));
    const [base] = bases;
    return [...names].find(([, name]) => name.base === base)?.[0];
  };
  const mustDiffer = (slot: Slot): boolean => (rules.slots.get(slot.id)?.unequal.length ?? 0) > 0;
  const collectives = collectivesOf(nodes, limits.traits, samples, vertexSlotOf, mustDiffer);
  const extra = edgeCountLimits(collectives, names);
  const tags = samples.map((sample) => new Set(sample.tags.values()));
  const common = [...(tags[0] ?? [])].filter((tag) => tags.every((each) => each.has(tag)));
  return {
    nodes,
    rules: extra.length === 0 ? rules : rulesOf(nodes, names, limits, samples, extra),
    collectives,
    countingSlots: countingSlots(nodes),
    sizeSlots: new Set([...countingSlots(nodes), ...vertexSlots(collectives)]),
    productSlots: productSlots(nodes),
    requiredTags: new Set(limits.traits.atLeastOne ? common : []),
    layout,
    samples,
  };
}

function vertexSlots(collectives: Collectives): number[] {
  return [...collectives.values()].flatMap((collective) =>
    collective.kind === 'graph' ? [collective.vertexSlotId] : [],
  );
}

/** A connected graph has at least n-1 edges, a simple one at most n(n-1)/2. */
function edgeCountLimits(collectives: Collectives, names: Rules['names']): Comparison[] {
  const limits: Comparison[] = [];
  for (const [node, collective] of collectives) {
    if (collective.kind !== 'graph' || collective.isTree || node.count.kind !== 'slot') continue;
    const edges = names.get(node.count.slotId)?.base;
    const vertices = names.get(collective.vertexSlotId)?.base;
    if (edges === undefined || vertices === undefined) continue;
    const expression = (text: string): Expression =>
      parseExpression(text) ?? { kind: 'number', text: '0' };
    if (collective.isConnected)
      limits.push({ left: expression(`${vertices}-1`), right: expression(edges), isStrict: false });
    if (collective.isSimple) {
      limits.push({
        left: expression(edges),
        right: expression(`${vertices}*(${vertices}-1)/2`),
        isStrict: false,
      });
    }
  }
  return limits;
}
