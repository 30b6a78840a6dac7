#include "Vectors.h"

KERNEL void descend(
  float *p, const float *g, size_t count, float learning_rate, float weight_decay) {
  for (size_t i = 0; i < count; i += LANES) {
    size_t rest = count - i;
    floats value = load_up_to(p + i, rest);
    floats gradient = load_up_to(g + i, rest) + weight_decay * value;
    store_up_to(p + i, value - learning_rate * gradient, rest);
  }
}

KERNEL void descend_along(
  float *p, const float *g, float *v, size_t count, ck_sgd_rule rule) {
  for (size_t i = 0; i < count; i += LANES) {
    size_t rest = count - i;
    floats value = load_up_to(p + i, rest);
    floats gradient = load_up_to(g + i, rest) + rule.weight_decay * value;
    floats velocity = rule.kept * load_up_to(v + i, rest) + rule.taken * gradient;
    store_up_to(v + i, velocity, rest);
    floats direction = rule.nesterov ? gradient + rule.momentum * velocity : velocity;
    store_up_to(p + i, value - rule.learning_rate * direction, rest);
  }
}
