import COneDNN
import Networks

/// How the numbers of an array are stored.
enum ElementType: Hashable {
  case float32
  case bfloat16

  /// What a plan stores activations and working copies of weights in.
  init(_ precision: Precision) { self = precision == .bfloat16 ? .bfloat16 : .float32 }

  /// The size of a number in bytes.
  var byteCount: Int {
    switch self {
    case .float32: 4
    case .bfloat16: 2
    }
  }

  /// The type in oneDNN's terms.
  var raw: dnnl_data_type_t {
    switch self {
    case .float32: dnnl_f32
    case .bfloat16: dnnl_bf16
    }
  }
}
