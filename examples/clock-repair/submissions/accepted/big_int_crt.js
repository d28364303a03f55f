function gcdExt(a, b) {
  let [x0, x1] = [1n, 0n];
  while (b !== 0n) {
    const q = a / b;
    [a, b] = [b, a - q * b];
    [x0, x1] = [x1, x0 - q * x1];
  }
  return [a, x0];
}
const mod = (a, m) => ((a % m) + m) % m;

// the smallest x >= 0 with a * x = b (mod m), and how often it repeats; null if there is none
function congruence(a, b, m) {
  const [d, x] = gcdExt(mod(a, m), m);
  if (b % d !== 0n) return null;
  const period = m / d;
  return [mod((b / d) * x, period), period];
}

const t = Number(readline());
for (let test = 0; test < t; test++) {
  const [n, marks] = readline().split(' ');
  const m = BigInt(marks);
  let days = [0n, 1n];
  for (let i = 0; i < Number(n); i++) {
    const [g, a] = readline().split(' ').map(BigInt);
    if (days === null) continue;
    const own = congruence(g, -a, m);
    if (own === null) {
      days = null;
      continue;
    }
    const k = congruence(days[1], own[0] - days[0], own[1]);
    days = k === null ? null : [days[0] + k[0] * days[1], days[1] * k[1]];
  }
  print(days === null ? 'never' : days[0]);
}
