const n = parseInt(readline());
const beads = readline().split(' ').map(Number);

const primes = [];
for (let i = 2; i <= 1000; i++) {
  if (primes.every((p) => i % p !== 0)) primes.push(i);
}

function primeFactors(x) {
  const found = [];
  for (const p of primes) {
    if (p * p > x) break;
    let odd = false;
    while (x % p === 0) {
      x = x / p;
      odd = !odd;
    }
    if (odd) found.push(p);
  }
  if (x > 1) found.push(x);
  return found;
}

const amount = new Map();
const factorsOf = new Map();
for (let i = 0; i < n; i++) {
  const factors = primeFactors(beads[i]);
  const kernel = factors.reduce((product, p) => product * p, 1);
  amount.set(kernel, (amount.get(kernel) || 0) + 1);
  factorsOf.set(kernel, factors);
}

let total = 0;
for (const [kernel, factors] of factorsOf) {
  for (const p of factors) {
    total += amount.get(kernel) * (amount.get(kernel / p) || 0);
  }
}
print(total);
