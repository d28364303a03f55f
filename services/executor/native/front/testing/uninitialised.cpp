// Shows what lies in memory that it has not written to.
#include <cstdio>
#include <cstdlib>

extern unsigned char goldpan_fill;

__attribute__((noinline)) static int stack(int depth) {
  volatile unsigned char room[4096];
  return depth == 0 ? room[17] : stack(depth - 1);
}

int main() {
  std::printf("%02x %02x %02x", goldpan_fill, stack(0), stack(100));
  // The second block is the first one's memory again.
  for (int i = 0; i < 2; ++i) {
    unsigned char* block = static_cast<unsigned char*>(std::malloc(100));
    std::printf(" %02x", block[50]);
    block[50] = 1;
    std::free(block);
  }
  unsigned char* array = new unsigned char[200];
  unsigned char* large = static_cast<unsigned char*>(std::malloc(1 << 20));
  large = static_cast<unsigned char*>(std::realloc(large, 3 << 19));
  void* aligned = nullptr;
  if (posix_memalign(&aligned, 4096, 100) != 0) return 1;
  std::printf(" %02x %02x %02x %02x %02x\n", array[150], large[99], large[(5 << 18) + 7],
              static_cast<unsigned char*>(aligned)[60],
              static_cast<unsigned char*>(std::calloc(10, 10))[55]);
}
