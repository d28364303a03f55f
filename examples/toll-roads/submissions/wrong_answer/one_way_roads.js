const head = readline().split(' ').map(Number);
const n = head[0], m = head[1], k = head[2];
const roads = [];
for (let i = 0; i < n; i++) roads.push(new Map());
const need = (town, company) => {
  if (!roads[town].has(company)) roads[town].set(company, []);
  return roads[town].get(company);
};
for (let i = 0; i < m; i++) {
  const line = readline().split(' ').map(Number);
  need(line[0] - 1, line[2]).push([line[1] - 1, line[3]]);
}

// binary heap of [cost, town, company, stamps]
const heap = [];
function push(item) {
  let i = heap.length;
  heap.push(item);
  while (i > 0) {
    const p = (i - 1) >> 1;
    if (heap[p][0] <= item[0]) break;
    heap[i] = heap[p];
    i = p;
  }
  heap[i] = item;
}
function pop() {
  const top = heap[0];
  const last = heap.pop();
  if (heap.length > 0) {
    let i = 0;
    for (;;) {
      let c = 2 * i + 1;
      if (c >= heap.length) break;
      if (c + 1 < heap.length && heap[c + 1][0] < heap[c][0]) c++;
      if (heap[c][0] >= last[0]) break;
      heap[i] = heap[c];
      i = c;
    }
    heap[i] = last;
  }
  return top;
}

const settled = new Set();
push([0, 0, 0, 0]);
let result = -1;
while (heap.length > 0) {
  const [cost, town, company, stamps] = pop();
  const key = (town * 15001 + company) * 6 + stamps;
  if (settled.has(key)) continue;
  settled.add(key);
  if (town === n - 1) {
    result = cost;
    break;
  }
  if (company === 0) {
    for (const [firm, list] of roads[town]) {
      for (const [to, toll] of list) push([cost + toll, to, firm, 1]);
    }
  } else {
    push([cost, town, 0, 0]);
    for (const [to, toll] of roads[town].get(company) || []) {
      if (stamps === k) push([cost, to, 0, 0]);
      else push([cost + toll, to, company, stamps + 1]);
    }
  }
}
print(result);
