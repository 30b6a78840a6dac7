import Networks
import RealModule

extension BCEWithLogitsLoss: RunnableLoss {
  var function: LossFunction {
    { outputs, target, slopes, _ in
      LossMath.mean(outputs, target, &slopes) { y, t in
        let (y, t) = (Double(y), Double(t))
        // Not max(y, 0), which would hide a NaN; log(1 + e^−|y|) never overflows.
        let positive = y < 0 ? 0 : y
        return (
          positive - y * t + .log(onePlus: .exp(-abs(y))), 1 / (1 + .exp(-y)) - t
        )
      }
    }
  }
}
