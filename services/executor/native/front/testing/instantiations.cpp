#include "instantiated.hpp"
template struct Box<int>;
