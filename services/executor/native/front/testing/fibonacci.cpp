// Depends on nothing but its input.
#include <iostream>
#include <vector>

int main() {
  std::vector<long long> numbers{0, 1};
  while (numbers.size() < 50) numbers.push_back(numbers.end()[-1] + numbers.end()[-2]);
  for (long long number : numbers) std::cout << number << '\n';
}
