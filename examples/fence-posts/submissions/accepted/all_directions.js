// For each hull edge the extreme corners in the four directions of its rectangle are looked up by
// bisection over the edge angles.
function main() {
  const [n, r, a, b] = readline().split(' ').map(Number);
  const points = [];
  for (let i = 0; i < n; i++) {
    const [x, y] = readline().split(' ').map(Number);
    points.push({ x, y });
  }
  points.sort((p, q) => p.x - q.x || p.y - q.y);

  const chain = (list) => {
    const kept = [];
    for (const p of list) {
      while (kept.length > 1) {
        const u = kept[kept.length - 2];
        const v = kept[kept.length - 1];
        if ((v.x - u.x) * (p.y - v.y) - (v.y - u.y) * (p.x - v.x) > 0) break;
        kept.pop();
      }
      kept.push(p);
    }
    kept.pop();
    return kept;
  };
  const lower = chain(points);
  points.reverse();
  const hull = lower.concat(chain(points));
  if (hull.length === 0) hull.push(points[0]);
  const m = hull.length;

  const edges = [];
  for (let i = 0; i < m; i++) {
    const p = hull[i];
    const q = hull[(i + 1) % m];
    if (p.x === q.x && p.y === q.y) continue;
    let angle = Math.atan2(q.y - p.y, q.x - p.x);
    if (angle < 0) angle += 2 * Math.PI;
    edges.push({ angle, end: q });
  }
  if (edges.length === 0) {
    print(4 * r * (a + b));
    return;
  }
  edges.sort((e, f) => e.angle - f.angle);

  // The corner farthest in direction (cos, sin) of t lies between the edges before and after t + 90°.
  const support = (t) => {
    let target = t + Math.PI / 2;
    while (target < 0) target += 2 * Math.PI;
    while (target >= 2 * Math.PI) target -= 2 * Math.PI;
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle].angle <= target) low = middle + 1;
      else high = middle;
    }
    const corner = edges[(low + edges.length - 1) % edges.length].end;
    return corner.x * Math.cos(t) + corner.y * Math.sin(t);
  };

  let best = Infinity;
  for (const { angle } of edges) {
    const along = support(angle) + support(angle + Math.PI) + 2 * r;
    const across = support(angle + Math.PI / 2) + support(angle - Math.PI / 2) + 2 * r;
    best = Math.min(best, 2 * (a * along + b * across), 2 * (b * along + a * across));
  }
  print(best.toFixed(9));
}
main();
