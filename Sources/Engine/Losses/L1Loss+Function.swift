import Networks

extension L1Loss: RunnableLoss {
  var function: LossFunction {
    { outputs, target, slopes, _ in
      LossMath.mean(outputs, target, &slopes) { y, t in
        let difference = Double(y) - Double(t)
        // The slope at 0 is 0.
        return (abs(difference), difference > 0 ? 1 : difference < 0 ? -1 : 0)
      }
    }
  }
}
