import CKernels
import COneDNN
import Networks

extension Sigmoid: RunnableActivation {
  var form: ActivationForm {
    ActivationForm(
      ck_sigmoid, library: dnnl_eltwise_logistic_use_dst_for_bwd, usesResult: true)
  }
}
