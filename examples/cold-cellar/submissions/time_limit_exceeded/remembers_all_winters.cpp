// Computes before it says anything.
#include <bits/stdc++.h>
using namespace std;

int main() {
  int n;
  cin >> n;
  volatile unsigned long long winters = 0;
  for (unsigned long long year = 0; year < 100000000000ull; ++year) winters = winters + year * n;
  cout << "! 1" << endl;
}
