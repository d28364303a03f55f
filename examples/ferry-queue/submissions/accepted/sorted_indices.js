const [n, r] = readline().split(' ').map(Number);
const decks = { L: [], U: [] };
for (let i = 0; i < n; i++) {
  const [d, t, p] = readline().split(' ');
  decks[d].push({ t: +t, p: +p });
}
for (const d of ['L', 'U']) decks[d].sort((a, b) => a.t + a.p - b.t - b.p);

function largest(order) {
  let now = 0;
  let worst = -Infinity;
  let onDeck = null;
  for (const d of order) {
    for (const v of decks[d]) {
      if (onDeck !== null && onDeck !== d) now += r;
      onDeck = d;
      worst = Math.max(worst, now - v.p);
      now += v.t;
    }
  }
  return worst;
}
print(Math.min(largest('LU'), largest('UL')));
