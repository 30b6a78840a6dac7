import CKernels

/// The C kernels for the newest instructions that this machine has.
enum MachineKernels {
  static let best = ck_best_kernels().pointee
}
