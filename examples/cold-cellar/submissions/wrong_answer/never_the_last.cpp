// Never looks at the last shelf.
#include <bits/stdc++.h>
using namespace std;

int temperature(int shelf) {
  cout << "? " << shelf << endl;
  int value;
  cin >> value;
  return value;
}

int main() {
  int n;
  cin >> n;
  int low = 1, high = max(1, n - 1);
  while (low < high) {
    const int middle = (low + high) / 2;
    if (temperature(middle) < temperature(middle + 1)) high = middle;
    else low = middle + 1;
  }
  cout << "! " << low << endl;
}
