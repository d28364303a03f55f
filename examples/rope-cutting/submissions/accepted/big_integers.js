const [n, k] = readline().split(' ').map(BigInt);
const machines = [];
let high = 3000000000000000000n;
for (let i = 0n; i < n; i++) {
  const [w, t, b, r, q] = readline().split(' ').map(BigInt);
  machines.push({ w, t, b, r, cycle: r * t + q });
  const strokes = (k + b - 1n) / b;
  const alone = w + strokes * t + ((strokes - 1n) / r) * q;
  if (alone < high) high = alone;
}

function enough(time) {
  let total = 0n;
  for (const m of machines) {
    const x = time - m.w;
    if (x < m.t) continue;
    const full = x / m.cycle;
    const part = (x - full * m.cycle) / m.t;
    total += m.b * (full * m.r + (part < m.r ? part : m.r));
    if (total >= k) return true;
  }
  return false;
}

let low = 0n;
while (low + 1n < high) {
  const middle = (low + high) / 2n;
  if (enough(middle)) high = middle;
  else low = middle;
}
print(high);
