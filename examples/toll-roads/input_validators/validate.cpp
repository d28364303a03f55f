// Checks an input of Toll Roads: exit status 42 when it is valid, 43 when it is not.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr long kTownCountMax = 10'000;
constexpr long kRoadCountMax = 15'000;
constexpr long kStampCountMax = 5;
constexpr long kCompanyMax = 15'000;
constexpr long kTollMax = 1'000'000;
constexpr std::size_t kDigitCountMax = 9;

[[noreturn]] void reject(long line, const std::string& problem) {
  std::fprintf(stderr, "line %ld: %s\n", line, problem.c_str());
  std::exit(43);
}

class Reader {
 public:
  explicit Reader(std::string text) : text_(std::move(text)) {}

  // An integer without sign or leading zeros.
  long number(const char* name, long least, long most) {
    std::string digits;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') digits += text_[at_++];
    if (digits.empty()) reject(line_, std::string("expected the number ") + name);
    if (digits.size() > 1 && digits[0] == '0') {
      reject(line_, std::string(name) + " has a leading zero");
    }
    if (digits.size() > kDigitCountMax) reject(line_, std::string(name) + " is too large");
    const long value = std::stol(digits);
    if (value < least || value > most) {
      reject(line_, std::string(name) + " is " + digits + ", expected " + std::to_string(least) +
                        " to " + std::to_string(most));
    }
    return value;
  }

  void space() { skip(' ', "one space"); }

  void newline() {
    skip('\n', "the end of the line");
    ++line_;
  }

  void end() const {
    if (at_ != text_.size()) reject(line_, "expected the end of the file");
  }

  long line() const { return line_; }

 private:
  void skip(char wanted, const char* name) {
    if (at_ >= text_.size() || text_[at_] != wanted) reject(line_, std::string("expected ") + name);
    ++at_;
  }

  std::string text_;
  std::size_t at_ = 0;
  long line_ = 1;
};

std::string readAll(std::FILE* file) {
  std::string text;
  std::vector<char> buffer(1 << 16);
  for (std::size_t count; (count = std::fread(buffer.data(), 1, buffer.size(), file)) > 0;) {
    text.append(buffer.data(), count);
  }
  return text;
}

}  // namespace

int main() {
  Reader reader(readAll(stdin));
  const long townCount = reader.number("n", 2, kTownCountMax);
  reader.space();
  const long roadCount = reader.number("m", 1, kRoadCountMax);
  reader.space();
  reader.number("k", 1, kStampCountMax);
  reader.newline();
  for (long road = 0; road < roadCount; ++road) {
    const long a = reader.number("a", 1, townCount);
    reader.space();
    const long b = reader.number("b", 1, townCount);
    if (a == b) reject(reader.line(), "the road joins town " + std::to_string(a) + " to itself");
    reader.space();
    reader.number("c", 1, kCompanyMax);
    reader.space();
    reader.number("w", 1, kTollMax);
    reader.newline();
  }
  reader.end();
  return 42;
}
