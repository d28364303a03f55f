// For every colour a ring of unfinished runs by their starting point, taken in when they reach
// the shortest length and dropped when they pass the longest one.
const MOD = 1000000007;
const [n, c] = readline().split(' ').map(Number);
const paint = readline().split(' ').map(Number);
const colours = [];
for (let j = 0; j < c; j++) {
  const [shortest, longest] = readline().split(' ').map(Number);
  colours.push({ shortest, longest, starts: new Float64Array(n + 1), sum: 0, from: 0 });
}
for (const colour of colours) colour.starts[0] = 1;

let finished = 1;
for (let i = 1; i <= n; i++) {
  const fixed = paint[i - 1];
  finished = 0;
  colours.forEach((colour, index) => {
    if (fixed > 0 && fixed !== index + 1) {
      colour.sum = 0;
      colour.from = i;
    } else {
      const entering = i - colour.shortest;
      const leaving = i - colour.longest - 1;
      if (entering >= colour.from) colour.sum += colour.starts[entering];
      if (leaving >= colour.from) colour.sum += MOD - colour.starts[leaving];
      colour.sum %= MOD;
    }
    finished += colour.sum;
  });
  finished %= MOD;
  for (const colour of colours) colour.starts[i] = (finished + MOD - colour.sum) % MOD;
}
print(finished);
