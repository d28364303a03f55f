const MOD = 1e9 + 7;
const firstLine = readline().split(' ');
const n = +firstLine[0], c = +firstLine[1];
const p = readline().split(' ').map(Number);
const lo = [], hi = [];
for (let j = 0; j < c; j++) {
  const pair = readline().split(' ');
  lo.push(+pair[0]);
  hi.push(+pair[1]);
}
const pre = [];
const stop = [];
for (let j = 0; j < c; j++) {
  pre.push([0, 1]);
  stop.push(0);
}
let answer = 0;
for (let i = 1; i <= n; i++) {
  const end = [];
  answer = 0;
  for (let j = 0; j < c; j++) {
    let value = 0;
    if (p[i - 1] === 0 || p[i - 1] === j + 1) {
      const a = Math.max(stop[j], i - hi[j]);
      const b = i - lo[j];
      if (a <= b) value = (pre[j][b + 1] - pre[j][a] + MOD) % MOD;
    } else {
      stop[j] = i - 1;
    }
    end.push(value);
    answer = (answer + value) % MOD;
  }
  for (let j = 0; j < c; j++) {
    pre[j].push((pre[j][i] + answer - end[j] + MOD) % MOD);
  }
}
print(answer);
