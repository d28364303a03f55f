import { assertNever } from '#libs/domain/assert-never.ts';
/** An arithmetic expression of a statement, such as `10^9`, `n-1` or `2 \cdot n`. */
export type Expression =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'name'; readonly base: string; readonly subscript: string }
  | { readonly kind: 'size'; readonly base: string; readonly subscript: string }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/' | '^' | 'min' | 'max';
      readonly left: Expression;
      readonly right: Expression;
    };

/** Looks up a name; `isSize` asks for |name|. Undefined when the name has no value (yet). */
export type Lookup = (base: string, subscript: string, isSize: boolean) => bigint | undefined;

/** Larger powers are no limit of an input. */
const exponentMax = 64n;

/**
 * Parses normalised mathematics (see `normaliseMathematics`); undefined when it is anything but
 * plain arithmetic over numbers and names.
 */
export function parseExpression(text: string): Expression | undefined {
  const parser = new Parser(text);
  const expression = parser.sum();
  return expression !== undefined && parser.isAtEnd() ? expression : undefined;
}

/** The value over whole numbers; undefined when a name has none or the result is not whole. */
export function evaluate(expression: Expression, lookup: Lookup): bigint | undefined {
  switch (expression.kind) {
    case 'number':
      return /^\d+$/.test(expression.text) ? BigInt(expression.text) : undefined;
    case 'name':
      return lookup(expression.base, expression.subscript, false);
    case 'size':
      return lookup(expression.base, expression.subscript, true);
    case 'operation': {
      const left = evaluate(expression.left, lookup);
      const right = evaluate(expression.right, lookup);
      return left === undefined || right === undefined
        ? undefined
        : apply(expression.operator, left, right);
    }
    default:
      return assertNever(expression);
  }
}

/** The value of an expression without names, fractions included; undefined when it has names. */
export function evaluateConstant(expression: Expression): number | undefined {
  switch (expression.kind) {
    case 'number':
      return Number(expression.text);
    case 'name':
    case 'size':
      return undefined;
    case 'operation': {
      const left = evaluateConstant(expression.left);
      const right = evaluateConstant(expression.right);
      if (left === undefined || right === undefined) return undefined;
      switch (expression.operator) {
        case '+':
          return left + right;
        case '-':
          return left - right;
        case '*':
          return left * right;
        case '/':
          return left / right;
        case '^':
          return left ** right;
        case 'min':
          return Math.min(left, right);
        case 'max':
          return Math.max(left, right);
        default:
          return assertNever(expression.operator);
      }
    }
    default:
      return assertNever(expression);
  }
}

/** The names in an expression, in order, doubles kept. */
export function namesIn(expression: Expression): { base: string; subscript: string }[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'name':
    case 'size':
      return [{ base: expression.base, subscript: expression.subscript }];
    case 'operation':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    default:
      return assertNever(expression);
  }
}

/** Splits at commas and semicolons that stand in no bracket; empty items are dropped. */
export function splitList(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let item = '';
  for (const character of text) {
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) depth--;
    if ((character === ',' || character === ';') && depth === 0) {
      items.push(item);
      item = '';
    } else item += character;
  }
  return [...items, item]
    .map((part) => part.replace(/[.;:]+\s*$/, '').trim())
    .filter((part) => part !== '');
}

function apply(
  operator: Extract<Expression, { kind: 'operation' }>['operator'],
  left: bigint,
  right: bigint,
): bigint | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0n ? undefined : left / right;
    case '^':
      return right < 0n || right > exponentMax ? undefined : left ** right;
    case 'min':
      return left < right ? left : right;
    case 'max':
      return left > right ? left : right;
    default:
      return assertNever(operator);
  }
}

class Parser {
  private position = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  isAtEnd(): boolean {
    this.take(/\s*/y);
    return this.position === this.text.length;
  }

  sum(): Expression | undefined {
    let left = this.product();
    for (;;) {
      const operator = this.take(/\s*[+-]/y)?.trim();
      if (left === undefined || operator === undefined) return left;
      const right = this.product();
      if (right === undefined) return undefined;
      left = { kind: 'operation', operator: operator === '+' ? '+' : '-', left, right };
    }
  }

  private product(): Expression | undefined {
    let left = this.power();
    while (left !== undefined) {
      const operator = this.take(/\s*[*/]/y)?.trim();
      // "2n" and "2(n-1)" multiply without a sign.
      const isImplicit = operator === undefined && this.peek(/\s*[A-Za-z(]/y);
      if (operator === undefined && !isImplicit) return left;
      const right = this.power();
      if (right === undefined) return undefined;
      left = { kind: 'operation', operator: operator === '/' ? '/' : '*', left, right };
    }
    return left;
  }

  private power(): Expression | undefined {
    if (this.take(/\s*-/y) !== undefined) {
      const right = this.power();
      if (right === undefined) return undefined;
      return { kind: 'operation', operator: '-', left: { kind: 'number', text: '0' }, right };
    }
    const left = this.atom();
    if (left === undefined || this.take(/\s*\^/y) === undefined) return left;
    const right = this.take(/\s*\{/y) === undefined ? this.atom() : this.closed('}');
    return right && { kind: 'operation', operator: '^', left, right };
  }

  private atom(): Expression | undefined {
    const number = this.take(/\s*\d+(?:\.\d+)?/y)?.trim();
    if (number !== undefined) return { kind: 'number', text: number };
    if (this.take(/\s*\(/y) !== undefined) return this.closed(')');
    const extreme = this.take(/\s*(?:min|max)\s*\(/y);
    if (extreme !== undefined) {
      const left = this.sum();
      if (left === undefined || this.take(/\s*,/y) === undefined) return undefined;
      const right = this.closed(')');
      const operator = extreme.includes('min') ? 'min' : 'max';
      return right && { kind: 'operation', operator, left, right };
    }
    if (this.take(/\s*\|/y) !== undefined) {
      const name = this.name();
      if (name === undefined || this.take(/\s*\|/y) === undefined) return undefined;
      return { kind: 'size', ...name };
    }
    const name = this.name();
    return name && { kind: 'name', ...name };
  }

  private name(): { base: string; subscript: string } | undefined {
    const base = this.take(/\s*[A-Za-z]+'*/y)?.trim();
    if (base === undefined) return undefined;
    // "a1" is what is left of a_1 in plain text.
    const digits = this.take(/\d+/y);
    if (digits !== undefined) return { base, subscript: digits };
    const braced = this.take(/\s*_\s*\{[^{}]*\}/y);
    const subscript = braced ?? this.take(/\s*_\s*[A-Za-z0-9]/y) ?? '';
    return { base, subscript: subscript.replace(/[\s_{}]/g, '') };
  }

  private closed(bracket: string): Expression | undefined {
    const inner = this.sum();
    return this.take(bracket === ')' ? /\s*\)/y : /\s*\}/y) === undefined ? undefined : inner;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  private peek(pattern: RegExp): boolean {
    pattern.lastIndex = this.position;
    return pattern.test(this.text);
  }
}
