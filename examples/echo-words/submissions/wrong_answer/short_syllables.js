const LONGEST = 8;
const [count, queries] = readline().split(' ').map((x) => parseInt(x, 10));
const syllables = new Set();
for (let i = 0; i < count; i++) syllables.add(readline());

function zArray(text) {
  const z = new Array(text.length).fill(0);
  let l = 0;
  let r = 0;
  for (let i = 1; i < text.length; i++) {
    if (i < r) z[i] = Math.min(r - i, z[i - l]);
    while (i + z[i] < text.length && text[z[i]] === text[i + z[i]]) z[i]++;
    if (i + z[i] > r) {
      l = i;
      r = i + z[i];
    }
  }
  return z;
}

for (let i = 0; i < queries; i++) {
  const sound = readline();
  const n = sound.length;
  const reachable = new Array(n + 1).fill(false);
  reachable[0] = true;
  for (let from = 0; from < n; from++) {
    if (!reachable[from]) continue;
    for (let length = 1; length < LONGEST && from + length <= n; length++) {
      if (syllables.has(sound.slice(from, from + length))) reachable[from + length] = true;
    }
  }
  const z = zArray(sound.split('').reverse().join(''));
  const found = new Set();
  for (let k = 1; 2 * k <= n; k++) {
    for (let r = 1; r * k <= z[k]; r++) {
      if (reachable[n - r * k]) found.add(n - r * k);
    }
  }
  print(found.size);
}
