import COneDNN

/// The processor's instructions that oneDNN uses, which the bits of its results depend on.
package enum InstructionSet {
  /// Their name in oneDNN's terms, such as `avx512_core_bf16`; `DNNL_MAX_CPU_ISA` may have chosen it.
  package static var name: String {
    let set = dnnl_get_effective_cpu_isa()
    return names.first { $0.0 == set }?.1 ?? String(set.rawValue, radix: 16)
  }

  private static let names: [(dnnl_cpu_isa_t, String)] = [
    (dnnl_cpu_isa_all, "isa_all"), (dnnl_cpu_isa_sse41, "sse41"), (dnnl_cpu_isa_avx, "avx"),
    (dnnl_cpu_isa_avx2, "avx2"), (dnnl_cpu_isa_avx2_vnni, "avx2_vnni"),
    (dnnl_cpu_isa_avx512_core, "avx512_core"),
    (dnnl_cpu_isa_avx512_core_vnni, "avx512_core_vnni"),
    (dnnl_cpu_isa_avx512_core_bf16, "avx512_core_bf16"),
    (dnnl_cpu_isa_avx512_core_amx, "avx512_core_amx"),
  ]
}
