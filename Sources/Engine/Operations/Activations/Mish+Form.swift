import COneDNN
import Networks

extension Mish: RunnableActivation {
  /// y′ = t + x (1 − t²) σ(x) with t = tanh(softplus(x)).
  var form: ActivationForm {
    ActivationForm(
      value: { x in x * .tanh(.softplus(x)) },
      slope: { x in
        let t = Lanes.tanh(.softplus(x))
        return t + x * (1 - t * t) * .logistic(x)
      },
      library: dnnl_eltwise_mish)
  }
}
