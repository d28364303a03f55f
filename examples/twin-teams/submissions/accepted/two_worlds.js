function main() {
  const [n, m] = readline().split(' ').map(Number);
  // node 2p: "the elder of pair p is a Lion", node 2p + 1: "the younger one is"
  const parent = Array.from({ length: 2 * n }, (_, i) => i);
  const size = new Array(2 * n).fill(1);
  const find = (x) => {
    while (parent[x] !== x) {
      parent[x] = parent[parent[x]];
      x = parent[x];
    }
    return x;
  };
  const unite = (x, y) => {
    x = find(x);
    y = find(y);
    if (x === y) return;
    if (size[x] < size[y]) [x, y] = [y, x];
    parent[y] = x;
    size[x] += size[y];
  };
  for (let i = 0; i < m; i++) {
    const [t, x, y] = readline().split(' ').map(Number);
    const other = t === 0 ? y - 1 : (y - 1) ^ 1;
    unite(x - 1, other);
    unite((x - 1) ^ 1, other ^ 1);
  }
  const elders = new Array(2 * n).fill(0);
  for (let p = 0; p < n; p++) {
    if (find(2 * p) === find(2 * p + 1)) {
      print('IMPOSSIBLE');
      return;
    }
    elders[find(2 * p)]++;
  }
  const choice = new Map();
  let total = 0;
  const teams = [];
  for (let p = 0; p < n; p++) {
    const a = find(2 * p);
    const b = find(2 * p + 1);
    if (!choice.has(a)) {
      choice.set(a, elders[a] >= elders[b]);
      choice.set(b, elders[a] < elders[b]);
    }
    if (choice.get(a)) total++;
    teams.push(choice.get(a) ? 'LT' : 'TL');
  }
  print(total);
  print(teams.join(''));
}
main();
