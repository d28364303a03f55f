#pragma once

namespace goldpan {

// Of the runner and its protocol; `hello` reports it.
constexpr char kVersion[] = "1.0.0";

}  // namespace goldpan
