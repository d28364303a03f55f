var line = readline().split(' ');
var n = Number(line[0]);
var r = Number(line[1]);
var lower = [];
var upper = [];
for (var i = 0; i < n; i++) {
  line = readline().split(' ');
  var vehicle = [Number(line[1]), Number(line[2])];
  if (line[0] === 'L') lower.push(vehicle);
  else upper.push(vehicle);
}
function compare(a, b) {
  return a[0] !== b[0] ? a[0] - b[0] : a[1] - b[1];
}
lower.sort(compare);
upper.sort(compare);

function run(first, second) {
  var time = 0;
  var most = -1e18;
  var all = first.concat(second);
  for (var k = 0; k < all.length; k++) {
    if (k === first.length && k > 0) time += r;
    most = Math.max(most, time - all[k][1]);
    time += all[k][0];
  }
  return most;
}
print(Math.min(run(lower, upper), run(upper, lower)));
