// Both ways of reading and writing, in turns.
#include <cstdio>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>

int main() {
  int count;
  if (std::scanf("%d", &count) != 1) count = -1;
  std::printf("%d %5.2f %s %lld %c\n", count, 3.14159, "text", 123456789012345LL, 'z');
  std::string word, line;
  std::cin >> word;
  std::getline(std::cin, line);
  std::cout << word << '|' << line << '|' << std::endl;
  std::ostringstream out;
  out << std::hex << 255 << ' ' << std::setw(8) << std::setfill('*') << std::dec << 42 << ' '
      << std::fixed << std::setprecision(3) << 2.0 / 3;
  std::istringstream in(out.str());
  for (std::string part; in >> part;) std::cout << '[' << part << ']';
  std::cout << '\n'
            << std::boolalpha << true << ' ' << 1e100 << ' ' << std::scientific << 0.5L << '\n';
  std::cerr << "not output\n";
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  char character;
  while (std::cin.get(character)) std::cout.put(character);
  // Not flushed: the end of the program does that.
  std::cout << "last";
}
