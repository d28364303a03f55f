// Stands for the precompiled header: its instantiations are in the run-time program.
#pragma once
#include <string>
#include <vector>

inline int sharedCount = 0;

inline int nextNumber() {
  static int number = 0;
  return ++number;
}

template <typename T>
struct Box {
  std::vector<T> items;
  void add(const T& item) {
    ++sharedCount;
    items.push_back(item);
    if (items.size() > 3) throw std::string("the box is full");
  }
  int number() { return nextNumber(); }
};

extern template struct Box<int>;
