// Every island is two nodes: "red" is 2i, "green" is 2i + 1. Joined nodes are true together.
const [n, m] = readline().split(' ').map(Number);
const lamps = readline();
const parent = new Int32Array(2 * n + 2);
const reds = new Int32Array(2 * n + 2);
for (let i = 0; i < 2 * n + 2; i++) parent[i] = i;
for (let i = 0; i < n; i++) reds[2 * i] = 1;

function find(x) {
  while (parent[x] !== x) {
    parent[x] = parent[parent[x]];
    x = parent[x];
  }
  return x;
}

function union(x, y) {
  x = find(x);
  y = find(y);
  if (x === y) return;
  parent[y] = x;
  reds[x] += reds[y];
}

function tie(i, j, differs) {
  union(2 * i, 2 * j + differs);
  union(2 * i + 1, 2 * j + 1 - differs);
}

for (let e = 0; e < m; e++) {
  const [a, b, kind] = readline().split(' ');
  tie(Number(a) - 1, Number(b) - 1, kind === 'r' ? 1 : 0);
}
// The extra island n is red for sure.
for (let i = 0; i < n; i++) {
  if (lamps[i] !== '?') tie(i, n, lamps[i] === 'G' ? 1 : 0);
}

let possible = true;
let low = 0;
let high = 0;
const done = new Uint8Array(2 * n + 2);
const certain = find(2 * n);
const refused = find(2 * n + 1);
if (certain === refused) possible = false;
done[certain] = done[refused] = 1;
low += reds[certain];
high += reds[certain];
for (let i = 0; i < n && possible; i++) {
  const red = find(2 * i);
  const green = find(2 * i + 1);
  if (red === green) possible = false;
  if (done[red]) continue;
  done[red] = done[green] = 1;
  low += Math.min(reds[red], reds[green]);
  high += Math.max(reds[red], reds[green]);
}
print(possible ? low + ' ' + high : 'impossible');
