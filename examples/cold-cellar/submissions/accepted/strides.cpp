// Walks towards the cold in strides that get half as long each time.
#include <cstdio>

int temperature(int shelf) {
  std::printf("? %d\n", shelf);
  std::fflush(stdout);
  int value = 0;
  if (std::scanf("%d", &value) != 1) return 0;
  return value;
}

int main() {
  int n = 0;
  if (std::scanf("%d", &n) != 1) return 1;
  int shelf = 1;
  for (int stride = 1 << 19; stride > 0; stride /= 2) {
    const int ahead = shelf + stride;
    if (ahead <= n && temperature(ahead) < temperature(ahead - 1)) shelf = ahead;
  }
  std::printf("! %d\n", shelf);
  std::fflush(stdout);
}
