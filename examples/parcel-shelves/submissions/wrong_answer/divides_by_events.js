function up(h, i) {
  while (i > 0) {
    var p = (i - 1) >> 1;
    if (h[p] <= h[i]) return;
    var t = h[p]; h[p] = h[i]; h[i] = t;
    i = p;
  }
}
function push(h, x) { h.push(x); up(h, h.length - 1); }
function pop(h) {
  var top = h[0], last = h.pop();
  if (h.length > 0) {
    h[0] = last;
    var i = 0;
    while (true) {
      var l = 2 * i + 1, m = i;
      if (l < h.length && h[l] < h[m]) m = l;
      if (l + 1 < h.length && h[l + 1] < h[m]) m = l + 1;
      if (m === i) break;
      var t = h[m]; h[m] = h[i]; h[i] = t;
      i = m;
    }
  }
  return top;
}

function main() {
  var head = readline().split(' ');
  var s = parseInt(head[0]), c = parseInt(head[1]), n = parseInt(head[2]);
  var e = readline().split(' ');
  var levels = [];
  for (var k = 0; k <= c; k++) levels.push([]);
  var stacks = [];
  for (var j = 0; j < s; j++) { stacks.push([]); levels[0].push(j); }
  var at = [];
  for (var w = 0; w <= n; w++) at.push(-1);
  var id = 0, refused = 0, gone = 0, lifts = 0, sum = 0;
  for (var i = 0; i < n; i++) {
    var x = parseInt(e[i]);
    var shelf = -1;
    if (x === 0) {
      id++;
      for (var q = 0; q < c && shelf < 0; q++) {
        while (levels[q].length > 0 && stacks[levels[q][0]].length !== q) pop(levels[q]);
        if (levels[q].length > 0) shelf = pop(levels[q]);
      }
      if (shelf < 0) { refused++; continue; }
      stacks[shelf].push(id);
      at[id] = shelf;
    } else {
      if (at[x] < 0) { gone++; continue; }
      shelf = at[x];
      at[x] = -1;
      var pos = stacks[shelf].indexOf(x);
      lifts += stacks[shelf].length - pos - 1;
      stacks[shelf].splice(pos, 1);
    }
    push(levels[stacks[shelf].length], shelf);
    sum += 2 * (shelf + 1);
  }
  print(refused + ' ' + gone + ' ' + lifts);
  print((sum / n).toFixed(8));
}
main();
