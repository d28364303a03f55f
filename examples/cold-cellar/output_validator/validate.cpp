// Talks to one submission of Cold Cellar and judges it.
//
// Usage: validate <input> <judge answer> <feedback directory>, the submission on standard input and
// output. Exit status: 42 accepted, 43 wrong answer (the reason is in judgemessage.txt), 1 when the
// fault is not the submission's.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

namespace {

constexpr int kAccepted = 42;
constexpr int kWrong = 43;
constexpr int kReadingCountMax = 50;
// Long enough for every number in range; the bound keeps the conversion away from hostile ones.
constexpr std::size_t kNumberLengthMax = 10;

std::string feedback;

[[noreturn]] void reject(const std::string& reason) {
  std::ofstream(feedback + "judgemessage.txt") << reason << "\n";
  std::exit(kWrong);
}

int64_t readShelf(int64_t count) {
  std::string token;
  if (!(std::cin >> token)) reject("the output ends where a shelf should follow");
  const bool isNumber = !token.empty() && token.size() <= kNumberLengthMax &&
                        token.find_first_not_of("0123456789") == std::string::npos;
  const int64_t shelf = isNumber ? std::stoll(token) : 0;
  if (shelf < 1 || shelf > count) reject("not a shelf from 1 to n: " + token.substr(0, 40));
  return shelf;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 1;
  feedback = argv[3];
  std::ifstream input(argv[1]);
  int64_t count, coldest, left, right, base;
  if (!(input >> count >> coldest >> left >> right >> base)) return 1;

  std::cout << count << std::endl;
  for (int readingCount = 0;;) {
    std::string word;
    if (!(std::cin >> word)) reject("the output ends without an answer");
    if (word != "?" && word != "!") reject("neither a reading nor an answer: " + word.substr(0, 40));
    const int64_t shelf = readShelf(count);
    if (word == "!") {
      if (shelf != coldest) reject("the answer is not the coldest shelf");
      break;
    }
    if (++readingCount > kReadingCountMax) reject("more than 50 readings");
    std::cout << base + (shelf < coldest ? left * (coldest - shelf) : right * (shelf - coldest))
              << std::endl;
  }
  std::string rest;
  if (std::cin >> rest) reject("something follows the answer: " + rest.substr(0, 40));
  return kAccepted;
}
