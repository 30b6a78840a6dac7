import CKernels
import COneDNN
import Networks

extension GELU: RunnableActivation {
  var form: ActivationForm {
    switch approximate {
    case .none: ActivationForm(ck_gelu, library: dnnl_eltwise_gelu_erf)
    case .tanh: ActivationForm(ck_gelu_tanh, library: dnnl_eltwise_gelu_tanh)
    }
  }
}
