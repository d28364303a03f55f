function main() {
  const [n, q] = readline().split(' ').map(Number);
  const amounts = readline().split(' ');
  let log = 0;
  while (1 << log < n) log++;
  const size = 1 << log;
  const sum = new Float64Array(2 * size);
  const low = new Float64Array(2 * size);
  const high = new Float64Array(2 * size);
  const flipped = new Uint8Array(2 * size);

  const setLeaf = (node, value) => {
    sum[node] = value;
    low[node] = Math.min(0, value);
    high[node] = Math.max(0, value);
    flipped[node] = 0;
  };
  const pull = (node) => {
    const l = 2 * node;
    const r = l + 1;
    sum[node] = sum[l] + sum[r];
    low[node] = Math.min(low[l], sum[l] + low[r]);
    high[node] = Math.max(high[l], sum[l] + high[r]);
  };
  const negate = (node) => {
    const oldLow = low[node];
    sum[node] = -sum[node];
    low[node] = -high[node];
    high[node] = -oldLow;
    flipped[node] ^= 1;
  };
  const push = (node) => {
    if (flipped[node]) {
      negate(2 * node);
      negate(2 * node + 1);
      flipped[node] = 0;
    }
  };
  const pushPath = (leaf) => {
    for (let h = log; h > 0; h--) push(leaf >> h);
  };
  const pullPath = (leaf) => {
    for (let node = leaf >> 1; node > 0; node >>= 1) {
      if (!flipped[node]) pull(node);
    }
  };

  for (let i = 0; i < n; i++) setLeaf(size + i, Number(amounts[i]));
  for (let node = size - 1; node > 0; node--) pull(node);

  const answers = [];
  for (let k = 0; k < q; k++) {
    const [letter, first, second] = readline().split(' ');
    const x = Number(first) - 1 + size;
    if (letter === 'S') {
      pushPath(x);
      setLeaf(x, Number(second));
      pullPath(x);
      continue;
    }
    const y = Number(second) - 1 + size;
    pushPath(x);
    pushPath(y);
    const lefts = [];
    const rights = [];
    for (let l = x, r = y + 1; l < r; l >>= 1, r >>= 1) {
      if (l & 1) lefts.push(l++);
      if (r & 1) rights.push(--r);
    }
    const nodes = lefts.concat(rights.reverse());
    if (letter === 'F') {
      for (const node of nodes) negate(node);
      pullPath(x);
      pullPath(y);
    } else {
      let balance = 0;
      let worst = 0;
      for (const node of nodes) {
        worst = Math.min(worst, balance + low[node]);
        balance += sum[node];
      }
      answers.push(worst === 0 ? 0 : -worst);
    }
  }
  print(answers.join('\n'));
}
main();
