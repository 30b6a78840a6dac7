extension Tensor? {
  /// The numbers of a parameter that a layer may lack; none stand for its neutral value.
  var floats: UnsafeMutableBufferPointer<Float> {
    self?.floats ?? UnsafeMutableBufferPointer(start: nil, count: 0)
  }

  /// The sums that a step may lack.
  var doubles: UnsafeMutableBufferPointer<Double> {
    self?.doubles ?? UnsafeMutableBufferPointer(start: nil, count: 0)
  }
}
