/// A space as coordinates of one size, for models that compare distances.
///
/// An assignment has a coordinate for every axis: 0…1 over the width of numbers, the place of an
/// option. Embedded, an axis that is inactive stands in its middle, or has an option of its own.
struct UnitCube: Sendable {
  let space: SearchSpace

  /// The axes whose coordinates are places of options.
  var isOption: [Bool] {
    space.scales.map { if case .options = $0.kind { true } else { false } }
  }

  /// The value of an axis at a coordinate.
  func value(_ axis: Int, _ coordinate: Double) -> AxisValue {
    let scale = space.scales[axis]
    return switch scale.kind {
    case .continuous, .cells: scale.value(at: scale.low + coordinate * scale.width)
    case .options: scale.value(at: coordinate)
    }
  }

  /// The coordinate of a value.
  func coordinate(_ axis: Int, _ value: AxisValue) -> Double {
    let scale = space.scales[axis]
    return switch scale.kind {
    case .continuous, .cells:
      scale.width > 0 ? (scale.coordinate(of: value) - scale.low) / scale.width : 0.5
    case .options: value.double
    }
  }

  /// The assignment at the quantiles of all axes.
  func assignment(_ quantile: (_ axis: Int) -> Double) -> [Double] {
    space.scales.indices.map { axis in
      coordinate(axis, space.scales[axis].value(atQuantile: quantile(axis)))
    }
  }

  /// The point of an assignment.
  func point(_ assignment: [Double]) -> Point { space.point { value($0, assignment[$0]) } }

  /// Where a point stands.
  func embedding(_ point: Point) -> [Double] {
    point.values.indices.map { axis in
      if let value = point.values[axis] { return coordinate(axis, value) }
      if case .options = space.scales[axis].kind { return -1 }
      return 0.5
    }
  }

  /// Where an assignment stands.
  func embedding(_ assignment: [Double]) -> [Double] {
    space.isConditional ? embedding(point(assignment)) : assignment
  }
}
