// Checks one input of Ledger Range on standard input: exit status 42 if valid, else 43 with the
// line and what is wrong with it on standard error.
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

constexpr long long entryCountMax = 100000;
constexpr long long commandCountMax = 40000;
constexpr long long amountMax = 1000000000;

int line = 1;

[[noreturn]] void fail(const std::string& message) {
    std::fprintf(stderr, "line %d: %s\n", line, message.c_str());
    std::exit(43);
}

// Takes exactly one given character.
void expect(char wanted, const std::string& name) {
    if (std::getchar() != wanted) fail("expected " + name);
    if (wanted == '\n') line++;
}

// Takes an integer without plus sign, leading zero or minus zero, within the given range.
long long integer(const std::string& name, long long low, long long high) {
    int c = std::getchar();
    const bool isNegative = c == '-';
    if (isNegative) c = std::getchar();
    if (c < '0' || c > '9') fail(name + " must be an integer");
    const bool startsWithZero = c == '0';
    long long value = 0;
    int digits = 0;
    for (; c >= '0' && c <= '9'; c = std::getchar()) {
        if (++digits > 10) fail(name + " has too many digits");
        value = value * 10 + (c - '0');
    }
    std::ungetc(c, stdin);
    if (startsWithZero && (digits > 1 || isNegative)) fail(name + " has a leading or negative zero");
    if (isNegative) value = -value;
    if (value < low || value > high) {
        fail(name + " is " + std::to_string(value) + ", must be from " + std::to_string(low) +
             " to " + std::to_string(high));
    }
    return value;
}

}  // namespace

int main() {
    const long long n = integer("n", 1, entryCountMax);
    expect(' ', "one space between n and q");
    const long long q = integer("q", 1, commandCountMax);
    expect('\n', "a newline after q");

    for (long long i = 1; i <= n; i++) {
        integer("a_" + std::to_string(i), -amountMax, amountMax);
        if (i < n) expect(' ', "one space between amounts, " + std::to_string(n) + " in all");
    }
    expect('\n', "a newline after the last amount");

    bool hasNeed = false;
    for (long long i = 0; i < q; i++) {
        const int letter = std::getchar();
        if (letter != 'S' && letter != 'F' && letter != 'N') fail("a command is S, F or N");
        expect(' ', "one space after the letter");
        const long long first = integer(letter == 'S' ? "i" : "l", 1, n);
        expect(' ', "one space between the two integers");
        if (letter == 'S') integer("v", -amountMax, amountMax);
        else integer("r", first, n);
        expect('\n', "a newline after the command");
        hasNeed = hasNeed || letter == 'N';
    }
    if (std::getchar() != EOF) fail("expected the end of the file");
    if (!hasNeed) fail("at least one command must be N");
    return 42;
}
