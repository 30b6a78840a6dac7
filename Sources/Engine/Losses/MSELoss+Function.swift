import Networks

extension MSELoss: RunnableLoss {
  var function: LossFunction {
    { outputs, target, slopes, _ in
      LossMath.mean(outputs, target, &slopes) { y, t in
        let difference = Double(y) - Double(t)
        return (difference * difference, 2 * difference)
      }
    }
  }
}
