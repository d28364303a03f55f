const [s, q] = readline().split(' ').map(Number);
const root = {};
for (let i = 0; i < s; i++) {
  let node = root;
  for (const letter of readline()) {
    if (node[letter] === undefined) {
      node[letter] = {};
    }
    node = node[letter];
  }
  node.end = true;
}

function solve(text) {
  const n = text.length;
  const chain = new Uint8Array(n + 1);
  chain[0] = 1;
  for (let p = 0; p < n; p++) {
    if (chain[p] === 0) continue;
    let node = root;
    for (let e = p; e < n; e++) {
      node = node[text[e]];
      if (node === undefined) break;
      if (node.end === true) chain[e + 1] = 1;
    }
  }

  // back[d]: how many letters at the end of the text equal the letters d places before them
  const back = new Int32Array(n);
  let near = 0;
  let far = 0;
  for (let d = 1; d < n; d++) {
    let same = d < far ? Math.min(far - d, back[d - near]) : 0;
    while (d + same < n && text[n - 1 - same] === text[n - 1 - d - same]) same++;
    back[d] = same;
    if (d + same > far) {
      near = d;
      far = d + same;
    }
  }

  let count = 0;
  for (let d = 1; d < n; d++) {
    for (let p = n - d; p >= n - back[d]; p -= d) {
      if (chain[p] === 1) {
        chain[p] = 2;
        count++;
      }
    }
  }
  return count;
}

const answers = [];
for (let i = 0; i < q; i++) answers.push(solve(readline()));
print(answers.join('\n'));
