// Walks until it gets warmer; the battery does not last that long.
#include <bits/stdc++.h>
using namespace std;

int main() {
  int n;
  cin >> n;
  long long last = LLONG_MAX;
  for (int shelf = 1; shelf <= n; ++shelf) {
    cout << "? " << shelf << endl;
    long long value = 0;
    cin >> value;
    if (value > last) {
      cout << "! " << shelf - 1 << endl;
      return 0;
    }
    last = value;
  }
  cout << "! " << n << endl;
}
