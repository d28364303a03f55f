function main() {
  const [n, k, c] = readline().split(' ').map(Number);
  const w = Int32Array.from(readline().split(' '), Number);
  const v = Float64Array.from(readline().split(' '), Number);
  const SIZE = 100001;
  const NONE = -1e18;
  const dp = new Float64Array(n);
  const back = new Int32Array(n).fill(-1);

  // prefix maxima with their owners, over places 1..SIZE
  const makeTree = () => ({
    value: new Float64Array(SIZE + 1).fill(NONE),
    owner: new Int32Array(SIZE + 1).fill(-1),
  });
  const put = ({ value, owner }, place, x, id) => {
    for (let p = place; p <= SIZE; p += p & -p) {
      if (x > value[p]) {
        value[p] = x;
        owner[p] = id;
      }
    }
  };
  const wipe = ({ value }, place) => {
    for (let p = place; p <= SIZE; p += p & -p) value[p] = NONE;
  };
  const follow = ({ value, owner }, place, extra, j) => {
    let best = NONE;
    let who = -1;
    for (let p = place; p > 0; p -= p & -p) {
      if (value[p] > best) {
        best = value[p];
        who = owner[p];
      }
    }
    if (best > NONE && best + extra > dp[j]) {
      dp[j] = best + extra;
      back[j] = who;
    }
  };

  // Order by one key (ties by slot): keys and slots packed into one exactly representable number.
  const sortedBy = (key) => {
    const packed = new Float64Array(n);
    for (let i = 0; i < n; i++) packed[i] = key(i) * 131072 + i;
    packed.sort();
    return Int32Array.from(packed, (x) => x - Math.floor(x / 131072) * 131072);
  };
  const minusKey = (i) => k * i - w[i];
  const plusKey = (i) => k * i + w[i];
  const order = sortedBy(minusKey);
  const byPlus = sortedBy(plusKey);
  const rank = new Int32Array(n);
  for (let i = 0; i < n; i++) rank[order[i]] = i;

  const narrower = makeTree();
  const wider = makeTree();
  const buffer = new Int32Array(n);

  const solve = (low, high) => {
    if (high - low === 1) {
      const j = order[low];
      follow(narrower, w[j] + 1, -c * w[j], j);
      dp[j] += v[j];
      put(narrower, w[j] + 1, dp[j] + c * w[j], j);
      return;
    }
    const middle = (low + high) >> 1;
    let a = low;
    let b = middle;
    for (let i = low; i < high; i++) {
      const slot = byPlus[i];
      if (rank[slot] < middle) buffer[a++] = slot;
      else buffer[b++] = slot;
    }
    for (let i = low; i < high; i++) byPlus[i] = buffer[i];
    solve(low, middle);
    let used = low;
    for (let q = middle; q < high; q++) {
      const j = byPlus[q];
      while (used < middle && plusKey(byPlus[used]) <= plusKey(j)) {
        const i = byPlus[used++];
        put(wider, SIZE - w[i], dp[i] - c * w[i], i);
      }
      follow(wider, SIZE - w[j], c * w[j], j);
    }
    while (used-- > low) wipe(wider, SIZE - w[byPlus[used]]);
    solve(middle, high);
    // Leave the slots sorted by k*i + w[i] for the caller.
    a = low;
    b = middle;
    for (let i = low; i < high; i++) {
      const takeLeft = b === high || (a < middle && plusKey(byPlus[a]) <= plusKey(byPlus[b]));
      buffer[i] = takeLeft ? byPlus[a++] : byPlus[b++];
    }
    for (let i = low; i < high; i++) byPlus[i] = buffer[i];
  };
  solve(0, n);

  let last = 0;
  for (let j = 1; j < n; j++) if (dp[j] > dp[last]) last = j;
  print(dp[last]);
  const bands = [];
  for (let j = last; j >= 0; j = back[j]) bands.push(j + 1);
  print(bands.length);
  print(bands.reverse().join(' '));
}
main();
