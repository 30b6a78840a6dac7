import COneDNN
public import Networks

extension Precision {
  /// Whether this machine's processor has instructions for it, as far as oneDNN may use them.
  public var isSupported: Bool {
    let wanted = dnnl_cpu_isa_avx512_core_bf16.rawValue
    return self == .float32 || dnnl_get_effective_cpu_isa().rawValue & wanted == wanted
  }
}
