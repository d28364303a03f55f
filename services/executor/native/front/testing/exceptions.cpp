// Exceptions within a program, and through functions of the library.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

struct Trace {
  const char* name;
  explicit Trace(const char* n) : name(n) { std::printf("+%s\n", name); }
  ~Trace() { std::printf("-%s\n", name); }
};

struct Wrong : std::runtime_error {
  int code;
  Wrong(int c) : std::runtime_error("wrong " + std::to_string(c)), code(c) {}
};

static int deep(int n) {
  Trace trace("deep");
  if (n == 0) throw Wrong(42);
  return deep(n - 1) + 1;
}

int main() {
  try {
    deep(3);
  } catch (const std::exception& error) {
    std::cout << error.what() << std::endl;
  }
  std::vector<int> numbers{5, 4, 3, 2, 1};
  try {
    std::sort(numbers.begin(), numbers.end(), [](int a, int b) -> bool {
      if (a == 1 || b == 1) throw std::string("one");
      return a < b;
    });
  } catch (const std::string& text) {
    std::cout << "caught " << text << std::endl;
  }
  std::function<int(int)> function = [](int n) -> int { throw Wrong(n); };
  std::exception_ptr kept;
  try {
    function(7);
  } catch (...) {
    kept = std::current_exception();
  }
  try {
    std::rethrow_exception(kept);
  } catch (Wrong& error) {
    std::cout << "kept " << error.code << std::endl;
  }
  for (const char* text : {"12", "x", "99999999999999"}) {
    try {
      std::cout << std::stoi(text) << std::endl;
    } catch (const std::invalid_argument&) {
      std::cout << "invalid" << std::endl;
    } catch (const std::out_of_range&) {
      std::cout << "out of range" << std::endl;
    }
  }
  try {
    std::map<int, int>().at(3);
  } catch (const std::out_of_range& error) {
    std::cout << error.what() << std::endl;
  }
  try {
    try {
      throw 1;
    } catch (int n) {
      std::throw_with_nested(std::logic_error("outer"));
    }
  } catch (const std::logic_error& outer) {
    try {
      std::rethrow_if_nested(outer);
    } catch (int n) {
      std::cout << outer.what() << " of " << n << std::endl;
    }
  }
  try {
    std::cin.exceptions(std::ios::failbit);
    int number;
    std::cin >> number;
    std::cout << number << std::endl;
    std::string rest;
    while (true) std::cin >> rest;
  } catch (const std::ios_base::failure&) {
    std::cout << "end of input" << std::endl;
  }
  try {
    std::vector<char> all(static_cast<size_t>(-1) / 2 - 1);
  } catch (const std::bad_alloc& error) {
    std::cout << error.what() << std::endl;
  }
}
