// Judges one output of Twin Teams.
//
// Usage: validate <input> <judge answer> <feedback directory> [flags] < <team output>
// Exit status: 42 accepted, 43 wrong answer (the reason is in judgemessage.txt), 1 when the fault is
// not the team's: a file cannot be read, or the judge answer is worse than the team's.
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

constexpr int exitAccepted = 42;
constexpr int exitWrong = 43;
constexpr int exitJudgeFault = 1;

std::string feedbackDirectory;

[[noreturn]] void finish(int status, const std::string& message) {
    std::ofstream(feedbackDirectory + "judgemessage.txt") << message << '\n';
    if (status == exitJudgeFault) std::cerr << message << '\n';
    std::exit(status);
}

struct Token {
    std::string text;
    bool isTooLong = false;  // there was more than the caller wanted; the text is cut
};

// The next token without white space, at most `lengthMax` characters of it; empty at the end of
// the stream. The bound keeps a hostile output from filling the memory.
Token readToken(std::istream& in, std::size_t lengthMax) {
    Token token;
    int c = in.get();
    while (c != EOF && std::isspace(c)) c = in.get();
    for (; c != EOF && !std::isspace(c); c = in.get()) {
        if (token.text.size() == lengthMax) {
            token.isTooLong = true;
            break;
        }
        token.text.push_back(static_cast<char>(c));
    }
    return token;
}

// A non-negative integer of at most nine digits, or -1.
long parseCount(const Token& token) {
    if (token.isTooLong || token.text.empty() || token.text.size() > 9) return -1;
    long value = 0;
    for (const char c : token.text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

struct Wish {
    int type, x, y;
};

struct Answer {
    bool isImpossible = false;
    long elderLions = 0;
};

// Reads one output and checks everything that it claims. `wrongStatus` says whose fault it is.
Answer readAnswer(std::istream& in, int pairs, const std::vector<Wish>& wishes, int wrongStatus,
                  const std::string& who) {
    const auto wrong = [&](const std::string& message) { finish(wrongStatus, who + message); };
    const std::size_t children = 2 * static_cast<std::size_t>(pairs);

    const Token first = readToken(in, 10);
    if (first.text.empty()) wrong("the output is empty");
    Answer answer;
    if (!first.isTooLong && first.text == "IMPOSSIBLE") {
        answer.isImpossible = true;
    } else {
        answer.elderLions = parseCount(first);
        if (answer.elderLions < 0) wrong("the first token is neither a count nor IMPOSSIBLE");
        const Token teams = readToken(in, children);
        if (teams.isTooLong || teams.text.size() != children) {
            wrong("the string of teams must have " + std::to_string(children) + " letters, found " +
                  (teams.isTooLong ? "more" : std::to_string(teams.text.size())));
        }
        long elderLions = 0;
        for (std::size_t child = 0; child < children; child++) {
            const char team = teams.text[child];
            if (team != 'L' && team != 'T') {
                wrong("letter " + std::to_string(child + 1) + " is neither L nor T");
            }
            if (child % 2 == 0 && team == 'L') elderLions++;
            if (child % 2 == 1 && team == teams.text[child - 1]) {
                wrong("the twins " + std::to_string(child) + " and " + std::to_string(child + 1) +
                      " are in the same team");
            }
        }
        for (const Wish& wish : wishes) {
            const bool isSame = teams.text[wish.x - 1] == teams.text[wish.y - 1];
            if (isSame == (wish.type == 0)) continue;
            wrong("the wish " + std::to_string(wish.type) + ' ' + std::to_string(wish.x) + ' ' +
                  std::to_string(wish.y) + " is not fulfilled");
        }
        if (elderLions != answer.elderLions) {
            wrong("claims " + std::to_string(answer.elderLions) + " elder Lions, has " +
                  std::to_string(elderLions));
        }
    }
    if (!readToken(in, 1).text.empty()) wrong("there is more output after the answer");
    return answer;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::cerr << "usage: validate <input> <judge answer> <feedback directory> [flags] < <output>\n";
        return exitJudgeFault;
    }
    feedbackDirectory = argv[3];
    if (!feedbackDirectory.empty() && feedbackDirectory.back() != '/') feedbackDirectory += '/';

    std::ifstream input(argv[1]);
    int pairs = 0, wishCount = 0;
    if (!(input >> pairs >> wishCount) || pairs < 1 || wishCount < 0) {
        finish(exitJudgeFault, "the input file cannot be read");
    }
    std::vector<Wish> wishes(wishCount);
    for (Wish& wish : wishes) {
        if (!(input >> wish.type >> wish.x >> wish.y) || wish.x < 1 || wish.y < 1 ||
            wish.x > 2 * pairs || wish.y > 2 * pairs) {
            finish(exitJudgeFault, "the input file has a broken wish");
        }
    }

    std::ifstream judgeFile(argv[2]);
    const Answer judge = readAnswer(judgeFile, pairs, wishes, exitJudgeFault, "judge answer: ");
    std::ios::sync_with_stdio(false);
    const Answer team = readAnswer(std::cin, pairs, wishes, exitWrong, "");

    if (judge.isImpossible && team.isImpossible) finish(exitAccepted, "correct: impossible");
    if (judge.isImpossible) finish(exitJudgeFault, "the team has a valid answer, the judge has none");
    if (team.isImpossible) finish(exitWrong, "says IMPOSSIBLE, but there is a distribution");
    if (team.elderLions > judge.elderLions) {
        finish(exitJudgeFault, "the team has a better answer than the judge");
    }
    if (team.elderLions < judge.elderLions) {
        finish(exitWrong, std::to_string(team.elderLions) + " elder Lions, possible are " +
                              std::to_string(judge.elderLions));
    }
    finish(exitAccepted, "correct");
}
