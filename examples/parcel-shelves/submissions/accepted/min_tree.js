const [s, c, n] = readline().split(' ').map(Number);
const events = readline().split(' ').map(Number);

const smaller = (a, b) => (a < b ? a : b);
const WIDTH = 131072;
let leaves = 1;
while (leaves < s) leaves *= 2;
const tree = new Int32Array(2 * leaves).fill(1 << 30);
const set = (shelf, load) => {
  let i = leaves + shelf;
  tree[i] = load * WIDTH + shelf;
  for (i >>= 1; i > 0; i >>= 1) tree[i] = smaller(tree[2 * i], tree[2 * i + 1]);
};

const stacks = [];
for (let j = 0; j < s; j++) {
  stacks.push([]);
  tree[leaves + j] = j;
}
for (let i = leaves - 1; i > 0; i--) tree[i] = smaller(tree[2 * i], tree[2 * i + 1]);

const shelfOf = new Int32Array(n + 1).fill(-1);
let number = 0;
let refused = 0;
let unlucky = 0;
let lifts = 0;
let metres = 0;
let trips = 0;
for (let i = 0; i < n; i++) {
  const x = events[i];
  let shelf;
  if (x === 0) {
    number++;
    if (tree[1] >= c * WIDTH) {
      refused++;
      continue;
    }
    shelf = tree[1] % WIDTH;
    stacks[shelf].push(number);
    shelfOf[number] = shelf;
  } else {
    shelf = shelfOf[x];
    if (shelf < 0) {
      unlucky++;
      continue;
    }
    const at = stacks[shelf].indexOf(x);
    lifts += stacks[shelf].length - 1 - at;
    stacks[shelf].splice(at, 1);
    shelfOf[x] = -1;
  }
  set(shelf, stacks[shelf].length);
  metres += 2 * (shelf + 1);
  trips++;
}
print(refused, unlucky, lifts);
print(trips > 0 ? metres / trips : 0);
