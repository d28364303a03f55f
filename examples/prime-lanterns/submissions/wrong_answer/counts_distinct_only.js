function main() {
  readline();
  var list = readline().split(' ');
  var primes = [];
  for (var c = 2; c < 1000; c++) {
    var ok = true;
    for (var k = 0; k < primes.length; k++) {
      if (c % primes[k] === 0) ok = false;
    }
    if (ok) primes.push(c);
  }
  var seen = new Set();
  for (var i = 0; i < list.length; i++) {
    var x = Number(list[i]);
    for (var d = 0; d < primes.length && primes[d] * primes[d] <= x; d++) {
      while (x % (primes[d] * primes[d]) === 0) x /= primes[d] * primes[d];
    }
    seen.add(x);
  }
  var result = 0;
  seen.forEach(function (whole) {
    var rest = whole;
    for (var j = 0; j < primes.length && primes[j] * primes[j] <= rest; j++) {
      if (rest % primes[j] === 0) {
        if (seen.has(whole / primes[j])) result++;
        rest /= primes[j];
      }
    }
    if (rest > 1 && seen.has(whole / rest)) result++;
  });
  print(result);
}
main();
