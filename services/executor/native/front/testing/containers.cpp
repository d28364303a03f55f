// The library's data structures and algorithms, instantiated by the program itself.
#include <algorithm>
#include <bitset>
#include <functional>
#include <iostream>
#include <map>
#include <numeric>
#include <queue>
#include <regex>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

struct Edge {
  int to;
  long long cost;
  bool operator<(const Edge& other) const { return cost > other.cost; }
};

static long long ackermann(long long m, long long n) {
  if (m == 0) return n + 1;
  if (n == 0) return ackermann(m - 1, 1);
  return ackermann(m - 1, ackermann(m, n - 1));
}

int main() {
  std::bitset<100> bits;
  for (int i = 0; i < 100; i += 7) bits.set(i);
  std::cout << bits.count() << ' ' << (bits << 3)[10] << '\n';

  std::vector<Edge> edges;
  for (int i = 0; i < 1000; ++i) edges.push_back({i, i * 7919LL % 1009});
  std::sort(edges.begin(), edges.end(),
            [](const Edge& a, const Edge& b) { return a.cost < b.cost; });
  std::priority_queue<Edge> queue(edges.begin(), edges.begin() + 10);
  while (!queue.empty()) {
    std::cout << queue.top().to << ' ';
    queue.pop();
  }
  std::map<std::string, std::multiset<int>> groups;
  std::unordered_map<long long, Edge> byCost;
  for (const Edge& edge : edges) {
    groups[std::to_string(edge.cost % 5)].insert(edge.to);
    byCost.emplace(edge.cost, edge);
  }
  for (const auto& [name, group] : groups) std::cout << name << ':' << *group.rbegin() << ' ';
  std::cout << byCost.at(77).to << '\n';

  std::function<int(int)> fibonacci = [&](int n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  };
  std::cout << fibonacci(15) << ' ' << ackermann(2, 300) << '\n';
  std::vector<int> order(10);
  std::iota(order.begin(), order.end(), 0);
  for (int i = 0; i < 1000; ++i) std::next_permutation(order.begin(), order.end());
  for (int n : order) std::cout << n;
  std::smatch match;
  const std::string text = "at 12:34 and 5:06";
  const std::regex clock("(\\d+):(\\d+)");
  for (std::sregex_iterator it(text.begin(), text.end(), clock), end; it != end; ++it) {
    std::cout << ' ' << (*it)[1] << '-' << (*it)[2];
  }
  std::cout << std::endl;
}
