const first = readline().split(' ');
const n = parseInt(first[0]);
const m = parseInt(first[1]);
const lamps = readline();
const links = [];
for (let i = 0; i < n; i++) links.push([]);
for (let i = 0; i < m; i++) {
  const parts = readline().split(' ');
  const a = parseInt(parts[0]) - 1;
  const b = parseInt(parts[1]) - 1;
  links[a].push({ to: b, rope: parts[2] === 'r' });
  links[b].push({ to: a, rope: parts[2] === 'r' });
}

const seen = new Array(n).fill(false);
const red = new Array(n).fill(false);
let min = 0;
let max = 0;
let fine = true;
for (let i = 0; i < n; i++) {
  if (seen[i]) continue;
  const order = [i];
  seen[i] = true;
  red[i] = true;
  for (let k = 0; k < order.length; k++) {
    for (const link of links[order[k]]) {
      if (seen[link.to]) continue;
      seen[link.to] = true;
      red[link.to] = link.rope ? !red[order[k]] : red[order[k]];
      order.push(link.to);
    }
  }
  const agree = order.every((u) => lamps[u] === '?' || (lamps[u] === 'R') === red[u]);
  const oppose = order.every((u) => lamps[u] === '?' || (lamps[u] === 'G') === red[u]);
  const count = order.filter((u) => red[u]).length;
  if (!agree && !oppose) fine = false;
  const options = [];
  if (agree) options.push(count);
  if (oppose) options.push(order.length - count);
  min += Math.min(...options);
  max += Math.max(...options);
}
print(fine ? `${min} ${max}` : 'impossible');
