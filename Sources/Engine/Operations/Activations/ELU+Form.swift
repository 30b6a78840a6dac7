import CKernels
import COneDNN
import Networks

extension ELU: RunnableActivation {
  var form: ActivationForm { ActivationForm(ck_elu, a: alpha, library: dnnl_eltwise_elu) }
}
