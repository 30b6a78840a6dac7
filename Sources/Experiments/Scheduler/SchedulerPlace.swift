internal import Declarations
internal import Schedules

/// Where a scheduler and its arguments stand in a spec.
struct SchedulerPlace: Sendable {
  /// The mapping of its arguments; nil where the spec names no scheduler.
  let node: SpecNode?
  /// Where the scheduler as a whole stands.
  let span: SourceSpan
  /// Its place in the spec.
  let path: SpecPath
  // The names of the groups, by which values of one a group may stand.
  private let groupNames: [String]
  // The mapping around a warmup, in which the arguments of what it is in front of stand.
  private var outer: (node: SpecNode, path: SpecPath)?

  /// The place of a scheduler: of its warmup, where it has one.
  init(node: SpecNode, path: SpecPath, groupNames: [String]) {
    self.groupNames = groupNames
    let warmup = node[key: "warmup"]
    self.node = warmup ?? node
    self.path = warmup == nil ? path : path.key("warmup")
    span = warmup?.span ?? node[key: "type"]?.span ?? node.span
    outer = warmup.map { _ in (node, path) }
  }

  /// The place where a spec names no scheduler.
  init(none span: SourceSpan, path: SpecPath) {
    (node, groupNames) = (nil, [])
    (self.span, self.path) = (span, path)
  }

  private init(behindWarmup node: SpecNode, path: SpecPath, groupNames: [String]) {
    (self.node, self.path, self.groupNames) = (node, path, groupNames)
    span = node[key: "type"]?.span ?? node.span
  }

  /// The place of the scheduler behind the warmup; this one where there is none.
  var behindWarmup: SchedulerPlace {
    outer.map { SchedulerPlace(behindWarmup: $0.node, path: $0.path, groupNames: groupNames) }
      ?? self
  }

  /// The place of a scheduler in this one.
  func part(_ place: PolicyPlace?) -> SchedulerPlace {
    guard let place else { return behindWarmup }
    let (found, path) = find(place)
    guard let found else { return self }
    return SchedulerPlace(node: found, path: path, groupNames: groupNames)
  }

  /// Where an argument stands, or the scheduler as a whole.
  func located(_ place: PolicyPlace?) -> (span: SourceSpan, path: SpecPath) {
    guard let place else { return (span, path) }
    let (found, path) = find(place)
    return (found?.span ?? span, path)
  }

  /// Where an argument's value stands; a default stands where the scheduler's keys begin.
  func standing(_ place: PolicyPlace) -> (span: SourceSpan, path: SpecPath) {
    let (found, path) = find(place)
    return (found?.span ?? node?.span.firstCharacter ?? span, path)
  }

  /// The node of an argument, if it is given.
  func value(_ place: PolicyPlace) -> SpecNode? { find(place).node }

  private func find(_ place: PolicyPlace) -> (node: SpecNode?, path: SpecPath) {
    var (found, path) = (node?[key: place.argument], path.key(place.argument))
    for index in place.indices {
      if case .sequence(let items)? = found?.kind, items.indices.contains(index) {
        (found, path) = (items[index], path.item(index))
      } else if let (key, value) = found?.value(of: index, in: groupNames) {
        (found, path) = (value, path.key(key))
      } else {
        break
      }
    }
    return (found, path)
  }
}
