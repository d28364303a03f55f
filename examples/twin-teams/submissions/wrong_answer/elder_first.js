const [n, m] = readline().split(' ').map(Number);
const links = [];
for (let i = 0; i <= 2 * n; i++) links.push([]);
for (let i = 1; i < 2 * n; i += 2) {
  links[i].push([1, i + 1]);
  links[i + 1].push([1, i]);
}
for (let i = 0; i < m; i++) {
  const [t, x, y] = readline().split(' ').map(Number);
  links[x].push([t, y]);
  links[y].push([t, x]);
}
const lion = new Array(2 * n + 1).fill(null);

function assign(start) {
  lion[start] = true;
  const stack = [start];
  while (stack.length > 0) {
    const x = stack.pop();
    for (const [t, y] of links[x]) {
      const want = t === 1 ? !lion[x] : lion[x];
      if (lion[y] === null) {
        lion[y] = want;
        stack.push(y);
      } else if (lion[y] !== want) {
        return false;
      }
    }
  }
  return true;
}

let possible = true;
for (let i = 1; i <= 2 * n && possible; i += 2) {
  if (lion[i] === null) possible = assign(i);
}
if (!possible) {
  print('IMPOSSIBLE');
} else {
  print(lion.filter((v, i) => i % 2 === 1 && v).length);
  print(lion.slice(1).map((v) => (v ? 'L' : 'T')).join(''));
}
