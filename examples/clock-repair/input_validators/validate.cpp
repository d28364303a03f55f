// Reads one input from standard input: exit status 42 when it is valid, 43 when it is not.
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

int lineNumber = 1;

[[noreturn]] void reject(const std::string &message) {
    std::fprintf(stderr, "line %d: %s\n", lineNumber, message.c_str());
    std::exit(43);
}

// Reads an integer without superfluous characters and exactly the one character that ends it.
long long readInteger(const char *name, long long smallest, long long largest, char end) {
    std::string text;
    int character = std::getchar();
    while ((character >= '0' && character <= '9') || (character == '-' && text.empty())) {
        text += static_cast<char>(character);
        if (text.size() > 11) reject(std::string(name) + " has too many digits");
        character = std::getchar();
    }
    if (text.empty() || text == "-") reject(std::string("expected the integer ") + name);
    const std::size_t first = text[0] == '-' ? 1 : 0;
    if (text[first] == '0' && text.size() > 1) {
        reject(std::string(name) + " is not a plain integer: " + text);
    }
    const long long value = std::stoll(text);
    if (value < smallest || value > largest) {
        reject(std::string(name) + " = " + text + " is not between " + std::to_string(smallest) +
               " and " + std::to_string(largest));
    }
    if (character != end) {
        reject(std::string("expected ") + (end == '\n' ? "a newline" : "one space") + " after " + name);
    }
    if (end == '\n') lineNumber++;
    return value;
}

}  // namespace

int main() {
    const long long clocksMax = 30000;
    const long long caseCount = readInteger("t", 1, 5000, '\n');
    long long clockCount = 0;
    for (long long index = 0; index < caseCount; index++) {
        const long long clocks = readInteger("n", 1, clocksMax, ' ');
        clockCount += clocks;
        if (clockCount > clocksMax) reject("the sum of n is more than 30000");
        const long long marks = readInteger("m", 1, 1000000000, '\n');
        for (long long clock = 0; clock < clocks; clock++) {
            readInteger("g", 1 - marks, marks - 1, ' ');
            readInteger("a", 1 - marks, marks - 1, '\n');
        }
    }
    if (std::getchar() != EOF) reject("unexpected text after the last test case");
    return 42;
}
