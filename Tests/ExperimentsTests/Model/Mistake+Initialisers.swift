extension Mistake {
  /// Mistakes about what parameters begin with; line 2 gives the seed otherwise.
  static let initialisers: [Mistake] = [
    Mistake(2, "init: {}", "2:7: error: init: expected weights or parameters, found nothing"),
    Mistake(
      2, "init: {parameters: zeros}",
      "2:20: error: init.parameters: expected a list of rules, found 'zeros'"),
    Mistake(
      2, "init:\n  parameters: [{params: \"*.weight\", type: kaiming}]",
      "3:43: error: unknown initialiser 'kaiming'; known: uniform, normal, constant, zeros, ones, "
        + "trunc_normal, xavier_uniform, xavier_normal, kaiming_uniform, kaiming_normal, "
        + "orthogonal"),
    Mistake(
      2, "init: {parameters: [{type: zeros, gain: 1}]}",
      "2:35: error: unknown key 'gain' in init.parameters.0; known: params, type"),
    Mistake(
      2, "init: {parameters: [{type: constant}]}",
      "2:21: error: missing key 'val' in init.parameters.0"),
    Mistake(
      2, "init: {parameters: [{params: \"*.bias\", type: kaiming_normal}]}",
      "2:21: error: init.parameters.0: 'hidden.bias': kaiming_normal needs a fan, which takes two "
        + "dimensions, not 32"),
    Mistake(
      2, "init: {parameters: [{params: conv*, type: zeros}]}",
      "2:30: error: init.parameters.0: matches no parameter; the model has hidden.weight, "
        + "hidden.bias, 2.weight, 2.bias"),
    Mistake(
      2, "init: {parameters: [{type: zeros}, {params: [\"*.bias\"], type: ones}]}",
      "2:46: error: init.parameters.1: every parameter it matches is taken by a rule above"),
    Mistake(
      2, "init: {weights: w, parameters: [{type: zeros}]}",
      "2:20: warning: init.parameters: has no effect: all parameters are read from init.weights"),
    Mistake(
      2, "init: {parameters: [{type: uniform, a: 1, b: -1}]}",
      "2:21: error: init.parameters.0: 'hidden.weight': the lower bound a of uniform, 1.0, is "
        + "above the upper bound b, -1.0"),
    Mistake(
      2, "init: {parameters: [{type: normal, std: -1}]}",
      "2:41: error: init.parameters.0.std: expected a number from 0 to 3.4e38, found '-1'"),
    // The slope belongs to leaky_relu.
    Mistake(
      2,
      "init:\n  parameters:\n    - {params: \"*t\", type: kaiming_uniform, nonlinearity: relu, a: 1}",
      "4:65: error: unknown key 'a' in init.parameters.0; known: mode, nonlinearity, params, type"),
    Mistake(
      12, "  - linear: {out_features: 32, name: hidden, bias_init: xavier_normal}",
      "12:57: error: model.0.linear: xavier_normal needs a fan, which takes two dimensions, not 32"),
    Mistake(
      12, "  - linear: {out_features: 32, name: hidden, bias: false, bias_init: zeros}",
      "12:70: error: model.0.linear: the layer has no bias to initialise"),
    Mistake(
      12, "  - linear: {out_features: 32, name: hidden, weight_init: {type: normal, sdt: 1}}",
      "12:74: error: unknown key 'sdt' in model.0.linear.weight_init; did you mean 'std'?"),
    Mistake(
      12, "  - linear: {out_features: 32, name: hidden, weight_init: [1]}",
      "12:59: error: model.0.linear.weight_init: expected an initialiser such as zeros or "
        + "{type: constant, val: 1}, found a list"),
    Mistake(
      13, "  - relu: {weight_init: zeros}",
      "13:25: error: model.1.relu: the layer has no weight to initialise"),
    Mistake(
      2, "init: {parameters: [{params: \"*.weight\", tpye: zeros}]}",
      "2:42: error: unknown key 'tpye' in init.parameters.0; did you mean 'type'?"),
    Mistake(
      2, "init: {parameter: []}",
      "2:8: error: unknown key 'parameter' in init; did you mean 'parameters'?"),
  ]
}
