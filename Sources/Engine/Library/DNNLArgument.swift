import COneDNN

/// The numbers by which primitives know their arguments.
enum DNNLArgument {
  static let from = DNNL_ARG_SRC_0
  static let to = DNNL_ARG_DST_0
  static let source = DNNL_ARG_SRC_0
  static let secondSource = DNNL_ARG_SRC_1
  static let result = DNNL_ARG_DST_0
  static let weights = DNNL_ARG_WEIGHTS_0
  static let bias = DNNL_ARG_BIAS
  static let sourceGradient = DNNL_ARG_DIFF_SRC_0
  static let resultGradient = DNNL_ARG_DIFF_DST_0
  static let weightsGradient = DNNL_ARG_DIFF_WEIGHTS_0
  static let biasGradient = DNNL_ARG_DIFF_BIAS
  static let workspace = DNNL_ARG_WORKSPACE
  static let mean = DNNL_ARG_MEAN
  static let variance = DNNL_ARG_VARIANCE
  static let scale = DNNL_ARG_SCALE
  static let shift = DNNL_ARG_SHIFT
  static let scaleGradient = DNNL_ARG_DIFF_SCALE
  static let shiftGradient = DNNL_ARG_DIFF_SHIFT
}
