const first = readline().split(' ').map(Number);
const n = first[0];
const k = first[1];
const list = [];
for (let i = 0; i < n; i++) list.push(readline().split(' ').map(Number));

let lo = 0;
let hi = 4e18;
for (let step = 0; step < 100 && lo + 1 < hi; step++) {
  const mid = Math.floor((lo + hi) / 2);
  let sum = 0;
  for (const [w, t, b, r, q] of list) {
    const run = mid - w;
    if (run <= 0) continue;
    const cycle = r * t + q;
    sum += b * (Math.floor(run / cycle) * r + Math.min(r, Math.floor((run % cycle) / t)));
  }
  if (sum >= k) hi = mid;
  else lo = mid;
}
print(hi.toLocaleString('en-US', { useGrouping: false }));
