import CKernels
import COneDNN
import Networks

extension SiLU: RunnableActivation {
  /// oneDNN multiplies the argument of the sigmoid by its own.
  var form: ActivationForm { ActivationForm(ck_silu, a: 1, library: dnnl_eltwise_swish) }
}
