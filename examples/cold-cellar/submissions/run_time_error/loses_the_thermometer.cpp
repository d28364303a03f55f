// Throws in the middle of the conversation: the judge then sees the end of the output, which must not
// make it a wrong answer.
#include <bits/stdc++.h>
using namespace std;

int main() {
  int n;
  cin >> n;
  vector<int> readings(20);
  int low = 1, high = n;
  for (int count = 0; low < high; ++count) {
    const int middle = (low + high) / 2;
    cout << "? " << middle << endl;
    cin >> readings.at(2 * count);
    cout << "? " << middle + 1 << endl;
    cin >> readings.at(2 * count + 1);
    if (readings[2 * count] < readings[2 * count + 1]) high = middle;
    else low = middle + 1;
  }
  cout << "! " << low << endl;
}
