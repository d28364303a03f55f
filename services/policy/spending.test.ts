import { describe, expect, it } from '@jest/globals';
import { openSpending, type Usage } from './spending.ts';

const request = (tokens: number, costMicrousd = 0): Usage => ({
  promptTokenCount: tokens,
  completionTokenCount: 0,
  costMicrousd,
  requestCount: 1,
  retryCount: 0,
});

describe('openSpending', () => {
  it('is spent once a ceiling is reached, tokens or money', () => {
    const tokens = openSpending({ tokensMax: 100, costMicrousdMax: 0 });
    tokens.add(request(99));
    expect(tokens.spent()).toBeUndefined();
    tokens.add(request(1));
    expect(tokens.spent()).toBe('tokens_spent');
    const money = openSpending({ tokensMax: 0, costMicrousdMax: 10 });
    money.add(request(1, 10));
    expect(money.spent()).toBe('cost_spent');
  });

  it('lets one request go until a cost is known, then as many as the rest can pay', () => {
    const spending = openSpending({ tokensMax: 100, costMicrousdMax: 0 });
    expect([spending.hasRoom(0), spending.hasRoom(1)]).toEqual([true, false]);
    spending.add(request(30));
    expect([
      spending.hasRoom(0),
      spending.hasRoom(1),
      spending.hasRoom(2),
      spending.hasRoom(3),
    ]).toEqual([true, true, true, false]);
  });

  it('has room without end when there is no ceiling', () => {
    const spending = openSpending({ tokensMax: 0, costMicrousdMax: 0 });
    spending.add(request(1e9, 1e9));
    expect([spending.hasRoom(255), spending.spent()]).toEqual([true, undefined]);
  });

  it('gives deltas that add up to the total, fractions of a microdollar included', () => {
    const spending = openSpending({ tokensMax: 0, costMicrousdMax: 0 });
    let sum = 0;
    for (let index = 0; index < 100; index++) {
      spending.add(request(1, 0.37));
      sum += spending.takeDelta().costMicrousd;
    }
    expect(sum).toBe(37);
    expect(spending.total().costMicrousd).toBe(37);
  });
});
