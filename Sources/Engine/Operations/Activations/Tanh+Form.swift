import CKernels
import COneDNN
import Networks

extension Tanh: RunnableActivation {
  var form: ActivationForm {
    ActivationForm(ck_tanh, library: dnnl_eltwise_tanh_use_dst_for_bwd, usesResult: true)
  }
}
