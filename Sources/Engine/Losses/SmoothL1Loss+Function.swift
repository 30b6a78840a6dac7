import Networks

extension SmoothL1Loss: RunnableLoss {
  var function: LossFunction {
    { outputs, target, slopes, _ in
      LossMath.mean(outputs, target, &slopes) { y, t in
        let difference = Double(y) - Double(t)
        return abs(difference) < 1
          ? (0.5 * difference * difference, difference)
          : (abs(difference) - 0.5, difference > 0 ? 1 : -1)
      }
    }
  }
}
