import CKernels
import Networks

extension Softplus: RunnableActivation {
  /// The soft_relu of oneDNN has neither a factor nor a threshold.
  var form: ActivationForm { ActivationForm(ck_softplus, a: beta, b: threshold, library: nil) }
}
