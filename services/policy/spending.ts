/** What sampling cost. */
export type Usage = {
  readonly promptTokenCount: number;
  readonly completionTokenCount: number;
  /** Millionths of a US dollar. */
  readonly costMicrousd: number;
  /** Retries included. */
  readonly requestCount: number;
  readonly retryCount: number;
};

/** Ceilings of one call; 0 means none. */
export type Budget = { readonly tokensMax: number; readonly costMicrousdMax: number };

/** Keeps what one call has spent over all its policies. */
export type Spending = {
  readonly add: (usage: Usage) => void;
  /** The ceiling that was reached, if one was. */
  readonly spent: () => 'tokens_spent' | 'cost_spent' | undefined;
  /**
   * Whether one more request may start beside `inFlightCount` others of its policy, each taken to cost
   * the mean so far: so a budget is overrun by about one request a policy, not by all that are in
   * flight. Until the first cost is known, requests go one at a time.
   */
  readonly hasRoom: (inFlightCount: number) => boolean;
  readonly total: () => Usage;
  /** What was added since the last call of this function. */
  readonly takeDelta: () => Usage;
};

/** Begins at nothing spent. */
export function openSpending(budget: Budget): Spending {
  let total = noUsage;
  let taken = noUsage;
  const tokensOf = (usage: Usage): number => usage.promptTokenCount + usage.completionTokenCount;
  const spentWith = (share: number): 'tokens_spent' | 'cost_spent' | undefined => {
    if (budget.tokensMax > 0 && tokensOf(total) * (1 + share) >= budget.tokensMax)
      return 'tokens_spent';
    if (budget.costMicrousdMax > 0 && total.costMicrousd * (1 + share) >= budget.costMicrousdMax)
      return 'cost_spent';
    return undefined;
  };
  return {
    add: (usage) => {
      total = combine(total, usage, 1);
    },
    spent: () => spentWith(0),
    hasRoom: (inFlightCount) => {
      const isLimited = budget.tokensMax > 0 || budget.costMicrousdMax > 0;
      if (!isLimited) return true;
      if (tokensOf(total) === 0) return inFlightCount === 0;
      return spentWith(inFlightCount / (total.requestCount - total.retryCount)) === undefined;
    },
    total: () => rounded(total),
    takeDelta: () => {
      // Differences of rounded totals, so that the deltas add up to the rounded total.
      const delta = combine(rounded(total), rounded(taken), -1);
      taken = total;
      return delta;
    },
  };
}

const noUsage: Usage = {
  promptTokenCount: 0,
  completionTokenCount: 0,
  costMicrousd: 0,
  requestCount: 0,
  retryCount: 0,
};

function combine(a: Usage, b: Usage, factor: 1 | -1): Usage {
  return {
    promptTokenCount: a.promptTokenCount + factor * b.promptTokenCount,
    completionTokenCount: a.completionTokenCount + factor * b.completionTokenCount,
    costMicrousd: a.costMicrousd + factor * b.costMicrousd,
    requestCount: a.requestCount + factor * b.requestCount,
    retryCount: a.retryCount + factor * b.retryCount,
  };
}

function rounded(usage: Usage): Usage {
  return { ...usage, costMicrousd: Math.round(usage.costMicrousd) };
}
