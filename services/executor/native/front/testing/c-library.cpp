// The C library and the compiler's own: strings, numbers, jumps, wide characters.
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include <cctype>
#include <cerrno>
#include <clocale>
#include <cmath>
#include <complex>

static jmp_buf back;

static int compare(const void* a, const void* b) {
  return *(const int*)a - *(const int*)b;
}

int main() {
  volatile int rounds = 0;
  if (setjmp(back) < 3) longjmp(back, ++rounds);
  printf("%d rounds\n", rounds);

  int numbers[] = {5, 3, 9, 1};
  qsort(numbers, 4, sizeof(int), compare);
  int key = 9;
  printf("%d %td\n", numbers[0], (int*)bsearch(&key, numbers, 4, sizeof(int), compare) - numbers);

  char text[64] = "one,two;three";
  for (char* part = strtok(text, ",;"); part != NULL; part = strtok(NULL, ",;")) {
    printf("%s %zu %s\n", part, strlen(part), strchr(part, 't') ? "t" : "-");
  }
  char copy[64];
  memset(copy, 'x', sizeof copy);
  memmove(copy + 1, memcpy(copy, "abcdef", 7), 7);
  printf("%s %d %d %d\n", copy, strcmp("a", "b") < 0, strcasecmp("Abc", "aBC"),
         memcmp("x", "x", 1));

  unsigned __int128 big = 1;
  for (int i = 1; i <= 30; ++i) big *= i;
  printf("%llu %llu\n", (unsigned long long)(big / 1000000000000000000ULL),
         (unsigned long long)(big % 1000000007));
  printf("%.15Lf %.10Lf %.12f %.6f\n", sqrtl(2.0L), powl(1.5L, 10.25L), sin(1e6), tgamma(5.5));
  printf("%.9f %ld %.3f %g\n", std::fmod(10, 3.3), lround(2.5), atan2(-1, -1),
         strtod("1e-3x", NULL));
  const std::complex<double> root = std::sqrt(std::complex<double>(-3, 4));
  printf("%.3f %.3f %.3f\n", root.real(), root.imag(), std::abs(std::exp(root)));
  printf("%d %d %ld %s\n", __builtin_popcountll(0xff00ffULL), toupper('q'),
         strtol("-0x1f", NULL, 16), strerror(ERANGE));

  wchar_t wide[16];
  printf("%zu %d\n", mbstowcs(wide, "wide", 16), wcscmp(wide, L"wide"));
  struct tm date = {};
  date.tm_year = 100;
  date.tm_mday = 60;
  char day[32];
  const time_t then = timegm(&date);
  strftime(day, sizeof day, "%Y-%m-%d", gmtime(&then));
  printf("%s %d\n", day, clock() >= 0 && time(NULL) > 0);
  srand(5);
  printf("%d %d\n", rand() % 1000, rand() % 1000);

  char* line = NULL;
  size_t room = 0;
  while (getline(&line, &room, stdin) > 0) printf("> %s", line);
  free(line);
  printf("%d %d %s\n", getchar_unlocked(), feof(stdin) != 0,
         getenv("HOME_OF_NOBODY") ? "set" : "unset");
  fputs("unfinished", stdout);
}
