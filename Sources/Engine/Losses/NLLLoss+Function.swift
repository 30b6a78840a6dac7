import Networks

extension NLLLoss: RunnableLoss {
  var function: LossFunction {
    let weights = weight.map { Float($0) }
    return { outputs, target, slopes, share in
      let classes = target.classes.span
      let width = outputs.count / classes.count
      LossMath.checkRange(of: classes, width: width)
      precondition(weights.isEmpty || weights.count == width, "a weight for each output")
      for i in 0..<slopes.count { slopes[i] = 0 }
      var total = 0.0
      for row in classes.indices {
        let weight = weights.isEmpty ? 1 : Double(weights[Int(classes[row])])
        let place = row * width + Int(classes[row])
        total -= weight * Double(outputs[place])
        if slopes.count > 0 { slopes[place] = Float(-weight * share) }
      }
      return total * share
    }
  }
}
