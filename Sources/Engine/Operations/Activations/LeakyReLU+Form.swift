import CKernels
import COneDNN
import Networks

extension LeakyReLU: RunnableActivation {
  var form: ActivationForm {
    ActivationForm(ck_leaky_relu, a: negativeSlope, library: dnnl_eltwise_relu)
  }
}
