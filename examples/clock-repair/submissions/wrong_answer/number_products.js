function inv(a, m) {
  let r0 = m, r1 = a % m, s0 = 0, s1 = 1;
  while (r1 > 0) {
    const q = Math.floor(r0 / r1);
    [r0, r1] = [r1, r0 - q * r1];
    [s0, s1] = [s1, s0 - q * s1];
  }
  return ((s0 % m) + m) % m;
}
function gcd(a, b) {
  while (b) [a, b] = [b, a % b];
  return a;
}

let t = +readline();
while (t-- > 0) {
  const [n, m] = readline().split(' ').map(Number);
  let day = 0;
  let step = 1;
  let fine = true;
  for (let i = 0; i < n; i++) {
    let [g, a] = readline().split(' ').map(Number);
    if (!fine) continue;
    g = (g + m) % m;
    const d = gcd(g, m);
    if (a % d !== 0) {
      fine = false;
      continue;
    }
    const p = m / d;
    const want = ((((-a / d) % p) + p) * inv(g / d, p)) % p;
    const c = gcd(step, p);
    if ((want - day) % c !== 0) {
      fine = false;
      continue;
    }
    const q = p / c;
    const k = (((((want - day) / c) % q) + q) * inv(step / c, q)) % q;
    day += k * step;
    step *= q;
  }
  print(fine ? day : 'never');
}
