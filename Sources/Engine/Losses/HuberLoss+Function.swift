import Networks

extension HuberLoss: RunnableLoss {
  var function: LossFunction {
    { [delta] outputs, target, slopes, _ in
      LossMath.mean(outputs, target, &slopes) { y, t in
        let difference = Double(y) - Double(t)
        return abs(difference) < delta
          ? (0.5 * difference * difference, difference)
          : (delta * (abs(difference) - 0.5 * delta), difference > 0 ? delta : -delta)
      }
    }
  }
}
